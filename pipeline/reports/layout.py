"""Lines for a terminal: wrapped to its width, words marked below, harmless whatever an article holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

STYLES: Mapping[str, str] = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "good": "green",
    "strong": "bold",
    "place": "cyan",
    "faint": "dim",
    "mark": "bold red",
    "plain": "",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a line in one style, a key of STYLES."""

    text: str
    style: str = "plain"


Line = Sequence[Span]


def render_lines(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as text, each with its line end; with colours as ANSI sequences or without."""
    return "".join(_render_line(line, colour) + "\n" for line in lines)


def clean(text: str) -> str:
    """The text on one line, with what could move a cursor or turn the direction of writing shown as U+FFFD."""
    return " ".join("".join(map(_clean_character, text)).split())


def clip(text: str, width: int) -> str:
    """The text if it fits into `width` cells, else its beginning and `…`; nothing where hardly a word would be left."""
    if cell_len(text) <= width:
        return text
    kept = next((end for end in range(len(text), 0, -1) if cell_len(text[:end]) < width), 0)
    return f"{text[:kept].rstrip()}…" if kept >= 8 else ""


def wrap(text: str, width: int, *, first: str = "", rest: str = "", style: str = "plain") -> list[Line]:
    """The text in lines of at most `width` cells, after `first` on the first of them and `rest` on the others."""
    inner = max(20, width - max(cell_len(first), cell_len(rest)))
    lines = _broken([(character, False) for character in clean(text)], inner)
    return [[Span(rest if index else first), Span("".join(character for character, _ in line), style)] for index, line in enumerate(lines)]


def quote(text: str, marks: Sequence[tuple[int, int]], width: int, *, margin: str) -> list[Line]:
    """A passage in lines of at most `width` cells behind `margin`, its marked words underlined with `^`."""
    lines: list[Line] = []
    for line in _broken(_marked_characters(text, marks), max(20, width - cell_len(margin))):
        lines.append([Span(margin, "faint"), *_runs(line)])
        under = "".join(("^" if is_marked else " ") * cell_len(character) for character, is_marked in line).rstrip()
        if under:
            lines.append([Span(margin, "faint"), Span(under, "mark")])
    return lines


def _render_line(line: Line, colour: bool) -> str:
    if colour:
        return "".join(_style(span.style).render(span.text, color_system=ColorSystem.STANDARD) for span in line)
    return "".join(span.text for span in line).rstrip()


@lru_cache(maxsize=len(STYLES))
def _style(name: str) -> Style:
    return Style.parse(STYLES[name])


def _clean_character(character: str) -> str:
    if character.isspace():
        return " "
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character


def _marked_characters(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The characters with their mark, runs of white space as one space."""
    characters: list[tuple[str, bool]] = []
    for index, character in enumerate(map(_clean_character, text)):
        is_marked = any(start <= index < end for start, end in marks)
        if character == " " and (not characters or characters[-1][0] == " "):
            continue
        characters.append((character, is_marked))
    while characters and characters[-1][0] == " ":
        characters.pop()
    return characters


def _broken(characters: Sequence[tuple[str, bool]], width: int) -> list[list[tuple[str, bool]]]:
    """Lines of at most `width` cells, broken at spaces, and within a word only where it is longer than a line."""
    lines: list[list[tuple[str, bool]]] = []
    line: list[tuple[str, bool]] = []
    cells = 0
    for character in characters:
        line.append(character)
        cells += cell_len(character[0])
        if cells > width:
            space = max((index for index, (text, _) in enumerate(line) if text == " "), default=0)
            lines.append(line[:space] if space else line[:-1])
            line = line[space + 1 :] if space else line[-1:]
            cells = sum(cell_len(text) for text, _ in line)
    return [*lines, line] if line or not lines else lines


def _runs(line: Sequence[tuple[str, bool]]) -> list[Span]:
    runs: list[Span] = []
    for character, is_marked in line:
        style = "mark" if is_marked else "plain"
        if runs and runs[-1].style == style:
            runs[-1] = Span(runs[-1].text + character, style)
        else:
            runs.append(Span(character, style))
    return runs
