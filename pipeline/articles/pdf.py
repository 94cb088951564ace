"""The article in a PDF file: the lines that pypdf finds on its pages, put together to paragraphs again."""

from __future__ import annotations

import io
import logging
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.articles.furniture import without_furniture
from pipeline.articles.page import Page, one_line, titled
from pipeline.articles.paragraphs import Line, write_paragraphs
from pipeline.articles.sources import Source
from pipeline.errors import ArticleError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

NO_TEXT = "holds no text, so its pages are pictures; have the text recognised (OCR), or type it as .txt"
UNREADABLE = "has letters that nobody can tell, for the file does not say which they are; save the text as .txt"
NEEDS_PASSWORD = "is encrypted; save it without a password"

_FILE_NAME = re.compile(r"\.[A-Za-z]{2,5}$|^untitled\b", re.IGNORECASE)
"""Titles that programs make up."""
_NO_LETTER = re.compile(r"[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_TOLD = 0.9
"""The share of characters that must be known: a few odd bullets are common, and a text of them is none."""


def read_pdf(data: bytes, path: Path | str) -> Page:
    """The article in the bytes of a PDF file; `path` is for the message only.

    ArticleError: a password is needed, it is no such file at all, its pages hold pictures alone, or letters without a meaning.
    """
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError

    # It tells of each flaw that it gets over; the text is what counts.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = [_lines(page, number) for number, page in enumerate(reader.pages)]
        labels = list(reader.page_labels)
        source = _source(reader)
    except (DependencyError, FileNotDecryptedError) as error:
        raise ArticleError(NEEDS_PASSWORD, path=path) from error
    except Exception as error:  # a broken file makes the reader raise nearly anything
        raise ArticleError("is no PDF file that can be read; save it again as PDF, or as .txt", path=path) from error
    found = "".join(line.text for page in pages for line in page)
    if not found.strip():
        raise ArticleError(NO_TEXT, path=path)
    if len(_NO_LETTER.findall(found)) > (1 - _TOLD) * len(found):
        raise ArticleError(UNREADABLE, path=path)
    text = write_paragraphs(without_furniture(pages, labels))
    heading = text.partition("\n")[0].removeprefix("# ") if text.startswith("# ") else None
    return Page(titled(text, None if heading else source.title), replace(source, title=source.title or heading))


def _lines(page: PageObject, number: int) -> list[Line]:
    """The lines of a page in the order in which the file holds them, which is that of reading where columns stand side by side."""
    lines: list[Line] = []

    def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:  # noqa: ARG001
        across, up, height = _placed(outer, inner, size)
        for part in text.split("\n"):
            if not part.strip():
                continue
            if lines and _goes_on(lines[-1], across, up, height):
                last = lines.pop()
                lines.append(Line(last.text + part, last.x, last.y, max(last.size, height), number, across))
            else:
                lines.append(Line(part, across, up, height, number, across))

    # Sideways stand stamps at the edge of a page; but on a page that is turned, everything does.
    page.extract_text(orientations=(0,) if not page.rotation else (0, 90, 180, 270), visitor_text=visit)
    return [Line(" ".join(line.text.split()), line.x, line.y, line.size, number, line.last) for line in lines]


def _goes_on(line: Line, across: float, up: float, height: float) -> bool:
    """Whether a piece stands on the line and to the right of it: set a little higher or lower where it is a small figure."""
    return abs(line.y - up) <= max(line.size, height) / 2 and across >= line.last


def _placed(outer: list[float], inner: list[float], size: float) -> tuple[float, float, float]:
    """Where a piece of text begins on the page and how high it is, in points: both matrices multiplied (ISO 32000, 9.4.4)."""
    a, b, c, d, e, f = inner
    width, skew, slant, height, right, up = outer
    scale = abs((a * d - b * c) * (width * height - skew * slant))
    return e * width + f * slant + right, e * skew + f * height + up, round(size * math.sqrt(scale), 1)


def _source(reader: PdfReader) -> Source:
    about = reader.metadata
    if about is None:
        return Source()
    title = one_line(about.title)
    return Source(title=None if title is None or _FILE_NAME.search(title) else title, published=next(_days(about), None))


def _days(about: Any) -> Iterator[str]:
    """The days that the file gives itself: when it was made, else when it was changed; what is no date is left out."""
    for name in ("creation_date", "modification_date"):
        try:
            moment = getattr(about, name)
        except ValueError:
            continue
        if isinstance(moment, datetime):
            yield moment.date().isoformat()
