"""Intervals of days or of numbers, and how two of them stand to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.dates import calendar
from pipeline.dates import intervals as dates
from pipeline.dates.edtf import bounds, read_edtf

DAY = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)")
BEFORE = 305
"""Days by which the calendar's count is ahead of `date.toordinal`."""
_VAGUE = r"(?<!\bmid)(?<!\bearly)(?<!\blate)"
FROM_TO = re.compile(rf"\b(?:from|between|and|until|till|through)\b|{_VAGUE}(?<!\bmid-)(?<!\bearly-) to\b|{_VAGUE}[-–—/]", re.IGNORECASE)
"""What stands between two dates; *the mid- to late 1970s* are one."""
Relation = Literal["same", "finer", "overlaps", "disjoint"]


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; a missing end is open to infinity; an end is part of the interval unless it is marked as excluded."""

    low: float | None
    high: float | None
    excludes_low: bool = False
    excludes_high: bool = False

    def scaled(self, factor: float) -> Interval:
        """The same interval in another unit, `factor` of which make one of this; `factor` is positive."""
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Interval(low, high, self.excludes_low, self.excludes_high)

    def widened(self, by: float) -> Interval:
        """The interval with each end moved out by `by`."""
        return Interval(None if self.low is None else self.low - by, None if self.high is None else self.high + by)

    @property
    def is_bounded(self) -> bool:
        """True if both ends are there."""
        return self.low is not None and self.high is not None


def is_before(a: Interval, b: Interval) -> bool:
    """True if all of `a` lies below all of `b`."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.excludes_high or b.excludes_low))


def lies_within(a: Interval, b: Interval) -> bool:
    """True if every point of `a` is one of `b`."""
    above = b.low is None or (a.low is not None and (a.low > b.low or (a.low == b.low and (a.excludes_low or not b.excludes_low))))
    below = b.high is None or (a.high is not None and (a.high < b.high or (a.high == b.high and (a.excludes_high or not b.excludes_high))))
    return above and below


def relate(a: Interval, b: Interval) -> Relation:
    """How two intervals stand to each other: `same`, `finer` (one within the other), `overlaps` or `disjoint`; symmetric."""
    if a == b:
        return "same"
    if is_before(a, b) or is_before(b, a):
        return "disjoint"
    return "finer" if lies_within(a, b) or lies_within(b, a) else "overlaps"


def are_disjoint(a: Interval | None, b: Interval | None) -> bool:
    """True if both are known, and do not meet."""
    return a is not None and b is not None and relate(a, b) == "disjoint"


def days(start: str | None, end: str | None) -> Interval | None:
    """The interval of two ISO days, in any year, as ordinal numbers; none where both are missing or one is no day."""
    found = [DAY.match(day) if day else None for day in (start, end)]
    if any(day and not match for day, match in zip((start, end), found, strict=True)):
        return None
    told = [(int(match[1]), int(match[2]), int(match[3])) if match else None for match in found]
    if not all(day is None or calendar.is_day(*day) for day in told):
        return None
    low, high = (None if day is None else float(calendar.to_number(day) - BEFORE) for day in told)
    return None if low is None and high is None else Interval(low, high)


def ends(text: str | None, words: str | None) -> tuple[Interval | None, Interval | None]:
    """The days of the first and of the last date of an EDTF interval, *1994-05/1999*; none for an open end, and for what is no interval.

    Some time within the *late 1970s* has no two ends, though EDTF gives the period as an interval: the words of the date tell.
    """
    value = read_edtf(text) if text else None
    if not isinstance(value, dates.Interval):
        return None, None
    first, last = (days(*bounds(str(moment))) if moment else None for moment in (value.first, value.last))
    return (first, last) if first is None or last is None or FROM_TO.search(words or "") else (None, None)


def day_text(ordinal: float) -> str:
    """The ISO day of an ordinal number."""
    return calendar.iso(calendar.from_number(int(ordinal) + BEFORE))
