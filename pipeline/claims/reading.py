"""Block by block and sentence by sentence: dates, plans, patterns and counts to claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.articles.article import Article
from pipeline.blocks.block import BlockKind
from pipeline.claims.bounds import LATER, flipped, is_denied_bound, says_itself, waited
from pipeline.claims.brackets import bracket_drafts
from pipeline.claims.claim import Claim
from pipeline.claims.containers import container_drafts
from pipeline.claims.counts import count_of, is_had, single_things
from pipeline.claims.datings import is_own, without_year
from pipeline.claims.deaths import beside_deeds, in_scene, scene_of
from pipeline.claims.drafts import Draft, finish
from pipeline.claims.effective import effective_draft, is_effective
from pipeline.claims.exclusive import exclusive_drafts
from pipeline.claims.extremes import extreme_drafts
from pipeline.claims.facts import with_facts
from pipeline.claims.gapped import gapped_drafts
from pipeline.claims.heads import date_heads
from pipeline.claims.idioms import verb_of_phrase
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.lives import in_other_words
from pipeline.claims.matched import pattern_drafts
from pipeline.claims.memory import remember
from pipeline.claims.milestones import milestone_drafts
from pipeline.claims.modality import ACTUAL, NEGATED, modality_of
from pipeline.claims.names import EntityIndex
from pipeline.claims.narration import Narration
from pipeline.claims.nths import nth_drafts
from pipeline.claims.offices import office_drafts
from pipeline.claims.participants import Reader
from pipeline.claims.patterns import Patterns
from pipeline.claims.pending import pending_drafts
from pipeline.claims.phases import phase_drafts
from pipeline.claims.placings import PLACING, placing_drafts
from pipeline.claims.precedence import RULE as ORDER
from pipeline.claims.predicates import Predicates
from pipeline.claims.quantities import quantity_draft
from pipeline.claims.rank_words import comparison_drafts
from pipeline.claims.ranks import rank_drafts
from pipeline.claims.relations import with_relations
from pipeline.claims.rows import ordinal_drafts
from pipeline.claims.sentence import SentenceReading, is_question
from pipeline.claims.since import since_then, turn_heads, turning_day
from pipeline.claims.syntax import is_verb, opens_title, tokens_in
from pipeline.claims.tallies import tally_drafts
from pipeline.claims.topics import Topics
from pipeline.claims.turns import turn_drafts
from pipeline.claims.undated import aged, denied, done_once, held, in_part_of_year, planned
from pipeline.dates import DateMention
from pipeline.documents import ParsedBlock
from pipeline.mentions.entities import EntityMention
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span

LONGEST = 300
"""Tokens of a sentence. What is longer is a list, a table or no prose at all, and its parse means nothing. It makes no claims, and
pattern rules are not tried on its block: the dependency matcher's time grows faster than the sentence."""
COUNTING = frozenset({"amount", "conversion", "vague"})
"""The kinds of quantities that make claims; ages, scores and rates' bases do not."""


@dataclass(frozen=True, slots=True)
class BlockReading:
    """A parsed block with the mentions in it; their offsets are into the article."""

    parsed: ParsedBlock
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]
    entities: Sequence[EntityMention]


