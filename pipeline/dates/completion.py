"""What incomplete dates leave out: the year of *on 21 July*, the month of *on the 18th*, the day of *on Friday*.

In a narration it comes from the scene; in a report from the day of publication, by tense; in a range from its other end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.dates import calendar, steps
from pipeline.dates.calendar import Day
from pipeline.dates.intervals import SEASON_MONTH, Moment, Value
from pipeline.dates.meaning import Calendar, Group, Holiday, Node, Nth, OldYear, Part, Qualified, Range, Season, WeekOf
from pipeline.dates.narration import Narration, fineness
from pipeline.dates.outcomes import Unanchored, known

EARLY = 1100
"""First year in which three digits are no year of the times that a text tells of."""
FIRST_FULL = 1000
"""First year of four digits: a range that ends before it does not begin in the last hundred years."""


def complete(node: Calendar, narration: Narration, at: int, kind: str | None, *, is_season: bool = False) -> Calendar:
    """The date with its year, month and day, as far as it is one of those.

    Args:
        node: the date that the words tell.
        narration: where the text stands.
        at: offset of the words.
        kind: the word that opens or closes an interval at the date (`since`, `until`).
        is_season: the node stands for a season that begins in its month.

    Raises:
        Unanchored: neither clock tells it.
    """
    published = narration.published
    if node.weekday and not node.day and not node.month:
        year, month, day = weekday(node.weekday, narration, at, kind)
        return replace(node, year=year, month=month, day=day, weekday=None)
    scene = narration.scene()
    if published and (narration.is_report or scene is None):
        return near_publication(node, published, narration.tense(at) or (kind == "until") - (kind == "since"))
    if scene is None:
        raise Unanchored
    first = known(scene.first or scene.last)
    if node.month is None:
        if fineness(scene) < 4:
            raise Unanchored
        return replace(node, year=first.year, month=first.start[1])
    return replace(node, year=first.start[0] if is_season else narration.year_of(node.month, node.day, kind))


def weekday(wanted: int, narration: Narration, at: int, kind: str | None) -> Day:
    """A weekday alone: around publication by tense; in narration the first one from where it stands."""
    if narration.is_report and narration.published:
        is_ahead = (narration.tense(at) or int(kind == "until")) > 0
        return (steps.weekday_after if is_ahead else steps.weekday_before)(narration.published.start, wanted)
    anchor = narration.anchor("day")
    return steps.weekday_after(known(anchor.last if anchor else None).start, wanted)


def near_publication(node: Calendar, published: Moment, tense: int) -> Calendar:
    """The next such date from publication on, the last one up to it, or the nearest, by tense; a weekday that is told decides first."""
    if node.weekday and node.month and node.day and (year := year_of_weekday(node, published.year)):
        return replace(node, year=year)
    if tense:
        return towards(node, published, tense)
    here = calendar.to_number(published.start)
    both = [towards(node, published, tense) for tense in (-1, 1)]
    return min(both, key=lambda n: abs(calendar.to_number((n.year or 0, n.month or 1, n.day or 15)) - here))


def year_of_weekday(node: Calendar, year: int) -> int | None:
    """The year nearest to the given one in which the date has its weekday; None if none is within three years."""
    month, day = node.month or 1, node.day or 1
    years = (y for step in range(4) for y in (year - step, year + step) if calendar.is_day(y, month, day))
    return next((y for y in years if calendar.weekday((y, month, day)) == node.weekday), None)


def towards(node: Calendar, published: Moment, tense: int) -> Calendar:
    """The next such date from publication on (1) or the last one up to it (-1)."""
    year, month, _ = published.start
    for count in range(9 if node.month else 15):
        if node.month:
            moment = Moment(year + tense * count, node.month, node.day)
        else:
            moment = Moment(*calendar.add_months(year, month, tense * count), node.day)
        if node.day and not calendar.is_day(moment.year, moment.month or 1, node.day):
            continue
        if node.weekday and not node.month and calendar.weekday(moment.start) != node.weekday:
            continue
        if moment.end >= published.start if tense > 0 else moment.start <= published.end:
            return replace(node, year=moment.year, month=moment.month)
    if node.month is None:
        raise Unanchored
    return replace(node, year=year)


def tells_part_of_year(node: Node) -> bool:
    """True for a month, a day of one or a season, without a year: *in December*, *on 3 May*, *late in the spring*; not *on Friday*."""
    if isinstance(node, Part):
        return tells_part_of_year(node.of)
    return lacks_year(node) and (isinstance(node, Season) or (isinstance(node, Calendar) and node.month is not None))


def lacks_year(node: Node) -> bool:
    """Tell whether another end of a range or member of a set could tell the node's year."""
    if isinstance(node, Calendar):
        return node.year is None and node.within is None and (node.weekday is None or node.day is not None)
    if isinstance(node, Season | Holiday):
        return node.year is None and node.within is None
    if isinstance(node, Part | Nth | Qualified | WeekOf):
        return node.of is not None and lacks_year(node.of)
    return False


