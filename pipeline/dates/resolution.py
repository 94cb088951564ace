"""From what words say to when it was: nodes of `meaning` against a `Narration`.

A `Resolver` works out one mention, and keeps what it had to lean on: whether the date is relative, whether a convention chose, what is
wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.dates import calendar, intervals, pieces
from pipeline.dates.calendar import Day
from pipeline.dates.intervals import SEASON_MONTH, Dates, Interval, Moment, Value
from pipeline.dates.meaning import (
    Calendar,
    ClippedDecade,
    Deictic,
    Fixed,
    Group,
    Holiday,
    Node,
    Nth,
    Offset,
    OldYear,
    Open,
    Part,
    Qualified,
    Range,
    Season,
    WeekOf,
    Window,
)
from pipeline.dates.narration import Narration, fineness

MONTH_NAMES = "January February March April May June July August September October November December".split()
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Unanchored(Exception):
    """Nothing in the text or about it says when that is."""


class NoDate(Exception):
    """The words are no date in such a text."""


class Impossible(Exception):
    """The calendar has no such day, or the interval ends before it starts."""


@dataclass(slots=True)
class Resolver:
    """Works out one mention at an offset of the text."""

    narration: Narration
    at: int
    is_relative: bool = False
    is_ambiguous: bool = False
    problem: str | None = None
    kind: str | None = None
    """The word that opens or closes the interval around the date at hand."""

    def resolve(self, node: Node) -> Value:
        """When it is.

        Raises:
            Unanchored, NoDate, Impossible: see there.
        """
        match node:
            case Fixed(value):
                return value
            case Calendar():
                return self.calendar(node)
            case Season():
                return self.season(node)
            case Holiday():
                return self.holiday(node)
            case ClippedDecade(tens):
                return self.clipped_decade(tens)
            case OldYear(number):
                return self.old_year(number)
            case Part(name, of):
                return pieces.part(self.resolve(of), name)
            case Nth():
                return self.nth(node)
            case WeekOf(of, unit):
                start = self.resolve(of).start
                return self.known(start and (pieces.period_of(start, "week") if unit == "week" else pieces.weekend_of(start)))
            case Deictic():
                return self.deictic(node)
            case Offset():
                return self.offset(node)
            case Window():
                return self.window(node)
            case Range():
                return self.range(node)
            case Group():
                return self.group(node)
            case Open():
                return self.open(node)
            case Qualified(mark, of):
                return self.resolve(of).qualified(mark)

    def known(self, value: Value | None) -> Value:
        """The value, or the complaint that there is none."""
        if value is None:
            raise Unanchored
        return value

    # ------------------------------------------------------------ clocks
    def base(self, frame: str, unit: str) -> tuple[Value, bool]:
        """The date to count from, and whether it is the day of publication."""
        self.is_relative = True
        narration, published = self.narration, self.narration.published
        told = narration.anchor(unit)
        if frame in ("speech", "ahead"):
            if frame == "ahead" and not (published and narration.is_report):
                raise NoDate
            return self.known(published), True
        if frame == "near" and narration.is_report and published:
            return published, True
        if told is None:
            return self.known(published if narration.is_report or frame == "near" else None), True
        return told, False

    # ------------------------------------------------------------ calendar
    def calendar(self, node: Calendar) -> Value:
        """A year, month or day."""
        self.is_ambiguous |= node.is_clipped or node.swapped is not None
        if node.within is not None:
            return self.calendar_within(node, node.within)
        if node.year is None:
            node = self.with_year(node)
        return self.checked(node)

    def checked(self, node: Calendar) -> Moment:
        """The moment of a complete date, which the calendar must have; a weekday that does not fit is noted."""
        year, month, day = node.year or 0, node.month, node.day
        if node.swapped and month and day:
            other = (year, *node.swapped)
            if node.weekday and calendar.weekday((year, month, day)) != node.weekday == calendar.weekday(other):
                _, month, day = other
            elif not node.weekday and self.narration.is_day_first:
                month, day = node.swapped
        if month is not None and not 1 <= month <= 12:
            raise Impossible("there is no such month")
        if month and day:
            if not calendar.is_day(year, month, day):
                raise Impossible(f"{MONTH_NAMES[month - 1]} {year} has no day {day}")
            if node.weekday and calendar.weekday((year, month, day)) != node.weekday:
                real = DAY_NAMES[calendar.weekday((year, month, day)) - 1]
                self.problem = f"{calendar.iso((year, month, day))} was a {real}, not a {DAY_NAMES[node.weekday - 1]}"
        return Moment(year, month, day)

    def calendar_within(self, node: Calendar, within: Node) -> Value:
        """*July 25 of that year*, *Monday of the following week*."""
        value = self.resolve(within)
        start = self.known(value.first).start
        if node.weekday and not node.month and not node.day:
            return pieces.day_moment(calendar.add_days(calendar.monday_of(start), node.weekday - 1))
        if node.month:
            return self.checked(replace(node, year=start[0], within=None))
        return self.checked(replace(node, year=start[0], month=start[1], within=None))

    def with_year(self, node: Calendar, *, season: bool = False) -> Calendar:
        """Find the year (and month) that the words leave out."""
        self.is_relative = True
        if node.weekday and not node.day and not node.month:
            day = self.weekday(node.weekday)
            return replace(node, year=day[0], month=day[1], day=day[2], weekday=None)
        narration, published = self.narration, self.narration.published
        if narration.is_report and published:
            return self.nearest(node, published)
        value = narration.year()
        if value is None:
            if published is None:
                raise Unanchored
            return self.nearest(node, published)
        anchor = self.known(value.first or value.last)
        if node.month is None:
            if fineness(value) < 4:
                raise Unanchored
            return replace(node, year=anchor.year, month=anchor.start[1])
        return replace(node, year=anchor.start[0] if season else self.narration.year_of(node.month, node.day, self.kind))

    def nearest(self, node: Calendar, published: Moment) -> Calendar:
        """The last such date before publication, or the next one where the words look ahead; the nearest where they do not tell."""
        if node.weekday and node.month and node.day:  # the weekday tells the year
            years = sorted(range(published.year - 3, published.year + 4), key=lambda y: abs(y - published.year))
            fits = (y for y in years if calendar.is_day(y, node.month or 1, node.day or 1))
            year = next((y for y in fits if calendar.weekday((y, node.month, node.day)) == node.weekday), None)
            if year:
                return replace(node, year=year)
        tense = self.narration.tense(self.at) or (self.kind == "until") - (self.kind == "since")
        if tense == 0:
            both = [self.towards(node, published, future=future) for future in (False, True)]
            return min(both, key=lambda n: abs(calendar.to_number((n.year or 0, n.month or 1, n.day or 15)) - calendar.to_number(published.start)))
        return self.towards(node, published, future=tense > 0)

    def towards(self, node: Calendar, published: Moment, *, future: bool) -> Calendar:
        """The last such date before publication, or the next one."""
        year, month, _ = published.start
        if node.month is None:
            for step in range(0, 15):
                y, m = calendar.add_months(year, month, step if future else -step)
                fits = calendar.is_day(y, m, node.day or 1)
                if fits and node.weekday:
                    fits = calendar.weekday((y, m, node.day or 1)) == node.weekday
                if fits and ((y, m, node.day or 1) >= published.start if future else (y, m, node.day or 1) <= published.start):
                    return replace(node, year=y, month=m)
            raise Unanchored
        candidates = range(year, year + 9) if future else range(year, year - 9, -1)
        for candidate in candidates:
            if node.day and not calendar.is_day(candidate, node.month, node.day):
                continue
            moment = Moment(candidate, node.month, node.day)
            if moment.end >= published.start if future else moment.start <= published.end:
                return replace(node, year=candidate)
        return replace(node, year=year)

    def weekday(self, wanted: int) -> Day:
        """A weekday alone: around publication by tense; in narration the first one from where it stands."""
        narration, published = self.narration, self.narration.published
        if narration.is_report and published:
            day = published.start
            if (narration.tense(self.at) or (self.kind == "until")) > 0:
                return calendar.add_days(day, (wanted - calendar.weekday(day)) % 7)
            return calendar.add_days(day, -((calendar.weekday(day) - wanted) % 7))
        anchor = self.known(narration.anchor("day"))
        day = self.known(anchor.last).start
        return calendar.add_days(day, (wanted - calendar.weekday(day)) % 7)

    def season(self, node: Season) -> Value:
        """A season; its year from the narration if the words tell none."""
        if node.year is not None:
            return Moment(node.year, node.season)
        if node.within is not None:
            return Moment(self.known(self.resolve(node.within).first).start[0], node.season)
        found = self.with_year(Calendar(month=SEASON_MONTH[node.season]), season=True)
        return Moment(found.year or 0, node.season)

    def holiday(self, node: Holiday) -> Value:
        """A named day; its year from the narration if the words tell none."""
        year = node.year
        if node.within is not None:
            year = self.known(self.resolve(node.within).first).start[0]
        if year is None:
            fixed = calendar.holiday(node.rule, 2000)
            if node.rule.count("-") == 2:
                return pieces.day_moment(fixed)
            year = self.with_year(Calendar(month=fixed[1], day=min(fixed[2], 28))).year or 0
        return pieces.day_moment(calendar.holiday(node.rule, year))

    def clipped_decade(self, tens: int) -> Value:
        """*the '60s*: of the narration's century, else of the last one that is over."""
        self.is_ambiguous = True
        value = self.narration.year() or self.narration.published
        year = value.first.start[0] if value and value.first else 2000
        start = year - year % 100 + tens
        return Moment(start if start <= year + 15 else start - 100, unknown=1)

    def old_year(self, number: int) -> Value:
        """Three digits are a year only in a narration before the year 1000, and of its era."""
        self.is_relative = True
        value = self.narration.year()
        if value is None or value.start is None or value.start[0] >= 1100:
            raise NoDate
        return Moment(1 - number if value.start[0] < 1 else number)

    # ------------------------------------------------------------ pieces and steps
    def nth(self, node: Nth) -> Value:
        """The nth piece of a period; of the last such period that a report can look back on."""
        of = self.resolve(node.of) if node.of else self.base("text", "year")[0]
        found = self.known(pieces.nth_piece(of, node.nth, node.unit, node.count, node.weekday))
        published = self.narration.published
        if node.unit == "quarter" and isinstance(node.of, Deictic) and node.of.frame == "near" and self.narration.is_report and published and isinstance(of, Moment):
            if found.start and found.start > published.end and self.narration.tense(self.at) <= 0:
                return self.known(pieces.nth_piece(of.step(-1), node.nth, node.unit, node.count, node.weekday))
        return found

    def deictic(self, node: Deictic) -> Value:
        """A period counted from a clock."""
        if isinstance(node.of, str):
            base, _ = self.base(node.frame, node.of)
            if node.of == "year" and fineness(base) < 2 or node.shift == 0 and node.frame == "text" and fineness(base) < 2:
                raise Unanchored
            end = self.known(base.last if node.shift > 0 else base.first)
            shift = node.shift
            if node.of == "weekend" and node.frame == "near" and not shift and self.narration.is_report and self.narration.tense(self.at) < 0:
                shift = -1 if calendar.weekday(end.start) < 6 else 0
            return pieces.shifted(end.end if shift > 0 else end.start, node.of, shift)
        if isinstance(node.of, Season):
            return self.near_season(node, node.of)
        if isinstance(node.of, Holiday):
            return self.near_holiday(node, node.of)
        return self.near_weekday(node, node.of) if node.of.weekday else self.near_month(node, node.of)

    def near_weekday(self, node: Deictic, of: Calendar) -> Value:
        """*last Friday*, *the following Monday*."""
        base, is_speech = self.base(node.frame, "day")
        day, wanted = self.known(base.last).end, of.weekday or 1
        ahead, back = (wanted - calendar.weekday(day)) % 7, (calendar.weekday(day) - wanted) % 7
        if node.shift == 0:
            this_week = calendar.add_days(calendar.monday_of(day), wanted - 1)
            return pieces.day_moment(this_week if is_speech else calendar.add_days(day, ahead))
        if node.shift < 0:
            if is_speech and node.frame == "text":  # the previous Friday: of the week before
                return pieces.day_moment(calendar.add_days(calendar.monday_of(day), wanted - 8))
            return pieces.day_moment(calendar.add_days(day, -(back or 7)))
        if is_speech and node.frame != "speech":
            return pieces.day_moment(calendar.add_days(calendar.monday_of(day), 7 + wanted - 1))
        return pieces.day_moment(calendar.add_days(day, ahead or 7))

    def near_month(self, node: Deictic, of: Calendar) -> Value:
        """*last August*, *the following March*."""
        base, _ = self.base(node.frame, "year")
        return self.stepped(base, lambda year: Moment(year, of.month), node.shift)

    def near_season(self, node: Deictic, of: Season) -> Value:
        """*last summer*, *that spring*."""
        base, _ = self.base(node.frame, "year")
        return self.stepped(base, lambda year: Moment(year, of.season), node.shift)

    def near_holiday(self, node: Deictic, of: Holiday) -> Value:
        """*last Christmas*, *the next Easter*."""
        base, _ = self.base(node.frame, "year")
        return self.stepped(base, lambda year: pieces.day_moment(calendar.holiday(of.rule, year)), node.shift)

    def stepped(self, base: Value, of_year, shift: int) -> Value:  # type: ignore[no-untyped-def]
        """The yearly moment in the base's year, or the first one after or before the base."""
        end = self.known(base.last if shift > 0 else base.first)
        year = end.start[0]
        if shift == 0:
            return of_year(year)  # type: ignore[no-any-return]
        if shift > 0:
            return next(m for y in range(year, year + 3) if (m := of_year(y)).start > end.end)
        return next(m for y in range(year, year - 3, -1) if (m := of_year(y)).end < end.start)

    def offset(self, node: Offset) -> Value:
        """A count of units from a date."""
        unit = max((unit for _, unit in node.amounts), key=lambda u: {"quarter": 3}.get(u, _fine(u)))
        if node.base is not None:
            base, is_exact = self.resolve(node.base), True
            if fineness(base) < _fine(unit):
                raise Unanchored
        else:
            base, is_exact = self.base(node.frame, "day" if unit in ("week", "fortnight") else unit)
        end = self.known(base.last if node.sign > 0 else base.first)
        day = end.end if node.sign > 0 else end.start
        for count, each in node.amounts:
            day = _moved(day, each, node.sign * count)
        return _at_precision(day, unit, is_exact, node.is_rough)

    def window(self, node: Window) -> Value:
        """A stretch of counted units beside or from a date."""
        if node.frame == "present":
            published = self.narration.published
            return Interval(self.resolve(node.base).first, published if node.base and published else None)  # type: ignore[arg-type]
        if node.base is not None:
            base: Value = self.resolve(node.base)
            first = self.known(base.first).bare()
            if fineness(base) < min(_fine(node.unit), 6):
                raise Unanchored
            return Interval(first, _step(first, node.unit, node.count))
        base, is_speech = self.base(node.frame, "day" if node.unit in ("week", "fortnight") else node.unit)
        if node.unit in ("quarter",) and is_speech:
            day = self.known(base.first).start
            steps = sorted((pieces.shifted(day, "quarter", node.sign), pieces.shifted(day, "quarter", node.sign * node.count)), key=str)
            return Interval(steps[0].first, steps[1].last, "part")
        first = self.known(base.last if node.sign > 0 else base.first).bare()
        far = _step(first, node.unit, node.sign * node.count)
        if node.frame == "ahead":
            return Interval(first, far)
        return Interval(far, first.step(-1)) if node.sign < 0 else Interval(first.step(1), far)

    # ------------------------------------------------------------ several
    def range(self, node: Range) -> Value:
        """From one date to another; what one of them leaves out the other tells."""
        first, last = node.first, node.last
        if _lacks_year(first) or not _lacks_year(last):
            upper = self.resolve(last)
            if _lacks_year(first):
                first = _filled(first, upper, earlier=True)
            lower = self.resolve(first)
        else:
            lower = self.resolve(first)
            upper = self.resolve(_filled(last, lower, earlier=False))
        found = intervals.span(lower, upper)
        if found is None:
            raise Impossible(f"it ends ({upper}) before it starts ({lower})")
        return found

    def group(self, node: Group) -> Value:
        """Several dates; a year that only the last one tells is meant of all."""
        members = list(node.members)
        for i in range(len(members) - 2, -1, -1):
            if _lacks_year(members[i]) and not _lacks_year(members[i + 1]):
                members[i] = _filled(members[i], self.resolve(members[i + 1]), earlier=True)
        week = next((m.within for m in members if isinstance(m, Calendar) and m.weekday and not m.day and m.within), None)
        if week:
            members = [replace(m, within=week) if isinstance(m, Calendar) and m.weekday and not m.day else m for m in members]
        values = [self.resolve(members[0])]
        for member in members[1:]:
            values.append(self.resolve(_filled(member, values[-1], earlier=False) if _lacks_year(member) else member))
        return intervals.group(values, node.either)

    def open(self, node: Open) -> Value:
        """An interval with one open end."""
        if node.of is None:
            self.is_relative = True
            value = self.narration.year()
            value = self.known(value)
        else:
            self.kind = node.kind
            value = self.bound(node.kind, node.of)
        if isinstance(value, Interval) and (value.first is None or value.last is None):
            return value
        kind = "until" if node.kind == "before" and isinstance(node.of, Part) and node.of.part == "end" else node.kind
        return {"since": intervals.since, "from": intervals.since, "until": intervals.until, "before": intervals.before, "after": intervals.after}[kind](value)

    def bound(self, kind: str, of: Node) -> Value:
        """What closes an open interval. For a third of a year or month the whole stands, marked: where it is cut is only a convention."""
        if isinstance(of, Part) and (kind in ("since", "from", "until") or of.part == "end"):
            whole = self.resolve(of.of)
            if isinstance(whole, Moment) and whole.precision in ("year", "month"):
                return whole.qualified("~")
        return self.resolve(of)


