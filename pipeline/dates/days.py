"""Level 5, days: *5 May 1992*, *May 5*, *on 3 and 7 May*, *9–11 April 1940*, *Friday*, *the 18th*, *Christmas 1963*."""

from __future__ import annotations

import re

from pipeline.dates import lookalikes
from pipeline.dates.cascade import Form, Match
from pipeline.dates.contexts import COUNTED
from pipeline.dates.foreign import BETWEEN, read_foreign
from pipeline.dates.meaning import Calendar, Group, Holiday, Node, Range
from pipeline.dates.years import year_of

MONTH_DAY = "((this|next|last|coming)? weekday comma? dash? the?)? month (slash|dash|comma)? the? day"
DAY_MONTH = "((this|next|last|coming)? weekday comma? dash?)? the? day (dash|slash)? of? the? month"
DAYS = "day (comma the? day){0,9} comma? (and|or) the? day"
OF_SOME = frozenset({"of", "were", "are", "have", "had", "more", "or"})
"""Behind a number of some: *on 5 May 300 of them left*."""


def month_of(m: Match, name: str = "month") -> int | None:
    """The month, if the word is one there."""
    found = m.names.get(name)
    if found is None:
        return None
    word = m.text[found.start : found.end]
    if word in ("may", "march", "mar") and ("yr" not in m or m.text[found.end :].lstrip().startswith("in ")):
        return None
    return m.number(name)


def _day(m: Match) -> Node | None:
    year, within, is_clipped = year_of(m)
    month = month_of(m)
    if month is None or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    day = m.number("day") or m.number("nth_day")
    after = lookalikes.word_after(m.text, m.end)
    found = m.names.get("day")
    if found and "nth_word" in found.values and m.text[found.start].isupper() and after[:1].isupper():  # May: the Second Squadron
        return None
    if "yr" not in m and m.symbols[-1] is m.names.get("day") and (after in ("%", "percent", ":") or after.lower() in COUNTED):
        return None
    symbol = m.names.get("month")
    order = None if year is None or not found or not symbol else "day" if found.start < symbol.start else "month"
    return Calendar(year, month, day, m.number("weekday"), within, is_clipped, order=order)


def _clipped_day(m: Match) -> Node | None:
    """*5-May-92*, *5 May, 92*; but *13 February - 14 March* goes on."""
    month = m.names["month"]
    before, after = m.text[m.symbols[0].end : month.start], m.text[month.end : m.symbols[-1].start]
    return _day(m) if before == after or (before == " " and after in (", ", " '")) else None


def _early_day(m: Match) -> Node | None:
    """*12 August 142*: three digits behind a day are its year where nothing follows that they could count."""
    after = lookalikes.word_after(m.text, m.end).lower()
    month = month_of(m)
    counts = after[:1].isalnum() and (not lookalikes.is_function_word(after) or after in OF_SOME)
    if month is None or counts or after in ("%", "$", "£", "€", "°") or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    return Calendar(m.number("three_digits"), month, m.number("day"), m.number("weekday"))


def _day_in_words(m: Match) -> Node | None:
    year, within, _ = year_of(m)
    return Calendar(year, m.number("month"), m.number("day_in_words"), within=within)


def _dotted(m: Match) -> Node | None:
    return _day(m) if m.text[m.symbols[0].end : m.symbols[1].start].strip() == "." else None


def _foreign(m: Match) -> Node | None:
    first, last = m.symbols[0], m.symbols[-1]
    if not BETWEEN.fullmatch(m.text, first.end, last.start) or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    found = read_foreign(m.words)
    if found is None or (found[0], found[2]) != (m.number("year"), m.number("day")):
        return None
    return Calendar(*found)


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
    if re.match(r"\sof (?:his|her|its|their)\b", m.text[m.end :]):  # "the 82nd year of his life, the 24th of his reign"
        return None
    return Calendar(day=m.number("nth_day")) if not after or not after[0].isalnum() or lookalikes.is_function_word(after) else None


def _days(m: Match) -> Node | None:
    """Several days of one month, listed or as a range."""
    year, within, is_clipped = year_of(m)
    month = month_of(m)
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


def _holiday(m: Match) -> Node | None:
    year, within, _ = year_of(m)
    rule = str(m.get("holiday"))
    low = m.words.lower()
    if year is None and within is None and ((low == "may day" and not m.words[0].isupper()) or low == "epiphany"):
        return None
    return Holiday(rule, year, within)


