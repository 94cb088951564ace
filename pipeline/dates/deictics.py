"""Level 4: times counted from where the text stands. *that year*, *the following month*, *last Friday*, *yesterday*, *the day before*."""

from __future__ import annotations

import re

from pipeline.dates.cascade import Form, Match
from pipeline.dates.contexts import words
from pipeline.dates.lookalikes import is_month, word_after, word_before
from pipeline.dates.meaning import Calendar, Deictic, Holiday, Node, Qualified, Season
from pipeline.dates.symbols import Symbol, built
from pipeline.dates.vocabulary import MONTHS

KINDS = {"day": "Day", "month": "Month", "year": "Year", "decade": "Span", "century": "Span"}
OWNERS = words("the a an his her its their our this that these my your")
"""What begins a noun phrase: the day before *the vote*."""


def _unit(m: Match) -> str | None:
    """The unit that is named, in the singular: *the following days* counts nothing."""
    found = m.names.get("unit")
    if found is None:
        return "day" if "daypart" in m else None
    word = m.text[found.start : found.end].lower()
    return None if word.endswith("s") or word == "centuries" else str(found.values["unit"])


def _is_title(m: Match) -> bool:
    """Tell whether the words are written as a title: *The Next Day*, *Last Week Tonight*."""
    found = m.names.get("unit") or m.names.get("daypart")
    return bool(found) and m.text[found.start : found.end].istitle()  # type: ignore[union-attr]


def _make(m: Match, shift: int, frame: str) -> Symbol | None:
    unit = _unit(m)
    if unit is None or unit == "fortnight" or _is_title(m):
        return None
    return built(m.start, m.end, KINDS.get(unit, "Other"), Deictic(shift, unit, frame))


def _same(m: Match) -> Symbol | None:
    return _make(m, 0, "text")


def _this(m: Match) -> Symbol | None:
    return _make(m, 0, "speech" if "daypart" in m else "near")


def _next(m: Match) -> Symbol | None:
    if word_after(m.text, m.end) == "of":
        return None
    return _make(m, 1, "text" if "the" in m or not m.words.lower().startswith("next") else "near")


def _previous(m: Match) -> Symbol | None:
    return _make(m, -1, "text")


def _last(m: Match) -> Symbol | None:
    words = m.words.lower()
    if "past" in words or word_after(m.text, m.end) == "of":
        return None
    if "the" in m and m.get("unit") in ("day", "year", "decade", "century", "month"):
        return None  # the last day: of something
    return _make(m, -1, "speech")


def _beside(m: Match) -> Symbol | None:
    """*the day before* is counted from the narration; *the day before the vote* from something that has no date."""
    after = word_after(m.text, m.end)
    if after[:1].isupper() or after[:1].isdigit() or after.lower() in OWNERS or _is_title(m):
        return None
    sign = m.number("later") or m.number("earlier") or m.number("next") or -1
    return _make(m, sign, "text")


def _day_word(m: Match) -> Node | None:
    shift = m.number("day_word")
    if shift is None or (word_before(m.text, m.start) == "of" and word_after(m.text, m.end)[:1].isupper()):
        return None
    return Deictic(shift, "day", "speech")


def _day_from_today(m: Match) -> Node | None:
    if m.get("unit") != "day":
        return None
    return Deictic(2 * (m.number("day_word") or 0), "day", "speech")


def _fiscal(m: Match) -> Node | None:
    shift, frame = _whose(m)
    return Qualified("~", Deictic(shift, "year", frame)) if m.get("unit") == "year" else None


def _whose(m: Match) -> tuple[int, str]:
    if "last" in m:
        return -1, "speech"
    if "next" in m:
        return 1, "near" if "the" not in m and m.text[m.names["next"].start :][:4].lower() == "next" else "text"
    if "coming" in m:
        return 1, "speech"
    if "previous" in m:
        return -1, "text"
    return 0, "near" if "this" in m else "text"


OF_YEAR = re.compile(r"(?: (?:day|night|morning|afternoon|evening|\w+day)){1,2},? (?:(?:in|of) )?\d{4}\b")
"""Behind a month: the year tells which it is, *that April day in 1912*."""