def _fine(unit: str) -> int:
    return {"century": 0, "decade": 1, "year": 2, "quarter": 4, "month": 4, "week": 6, "fortnight": 6, "day": 6, "weekend": 6}[unit]


def _moved(day: Day, unit: str, count: int) -> Day:
    if unit in ("day", "week", "fortnight"):
        return calendar.add_days(day, count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    if unit in ("month", "quarter"):
        year, month = calendar.add_months(day[0], day[1], count * (3 if unit == "quarter" else 1))
    else:
        year, month = day[0] + count * {"year": 1, "decade": 10, "century": 100}[unit], day[1]
    return year, month, min(day[2], calendar.days_in_month(year, month))


def _at_precision(day: Day, unit: str, is_exact: bool, is_rough: bool) -> Value:
    """The date at the precision of its unit; weeks are told roughly, unless from a day that the words name."""
    if unit in ("week", "fortnight"):
        if is_exact:
            return pieces.day_moment(day, "~")
        return Interval(pieces.day_moment(calendar.add_days(day, -3), "~"), pieces.day_moment(calendar.add_days(day, 3), "~"))
    value = pieces.period_of(day, unit)
    return value.qualified("~") if is_rough else value


def _step(moment: Moment, unit: str, count: int) -> Moment:
    """The moment moved by units, at its own precision."""
    year, month, day = _moved(moment.start, unit, count)
    return Moment(year, month if moment.month else None, day if moment.day else None)


def _lacks_year(node: Node) -> bool:
    if isinstance(node, Calendar | Season | Holiday):
        return node.year is None and node.within is None and not (isinstance(node, Calendar) and node.weekday and not node.day)
    if isinstance(node, Part | Nth | Qualified | WeekOf):
        return node.of is not None and _lacks_year(node.of)
    return False


def _filled(node: Node, other: Value, *, earlier: bool) -> Node:
    """The node with the year (and month) of the other end, one year off where the order of the two asks for it."""
    if isinstance(node, Part | Nth | Qualified | WeekOf) and node.of is not None:
        return replace(node, of=_filled(node.of, other, earlier=earlier))  # type: ignore[return-value]
    end = (other.first if earlier else other.last) or other.first or other.last
    if end is None:
        return node
    year, month, day = end.start if earlier else end.end
    if isinstance(node, Season):
        start = SEASON_MONTH[node.season]
        return replace(node, year=year - (earlier and start > month) + (not earlier and start < month and end.month is not None))
    if isinstance(node, Holiday):
        return replace(node, year=year)
    if not isinstance(node, Calendar):
        return node
    if node.month is None:
        if node.day and node.day > day if earlier else (node.day or 31) < day:
            year, month = calendar.add_months(year, month, -1 if earlier else 1)
        return replace(node, year=year, month=month)
    if end.month:
        year += -1 if earlier and node.month > month else 1 if not earlier and node.month < month else 0
    return replace(node, year=year)


__all__ = ["Dates", "Impossible", "NoDate", "Resolver", "Unanchored"]
