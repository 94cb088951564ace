"""Two holders of what only one can hold at a time.

Conflict:     Fort Hill is the capital / Port Ash is the capital  (both now)
Conflict:     Ada was the director from 1990 to 1995 / Eve was the director from 1992 to 1999
No conflict:  Ada was the director from 1990 to 1995 / Eve became the director in 1995  (`succession`)
No conflict:  Ada is the director / Eve was the director in 1980  (`succession`)
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import Interval
from pipeline.conflicts.names import Name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "holder"
PARAMETERS: frozenset[str] = frozenset()
LONGER_THAN = 366
"""Days that two terms must share: a year in which one follows the other is in both."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims that give one thing, which only one can hold, to two."""
    statements = [claim for claim in context.statements if _unique(claim, context) and claim.modality == "actual" and claim.kind == "state"]
    for pair in candidate_pairs(statements, lambda claim: _keys(claim, context), context.identifier.weights):
        a, b = pair.a, pair.b
        if a.predicate != b.predicate:
            continue
        holders, held = zip(*(_roles(claim, context) for claim in (a, b)), strict=True)
        if not all(holders) or not _equal(held[0], held[1]):
            continue
        if context.identifier.match(*holders) is True:
            yield agreement("uniqueness", "same", a, b)
        elif context.identifier.match(*holders) is False and _at_once(a.told, b.told):
            yield conflict("uniqueness", weighed(rule.severity, a, b), a, b, a=holders[0][0].text, b=holders[1][0].text)
        else:
            yield agreement("uniqueness", "succession", a, b)


def _unique(claim: Statement, context: Context) -> str | None:
    predicate = context.predicate(claim)
    return predicate.unique if predicate else None


def _roles(claim: Statement, context: Context) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who holds, and what is held."""
    return (claim.subjects, claim.objects) if _unique(claim, context) == "subject" else (claim.objects, claim.subjects)


def _keys(claim: Statement, context: Context) -> Iterator[Hashable]:
    _, held = _roles(claim, context)
    yield from ((claim.collection, claim.predicate, name.head) for name in held)


def _equal(a: tuple[Name, ...], b: tuple[Name, ...]) -> bool:
    """True if both name the same single thing, with nothing more said of either: *acting director* is another office."""
    return len(a) == len(b) == 1 and (a[0].head, a[0].names, a[0].modifiers) == (b[0].head, b[0].names, b[0].modifiers)


def _at_once(a: Interval | None, b: Interval | None) -> bool:
    """True if two terms overlap by more than the year of a change; two that are open to the present, or both undated, do."""
    if a is None or b is None:
        return a is b
    lows = [end for end in (a.low, b.low) if end is not None]
    highs = [end for end in (a.high, b.high) if end is not None]
    if not highs:
        return True
    return bool(lows) and min(highs) - max(lows) > LONGER_THAN
