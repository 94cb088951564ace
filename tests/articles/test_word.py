"""What a word processor's file says, as Markdown."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from datetime import datetime

import pytest
from docx.document import Document

from pipeline.articles.page import Page
from pipeline.articles.sources import Source
from pipeline.articles.word import read_document
from pipeline.errors import ArticleError
from tests.articles.papers import NAMESPACE, document, levels, numbered, run

LARGEST = 1_000_000
NOTES = f"""<w:footnotes {NAMESPACE}><w:footnote w:id="2"><w:p><w:r><w:t>So says the miller.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def picture() -> io.BytesIO:
    """A white dot (PNG)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head, dot = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), zlib.compress(b"\0\xff")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b""))


def headings(made: Document) -> None:
    made.add_paragraph("The old mill", style="Title")
    made.add_paragraph("A guide", style="Subtitle")
    made.add_heading("History", 1)
    made.add_heading("The wheel", 2)
    made.add_paragraph("It turned.")


def no_title(made: Document) -> None:
    made.add_heading("History", 1)
    made.add_heading("The wheel", 2)


def paragraphs(made: Document) -> None:
    paragraph = made.add_paragraph("Opened on ")
    paragraph.add_run("12 May").bold = True
    paragraph.add_run(" 1880").italic = True
    paragraph.add_run(", it is 3 < 5 & 2*2\u00a0metres_high\\.\twide   and  far.")
    made.add_paragraph("")
    made.add_paragraph("   ")
    made.add_paragraph("Harbour Board").add_run().add_break()
    made.paragraphs[-1].add_run("1 Mill Lane")


def lists(made: Document) -> None:
    number = levels(made, "bullet")
    for words, level in (("Wheat", 0), ("Spelt", 1), ("Emmer", 2), ("Rye", 0)):
        numbered(made.add_paragraph(words), number, level)
    made.add_paragraph("Then:")
    made.add_paragraph("Grind.", style="List Number")
    made.add_paragraph("Bake.", style="List Number")


def table(made: Document) -> None:
    grid = made.add_table(3, 3)
    for row, cells in enumerate((("Year", "Bags", "Note"), ("1880", "1,200", "a|b"), ("1881", "", "two\nlines"))):
        for column, words in enumerate(cells):
            grid.cell(row, column).text = words
    grid.cell(2, 0).merge(grid.cell(2, 1))
    made.add_paragraph("After it.")


def left_out(made: Document) -> None:
    made.styles.add_style("toc 1", 1)
    made.add_paragraph("History\t3", style="toc 1")
    made.sections[0].header.paragraphs[0].text = "The Board"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_picture(picture())
    paragraph = made.add_paragraph("It is 31 metres")
    run(paragraph, "<w:del><w:r><w:delText> or 13</w:delText></w:r></w:del>")
    run(paragraph, "<w:ins><w:r><w:t> high.</w:t></w:r></w:ins>")


def noted(made: Document) -> None:
    paragraph = made.add_paragraph("It was opened in 1880")
    run(paragraph, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    paragraph.add_run(".")


@pytest.mark.parametrize(
    ("fill", "text", "title"),
    [
        (headings, "# The old mill\n\nA guide\n\n## History\n\n### The wheel\n\nIt turned.\n", "The old mill"),
        (no_title, "# History\n\n## The wheel\n", None),
        (
            paragraphs,
            "Opened on 12 May 1880, it is 3 < 5 & 2*2 metres_high\\. wide and far.\n\nHarbour Board\n1 Mill Lane\n",
            None,
        ),
        (lists, "- Wheat\n  - Spelt\n    - Emmer\n- Rye\n\nThen:\n\n1. Grind.\n2. Bake.\n", None),
        (table, "| Year | Bags | Note |\n|---|---|---|\n| 1880 | 1,200 | a/b |\n| 1881 |  | two lines |\n\nAfter it.\n", None),
        (left_out, "It is 31 metres high.\n", None),
        (noted, "It was opened in 1880.\n\n# Notes\n\n1. So says the miller.\n", None),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_a_document_says(fill: Callable[[Document], object], text: str, title: str | None) -> None:
    data = document(fill, {"word/footnotes.xml": NOTES} if fill is noted else None)
    assert read_document(data, "a.docx", LARGEST) == Page(text, Source(title=title))


def told(made: Document) -> None:
    made.add_paragraph("It was opened in 1880.")


@pytest.mark.parametrize(
    ("fill", "properties", "first", "source"),
    [
        (told, {"title": " The\nmill "}, "# The mill", Source("The mill")),
        (headings, {"title": "Mill 3"}, "# The old mill", Source("Mill 3")),
        (no_title, {"title": "Mill 3"}, "# History", Source("Mill 3")),
        (told, {"created": datetime(2015, 1, 2)}, "It was opened in 1880.", Source(published="2015-01-02")),
        (
            told,
            {"created": datetime(2013, 12, 23), "modified": datetime(2016, 6, 10, 8)},
            "It was opened in 1880.",
            Source(published="2016-06-10"),
        ),
    ],
)
def test_what_a_document_says_of_itself(
    fill: Callable[[Document], object], properties: dict[str, object], first: str, source: Source
) -> None:
    page = read_document(document(fill, **properties), "a.docx", LARGEST)
    assert (page.text.partition("\n")[0], page.source) == (first, source)


BOMB = document(told, {"word/embedded.xml": " " * LARGEST})
LAUGHS = f'<!DOCTYPE d [<!ENTITY a "{"ha" * 50}"><!ENTITY b "{"&a;" * 50}"><!ENTITY c "{"&b;" * 50}"><!ENTITY d "{"&c;" * 50}">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no .docx file that can be read; save it again as .docx, or as .txt"),
        (b"PK\x03\x04 and no more", "is no .docx file that can be read; save it again as .docx, or as .txt"),
        (document(told)[:-200], "is no .docx file that can be read; save it again as .docx, or as .txt"),
        (
            document(told, {"word/footnotes.xml": f"{LAUGHS}<w:footnotes {NAMESPACE}>&d;</w:footnotes>"}),
            "is no .docx file that can be read; save it again as .docx, or as .txt",
        ),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
            "is encrypted, or of the older form .doc; save it as .docx without a password",
        ),
        (document(lambda made: made.add_picture(picture())), "holds no text"),
    ],
    ids=["nothing", "no archive", "half of it", "entities", "old form", "a picture"],
)
def test_what_is_no_document(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as refused:
        read_document(data, "a.docx", LARGEST)
    assert refused.value.describe() == f"a.docx: {message}"


def test_what_unpacks_to_more_than_an_article() -> None:
    assert len(BOMB) < LARGEST / 10
    with pytest.raises(ArticleError, match=r"unpacks to 1,\d\d\d,\d\d\d bytes, and an article to at most 1,000,000"):
        read_document(BOMB, "a.docx", LARGEST)
