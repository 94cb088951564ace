"""Lines to units: a paragraph that was wrapped at a width becomes one again; a paragraph that fills a line stays one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from pipeline.blocks.forms import Form, Looks, clean_title, ends_sentence, looks_of
from pipeline.blocks.lines import Line
from pipeline.blocks.patterns import OPEN_END, SEE_ALSO_IN_BRACKETS, TAIL, UNDERLINE

NARROWEST = 40
WIDEST = 120
"""Between these widths, in characters, texts are wrapped; a longer line is a paragraph."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What will be one block: a line, or several that were wrapped."""

    start: int
    end: int
    text: str
    """The slice; the mark at its head left out."""
    gap: int
    """Blank lines before it."""
    looks: Looks

    @property
    def form(self) -> Form:
        """Its form, by its first line."""
        return self.looks.form

    def taken_as(self, form: Form) -> Unit:
        """The same, looked at in another way."""
        return replace(self, looks=replace(self.looks, form=form))


def join_lines(text: str, lines: Sequence[Line]) -> list[Unit]:
    """The units of a text from its lines, in order."""
    looks = [Looks(Form.BOILERPLATE) if line.code else looks_of(line.text) for line in lines]
    width = _wrapped_at(lines, looks)
    units: list[Unit] = []
    group: list[int] = []
    for index, line in enumerate(lines):
        if group and line.gap == 0 and _underlines(lines[group[0]], looks[group[0]], line, len(group)):
            level = 1 if line.text[0] == "=" else 2
            looks[group[0]] = Looks(Form.MARKED, title=clean_title(lines[group[0]].text), level=level)
            units.extend(_unit(text, lines, looks, group))
            group = []
        elif group and line.gap == 0 and _continues(lines[index - 1], line, looks[group[0]].form, looks[index].form, width):
            group.append(index)
        else:
            units.extend(_unit(text, lines, looks, group))
            group = [index]
    units.extend(_unit(text, lines, looks, group))
    return units


def _unit(text: str, lines: Sequence[Line], looks: Sequence[Looks], group: Sequence[int]) -> list[Unit]:
    """The unit of a group of lines, and what its tail sets apart: `(See also …)`."""
    if not group:
        return []
    first, last = lines[group[0]], lines[group[-1]]
    own = looks[group[0]]
    if len(group) > 1 and own.form in (Form.BARE, Form.MARKED):
        own = Looks(Form.PROSE)
    start, end = first.start + (own.skip if own.form is not Form.NUMBERED else 0), last.end
    aside = SEE_ALSO_IN_BRACKETS.search(text, max(start, end - TAIL), end) if own.form is Form.PROSE else None
    if aside and aside.start() > start:
        bracket = text.index("(", aside.start())
        rest = Unit(bracket, end, text[bracket:end], 0, Looks(Form.BOILERPLATE))
        return [Unit(start, aside.start(), text[start : aside.start()], first.gap, own), rest]
    return [Unit(start, end, text[start:end], first.gap, own)]


def _underlines(title: Line, looks: Looks, line: Line, lines: int) -> bool:
    return lines == 1 and looks.form in (Form.BARE, Form.NUMBERED) and not title.code and bool(UNDERLINE.match(line.text[:WIDEST]))


def _continues(before: Line, line: Line, of: Form, form: Form, width: int | None) -> bool:
    """Whether a line goes on with the unit of the line before it, which is of the form `of`."""
    if before.code or line.code or of is Form.MARKED or form not in (Form.PROSE, Form.BARE, Form.CAPTION):
        return False
    if of is Form.ITEM and line.indent > before.indent:
        return True
    if width is None:
        # Nothing speaks of wrapping: only a line that visibly stops in a sentence goes on.
        return before.width >= NARROWEST and line.text[0].islower() and not ends_sentence(before.text)
    return _fills(before, line, width) or (
        not ends_sentence(before.text)
        and before.width >= 0.6 * width
        and bool(OPEN_END.search(before.text[-TAIL:]) or line.text[0].islower())
    )


def _fills(before: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line before."""
    return before.width + 1 + len(line.text[:width].split(maxsplit=1)[0]) > width


def _wrapped_at(lines: Sequence[Line], looks: Sequence[Looks]) -> int | None:
    """The width at which the text was wrapped, in characters; None if its lines are paragraphs.

    In wrapped English most lines begin with a small letter, in a text of one paragraph a line hardly any; and a line is left off where
    the next word would not have fitted.
    """
    pairs = [
        (before, line)
        for (before, line), (one, other) in zip(pairwise(lines), pairwise(looks), strict=True)
        if line.gap == 0 and other.form in (Form.PROSE, Form.BARE) and one.form is not Form.MARKED and not (before.code or line.code)
    ]
    inner = [before.width for before, _ in pairs if before.width <= WIDEST]
    if not inner or len(inner) < 0.9 * len(pairs) or max(inner) < NARROWEST:
        return None
    widths = sorted(line.width for pair in pairs for line in pair if line.width <= WIDEST)
    # Not the longest of many: a name that could not be broken stands out.
    width = widths[ceil(0.9 * (len(widths) - 1))]
    filled = [line for before, line in pairs if _fills(before, line, width)]
    begun_small = sum(not line.text[0].isupper() for line in filled)
    return width if filled and len(filled) >= 0.5 * len(pairs) and begun_small >= 0.4 * len(filled) else None
