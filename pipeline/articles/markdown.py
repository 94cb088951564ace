"""From the plain HTML that mammoth writes to Markdown, as the articles of a project are written: no emphasis, no links, no escapes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = ("ul", "ol")
NOTES = "Notes"
"""The heading above footnotes and endnotes."""

_DEEPEST = 6


def write_markdown(body: Element) -> str:
    """The blocks of a document with a blank line between two; list items and rows follow each other line by line."""
    # A title is a heading above all others, so these go one level down.
    down = int(title_of(body) is not None)
    return "\n\n".join(block for element in body for block in _blocks(element, down))


def title_of(body: Element) -> str | None:
    """The words of the paragraph that is the title; None where there is none."""
    title = body.find("h1[@class='title']")
    return None if title is None else _line(title) or None


def _blocks(element: Element, down: int) -> Iterator[str]:
    if element.tag in HEADINGS:
        level = HEADINGS[element.tag] + (0 if element.get("class") == "title" else down)
        if words := _line(element):
            yield f"{'#' * min(level, _DEEPEST)} {words}"
    elif element.tag in LISTS:
        if items := "\n".join(_items(element, 0)):
            yield f"{'#' * (1 + down)} {NOTES}\n\n{items}" if _holds_notes(element) else items
    elif element.tag == "table":
        if rows := "\n".join(_rows(element)):
            yield rows
    elif words := _words(element):
        yield words


def _items(items: Element, indent: int) -> Iterator[str]:
    """A line for each item, those of a list within it below and further in."""
    for number, item in enumerate(items, 1):
        mark = "- " if items.tag == "ul" else f"{number}. "
        inner = [child for child in item if child.tag in LISTS]
        if words := _line(item, without=inner):
            yield f"{' ' * indent}{mark}{words}"
        for child in inner:
            yield from _items(child, indent + len(mark))


def _rows(table: Element) -> Iterator[str]:
    """A line for each row, the first one set off as the head; a cell that holds a table holds its words."""
    rows = [[words for cell in row if cell.tag in ("td", "th") for words in _cells(cell)] for row in _own_rows(table)]
    width = max(map(len, rows), default=0)
    for index, cells in enumerate(rows):
        yield f"| {' | '.join([*cells, *('' for _ in range(width - len(cells)))])} |"
        if index == 0:
            yield f"|{'---|' * width}"


def _cells(cell: Element) -> list[str]:
    """The words of a cell, and nothing for each further column that it reaches over."""
    return [_line(cell).replace("|", "/"), *[""] * (int(cell.get("colspan", "1")) - 1)]


def _own_rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody"):
            yield from _own_rows(child)


def _holds_notes(items: Element) -> bool:
    return len(items) > 0 and items[0].get("id", "").startswith(("footnote-", "endnote-"))


def _line(element: Element, without: list[Element] | None = None) -> str:
    """The words of an element on one line."""
    return " ".join(_words(element, without).split())


def _words(element: Element, without: list[Element] | None = None) -> str:
    """The words of an element with its own line breaks."""
    lines = "".join(_pieces(element, without or [])).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _pieces(element: Element, without: list[Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in ("br", "p", "tr", "td", "th", "li", *HEADINGS):
            yield "\n"
        if child not in without and not _is_note_mark(child):
            yield from _pieces(child, without)
        yield child.tail or ""


def _is_note_mark(element: Element) -> bool:
    """Whether an element only leads to a note, or back from it to its place: no word of the article."""
    links = [element] if element.tag == "a" else [child for child in element if child.tag == "a"] if element.tag == "sup" else []
    return any(link.get("href", "").rpartition("#")[2].startswith(("footnote-", "endnote-")) for link in links)
