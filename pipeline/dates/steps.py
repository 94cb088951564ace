"""Steps from a date: *three days later*, *the following Monday*, *last summer*, *the next two weeks*. Pure arithmetic on values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.dates import calendar, pieces
from pipeline.dates.calendar import Day
from pipeline.dates.intervals import Interval, Moment, Value
from pipeline.dates.outcomes import known

FINE = {"century": 0, "decade": 1, "year": 2, "quarter": 4, "month": 4, "week": 6, "fortnight": 6, "day": 6, "weekend": 6}
"""How fine a date must be told (as `narration.fineness` has it) to count the unit from it."""
UNIT_ORDER = ("century", "decade", "year", "quarter", "month", "fortnight", "week", "weekend", "day")


def moved(day: Day, unit: str, count: int) -> Day:
    """The day `count` units later; the last of the month where that has no such day."""
    if unit in ("day", "week", "weekend", "fortnight"):
        return calendar.add_days(day, count * {"day": 1, "fortnight": 14}.get(unit, 7))
    if unit in ("month", "quarter"):
        year, month = calendar.add_months(day[0], day[1], count * (3 if unit == "quarter" else 1))
    else:
        year, month = day[0] + count * {"year": 1, "decade": 10, "century": 100}[unit], day[1]
    return year, month, min(day[2], calendar.days_in_month(year, month))


def offset(base: Value, amounts: Sequence[tuple[int, str]], sign: int, *, is_exact: bool, is_rough: bool) -> Value:
    """The date a counted stretch from the base, at the precision of the finest unit.

    Weeks are told roughly: a week around the day, unless the words name the day that they are counted from (`is_exact`).
    """
    unit = max((unit for _, unit in amounts), key=UNIT_ORDER.index)
    day = known(base.last).end if sign > 0 else known(base.first).start
    for count, each in amounts:
        day = moved(day, each, sign * count)
    if unit in ("week", "fortnight"):
        if is_exact:
            return pieces.day_moment(day, "~")
        first, last = (pieces.day_moment(calendar.add_days(day, shift), "~") for shift in (-3, 3))
        return Interval(first, last)
    value = pieces.period_of(day, unit)
    return value.qualified("~") if is_rough else value


def window(base: Value, unit: str, count: int, *, from_next: bool) -> Value:
    """The stretch of so many units up to (negative) or from the base, at the base's own precision.

    With `from_next`, the base itself is left out, as *the next three days* leaves out today.
    """
    near = known(base.last if count > 0 else base.first).bare()
    year, month, day = moved(near.start, unit, count)
    far = Moment(year, month if near.month else None, day if near.day else None)
    if not from_next:
        return Interval(near, far)
    return Interval(near.step(1), far) if count > 0 else Interval(far, near.step(-1))


def quarters(day: Day, count: int) -> Value:
    """So many whole quarters before (negative) or after the one that holds the day."""
    ends = sorted((pieces.shifted(day, "quarter", 1 if count > 0 else -1), pieces.shifted(day, "quarter", count)), key=str)
    return Interval(ends[0].first, ends[1].last, "part")


def yearly(base: Value, of_year: Callable[[int], Moment], shift: int) -> Moment:
    """What comes once a year: that of the base's year, or the first one after or before the base."""
    end = known(base.last if shift > 0 else base.first)
    year = end.start[0]
    if shift == 0:
        return of_year(year)
    years = range(year, year + 3) if shift > 0 else range(year, year - 3, -1)
    found = (of_year(each) for each in years)
    return known(next((moment for moment in found if (moment.start > end.end if shift > 0 else moment.end < end.start)), None))


def weekday_after(day: Day, wanted: int) -> Day:
    """The first such weekday from the day on."""
    return calendar.add_days(day, (wanted - calendar.weekday(day)) % 7)


def weekday_before(day: Day, wanted: int) -> Day:
    """The last such weekday up to the day."""
    return calendar.add_days(day, -((calendar.weekday(day) - wanted) % 7))


def weekday_of_week(day: Day, wanted: int, shift: int) -> Day:
    """That weekday of the ISO week `shift` after the day's."""
    return calendar.add_days(calendar.monday_of(day), 7 * shift + wanted - 1)
