"""Levels 2 and 3: lengths of time, and years, decades and centuries by name. *the 1950s*, *44 BC*, *the 19th century*, *fiscal 1992*."""

from __future__ import annotations

import re

from pipeline.dates.cascade import Form, Match
from pipeline.dates.contexts import BEFORE_YEAR
from pipeline.dates.intervals import Interval, Moment
from pipeline.dates.lookalikes import is_glued, word_before
from pipeline.dates.meaning import Calendar, ClippedDecade, Fixed, Group, Node, Qualified, Range

PIVOT = 30
"""Two-digit years below it are of the 2000s, the others of the 1900s."""


# ---------------------------------------------------------------- lengths
def _amount(m: Match) -> tuple[tuple[int, str], ...] | None:
    out: list[tuple[int, str]] = []
    count: int | None = None
    for each in m.symbols:
        if "unit" in each.values:
            unit = str(each.values["unit"])
            if count is None or unit == "weekend":
                return None
            out.append((count, unit))
            count = None
        else:
            found = next((each.values[a] for a in ("count", "couple", "a") if a in each.values), None)
            count = found if isinstance(found, int) else count
    return tuple(out) if all(0 < n < 1000 for n, _ in out) else None


def _half(m: Match) -> tuple[tuple[int, str], ...] | None:
    """*half a century*: five decades, for nobody counts its years."""
    return {"century": ((5, "decade"),), "year": ((6, "month"),)}.get(str(m.get("unit")))


LENGTHS = (
    Form("several units", "count unit (comma? and? count unit)+", _amount, "Amount",
         {"It began in May 1990. 2 years and 3 months later it ended.": "1992-08"}),
    Form("half a unit", "half dash? (a|of a)? unit", _half, "Amount",
         {"It began in May 1950. Half a century later it ended.": "200X~", "It began in May 1950. Half a year later it ended.": "1950-11"}),
    Form("count of units", "(count|a couple of|a couple|a) business? unit", _amount, "Amount",
         {"It began in May 1990. A couple of months later it ended.": "1990-07", "It lasted three months.": None}),
)  # fmt: skip


# ---------------------------------------------------------------- years
def clipped(value: int) -> int:
    """The year that two digits stand for by convention."""
    return value + (2000 if value < PIVOT else 1900)


def year_of(m: Match) -> tuple[int | None, Node | None, bool]:
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


def era_year(value: int, era: object) -> int:
    """Astronomical year."""
    return 1 - value if era == "bc" else value


def _era(m: Match) -> Node | None:
    value = m.number("number") or m.number("number1") or m.number("nth")
    era = m.get("era")
    if not value or value > 9999 or is_glued(m.text, m.start, m.end):
        return None
    if era == "ad" and m.words[-2:].islower() and m.words[-2:] == "ad":
        return None
    return Calendar(year=era_year(value, era))


def _era_range(m: Match) -> Node | None:
    first, last = (m.number(name) for name in ("number1", "number2"))
    era = m.get("era")
    if not first or not last or max(first, last) > 9999:
        return None
    if era == "bc" and last > first:  # 330-25 BC would be written 330-325
        return None
    if era != "bc" and last < first:
        return None
    return Range(Calendar(year=era_year(first, era)), Calendar(year=era_year(last, era)))


def _era_group(m: Match) -> Node | None:
    """*in 44 or 43 BC*: the era is that of both."""
    first, last = (m.number(name) for name in ("number1", "number2"))
    if not first or not last or max(first, last) > 9999 or word_before(m.text, m.start) not in BEFORE_YEAR | {"either", "both"}:
        return None
    years = tuple(Calendar(year=era_year(number, m.get("era"))) for number in (first, last))
    return Group(years, either="or" in m)


def decade(start: int, era: object = None) -> Fixed | None:
    """The decade (1950s) or, of a round hundred (1800s), the century."""
    if era == "bc":
        return Fixed(Interval(Moment(1 - start - 9), Moment(1 - start), "decade"))
    if start % 100 == 0 and start % 1000:
        return Fixed(Moment(start, unknown=2))
    return Fixed(Moment(start, unknown=1)) if start >= 100 else None


def _decade(m: Match) -> Node | None:
    start = m.number("decade")
    if start is None:
        year = m.number("year")
        start = year if year is not None and year % 10 == 0 else None
    return None if start is None or is_glued(m.text, m.start, m.end) else decade(start, m.get("era"))


_AGED = re.compile(
    r"\b(?:(?:her|his|their|my|our|your|one['’]s)(?: very)?(?: (?:early|mid|middle|late)(?: ?-?(?: to| or|/)[ -]?(?:mid|late))?)?"
    r"|low|upper)[\s-]*\Z",
    re.IGNORECASE,
)
"""Before a decade that is none, but an age or a temperature: *in her early thirties*, *his mid-to-late 60s*, *in the low forties*."""


def _clipped_decade(m: Match) -> Node | None:
    tens = m.number("clipped_decade")
    if tens is None:
        tens = m.number("decadeword")
    if tens is None:
        return None
    small = m.number("small")
    if "count" in m:
        return decade((m.number("count") or 0) * 100 + tens)
    if (
        small is None
        and "of" not in m
        and m.words[0].isdigit()
        and word_before(m.text, m.start) not in BEFORE_YEAR | {"the", "late", "early"}
    ):
        return None
    if _AGED.search(m.text, max(0, m.start - 40), m.start):
        return None
    return ClippedDecade(tens)


def century(nth: int, era: object = None) -> Moment | Interval:
    """The nth century by its common digits: the 19th is 18XX."""
    if era != "bc":
        return Moment(100 * (nth - 1), unknown=2)
    if nth == 1:
        return Interval(Moment(-99), Moment(0), "century")
    return Moment(-100 * (nth - 1), unknown=2)