FORMS = (
    Form("day month year", f"{DAY_MONTH} (comma|of|in|dash|slash)* yr", _day, "Day",
         {"31 August 1991": "1991-08-31", "the 5th of May, 1992": "1992-05-05", "Sunday, 7 December 1941": "1941-12-07",
          "05-Aug-2016": "2016-08-05"}),
    Form("day month year of three digits", f"{DAY_MONTH} comma? three_digits", _early_day, "Day",
         {"He died on 12 August 142, at home.": "0142-08-12", "On 5 May 300 men left.": None, "On 5 May, 300 of them left.": None}),
    Form("month day year of three digits", f"{MONTH_DAY} comma? three_digits", _early_day, "Day",
         {"He died on August 12, 142.": "0142-08-12", "On May 5, 300 men left.": None}),
    Form("day in words, month, year", "day_in_words month comma? yr", _day_in_words, "Day",
         {"on seventeen March nineteen hundred eighty-four": "1984-03-17"}),
    Form("day month", DAY_MONTH, _day, "Day",
         {"In 1992 it began. On 21 July it ended.": "1992-07-21"}),
    Form("day month, clipped year", "day (dash|slash)? month (dash|slash|comma)? yy", _clipped_day, "Day",
         {"dated 5-May-92": "1992-05-05"}),
    Form("month day year", f"{MONTH_DAY} (comma|of|in|dash|slash)* yr", _day, "Day",
         {"Apr. 26, 2007": "2007-04-26", "Febuary 18 2000": "2000-02-18", "January first 2000": "2000-01-01",
          "March the 3rd, 1918": "1918-03-03"}),
    Form("month day", MONTH_DAY, _day, "Day",
         {"In 1992 it began. On July 21 it ended.": "1992-07-21", "May 20 percent do it?": None}),
    Form("month day, clipped year", "month the? nth_day comma? yy", _day, "Day",
         {"on January 1st, 12": "2012-01-01"}),
    Form("year month day", "yr (dash|slash|comma)? month (dash|slash|comma)? day", _day, "Day", {"2019/aug/01": "2019-08-01"}),
    Form("month year day", "month dash yr dash day", _day, "Day", {"September-2020-23": "2020-09-23"}),
    Form("day year month", "day dash yr dash month", _day, "Day", {"23-2020-September": "2020-09-23"}),
    Form("day with a dot, month, year", "day gap month yr", _dotted, "Day", {"am 3. Oktober 1990": "1990-10-03"}),
    Form("day month year in another language", "day gap year", _foreign, "Day",
         {"the 14 juillet 1789": "1789-07-14", "the 35 soldiers 1944": "1944"}),
    Form("weekday and day", "weekday comma? the? day", _weekday_day, "Day",
         {"[2018-01-25] It was on Tuesday the 16th.": "2018-01-16"}),
    Form("day of the month", "the? nth_day", _bare_day, "Day",
         {"In May 1992 it began. On the 18th it ended.": "1992-05-18", "In May 1992, the 18th of his reign": "1992-05",
          "the 19th Infantry": None}),
    Form("weekday", "weekday", _bare_weekday, "Day",
         {"On 5 May 1992 it began. On Friday it ended.": "1992-05-08", "the Sun Yat-sen doctrine": None}),
    Form("days of a month, month last", f"between? from? the? {DAYS} of? the? month ((comma|of)? yr)?", _days, "Whole",
         {"on 3 and 7 May 1942": "{1942-05-03,1942-05-07}", "on 3 or 7 May 1942": "[1942-05-03,1942-05-07]"}),
    Form("days of a month, month first", f"between? from? month the? {DAYS} ((comma|of)? yr)?", _days, "Whole",
         {"on May 3 and 7, 1942": "{1942-05-03,1942-05-07}"}),
    Form("range of days, month last", "(from|between)? the? day (dash|to|and) the? day of? the? month ((comma|of)? yr)?", _days, "Whole",
         {"on 9–11 April 1940": "1940-04-09/1940-04-11", "from 9 to 11 April 1940": "1940-04-09/1940-04-11"}),
    Form("range of days, month first", "(from|between)? month the? day (dash|to) the? day ((comma|of)? yr)?", _days, "Whole",
         {"April 9-11, 1940": "1940-04-09/1940-04-11"}),
    Form("holiday", "holiday ((comma|of|in)? yr)?", _holiday, "Day", {"on Christmas Day 1963": "1963-12-25"}),
)  # fmt: skip
