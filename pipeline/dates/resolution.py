"""From what words say to when it was: nodes of `meaning` against a `Narration`.

A `Resolver` works out one mention, and keeps what it had to lean on: whether the date is relative, whether a convention chose, what is
wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.dates import calendar, completion, intervals, pieces, steps
from pipeline.dates.intervals import SEASON_MONTH, Interval, Moment, Value
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
from pipeline.dates.outcomes import Impossible, NoDate, Unanchored, known
from pipeline.dates.vocabulary import DAY_NAMES, MONTH_NAMES

GREGORIAN = 1753
"""First whole year in which the countries that write in English had the Gregorian calendar: before it, a weekday may be the Julian one."""
OPENED = {"since": intervals.since, "from": intervals.since, "until": intervals.until, "before": intervals.before, "after": intervals.after}


@dataclass(slots=True)
class Resolver:
    """Works out one mention at an offset of the text."""

    narration: Narration
    at: int
    is_relative: bool = False
    is_ambiguous: bool = False
    problem: str | None = None
    ends: tuple[Value, Value] | None = None
    """The two dates of the last range that was worked out."""
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
                start = known(self.resolve(of).start)
                return pieces.weekend_of(start) if unit == "weekend" else pieces.period_of(start, "week")
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

    def base(self, frame: str, unit: str) -> tuple[Value, bool]:
        """The date to count from, and whether it is the day of publication."""
        self.is_relative = True
        narration, published = self.narration, self.narration.published
        if frame == "ahead" and not (published and narration.is_report):
            raise NoDate
        if frame in ("speech", "ahead") or (frame == "near" and narration.is_report and published):
            if published is None or fineness(published) < steps.FINE[unit]:
                raise Unanchored
            return published, True
        told = narration.anchor(unit)
        if told is not None:
            return told, False
        if published is None or not (narration.is_report or frame == "near"):
            raise Unanchored
        return published, True

    # ------------------------------------------------------------ calendar
    def calendar(self, node: Calendar) -> Value:
        """A year, month or day."""
        self.is_ambiguous |= node.is_clipped or node.swapped is not None
        if node.within is not None:
            return self.calendar_within(node, node.within)
        if node.year is None:
            node = self.completed(node)
        return self.checked(node)

    def completed(self, node: Calendar, *, is_season: bool = False) -> Calendar:
        """The date with what its words leave out."""
        self.is_relative = True
        return completion.complete(node, self.narration, self.at, self.kind, is_season=is_season)

    def checked(self, node: Calendar) -> Moment:
        """The moment of a complete date, which the calendar must have; a weekday that does not fit is noted."""
        year, month, day = node.year or 0, node.month, node.day
        if month is not None and not 1 <= month <= 12:
            raise Impossible("there is no such month")
        if not month or not day:
            return Moment(year, month, day)
        if node.swapped:
            month, day = completion.ordered(node, (year, month, day), node.swapped, self.narration)
        if not calendar.is_day(year, month, day):
            raise Impossible(f"{MONTH_NAMES[month - 1]} {year} has no day {day}")
        real = calendar.weekday((year, month, day))
        is_julian = year < GREGORIAN and calendar.julian_weekday((year, month, day)) == node.weekday
        if node.weekday and real != node.weekday and not is_julian:
            self.problem = f"{calendar.iso((year, month, day))} was a {DAY_NAMES[real - 1]}, not a {DAY_NAMES[node.weekday - 1]}"
        return Moment(year, month, day)

    def calendar_within(self, node: Calendar, within: Node) -> Value:
        """*July 25 of that year*, *Monday of the following week*."""
        start = known(self.resolve(within).first).start
        if node.weekday and not node.month and not node.day:
            return pieces.day_moment(steps.weekday_of_week(start, node.weekday, 0))
        return self.checked(replace(node, year=start[0], month=node.month or start[1], within=None))

    def season(self, node: Season) -> Value:
        """A season; its year from the narration if the words tell none."""
        if node.year is not None:
            return Moment(node.year, node.season)
        if node.within is not None:
            return Moment(known(self.resolve(node.within).first).start[0], node.season)
        return Moment(self.completed(Calendar(month=SEASON_MONTH[node.season]), is_season=True).year or 0, node.season)

    def holiday(self, node: Holiday) -> Value:
        """A named day; its year from the narration if the words tell none."""
        year = node.year
        if node.within is not None:
            year = known(self.resolve(node.within).first).start[0]
        if year is None:
            fixed = known(calendar.holiday(node.rule, 2000))
            if node.rule.count("-") == 2:
                return pieces.day_moment(fixed)
            year = self.completed(Calendar(month=fixed[1], day=min(fixed[2], 28))).year or 0
        return pieces.day_moment(known(calendar.holiday(node.rule, year)))

    def clipped_decade(self, tens: int) -> Value:
        """*the '60s*: of the narration's century, else of the last one that is over."""
        self.is_ambiguous = True
        value = self.narration.scene() or self.narration.published
        year = value.first.start[0] if value and value.first else 2000
        start = year - year % 100 + tens
        return Moment(start if start <= year + 15 else start - 100, unknown=1)

    def old_year(self, number: int) -> Value:
        """Three digits are a year only in a narration of early times, and of its era."""
        self.is_relative = True
        value = self.narration.scene()
        if value is None or value.start is None or value.start[0] >= completion.EARLY:
            raise NoDate
        return Moment(1 - number if value.start[0] < 1 else number)

    # ------------------------------------------------------------ pieces and steps
    def nth(self, node: Nth) -> Value:
        """The nth piece of a period; *the third quarter* in a report, of the last year that has seen one, unless the words look ahead."""
        of = self.resolve(node.of) if node.of else self.base("text", "year")[0]
        found = self.piece(node, of)
        published = self.narration.published
        is_open = node.unit == "quarter" and isinstance(node.of, Deictic) and not node.of.shift and self.narration.is_report
        if is_open and published and isinstance(of, Moment) and known(found.start) > published.end and self.narration.tense(self.at) <= 0:
            return self.piece(node, of.step(-1))
        return found

    def piece(self, node: Nth, of: Value) -> Value:
        """The nth piece of a period that is known."""
        found = pieces.nth_piece(of, node.nth, node.unit, node.count, node.weekday)
        if found is None:
            raise Unanchored
        return found

    def deictic(self, node: Deictic) -> Value:
        """A period, weekday, month, season or holiday counted from a clock."""
        of = node.of
        if isinstance(of, str):
            return self.period(node, of)
        if isinstance(of, Calendar) and of.weekday:
            return self.weekday(node, of.weekday)
        base, _ = self.base(node.frame, "year")
        if isinstance(of, Holiday):
            rule = of.rule
            return steps.yearly(base, lambda year: pieces.day_moment(known(calendar.holiday(rule, year))), node.shift)
        month = of.season if isinstance(of, Season) else of.month
        return steps.yearly(base, lambda year: Moment(year, month), node.shift)

    def period(self, node: Deictic, unit: str) -> Value:
        """*that year*, *the following month*, *last week*."""
        base, _ = self.base(node.frame, unit)
        if fineness(base) < 2:
            raise Unanchored
        shift = node.shift
        start = known(base.first).start
        if unit == "weekend" and node.frame == "near" and not shift and self.narration.is_report and self.narration.tense(self.at) < 0:
            shift = -1 if calendar.weekday(start) < 6 else 0  # over the weekend they met
        return pieces.shifted(known(base.last).end if shift > 0 else start, unit, shift)

    def weekday(self, node: Deictic, wanted: int) -> Value:
        """*last Friday*: the last one; *the previous Friday*, *next Friday*: of the week before or after; *the following*: the next one."""
        base, is_speech = self.base(node.frame, "day")
        day = known(base.last).end
        by_week = is_speech and (node.frame != "speech" or node.shift == 0) and not (node.shift < 0 and node.frame == "near")
        if by_week:
            return pieces.day_moment(steps.weekday_of_week(day, wanted, node.shift))
        if node.shift < 0:
            return pieces.day_moment(steps.weekday_before(calendar.add_days(day, -1), wanted))
        return pieces.day_moment(steps.weekday_after(calendar.add_days(day, node.shift), wanted))

    def offset(self, node: Offset) -> Value:
        """A count of units from a date."""
        unit = max((unit for _, unit in node.amounts), key=steps.UNIT_ORDER.index)
        if node.base is None:
            base, is_exact = self.base(node.frame, "day" if unit in ("week", "fortnight") else unit)
        else:
            base, is_exact = self.resolve(node.base), True
            if fineness(base) < steps.FINE[unit]:
                raise Unanchored
        return steps.offset(base, node.amounts, node.sign, is_exact=is_exact, is_rough=node.is_rough)

    def window(self, node: Window) -> Value:
        """A stretch of counted units beside or from a date."""
        if node.base is not None:
            base = self.resolve(node.base)
            if node.frame == "present":
                return Interval(base.first, self.narration.published)
            if fineness(base) < steps.FINE[node.unit]:
                raise Unanchored
            return steps.window(base, node.unit, node.count, from_next=False)
        base, is_speech = self.base(node.frame, "day" if node.unit in ("week", "fortnight") else node.unit)
        if node.unit == "quarter" and is_speech:
            return steps.quarters(known(base.first).start, node.sign * node.count)
        return steps.window(base, node.unit, node.sign * node.count, from_next=node.frame != "ahead")

    # ------------------------------------------------------------ several
    def range(self, node: Range) -> Value:
        """From one date to another; what one of them leaves out the other tells."""
        lower, upper = self.ends = completion.range_ends(node, self.resolve)
        found = intervals.span(lower, upper)
        if found is None:
            raise Impossible(f"it ends ({upper}) before it starts ({lower})")
        return found

    def group(self, node: Group) -> Value:
        """Several dates; what only one of them tells is meant of all."""
        return intervals.group(completion.group_values(node, self.resolve), node.either)

    def open(self, node: Open) -> Value:
        """An interval with one open end."""
        if node.of is None:
            self.is_relative = True
            scene = self.narration.scene()
            if scene is None:
                raise Unanchored
            return OPENED[node.kind](scene)
        self.kind = node.kind
        value = self.bound(node.kind, node.of)
        if isinstance(value, Interval) and (value.first is None or value.last is None):
            return value
        return OPENED["until" if node.kind == "before" and isinstance(node.of, Part) and node.of.part == "end" else node.kind](value)

    def bound(self, kind: str, of: Node) -> Value:
        """What closes an open interval. For a third of a year or month the whole stands, marked: where it is cut is only a convention."""
        if isinstance(of, Part) and (kind in ("since", "from", "until") or of.part == "end"):
            whole = self.resolve(of.of)
            if isinstance(whole, Moment) and whole.precision in ("year", "month"):
                return whole.qualified("~")
        return self.resolve(of)
