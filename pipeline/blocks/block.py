"""One block of an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    REFERENCE = "reference"
    BOILERPLATE = "boilerplate"


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION})
"""The kinds that can make claims."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the untouched text: `text[char_start:char_end]`, without surrounding white space."""

    kind: BlockKind
    char_start: int
    char_end: int
    section: tuple[str, ...]
    """The titles of the headings over it, outermost first, without their numbers; a heading's own title is the last."""
