"""Lists that say a verb once for things with dates of their own: `joined the league in 1931 and its council two years on`,
`wrote Tide (1950) and Moor (1961)`.

The parser hangs such a thing on the verb, on the thing before it or on the date, so the words between two dates are read instead: a noun
phrase behind a comma or a conjunction, and nothing else. It stands in the place of the last thing in front of the first date, or, where
that date stands in front of the verb (`In 1931 it joined the league and in 1933 the council`), of the last thing in front of the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles, placed, roles_of
from pipeline.claims.sentence import SentenceReading
from pipeline.claims.syntax import children, conjuncts, is_noun, is_passive, is_verb, tokens_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LONGEST = 8
"""Words of a thing in such a list."""
JOINING = frozenset({",", ";", "and", "but", "or", "then", "also", "finally", "later", "again", "only", "subsequently", "eventually"})
PLACES = frozenset({"in", "at", "near"})
TIMES = frozenset({"DATE", "TIME"})
PERIODS = frozenset({"year", "month", "week", "day", "decade", "century", "season", "summer", "winter", "spring", "autumn", "time"})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the list with its draft; `words` are None for the first, which stands at the verb."""

    draft: Draft
    words: Span | None


def gapped_drafts(sentence: SentenceReading) -> list[Draft]:
    """The sentence's drafts, those of one verb with several dates told of the thing beside each date."""
    out: list[Draft] = []
    told: dict[int, list[Draft]] = {}
    for draft in sentence.drafts:
        if draft.rule_id == "clause" and draft.date is not None and draft.roles is None and is_verb(draft.head):
            told.setdefault(draft.head.i, []).append(draft)
    changed: dict[int, Draft] = {}
    for drafts in told.values():
        if len(drafts) > 1:
            changed.update({id(old): new for old, new in own_things(drafts, sentence)})
    out.extend(changed.get(id(draft), draft) for draft in sentence.drafts)
    return out


def own_things(drafts: Sequence[Draft], sentence: SentenceReading) -> Iterator[tuple[Draft, Draft]]:
    """Each draft of a verb with the same told of the thing beside its date; none where the words are no such list."""
    dated = [(draft, words) for draft in drafts if (words := words_of(draft, sentence)) is not None]
    dated.sort(key=lambda pair: pair[1].start)
    verb, reader = drafts[0].head, sentence.reader
    before = dated[0][1].start < verb.i if dated else False
    items: list[Item] = []
    for number, (draft, words) in enumerate(dated):
        if not number or words.start == dated[number - 1][1].start or share_a_bracket(dated[number - 1][1], words):
            items.append(Item(draft, items[-1].words if items else None))
            continue
        behind = dated[number + 1][1].start if number + 1 < len(dated) else None
        thing = following(words, behind) if before else between(dated[number - 1][1], words)
        if thing is None or thing.root.i in reader.aside:
            return
        items.append(Item(draft, thing))
    things = [item.words for item in items if item.words is not None]
    model = model_of(verb, dated[0][1].start if not before else things[0].start, things[0]) if things else None
    if model is None:
        return
    hidden = frozenset(token.i for thing in things for token in thing)
    plain = roles_of(verb, reader)
    base = roles_of(verb, replace(reader, aside=reader.aside | hidden))
    for item in items:
        roles = in_place(base, model, item.words, reader, len(verb.doc) if before else dated[0][1].start)
        if roles != plain:
            yield item.draft, replace(item.draft, roles=roles)


def words_of(draft: Draft, sentence: SentenceReading) -> Span | None:
    """The words of a draft's date."""
    date = draft.date
    return tokens_in(sentence.span.doc, date.char_start - sentence.offset, date.char_end - sentence.offset) if date is not None else None


def between(first: Span, second: Span) -> Span | None:
    """The thing between two dates that belongs to the second: `in 1931 and its council two years on`."""
    start, end = first.end, second.start
    start += start < end and second.doc[start].text == ")"  # "the Rovers (1931), the Stars (1935)"
    end -= start < end and second.doc[end - 1].text == "("
    while end > start and second.doc[end - 1].pos_ in {"ADP", "ADV"}:
        end -= 1
    while end > start and second.doc[end - 1].text == ",":
        end -= 1
    return thing_in(second.doc, start, end) if end > start else None


def share_a_bracket(first: Span, second: Span) -> bool:
    """True for two dates behind one thing: `the Rovers (1931, 1935)`."""
    before = [token.text for token in first.doc[first.sent.start : first.start] if token.text in {"(", ")"}]
    inside = first.doc[first.end : second.start]
    return before[-1:] == ["("] and all(token.text in {",", ";", "and"} for token in inside)