def _named(m: Match) -> Symbol | None:
    shift, frame = _whose(m)
    season, month, weekday = (m.number(name) for name in ("season", "month", "weekday"))
    if "holiday" in m:
        return built(m.start, m.end, "Day", Deictic(shift, Holiday(str(m.get("holiday"))), frame))
    if season:
        if word_after(m.text, m.end) in ("of", "Offensive", "Olympics"):
            return None
        return built(m.start, m.end, "Month", Deictic(shift, Season(season), frame))
    if month:
        found = m.names["month"]
        if not is_month(m.text, found.start, found.end) or OF_YEAR.match(m.text, m.end):
            return None
        return built(m.start, m.end, "Month", Deictic(shift, Calendar(month=month), frame))
    after = word_after(m.text, m.end)
    if after[:1].isdigit() or after.lower().rstrip(".") in MONTHS or m.text[m.end : m.end + 1] == "-":
        return None  # next Friday, 5 May: the date tells it
    return built(m.start, m.end, "Day", Deictic(shift, Calendar(weekday=weekday), frame))


def _weekday_of_week(m: Match) -> Node | None:
    """*next week on Tuesday*, *Monday of the following week*."""
    if m.get("unit") != "week":
        return None
    shift, frame = _whose(m)
    return Calendar(weekday=m.number("weekday"), within=Deictic(shift, "week", frame))


FORMS = (
    Form("weekday of a week", "(last|next|this|that|coming|previous|same) unit (comma|dash|on)* weekday", _weekday_of_week, "Day",
         {"[2018-07-31] It opens next week on Tuesday.": "2018-08-07"}),
    Form("weekday, then week", "(on)? weekday comma? of? the? (last|next|this|that|coming|previous|same) unit", _weekday_of_week, "Day",
         {"[2019-07-30] It opened on Tuesday of last week.": "2019-07-23"}),
    Form("the same period", "(the|that|this)? same (unit|daypart)", _same, "Other",
         {"It began in May 1990 and ended the same year.": "1990", "At the same time it rained.": None}),
    Form("that period", "that (unit|daypart)", _same, "Other",
         {"He left on 5 May 1990. That month it rained.": "1990-05", "That was the day.": None}),
    Form("this period", "this (unit|daypart)", _this, "Other",
         {"In 2006 it failed, and in this year he left.": "2006", "[2013-03-22] Sales rose this year.": "2013"}),
    Form("the next period", "the? (next|coming) (unit|daypart)", _next, "Other",
         {"He left on 5 May 1990. The following day it rained.": "1990-05-06", "the following days": None}),
    Form("this coming period", "this (next|coming) unit", _next, "Other",
         {"[2013-03-22] It closes this coming week.": "2013-03-25/2013-03-31"}),
    Form("the previous period", "the? previous (unit|daypart)", _previous, "Other",
         {"He left on 5 May 1990, and had come the previous year.": "1989"}),
    Form("the last period", "the? last (unit|daypart)", _last, "Other",
         {"[2013-03-22] Sales fell last month.": "2013-02", "the last year of the war": None}),
    Form("the period beside", "the unit (later|earlier|next)", _beside, "Other",
         {"He left on 5 May 1990. The day before, it had rained.": "1990-05-04", "It was the day before the vote.": None}),
    Form("today", "day_word", _day_word, "Day",
         {"[2013-03-22] It opened yesterday.": "2013-03-21"}),
    Form("the day after tomorrow", "the? unit (before|after) day_word", _day_from_today, "Day",
         {"[2013-03-22] It opens the day after tomorrow.": "2013-03-24"}),
    Form("fiscal year beside", "the? (last|next|this|coming|previous) fiscal unit", _fiscal, "Year",
         {"[2013-03-22] It grew in the last fiscal year.": "2012~"}),
    Form("a named day, month or season beside", "the? (last|next|this|that|coming|previous|same) (season|month|weekday|holiday)",
         _named, "Other",
         {"He left in May 1990. The following spring he returned.": "1991-21", "[2013-03-22] It opened last Friday.": "2013-03-15"}),
    Form("this coming Friday", "this (last|next|coming|previous) (weekday|month|season)", _named, "Other",
         {"[2013-03-22] It opens this coming Tuesday.": "2013-03-26"}),
)  # fmt: skip
