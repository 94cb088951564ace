"""Days of the proleptic Gregorian calendar, with astronomical years: 0 is 1 BC, -43 is 44 BC.

`datetime.date` knows no year before 1, and historians need them. A day is a `(year, month, day)` tuple.
"""

from __future__ import annotations

from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

Day = tuple[int, int, int]


def is_leap(year: int) -> bool:
    """Tell whether February of that year has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Length of the month, in days."""
    return 30 + (month in (1, 3, 5, 7, 8, 10, 12)) if month != 2 else 28 + is_leap(year)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def to_number(day: Day) -> int:
    """Days since 1 March of year 0 (the era arithmetic of Howard Hinnant's `days_from_civil`)."""
    year, month, number = day
    year -= month <= 2
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * ((month - 3) % 12) + 2) // 5 + number - 1


def from_number(number: int) -> Day:
    """Inverse of `to_number`."""
    era, of_era = divmod(number, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + year + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def add_days(day: Day, count: int) -> Day:
    """The day `count` days later (earlier if negative)."""
    return from_number(to_number(day) + count)


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The month `count` months later."""
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def weekday(day: Day) -> int:
    """ISO weekday: Monday is 1."""
    return (to_number(day) + 2) % 7 + 1


def julian_weekday(day: Day) -> int:
    """ISO weekday of a day of the Julian calendar, whose 1 March of year 0 is two days before the Gregorian one."""
    year, month, number = day
    year -= month <= 2
    return (365 * year + year // 4 + (153 * ((month - 3) % 12) + 2) // 5 + number - 1) % 7 + 1


def monday_of(day: Day) -> Day:
    """Monday of the ISO week that holds the day."""
    return add_days(day, 1 - weekday(day))


def nth_weekday(year: int, month: int, day: int, nth: int) -> Day:
    """The nth given weekday of a month; a negative nth counts from its end."""
    if nth > 0:
        first = (year, month, 1)
        return add_days(first, (day - weekday(first)) % 7 + 7 * (nth - 1))
    last = (year, month, days_in_month(year, month))
    return add_days(last, -((weekday(last) - day) % 7) + 7 * (nth + 1))


def easter_day(year: int) -> Day | None:
    """Western Easter Sunday by the calendar of its time, Julian until 1582; None before it was reckoned (326) and after 4099."""
    if not 326 <= year <= 4099:
        return None
    found = easter(year, EASTER_WESTERN if year > 1582 else EASTER_JULIAN)
    return found.year, found.month, found.day


def holiday(rule: str, year: int) -> Day | None:
    """The day of a holiday by its rule in `vocabulary.HOLIDAYS`; None where it has none in that year."""
    if not rule:
        return None
    if rule.startswith("easter"):
        sunday = easter_day(year)
        return sunday and add_days(sunday, int(rule[6:]))
    if "/" in rule:
        rule, _, extra = rule.partition("+")
        month, day, nth = (int(part) for part in rule.split("/"))
        return add_days(nth_weekday(year, month, day, nth), int(extra or 0))
    parts = [int(part) for part in rule.split("-")]
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else (year, parts[0], parts[1])


def iso(day: Day) -> str:
    """ISO 8601 text of a day: `1991-08-31`, `-0043-03-15`."""
    return f"{iso_year(day[0])}-{day[1]:02d}-{day[2]:02d}"


def iso_year(year: int) -> str:
    """Four digits, with a sign where it is needed."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"
