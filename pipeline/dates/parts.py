"""Level 6: parts of a period. *early 1995*, *the end of May*, *the first week of 2021*, *later that month*, *the week of April 10*."""

from __future__ import annotations

import re

from pipeline.dates.cascade import Form, Match
from pipeline.dates.contexts import EVENTS
from pipeline.dates.lookalikes import word_after
from pipeline.dates.meaning import Calendar, Deictic, Node, Nth, Part, Range, Season, WeekOf


def _period(m: Match) -> Node | None:
    return next(iter(m.nodes()), None)


def _is_of_event(m: Match) -> bool:
    """*the last two weeks of the 1921 season*: pieces of what the year names, and not of the year."""
    after = word_after(m.text, m.end).rstrip(".,")
    return after in EVENTS and re.search(r"\b(?:of|in) the \S+$", m.words) is not None


def _part(m: Match) -> Node | None:
    part = next((m.get(name) for name in ("early", "mid", "late", "edge", "rest", "turn") if name in m), None)
    of = _period(m)
    if of is None or part is None:
        return None
    return of if part == "whole" else Part(str(part), of)


def _parts(m: Match) -> Node | None:
    of = _period(m)
    if of is None:
        return None
    first = "early" if "early" in m else "mid"
    last = "late" if "late" in m else "mid"
    return Range(Part(first, of), Part(last, of)) if first != last else None


def _part_of_unit(m: Match) -> Node | None:
    """*the end of the year*: of the year where the narration stands."""
    unit = m.get("unit")
    part = next((m.get(name) for name in ("early", "mid", "late", "edge", "rest", "rough_part") if name in m), None)
    words = m.text[m.names["unit"].start : m.names["unit"].end].lower()
    if words.endswith("s") or unit in ("day", "fortnight", "weekend") or word_after(m.text, m.end) == "of":
        return None
    of = Deictic(0, str(unit), "near" if "this" in m else "text")
    return of if "rough_part" in m or part == "whole" else Part(str(part), of)


def _within(m: Match) -> Node | None:
    """*later that month*, *earlier in 1942*: somewhere in it."""
    return _period(m)


def _code(m: Match) -> Node | None:
    unit = str(m.get("eoy"))
    return None if m.words.islower() else Part("end", Deictic(0, unit, "near")) if m.words.upper() != "YTD" else None


def _nth(m: Match) -> Node | None:
    """Pieces of a period, counted from its start or its end."""
    of = _period(m)
    if _is_of_event(m):
        return of
    nth = m.number("nth") or m.number("final") or m.number("latter") or m.number("last") or 0
    if "half" in m:
        return Nth(nth, "half", of) if nth in (1, 2, -1) else None
    if "third_part" in m:
        edges = ("early", "late") if m.get("third_part") == 3 else ("beginning", "end")
        return Part(edges[nth != 1], of) if of and nth in (1, -1) else None
    count = 1
    unit = m.get("unit")
    if "Amount" in m:
        amounts = m.amounts()
        if len(amounts) != 1 or nth not in (1, -1):
            return None
        ((count, unit),) = amounts
    found = m.names.get("unit")
    if (found and m.text[found.start : found.end].lower().endswith("s")) or unit in ("fortnight", "weekend", None):
        return None
    return Nth(nth, str(unit), of, count)


def _weekday_of(m: Match) -> Node | None:
    """*the first Monday of September*."""
    day, of = m.nodes()
    if not isinstance(day, Calendar) or day.weekday is None or day.day or day.within:
        return None
    return Nth(m.number("nth") or m.number("final") or m.number("last") or 1, "weekday", of, weekday=day.weekday)


def _possessed(m: Match) -> Node | None:
    """*next year's first quarter*."""
    return _nth(m) if re.search(r"['’]s\s", m.words) else None


def _nth_of_unit(m: Match) -> Node | None:
    """*the first quarter of the year*."""
    if m.get("unit2") == "day":
        return None
    of = Deictic(0, str(m.get("unit2")), "text")
    nth = m.number("nth") or m.number("final") or m.number("latter") or 0
    if "third_part" in m:
        return Part("early" if nth == 1 else "late", of) if nth in (1, -1) else None
    return Nth(nth, "half" if "half" in m else str(m.get("unit1")), of)


def _nth_alone(m: Match) -> Node | None:
    """*the third quarter*: of the year where the narration stands."""
    if m.get("unit") != "quarter" or not 1 <= (m.number("nth") or 0) <= 4 or word_after(m.text, m.end) in ("of", "century"):
        return None
    return Nth(m.number("nth") or 1, "quarter", Deictic(0, "year", "near"))


def _week_number(m: Match) -> Node | None:
    if m.get("unit") != "week" or not 1 <= (m.number("count") or 0) <= 53 or "count_word" in m.names["count"].values:
        return None
    return Nth(m.number("count") or 1, "week", _period(m) or Deictic(0, "year", "near"))


def _week_of(m: Match) -> Node | None:
    of, unit = _period(m), m.get("unit")
    return WeekOf(of, str(unit)) if of and unit in ("week", "weekend") else None


def _holiday_weekend(m: Match) -> Node | None:
    of = _period(m)
    return WeekOf(of, "weekend") if of and m.get("unit") == "weekend" else None


def _unit_alone(m: Match) -> Node | None:
    """*the weekend*, *this week*."""
    return Deictic(0, "weekend", "near") if m.get("unit") == "weekend" else None


def _season_of_unit(m: Match) -> Node | None:
    return Season(m.number("season") or 21, within=Deictic(0, "year", "text")) if m.get("unit") == "year" else None


FORMS = (
    Form("early, mid or late period", "the? (early|mid|late) dash? (in|of)? the? (Year|Span|Month)", _part, "Other",
         {"early 1995": "1995-01~/1995-04~", "in mid-1995": "1995-05~/1995-08~", "late October 1939": "1939-10-21~/1939-10-31~",
          "late spring 1993": "1993-05~", "Early in 1862 it began.": "1862-01~/1862-04~", "the late 19th century": "1867~/1899~"}),
    Form("early to mid, mid to late period", "the? (early|mid) dash? to dash? (mid1|late) dash? (in|of)? the? (Year|Span|Month)",
         _parts, "Whole",
         {"in the mid- to late 1990s": "1994~/1999~", "early-to-mid 1990": "1990-01~/1990-08~"}),
    Form("early years of a period", "the? (early|late|edge) third_part of the? (Year|Span|Month|Other)", _part, "Other",
         {"the early years of the 1990s": "1990~/1993~"}),
    Form("turn of a century", "the? turn of the? (Year|Span|Month)", _part, "Other", {"the turn of the 20th century": "1895~/1904~"}),
    Form("edge of a period", "the? edge of? the? (Year|Span|Month|Other)", _part, "Other",
         {"the end of 2002": "2002-12~", "the beginning of May 1990": "1990-05-01~/1990-05-10~",
          "the middle of 2010": "2010-05~/2010-08~"}),
    Form("early, mid or late unit", "the? (early|mid|late|edge|rough_part|rest) dash? (in|of)* (the|this|that)? unit",
         _part_of_unit, "Other",
         {"In May 1990 it began. By the end of the year it was over.": "../1990~"}),
    Form("later in a period", "rough_part (in|on|of)? the? (Year|Month|Date|Day)", _within, "Other",
         {"In May 1990 it began. Later that year it ended.": "1990"}),
    Form("rest of a period", "the? rest of the? (Year|Month|Span)", _part, "Other", {"the rest of 1992": "1992"}),
    Form("end-of code", "eoy", _code, "Other",
         {"[2018-11-23] It opens at EOY.": "2018-12~"}),
    Form("half or part of a period", "the? (nth|latter|final) (half|third_part) (of|in)? the? (Year|Span|Month|Other)", _nth, "Other",
         {"the second half of the 1990s": "1995/1999", "the latter part of 1995": "1995-09~/1995-12~"}),
    Form("piece of a period", "the? (nth|final|last) dash? unit (of|in)? the? (Year|Span|Month|Other)", _nth, "Other",
         {"the third month of 2021": "2021-03", "second-quarter 1999 results": "1999-04/1999-06", "the 15th day of June 1990": "1990-06-15",
          "the last decade of the 19th century": "189X"}),
    Form("several pieces of a period", "the? (nth|final|last) Amount (of|in)? the? (Year|Span|Month|Other)", _nth, "Other",
         {"the last two weeks of the 1921 season": "1921",
          "the first two weeks of 2021": "2021-01-04/2021-01-17", "the last four months of 2021": "2021-09/2021-12"}),
    Form("weekday of a month", "the? (nth|final|last) Day (of|in) the? (Month|Other)", _weekday_of, "Day",
         {"the first Monday of September 2018": "2018-09-03"}),
    Form("a period's piece", "(Year|Month) nth (unit|half)", _possessed, "Other",
         {"[2018-09-06] It opens in next year's first quarter.": "2019-01/2019-03"}),
    Form("piece of a unit", "the? (nth|final|latter) (unit1|half|third_part) of the unit2", _nth_of_unit, "Other",
         {"In May 1990 it began. It ended in the last quarter of the year.": "1990-10/1990-12"}),
    Form("quarter alone", "the nth unit", _nth_alone, "Other",
         {"[1998-02-27] It lost money in the third quarter.": "1997-07/1997-09", "the third quarter century": None}),
    Form("numbered week", "the? unit count (comma? of? Year)?", _week_number, "Other", {"week 3 of 2027": "2027-01-18/2027-01-24"}),
    Form("week of a day", "the? unit (of|from|starting)? the? (Day|Other)", _week_of, "Other",
         {"the week of 10 April 2018": "2018-04-09/2018-04-15"}),
    Form("weekend of a holiday", "Day unit", _holiday_weekend, "Other",
         {"It rained on Easter 1990 weekend.": "1990-04-14/1990-04-15"}),
    Form("weekend", "the unit", _unit_alone, "Other",
         {"[1998-02-27] They met over the weekend.": "1998-02-21/1998-02-22"}),
    Form("season of the year", "the? season of the unit", _season_of_unit, "Month",
         {"In 1990 it began. It ended in the spring of the year.": "1990-21"}),
)  # fmt: skip
