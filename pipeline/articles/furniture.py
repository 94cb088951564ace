"""What stands on the pages of a printed text and is no part of it: page numbers, running heads and feet, lines of a table of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.articles.paragraphs import Line

_DEEP = 3
"""So many lines at the top and at the bottom of a page may be such."""
_SAME_PLACE = 3.0
"""Points that a running head may stand higher or lower on another page."""
_NUMBER = re.compile(r"^(\d{1,4})(?!\S)|(?<!\S)(\d{1,4})$")
_LEADER = re.compile(r"(?:\s?[.…·]){4,}\s*\w{1,5}$")
"""The dots between a heading and its page."""
_BARE = re.compile(r"(?:page\s+)?[-–—|\s]*\0[-–—|\s]*(?:(?:of|/)\s*\d+)?", re.IGNORECASE)


def without_furniture(pages: Sequence[Sequence[Line]], labels: Sequence[str]) -> list[list[Line]]:
    """The pages without page numbers and without lines that stand at the same edge of at least two pages, alike but for that number.

    `labels`: what the file calls its pages. A number counts as a page's where the file says so, where it is the page's place, or where
    such numbers count up with the pages; any other one is a figure of the text, and stays.
    """
    kept = [[line for line in page if not _LEADER.search(line.text)] for page in pages]
    marks = _marks(kept, labels)
    for _ in range(_DEEP):
        for top in (True, False):
            edge = {index: _outermost(page, top) for index, page in enumerate(kept) if page}
            heads = {index: (_masked(line.text, marks[index]), line) for index, line in edge.items()}
            for index, (text, line) in heads.items():
                if _BARE.fullmatch(text) or _stands_elsewhere(text, line, heads.values()):
                    kept[index].remove(line)
    return kept


def _outermost(page: Sequence[Line], top: bool) -> Line:
    return max(page, key=lambda line: line.y if top else -line.y)


def _stands_elsewhere(text: str, line: Line, heads: Iterable[tuple[str, Line]]) -> bool:
    return any(
        other.page != line.page and words == text and other.size == line.size and abs(other.y - line.y) <= _SAME_PLACE
        for words, other in heads
    )


def _marks(pages: Sequence[Sequence[Line]], labels: Sequence[str]) -> list[set[str]]:
    """For each page, what may be its number."""
    counted = _first_number(pages)
    marks = [{str(index + 1)} for index in range(len(pages))]
    for index, label in enumerate(labels[: len(marks)]):
        marks[index].add(label)
    if counted is not None:
        for index in range(len(marks)):
            marks[index].add(str(counted + index))
    return marks


def _first_number(pages: Sequence[Sequence[Line]]) -> int | None:
    """The number of the first page, where numbers at the edges of at least half of the pages, and of two, count up with the pages."""
    firsts: Counter[int] = Counter()
    for index, page in enumerate(pages):
        edges = {_outermost(page, top).text for top in (True, False)} if page else set()
        firsts.update({int(number) - index for text in edges for pair in _NUMBER.findall(text) for number in pair if number})
    (first, count) = max(firsts.items(), key=lambda item: item[1], default=(0, 0))
    return first if count >= max(2, len(pages) / 2) else None


def _masked(text: str, marks: set[str]) -> str:
    """The text with a sign in place of the page's number, where it begins or ends with it or it stands before the number of pages."""
    words = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True) if mark)
    places = rf"^(?:{words})(?!\S)|(?<!\S)(?:{words})(?=$|\s*(?:of|/)\s*\d+$|\s*[-–—|]+$)"
    return re.sub(places, "\0", text, flags=re.IGNORECASE)
