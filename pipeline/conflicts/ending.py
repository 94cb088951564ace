"""Until when something went on, and when it ended.

Conflict:     the Alba Courier appeared until 1983 / the last number of the Alba Courier came out in 1978
Conflict:     the Osk dynasty ruled until 1541 / the Osk dynasty came to an end in 1527
Conflict:     the mill was in use until 1968 / the mill was in use until 1991
No conflict:  the mill ground corn until 1968 / the mill was closed in 1991  (it did something else then)
No conflict:  the station was in use until 1968 / the station, closed in 1950, was opened again in 1955  (`other_time`)

That something ended before the day until which it did anything is a conflict; that it ended later, only where the rule lists what was
done until then as all that it did (`lasting`): to exist, to rule, to appear.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import could_not_know, date_words, names_date_of
from pipeline.conflicts.intervals import Interval, ends, is_before, relate
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Name, parse_name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "ending"
PARAMETERS = frozenset({"ends", "lasting", "lines", "again"})
UNTIL = re.compile(r"(?:(?:up )?until|till|up to)\b", re.IGNORECASE)
LAST = re.compile(r"(?:very )?(?:last|final)\b(?: remaining| surviving)? (?=\w)", re.IGNORECASE)
"""In front of the noun for what there were many of: *the last wolf of the valley*, *the last issue of the paper*."""


@dataclass(frozen=True)
class Words:
    """The lists of a rule."""

    ends: frozenset[str]
    """Predicates by which something is no more."""
    lasting: frozenset[str]
    """Predicates by which it is still there, and that is all."""
    lines: frozenset[str]
    """Nouns behind the name of a family: the Osk dynasty are the Osks."""
    again: Phrases

    @classmethod
    def of(cls, params: Mapping[str, Any]) -> Words:
        """The lists as the rule's file has them."""
        ends_, lasting, lines = (frozenset(map(str, params.get(key, ()))) for key in ("ends", "lasting", "lines"))
        return cls(ends_, lasting, lines, phrases(map(str, params.get("again", ()))))


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each thing that went on until a day and, by another source, ended on one."""
    words = Words.of(rule.params)
    told = [claim for claim in context.statements if claim.date and claim.modality == "actual" and claim.kind != "quantity"]
    lasted = {claim.claim_id: last for claim in told if (last := until(claim)) is not None and claim.names}
    yield from looked_at("date", (claim for claim in told if claim.claim_id in lasted))
    if not lasted:
        return
    ended = {claim.claim_id: thing for claim in told if claim.claim_id not in lasted and (thing := _ended(claim, words, context))}
    statements = [claim for claim in told if claim.claim_id in lasted or claim.claim_id in ended]
    for pair in candidate_pairs(statements, _keys, context.identifier.weights):
        for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
            if a.claim_id not in lasted or a.source_id == b.source_id:
                continue
            if b.claim_id in ended and _goes_on(a, ended[b.claim_id], words, context):
                assert b.date is not None
                apart = is_before(b.date, lasted[a.claim_id]) or (a.predicate in words.lasting and is_before(lasted[a.claim_id], b.date))
                yield _verdict(rule, words, a, b, apart=apart)
            elif a is pair.a and b.claim_id in lasted and _is_one_time(a, b, context):
                apart = relate(lasted[a.claim_id], lasted[b.claim_id]) == "disjoint"
                yield _verdict(rule, words, a, b, apart=apart)


def until(claim: Statement) -> Interval | None:
    """The day, month or year until which a claim says that something went on; none where it does not say until when."""
    first, last = ends(claim.date_edtf, claim.date_text)
    return last if first is None and UNTIL.match(claim.date_text or "") else None


def _ended(claim: Statement, words: Words, context: Context) -> tuple[Name, ...]:
    """What is no more after a claim's date: what ended, or that of which the last one is told of."""
    if claim.date is None or not claim.date.is_bounded:
        return ()
    things = context.identifier.things(claim)
    last = [name for name in (*claim.subjects, *claim.objects) if LAST.match(name.text)]
    if len(last) == 1:
        kind = parse_name(LAST.sub("", last[0].text, count=1), context.lexicon.gazetteer)
        whose = tuple(parse_name(name, context.lexicon.gazetteer) for name in _owners(kind))
        return (kind, *whose) if kind.names else ()
    return things if claim.predicate in words.ends and len(things) == 1 and things[0].names else ()


def _owners(kind: Name) -> list[str]:
    """Of what something is one of many: of *issue of the Alba Courier*, *Alba Courier*."""
    _, of, owner = kind.text.partition(" of ")
    return [owner.removeprefix("the ").removeprefix("weekly ").removeprefix("daily ")] if of and any(map(str.isupper, owner)) else []


def _goes_on(claim: Statement, ended: tuple[Name, ...], words: Words, context: Context) -> bool:
    """True if what went on until a day is what ended: by one name, or a family and its line."""
    doers = claim.subjects or context.identifier.things(claim)
    if len(doers) != 1:
        return False
    doer = doers[0]
    for thing in ended:
        shares = bool(thing.names & claim.names)
        if shares and context.identifier.match((doer,), (thing,)) is True:
            return True
        if thing.head in words.lines and doer.is_proper and {stem(doer.head)} == {stem(owner) for owner in thing.owners}:
            return True
        if shares and not doer.is_proper and _plain(doer.head) == _plain(thing.head):  # wolves held out in the Orba valley
            return True
    return False


def _plain(noun: str) -> str:
    """A noun's stem, one for *wolf* and *wolves*."""
    return re.sub(r"(?:v|ve|fe)$", "f", stem(noun))


def _is_one_time(a: Statement, b: Statement, context: Context) -> bool:
    """True if two claims tell until when one thing did the same."""
    same = context.identifier.match
    if a.predicate != b.predicate or not a.names & b.names or same(a.objects, b.objects) is False:
        return False
    if a.subjects or b.subjects:
        return same(a.subjects, b.subjects) is True
    return same(a.objects, b.objects) is True


def _keys(claim: Statement) -> Iterator[Hashable]:
    yield from ((claim.collection, stem(name)) for name in sorted(claim.names))


def _verdict(rule: ConflictRule, words: Words, a: Statement, b: Statement, *, apart: bool) -> Verdict:
    if not apart:
        return agreement("date", "overlaps", a, b)
    if (
        any(words.again.occur_in(text) for claim in (a, b) for text in (claim.evidence, *(f"a {name.text}" for name in claim.subjects)))
        or could_not_know(a, b)
        or names_date_of(a, b)
        or names_date_of(b, a)
    ):
        return agreement("date", "other_time", a, b)
    return conflict("date", weighed(rule.severity, a, b), a, b, a=date_words(a), b=date_words(b))