def following(date: Span, limit: int | None) -> Span | None:
    """The thing behind a date that stands in front of it: `and in 1933 the council`; None where more is told there."""
    doc = date.doc
    start = date.start
    while start > date.sent.start and doc[start - 1].pos_ in {"ADP", "ADV"}:
        start -= 1
    end = limit if limit is not None else date.sent.end
    while end > date.end and (doc[end - 1].pos_ in {"ADP", "ADV", "PUNCT", "CCONJ", "SPACE"}):
        end -= 1
    joined = start > date.sent.start and doc[start - 1].lower_ in {",", "and", "but", ";"}
    comma = date.end + (doc[date.end].text == "," if date.end < end else 0)
    return noun_phrase(doc[comma:end]) if joined and end > comma else None


def thing_in(doc: Doc, start: int, end: int) -> Span | None:
    """The noun phrase behind the comma or conjunction that a stretch of words opens with; None where it is anything else."""
    first = start
    while first < end and doc[first].lower_ in JOINING:
        first += 1
    return noun_phrase(doc[first:end]) if start < first < end else None


def noun_phrase(words: Span) -> Span | None:
    """The words, if they are a noun phrase without a clause; behind its preposition, if that is one of place."""
    if len(words) > 1 and words[0].lower_ in PLACES:
        words = words[1:]
    root = words.root
    plain = not any(is_verb(token) or token.tag_ == "MD" or token.text in {";", ":", "(", ")"} for token in words)
    nominal = (is_noun(root) or root.lower_ in {"one", "another"}) and root.ent_type_ not in TIMES and root.lemma_ not in PERIODS
    return words if len(words) <= LONGEST and plain and nominal and words[0].pos_ != "ADP" else None


def model_of(verb: Token, end: int, thing: Span) -> Token | None:
    """The noun in whose place the others stand: the last that the verb has before the first of them, or else its subject."""
    place = thing.doc[thing.start - 1].lower_
    found = [noun for noun in (*children(verb, "dobj", "oprd", "attr"), *behind_prepositions(verb)) if verb.i < noun.i < end]
    if place in PLACES:
        found = [noun for noun in found if noun.dep_ == "pobj" and noun.head.lower_ == place]
        return found[-1] if found else None
    if found:
        return max(found, key=lambda noun: noun.i)
    if any(is_verb(token) for token in verb.doc[verb.i + 1 : end]) or (not is_passive(verb) and children(verb, "dobj")):
        return None
    subjects = [noun for noun in children(verb, "nsubj", "nsubjpass") if noun.i < verb.i < thing.start]
    return subjects[-1] if subjects else None


def behind_prepositions(verb: Token) -> list[Token]:
    """The nouns behind the prepositions of a verb and of its objects, without times."""
    over = [verb, *children(verb, "dobj", "attr")]
    found = [noun for word in over for prep in children(word, "prep", "agent") for noun in children(prep, "pobj")]
    return [noun for noun in found if noun.ent_type_ not in TIMES and not noun.like_num]


def in_place(base: Roles, model: Token, words: Span | None, reader: Reader, first: int) -> Roles:
    """The roles with the thing of these words in the place of the model; of the first in the list, those in front of its date, `first`."""
    here = [model, *(noun for noun in conjuncts(model) if words is None or noun.i < words.start)]
    known = reader.resolve(here)
    things = reader.resolve([noun for noun in here if noun.i < first])
    if words is not None:
        inside = range(words.start, words.end)
        things = reader.resolve([words.root, *(noun for noun in conjuncts(words.root) if noun.i in inside)])
    ids = {party.id for party in known}
    if not things or not known:
        return base
    if any(party.id in ids for party in base.objects):
        return replace(base, objects=put(base.objects, ids, things))
    if any(party.id in ids for party in base.subjects):
        return replace(base, subjects=put(base.subjects, ids, things))
    if model.dep_ == "pobj" and model.head.lower_ in PLACES and len(things) == 1 and things[0].name[:1].isupper():
        return replace(base, objects=tuple(moved(party, known[0].name, things[0].name) for party in base.objects))
    return base


def put(parties: Sequence[Participant], old: set[str], new: Sequence[Participant]) -> tuple[Participant, ...]:
    """The participants with others in the place of some."""
    at = next(number for number, party in enumerate(parties) if party.id in old)
    kept = [party for party in parties if party.id not in old]
    return (*kept[:at], *new, *kept[at:])


def moved(party: Participant, old: str, new: str) -> Participant:
    """A thing without a name of its own at its place: `offices in Lund`."""
    ending = f" in {old}"
    return placed(replace(party, name=party.name.removesuffix(ending), id=party.id), new)
