"""How far up in a report a finding belongs among those of its severity, from 0 to 100.

The score is a hundred times the product of four parts, none of which knows another:

- **weight**, a parameter of the rule: how often what it reports is right, by how much of it hangs on the reading of sentences. A
  weekday that no calendar has is wrong whatever was meant; that two counts are of one thing had to be understood.
- **directness** of the less direct side: what the article itself says as a fact counts whole; what it has from somebody else, what is
  planned, may be, or is softened by a word (*about*) counts less, and a rounded number a little less than an exact one.
- **independence**: 1 - ALONE / n for n independent sources on both sides; two copies that differ are two. An article that contradicts
  itself often speaks of two things; each further witness makes that less likely. What one sentence gets wrong needs no witness.
- **difference**: the square root of the distance between the two values or dates, as a part of the rule's `large`, from SMALLEST to 1. A
  day in ten years can be a slip of the pen or another way to count; the root lets small differences rise fast. A word or a name
  differs or does not.

Severity is not part of it: reports put errors before warnings, and order each by score.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

from pipeline.conflicts.intervals import Interval, is_before
from pipeline.conflicts.rounding import comparable
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

PARAMETERS = frozenset({"weight", "large"})
"""What a rule of any kind may set."""
WEIGHT = 0.8
"""Of a rule that sets none: right four times out of five, what the comparison as a whole is held to."""
ATTRIBUTED, UNREAL, SOFTENED, ROUNDED = 0.8, 0.8, 0.9, 0.95
"""What is left of a claim that is somebody's word, that is planned or possible, that a word softens, or whose number is round."""
ROUND = 0.01
"""Of a number, the part that its rounding may leave open before it counts as round."""
ALONE = 0.2
SMALLEST = 0.7
LARGE_VALUE = 0.5
"""Of the greater of two values, the part by which they must differ to count whole: one is twice the other."""
LARGE_DATE = 3652.5
"""Days: ten years."""


def score(rule: ConflictRule, verdict: Verdict, independent: int) -> int:
    """The score of a finding by its first verdict; `independent`: the independent sources that take a side in it."""
    claims = verdict.claims
    witnesses = max(independent, len({claim.source_id for claim in claims}))
    parts = (
        float(rule.params.get("weight", WEIGHT)),
        min(directness(claim) for claim in claims),
        1.0 if len({(claim.source_id, claim.evidence) for claim in claims}) < 2 else 1 - ALONE / witnesses,
        _difference(rule, verdict.type, claims),
    )
    product = 100.0
    for part in parts:
        product *= part
    return round(product)


def directness(claim: Statement) -> float:
    """How much of a claim is the article's own word, and exact: 1 for a plain fact."""
    parts = (
        (ATTRIBUTED, bool(claim.attribution)),
        (UNREAL, claim.modality in ("planned", "possible")),
        (SOFTENED, claim.is_softened),
        (ROUNDED, not claim.is_softened and _is_round(claim)),
    )
    product = 1.0
    for part, holds in parts:
        product *= part if holds else 1.0
    return product


def _is_round(claim: Statement) -> bool:
    """True if a number's digits leave so much open that it was hardly counted: *900*, not *901*."""
    if claim.value is None or claim.rounded is None or not claim.rounded.is_bounded:
        return False
    width = (claim.rounded.high or 0.0) - (claim.rounded.low or 0.0)
    return claim.rounded != claim.value and width > ROUND * max(abs(claim.rounded.low or 0.0), abs(claim.rounded.high or 0.0))


def check_parameters(rule: ConflictRule) -> None:
    """RuleError where a rule's weight or its large difference is no number that can be one."""
    for key, most in (("weight", 1.0), ("large", None)):
        value = rule.params.get(key, 1.0)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or value <= 0 or (most is not None and value > most):
            raise rule.place.error(f'"{key}" must be a number above 0{"" if most is None else f" and at most {most:g}"}', key)


def _difference(rule: ConflictRule, type_: str, claims: Sequence[Statement]) -> float:
    """How much the size of the difference leaves of a finding: 1 where there is none to measure."""
    size, large = None, 1.0
    if len(claims) == 2:
        if type_ == "value":
            size, large = _of_values(*claims), LARGE_VALUE
        elif type_ in ("date", "order", "relative-date"):
            size, large = _of_dates(*claims), LARGE_DATE
    if size is None:
        return 1.0
    return SMALLEST + (1 - SMALLEST) * sqrt(min(1.0, size / float(rule.params.get("large", large))))


def _of_values(a: Statement, b: Statement) -> float | None:
    """The distance between two values as a part of the greater."""
    values = comparable(a, b)
    if values is None or (gap := _gap(*values)) is None:
        return None
    greatest = max(abs(end) for value in values for end in (value.low, value.high) if end is not None)
    return gap / greatest if greatest else 0.0


def _of_dates(a: Statement, b: Statement) -> float | None:
    return None if a.date is None or b.date is None else _gap(a.date, b.date)


def _gap(a: Interval, b: Interval) -> float | None:
    """The distance between two intervals; none where they meet."""
    low, high = (a, b) if is_before(a, b) else (b, a)
    return high.low - low.high if is_before(low, high) and high.low is not None and low.high is not None else None
