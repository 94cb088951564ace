"""Dates without a year, held against dates with one: *was born in December*, *born on 26 May 1970*.

A month, a day of one or a season that no year is told for lies in the year of the other's date, if that is finer than a year.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.conflicts.intervals import Interval, are_disjoint, days
from pipeline.conflicts.statement import Statement
from pipeline.dates import find_dates

ANY = 2000
"""The year that two dates without one are both taken to be of: a leap year."""
YEAR = 365
"""Days of the longest date that a month can be set against."""


def in_one_year(a: Statement, b: Statement) -> tuple[Statement, Statement]:
    """Two claims, each with a date in the year of the other's where it has a month, a day or a season alone; as they are otherwise."""
    if lacks_year(a) and lacks_year(b):
        return _dated(a, ANY), _dated(b, ANY)
    if lacks_year(a):
        return _beside(a, b), b
    return (a, _beside(b, a)) if lacks_year(b) else (a, b)


def lacks_year(claim: Statement) -> bool:
    """True if a claim tells a part of the year and no year."""
    return claim.date is None and bool(claim.date_text) and claim.date_edtf is None


def _beside(claim: Statement, other: Statement) -> Statement:
    """The claim dated in the year of the other's, or in the one before, whose winter may reach into it."""
    if other.date is None or other.date.low is None or other.date.high is None or other.date.high - other.date.low >= YEAR:
        return claim
    year = int((other.date_edtf or "0")[:4]) if (other.date_edtf or "")[:4].isdigit() else 0
    if not year:
        return claim
    found = [_dated(claim, year), _dated(claim, year - 1)]
    return next((one for one in found if not are_disjoint(one.date, other.date)), found[0])


def _dated(claim: Statement, year: int) -> Statement:
    return replace(claim, date=_in_year(claim.date_text or "", year))


def _in_year(text: str, year: int) -> Interval | None:
    """The days of a month, a day or a season in a year."""
    found = find_dates(text, published=str(year))
    return days(found[0].start, found[0].end) if len(found) == 1 else None
