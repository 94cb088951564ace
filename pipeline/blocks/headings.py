"""Which units are headings: what a line's looks leave open, its neighbours decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.blocks import patterns
from pipeline.blocks.forms import Form, ends_sentence
from pipeline.blocks.units import Unit

LONG = 200
"""Characters from which a line without a full stop is still a paragraph, not a label."""
MARKED_TEXT = 2
"""So many headings with a mark, and a text marks all of them."""
ASIDES = 2
"""So many lines of boilerplate may stand between a heading and its text."""
FRONT = 4
"""Units at the top among which names of authors and days of publication stand."""


class Role(Enum):
    """What a unit is, its neighbours considered."""

    TITLE = auto()
    """The article's: it stands over no section."""
    HEADING = auto()
    SUBHEADING = auto()
    """A heading without a mark, directly below another one."""
    PARAGRAPH = auto()
    ITEM = auto()
    CAPTION = auto()
    REFERENCE = auto()
    BOILERPLATE = auto()


_BY_FORM = {
    Form.PROSE: Role.PARAGRAPH,
    Form.MARKED: Role.HEADING,
    Form.ITEM: Role.ITEM,
    Form.CAPTION: Role.CAPTION,
    Form.PHOTO: Role.CAPTION,
    Form.REFERENCE: Role.REFERENCE,
    Form.BOILERPLATE: Role.BOILERPLATE,
}


def name_of(unit: Unit) -> str:
    """A heading's title as the names of well-known sections are compared."""
    return unit.looks.title.casefold()


def is_known_section(unit: Unit) -> bool:
    """Whether the line is the title of a section that holds links or references."""
    return name_of(unit) in patterns.LINK_SECTIONS or name_of(unit) in patterns.REFERENCE_SECTIONS


@dataclass
class _State:
    """What has been read so far."""

    filler: Role | None = None
    """What lines are in a section of links or references."""
    infobox: bool = False
    number: tuple[int, ...] = ()
    """Of the last numbered heading."""


