"""What a PDF file says, as paragraphs and headings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from fpdf import FPDF

from pipeline.articles.page import Page
from pipeline.articles.pdf import read_pdf
from pipeline.articles.sources import Source
from pipeline.errors import ArticleError
from tests.articles.papers import Paper

BRIDGE = (
    "The harbour bridge was opened to traffic on 13 May 1931, after four years of work. It is 1,240 metres long, and its main span "
    "measures 420 metres. Some 900 men worked on the site in 1930; the cables were spun in 1929 and tested before the deck was hung."
)
FERRY = "Until then ferries linked the two shores of the harbour. In February 1922 one of them sank in a squall, and 23 people drowned."
TOWN = "The town has grown on both sides of the water since the bridge is there, and its school moved to the north shore in 1951."


def simple(paper: Paper) -> None:
    paper.add_page()
    paper.say("The harbour", 20)
    paper.say("Its bridge", 15)
    paper.say(BRIDGE)
    paper.say(FERRY)
    paper.say("Its town", 15)
    paper.say(TOWN)


def tight(paper: Paper) -> None:
    """Paragraphs without a gap: the last lines are short."""
    paper.add_page()
    for text in (BRIDGE, FERRY, TOWN):
        paper.say(text, gap=0)


def over_pages(paper: Paper) -> None:
    """Paragraphs that a page ends in the middle of, below heads and above feet."""
    paper.add_page()
    paper.say("The harbour", 20)
    for _ in range(9):
        paper.say(f"{BRIDGE} {FERRY}")


def items(paper: Paper) -> None:
    paper.add_page()
    paper.say("The county counts three things each year:")
    paper.set_font("Helvetica", size=11)
    for text in (f"- {FERRY}", "- The cars on the bridge.", "2. The trams, until the last one crossed in 1968."):
        paper.say(text, gap=0)


def figures(paper: Paper) -> None:
    """A table, whose rows are no sentence, and a figure at the foot of the page that is not its number."""
    paper.add_page()
    paper.say(BRIDGE)
    for row in (("Year", "Cars"), ("1950", "3,000"), ("1972", "9,500")):
        for cell in row:
            paper.cell(40, 6, cell)
        paper.ln()
    paper.set_y(-20)
    paper.cell(0, 6, "1985")


def empty(paper: Paper) -> None:
    paper.add_page()
    paper.rect(10, 10, 50, 50)


BOTH = f"{BRIDGE} {FERRY}"


@pytest.mark.parametrize(
    ("fill", "head", "foot", "text"),
    [
        (simple, "", "", f"# The harbour\n\n## Its bridge\n\n{BRIDGE}\n\n{FERRY}\n\n## Its town\n\n{TOWN}\n"),
        (tight, "", "", f"{BRIDGE}\n\n{FERRY}\n\n{TOWN}\n"),
        (over_pages, "Harbour Board 2016", "Page # of 3", "\n\n".join(["# The harbour", *[BOTH] * 9]) + "\n"),
        (over_pages, "", "#", "\n\n".join(["# The harbour", *[BOTH] * 9]) + "\n"),
        (over_pages, "Report of the year", "- # -", "\n\n".join(["# The harbour", *[BOTH] * 9]) + "\n"),
        (
            items,
            "",
            "",
            "The county counts three things each year:\n\n"
            f"- {FERRY}\n\n- The cars on the bridge.\n\n2. The trams, until the last one crossed in 1968.\n",
        ),
        (figures, "", "", f"{BRIDGE}\n\nYear Cars\n\n1950 3,000\n\n1972 9,500\n\n1985\n"),
    ],
)
def test_what_a_file_says(fill: Callable[[Paper], None], head: str, foot: str, text: str) -> None:
    paper = Paper(head, foot)
    fill(paper)
    title = "The harbour" if text.startswith("#") else None
    assert read_pdf(paper.bytes(), "a.pdf") == Page(text, Source(title, published="2016-06-10"))


def test_its_own_heading_is_in_the_text_and_its_metadata_in_the_list() -> None:
    paper = Paper()
    paper.set_title("Report 2.1")
    simple(paper)
    page = read_pdf(paper.bytes(), "a.pdf")
    assert (page.text.partition("\n\n")[0], page.source.title) == ("# The harbour", "Report 2.1")


@pytest.mark.parametrize(
    ("title", "made", "source"),
    [
        ("The harbour,\nand its bridge", datetime(2019, 12, 31, 23), Source("The harbour, and its bridge", published="2019-12-31")),
        ("Report 2.1", datetime(2019, 1, 1), Source("Report 2.1", published="2019-01-01")),
        ("Microsoft Word - report final.docx", datetime(2019, 1, 1), Source(published="2019-01-01")),
        ("report.indd", datetime(2019, 1, 1), Source(published="2019-01-01")),
        ("untitled", datetime(2019, 1, 1), Source(published="2019-01-01")),
    ],
)
def test_what_a_file_says_of_itself(title: str, made: datetime, source: Source) -> None:
    paper = Paper(made=made)
    paper.set_title(title)
    tight(paper)
    page = read_pdf(paper.bytes(), "a.pdf")
    above = f"# {source.title}\n\n" if source.title else ""
    assert page == Page(f"{above}{BRIDGE}\n\n{FERRY}\n\n{TOWN}\n", source)


def test_dates_that_are_none_are_left_out() -> None:
    paper = Paper()
    tight(paper)
    data = paper.bytes().replace(b"D:20160610083000Z", b"D:someday in May  ")
    assert read_pdf(data, "a.pdf").source == Source()


def locked(owner: str, user: str) -> bytes:
    paper = Paper()
    tight(paper)
    paper.set_encryption(owner, user)
    return paper.bytes()


def made(fill: Callable[[Paper], None]) -> bytes:
    paper = Paper()
    fill(paper)
    return paper.bytes()


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert read_pdf(locked("owner", ""), "a.pdf").text == f"{BRIDGE}\n\n{FERRY}\n\n{TOWN}\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (locked("owner", "user"), "is encrypted; save it without a password"),
        (made(empty), "holds no text, so its pages are pictures; have the text recognised (OCR), or type it as .txt"),
        (b"", "is no PDF file that can be read; save it again as PDF, or as .txt"),
        (b"%PDF-1.7\nand no more", "is no PDF file that can be read; save it again as PDF, or as .txt"),
        (b"The mill.", "is no PDF file that can be read; save it again as PDF, or as .txt"),
        (bytes(FPDF().output()), "holds no text, so its pages are pictures; have the text recognised (OCR), or type it as .txt"),
    ],
    ids=["password", "pictures", "nothing", "a head alone", "text", "an empty page"],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as refused:
        read_pdf(data, "a.pdf")
    assert refused.value.describe() == f"a.pdf: {message}"


def test_letters_without_a_meaning() -> None:
    paper = Paper()
    paper.set_compression(False)
    tight(paper)
    data = re.sub(rb"\((.*?)\) Tj", lambda shown: b"(" + b"\x01" * len(shown[1]) + b") Tj", paper.bytes())
    with pytest.raises(ArticleError) as refused:
        read_pdf(data, "a.pdf")
    assert refused.value.message == "has letters that nobody can tell, for the file does not say which they are; save the text as .txt"
