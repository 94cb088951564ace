"""Block by block and sentence by sentence: dates, plans, patterns and counts to claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.articles.article import Article
from pipeline.blocks.block import BlockKind
from pipeline.claims.arguments import logical_objects
from pipeline.claims.brackets import bracket_drafts
from pipeline.claims.claim import Claim
from pipeline.claims.counts import count_of, single_things
from pipeline.claims.drafts import Draft, finish
from pipeline.claims.heads import date_heads
from pipeline.claims.idioms import verb_of_phrase
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.matched import pattern_drafts
from pipeline.claims.memory import remember
from pipeline.claims.modality import ACTUAL, NEGATED, came_to_nothing, is_never, modality_of
from pipeline.claims.names import EntityIndex
from pipeline.claims.narration import Narration
from pipeline.claims.offices import meanwhile, office_drafts
from pipeline.claims.participants import Reader
from pipeline.claims.patterns import Patterns
from pipeline.claims.placings import PLACING, chart_drafts, result_drafts
from pipeline.claims.plans import plan_heads
from pipeline.claims.predicates import Predicates
from pipeline.claims.quantities import quantity_draft
from pipeline.claims.rank_words import comparison_drafts, ordinal_drafts
from pipeline.claims.ranks import rank_drafts
from pipeline.claims.relations import with_relations
from pipeline.claims.sharing import same_tense
from pipeline.claims.since import since_then, turn_heads, turning_day
from pipeline.claims.sole import sole_drafts
from pipeline.claims.states import firsts, state_heads
from pipeline.claims.syntax import children, is_copula, is_noun, is_passive, is_verb, prepositional, tokens_in, verb_group
from pipeline.claims.topics import Topics
from pipeline.claims.zeros import zero_drafts
from pipeline.dates import DateMention
from pipeline.documents import ParsedBlock
from pipeline.mentions.ages import find_ages
from pipeline.mentions.entities import EntityMention
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class BlockReading:
    """A parsed block with the mentions in it; their offsets are into the article."""

    parsed: ParsedBlock
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]
    entities: Sequence[EntityMention]


BESIDE = re.compile(r"\s*\(?(?:(?:in|on|by|as of|for|at|during)\s+)?")
"""What may stand between a figure and the date that is its own."""
LONGEST = 300
"""Tokens of a sentence. What is longer is a list, a table or no prose at all, and its parse means nothing. It makes no claims, and
pattern rules are not tried on its block: the dependency matcher's time grows faster than the sentence."""
COUNTING = frozenset({"amount", "conversion"})
"""The kinds of quantities that make claims; ages, scores and rates' bases do not."""
DENYING = frozenset(
    {
        "no",
        "not",
        "never",
        "neither",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "hardly",
        "scarcely",
        "ever",
        "longer",
        "deny",
        "off",
        "through",
    }
)
"""A sentence without one of these, and without a verb that denies, denies nothing; the last two are of *called off* and *fell through*."""
TOLD = frozenset({"ROOT", "conj", "relcl"})
"""How a verb stands that tells of a deed by itself."""
CARRIED = frozenset({"xcomp", "acl", "pcomp", "conj", "amod", "advcl"})
"""How a verb hangs on the one whose date holds for it as well."""


@dataclass(slots=True)
class SentenceReading:
    """One sentence on its way to claims."""

    span: Span
    reader: Reader
    offset: int
    text: str
    """The block's own text."""
    dates: Sequence[DateMention] = ()
    drafts: list[Draft] = field(default_factory=list)
    figures: dict[int, DateMention] = field(default_factory=dict)
    """The dates that hang on a figure itself, by the figure's token."""

    def date_of(self, *tokens: Token) -> DateMention | None:
        """The date that one of the tokens heads."""
        for token in tokens:
            for draft in self.drafts:
                if draft.date is not None and token in {draft.head, draft.verb}:
                    return draft.date
        return None

    def beside(self, quantity: Quantity) -> DateMention | None:
        """The date right behind a figure, where the sentence dates several: `from $3 million in 1991 to $5 million in 1999`."""
        if len(self.dates) < 2:
            return None
        for date in self.dates:
            gap = self.text[max(0, quantity.char_end - self.offset) : date.char_start - self.offset]
            if date.char_start >= quantity.char_end and BESIDE.fullmatch(gap):
                return date
        return None

    def date_over(self, token: Token) -> DateMention | None:
        """The date of the nearest word over a token, up to the verb of its clause and the verbs that carry this one."""
        node = token
        while (date := self.figures.get(node.i) or self.date_of(node) or self.date_under(node)) is None:
            opened = any(child.lower_ == "when" for child in node.children)
            if node.head == node or (is_verb(node) and not opened and (node.dep_ not in CARRIED or is_apart(node))):
                return None
            node = node.head
        return date

    def date_under(self, verb: Token) -> DateMention | None:
        """The date of the infinitive that a verb carries: `may have to be replaced by 2025`."""
        return self.date_of(*(child for child in verb.children if child.dep_ == "xcomp")) if is_verb(verb) else None


