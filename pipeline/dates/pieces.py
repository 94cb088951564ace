"""Pieces of a period: thirds, halves, quarters, weeks, the nth of something.

How thirds are cut is the house rule: of a year 4 months each; of a month 10 days each and the rest; of a decade the years 0-3, 4-6, 7-9;
of a century 0-33, 34-66, 67-99; of a season its months. A beginning, middle or end of a year is its first or last month or middle third.
"""

from __future__ import annotations

from pipeline.dates import calendar
from pipeline.dates.calendar import Day, add_days
from pipeline.dates.intervals import SEASON_MONTH, Interval, Moment, Value

THIRDS = {"early": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
YEAR_CUTS = {10: ((0, 3), (4, 6), (7, 9)), 100: ((0, 33), (34, 66), (67, 99)), 1000: ((0, 333), (334, 666), (667, 999))}


def day_moment(day: Day, qualifier: str = "") -> Moment:
    """The moment of a day."""
    return Moment(*day, qualifier=qualifier)


def months(year: int, first: int, last: int, mark: str = "") -> Moment | Interval:
    """From one month of a year to another."""
    a, b = (Moment(year, month, qualifier=mark) for month in (first, last))
    return a if a == b else Interval(a, b, "part")


def part(value: Value, name: str) -> Value:
    """The early, mid or late third, or the beginning, middle or end of a period; of what has none, itself, marked approximate."""
    if name == "rest":
        return value
    if name == "turn":
        turn = value.start[0] if value.start else 0
        return Interval(Moment(turn - 5, qualifier="~"), Moment(turn + 4, qualifier="~"), "part")
    third = THIRDS[name]
    if isinstance(value, Moment) and value.precision == "year":
        if name in ("beginning", "end"):
            return Moment(value.year, 1 if name == "beginning" else 12, qualifier="~")
        return months(value.year, 4 * third + 1, 4 * third + 4, "~")
    if isinstance(value, Moment) and value.precision == "month":
        a, b = (Moment(value.year, value.month, day, qualifier="~") for day in (10 * third + 1, (10, 20, value.end[2])[third]))
        return Interval(a, b, "part")
    if isinstance(value, Moment) and value.month in SEASON_MONTH:
        year, month = calendar.add_months(value.year, SEASON_MONTH[value.month], third)
        return Moment(year, month, qualifier="~")
    start, end = value.start, value.end
    if start and end and (cut := YEAR_CUTS.get(end[0] - start[0] + 1)):
        a, b = (Moment(start[0] + years, qualifier="~") for years in cut[third])
        return Interval(a, b, "part")
    is_long = bool(start and end) and calendar.to_number(end) - calendar.to_number(start) > 31  # type: ignore[arg-type]
    if start and end and is_long and value.precision in ("part", "range") and name in ("beginning", "end"):
        edge = start if name == "beginning" else end
        return Moment(edge[0], edge[1], qualifier="~")
    return value if value.precision == "day" else value.qualified("~")


def halves(value: Value, nth: int) -> Value | None:
    """The first (1) or second (2 or -1) half."""
    second = nth != 1
    start, end = value.start, value.end
    if not start or not end:
        return None
    if isinstance(value, Moment) and value.precision == "year":
        return months(value.year, 7, 12) if second else months(value.year, 1, 6)
    if isinstance(value, Moment) and value.precision == "month":
        first, last = (16, end[2]) if second else (1, 15)
        return Interval(Moment(value.year, value.month, first), Moment(value.year, value.month, last), "part")
    years = end[0] - start[0] + 1
    if years % 2 == 0 and years > 1:
        middle = start[0] + years // 2
        return Interval(Moment(middle), Moment(end[0]), "part") if second else Interval(Moment(start[0]), Moment(middle - 1), "part")
    return value


def nth_piece(value: Value, nth: int, unit: str, count: int = 1, weekday: int | None = None) -> Value | None:
    """The nth piece of a period, from its end if negative; with `count`, that many from there on (or up to the end).

    None where the period has no such piece.
    """
    if unit == "half":
        return halves(value, nth)
    start, end = value.start, value.end
    if not start or not end:
        return None
    if unit == "quarter" and value.precision == "century":
        year = start[0] + 25 * (nth - 1 if nth > 0 else 4 + nth)
        return Interval(Moment(year), Moment(year + 24), "part")
    if unit == "weekday":
        if not isinstance(value, Moment) or value.precision != "month" or not weekday:
            return None
        found = calendar.nth_weekday(value.year, value.month or 1, weekday, nth)
        return day_moment(found) if found[1] == value.month else None
    pieces = _first_and_count(start, end, unit)
    if pieces is None:
        return None
    first, total = pieces
    index = nth - 1 if nth > 0 else total - (count if count > 1 else -nth)
    if not 0 <= index <= total - count:
        return None
    return _run(first, index, count, unit)


def _first_and_count(start: Day, end: Day, unit: str) -> tuple[Day, int] | None:
    """Where the pieces begin, and how many there are."""
    if unit == "day":
        return start, calendar.to_number(end) - calendar.to_number(start) + 1
    if unit == "week":
        first = calendar.monday_of(add_days(start, 3))  # a week belongs to the period that holds its Thursday
        return first, (calendar.to_number(calendar.monday_of(add_days(end, -3))) - calendar.to_number(first)) // 7 + 1
    if unit in ("month", "quarter"):
        total = (end[0] - start[0]) * 12 + end[1] - start[1] + 1
        return start, total // (1 if unit == "month" else 3)
    if unit in ("year", "decade", "century"):
        return start, (end[0] - start[0] + 1) // {"year": 1, "decade": 10, "century": 100}[unit]
    return None


def _run(first: Day, index: int, count: int, unit: str) -> Value:
    """So many pieces of the unit from the one at the index on."""
    a: Moment
    b: Moment
    if unit in ("day", "week"):
        size = 1 if unit == "day" else 7
        a, b = day_moment(add_days(first, size * index)), day_moment(add_days(first, size * (index + count) - 1))
    elif unit in ("month", "quarter"):
        size = 1 if unit == "month" else 3
        a = Moment(*calendar.add_months(first[0], first[1], size * index))
        b = Moment(*calendar.add_months(first[0], first[1], size * (index + count) - 1))
    else:
        size, unknown = {"year": (1, 0), "decade": (10, 1), "century": (100, 2)}[unit]
        year = first[0] + size * index
        if year < 0 and unknown:
            return Interval(Moment(year), Moment(year + size * count - 1), unit)
        a = Moment(year, unknown=unknown)
        b = a.step(count - 1)
    return a if a == b else Interval(a, b, "part")


def period_of(day: Day, unit: str) -> Value:
    """The day, week, weekend, month, quarter, year, decade or century that holds the day."""
    year, month, _ = day
    if unit == "day":
        return day_moment(day)
    if unit in ("week", "weekend"):
        monday = calendar.monday_of(day)
        return Interval(day_moment(add_days(monday, 0 if unit == "week" else 5)), day_moment(add_days(monday, 6)), "part")
    if unit == "month":
        return Moment(year, month)
    if unit == "quarter":
        first = (month - 1) // 3 * 3 + 1
        return months(year, first, first + 2)
    if unit == "decade":
        return Moment(year - year % 10, unknown=1)
    if unit == "century":
        return Moment(year - year % 100, unknown=2)
    return Moment(year)


def shifted(day: Day, unit: str, count: int) -> Value:
    """The period of the unit that is `count` after the one that holds the day."""
    year, month, number = day
    if unit in ("day", "week", "weekend", "fortnight"):
        return period_of(add_days(day, count * {"day": 1, "fortnight": 14}.get(unit, 7)), unit if unit != "fortnight" else "week")
    if unit in ("month", "quarter"):
        year, month = calendar.add_months(year, month, count * (1 if unit == "month" else 3))
        return period_of((year, month, 1), unit)
    return period_of((year + count * {"year": 1, "decade": 10, "century": 100}[unit], month, number), unit)


def weekend_of(day: Day) -> Value:
    """The Saturday and Sunday nearest to a day, with the days between it and them."""
    weekday = calendar.weekday(day)
    saturday = add_days(day, 6 - weekday if weekday > 2 else -weekday - 1)
    first, last = min(day, saturday), max(day, add_days(saturday, 1))
    return Interval(day_moment(first), day_moment(last), "part")