class Headings:
    """The roles of a text's units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        gaps = sum(unit.gap > 0 for unit in units[1:])
        self.spaced = gaps * 2 > len(units) - 1
        """Whether blank lines part the paragraphs."""
        self.marked = sum(
            unit.form is Form.MARKED or (unit.form is Form.NUMBERED and self._heads(index)) for index, unit in enumerate(units)
        )
        self.runs = _runs(units)
        self.title = self._title()

    def roles(self) -> list[Role]:
        """One role for each unit."""
        state = _State()
        roles: list[Role] = []
        for index, unit in enumerate(self.units):
            role = self._role(index, unit, state)
            if role in (Role.HEADING, Role.SUBHEADING):
                name = name_of(unit)
                state.filler = (
                    Role.BOILERPLATE if name in patterns.LINK_SECTIONS else Role.REFERENCE if name in patterns.REFERENCE_SECTIONS else None
                )
                state.infobox = False
                state.number = unit.looks.number or state.number
            roles.append(role)
        return roles

    def _role(self, index: int, unit: Unit, state: _State) -> Role:
        if self.title is not None and index == self.title:
            return Role.TITLE
        if unit.form is Form.NUMBERED:
            return Role.HEADING if self._heads(index, state.number) else state.filler or Role.ITEM
        if unit.form is Form.BARE:
            return self._bare(index, unit, state)
        role = _BY_FORM[unit.form]
        if unit.form is Form.PROSE:
            state.infobox = False
            return Role.REFERENCE if state.filler is Role.REFERENCE else role
        return state.filler if state.filler and role is Role.ITEM else role

    def _bare(self, index: int, unit: Unit, state: _State) -> Role:
        if self.title is not None and name_of(unit) and _letters(unit) == _letters(self.units[self.title]):
            # The title again, within the text, heads the box of facts beside it; what follows are the box's labels.
            state.infobox = True
        if state.infobox or (index < FRONT and self._is_front_matter(unit)):
            return Role.BOILERPLATE
        if is_known_section(unit) and (unit.gap or not self.spaced):
            return Role.HEADING
        place, length = self.runs[index]
        after = index - place + length
        role = self._heading_in_run(index, state, place, length) if self._may_head(index, after, state) else None
        if role:
            return role
        if state.filler:
            return state.filler
        if length == 1 or unit.text.endswith(":"):
            return Role.PARAGRAPH
        # A run of bare lines under the last paragraph, above a licence, is what a page ends with: links.
        closing = after < len(self.units) and self.units[after].form is Form.BOILERPLATE
        return Role.BOILERPLATE if closing else Role.ITEM

    def _heading_in_run(self, index: int, state: _State, place: int, length: int) -> Role | None:
        """Of a run of bare lines above a paragraph, the last is a heading; of two, the first too; of more, the rest is a list."""
        if place == length - 1:
            below = length == 2 and not state.filler and index - 1 != self.title
            return Role.SUBHEADING if below else Role.HEADING
        return Role.HEADING if length == 2 and not state.filler else None

    def _may_head(self, index: int, after: int, state: _State) -> bool:
        """Whether the run that the unit is in can hold headings: it does not where the text marks its own, or nothing stands below."""
        unit, last = self.units[index], self.units[after - 1]
        # A note on another article, or a picture's description, may stand between a heading and its text.
        below = next((other for other in self.units[after : after + ASIDES + 1] if other.form is not Form.BOILERPLATE), None)
        if self.marked >= MARKED_TEXT or below is None:
            return False
        if self.spaced and not unit.gap and index and self.units[index - 1].form is not Form.BARE:
            return False
        if last.text.endswith(":"):
            return below.form is Form.PROSE and below.gap > 0 and not patterns.SMALL_WORD.search(last.text)
        if below.form is Form.PROSE:
            return _is_paragraph(below)
        return below.form in (Form.CAPTION, Form.ITEM, Form.MARKED, Form.NUMBERED) and not state.filler

    def _heads(self, index: int, number: tuple[int, ...] = ()) -> bool:
        """Whether a bare line with a number is a heading rather than an item of a list."""
        unit = self.units[index]
        own = unit.looks.number
        if len(own) > 1 or is_known_section(unit):
            return True
        before = self.units[index - 1] if index else None
        below = self.units[index + 1] if index + 1 < len(self.units) else None
        if below and below.form is Form.NUMBERED and below.looks.number[:-1] == own:
            return True
        if before and before.form in (Form.NUMBERED, Form.ITEM) and len(before.looks.number) <= 1 and not unit.gap:
            return False
        if (
            below
            and below.form in (Form.PROSE, Form.CAPTION)
            and (below.gap or not self.spaced)
            and not (before and before.form is Form.ITEM)
        ):
            return True
        return bool(number) and own[0] == number[0] + 1 and unit.gap > 0

    def _title(self) -> int | None:
        """The unit that is the article's title: its only heading of the first level, or a bare line at its top."""
        if len(self.units) < 2:
            return None
        first = self.units[0]
        tops = [
            index for index, unit in enumerate(self.units) if unit.form is Form.MARKED and unit.looks.level == 1 and not unit.looks.path
        ]
        marked = [index for index, unit in enumerate(self.units) if unit.form is Form.MARKED]
        if len(tops) == 1 and tops[0] == marked[0] and not any(unit.form is Form.PROSE for unit in self.units[: tops[0]]):
            return tops[0]
        if first.form is not Form.BARE or first.text.endswith(":") or is_known_section(first):
            return None
        if name_of(first) in patterns.OPENING_SECTIONS or any(word[:4].isdigit() for word in first.looks.title.strip("(").split()):
            return None
        below = next((unit for unit in self.units[1:] if unit.form is not Form.BARE), None)
        return 0 if below and (below.form in (Form.MARKED, Form.NUMBERED, Form.CAPTION) or _is_paragraph(below)) else None

    def _is_front_matter(self, unit: Unit) -> bool:
        return self.title is not None and bool(patterns.BYLINE.match(unit.text) or patterns.DATELINE.match(unit.text))


def _runs(units: Sequence[Unit]) -> dict[int, tuple[int, int]]:
    """For each bare unit below the first, its place in its run of bare units and the run's length."""
    runs: dict[int, tuple[int, int]] = {}
    run: list[int] = []
    for index, unit in enumerate(units):
        if unit.form is Form.BARE:
            run.append(index)
        if unit.form is not Form.BARE or index == len(units) - 1:
            runs.update({at: (place, len(run)) for place, at in enumerate(run)})
            run = []
    return runs


def _letters(unit: Unit) -> str:
    return "".join(character for character in unit.looks.title.casefold() if character.isalnum())


def _is_paragraph(unit: Unit) -> bool:
    return unit.form is Form.PROSE and (ends_sentence(unit.text) or len(unit.text) >= LONG)
