"""Level 5: single dates of the calendar. *5 May 1992*, *May 5*, *May 1992*, *1992*, *summer 1993*, *Christmas 1963*, *05/03/1992*."""

from __future__ import annotations

import re

from pipeline.dates import lookalikes
from pipeline.dates.calendar import is_day
from pipeline.dates.cascade import Form, Match
from pipeline.dates.contexts import BEFORE_YEAR, COUNTED
from pipeline.dates.foreign import BETWEEN, read_foreign
from pipeline.dates.meaning import Calendar, Group, Holiday, Node, Nth, OldYear, Range, Season
from pipeline.dates.symbols import Symbol, built
from pipeline.dates.years import clipped

DASH = "(dash|to)"


def _year(m: Match) -> tuple[int | None, Node | None, bool]:
    """The year that the words tell, other words that name it, and whether two digits had to do."""
    value = m.get("yr")
    if isinstance(value, int):
        return (clipped(value), None, True) if value < 100 else (value, None, False)
    if isinstance(value, Calendar) and value.year is not None and not value.month:
        return value.year, None, value.is_clipped
    if value is not None:
        return None, m.node("yr"), False
    short = m.number("yy")
    return (clipped(short), None, True) if short is not None else (None, None, False)


def _month_of(m: Match, name: str = "month") -> int | None:
    """The month, if the word is one there."""
    found = m.names.get(name)
    if found is None:
        return None
    word = m.text[found.start : found.end]
    if word in ("may", "march", "mar") and ("yr" not in m or m.text[found.end :].lstrip().startswith("in ")):
        return None
    return m.number(name)


def _day(m: Match) -> Node | None:
    year, within, is_clipped = _year(m)
    month = _month_of(m)
    if month is None or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    day = m.number("day")
    after = lookalikes.word_after(m.text, m.end)
    found = m.names.get("day")
    if found and "nth_word" in found.values and m.text[found.start].isupper() and after[:1].isupper():  # May: the Second Squadron
        return None
    if "yr" not in m and m.symbols[-1] is m.names.get("day") and (after in ("%", "percent", ":") or after.lower() in COUNTED):
        return None
    symbol = m.names.get("month")
    order = None if year is None or not found or not symbol else "day" if found.start < symbol.start else "month"
    return Calendar(year, month, day, m.number("weekday"), within, is_clipped, order=order)


def _day_in_words(m: Match) -> Node | None:
    year, within, _ = _year(m)
    return Calendar(year, m.number("month"), m.number("day_in_words"), within=within)


def _foreign(m: Match) -> Node | None:
    first, last = m.symbols[0], m.symbols[-1]
    if not BETWEEN.fullmatch(m.text, first.end, last.start) or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    found = read_foreign(m.words)
    if found is None or (found[0], found[2]) != (m.number("year"), m.number("day")):
        return None
    return Calendar(*found)


def _month(m: Match) -> Node | None:
    year, within, is_clipped = _year(m)
    month = _month_of(m)
    if month is None or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    return Calendar(year, month, within=within, is_clipped=is_clipped)


def _bare_month(m: Match) -> Node | None:
    return Calendar(month=m.number("month")) if lookalikes.is_month(m.text, m.start, m.end) else None


def _bare_weekday(m: Match) -> Node | None:
    return Calendar(weekday=m.number("weekday")) if lookalikes.is_weekday(m.text, m.start, m.end) else None


def _weekday_day(m: Match) -> Node | None:
    """*Tuesday the 13th*, *Monday 21*."""
    found = m.names["day"]
    if "nth_day" not in found.values and lookalikes.word_after(m.text, m.end).lower() in COUNTED | {"%", ":"}:
        return None
    return Calendar(day=m.number("day"), weekday=m.number("weekday"))


def _bare_day(m: Match) -> Node | None:
    """*on the 18th*: only where nothing follows that could be the eighteenth."""
    before, after = lookalikes.word_before(m.text, m.start), lookalikes.word_after(m.text, m.end)
    if before not in ("on", "by", "until", "since", "around", "before", "after", "to", "from", "and", ","):
        return None
    if not m.words.rstrip("stndrhSTNDRH")[-1:].isdigit() or lookalikes.is_glued(m.text, m.start, m.end) or m.text[m.end : m.end + 1] == "-":
        return None
    return Calendar(day=m.number("nth_day")) if not after or not after[0].isalnum() or lookalikes.is_function_word(after) else None


def _bare_year(m: Match) -> Node | None:
    year = m.number("year")
    if year is None or not lookalikes.is_year(m.text, m.start, m.end, year):
        return None
    if "year_in_words" in m.symbols[0].values and lookalikes.word_before(m.text, m.start) not in BEFORE_YEAR:
        return None
    return Calendar(year=year)


