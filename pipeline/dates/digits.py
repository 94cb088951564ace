"""Level 5, dates in digits: *2018-10-07*, *23/10/2018*, *5.5.1992*, *on 10/7*; and *9/11*."""

from __future__ import annotations

import re

from pipeline.dates import lookalikes
from pipeline.dates.calendar import is_day
from pipeline.dates.cascade import Form, Match
from pipeline.dates.contexts import COUNTED
from pipeline.dates.meaning import Calendar, Node
from pipeline.dates.symbols import Symbol, built
from pipeline.dates.years import clipped, year_of


def _numeric(m: Match) -> Node | None:
    """A date in digits: year first is clear; else month first if it can be, marked where the day could be first as well."""
    found = m.names["numeric_date"]
    text = m.text[found.start : found.end]
    if lookalikes.is_glued(m.text, found.start, found.end) and "/" not in text and not text.isdigit():
        return None
    parts = [int(p) for p in (re.split(r"[-/.]", text) if not text.isdigit() else (text[:4], text[4:6], text[6:]))]
    weekday = m.number("weekday")
    if parts[0] > 999:
        return Calendar(parts[0], parts[1], parts[2], weekday)
    short = parts[2] < 100
    year = clipped(parts[2]) if short else parts[2]
    if short and "." in text and not weekday:
        return None
    return month_or_day_first(parts[0], parts[1], year, weekday, day_first="." in text, short=short)


def month_or_day_first(
    a: int, b: int, year: int | None, weekday: int | None, *, day_first: bool = False, short: bool = False
) -> Node | None:
    """A numeric date whose order the digits may leave open; the resolution looks for what the text tells about it."""
    leap = 2000 if year is None else year
    readings = [(m, d) for m, d in ((a, b), (b, a)) if is_day(leap, m, d)]
    if not readings:
        return Calendar(year, a, b, weekday, is_clipped=short) if (a <= 12 or b <= 12) and max(a, b) <= 31 and year else None
    if day_first:
        readings.reverse()
    month, day = readings[0]
    swapped = readings[1] if len(set(readings)) == 2 else None
    order = None if len(readings) == 2 else "month" if readings[0] == (a, b) else "day"
    return Calendar(year, month, day, weekday, is_clipped=short, swapped=swapped, order=order)


def _slashed(m: Match) -> Node | None:
    found = m.names["slashed"]
    text = m.text[found.start : found.end]
    a, b = (int(p) for p in re.split(r"[/.]", text))
    weekday = m.number("weekday")
    year, _, is_clipped = year_of(m)
    if year is not None:
        return month_or_day_first(a, b, year, weekday, short=is_clipped)
    before, after = lookalikes.word_before(m.text, m.start), lookalikes.word_after(m.text, m.end)
    if ("." in text and weekday is None) or after.lower() in COUNTED | {"of", "%"}:
        return None
    is_told = before in ("on", "by", "from", "since", "until", "till", "before", "after", "to", "between", "next", "this", "-", "–")
    if weekday is None and not is_told and (max(a, b) <= 12 or text in ("24/7", "24/24")):  # a fraction, a vote
        return None
    return month_or_day_first(a, b, None, weekday)


def _nine_eleven(m: Match) -> Symbol | None:
    found = m.names["slashed"]
    if m.text[found.start : found.end] != "9/11" or lookalikes.word_before(m.text, m.start) in ("on", "by", "meet"):
        return None
    return built(m.start, m.end, "Day", Calendar(2001, 9, 11, is_name=True))


FORMS = (
    Form("numeric date", "((this|next|last|coming)? weekday comma?)? numeric_date", _numeric, "Day",
         {"on 2018-10-07": "2018-10-07", "on 23/10/2018": "2018-10-23"}),
    Form("9/11", "slashed", _nine_eleven, "Day",
         {"the 9/11 attacks": "2001-09-11"}),
    Form("month and day in digits", "((this|next|last|coming)? weekday comma?)? slashed (comma? yr)?", _slashed, "Day",
         {"[2018-10-24] It runs until 11/27.": "../2018-11-27", "a 5-4 vote": None, "a ratio of 3/4": None}),
)  # fmt: skip
