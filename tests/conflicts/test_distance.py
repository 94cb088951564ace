"""How long before or after an event: the words, and the days that they allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.conflicts.distance import find_distance
from pipeline.conflicts.intervals import Interval

YEAR = 365.25


@pytest.mark.parametrize(
    ("sentence", "text", "anchor", "least", "most"),
    [
        (
            "In 1934, two years after the opening of the pier, it burned.",
            "two years after the opening of the pier",
            "the opening of the pier",
            1,
            3,
        ),
        ("It burned a year before the war ended.", "a year before the war ended", "the war ended", -2, 0),
        ("It was built a decade before the pier.", "a decade before the pier", "the pier", -15, -5),
        ("Twenty years later than her birth", "twenty years later than her birth", "her birth", 17, 23),
        ("She left about ten years after the war and came back.", "about ten years after the war", "the war", 7, 13),
        ("On the eve of the war, he left.", "on the eve of the war", "the war", -1, 0),
    ],
)
def test_distances(sentence: str, text: str, anchor: str, least: float, most: float) -> None:
    found = find_distance(sentence)
    assert found is not None
    assert (found.text, found.anchor) == (text, anchor)
    assert (found.least / YEAR, found.most / YEAR) == (pytest.approx(least), pytest.approx(most))


@pytest.mark.parametrize(
    "sentence",
    [
        "It burned after the war.",
        "It burned two years later.",
        "It burned many years after the war.",
        "It burned more than two years after the war.",
        "It burned two years after the war and one year before the peace.",
        "It lasted two years, after the war.",
        "Between two and four years after the war it burned.",
        "Two ships after the war were enough.",
    ],
)
def test_what_gives_no_distance(sentence: str) -> None:
    assert find_distance(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "date", "is_beside"),
    [
        ("In 1934, two years after the war, it burned.", "1934", True),
        ("It burned two years after the war, in 1934.", "1934", True),
        ("It burned two years after the war (1934).", "1934", True),
        ("Built two years after the war, it burned in 1934.", "1934", False),
        ("In 1934 it burned, two years after the war.", "1934", False),
        ("It burned two years after the war.", "1934", False),
    ],
)
def test_a_date_beside_the_words_is_of_the_same_event(sentence: str, date: str, is_beside: bool) -> None:
    found = find_distance(sentence)
    assert found is not None
    assert found.is_beside(sentence, date) is is_beside


@given(st.integers(1, 300), st.sampled_from(["day", "week", "month", "year", "decade"]), st.integers(600_000, 700_000))
def test_before_mirrors_after(count: int, unit: str, day: int) -> None:
    after, before = (find_distance(f"It burned {count} {unit}s {side} the war.") for side in ("after", "before"))
    assert after is not None
    assert before is not None
    assert (after.least, after.most) == (-before.most, -before.least)
    reckoned = after.reckon(Interval(day, day))
    assert reckoned.low is not None
    assert reckoned.high is not None
    assert day <= reckoned.low < reckoned.high
