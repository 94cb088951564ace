"""A date told as so long before or after an event that is dated elsewhere, and that does not fit.

Conflict:     In 1940, two years after the opening of the Harbour Bridge, … / the Harbour Bridge opened in 1932
Conflict:     the tolls were abolished two years after the opening of the Harbour Bridge / … opened in 1932 / … abolished in 1940
No conflict:  In 1934, two years after the opening of the Harbour Bridge, … / the Harbour Bridge opened in 1932
No conflict:  In 1935, two years after the opening of the Harbour Bridge, … / … opened in 1932  (counting the years, or both ends)
No conflict:  In 1940, two years after the opening of the Tower Bridge, … / the Harbour Bridge opened in 1932  (another bridge)
No conflict:  In 1940, some years after the opening of the Harbour Bridge, …  (no length to reckon with)

*Two years after* is as good as a year either way, and a round number (*ten*) or a softened one (*about*) as good as a part of itself. An
event with two dates of its own is left to the kind `date`: here one of them that fits is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.distance import Distance, find_distance
from pipeline.conflicts.intervals import Interval, relate
from pipeline.conflicts.names import Name, parse_names
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "relative"
PARAMETERS = frozenset({"events"})
POSSESSIVES = frozenset({"its", "his", "her", "their"})
SUBJECTS = frozenset({"it", "he", "she", "they"})
GRAMMAR = frozenset({"the", "of", "was", "were", "had", "been", "is", "by"})
"""Words that tie an event to what it is of: *the opening of the bridge*, *the bridge was opened*."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each distance in time from an event that is dated: with the date told beside it, or else elsewhere."""
    anchors = _anchors(rule, context)
    told: set[tuple[str, str, str]] = set()
    for claim in context.statements:
        found = find_distance(claim.evidence)
        if found is None or claim.modality != "actual" or (claim.source_id, claim.evidence, claim.predicate) in told:
            continue
        events = [anchor for anchor in anchors.get(claim.collection, ()) if _is_anchor(anchor, claim, found, context)]
        if not events:
            continue
        if claim.kind == "event" and claim.date and claim.date.is_bounded and found.is_beside(claim.evidence, claim.date_text or ""):
            told.add((claim.source_id, claim.evidence, claim.predicate))
            yield _with_own_date(rule, claim, found, events)
        elif claim.date is None and found.is_of(claim.evidence, claim.trigger) and context.happens_once(claim):
            yield from _with_dates_elsewhere(rule, context, claim, found, events)


def _anchors(rule: ConflictRule, context: Context) -> Mapping[str, list[Statement]]:
    """For each collection the dated events from which time can be reckoned: of those that happen again, nobody knows which is meant."""
    events = frozenset(rule.params.get("events", ()))
    out: dict[str, list[Statement]] = {}
    for claim in context.statements:
        is_dated = claim.kind == "event" and claim.modality == "actual" and claim.date is not None and claim.date.is_bounded
        if is_dated and (context.happens_once(claim) or claim.predicate in events) and find_distance(claim.evidence) is None:
            out.setdefault(claim.collection, []).append(claim)
    return out


def _is_anchor(anchor: Statement, claim: Statement, found: Distance, context: Context) -> bool:
    """True if the words behind *after* name the event of another claim: what happened, and to what."""
    predicate = context.predicate(anchor)
    words = found.anchor.split()
    known = {stem(word) for word in ((*predicate.verbs, *predicate.nouns) if predicate else ())} | {stem(anchor.trigger)}
    at = next((i for i, word in enumerate(words) if stem(word.strip(",")) in known), None)
    if at is None:
        return False
    first = words[0].casefold()
    if first in POSSESSIVES | SUBJECTS:
        return any(_are_one(own, anchor, context) for own in (claim.objects, claim.subjects))
    thing = " ".join(word for i, word in enumerate(words) if i != at and word.casefold() not in GRAMMAR)
    return _are_one(parse_names(thing.replace("'s", "").replace("’s", ""), context.lexicon.gazetteer), anchor, context)


def _are_one(named: tuple[Name, ...], anchor: Statement, context: Context) -> bool:
    """True if some words name what an event is of: by a name of its own, or as the only one of its sort that has one (*the bridge*)."""
    things = context.identifier.things(anchor)
    if context.identifier.match(named, things) is not True:
        return False
    names = [frozenset[str]().union(*(name.names for name in side)) for side in (named, things)]
    return bool(names[0] & names[1]) or context.identifier.is_only_one(anchor.collection, named, things)


def _with_own_date(rule: ConflictRule, claim: Statement, found: Distance, events: list[Statement]) -> Verdict:
    """The verdict on a date, and on the distance that is told beside it."""
    assert claim.date is not None
    for event in events:
        assert event.date is not None
        if relate(found.reckon(event.date), claim.date) != "disjoint":
            return agreement("relative-date", "overlaps", claim, event)
    return _conflict(rule, found, claim, events[0])


def _with_dates_elsewhere(
    rule: ConflictRule, context: Context, claim: Statement, found: Distance, events: list[Statement]
) -> Iterator[Verdict]:
    """The verdicts on a claim that has only a distance, each against a dated claim of the same event."""
    dated = [
        other
        for other in context.statements
        if other.collection == claim.collection and other.predicate == claim.predicate and other.kind == "event"
        if other.date and other.date.is_bounded and other.modality == "actual" and other.evidence != claim.evidence
    ]
    identifier = context.identifier
    for other in dated:
        if identifier.match(*map(identifier.things, (claim, other))) is not True or not identifier.same_event(claim, other, len(dated)):
            continue
        if any(relate(found.reckon(_day(event)), _day(other)) != "disjoint" for event in events):
            yield agreement("relative-date", "overlaps", claim, other)
        else:
            yield _conflict(rule, found, claim, events[0], other)


def _day(claim: Statement) -> Interval:
    assert claim.date is not None
    return claim.date


def _conflict(rule: ConflictRule, found: Distance, claim: Statement, event: Statement, other: Statement | None = None) -> Verdict:
    claims = (claim, event) if other is None else (claim, event, other)
    date = (other or claim).date_text or ""
    return conflict("relative-date", weighed(rule.severity, *claims), *claims, date=date, distance=found.text, event=event.date_text or "")
