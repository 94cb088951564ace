"""Two values in one unit, and whether rounding can explain that they differ."""

from __future__ import annotations

import re

from pipeline.conflicts.counted import COUNTED
from pipeline.conflicts.intervals import Interval, relate
from pipeline.conflicts.statement import Statement
from pipeline.mentions.units import convert

LARGE = 100
ROUGHLY = 1.05


def comparable(a: Statement, b: Statement) -> tuple[Interval, Interval] | None:
    """The two values in one unit; none where their units do not convert."""
    if a.value is None or b.value is None:
        return None
    other = _converted(b.value, b.unit, a.unit)
    return None if other is None else (a.value, other)


def is_beyond_rounding(a: Statement, b: Statement) -> bool:
    """True if neither of two disjoint values lies within what the words of the other allow: the rule of `mentions.rounding`.

    A bound that leaves out the very number that the other claim gives (*less than 74*, *74*) speaks of that number, and of no rounding.
    """
    if a.value is None or b.value is None:
        return False
    other, rough = (_converted(interval, b.unit, a.unit) for interval in (b.value, b.rounded or b.value))
    if other is None or rough is None:
        return False
    is_apart = relate(a.value, rough) == "disjoint" and relate(a.rounded or a.value, other) == "disjoint"
    return is_apart or _leaves_out(a, b) or _leaves_out(b, a)


def _leaves_out(bound: Statement, number: Statement) -> bool:
    """True if one claim's open bound excludes the exact number of the other."""
    if (
        bound.value is None
        or number.value is None
        or number.is_softened
        or number.value.low != number.value.high
        or bound.unit != number.unit
    ):
        return False
    value = bound.value
    if value.high is None and _may_be_more(number):
        return False
    return (value.excludes_low and value.low == number.value.low) or (value.excludes_high and value.high == number.value.high)


def _may_be_more(number: Statement) -> bool:
    """True for so round a number that it is also said of a little more: *sold 100 million records*, *over 100 million records*."""
    if number.value is None or number.value.high is None or number.rounded is None or number.rounded.high is None:
        return False
    return number.value.high >= LARGE and number.rounded.high >= ROUGHLY * number.value.high


def _converted(value: Interval, unit: str | None, target: str | None) -> Interval | None:
    if unit == target or unit is None or target is None or _is_bare_score(unit, target):
        return value
    ends = [None if end is None else convert(end, unit, target) for end in (value.low, value.high)]
    if any(end is None and given is not None for end, given in zip(ends, (value.low, value.high), strict=True)):
        return None
    return Interval(ends[0], ends[1], value.excludes_low, value.excludes_high)


def _is_bare_score(unit: str, target: str) -> bool:
    """True if one is a score out of so many and the other leaves that out: *a rating of 5.6*, *5.7/10*."""
    return {unit, target} & {COUNTED} != set() and any(re.fullmatch(r"/\d+", one) for one in (unit, target))
