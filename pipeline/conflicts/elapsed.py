"""An age or a length of time that two dates contradict.

Conflict:     she was born in 1815 / she died in 1852 at the age of 47
No conflict:  she was born on 10 December 1815 / she died on 27 November 1852 aged 36
No conflict:  she was born in 1815 / at the age of 12 she built a machine  (no date to reckon with)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.names import Name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "elapsed"
PARAMETERS = frozenset({"from", "to"})
AGE = re.compile(r"\b(?:aged|at the age of|at age|when (?:he|she) was)\s+(?:only\s+|just\s+)?(\d{1,3})\b", re.IGNORECASE)
YEAR = 365.25


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each age that is given with a date, and the date from which it counts."""
    begins, ends = set(rule.params.get("from", ())), set(rule.params.get("to", ()))
    dated = [claim for claim in context.statements if claim.date and claim.date.is_bounded and claim.modality == "actual"]
    statements = [claim for claim in dated if claim.predicate in begins or (claim.predicate in ends and age(claim))]
    for pair in candidate_pairs(
        statements, lambda claim: [(claim.collection, name) for name in sorted(claim.names)], context.identifier.weights
    ):
        for begin, end in ((pair.a, pair.b), (pair.b, pair.a)):
            stated = age(end)
            if begin.predicate in begins and end.predicate in ends and stated and context.identifier.match(*map(_who, (begin, end))):
                yield _compare(rule, begin, end, stated)


def age(claim: Statement) -> int | None:
    """The age that stands in a claim's sentence, where it names one."""
    found = AGE.findall(claim.evidence)
    return int(found[0]) if len(found) == 1 else None


def _who(claim: Statement) -> tuple[Name, ...]:
    return claim.subjects or claim.objects


def _compare(rule: ConflictRule, begin: Statement, end: Statement, stated: int) -> Verdict:
    assert begin.date is not None
    assert end.date is not None
    least = ((end.date.low or 0) - (begin.date.high or 0)) / YEAR
    most = ((end.date.high or 0) - (begin.date.low or 0)) / YEAR
    if least - 1.01 <= stated <= most + 0.01:
        return agreement("relative-date", "overlaps", begin, end)
    return conflict(
        "relative-date", weighed(rule.severity, begin, end), begin, end, a=begin.date_text or "", b=f"age {stated}", right=f"{int(most)}"
    )
