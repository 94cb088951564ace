"""Lines of printed pages, put together again, and what stands on each page left out."""

from __future__ import annotations

import pytest

from pipeline.articles.furniture import without_furniture
from pipeline.articles.paragraphs import Line, write_paragraphs


def lines(*texts: str, page: int = 0, top: float = 700.0, x: float = 50.0, size: float = 10.0, leading: float = 12.0) -> list[Line]:
    """Lines below each other."""
    return [Line(text, x, top - leading * index, size, page) for index, text in enumerate(texts)]


FULL = "The harbour bridge was opened to traffic in the spring of"
"""A line that fills the width."""


# ---- words that a line end broke
@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The harbour bridge was opened to the traf-", "fic of the town.", "The harbour bridge was opened to the traffic of the town."),
        (
            "The harbour bridge was opened to the traf\u00ad",
            "fic of the town.",
            "The harbour bridge was opened to the traffic of the town.",
        ),
        ("The harbour bridge was built in the mid-", "1930s by the town.", "The harbour bridge was built in the mid-1930s by the town."),
        ("The harbour bridge was built in 1927-", "1931 by the town.", "The harbour bridge was built in 1927-1931 by the town."),
        ("The harbour bridge was built in 1927–", "1931 by the town.", "The harbour bridge was built in 1927–1931 by the town."),
        ("The harbour bridge was built by the Anglo-", "Saxon council.", "The harbour bridge was built by the Anglo-Saxon council."),
        ("The harbour bridge was built at last -", "and was narrow.", "The harbour bridge was built at last - and was narrow."),
        ("The harbour bridge was built for 1.2 mil-", "lion pounds.", "The harbour bridge was built for 1.2 million pounds."),
        ("The harbour bridge cost 1,240", "pounds in the end.", "The harbour bridge cost 1,240 pounds in the end."),
        (
            "The of\ufb01ce on the harbour bridge was opened",
            "in the of\ufb01ng.",
            "The office on the harbour bridge was opened in the offing.",
        ),
    ],
)
def test_two_lines_of_a_paragraph(first: str, second: str, joined: str) -> None:
    assert write_paragraphs([lines(first, second)]) == joined


@pytest.mark.parametrize(
    ("elsewhere", "joined"),
    [
        ("A well-known bridge.", "well-known"),
        ("A wellknown bridge.", "wellknown"),
        ("A well-known, wellknown bridge.", "wellknown"),
        ("A known bridge.", "wellknown"),
    ],
)
def test_a_hyphen_stays_where_the_word_has_it_elsewhere(elsewhere: str, joined: str) -> None:
    page = [*lines(elsewhere), *lines("The harbour bridge, which has always been well-", "known, was opened.", top=600)]
    assert write_paragraphs([page]).split("\n\n")[1] == f"The harbour bridge, which has always been {joined}, was opened."


# ---- where a paragraph ends
@pytest.mark.parametrize(
    ("page", "text"),
    [
        (lines(FULL, "1931. It is long."), f"{FULL} 1931. It is long."),
        ([*lines(FULL, FULL, FULL), *lines("1931. It is long.", top=659)], f"{FULL} {FULL} {FULL}\n\n1931. It is long."),
        (lines("It is long.", f"{FULL} 1931."), f"It is long.\n\n{FULL} 1931."),
        (lines("It is long and wide", f"and {FULL}"), f"It is long and wide and {FULL}"),
        (lines("Year Cars", "1950 3,000", "1972 9,000", f"{FULL} 1931."), f"Year Cars\n\n1950 3,000\n\n1972 9,000\n\n{FULL} 1931."),
        (
            [*lines(f"{FULL} 1931."), *lines(f"  {FULL} 1931.", top=688, x=62)],
            f"{FULL} 1931.\n\n{FULL} 1931.",
        ),
        (
            lines("• The long bridge over the water of the harbour", "• The ferry"),
            "- The long bridge over the water of the harbour\n\n- The ferry",
        ),
        (
            lines("1. The long bridge over the water of the harbour", "2. The ferry"),
            "1. The long bridge over the water of the harbour\n\n2. The ferry",
        ),
        ([*lines("Its bridge", size=14), *lines(FULL, "1931.", top=670)], f"# Its bridge\n\n{FULL} 1931."),
        ([*lines("It was built at last,", size=14), *lines(FULL, "1931.", top=670)], f"It was built at last,\n\n{FULL} 1931."),
        (
            [*lines("Its bridge", "and its town", size=14, leading=17), *lines(FULL, "1931.", top=640)],
            f"# Its bridge and its town\n\n{FULL} 1931.",
        ),
        (
            [*lines("The harbour", size=20), *lines("Its bridge", size=14, top=670), *lines(FULL, "1931.", top=640)],
            f"# The harbour\n\n## Its bridge\n\n{FULL} 1931.",
        ),
        (
            [*lines(FULL), Line("1931 1", 50, 688, 10, 0), *lines("1 So says the council.", top=100, size=8)],
            f"{FULL} 1931 1\n\n1 So says the council.",
        ),
    ],
)
def test_the_paragraphs_of_a_page(page: list[Line], text: str) -> None:
    assert write_paragraphs([page]) == text


