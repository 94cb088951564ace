"""Sentences in the form of fields: labels, chronicles, names beside numbers."""

from typing import Any

import pytest

from pipeline.conflicts.fields import counts_name, have_two_labels, is_chronicle, label_of
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.reading import read_statements


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Senate - 31 seats for Reform", {"senate"}),
        ("House of Deputies – 65 seats for Reform", {"house", "of", "deputies"}),
        ("note: the tower stands on private land", {"note"}),
        ("The well-known tower stands on private land", set()),
        ("The tower (1904), which is the seat of the guild: it was sold", set()),
        ("The guild sold it in 1904 at 10:30.", set()),
    ],
)
def test_the_label_that_a_sentence_begins_with(sentence: str, label: set[str]) -> None:
    assert label_of(sentence) == label


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Senate - 31 seats", "House - 72 seats", True),
        ("Senate - 31 seats", "senate: 26 seats", False),
        ("Senate - 31 seats", "The house has 65 seats", False),
        ("The senate has 24 seats", "The house has 65 seats", False),
    ],
)
def test_two_labels_are_two_things(a: str, b: str, expected: bool, tables, lexicon: Lexicon) -> None:
    one, other = read_statements(*tables({"predicate": "seat", "evidence": a}, {"predicate": "seat", "evidence": b}), lexicon)
    assert have_two_labels(one, other) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1921 - first mill opened 1934 - first tram opened", True),
        ("1921: first mill. 1934: first tram.", True),
        ("1921 - first mill opened", False),
        ("From 1921-1934 mills were built, and from 1950-1954 trams.", False),
    ],
)
def test_a_list_of_years_with_what_happened_in_each(text: str, expected: bool) -> None:
    assert is_chronicle(text) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"trigger": "Heights", "unit": "count", "evidence": "400 Port Heights, 870 elsewhere"}, True),
        ({"trigger": "Holm", "unit": "percent", "evidence": "Ada Berg 61.2%, Eve Holm 38.8%"}, True),
        ({"trigger": "Alliance", "unit": "count", "evidence": "National Alliance 28, others 14"}, True),
        ({"trigger": "Danes", "unit": "count", "evidence": "In the valley live 50 Danes."}, False),
        ({"trigger": "seats", "unit": "count", "evidence": "The house has 65 seats."}, False),
        ({"trigger": "Turnout", "unit": "percent", "evidence": "Turnout was 65%."}, False),
    ],
)
def test_a_name_is_no_measure(row: dict[str, Any], expected: bool, tables, lexicon: Lexicon) -> None:
    (claim,) = read_statements(*tables({"kind": "quantity", "predicate": "seat", **row}), lexicon)
    assert counts_name(claim) is expected