def _old_year(m: Match) -> Node | None:
    """*in 476*: three digits are a year where the narration is that far back, and no noun follows that they could count."""
    before, after = lookalikes.word_before(m.text, m.start), lookalikes.word_after(m.text, m.end)
    if before not in ("in", "since", "until", "by", "after", "before", "from", "to") or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    if (after[:1].isalnum() and not after[0].isupper() and not lookalikes.is_function_word(after)) or after in ("%", "-", "–", "°"):
        return None
    return OldYear(m.number("three_digits") or 0)


def _days(m: Match) -> Node | None:
    """Several days of one month, listed or as a range."""
    year, within, is_clipped = _year(m)
    month = _month_of(m)
    days = [int(str(s.values["day"])) for s in m.symbols if "day" in s.values]
    if month is None or len(days) < 2 or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    dates = [Calendar(year, month, day, None, within, is_clipped) for day in days]
    joined = {a for s in m.symbols for a in ("dash", "to", "or", "between") if a in s.values}
    if joined & {"dash", "to", "between"}:
        if len(dates) != 2:
            return None
        if days[0] > days[1]:  # from the 27th to the 3rd of April
            if m.symbols[-1] is m.names.get("month") or "yr" in m:
                dates[0] = Calendar(
                    year if month > 1 or year is None else year - 1, (month - 2) % 12 + 1, days[0], None, within, is_clipped
                )
            else:
                return None
        return Range(dates[0], dates[1])
    return Group(tuple(dates), either="or" in joined)


def _days_unnamed(m: Match) -> Node | None:
    first, last = (Calendar(day=m.number(name)) for name in ("nth_day1", "nth_day2"))
    return Range(first, last)


def _season(m: Match) -> Node | None:
    year, within, _ = _year(m)
    season = m.number("season")
    return Season(season, year, within) if season else None


def _winter(m: Match) -> Node | None:
    season, year = m.number("season"), m.number("year1")
    second = m.number("yy") if "yy" in m else m.number("year2")
    if not season or year is None or second is None or second % 100 != (year + 1) % 100:
        return None
    return Season(season, year)


def _bare_season(m: Match) -> Node | None:
    season = m.number("season")
    return Season(season) if season and lookalikes.is_season(m.text, m.start, m.end) else None


def _code(m: Match) -> Node | None:
    year, within, _ = _year(m)
    of: Node | None = Calendar(year=year) if year is not None else within
    if "quarter_code" in m:
        return Nth(m.number("quarter_code") or 1, "quarter", of) if of else None
    return Nth(m.number("half_code") or 1, "half", of) if of else None


def _quarter(m: Match) -> Node | None:
    year, within, _ = _year(m)
    nth = m.number("nth") or m.number("final") or 0
    unit = "half" if "half" in m else m.get("unit")
    if unit not in ("quarter", "half") or not -1 <= nth <= (4 if unit == "quarter" else 2) or nth == 0:
        return None
    of: Node | None = Calendar(year=year) if year is not None else within
    return Nth(nth, str(unit), of)


def _holiday(m: Match) -> Node | None:
    year, within, _ = _year(m)
    rule = str(m.get("holiday"))
    low = m.words.lower()
    if year is None and within is None and ((low == "may day" and not m.words[0].isupper()) or low == "epiphany"):
        return None
    return Holiday(rule, year, within)


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
    year, _, is_clipped = _year(m)
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
    return built(m.start, m.end, "Day", Calendar(2001, 9, 11))


MONTH = "(comma|of|in|comma in|of the|dash|slash)?"
MONTH_DAY = "((this|next|last|coming)? weekday comma? dash? the?)? month (slash|dash|comma)? the? day"
DAY_MONTH = "((this|next|last|coming)? weekday comma? dash?)? the? day (dash|slash)? of? the? month"
DAYS = "day (comma the? day)* comma? (and|or) the? day"

