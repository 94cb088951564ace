"""Where a text stands in time: the anchors of relative and incomplete dates.

Two clocks run. The narration moves on with every full date that the text sets down; the day of publication stands still. A text that
speaks by the second (a report, a message: *on Friday*, *last week*) is read by it, one that tells the past (*In 1939 … In September*) by
the first. `Narration.is_report` says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.dates.intervals import Dates, Interval, Moment, Value
from pipeline.dates.meaning import Calendar, Deictic, Group, Node, Offset, Open, Part, Qualified, Range, Season

FINENESS = {"century": 0, "decade": 1, "year": 2, "season": 3, "quarter": 3, "month": 4, "weekend": 5, "week": 5, "fortnight": 5, "day": 6}
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n|\n")
_FUTURE = re.compile(
    r"\b(?:will|shall|'ll|’ll|won't|is to|are to|to be|expected|expects?|plans?|planned|scheduled|due|upcoming|next|would|going to|set to|"
    r"let's|may|can|could|should|must|please|schedule|book|meet)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|has been|ago|last|[a-z]{2,}ed)\b")


@dataclass(slots=True)
class Narration:
    """The clocks of one text."""

    text: str
    published: Moment | None = None
    is_report: bool = False
    anchors: list[tuple[Value, int, int]] = field(default_factory=list)
    """Dates that the narration has set down: value, offset, start of its sentence."""

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around an offset, roughly."""
        low = max(0, at - 400)
        start = max((m.end() for m in _SENTENCE_END.finditer(self.text, low, at)), default=low)
        found = _SENTENCE_END.search(self.text, at, at + 400)
        return start, found.start() if found else min(len(self.text), at + 400)

    def is_future(self, at: int) -> bool:
        """Tell whether the words around speak of what is to come."""
        start, end = self.sentence(at)
        words = self.text[start:end]
        ahead = [abs(start + m.start() - at) for m in _FUTURE.finditer(words)]
        behind = [abs(start + m.start() - at) for m in _PAST.finditer(words)]
        return bool(ahead) and (not behind or min(ahead) < min(behind))

    def anchor(self, unit: str) -> Value | None:
        """The date that the narration stands at, if it is fine enough to count this unit from it."""
        for value, _, _ in reversed(self.anchors):
            if fineness(value) >= FINENESS.get(unit, 2):
                return value
        return None

    def year(self, at: int) -> Value | None:
        """The last date of the narration, to take a year from."""
        return self.anchors[-1][0] if self.anchors else None

    def note(self, value: Value, at: int, node: Node) -> None:
        """Move on to a date that the text has set down, unless it only looks back in passing."""
        if not sets_scene(node) or fineness(value) < 2:
            return
        start, _ = self.sentence(at)
        if self.anchors:
            held, _, held_start = self.anchors[-1]
            if held_start == start and held.start and value.start and value.start < held.start and fineness(value) <= fineness(held):
                return
        self.anchors.append((value, at, start))


def fineness(value: Value) -> int:
    """How fine a value is told: 6 a day, 4 a month, 2 a year."""
    if isinstance(value, Dates):
        value = value.members[-1]
    if isinstance(value, Interval):
        found = [FINENESS.get(end.precision, 0) for end in (value.first, value.last) if end]
        return min(found, default=0)
    return FINENESS.get(value.precision, 0)


def sets_scene(node: Node) -> bool:
    """Tell whether such a date moves the narration on: what lies before or after another date does not."""
    if isinstance(node, Open):
        return node.of is not None and node.kind in ("since", "until", "after") and sets_scene(node.of)
    if isinstance(node, Qualified):
        return sets_scene(node.of)
    return True


def reads_as_report(nodes: Iterable[Node], published: Moment | None) -> bool:
    """Tell whether the text's dates are counted from its publication: fewer far years than words like *Friday* and *last week*."""
    if published is None:
        return False
    far = near = 0
    for node in nodes:
        for leaf in leaves(node):
            if isinstance(leaf, Calendar) and leaf.year is not None:
                if abs(leaf.year - published.year) > 1:
                    far += 1
                else:
                    near += 1
            elif (isinstance(leaf, Deictic | Offset) and leaf.frame in ("speech", "ahead")) or (isinstance(leaf, Calendar) and leaf.weekday):
                near += 1
    return near >= far


def leaves(node: Node) -> Iterable[Node]:
    """The nodes that others are built of."""
    if isinstance(node, Range):
        yield from leaves(node.first)
        yield from leaves(node.last)
    elif isinstance(node, Group):
        for member in node.members:
            yield from leaves(member)
    elif isinstance(node, Open | Qualified | Part) and node.of is not None:
        yield from leaves(node.of)
    elif isinstance(node, Calendar | Season) and node.within is not None:
        yield node
        yield from leaves(node.within)
    else:
        yield node