def claims_in(
    article: Article, readings: Sequence[BlockReading], topics: Topics, lexicon: Lexicon, predicates: Predicates, patterns: Patterns
) -> list[Claim]:
    """The claims of one article, in text order."""
    called = {topics.called: topics.topic} if topics.called and topics.topic else {}
    narration = Narration(topics.topic, topics.title, described=called)
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
    scene: DateMention | None = None
    before: Sequence[Draft] = ()
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
        sentence.drafts = gapped_drafts(sentence)
        sentence.drafts = [in_other_words(draft, reader, predicates) for draft in sentence.drafts]
        turns = [*turn_drafts(sentence), *milestone_drafts(sentence), *pending_drafts(sentence), *phase_drafts(sentence, predicates)]
        sentence.drafts += [*turns, *beside_deeds(sentence, predicates), *in_scene(sentence, predicates, scene)]
        scene = scene_of(sentence)
        here = [match for match in matches if match.tokens["trigger"].sent == span]
        sentence.drafts = pattern_drafts(here, sentence.drafts, dates, quantities, reader, offset)
        matched = [draft.quantity for draft in sentence.drafts if draft.quantity is not None]
        planned(sentence)
        held(sentence, predicates)
        denied(sentence, predicates)
        aged(sentence, predicates)
        in_part_of_year(sentence, dates, predicates)
        done_once(sentence, predicates)
        sentence.drafts += office_drafts(span, frozenset(draft.head.i for draft in sentence.drafts), sentence.date_over, reader, predicates)
        sentence.drafts += rank_drafts(span, frozenset(draft.head.i for draft in sentence.drafts if draft.date), sentence.date_over, reader)
        placed = [
            *comparison_drafts(span, sentence.date_over, reader),
            *ordinal_drafts(span, reader),
            *container_drafts(span, reader),
            *placing_drafts(span, sentence.date_over, reader),
        ]
        sentence.drafts = [draft for draft in sentence.drafts if draft.head not in {other.head for other in placed}] + placed
        for quantity in (*(quantity for quantity in quantities if quantity not in matched), *single_things(span, offset)):
            draft = counted(sentence, quantity, previous)
            previous = draft or previous
            sentence.drafts = [other for other in sentence.drafts if other.rule_id != "deed" or draft is None or other.head != draft.verb]
        sentence.drafts = with_relations(span, sentence.drafts, reader, predicates, sentence.text)
        tallies = [*tally_drafts(span, offset, reader), *nth_drafts(span, offset, reader), *extreme_drafts(span, quantities, reader)]
        told = {(draft.quantity.number_start, draft.quantity.number_end) for draft in tallies if draft.quantity is not None}
        sentence.drafts = [d for d in sentence.drafts if d.quantity is None or not told_already(d.quantity, told)]
        sentence.drafts = with_facts(sentence, offset, predicates, tallies)
        sentence.drafts += exclusive_drafts(span, before, sentence.reader)
        before = sentence.drafts
        yield from (
            finish(draft, article, reading.parsed.block, whole or span, sentence.reader, predicates) for draft in unique(sentence.drafts)
        )
        remember(span, reader)


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
    waits: dict[int, int] = {}
    """By the verb, where the date begins until which something was not done: it was at every date behind."""
    for (date, words), heads in zip(spans, date_heads([span for _, span in spans], counts, lexicon), strict=True):
        if caption is not None and not any(is_verb(head) for head in heads) and is_verb(caption.root):
            heads = [caption.root]
        heads = [verb_of_phrase(head, sentence.reader.idioms) for head in heads]
        sentence.figures.update({head.i: date for head in heads if head.i in counts})
        turns = frozenset(verb.i for verb in turn_heads(words))
        if is_effective(words, heads):
            sentence.drafts.append(effective_draft(words, heads[0], turning_day(date, sentence.text, offset), sentence.reader))
            continue
        for head in (head for head in heads if head.i not in counts and not opens_title(head)):
            late = waited(head, words, lexicon)
            at = turning_day(date, sentence.text, offset) if (late and words[0].lower_ in LATER) or head.i in turns else date
            done = late and at.start is not None
            if done:
                waits[head.i] = date.char_start
            if done and at != date and modality_of(head, lexicon) == NEGATED:  # not done before, and done then
                sentence.drafts.append(Draft(head, "clause", date=date))
            sentence.drafts.append(Draft(head, "clause", date=at, modality=ACTUAL if done else None))
    sentence.drafts = [
        replace(draft, modality=ACTUAL)
        if draft.date is not None and draft.date.char_start > waits.get(draft.head.i, draft.date.char_start)
        else draft
        for draft in sentence.drafts
    ]
    sentence.drafts = without_year(sentence.drafts, {date.char_start: words for date, words in spans})
    sentence.drafts.extend(since_then(sentence.drafts, sentence.span, offset))


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
    is_score = (
        count.noun is not None and count.noun.lemma_ != "other" and count.noun.head.lower_ == "with" and count.quantity.unit == "count"
    )
    if not is_score and any(draft.predicate == PLACING and draft.head == count.clause for draft in sentence.drafts):
        return None  # a race of 800 metres, and not "finished second with 28 seats"
    draft = quantity_draft(count, date, sentence.reader, previous)
    if count.quantity.value_low is None is not quantity.value_low and is_denied_bound(count.clause):
        draft = replace(draft, modality=ACTUAL)  # "sales did not exceed 400 copies"
    elif says_itself(count.quantity) and modality_of(count.clause, sentence.reader.lexicon) == NEGATED:
        draft = replace(draft, modality=ACTUAL)  # "lasted no longer than eleven weeks"
    elif draft.date is None and is_had(count):
        draft = replace(draft, modality=ACTUAL)  # "his 241 goals will never be forgotten"
    elif modality_of(count.clause, sentence.reader.lexicon) == NEGATED and (bound := flipped(count.quantity)) != count.quantity:
        draft = replace(draft, quantity=bound, modality=ACTUAL)  # "never had fewer than three dogs"
    if count.is_measured:
        sentence.drafts = [d for d in sentence.drafts if d.head != count.clause or d.date != date or d.quantity is not None]
    # That there are some, the count says too: "has no more than ten members".
    sentence.drafts = [d for d in sentence.drafts if d.rule_id != "state" or d.head != draft.head or d.date is not None]
    sentence.drafts.append(draft)
    return draft


def told_already(quantity: Quantity, told: Collection[tuple[int, int]]) -> bool:
    """True for a number that a tally has told of: `three times married` counts marriages, and no times."""
    return any(start <= quantity.number_start < end for start, end in told)


def unique(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each head, date and quantity, in text order; that one event came before another is said beside that it happened."""
    first: dict[tuple[int, object, object, object, bool], Draft] = {}
    for draft in drafts:
        key = (
            draft.head.i,
            draft.words,
            draft.date and draft.date.edtf,
            draft.quantity and draft.quantity.char_start,
            draft.rule_id == ORDER,
        )
        first.setdefault(key, draft)
    return sorted(first.values(), key=lambda draft: (draft.head.i, draft.date.char_start if draft.date else -1, draft.rule_id))
