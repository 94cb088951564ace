"""Texts and the whole list of dates in them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from pipeline.dates import bounds, find_dates
from tests.dates.markup import found, read

GROUPS = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(marked, group.get("published"), id=f"{name}-{i}")
    for name, group in GROUPS.items()
    for i, marked in enumerate(group["texts"])
]


@pytest.mark.parametrize("marked, published", CASES)
def test_all_dates_of_a_text(marked: str, published: str | None) -> None:
    text, expected = read(marked)
    assert found(find_dates(text, published=published)) == expected


@pytest.mark.parametrize("marked, published", CASES)
def test_mentions_are_consistent(marked: str, published: str | None) -> None:
    text, _ = read(marked)
    mentions = find_dates(text, published=published)
    for m in mentions:
        assert text[m.char_start : m.char_end] == m.text
        assert (m.start, m.end) == (bounds(m.edtf) if m.edtf else (None, None))
    assert all(a.char_end <= b.char_start for a, b in pairwise(mentions))


def test_there_are_cases_of_every_kind() -> None:
    expected = [e for name, group in GROUPS.items() for marked in group["texts"] for e in read(marked)[1]]
    assert len(expected) > 200
    assert {flag for e in expected for flag in e.flags} == {"relative", "name", "ambiguous", "problem"}
    assert sum(not read(marked)[1] for group in GROUPS.values() for marked in group["texts"]) >= 5, "texts without a date"


@pytest.mark.parametrize("marked", ["⟦1994⟧", "⟦1994|1994|relativ⟧", "⟦1994|1994", "in 1994|1994⟧"])
def test_a_broken_mark_is_an_error(marked: str) -> None:
    with pytest.raises(AssertionError):
        read(marked)


def test_spans_are_read_alone_and_the_narration_runs_across_them() -> None:
    text = "In May 1992 it began.\n\nSee also 1999.\n\nThe following month it ended."
    spans = [(0, 21), (text.index("The following"), len(text))]
    assert [(m.text, m.edtf) for m in find_dates(text, spans=spans)] == [("May 1992", "1992-05"), ("The following month", "1992-06")]


def test_a_date_does_not_run_across_spans() -> None:
    text = "It was 5 May 1992 then"
    assert [m.text for m in find_dates(text, spans=[(0, 12), (12, len(text))])] == ["5 May", "1992"]


@pytest.mark.parametrize("published", ["not a date", "", None])
def test_an_unreadable_day_of_publication_is_unknown(published: str | None) -> None:
    assert [m.edtf for m in find_dates("He left yesterday.", published=published)] == [None]


@pytest.mark.parametrize(("published", "edtf"), [("2013-03-22", "2013-03-21"), ("2013-03", None)])
def test_days_are_counted_from_a_day_of_publication_only(published: str, edtf: str | None) -> None:
    assert [m.edtf for m in find_dates("He left yesterday.", published=published)] == [edtf]


def test_problems_are_told_in_words() -> None:
    text = "on 31 February 1992; on Monday 5 May 1992; from 2000 to 1999"
    assert [m.problem for m in find_dates(text)] == [
        "February 1992 has no day 31",
        "1992-05-05 was a Tuesday, not a Monday",
        "it ends (1999) before it starts (2000)",
    ]


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("5 May 1992", "day"),
        ("May 1992", "month"),
        ("spring 1992", "season"),
        ("early 1992", "part"),
        ("the first half of 1992", "part"),
        ("Q3 1992", "part"),
        ("1992", "year"),
        ("the 1990s", "decade"),
        ("the 19th century", "century"),
        ("1992-98", "range"),
        ("since 1992", "range"),
    ],
)
def test_precision(words: str, precision: str) -> None:
    assert [m.precision for m in find_dates(f"It was in {words}.")] == [precision]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Jane Doe (1914 – 3 May 1990) wrote.", [("1914", "1914"), ("3 May 1990", "1990-05-03")]),
        ("Jane Doe (9 April – 11 May 1940) wrote.", [("9 April", "1940-04-09"), ("11 May 1940", "1940-05-11")]),
        ("It lasted from early 1914 to 1918.", [("early 1914", "1914-01~/1914-04~"), ("1918", "1918")]),
        ("the war of 1914–18", [("1914", "1914"), ("18", "1918")]),
        ("It rained on 9–11 April 1940.", []),
        ("It was in 1999 and 2000.", []),
        ("from 2000 to 1999", []),
    ],
)
def test_the_ends_of_a_range(text: str, ends: list[tuple[str, str]]) -> None:
    (mention,) = find_dates(text)
    assert [(end.text, end.edtf) for end in mention.ends] == ends
    assert all(text[end.char_start : end.char_end] == end.text for end in mention.ends)


@pytest.mark.parametrize(
    ("words", "lacks_year"),
    [
        ("in December", True),
        ("on 12 December", True),
        ("late in the spring", True),
        ("in late May", True),
        ("in December 1990", False),
        ("on Friday", False),
        ("on the 12th", False),
        ("last year", False),
        ("since May", False),
    ],
)
def test_what_part_of_a_year_it_is(words: str, lacks_year: bool) -> None:
    assert [m.lacks_year for m in find_dates(f"It was {words}.")] == [lacks_year]


def test_a_month_takes_its_year_from_the_text() -> None:
    assert [m.lacks_year for m in find_dates("He came in 1990. He left in December.")] == [False, False]
