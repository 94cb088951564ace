"""Passages are cut where their look changes, and hide nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.background import Surroundings, surround
from pipeline.reports.html.segments import Segment, segments


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("", (), []),
        ("plain", (), [Segment("plain")]),
        ("in 1911, they say", ((3, 7),), [Segment("in "), Segment("1911", "mark"), Segment(", they say")]),
        ("1911", ((0, 4),), [Segment("1911", "mark")]),
        ("ab", ((0, 1), (1, 2)), [Segment("a", "mark"), Segment("b", "mark")]),
        ("ab", ((1, 9),), [Segment("a"), Segment("b", "mark")]),
        ("a\u202eb", (), [Segment("a"), Segment("U+202E", "control"), Segment("b")]),
        ("a\u202eb", ((0, 3),), [Segment("a", "mark"), Segment("U+202E", "control"), Segment("b", "mark")]),
        ("\x00", (), [Segment("U+0000", "control")]),
        ("\ufeff\U000e0041", (), [Segment("U+FEFF", "control"), Segment("U+E0041", "control")]),
        ("two\nlines\tand\u00a0spaces\u2028", (), [Segment("two\nlines\tand\u00a0spaces\u2028")]),
        ("👩\u200d🔬 Ko\u00adope\u00adration", (), [Segment("👩\u200d🔬 Ko\u00adope\u00adration")]),
    ],
)
def test_stretches(text: str, marks: tuple[tuple[int, int], ...], expected: list[Segment]) -> None:
    assert segments(text, marks) == expected


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_nothing_is_lost(text: str, start: int, length: int) -> None:
    found = segments(text, ((start, start + length),))
    back = "".join(chr(int(one.text[2:], 16)) if one.style == "control" else one.text for one in found)
    assert back == text
    assert all(one.text for one in found)


TEXT = "A heading\n\nFirst words. The passage. Last words.\n\nAnother paragraph."


@pytest.mark.parametrize(
    ("passage", "most", "expected"),
    [
        ("The passage.", 100, Surroundings("First words. ", " Last words.")),
        ("A heading", 100, Surroundings()),
        ("Another paragraph.", 100, Surroundings()),
        ("First words. The passage. Last words.", 100, Surroundings()),
        ("The passage.", 8, Surroundings("…words. ", " Last …")),
        ("words. The passage. Last words.\n\nAnother", 100, Surroundings("First ", " paragraph.")),
    ],
)
def test_a_passage_stands_in_its_paragraph(passage: str, most: int, expected: Surroundings) -> None:
    start = TEXT.index(passage)
    assert surround(TEXT, start, start + len(passage), most) == expected
