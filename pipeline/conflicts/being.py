"""Not there yet, no longer there or there already, and when it was made or came to an end.

Conflict:     in 1970 there was as yet no Osk Bridge / the Osk Bridge was opened in 1968
Conflict:     Elm Hospital already existed in 1912 / Elm Hospital was founded in 1920
Conflict:     after 1931 the salt pact did not exist / the salt pact ran out in 1934
No conflict:  in 1970 there was no Osk Bridge / the Osk Bridge was opened in 1972
No conflict:  in 1970 there was no Osk Bridge / the Osk Bridge was opened in 1932, and pulled down in 1965  (`succession`)
No conflict:  Elm Hospital already existed in 1912 / Elm Hospital was opened in its new house in 1920  (`other_scope`)
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import could_not_know, date_words
from pipeline.conflicts.intervals import Interval, is_before
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.modality import turn_of
from pipeline.conflicts.names import Name, parse_name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "being"
PARAMETERS = frozenset({"being", "begun", "made", "ended", "again"})
NO = re.compile(r"^.*\b(?:no|not a|any)\b ", re.IGNORECASE)
"""In front of what there is none of: *as yet no Osk Bridge*."""
PARTIES = 2
"""Names that two sentences must share where the thing itself has none: a pact between two towns."""


@dataclass(frozen=True)
class Words:
    """The lists of a rule."""

    being: frozenset[str]
    """Predicates by which a thing is there."""
    begun: frozenset[str]
    """By which it comes to be there, or is there already."""
    made: frozenset[str]
    """Those of them before which it is not there."""
    ended: frozenset[str]
    again: Phrases

    @classmethod
    def of(cls, params: Mapping[str, Any]) -> Words:
        """The lists as the rule's file has them."""
        being, begun, made, ended = (frozenset(map(str, params.get(key, ()))) for key in ("being", "begun", "made", "ended"))
        return cls(being, begun, made, ended, phrases(map(str, params.get("again", ()))))


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each thing that is or is not there at a time and, by another source, began or ended at one."""
    words = Words.of(rule.params)
    dated = [claim for claim in context.statements if claim.date is not None and claim.kind != "quantity"]
    being = {claim.claim_id for claim in dated if is_of_being(claim, words)}
    yield from looked_at("date", (claim for claim in dated if claim.claim_id in being))
    if not being:
        return
    turns = [claim for claim in dated if claim.modality == "actual" and claim.predicate in words.begun | words.ended]
    statements = [claim for claim in dated if claim.claim_id in being] + [claim for claim in turns if claim.claim_id not in being]
    for pair in candidate_pairs(sorted(statements, key=lambda claim: claim.place), _keys, context.identifier.weights):
        for state, turn in ((pair.a, pair.b), (pair.b, pair.a)):
            if state.claim_id not in being or turn.claim_id in being or state.source_id == turn.source_id:
                continue
            if not _is_same(state, turn, context):
                continue
            if not _disagree(state, turn, words):
                yield agreement("date", "other_time", pair.a, pair.b)
            elif any(words.again.occur_in(claim.evidence) for claim in (state, turn)) or could_not_know(state, turn):
                yield agreement("date", "other_scope", pair.a, pair.b)
            elif turn.predicate in words.begun and _is_over(state, [c for c in turns if c.predicate in words.ended], context):
                yield agreement("date", "succession", pair.a, pair.b)
            else:
                yield conflict("date", weighed(rule.severity, state, turn), state, turn, a=date_words(state), b=date_words(turn))


def is_of_being(claim: Statement, words: Words) -> bool:
    """True if a claim says that something was there, or was not there: *did not exist*, *there was no Osk Bridge*."""
    if claim.kind != "state" or claim.modality not in ("actual", "negated"):
        return False
    if claim.predicate in words.being:
        return len(claim.subjects) == 1 and not claim.objects
    verb = (claim.verb_form or "").casefold().split()
    is_thing = claim.trigger.casefold() == claim.predicate.replace("_", " ") and claim.trigger.casefold() not in verb
    return is_thing and claim.modality == "negated" and verb[-1:] in (["was"], ["were"], ["been"]) and not claim.subjects


def _thing(claim: Statement, context: Context) -> Name | None:
    """What is or is not there, where the claim names it alone."""
    if claim.subjects:
        return claim.subjects[0]
    named = [parse_name(NO.sub("", name.text), context.lexicon.gazetteer) for name in claim.objects]
    return next((name for name in named if name.head == claim.trigger.casefold()), None)


def _is_same(state: Statement, turn: Statement, context: Context) -> bool:
    """True if what is or is not there is what began or ended."""
    things = context.identifier.things(turn)
    if len(things) != 1:
        return False
    thing, noun = _thing(state, context), context.lexicon.gazetteer.common(state.trigger)
    if thing is not None and context.identifier.match((thing,), things) is True:
        return bool(thing.names & things[0].names) or len(state.proper & turn.proper) >= PARTIES
    return thing is None and things[0].head == noun and bool(things[0].names) and things[0].names <= state.names


def _disagree(state: Statement, turn: Statement, words: Words) -> bool:
    """True if a thing cannot have been there, or not there, and have begun or ended when the other claim says."""
    assert state.date is not None
    assert turn.date is not None
    if state.modality == "actual":
        began_later = turn.predicate in words.made and is_before(state.date, turn.date)
        return began_later or (turn.predicate in words.ended and is_before(turn.date, state.date))
    if turn.predicate in words.begun:
        absent = Interval(_since(state), None)
        return absent.low is not None and is_before(turn.date, absent)
    starts = state.date.low
    return starts is not None and state.date.high is None and turn.date.low is not None and turn.date.low > starts


def _since(state: Statement) -> float | None:
    """The day on which a thing is not there; of *until* and *before*, the last of the days on which it is not."""
    assert state.date is not None
    turn = turn_of(state)
    return turn if turn is not None else state.date.low if state.date.low is not None else state.date.high


def _is_over(state: Statement, ends: list[Statement], context: Context) -> bool:
    """True if any source tells that the thing came to an end before it was not there."""
    assert state.date is not None
    return any(_is_same(state, end, context) and end.date is not None and not is_before(state.date, end.date) for end in ends)


def _keys(claim: Statement) -> Iterator[Hashable]:
    yield from ((claim.collection, word) for word in sorted(claim.names | claim.proper))
