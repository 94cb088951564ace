"""What date words say, before it is known when that is: the nodes that the grammar builds and `resolution` works out.

Nothing here knows the text around the words. A node holds only what its own words tell; the rest stays None.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.dates.intervals import Interval, Moment


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year, month or day, as far as it is told: *5 May 1992*, *May*, *the 18th*, *Friday*, *July 25 of that year*."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    within: Node | None = None
    """The year (or month) that other words name: *July of that year*."""
    is_clipped: bool = False
    """The year was written with two digits, and its century is a convention."""
    swapped: tuple[int, int] | None = None
    """Month and day, read in the other order, of a numeric date that allows both."""
    is_name: bool = False
    """The words are a name themselves: *9/11*."""
    order: str | None = None
    """Which of them the words tell first, `day` or `month`, where that is clear: how the text writes its dates."""


@dataclass(frozen=True, slots=True)
class Season:
    """*spring*, *summer 1993*, *the winter of that year*."""

    season: int
    year: int | None = None
    within: Node | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day, by its rule in the vocabulary: *Christmas 1963*."""

    rule: str
    year: int | None = None
    within: Node | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words that say it all: *the 1950s*, *44 BC*."""

    value: Moment | Interval
    is_named: bool = False
    """It is called by a name, *the Second World War*, which moves no narration."""
    yields: bool = False
    """It is no date where its clause has one of its own: *killed on 3 May 1863 at the Battle of Chancellorsville*."""


@dataclass(frozen=True, slots=True)
class ClippedDecade:
    """*the '60s*, *the sixties*: the century is the narration's."""

    tens: int


@dataclass(frozen=True, slots=True)
class OldYear:
    """*in 476*: three digits, whose era is the narration's."""

    number: int


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the equal pieces of a period, or several: *the third quarter of 1999*, *the last two weeks of July*."""

    nth: int
    """Counted from the end if negative."""
    unit: str
    """A unit, `half`, or a weekday number (*the first Monday of September*)."""
    of: Node | None
    count: int = 1
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """*the week of April 10*, *the weekend of Halloween*."""

    of: Node
    unit: str = "week"


@dataclass(frozen=True, slots=True)
class Part:
    """*early*, *mid*, *late*, *beginning*, *middle*, *end*, *rest* or *whole* of a period."""

    part: str
    of: Node


@dataclass(frozen=True, slots=True)
class Deictic:
    """A period counted from where the text stands: *that year*, *the following month*, *last week*, *next Friday*, *this spring*."""

    shift: int
    of: str | Calendar | Season | Holiday
    frame: str
    """`text`: from the narration; `speech`: from the day of publication; `near`: the one of the two that the text moves by."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A count of units from somewhere: *three days later*, *two years ago*, *ten days after 3 May*, *in two weeks*."""

    amounts: tuple[tuple[int, str], ...]
    sign: int
    base: Node | None
    frame: str
    is_rough: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of counted units up to or from somewhere: *the last three months*, *within nine months*, *from 1992 for ten years*."""

    count: int
    unit: str
    sign: int
    base: Node | None
    frame: str


@dataclass(frozen=True, slots=True)
class Range:
    """*from May to June 1992*, *1992-98*."""

    first: Node
    last: Node
    spans: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Where the words of the two stand, if each has its own."""


@dataclass(frozen=True, slots=True)
class Group:
    """*in 1999 and 2000*; with `either`, *1999 or 2000*."""

    members: tuple[Node, ...]
    either: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """*since*, *from*, *until*, *before* or *after* something; None is the point where the narration stands (*since then*)."""

    kind: str
    of: Node | None


@dataclass(frozen=True, slots=True)
class Qualified:
    """*about 1990* (`~`), *possibly in 1942* (`?`)."""

    mark: str
    of: Node


Node = (
    Calendar
    | Season
    | Holiday
    | Fixed
    | ClippedDecade
    | OldYear
    | Nth
    | WeekOf
    | Part
    | Deictic
    | Offset
    | Window
    | Range
    | Group
    | Open
    | Qualified
)


def can_name(node: Node) -> bool:
    """Tell whether such a date can be part of a name: *the 2010 clashes*, but no *next year*."""
    if isinstance(node, Part | Qualified):
        return can_name(node.of)
    return isinstance(node, Calendar | Season | Fixed | Range | Group) and not (isinstance(node, Fixed) and node.is_named)


def is_named(node: Node) -> bool:
    """Tell whether the words call a time by a name: *before the Second World War*."""
    if isinstance(node, Open) and node.of is not None:
        return is_named(node.of)
    return isinstance(node, Fixed) and node.is_named


def yields(node: Node) -> bool:
    """Tell whether the words are a date only where nothing else dates their clause."""
    if isinstance(node, Open) and node.of is not None:
        return yields(node.of)
    return isinstance(node, Fixed) and node.yields
