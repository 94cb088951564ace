"""Since when something holds, and when it began.

Conflict:     the two have had relations since 1974 / relations between the two were established in 1962
Conflict:     the university has had a faculty of law since 1974 / its faculty of law was founded in 2004
Conflict:     Alba has been a member of the union since 1995 / Alba joined the union in 1997
No conflict:  relations since 1974 / established on 3 May 1974
No conflict:  relations since 1991, when they were restored / first established in 1962
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import could_not_know, date_words, names_date_of
from pipeline.conflicts.intervals import Interval, ends, relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "since"
PARAMETERS = frozenset({"begins", "again"})
SINCE = re.compile(r"(?:ever )?since\b", re.IGNORECASE)


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each state that holds since a date and each dated beginning of it in another source."""
    begins = {str(state): frozenset(events) for state, events in dict(rule.params.get("begins", {})).items()}
    again = phrases(rule.params.get("again", ()))
    starts = {claim.claim_id: start for claim in context.statements if claim.predicate in begins and (start := start_of(claim)) is not None}
    events = frozenset[str]().union(*begins.values())
    statements = [claim for claim in context.statements if claim.claim_id in starts or (claim.predicate in events and _is_dated(claim))]
    for pair in candidate_pairs(statements, lambda claim: _keys(claim, context), context.identifier.weights):
        for state, event in ((pair.a, pair.b), (pair.b, pair.a)):
            if state.claim_id not in starts or event.predicate not in begins[state.predicate] or state.source_id == event.source_id:
                continue
            if not _is_same(state, event, context):
                continue
            assert event.date is not None
            if relate(starts[state.claim_id], event.date) != "disjoint":
                yield agreement("date", "finer", pair.a, pair.b)
            elif any(again.occur_in(claim.evidence) for claim in (state, event)) or _may_both_be(state, event):
                yield agreement("date", "other_time", pair.a, pair.b)
            else:
                yield conflict("date", weighed(rule.severity, state, event), state, event, a=date_words(state), b=date_words(event))


def start_of(claim: Statement) -> Interval | None:
    """The day, month or year since which a claim holds; none where it does not say since when."""
    if claim.modality != "actual" or claim.kind == "quantity" or not SINCE.match(claim.date_text or ""):
        return None
    first, last = ends(claim.date_edtf, claim.date_text)
    return first if last is None else None


def _is_dated(claim: Statement) -> bool:
    return claim.kind == "event" and claim.modality == "actual" and claim.date is not None and claim.date.is_bounded


def _is_same(state: Statement, event: Statement, context: Context) -> bool:
    """True if what is had is what began, and whoever has it is named in both."""
    things = context.identifier.things(event)
    if not state.objects and state.trigger.casefold() not in (state.verb_form or "").casefold().split():
        noun = context.lexicon.gazetteer.common(state.trigger)  # "have had relations since 1974": the two that have them are its subject
        return len(things) == 1 and things[0].head == noun and len(state.names) > 1 and state.names <= event.names
    if len(state.objects) != 1 or len(things) != 1 or context.identifier.match(state.objects, things) is not True:
        return False
    if (matched := context.identifier.match(state.subjects, event.subjects)) is not None and event.objects:
        return matched
    return _names_all(state, event)


def _names_all(state: Statement, event: Statement) -> bool:
    """True if the event's sentence has the own name of everybody who has it: of *the University of Brevik*, *Brevik*."""
    said = event.proper | event.names
    return bool(state.subjects) and all((one.owners | one.places or {one.head}) <= said for one in state.subjects)


def _may_both_be(state: Statement, event: Statement) -> bool:
    return could_not_know(state, event) or names_date_of(state, event) or names_date_of(event, state)


def _keys(claim: Statement, context: Context) -> Iterator[Hashable]:
    yield from ((claim.collection, name.head) for name in context.identifier.things(claim))
    yield from ((claim.collection, name.head) for name in claim.objects)
    yield claim.collection, context.lexicon.gazetteer.common(claim.trigger)
