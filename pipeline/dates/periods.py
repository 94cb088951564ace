"""Level 5, periods: *May 1993*, *summer 1993*, *the third quarter of 1999*, *1994*."""

from __future__ import annotations

from pipeline.dates import lookalikes
from pipeline.dates.cascade import Form, Match
from pipeline.dates.contexts import BEFORE_YEAR
from pipeline.dates.days import month_of
from pipeline.dates.meaning import Calendar, Node, Nth, OldYear, Season
from pipeline.dates.years import year_of


def _month(m: Match) -> Node | None:
    year, within, is_clipped = year_of(m)
    month = month_of(m)
    if month is None or lookalikes.is_glued(m.text, m.start, m.end):
        return None
    return Calendar(year, month, within=within, is_clipped=is_clipped)


def _bare_month(m: Match) -> Node | None:
    return Calendar(month=m.number("month")) if lookalikes.is_month(m.text, m.start, m.end) else None


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
    if before not in ("in", "since", "until", "by", "after", "before", "from", "to", "c", "ca", "circa") or lookalikes.is_glued(
        m.text, m.start, m.end
    ):
        return None
    if (after[:1].isalnum() and not after[0].isupper() and not lookalikes.is_function_word(after)) or after in ("%", "-", "–", "°"):
        return None
    return OldYear(m.number("three_digits") or 0)


def _season(m: Match) -> Node | None:
    year, within, _ = year_of(m)
    season = m.number("season")
    return Season(season, year, within) if season else None


def _winter(m: Match) -> Node | None:
    season, year = m.number("season"), m.number("year1")
    second = m.number("yy") if "yy" in m else m.number("year2")
    if not season or year is None or second is None or second % 100 != (year + 1) % 100:
        return None
    return Season(season, year)


def _edge_of_two(m: Match) -> Node | None:
    """A season or a school year begins in the first of its two years and ends in the second."""
    year, edge = m.number("year1"), m.get("edge")
    second = m.number("yy") if "yy" in m else m.number("year2")
    if year is None or second is None or second % 100 != (year + 1) % 100:
        return None
    return Calendar(year=year + 1 if edge == "end" else year) if edge in ("beginning", "end") else None


def _bare_season(m: Match) -> Node | None:
    season = m.number("season")
    return Season(season) if season and lookalikes.is_season(m.text, m.start, m.end) else None


def _code(m: Match) -> Node | None:
    year, within, _ = year_of(m)
    of: Node | None = Calendar(year=year) if year is not None else within
    if "quarter_code" in m:
        return Nth(m.number("quarter_code") or 1, "quarter", of) if of else None
    return Nth(m.number("half_code") or 1, "half", of) if of else None


FORMS = (
    Form("month year", "month (comma|of|in|dash|slash)* yr", _month, "Month",
         {"May 1993": "1993-05", "October, 1917": "1917-10", "February of 1940": "1940-02"}),
    Form("day of a month, unnumbered", "month (weekday|ordinary|daypart){1,2} (comma|of|in)* yr", _month, "Month",
         {"one October morning in 1934": "1934-10", "a wet June Sunday of 1921": "1921-06", "that April day in 1912": "1912-04",
          "a September Friday evening, 1966": "1966-09", "in a June day and night, 1912 men fell": None}),
    Form("day of a season, unnumbered", "season (weekday|ordinary|daypart){1,2} (comma|of|in)* yr", _season, "Month",
         {"a summer evening in 1934": "1934-22", "a winter night of 1914": "1914-24"}),
    Form("month of a clipped year", "month of yy", _month, "Month", {"in April of 87": "1987-04"}),
    Form("year month", "yr month", _month, "Month", {"in 2017 April": "2017-04"}),
    Form("month", "month", _bare_month, "Month",
         {"In 1992 it began. In September it ended.": "1992-09", "He may leave, and march on Rome.": None}),
    Form("winter of two years", "the? season of? year1 (dash|slash) (yy|year2)", _winter, "Month", {"the winter of 1914–15": "1914-24"}),
    Form("edge of two years", "the? edge of the? year1 (dash|slash) (yy|year2)", _edge_of_two, "Year",
         {"by the end of 2003–04": "../2004", "the start of the 2010–11 tour": "2010"}),
    Form("season year", "the? season (comma|of|in)? yr", _season, "Month", {"the summer of 1955": "1955-22", "winter 1993": "1993-24"}),
    Form("season", "the? season", _bare_season, "Month",
         {"In 1992 it began. In the autumn it ended.": "1992-23", "They fall, and spring back.": None}),
    Form("quarter or half by code", "(quarter_code|half_code) (dash|slash|of)? yr", _code, "Other", {"in Q3 1999": "1999-07/1999-09"}),
    Form("year, then quarter or half by code", "yr (dash|slash)? (quarter_code|half_code)", _code, "Other",
         {"in 2019-H2": "2019-07/2019-12"}),
    Form("year of three digits", "three_digits", _old_year, "Year",
         {"In AD 410 it was sacked. In 455 the Vandals came.": "0455", "In 476 Rome fell.": None,
          "In AD 410 he came with 300 men.": "0410"}),
    Form("year", "year", _bare_year, "Year",
         {"in 1994": "1994", "It has 1200 men.": None, "killed 1942 people": None, "2360 Massachusetts Avenue": None,
          "the Su-27 of 22454204010": None}),
)  # fmt: skip