def claims_in(
    article: Article, readings: Sequence[BlockReading], topics: Topics, lexicon: Lexicon, predicates: Predicates, patterns: Patterns
) -> list[Claim]:
    """The claims of one article, in text order."""
    narration = Narration(topics.topic, topics.title)
    section: tuple[str, ...] | None = None
    out: list[Claim] = []
    for reading in readings:
        block = reading.parsed.block
        if block.section != section:
            section = block.section
            narration.enter(topics.sections.get(block.section, ()))
        reader = Reader(
            EntityIndex(reading.parsed.doc, list(reading.entities), lexicon.person_titles),
            narration,
            lexicon,
            predicates.idioms,
            words_aside(reading),
        )
        out.extend(block_claims(article, reading, reader, predicates, patterns))
    return out


def block_claims(article: Article, reading: BlockReading, reader: Reader, predicates: Predicates, patterns: Patterns) -> Iterator[Claim]:
    """The claims of one block; the narration is moved on as it is read."""
    doc, offset = reading.parsed.doc, reading.parsed.block.char_start
    previous: Draft | None = None
    spans = [span for span in doc.sents if any(token.is_alpha or token.like_num for token in span) and not is_question(span)]
    readable = [span for span in spans if len(span) <= LONGEST]
    matches = list(patterns.find(doc)) if len(readable) == len(spans) else []
    spans = readable
    whole = doc[:] if reading.parsed.block.kind is BlockKind.CAPTION and spans else None
    for span in spans:
        dates = [date for date in reading.dates if within(date.char_start - offset, span)]
        anchors = [date for date in dates if date.edtf is not None and not date.in_name]
        sentence = SentenceReading(span, reader, offset, article.text[offset : reading.parsed.block.char_end], anchors)
        quantities = [
            quantity for quantity in reading.quantities if quantity.kind in COUNTING and within(quantity.char_start - offset, span)
        ]
        dated(sentence, dates, quantities, spans[0] if whole is not None else None)
        here = [match for match in matches if match.tokens["trigger"].sent == span]
        sentence.drafts = pattern_drafts(here, sentence.drafts, dates, quantities, reader, offset)
        matched = [draft.quantity for draft in sentence.drafts if draft.quantity is not None]
        planned(sentence)
        held(sentence, predicates)
        denied(sentence, predicates)
        aged(sentence, predicates)
        done_once(sentence, predicates)
        sentence.drafts += office_drafts(span, frozenset(draft.head.i for draft in sentence.drafts), sentence.date_over, reader, predicates)
        sentence.drafts += rank_drafts(span, frozenset(draft.head.i for draft in sentence.drafts if draft.date), sentence.date_over, reader)
        placed = [*comparison_drafts(span, sentence.date_over, reader), *ordinal_drafts(span, reader), *placing_drafts(sentence)]
        sentence.drafts = [draft for draft in sentence.drafts if draft.head not in {other.head for other in placed}] + placed
        for quantity in (*(quantity for quantity in quantities if quantity not in matched), *single_things(span, offset)):
            draft = counted(sentence, quantity, previous)
            previous = draft or previous
            sentence.drafts = [other for other in sentence.drafts if other.rule_id != "deed" or draft is None or other.head != draft.verb]
        sentence.drafts = with_relations(span, sentence.drafts, reader, predicates, sentence.text)
        sentence.drafts += zero_drafts(span, offset, reader)
        alone = sole_drafts(span, frozenset(draft.head.i for draft in sentence.drafts if draft.rule_id != "deed"), reader)
        sentence.drafts = [draft for draft in sentence.drafts if draft.head not in {other.head for other in alone}] + alone
        yield from (
            finish(draft, article, reading.parsed.block, whole or span, sentence.reader, predicates) for draft in unique(sentence.drafts)
        )
        remember(span, reader)


