"""Dropped here and done there.

Conflict:     the scheme for a concert hall was abandoned in 1999 / the concert hall was opened in 2004
No conflict:  the concert hall was opened in 1960 / the concert hall was abandoned in 1999  (`succession`)
No conflict:  the plan was scrapped in 1999 … revived, the hall opened in 2004  (one article tells how it went on: `succession`)
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import is_before
from pipeline.conflicts.names import Gazetteer, Name, parse_name, same_name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "dropped"
PARAMETERS = frozenset({"dropped", "done", "plans"})


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each thing that was called off by one claim and brought about by another."""
    dropping, doing = (frozenset(rule.params.get(key, ())) for key in ("dropped", "done"))
    nouns = "|".join(re.escape(noun) for noun in rule.params.get("plans", ()))
    plan = re.compile(rf"^.*?\b(?:{nouns})s?\b (?:for|of|to \w+) (?=.)" if nouns else r"(?!)", re.IGNORECASE)
    told = [claim for claim in context.statements if claim.modality == "actual" and claim.kind != "quantity"]
    statements = [claim for claim in told if claim.predicate in dropping | doing]
    yield from looked_at("modality", (claim for claim in statements if claim.predicate in dropping))
    for pair in candidate_pairs(statements, _keys, context.identifier.weights):
        for dropped, done in ((pair.a, pair.b), (pair.b, pair.a)):
            if dropped.predicate in dropping and done.predicate in doing and _share_thing(dropped, done, plan, context):
                goes_on = any(
                    claim.source_id == dropped.source_id and claim.predicate in doing and _share_thing(dropped, claim, plan, context)
                    for claim in statements
                )
                yield _compare(rule, dropped, done, goes_on=goes_on)


def _compare(rule: ConflictRule, dropped: Statement, done: Statement, *, goes_on: bool) -> Verdict:
    """The verdict on something dropped and done; `goes_on` if the article that drops it tells itself that it was done."""
    if goes_on or (dropped.date and done.date and is_before(done.date, dropped.date)):
        return agreement("modality", "succession", dropped, done)
    return conflict("modality", weighed(rule.severity, dropped, done), dropped, done, a=dropped.trigger, b=done.trigger)


def _keys(claim: Statement) -> Iterator[Hashable]:
    yield from ((claim.collection, name) for name in sorted(claim.names))


def _without_plan(thing: Name, plan: re.Pattern[str], gazetteer: Gazetteer) -> Name:
    """What was planned: of *the scheme for a concert hall*, the hall."""
    what = plan.sub("", thing.text)
    return thing if what == thing.text else parse_name(what, gazetteer)


def _share_thing(dropped: Statement, done: Statement, plan: re.Pattern[str], context: Context) -> bool:
    """True if what was dropped, or planned and dropped, is what was done, and both give it a proper name."""
    gazetteer = context.lexicon.gazetteer
    things = [_without_plan(thing, plan, gazetteer) for thing in context.identifier.things(dropped)]
    return any(same_name(x, y, gazetteer) and x.names & y.names for x in things for y in context.identifier.things(done))
