"""From the lines of printed pages to paragraphs and headings, as an article is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

HEADING = 1.12
"""Letters so much larger than those of the text make a heading."""
LONGEST_HEADING = 160
GAP = 1.2
"""Lines so much farther apart than usual begin a new paragraph."""
SHORT = 0.7
"""A line that fills less of the usual width ends its paragraph."""
LEVELS = 3

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""Pairs of letters that print as one sign."""
_BULLET = re.compile(r"[•◦▪‣∙●○■·*–-]\s+(?=\S)")
_ITEM = re.compile(r"(?:\d{1,3}|[a-z])[.)]\s+\S")
_ENDS = re.compile(r"[.!?:][\"”’')\]\d]*$")
_BROKEN = re.compile(r"(?P<head>[^\W\d_]{2,})(?P<hyphen>[-\u2010\u00ad])$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: where it begins, in points from the lower left corner, and how high its letters are."""

    text: str
    x: float
    y: float
    size: float
    page: int
    last: float = 0.0
    """Where its last piece begins."""


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a text."""

    size: float
    leading: float
    width: int
    """Characters of a full line."""
    words: frozenset[str]
    """All words that stand unbroken, in small letters."""


def write_paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages, a blank line between two paragraphs, headings marked by `#`, words that a line end broke put together.

    A paragraph goes on over a page where its last line is full or its last sentence open, and the next one begins in small letters.
    """
    lines = [replace(line, text=_plain(line.text)) for page in pages for line in page]
    usual = _measured(lines)
    sizes = sorted({line.size for line in lines if line.size >= usual.size * HEADING}, reverse=True)
    return "\n\n".join(_written(group, usual, sizes) for group in _groups(lines, usual))


def _plain(text: str) -> str:
    for sign, letters in _LIGATURES.items():
        text = text.replace(sign, letters)
    return text


def _measured(lines: Sequence[Line]) -> _Measures:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = max(sizes, key=lambda known: sizes[known], default=0.0)
    body = [line for line in lines if line.size == size]
    gaps = Counter(round(above.y - below.y, 0) for above, below in pairwise(body) if 0 < above.y - below.y < 3 * size)
    lengths = sorted(len(line.text) for line in body)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(_BROKEN.sub("", line.text)))
    leading = max(gaps, key=lambda gap: (gaps[gap], -gap), default=size)
    return _Measures(size, leading, lengths[len(lengths) * 9 // 10] if lengths else 0, frozenset(words))


def _groups(lines: Sequence[Line], usual: _Measures) -> list[list[Line]]:
    """The lines of each paragraph or heading, in order."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1] if groups else None
        if last and line.page == last[-1].page and line.y < last[-1].y:
            if _follows(last, line, usual):
                last.append(line)
                continue
        elif (opened := _open_before(groups, line, usual)) is not None:
            opened.append(line)
            continue
        groups.append([line])
    return groups


def _follows(group: Sequence[Line], line: Line, usual: _Measures) -> bool:
    """Whether a line goes on with the paragraph or heading above it on the page."""
    above = group[-1]
    if _begins_item(line) or abs(line.size - above.size) > 0.05 * usual.size:
        return False
    is_heading = above.size >= usual.size * HEADING
    leading = usual.leading * line.size / usual.size
    if above.y - line.y > leading * (1.4 if is_heading else GAP):
        return False
    if is_heading or (len(group) == 1 and _begins_item(above)):
        return is_heading or not _is_short(above, usual)
    indented = line.x > above.x + 0.7 * line.size and line.x > group[0].x - 1
    return not (indented and _ENDS.search(above.text)) and (not _is_short(above, usual) or _is_open(above, line))


def _open_before(groups: Sequence[list[Line]], line: Line, usual: _Measures) -> list[Line] | None:
    """The paragraph that a line at the top of a page or column goes on with; notes at the foot of the page before are passed over."""
    if line.size != usual.size or _begins_item(line):
        return None
    before = next((group for group in reversed(groups) if group[-1].size >= usual.size * 0.98), None)
    if before is None or before[-1].size != line.size:
        return None
    above = before[-1]
    goes_on = _is_open(above, line) or (not _is_short(above, usual) and not _ENDS.search(above.text))
    return before if goes_on else None


def _begins_item(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _ITEM.match(line.text))


def _is_short(line: Line, usual: _Measures) -> bool:
    return len(line.text) < SHORT * usual.width


def _is_open(above: Line, below: Line) -> bool:
    """Whether a sentence plainly runs from one line into the other."""
    if _BROKEN.search(above.text):
        return below.text[:1].isalpha()
    return below.text[:1].islower() and not _ENDS.search(above.text)


def _written(group: Sequence[Line], usual: _Measures, sizes: Sequence[float]) -> str:
    text = " ".join(_joined([line.text for line in group], usual.words).split())
    size = group[0].size
    if size in sizes and len(text) <= LONGEST_HEADING and not text.endswith((".", ";", ",")):
        return f"{'#' * min(sizes.index(size) + 1, LEVELS)} {text}"
    return _BULLET.sub("- ", text, count=1) if _BULLET.match(text) else text


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    """The lines as one; a word that a line end broke is whole again, with its hyphen where it has one elsewhere in the text."""
    pieces: Iterator[str] = iter(lines)
    text = next(pieces)
    for piece in pieces:
        broken = _BROKEN.search(text)
        if broken is None:
            # 1999-2001 and mid-1990s keep their dash.
            glue = "" if re.search(r"\w[-–—]$", text) and piece[:1].isalnum() else " "
            text = f"{text}{glue}{piece}"
            continue
        tail = _WORD.match(piece)
        whole = f"{broken['head']}{tail[0]}".lower() if tail else ""
        with_hyphen = f"{broken['head']}-{tail[0]}".lower() if tail else ""
        keeps = broken["hyphen"] != "\u00ad" and (not piece[:1].islower() or (with_hyphen in words and whole not in words))
        text = f"{text if keeps else text[:-1]}{piece}"
    return text