def is_apart(verb: Token) -> bool:
    """True for a coordinated verb that tells what holds, or that has another tense: the date of the verb before it is not its own."""
    return verb.dep_ == "conj" and is_verb(verb.head) and (is_copula(verb) or verb.lemma_ == "have" or not same_tense(verb, verb.head))


def is_question(span: Span) -> bool:
    """True for a sentence that asks, and asserts nothing."""
    return bool(span.text.rstrip(" \"”'").endswith("?"))


def words_aside(reading: BlockReading) -> frozenset[int]:
    """The positions of the tokens that dates and numbers hold."""
    offset = reading.parsed.block.char_start
    places = [(d.char_start, d.char_end) for d in reading.dates] + [(q.char_start, q.char_end) for q in reading.quantities]
    spans = [tokens_in(reading.parsed.doc, start - offset, end - offset) for start, end in places]
    return frozenset(token.i for span in spans if span is not None for token in span)


def within(position: int, span: Span) -> bool:
    """True if a character of the block's text lies in a sentence."""
    return bool(span.start_char <= position < span.end_char)


def dated(sentence: SentenceReading, dates: Sequence[DateMention], quantities: Sequence[Quantity], caption: Span | None) -> None:
    """A draft for each word that a date belongs to."""
    doc, offset, lexicon = sentence.span.doc, sentence.offset, sentence.reader.lexicon
    known = [date for date in dates if date.edtf is not None or date.problem is not None]
    usable = [date for date in known if not date.in_name or is_own(date, doc, offset)]
    in_brackets, used = bracket_drafts(sentence.span, usable, offset, sentence.text, sentence.reader)
    sentence.drafts.extend(in_brackets)
    placed = [(date, tokens_in(doc, date.char_start - offset, date.char_end - offset)) for date in usable if date.char_start not in used]
    spans = [(date, span) for date, span in placed if span is not None and len(span)]
    figures = [tokens_in(doc, quantity.char_start - offset, quantity.char_end - offset) for quantity in quantities]
    counts = frozenset(token.i for span in figures if span is not None for token in span)
    for (date, words), heads in zip(spans, date_heads([span for _, span in spans], counts, lexicon), strict=True):
        if caption is not None and not any(is_verb(head) for head in heads) and is_verb(caption.root):
            heads = [caption.root]
        heads = [verb_of_phrase(head, sentence.reader.idioms) for head in heads]
        sentence.figures.update({head.i: date for head in heads if head.i in counts})
        turns = frozenset(verb.i for verb in turn_heads(words))
        for head in (head for head in heads if head.i not in counts):
            at = turning_day(date, sentence.text, offset) if head.i in turns else date
            sentence.drafts.append(Draft(head, "clause", date=at))
    sentence.drafts.extend(since_then(sentence.drafts, sentence.span, offset))


def is_own(date: DateMention, doc: Doc, offset: int) -> bool:
    """True if the date in front of a noun dates what the noun tells, and names no famous event: `the 1947 creation of the agency`."""
    span = tokens_in(doc, date.char_start - offset, date.char_end - offset)
    if span is None or not len(span) or span.root.dep_ not in {"nummod", "compound", "nmod", "npadvmod"}:
        return False
    noun = span.root.head
    return (
        noun.i > span.root.i
        and noun.pos_ == "NOUN"
        and noun.lemma_.endswith(("tion", "ment", "al", "ing"))
        and bool(prepositional(noun, "of"))
    )


def placing_drafts(sentence: SentenceReading) -> list[Draft]:
    """A draft for each place in a contest or on a chart."""
    return [*result_drafts(sentence.span, sentence.date_over, sentence.reader), *chart_drafts(sentence.span, sentence.reader)]


def planned(sentence: SentenceReading) -> None:
    """A draft for each plan that has no date of its own."""
    done = {draft.head.i for draft in sentence.drafts}
    for head in plan_heads(sentence.span, sentence.reader.lexicon):
        if head.i not in done:
            sentence.drafts.append(Draft(head, "plan"))


def held(sentence: SentenceReading, predicates: Predicates) -> None:
    """A draft for each state that a predicate wants even where it has no date and no count."""
    done = {draft.head.i for draft in sentence.drafts}
    for head in state_heads(sentence.span):
        if head.i not in done and predicates.wants_state(predicates.of(head)):
            date = next((date for event in meanwhile(head) if (date := sentence.date_of(event)) is not None), None)
            sentence.drafts.append(Draft(head, "state", date=date, kind="state"))
    sentence.drafts.extend(Draft(head, "state", kind="state") for head in firsts(sentence.span) if head.i not in done)


