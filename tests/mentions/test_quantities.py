"""Quantities: words to values with their bounds and units, and the numbers that are none."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mentions.numerals import read_words
from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.quantity import Quantity

CASES = yaml.safe_load((Path(__file__).parent / "quantities.yaml").read_text(encoding="utf-8"))
SENTENCES = [(text, expected) for group in CASES.values() for text, expected in group.items()]


def number(value: float | None) -> str:
    return "_" if value is None else f"{value:.12g}"


def shown(quantity: Quantity) -> str:
    """A quantity as the cases write it."""
    words = [quantity.text, "=", f"{number(quantity.value_low)}..{number(quantity.value_high)}", quantity.unit]
    words += ["~"] * quantity.is_approximate + [quantity.kind] * (quantity.kind != "amount")
    return " ".join(words)


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_all_quantities_of_a_sentence(text: str, expected: list[str]) -> None:
    assert [shown(q) for q in find_quantities(text)] == expected


def test_no_case_is_written_twice_and_near_misses_are_many() -> None:
    assert sum(not expected for _, expected in SENTENCES) >= 20
    assert len({text for text, _ in SENTENCES}) == sum(len(group) for group in CASES.values())


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_offsets_point_at_the_words(text: str, expected: list[str]) -> None:
    moved = f"Before.\n\n{text}"
    for quantity in find_quantities(moved):
        assert moved[quantity.char_start : quantity.char_end] == quantity.text
        assert quantity.char_start <= quantity.number_start < quantity.number_end <= quantity.char_end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("between 650 and 700 people", "650 and 700"),
        ("approximately $519 million", "519 million"),
        ("a 15-year extension", "15"),
        ("more than half the seats", "half"),
        ("34%", "34"),
    ],
)
def test_the_number_is_told_from_what_bounds_it(text: str, words: str) -> None:
    (quantity,) = find_quantities(text)
    assert text[quantity.number_start : quantity.number_end] == words


def test_what_is_taken_is_left_alone() -> None:
    text = "On 18 March 1992 some 40 guests came."
    assert [q.text for q in find_quantities(text, taken=[(3, 16)])] == ["some 40"]


def test_only_the_given_stretches_are_read() -> None:
    text = "40 cats\n\n50 dogs\n\n60 cows"
    assert [q.text for q in find_quantities(text, spans=[(0, 7), (18, 25)])] == ["40", "60"]


def test_a_stretch_ends_where_it_ends() -> None:
    text = "It is 40\nkm off."
    (quantity,) = find_quantities(text, spans=[(0, 8)])
    assert (quantity.text, quantity.unit) == ("40", "count")


INTEGERS = st.integers(min_value=2, max_value=10**12 - 1)


@given(INTEGERS)
def test_digits_with_separators_are_read_back(value: int) -> None:
    assert [shown(q) for q in find_quantities(f"They counted {value:,} apples there.")] == expected_count(value, f"{value:,}")


@given(INTEGERS)
def test_thin_spaces_are_read_back(value: int) -> None:
    words = f"{value:,}".replace(",", "\u202f")
    assert [shown(q) for q in find_quantities(f"They counted {words} apples there.")] == expected_count(value, words)


@given(INTEGERS)
def test_words_are_read_back(value: int) -> None:
    words = spelled(value)
    assert [shown(q) for q in find_quantities(f"They counted {words} apples there.")] == expected_count(value, words)
    assert read_words(words) == value


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["million", "billion", "trillion"]))
def test_a_scale_word_multiplies(tenths: int, scale: str) -> None:
    factor = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    (quantity,) = find_quantities(f"It cost ${tenths / 10:.1f} {scale}.")
    assert quantity.value_low == quantity.value_high == tenths * factor // 10
    assert quantity.unit == "USD"


@given(st.text(alphabet="0123456789.,-–%$ ()abkm/'’\n:onetw", max_size=60))
def test_any_text_gives_disjoint_quantities_in_order(text: str) -> None:
    found = find_quantities(text)
    assert all(text[q.char_start : q.char_end] == q.text != "" for q in found)
    assert all(a.char_end <= b.char_start for a, b in pairwise(found))
    assert all(q.value_low <= q.value_high for q in found if q.value_low is not None and q.value_high is not None)


def expected_count(value: int, words: str) -> list[str]:
    return [f"{words} = {value}..{value} count"] if value < 10**12 else []


SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def spelled(value: int) -> str:
    """A number in words, as the British write it; a printer of the tests' own, so that reading is not tested against itself."""
    small, tens = SMALL.split(), TENS.split()
    if value < 20:
        return small[value]
    if value < 100:
        return tens[value // 10 - 2] + (f"-{small[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{small[value // 100]} hundred" + (f" and {spelled(value % 100)}" if value % 100 else "")
    scale, name = next((s, n) for s, n in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")) if value >= s)
    rest = value % scale
    joint = " and " if rest < 100 else " "
    return f"{spelled(value // scale)} {name}" + (f"{joint}{spelled(rest)}" if rest else "")


def test_the_printer_of_the_property_above() -> None:
    assert spelled(1_002_345) == "one million two thousand three hundred and forty-five"
    assert re.fullmatch(r"[a-z -]+", spelled(999_999_999_999))
