"""Times as intervals, and how EDTF (ISO 8601-2) writes them.

A `Moment` is one EDTF date at its own precision: `1991-08-31`, `1993-05`, `1993-21` (a season), `1994`, `195X`, `18XX`.
An `Interval` has a moment at each end, or none at an open one. A `Dates` is a set of them: all of them `{…}`, or one of them `[…]`.
Each of the three has `first` and `last` (the moments at its ends, None where open), `start` and `end` (their days) and a text in EDTF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.dates.calendar import Day, add_days, add_months, days_in_month, iso_year

SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of each season; winter runs into the next year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One date at the precision of its words."""

    year: int
    """Astronomical: 44 BC is -43. Of a decade or century, the year of its lowest number (1950, 1800; of -04XX, -400)."""
    month: int | None = None
    """1 to 12, or a season, 21 to 24."""
    day: int | None = None
    unknown: int = 0
    """How many last digits of the year are not told: 1 for a decade, 2 for a century, 3 for a millennium."""
    qualifier: str = ""
    """`~` approximate, `?` uncertain, `%` both."""

    @property
    def first(self) -> Moment:
        """The moment at the start: itself."""
        return self

    @property
    def last(self) -> Moment:
        """The moment at the end: itself."""
        return self

    @property
    def start(self) -> Day:
        """First day."""
        if self.unknown and self.year < 0:
            return self.year - 10**self.unknown + 1, 1, 1
        month = SEASON_MONTH.get(self.month or 1, self.month or 1)
        return self.year, month, self.day or 1

    @property
    def end(self) -> Day:
        """Last day."""
        if self.unknown:
            return (self.year if self.year < 0 else self.year + 10**self.unknown - 1), 12, 31
        if self.day:
            return self.start
        year, month = self.year, self.month or 12
        if month in SEASON_MONTH:
            year, month = add_months(year, SEASON_MONTH[month], 2)
        return year, month, days_in_month(year, month)

    @property
    def precision(self) -> str:
        """`day`, `season`, `month`, `year`, `decade`, `century` or `range` (a millennium)."""
        if self.unknown:
            return ("decade", "century", "range")[self.unknown - 1]
        if self.day:
            return "day"
        if self.month:
            return "season" if self.month in SEASON_MONTH else "month"
        return "year"

    def step(self, count: int) -> Moment:
        """The moment of the same precision that is `count` later: days, months, seasons, years, decades or centuries."""
        if self.day:
            year, month, day = add_days(self.start, count)
            return replace(self, year=year, month=month, day=day)
        if self.month in SEASON_MONTH:
            steps = self.year * 4 + self.month - 21 + count
            return replace(self, year=steps // 4, month=steps % 4 + 21)
        if self.month:
            year, month = add_months(self.year, self.month, count)
            return replace(self, year=year, month=month)
        return replace(self, year=self.year + count * 10**self.unknown)

    def qualified(self, mark: str) -> Moment | Interval:
        """The same moment, marked approximate (`~`) or uncertain (`?`)."""
        both = mark if self.qualifier in ("", mark) else "%"
        if self.month in SEASON_MONTH:  # EDTF has no qualifier for a season: its months take it
            first, last = (Moment(day[0], day[1], qualifier=both) for day in (self.start, self.end))
            return Interval(first, last)
        return replace(self, qualifier=both)

    def bare(self) -> Moment:
        """Without a qualifier."""
        return replace(self, qualifier="")

    def __str__(self) -> str:
        text = iso_year(self.year)
        if self.unknown:
            return text[: -self.unknown] + "X" * self.unknown + self.qualifier
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text + self.qualifier


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first day of one moment to the last day of another; None is an open end."""

    first: Moment | None
    last: Moment | None
    precision: str = "range"
    """`range`, or `part` where the words name a part of a period: a third, a half, a quarter, a week."""

    @property
    def start(self) -> Day | None:
        """First day; None where open."""
        return self.first.start if self.first else None

    @property
    def end(self) -> Day | None:
        """Last day; None where open."""
        return self.last.end if self.last else None

    def qualified(self, mark: str) -> Interval:
        """The same interval, both ends marked."""
        first = self.first.qualified(mark).first if self.first else None
        last = self.last.qualified(mark).last if self.last else None
        return Interval(first, last, self.precision)

    def __str__(self) -> str:
        # EDTF knows no unspecified digit beside an open end: the decade's first or last year stands there
        first, last = self.first, self.last
        if first and first.unknown and not last:
            first = Moment(first.start[0], qualifier=first.qualifier)
        if last and last.unknown and not first:
            last = Moment(last.end[0], qualifier=last.qualifier)
        return f"{first or '..'}/{last or '..'}"


@dataclass(frozen=True, slots=True)
class Dates:
    """Several times: all of them, or (`either`) one of them, in order of time."""

    members: tuple[Moment | Interval, ...]
    either: bool = False

    @property
    def first(self) -> Moment | None:
        """The earliest moment."""
        return self.members[0].first

    @property
    def last(self) -> Moment | None:
        """The latest moment."""
        return self.members[-1].last

    @property
    def start(self) -> Day | None:
        """First day of the earliest."""
        return self.members[0].start

    @property
    def end(self) -> Day | None:
        """Last day of the latest."""
        return max((member.end for member in self.members if member.end), default=None)

    @property
    def precision(self) -> str:
        """That of its members if they share one, else `range`."""
        found = {member.precision for member in self.members}
        return found.pop() if len(found) == 1 else "range"

    def qualified(self, mark: str) -> Dates:
        """The same set, each member marked."""
        return replace(self, members=tuple(member.qualified(mark) for member in self.members))

    def __str__(self) -> str:
        body = ",".join(_in_set(member) for member in self.members)
        return f"[{body}]" if self.either else f"{{{body}}}"


Value = Moment | Interval | Dates


def _in_set(member: Moment | Interval) -> str:
    """A member as a set writes it: an interval with two dots and without qualifiers, a season as its months."""
    if isinstance(member, Interval):
        return "..".join(str(end.bare()) if end else "" for end in (member.first, member.last))
    if member.month in SEASON_MONTH:
        return "..".join(f"{iso_year(day[0])}-{day[1]:02d}" for day in (member.start, member.end))
    return str(member)


def moments(value: Value) -> Iterator[Moment]:
    """Every moment that the value is written with."""
    if isinstance(value, Moment):
        yield value
    elif isinstance(value, Interval):
        yield from (end for end in (value.first, value.last) if end)
    else:
        for member in value.members:
            yield from moments(member)


def span(first: Value, last: Value) -> Value | None:
    """From the start of one to the end of the other; None if that ends before it starts."""
    if first == last:
        return first
    interval = Interval(first.first, last.last)
    if interval.start and interval.end and interval.start > interval.end:
        return None
    return interval


def group(values: list[Value], either: bool) -> Value:
    """The set of the values, in order of time, each once.

    Parts and seasons that follow one another (*spring and summer 1993*, *the late 1930s and early 1940s*) are one interval.
    """
    flat = {member for value in values for member in (value.members if isinstance(value, Dates) else (value,))}
    ordered = tuple(sorted(flat, key=lambda member: (member.start or (-(10**6), 1, 1), str(member))))
    if len(ordered) == 1:
        return ordered[0]
    have_parts = any(isinstance(member, Interval) or member.precision == "season" for member in ordered)
    if have_parts and not either and all(a.end and b.start == add_days(a.end, 1) for a, b in pairwise(ordered)):
        return Interval(ordered[0].first, ordered[-1].last)
    return Dates(ordered, either)


def since(value: Value) -> Value:
    """From the start of it on."""
    return Interval(value.first, None)


def until(value: Value) -> Value:
    """Up to the end of it."""
    return Interval(None, value.last)


def before(value: Value) -> Value:
    """Up to the moment before it, at its own precision: before 1992 is up to 1991, before the 1950s up to 1949."""
    first = value.first
    if first and first.unknown:
        return Interval(None, Moment(first.start[0] - 1, qualifier=first.qualifier))
    return Interval(None, first and first.step(-1))


def after(value: Value) -> Value:
    """From the moment after it on, at its own precision: after 9 May is from 10 May on, after the 1950s from 1960 on."""
    last = value.last
    if last and last.unknown:
        return Interval(Moment(last.end[0] + 1, qualifier=last.qualifier), None)
    return Interval(last and last.step(1), None)