FORMS = (
    # days
    Form("day month year", f"{DAY_MONTH} (comma|of|in|dash|slash)* yr", _day, "Day",
         {"31 August 1991": "1991-08-31", "the 5th of May, 1992": "1992-05-05", "Sunday, 7 December 1941": "1941-12-07", "05-Aug-2016": "2016-08-05"}),
    Form("day in words, month, year", "day_in_words month comma? yr", _day_in_words, "Day",
         {"on fifteen August nineteen hundred ninety-three": "1993-08-15"}),
    Form("day month", DAY_MONTH, _day, "Day", {}),
    Form("day month, clipped year", "day (dash month dash|slash month slash|month comma?) yy", _day, "Day", {}),
    Form("month day year", f"{MONTH_DAY} (comma|of|in|dash|slash)* yr", _day, "Day",
         {"Apr. 26, 2007": "2007-04-26", "Febuary 18 2000": "2000-02-18", "January first 2000": "2000-01-01", "March the 3rd, 1918": "1918-03-03"}),
    Form("month day", MONTH_DAY, _day, "Day", {}),
    Form("month day, clipped year", "month the? nth_day comma? yy", _day, "Day", {}),
    Form("year month day", "yr (dash|slash|comma)? month (dash|slash|comma)? day", _day, "Day", {"2019/aug/01": "2019-08-01"}),
    Form("month year day", "month dash yr dash day", _day, "Day", {"September-2020-23": "2020-09-23"}),
    Form("day year month", "day dash yr dash month", _day, "Day", {"23-2020-September": "2020-09-23"}),
    Form("day month year in another language", "day gap year", _foreign, "Day",
         {"the 14 juillet 1789": "1789-07-14", "am 3. Oktober 1990": "1990-10-03", "the 35 soldiers 1944": "1944"}),
    Form("weekday and day", "weekday comma? the? day", _weekday_day, "Day", {}),
    Form("day of the month", "the? nth_day", _bare_day, "Day", {}),
    Form("weekday", "weekday", _bare_weekday, "Day", {}),
    Form("days of a month, month last", f"between? from? the? {DAYS} of? the? month ((comma|of)? yr)?", _days, "Whole",
         {"on 3 and 7 May 1942": "{1942-05-03,1942-05-07}", "on 3 or 7 May 1942": "[1942-05-03,1942-05-07]"}),
    Form("days of a month, month first", f"between? from? month the? {DAYS} ((comma|of)? yr)?", _days, "Whole",
         {"on May 3 and 7, 1942": "{1942-05-03,1942-05-07}"}),
    Form("range of days, month last", "(from|between)? the? day (dash|to|and) the? day of? the? month ((comma|of)? yr)?", _days, "Whole",
         {"on 9–11 April 1940": "1940-04-09/1940-04-11", "from 9 to 11 April 1940": "1940-04-09/1940-04-11"}),
    Form("range of days, month first", "(from|between)? month the? day (dash|to) the? day ((comma|of)? yr)?", _days, "Whole",
         {"April 9-11, 1940": "1940-04-09/1940-04-11"}),
    Form("range of days, no month", "(from|between) the? nth_day1 (to|and|dash) the? nth_day2", _days_unnamed, "Whole", {}),
    # months
    Form("month year", "month (comma|of|in|dash|slash)* yr", _month, "Month",
         {"May 1993": "1993-05", "October, 1917": "1917-10", "February of 1940": "1940-02"}),
    Form("month of a clipped year", "month of yy", _month, "Month", {"in April of 87": "1987-04"}),
    Form("year month", "yr month", _month, "Month", {"in 2017 April": "2017-04"}),
    Form("month", "month", _bare_month, "Month", {}),
    # seasons, quarters, halves
    Form("winter of two years", "the? season of? year1 (dash|slash) (yy|year2)", _winter, "Month", {"the winter of 1914–15": "1914-24"}),
    Form("season year", "the? season (comma|of|in)? yr", _season, "Month", {"the summer of 1955": "1955-22", "winter 1993": "1993-24"}),
    Form("season", "the? season", _bare_season, "Month", {}),
    Form("quarter or half by code", "(quarter_code|half_code) (dash|slash|of)? yr", _code, "Other", {"in Q3 1999": "1999-07/1999-09"}),
    Form("year, then quarter or half by code", "yr (dash|slash)? (quarter_code|half_code)", _code, "Other", {"in 2019-H2": "2019-07/2019-12"}),
    Form("quarter or half", "the? (nth|final) dash? (unit|half) (of|in|comma)* yr", _quarter, "Other",
         {"the first half of 1941": "1941-01/1941-06", "the third quarter of 1999": "1999-07/1999-09"}),
    # holidays and numbers
    Form("holiday", "holiday ((comma|of|in)? yr)?", _holiday, "Day", {"on Christmas Day 1963": "1963-12-25"}),
    Form("numeric date", "((this|next|last|coming)? weekday comma?)? numeric_date", _numeric, "Day", {"on 2018-10-07": "2018-10-07", "on 23/10/2018": "2018-10-23"}),
    Form("9/11", "slashed", _nine_eleven, "Day", {}),
    Form("month and day in digits", "((this|next|last|coming)? weekday comma?)? slashed (comma? yr)?", _slashed, "Day", {"a 5-4 vote": None, "a ratio of 3/4": None}),
    Form("year of three digits", "three_digits", _old_year, "Year",
         {"In 476 Rome fell.": None}),
    Form("year", "year", _bare_year, "Year",
         {"in 1994": "1994", "It has 1200 men.": None, "killed 1942 people": None, "2360 Massachusetts Avenue": None, "the Su-27 of 22454204010": None}),
)  # fmt: skip