def filled(node: Node, other: Value, *, is_earlier: bool) -> Node:
    """The node with the year (and month) of the other end, one off where the order of the two asks for it."""
    if isinstance(node, Part | Qualified | WeekOf):
        return replace(node, of=filled(node.of, other, is_earlier=is_earlier))
    if isinstance(node, Nth):
        return replace(node, of=node.of and filled(node.of, other, is_earlier=is_earlier))
    end = (other.first if is_earlier else other.last) or other.first or other.last
    if end is None:
        return node
    year, month, day = end.start if is_earlier else end.end
    if isinstance(node, Holiday):
        return replace(node, year=year)
    if isinstance(node, Season):
        own = SEASON_MONTH[node.season]
    elif not isinstance(node, Calendar):
        return node
    elif node.month is None:
        if node.day and (node.day > day if is_earlier else node.day < day):
            year, month = calendar.add_months(year, month, -1 if is_earlier else 1)
        return replace(node, year=year, month=month)
    else:
        own = node.month
    if end.month and (own > month if is_earlier else own < month):
        year += -1 if is_earlier else 1
    return replace(node, year=year)


def ordered(node: Calendar, read: Day, swapped: tuple[int, int], narration: Narration) -> tuple[int, int]:
    """Month and day of a numeric date that allows both orders: by its weekday, else by how the text writes its other dates."""
    year, month, day = read
    if node.weekday:
        return next((pair for pair in ((month, day), swapped) if calendar.weekday((year, *pair)) == node.weekday), (month, day))
    return swapped if narration.is_day_first else (month, day)


def range_ends(node: Range, resolve: Callable[[Node], Value]) -> tuple[Value, Value]:
    """The two dates of a range; what one of them leaves out the other tells."""
    first, last = node.first, node.last
    if lacks_year(last) and not lacks_year(first):
        lower = resolve(first)
        return lower, resolve(filled(last, lower, is_earlier=False))
    upper = resolve(last)
    first = early(first, upper)
    return resolve(filled(first, upper, is_earlier=True) if lacks_year(first) else first), upper


def early(node: Node, upper: Value) -> Node:
    """The first date of a range of early times with its year as it stands: *c. 958 – 2 May 1011*, *3 March 81 – 12 August 142*."""
    last = upper.end[0] if upper.end else EARLY
    if isinstance(node, Qualified):
        return replace(node, of=early(node.of, upper))
    if isinstance(node, OldYear) and node.number <= last < EARLY:
        return Calendar(year=node.number)
    if isinstance(node, Calendar) and node.is_clipped and node.year is not None and node.year % 100 <= last < FIRST_FULL:
        return replace(node, year=node.year % 100, is_clipped=False)
    return node


def group_values(node: Group, resolve: Callable[[Node], Value]) -> list[Value]:
    """The dates of a group; a year that only the last one tells is meant of all, and so is a week: *next week on Tuesday or Thursday*."""
    members = list(node.members)
    week = next((m.within for m in members if isinstance(m, Calendar) and m.weekday and not m.day and m.within), None)
    if week:
        members = [replace(m, within=week) if isinstance(m, Calendar) and m.weekday and not m.day else m for m in members]
    for i in range(len(members) - 2, -1, -1):
        if lacks_year(members[i]) and not lacks_year(members[i + 1]):
            members[i] = filled(members[i], resolve(members[i + 1]), is_earlier=True)
    values = [resolve(members[0])]
    for member in members[1:]:
        values.append(resolve(filled(member, values[-1], is_earlier=False) if lacks_year(member) else member))
    return values