def _century(m: Match) -> Node | None:
    if m.symbols[-1 - ("era" in m)].values.get("unit") != "century":
        return None
    numbers, era = m.all("nth"), m.get("era")
    if any(not 0 < n <= 30 for n in numbers):
        return None
    found = [Fixed(century(n, era)) for n in numbers]
    return found[0] if len(found) == 1 else Range(found[0], found[-1])


def _millennium(m: Match) -> Node | None:
    nth = m.number("nth") or 0
    if not 0 < nth <= 10:
        return None
    if m.get("era") == "bc":
        return Fixed(Interval(Moment(-999), Moment(0)) if nth == 1 else Moment(-1000 * (nth - 1), unknown=3))
    return Fixed(Moment(1000 * (nth - 1), unknown=3))


def _named_year(m: Match) -> Node | None:
    if m.get("unit") != "year" or (m.words[:5].lower() == "years" and "calendar" in m):
        return None
    year = m.number("number")
    return Calendar(year=year) if year and year < 2200 and not is_glued(m.text, m.start, m.end) else None


def _fiscal(m: Match) -> Node | None:
    if "unit" in m and m.get("unit") != "year":
        return None
    year, second = m.number("year"), m.number("yy")
    code = m.number("fiscal_code")
    if year is None:
        year = code if code is not None else m.number("yy1")
        if year is None:
            return None
        year = clipped(year) if year < 100 else year
    if second is not None:
        return Range(Calendar(year=year), Calendar(year=year // 100 * 100 + second)) if second == (year + 1) % 100 else None
    if "year2" in m:
        return Range(Calendar(year=m.number("year1")), Calendar(year=m.number("year2")))
    return Qualified("~", Calendar(year=year))


def _fiscal_pair(m: Match) -> Node | None:
    if "unit" in m and m.get("unit") != "year":
        return None
    return Range(Calendar(year=m.number("year1")), Calendar(year=m.number("year2")))


def _apostrophe(m: Match) -> Node | None:
    value = m.number("short_year")
    if value is None or word_before(m.text, m.start) not in BEFORE_YEAR | {"", "(", "’", "'"}:
        return None
    return Calendar(year=clipped(value), is_clipped=True)


FORMS = (
    Form("years with an era", "(number1) (dash|to) (number2) era", _era_range, "Span",
         {"The war of 431–404 BC was long.": "-0430/-0403", "From AD 43 to 50 it grew.": "0043/0050"}),
    Form("between years with an era", "between number1 and number2 era", _era_range, "Span",
         {"It stood between 600 and 150 BC.": "-0599/-0149"}),
    Form("two years with an era", "number1 (and|or) number2 era", _era_group, "Whole",
         {"in 44 or 43 BC": "[-0043,-0042]", "in 480 and 479 BC": "{-0479,-0478}", "with 30 and 44 BC came": "-0043"}),
    Form("years after an era", "era number1 (dash|to) number2", _era_range, "Span",
         {"He reigned AD 43–50.": "0043/0050"}),
    Form("year with an era", "(the unit)? number era", _era, "Year",
         {"Caesar died in 44 BC.": "-0043", "It fell in 476 AD.": "0476", "In 480 B.C.E. they came.": "-0479",
          "He placed an ad in 12 papers.": None}),
    Form("year after an era", "era number", _era, "Year", {"Vesuvius erupted in AD 79.": "0079"}),
    Form("decade", "the? decade era?", _decade, "Span",
         {"the 1950s": "195X", "in the 1800s": "18XX", "In the 470s BC they met.": "-0478/-0469"}),
    Form("decade, spaced", "the? year s", _decade, "Span", {"Music of the 1990 s.": "199X"}),
    Form("decade in words", "the? (count dash?)? decadeword", _clipped_decade, "Span",
         {"In the nineteen-fifties it grew.": "195X"}),
    Form("clipped decade", "the? clipped_decade", _clipped_decade, "Span",
         {"In the late '80s it fell.": "1987~/1989~", "in her 60s": None}),
    Form("century", "the? nth dash? unit era?", _century, "Span",
         {"the 19th century": "18XX", "in the fifth century BC": "-04XX", "a 1st-century BC poet": "-0099/0000"}),
    Form("centuries", "the? nth unit? (and|to|dash) the? nth dash? unit era?", _century, "Span",
         {"In the 18th and 19th centuries they came.": "17XX/18XX"}),
    Form("millennium", "the? nth dash? millennium era?", _millennium, "Span", {"in the second millennium BC": "-1XXX"}),
    Form("year by its name", "the? calendar? unit number", _named_year, "Year", {"In the year 800 he was crowned.": "0800"}),
    Form("fiscal or school year", "the? (fiscal|school) unit? year ((dash|slash) yy)?", _fiscal, "Year",
         {"Spending rose in fiscal year 1992.": "1992~", "In fiscal 1998/99 it fell.": "1998/1999",
          "The academic year 2003-04 began.": "2003/2004"}),
    Form("fiscal or school years", "the? (fiscal|school) unit? year1 (dash|slash|to) year2", _fiscal_pair, "Span",
         {"The academic year 2003–2004 began.": "2003/2004"}),
    Form("fiscal or school year, clipped", "(fiscal|school) yy1|fiscal_code", _fiscal, "Year", {"In FY2008 it fell.": "2008~"}),
    Form("apostrophe year", "short_year", _apostrophe, "Year", {"The revolt of '68 failed.": "1968", "rock ‘98’ and roll": None}),
)  # fmt: skip
