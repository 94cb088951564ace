"""Which numbers can both be right, whatever their units and their rounding."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.reading import read_statement
from pipeline.conflicts.rounding import is_beyond_rounding
from pipeline.conflicts.statement import Statement
from pipeline.mentions.quantities import find_quantities


@pytest.fixture
def stated(lexicon: Lexicon) -> Callable[[str], Statement]:
    """The one quantity of a text, as the comparison reads it from the tables."""

    def read(text: str) -> Statement:
        (quantity,) = find_quantities(text)
        row = {"claim_id": "c", "source_id": "s", "predicate": "be", "kind": "quantity", "evidence": text, "unit": quantity.unit}
        row |= {"value_text": quantity.text, "value_low": quantity.value_low, "value_high": quantity.value_high}
        return read_statement(row, {}, lexicon)

    return read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("about 2 million people", "1.95 million people"),
        ("34%", "34.3%"),
        ("a share of 34%", "one third of the town"),
        ("nearly 500 people", "478 people"),
        ("more than 400 people", "2,000 people"),
        ("up to 40 people", "35 people"),
        ("between 650 and 700 people", "680 people"),
        ("700 people", "720 people"),
        ("hundreds of people", "412 people"),
        ("dozens of people", "300 people"),
        ("a handful of people", "nine people"),
        ("many thousand people", "4 million people"),
        ("$519 million", "$520 million"),
        ("2 million people", "2,043,511 people"),
        ("900 kilometres", "560 miles"),
        ("more than 14,000 people", "15,000 people"),
    ],
)
def test_both_can_be_right(one: str, other: str, stated: Callable[[str], Statement]) -> None:
    assert not is_beyond_rounding(stated(one), stated(other))
    assert not is_beyond_rounding(stated(other), stated(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("34%", "35%"),
        ("29 looms", "30 looms"),
        ("50 people", "48 people"),
        ("more than 800,000 people", "500,000 to 662,000 people"),
        ("between 650 and 700 people", "50 people"),
        ("nearly 500 people", "510 people"),
        ("just over 500 people", "495 people"),
        ("2 million people", "3 million people"),
        ("1,234 people", "1,235 people"),
        ("5 years", "6 years"),
        ("$519 million", "$521 million"),
        ("900 kilometres", "650 miles"),
        ("less than 74 people", "74 people"),
        ("hundreds of people", "12 people"),
        ("dozens of people", "4,000 people"),
        ("thousands of people", "dozens of people"),
        ("only a handful of people", "4,000 people"),
    ],
)
def test_both_cannot_be_right(one: str, other: str, stated: Callable[[str], Statement]) -> None:
    assert is_beyond_rounding(stated(one), stated(other))
    assert is_beyond_rounding(stated(other), stated(one))
