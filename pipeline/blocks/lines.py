"""The lines of a text, with what is no text at all (fences, comments, front matter) taken out of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.blocks.patterns import FENCE, FRONT_MATTER_KEY, HEAD


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` is the slice from `start` to `end`, without surrounding white space."""

    start: int
    end: int
    text: str
    indent: int
    """Characters of white space before it."""
    gap: int
    """Blank lines before it."""
    code: bool = False
    """Whether it is part of a fence, a comment or front matter: no words of the article."""

    @property
    def width(self) -> int:
        """Characters from the left edge to its end."""
        return self.indent + len(self.text)


def read_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order; lines end as `str.splitlines` has it."""
    holes = _merged([*_front_matter(text), *_fences(text), *_comments(text)])
    lines: list[Line] = []
    gap = 0
    for start, end, code in _pieces(text, holes):
        piece = text[start:end]
        body = piece.strip()
        if not body:
            gap += 1
            continue
        indent = len(piece) - len(piece.lstrip())
        lines.append(Line(start + indent, start + indent + len(body), body, indent, gap, code))
        gap = 0
    return lines


def _pieces(text: str, holes: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Lines outside the holes, and each hole as one."""
    at = 0
    for start, end in holes:
        yield from _physical(text, at, start)
        yield start, end, True
        at = end
    yield from _physical(text, at, len(text))


def _physical(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    for line in text[start:end].splitlines(keepends=True):
        yield start, start + len(line), False
        start += len(line)


def _front_matter(text: str) -> Iterator[tuple[int, int]]:
    """YAML between two lines of dashes at the very top, as static site generators write it; a rule above a paragraph is none."""
    if not text.startswith("---"):
        return
    for number, (start, end, _) in enumerate(_physical(text, 0, len(text))):
        line = text[start : min(end, start + HEAD)].rstrip()
        if (number == 0 and line != "---") or (number == 1 and not FRONT_MATTER_KEY.match(line)):
            return
        if number > 1 and line == "---":
            yield 0, end
            return


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Code between fences. A fence that nobody closes is not one: the rest of an article is more than its last program."""
    opened: tuple[int, str] | None = None
    if "```" not in text and "~~~" not in text:
        return
    waiting = {mark: text.rfind(mark) for mark in ("```", "~~~")}
    for start, end, _ in _physical(text, 0, len(text)):
        line = text[start : min(end, start + HEAD)].strip()
        if opened is None:
            match = FENCE.match(line)
            if match and waiting[match["fence"][:3]] > end - 1:
                opened = start, match["fence"]
        elif line.startswith(opened[1]) and not line.strip(opened[1][0]):
            yield opened[0], end
            opened = None


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """HTML comments that begin a line or run over several; one within a sentence stays, for a sentence is one stretch."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        end += 3
        before = text[max(0, start - HEAD) : start].splitlines(keepends=True)
        if not before or not before[-1].strip() or len(text[start:end].splitlines()) > 1:
            yield start, end
        start = text.find("<!--", end)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged
