"""Where a text stands in time: the anchors of relative and incomplete dates.

Two clocks run. The narration moves on with every full date that the text sets down; the day of publication stands still. A text that
speaks by the second (a report, a message: *on Friday*, *last week*) is read by it, one that tells the past (*In 1939 … In September*) by
the first. `Narration.is_report` says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.dates.calendar import is_day
from pipeline.dates.intervals import Dates, Interval, Moment, Value
from pipeline.dates.meaning import Calendar, Deictic, Group, Node, Offset, Open, Part, Qualified, Range, Season

FINENESS = {"century": 0, "decade": 1, "year": 2, "season": 3, "quarter": 3, "month": 4, "weekend": 5, "week": 5, "fortnight": 5, "day": 6}
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n|\n")
_TENSE = re.compile(
    r"\b(?:(?P<ahead>(?:will|shall|won['’]t|to be|is to|are to|expected|expects?|plans?|planned|scheduled|due|upcoming|would|going to|"
    r"set to|let['’]s|may|can|could|should|must|please|schedule|book|meet)"
    r"(?:\s+(?:not|also|then|now|be|have|been|to|[a-z]+ly)\b)*(?:\s+[a-z]+\b)?)|"
    r"(?P<behind>was|were|had|did|has been|have been|ago|last|said|[a-z]{2,}ed|became|began|broke|came|fell|gave|grew|held|left|lost|made|"
    r"met|rose|saw|sold|sent|took|told|went|won))\b|(?P<short>['’]ll)\b"
)
"""Verbs that look ahead, with the verb that they carry, and verbs that look back."""


@dataclass(slots=True)
class Narration:
    """The clocks of one text."""

    text: str
    published: Moment | None = None
    is_report: bool = False
    is_day_first: bool = False
    """The text writes the day before the month: what 03/04/1992 is read by."""
    told: list[Value] = field(default_factory=list)
    """Every date that the text has set down: what *that year* and *three days later* point back to."""
    told_in: int = -1
    """Where the sentence of the last of them starts."""
    scenes: list[Value] = field(default_factory=list)
    """Those of them that the narration has moved to: what *in July* takes its year from."""

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around an offset, roughly."""
        low = max(0, at - 400)
        start = max((m.end() for m in _SENTENCE_END.finditer(self.text, low, at + 2) if m.end() <= at), default=low)
        found = _SENTENCE_END.search(self.text, at, at + 400)
        return start, found.start() if found else min(len(self.text), at + 400)

    def tense(self, at: int) -> int:
        """1 where the words nearest to an offset speak of what is to come, -1 of what has been, 0 where they do not tell."""
        start, end = self.sentence(at)
        nearest = {"ahead": 1000, "behind": 1000, "short": 1000}
        for cue in _TENSE.finditer(self.text, start, end):
            kind = cue.lastgroup or "behind"
            nearest[kind] = min(nearest[kind], abs(cue.end() - at) if cue.end() <= at else cue.start() - at)
        ahead, behind = min(nearest["ahead"], nearest["short"]), nearest["behind"]
        return (ahead < behind) - (behind < ahead)

    def anchor(self, unit: str) -> Value | None:
        """The last date that is fine enough to count this unit from, unless the narration has moved away from it since."""
        found = next((value for value in reversed(self.told) if fineness(value) >= FINENESS.get(unit, 2)), None)
        scene = self.scenes[-1] if self.scenes else None
        if found and found is not self.told[-1] and scene and fineness(scene) < fineness(found) and not _holds(scene, found):
            return None
        return found

    def scene(self) -> Value | None:
        """The date that the narration stands at, to take a year from."""
        return self.scenes[-1] if self.scenes else None

    def year_of(self, month: int, day: int | None, kind: str | None = None) -> int:
        """The year of a month or day that is told without one: the one that goes on most smoothly from a scene of late.

        Going on costs its months, going back half as much again; leaving the scene's year costs a month, passing over the last scene for
        one before it, four. A scene that is only a year costs four. What something lasts since (`kind`) lies behind, what it
        happens by ahead.
        """
        options: list[tuple[float, int, int]] = []
        for age, scene in enumerate(reversed(self.scenes[-3:])):
            first = scene.first or scene.last
            if first is None:
                continue
            year, held_month, held_day = first.start
            for turn in (-1, 0, 1) if fineness(scene) >= 4 else (0,):
                if day and not is_day(year + turn, month, day):  # 29 February tells a leap year
                    continue
                gap = 12 * turn + month - held_month + ((day or 15) - (held_day if first.day else 15)) / 31
                if (gap > 1 and kind == "since") or (gap < -1 and kind == "until"):
                    continue
                cost = (gap if gap >= 0 else -1.5 * gap) + abs(turn) if fineness(scene) >= 4 else 4
                options.append((cost + 4 * age, age, year + turn))
        return min(options)[2] if options else self.scenes[-1].start[0]  # type: ignore[index]

    def note(self, value: Value, at: int, node: Node, *, is_relative: bool) -> None:
        """Take down a date that the text has told, and move on to it unless it looks back or ahead in passing.

        What opens a sentence moves the narration. Within one, a month or day moves it a little, a year only where the narration has
        told nothing finer: *… that was named in 1976*, *… declassified in 2005* do not.
        """
        standing = _standing(value)
        if standing is None or fineness(standing) < 2:
            return
        if self.is_report and self.published and standing.start and standing.start > self.published.end:
            return  # a plan: the next day is not counted from it
        if not self.scenes or self._moves(standing, at, node, is_relative):
            self.scenes.append(standing)
        self.told.append(standing)
        self.told_in = self.sentence(at)[0]

    def _moves(self, value: Value, at: int, node: Node, is_relative: bool) -> bool:
        if looks_back(node) or self.text[at : at + 5].lower() == "as of":
            return False
        start, end = self.sentence(at)
        if self._opens(start, end, at):
            return True
        if isinstance(node, Open) and True:
            return False
        scene = self.scenes[-1]
        gap = (value.start or (0,))[0] - (scene.start or (0,))[0]
        if fineness(value) >= 3:
            if is_relative:
                return (value.start or ()) >= (scene.start or ()) and gap <= 2
            return (0 if start == self.told_in else -1) <= gap <= (10 if fineness(value) > 5 else 3)
        return fineness(scene) < 3 and 0 <= gap <= 1

    def _opens(self, start: int, end: int, at: int) -> bool:
        """Tell whether an offset is at the opening of its sentence, or in a heading."""
        return len(self.text[start:at].split()) <= 3 or (len(self.text[start:end].split()) < 10 and self.text[end : end + 1] == "\n")


