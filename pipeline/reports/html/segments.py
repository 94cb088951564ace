"""A passage cut into stretches that are shown alike, with what would not show made visible."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that are shown alike: `plain`, `mark` for words that differ, `control` for a character that has no shape."""

    text: str
    style: str = "plain"


def segments(text: str, marks: Sequence[Span] = ()) -> list[Segment]:
    """The text in stretches; `marks` are sorted and disjoint.

    A control or formatting character, which could turn the direction of writing or hide words, is named by its code point.
    """
    cut = sorted({0, len(text), *(edge for span in marks for edge in span if 0 <= edge <= len(text))})
    found: list[Segment] = []
    for start, end in pairwise(cut):
        style = "mark" if any(left <= start < right for left, right in marks) else "plain"
        found += _visible(text[start:end], style)
    return found


def _visible(text: str, style: str) -> Iterator[Segment]:
    kept = 0
    if text.isprintable():
        yield Segment(text, style)
        return
    for index, character in enumerate(text):
        if not _is_shapeless(character):
            continue
        if index > kept:
            yield Segment(text[kept:index], style)
        yield Segment(f"U+{ord(character):04X}", "control")
        kept = index + 1
    if kept < len(text):
        yield Segment(text[kept:], style)


def _is_shapeless(character: str) -> bool:
    # The soft hyphen and the joiners of scripts and emoji belong to the words; the category test alone is slow on long texts.
    if character.isprintable() or character in "\t\n\r\u00ad\u200c\u200d":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")
