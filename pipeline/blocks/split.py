"""An article's text, cut into blocks."""

from __future__ import annotations

from pipeline.blocks.block import Block, BlockKind
from pipeline.blocks.captions import settle_captions
from pipeline.blocks.forms import Form, clean_title
from pipeline.blocks.headings import Headings, Role
from pipeline.blocks.lines import read_lines
from pipeline.blocks.units import Unit, join_lines

_KINDS = {
    Role.TITLE: BlockKind.HEADING,
    Role.HEADING: BlockKind.HEADING,
    Role.SUBHEADING: BlockKind.HEADING,
    Role.PARAGRAPH: BlockKind.PARAGRAPH,
    Role.ITEM: BlockKind.LIST_ITEM,
    Role.CAPTION: BlockKind.CAPTION,
    Role.REFERENCE: BlockKind.REFERENCE,
    Role.BOILERPLATE: BlockKind.BOILERPLATE,
}
_NUMBERED = 100
"""Added to the depth of a heading's number: numbers count below the levels that marks give."""


def split_blocks(text: str) -> list[Block]:
    """The blocks of a text, in order, disjoint, each without surrounding white space.

    What no block covers is white space, or marks that are no words: bullets, underlines of headings. Any text has its blocks; there is
    nothing that cannot be split. Takes time in proportion to the length of the text, however long its lines are.
    """
    units = settle_captions(join_lines(text, read_lines(text)))
    outline = _Outline()
    blocks: list[Block] = []
    for unit, role in zip(units, Headings(units).roles(), strict=True):
        section = outline.under(unit, role)
        # The number of an item is no word of it; a heading's is part of what stands there.
        start = unit.start + unit.looks.skip if unit.form is Form.NUMBERED and role is Role.ITEM else unit.start
        blocks.append(Block(_KINDS[role], start, unit.end, section))
    return blocks


class _Outline:
    """The headings that are open at a place in the text."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._path: tuple[str, ...] = ()

    def under(self, unit: Unit, role: Role) -> tuple[str, ...]:
        """The heading path of a unit, which a heading changes for all that follow."""
        if role is Role.TITLE:
            return (unit.looks.title or clean_title(unit.text),)
        if role in (Role.HEADING, Role.SUBHEADING):
            self._path = self._opened(unit, role)
        return self._path

    def _opened(self, unit: Unit, role: Role) -> tuple[str, ...]:
        looks = unit.looks
        if looks.path:
            self._open = list(enumerate(looks.path, 1))
            return looks.path
        if looks.number:
            rank = _NUMBERED + len(looks.number)
        elif looks.level:
            rank = looks.level
        else:
            # Nothing tells the level of a heading without a mark: it ends all that is open, but for one directly above it.
            rank = 2 if role is Role.SUBHEADING else 1
        self._open = [*(heading for heading in self._open if heading[0] < rank), (rank, looks.title)]
        return tuple(title for _, title in self._open)