def denied(sentence: SentenceReading, predicates: Predicates) -> None:
    """A draft for each denial of what happens once, or of all time, and for each deal that fell through: a text may say it was."""
    lexicon = sentence.reader.lexicon
    verbs = lexicon.negative | lexicon.undoing
    if not any(token.dep_ == "neg" or token.lower_ in DENYING or token.lemma_ in verbs for token in sentence.span):
        return
    done = {draft.head.i for draft in sentence.drafts}
    for token in sentence.span:
        if token.i not in done and is_noun(token) and predicates.is_dealing(token, lexicon.event_nouns) and came_to_nothing(token, lexicon):
            sentence.drafts.append(Draft(token, "denial", modality=NEGATED))
        if not is_verb(token) or token.i in done or modality_of(token, lexicon) != NEGATED:
            continue
        predicate = predicates.of(token)
        says = predicate in predicates.rules or has_meaning(token, lexicon)
        if predicates.happens_once(predicate) or (is_never(token) and is_over(token) and says):
            sentence.drafts.append(Draft(token, "denial"))


def done_once(sentence: SentenceReading, predicates: Predicates) -> None:
    """A draft for each undated deed that happens once to what has a name, or that one does to the other: a text may deny it."""
    taken = {draft.head.i for draft in sentence.drafts}
    for verb in sentence.span:
        is_told = is_verb(verb) and verb.i not in taken and verb.dep_ in TOLD and is_over(verb) and predicates.is_deed(predicates.of(verb))
        is_named = is_told and any(noun.text[:1].isupper() for noun in logical_objects(verb))
        if is_named and modality_of(verb, sentence.reader.lexicon) == ACTUAL:
            sentence.drafts.append(Draft(verb, "deed"))


def is_over(verb: Token) -> bool:
    """True for a verb in the past or the perfect tense: no habit, no wish."""
    group = verb_group(verb)
    return any(token.tag_ in {"VBD", "VBN"} or token.lemma_ == "do" for token in group) and not any(token.tag_ == "MD" for token in group)


def has_meaning(verb: Token, lexicon: Lexicon) -> bool:
    """True for a verb that says by itself what happens: `was never made`, not `never made a visit`."""
    return verb.lemma_ not in lexicon.stative and (is_passive(verb) or verb.lemma_ not in lexicon.light) and not children(verb, "oprd")


def aged(sentence: SentenceReading, predicates: Predicates) -> None:
    """A draft for each undated turn of a life that is told with an age: other dates say how old somebody was then."""
    done = {draft.head.i for draft in sentence.drafts}
    turns = [token for token in sentence.span if is_verb(token) and token.i not in done and predicates.is_of_a_life(predicates.of(token))]
    if turns and find_ages(sentence.span.text):
        sentence.drafts.extend(Draft(verb, "age") for verb in turns)


def counted(sentence: SentenceReading, quantity: Quantity, previous: Draft | None) -> Draft | None:
    """A draft for a quantity, with the date and the modality of its clause."""
    if quantity.kind == "conversion" and previous is not None and previous.head.sent == sentence.span:
        sentence.drafts.append(replace(previous, quantity=quantity))
        return previous
    count = count_of(sentence.span.doc, quantity, sentence.offset, sentence.reader.lexicon)
    if count is None:
        return None
    date = sentence.beside(count.quantity) or next((sentence.figures[i] for i in count.tokens if i in sentence.figures), None)
    date = date or sentence.date_of(count.trigger) or sentence.date_over(count.noun if count.noun is not None else count.root)
    date = date or sentence.date_of(count.clause)
    if any(draft.predicate == PLACING and draft.head == count.clause for draft in sentence.drafts):
        return None  # a race of 800 metres
    draft = quantity_draft(count, date, sentence.reader, previous)
    if count.is_measured:
        sentence.drafts = [d for d in sentence.drafts if d.head != count.clause or d.date != date or d.quantity is not None]
    sentence.drafts.append(draft)
    return draft


def unique(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each head, date and quantity, in text order."""
    first: dict[tuple[int, object, object, object], Draft] = {}
    for draft in drafts:
        key = (draft.head.i, draft.words, draft.date and draft.date.edtf, draft.quantity and draft.quantity.char_start)
        first.setdefault(key, draft)
    return sorted(first.values(), key=lambda draft: (draft.head.i, draft.date.char_start if draft.date else -1, draft.rule_id))