def test_columns_are_read_one_after_the_other() -> None:
    left = lines("The bridge was opened in the spring of the year", "1931 and was crossed by the queen on foot in the", top=700)
    right = lines("summer. It is narrow, and it has always been so.", "The ferry sank long before.", top=700, x=300)
    assert write_paragraphs([[*left, *right]]) == " ".join(line.text for line in (*left, *right))


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        (FULL, "1931 by the queen.", True),
        (FULL, "Aldersund by the queen.", True),
        ("It was opened to traffic", "in the spring of 1931.", True),
        (f"{FULL} 1931.", "The queen crossed it.", False),
        ("It was opened to traffic", "The queen crossed it.", False),
        (FULL, "• The queen crossed it.", False),
    ],
)
def test_over_the_end_of_a_page(before: str, after: str, goes_on: bool) -> None:
    """A note at the foot of the first page stands between the two."""
    first = [*lines(FULL, before, top=200), *lines("1 So says the council.", top=60, size=8)]
    text = write_paragraphs([first, [Line(after, 50, 700, 10, 1)]])
    assert (f"{before} {after}" in text, "1 So says the council." in text.split("\n\n")) == (goes_on, True)


def test_nothing_is_made_of_nothing() -> None:
    assert write_paragraphs([]) == ""
    assert write_paragraphs([[], []]) == ""


# ---- what stands on each page
def book(*edges: tuple[str, str]) -> list[list[Line]]:
    """A page for each head and foot, with text of its own between them."""
    return [
        [
            *([Line(head, 50, 750, 8, index)] if head else []),
            *lines(f"Of chapter {'abcdef'[index]}.", f"It ends with {'abcdef'[index]}.", page=index),
            *([Line(foot, 50, 30, 8, index)] if foot else []),
        ]
        for index, (head, foot) in enumerate(edges)
    ]


@pytest.mark.parametrize(
    ("edges", "labels", "kept"),
    [
        ([("Harbour Board", "1"), ("Harbour Board", "2")], (), [("", ""), ("", "")]),
        ([("", "- 1 -"), ("", "Page 2 of 3"), ("", "3/3")], (), [("", "")] * 3),
        ([("1 The Board", ""), ("The Harbour 2", ""), ("3 The Board", "")], (), [("", ""), ("The Harbour 2", ""), ("", "")]),
        ([("217", ""), ("218", ""), ("219", "")], (), [("", "")] * 3),
        ([("", "iv"), ("", "v")], ("iv", "v"), [("", ""), ("", "")]),
        ([("Harbour Studies 12 217", ""), ("Harbour Studies 12 218", "")], (), [("", ""), ("", "")]),
        # What is no furniture:
        ([("", "iv"), ("", "v")], ("1", "2"), [("", "iv"), ("", "v")]),
        ([("", "1985"), ("", "1972")], (), [("", "1985"), ("", "1972")]),
        ([("", "1985")], (), [("", "1985")]),
        ([("Harbour Board", "")], (), [("Harbour Board", "")]),
        ([("The Harbour", ""), ("The Town", "")], (), [("The Harbour", ""), ("The Town", "")]),
        ([("1950 3,000", ""), ("1972 9,500", "")], (), [("1950 3,000", ""), ("1972 9,500", "")]),
    ],
)
def test_heads_and_feet(edges: list[tuple[str, str]], labels: tuple[str, ...], kept: list[tuple[str, str]]) -> None:
    assert without_furniture(book(*edges), labels) == book(*kept)


def test_what_stands_elsewhere_on_the_next_page_stays() -> None:
    pages = [lines("The harbour", "Its bridge.", top=top, page=page) for page, top in enumerate((700.0, 600.0))]
    assert without_furniture(pages, ()) == pages


def test_lines_of_a_table_of_contents_are_left_out() -> None:
    page = lines("Contents", "1 History . . . . . . . . 3", "2 The town.............. 12", "And so on ... 12", "He waited .... then left.")
    assert [line.text for line in without_furniture([page], ())[0]] == ["Contents", "And so on ... 12", "He waited .... then left."]
