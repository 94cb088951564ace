"""What the words of a number allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.rounding import rounding_interval


def stated(text: str) -> tuple[str, float | None, float | None]:
    """The one quantity of a text, as the tables hold it."""
    (quantity,) = find_quantities(text)
    return quantity.text, quantity.value_low, quantity.value_high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("29 looms", 29, 29),
        ("50 people", 50, 50),
        ("1,234 people", 1234, 1234),
        ("650 people", 645, 655),
        ("700 people", 665, 735),
        ("2 million people", 1.8e6, 2.2e6),
        ("two million people", 1.8e6, 2.2e6),
        ("two thousand people", 1900, 2100),
        ("about 2 million people", 1.6e6, 2.4e6),
        ("1.95 million people", 1.945e6, 1.955e6),
        ("about 50 people", 45, 55),
        ("about 12 people", 11, 13),
        ("34%", 33.5, 34.5),
        ("5.4%", 5.35, 5.45),
        ("2.0%", 1.95, 2.05),
        ("$2.5bn", 2.45e9, 2.55e9),
        ("approximately $519 million", 518e6, 520e6),
        ("560 miles", 555, 565),
        ("nearly 500 people", 450, 500),
        ("just over 500 people", 500, 550),
        ("just under 500 people", 450, 500),
        ("more than 400 people", 400, None),
        ("up to 40 people", None, 40),
        ("between 650 and 700 people", 650, 700),
        ("about 10 to 20 people", 9, 22),
        ("0 people", 0, 0),
    ],
)
def test_interval_of_what_is_said(text: str, low: float | None, high: float | None) -> None:
    assert rounding_interval(*stated(text)) == (low, high)


def test_a_fraction_in_words_is_rough() -> None:
    low, high = rounding_interval("a third", 33.33, 33.33)
    assert (low, high) == (pytest.approx(31.66, abs=0.01), pytest.approx(35.0, abs=0.01))


@given(st.integers(min_value=1, max_value=10**9))
def test_a_number_lies_within_what_it_allows(value: int) -> None:
    widest = [rounding_interval(f"{words}{value:,}", value, value) for words in ("about ", "")]
    lows, highs = [low for low, _ in widest if low is not None], [high for _, high in widest if high is not None]
    assert [*lows, value, *reversed(highs)] == sorted([*lows, value, *highs])
    assert len(lows) == len(highs) == 2