def _standing(value: Value) -> Value | None:
    """What of a value the narration can stand at: the told end of an open interval."""
    if isinstance(value, Interval) and (value.first is None or value.last is None):
        return value.first or value.last
    return value


def _holds(outer: Value, inner: Value) -> bool:
    """Tell whether the inner value begins within the outer."""
    return bool(outer.start and outer.end and inner.start) and outer.start <= inner.start <= outer.end  # type: ignore[operator]


def fineness(value: Value) -> int:
    """How fine a value is told: 6 a day, 4 a month, 2 a year."""
    if isinstance(value, Dates):
        value = value.members[-1]
    if isinstance(value, Interval):
        found = [FINENESS.get(end.precision, 0) for end in (value.first, value.last) if end]
        return min(found, default=0)
    return FINENESS.get(value.precision, 0)


def looks_back(node: Node) -> bool:
    """Tell whether words like *since 1955*, *the previous year* and *ten years earlier* only look back from where the text stands."""
    if isinstance(node, Open):
        return node.kind == "since" or node.of is None or looks_back(node.of)
    if isinstance(node, Qualified | Part):
        return looks_back(node.of)
    if isinstance(node, Offset):
        return node.sign < 0
    return isinstance(node, Deictic) and node.shift < 0


def reads_as_report(nodes: Iterable[Node], published: Moment | None) -> bool:
    """Tell whether the text's dates are counted from its publication.

    Words like *Friday* and *last week* tell it, and each weighs as much as three years far from publication, which tell a history; so do
    years near publication, where there are more of them. *Today* tells nothing: histories end with it.
    """
    if published is None:
        return False
    far = near = spoken = 0
    for leaf in (leaf for node in nodes for leaf in leaves(node)):
        if isinstance(leaf, Calendar) and leaf.year is not None:
            is_far = abs(leaf.year - published.year) > 1
            far, near = far + is_far, near + (not is_far)
        elif isinstance(leaf, Calendar):
            spoken += leaf.weekday is not None
        elif isinstance(leaf, Deictic | Offset):
            spoken += leaf.frame == "speech" and not (isinstance(leaf, Deictic) and leaf.of == "day" and leaf.shift == 0)
    return not far or near + spoken > far or 3 * spoken >= far


def writes_day_first(nodes: Iterable[Node]) -> bool:
    """Tell whether more of the text's dates name the day before the month than after it."""
    orders = [leaf.order for node in nodes for leaf in leaves(node) if isinstance(leaf, Calendar)]
    return orders.count("day") > orders.count("month")


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
