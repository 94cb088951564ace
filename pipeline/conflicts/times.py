"""The times that two figures hold at, beside the dates of their claims: *held 40 in 1950*, *holds 60*."""

from __future__ import annotations

import calendar
import re

from pipeline.conflicts.intervals import Interval
from pipeline.conflicts.statement import Statement

YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?![\d.,]*\d)")
TITLED = re.compile(r"\"[^\"]{1,80}\"|“[^”]{1,80}”|(?<!\w)['‘](?=[A-Z])[^'’]{1,80}['’](?!\w)")
"""A title, whose year is no time of the clause: *'Live at Osk 2006'*."""
NUMBERED = re.compile(r"\d{3}|\d ?(?:BC|AD|CE)|(?:BC|AD|CE) ?\d")
"""A year, decade or century told by its number."""
MONTH = re.compile(r"\b(?:" + "|".join(month for month in calendar.month_name if month) + r")\b")
PAST = re.compile(
    r"^(?:was|were|had|did|\w+ed|held|took|stood|made|ran|kept|drew|sat|lay|owned|fed)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(r"^(?:is|are)\b|^(?:has|have|does|do|(?!was\b)\w+[^s]s)$", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:last|this|next) (?:year|month|week|season|summer|winter|spring|autumn)\b", re.IGNORECASE)
NOW = re.compile(r"\b(?:today|now|nowadays|currently|at present|these days)\b", re.IGNORECASE)
ONCE = re.compile(
    r"\b(?:was|were|had) (?:once|formerly|previously)\b|\b(?:once|formerly|previously) (?:\w+ed|had|was|were|held)\b"
    r"|\bused to (?:be|have)\b",
    re.IGNORECASE,
)
"""What was so at a time of which nobody tells when it was."""
LONGEST = 366
"""Days: a figure with a longer time is a sum over it."""


def is_then_and_now(a: Statement, b: Statement) -> bool:
    """True if one figure is of the past and the other of the present: *held 40 in 1950*, *holds 60*; *ran six*, *today it has two left*."""
    if ONCE.search(a.evidence) and not ONCE.search(b.evidence) and b.told is None:
        return True
    if PAST.search(a.verb_form or "") is None or PRESENT.search(b.verb_form or "") is None:
        return False
    if NOW.search(b.evidence) and not NOW.search(a.evidence):
        return True
    return a.told is not None and a.told != a.published and b.told is None and a.told.high is not None


def leans_on_reading(a: Statement, b: Statement) -> bool:
    """True if one article tells of both, and the year of one only by where it stands in it: *he joined later that year*."""
    return a.source_id == b.source_id and not all(NUMBERED.search(claim.date_text or "") for claim in (a, b))


def is_relative(claim: Statement) -> bool:
    """True if a figure is of a time that only the day of writing tells, and nobody knows that day: *last year*."""
    return claim.told is None and RELATIVE.search(claim.evidence) is not None


def name_two_years(a: Statement, b: Statement) -> bool:
    """True if two sentences name years, and not one in common: *the epidemic of 1866*, *the epidemic of 1893*."""
    years = [frozenset(YEAR.findall(TITLED.sub(" ", claim.evidence.replace(claim.value_text or " ", " ")))) for claim in (a, b)]
    return all(years) and not years[0] & years[1]


def name_two_months(a: Statement, b: Statement) -> bool:
    """True if two sentences name months, and not one in common: *by the end of April*, *by mid-June*, of whatever year."""
    months = [frozenset(MONTH.findall(claim.evidence)) for claim in (a, b)]
    return all(months) and not months[0] & months[1]


def as_of(time: Interval | None) -> Interval | None:
    """The time that a figure holds at: *by 2015* it was so much is a figure of 2015."""
    if time is None or time.low is not None or time.high is None:
        return time
    return Interval(time.high - LONGEST + 1, time.high)


def are_of_two_lengths(a: Interval | None, b: Interval | None) -> bool:
    """True if one time is a span of years and the other is not the same: what adds up over ten years is not what there is in one."""
    if a is None or b is None:
        return False
    return a != b and any(time.is_bounded and (time.high or 0) - (time.low or 0) > LONGEST for time in (a, b))
