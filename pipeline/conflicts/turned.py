"""Who did it to whom, told the other way round.

Conflict:     Brevik Rovers beat Aldersund United in the cup final of 1967 / in the cup final of 1967 Brevik Rovers lost to Aldersund United
Conflict:     Ada Berg is the mother of Eve Holm / Eve Holm is the mother of Ada Berg  (`always`: whenever it is told)
No conflict:  Brevik Rovers beat Aldersund United in 1967 / Aldersund United beat Brevik Rovers in 1967  (they may have met twice)
No conflict:  the Rovers beat United in the final of 1967 / the Rovers lost to United in the final of 1968  (`other_time`)

Parameters: `predicates`, which cannot hold both ways at one time; of them `always`, which cannot at any; `occasions`, words for what
takes place once at a time, of which both sentences need one where neither gives a day.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.names import Name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "turned"
PARAMETERS = frozenset({"predicates", "always", "occasions"})


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims of one predicate whose subject and object change places."""
    predicates, always, occasions = (frozenset(map(str, rule.params.get(key, ()))) for key in ("predicates", "always", "occasions"))
    claims = [claim for claim in context.statements if claim.predicate in predicates | always and _is_told_of_two(claim)]
    yield from looked_at("uniqueness", claims)

    def keys(claim: Statement) -> Iterator[Hashable]:
        yield from ((claim.collection, claim.predicate, name) for name in sorted(claim.names))

    for pair in candidate_pairs(claims, keys, context.identifier.weights):
        a, b = pair.a, pair.b
        if not _is_turned(a, b, context):
            continue
        if a.predicate not in always and not _is_one_time(a, b, occasions):
            yield agreement("uniqueness", "other_time", a, b)
        else:
            yield conflict("uniqueness", weighed(rule.severity, a, b), a, b, a=a.subject or "", b=b.subject or "")


def _is_told_of_two(claim: Statement) -> bool:
    return claim.kind != "quantity" and claim.modality == "actual" and all(len(side) == 1 for side in _sides(claim))


def _sides(claim: Statement) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who has a name among those who did it, and among those it was done to."""
    subjects, objects = (tuple(name for name in names if name.is_called) for names in (claim.subjects, claim.objects))
    return subjects, objects


def _is_turned(a: Statement, b: Statement, context: Context) -> bool:
    """True if each claim's subject is the other's object, and neither could be both."""
    match = context.identifier.match
    (subject, object_), (other_subject, other_object) = _sides(a), _sides(b)
    crossed = match(subject, other_object) is True and match(object_, other_subject) is True
    return crossed and match(subject, other_subject) is False and match(object_, other_object) is False


def _is_one_time(a: Statement, b: Statement, occasions: frozenset[str]) -> bool:
    """True if two claims are of one day, or of one year and of what takes place once a year."""
    if a.date is None or b.date is None or relate(a.date, b.date) == "disjoint":
        return False
    are_days = all(claim.date is not None and claim.date.low == claim.date.high for claim in (a, b))
    return are_days or bool(a.said & b.said & occasions)
