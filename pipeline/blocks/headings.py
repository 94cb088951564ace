"""Which units are headings: what a line's looks leave open, its neighbours decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.blocks import patterns
from pipeline.blocks.forms import Form, ends_sentence, is_headline
from pipeline.blocks.patterns import HEAD
from pipeline.blocks.units import Unit

LONG = 200
"""Characters from which a line without a full stop is still a paragraph, not a label."""
MARKED_TEXT = 2
"""So many headings with a mark, and a text marks all of them."""
PAIR = 2
"""So many bare lines above a paragraph are a heading and one below it; more are a list."""
ASIDES = 2
"""So many lines of boilerplate may stand between a heading and its text."""
FRONT = 4
"""So many lines below the title may name its author and the day of publication."""


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


@dataclass(slots=True)
class _State:
    """What has been read so far."""

    filler: Role | None = None
    """What the lines are in a section of links or references."""
    infobox: bool = False
    number: tuple[int, ...] = ()
    """Of the last numbered heading."""


class Headings:
    """The roles of a text's units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.spaced = 2 * sum(unit.gap > 0 for unit in units[1:]) > len(units) - 1
        """Whether blank lines part the paragraphs."""
        self.levels = sum(unit.form is Form.MARKED for unit in units)
        self.marks_its_headings = self.levels >= MARKED_TEXT or (
            self.levels + sum(unit.form is Form.NUMBERED and self._is_numbered_heading(at) for at, unit in enumerate(units)) >= MARKED_TEXT
        )
        self.words_end = max((at for at, unit in enumerate(units) if unit.form is not Form.BOILERPLATE), default=-1) + 1
        """Where nothing but boilerplate follows."""
        self.title = self._title()
        self.runs = self._runs()

    def roles(self) -> list[Role]:
        """One role for each unit."""
        state = _State()
        roles: list[Role] = []
        for at, unit in enumerate(self.units):
            role = self._role(at, state)
            if role in (Role.HEADING, Role.SUBHEADING):
                name = _name(unit)
                is_links, is_references = name in patterns.LINK_SECTIONS, name in patterns.REFERENCE_SECTIONS
                state.filler = Role.BOILERPLATE if is_links else Role.REFERENCE if is_references else None
                state.number = unit.looks.number or state.number
            if role in (Role.HEADING, Role.SUBHEADING, Role.PARAGRAPH):
                state.infobox = False
            roles.append(role)
        return roles

    def _role(self, at: int, state: _State) -> Role:
        unit = self.units[at]
        if at == self.title:
            return Role.TITLE
        if unit.form is Form.NUMBERED:
            # Under a heading of links or references, lines without a space between them are its entries.
            filled = state.filler is not None and not unit.gap and not _is_known_section(unit)
            return Role.HEADING if not filled and self._is_numbered_heading(at, state.number) else state.filler or Role.ITEM
        if unit.form is Form.BARE:
            return self._bare(at, state)
        if unit.form is Form.PROSE and state.filler is Role.REFERENCE:
            return Role.REFERENCE
        return state.filler if state.filler and unit.form is Form.ITEM else _BY_FORM[unit.form]

    def _bare(self, at: int, state: _State) -> Role:
        unit = self.units[at]
        if self.title is not None and _letters(unit) == _letters(self.units[self.title]):
            # The title again, within the text, heads the box of facts beside it; what follows are the box's labels.
            state.infobox = True
        if state.infobox or self._is_front_matter(at):
            return Role.BOILERPLATE
        if _is_known_section(unit) and (unit.gap or not self.spaced):
            return Role.HEADING
        run = self.runs[at]
        if self._can_head(at, run, state):
            if at == run.stop - 1:
                return Role.SUBHEADING if len(run) == PAIR and not state.filler else Role.HEADING
            if len(run) == PAIR and not state.filler:
                return Role.HEADING
        return state.filler or self._left_over(at, run)

    def _left_over(self, at: int, run: range) -> Role:
        """A bare line that is no heading: on its own it is a caption or an unended sentence, with others a list."""
        if self.units[at].text.endswith(":"):
            return Role.PARAGRAPH
        if len(run) == 1:
            between = 0 < at < len(self.units) - 1 and self.units[at - 1].form is Form.PROSE
            return Role.CAPTION if self.marks_its_headings and between else Role.PARAGRAPH
        # Bare lines under the last paragraph, above a licence, are what a page ends with: links.
        closing = self.words_end <= run.stop < len(self.units)
        return Role.BOILERPLATE if closing else Role.ITEM

    def _can_head(self, at: int, run: range, state: _State) -> bool:
        """Whether the run that a unit is in can hold headings: not where the text marks its own, nor where nothing stands below.

        Of a run of bare lines above a paragraph the last is a heading, unless it stands right below a list of them; of two, the first too.
        """
        unit, last = self.units[at], self.units[run.stop - 1]
        # A note on another article, or a picture's description, may stand between a heading and its text.
        near = self.units[run.stop : run.stop + ASIDES + 1]
        below = next((other for other in near if other.form is not Form.BOILERPLATE), None)
        if self.marks_its_headings or below is None:
            return False
        above = self.units[at - 1].form if at and not unit.gap else None
        if above is Form.ITEM or (above and self.spaced and (state.filler or above is not Form.BARE)):
            return False
        if above and below.gap and len(run) > PAIR:
            return False
        if last.text.endswith(":"):
            return below.form is Form.PROSE and below.gap > 0 and not patterns.SMALL_WORD.search(last.text)
        if state.filler is Role.REFERENCE and patterns.CITATION.match(below.text[:HEAD]):
            return False
        if below.form is Form.PROSE:
            return _is_paragraph(below)
        return below.form in (Form.CAPTION, Form.ITEM, Form.MARKED, Form.NUMBERED) and not state.filler

    def _is_numbered_heading(self, at: int, number: tuple[int, ...] = ()) -> bool:
        """Whether a bare line with a number is a heading rather than an item of a list; `number` is the last heading's."""
        unit = self.units[at]
        own = unit.looks.number
        if len(own) > 1 or _is_known_section(unit):
            return True
        if self.levels >= MARKED_TEXT:
            return False
        before = self.units[at - 1] if at else None
        below = self.units[at + 1] if at + 1 < len(self.units) else None
        if below and below.form is Form.NUMBERED and below.looks.number[:-1] == own:
            return True
        if before and before.form is Form.ITEM and not unit.gap:
            return False
        if before and before.form is Form.NUMBERED and before.looks.number[:-1] == () and before.looks.number[0] + 1 == own[0]:
            return False
        if below and below.form in (Form.PROSE, Form.CAPTION) and not (before and before.form is Form.ITEM):
            return below.gap > 0 or not self.spaced
        return bool(number) and own[0] == number[0] + 1 and unit.gap > 0

    def _title(self) -> int | None:
        """The unit that is the article's title: its only heading of the first level, or a bare line at its top."""
        if len(self.units) < 2:
            return None
        marked = [at for at, unit in enumerate(self.units) if unit.form is Form.MARKED]
        highest = [at for at in marked if self.units[at].looks.level == 1 and not self.units[at].looks.path]
        if len(highest) == 1 and highest[0] == marked[0]:
            return highest[0] if all(unit.form is not Form.PROSE for unit in self.units[: highest[0]]) else None
        return self._top_line()

    def _top_line(self) -> int | None:
        """The first line that is no boilerplate, if it has no mark and can stand over the rest of the article."""
        top = next((at for at, unit in enumerate(self.units) if unit.form is not Form.BOILERPLATE), len(self.units))
        if top + 1 >= len(self.units):
            return None
        first, second = self.units[top], self.units[top + 1]
        headline = first.form is Form.PROSE and is_headline(first.text) and second.gap > 0 and second.form is Form.PROSE
        if not (first.form is Form.BARE or headline) or first.text.endswith(":") or _is_known_section(first):
            return None
        # *1917*, *Overview* and *I. Trade* are sections that happen to come first.
        if (
            patterns.OUTLINE_MARK.match(first.text)
            or _name(first) in patterns.OPENING_SECTIONS
            or any(word[:4].isdigit() for word in first.looks.title.replace("(", " ").split())
        ):
            return None
        below = next((unit for unit in self.units[top + 1 :] if unit.form not in (Form.BARE, Form.BOILERPLATE)), None)
        return top if below and (below.form in (Form.MARKED, Form.NUMBERED, Form.CAPTION) or _is_paragraph(below)) else None

    def _is_front_matter(self, at: int) -> bool:
        """Whether a line under the title, above all words, names the author or the day of publication."""
        if self.title is None or at not in range(self.title + 1, self.title + 1 + FRONT):
            return False
        text = self.units[at].text
        above = (unit.form for unit in self.units[self.title + 1 : at])
        return bool(patterns.BYLINE.match(text) or patterns.DATELINE.match(text)) and Form.PROSE not in above

    def _runs(self) -> dict[int, range]:
        """For each bare unit, the bare units around it that follow each other; the title, its author and known sections are in none."""
        runs: dict[int, range] = {}
        start = 0
        for at in range(len(self.units) + 1):
            inside = at < len(self.units) and self.units[at].form is Form.BARE
            if inside and at != self.title and not self._is_front_matter(at) and not _is_known_section(self.units[at]):
                continue
            runs.update((each, range(start, at)) for each in range(start, at))
            if inside:
                runs[at] = range(at, at + 1)
            start = at + 1
        return runs


def _name(unit: Unit) -> str:
    """A heading's title as the names of well-known sections are compared."""
    return unit.looks.title.casefold()


def _is_known_section(unit: Unit) -> bool:
    """Whether the line is the title of a section that holds links or references."""
    return _name(unit) in patterns.LINK_SECTIONS or _name(unit) in patterns.REFERENCE_SECTIONS


def _letters(unit: Unit) -> str:
    return "".join(character for character in unit.looks.title.casefold() if character.isalnum())


def _is_paragraph(unit: Unit) -> bool:
    return unit.form is Form.PROSE and (ends_sentence(unit.text) or len(unit.text) >= LONG)
