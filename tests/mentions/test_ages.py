"""Ages in figures and in words, and what looks like one."""

from __future__ import annotations

import pytest

from pipeline.mentions.ages import find_ages

CASES: list[tuple[str, list[tuple[int, int]]]] = [
    ("She died at the age of 58.", [(58, 58)]),
    ("She died aged fifty-eight in Bath.", [(58, 58)]),
    ("At the ripe old age of 101 he sold it.", [(101, 101)]),
    ("He died at 60.", [(60, 60)]),
    ("He died of old age at ninety in Rome.", [(90, 90)]),
    ("He died at 60 Main Street.", []),
    ("The 41-year-old sailor left.", [(41, 41)]),
    ("Ada Berg, 41, left.", [(41, 41)]),
    ("She was 31 when she left.", [(31, 31)]),
    ("She was in her early thirties.", [(30, 34)]),
    ("He left in his late 50s, she in her forties.", [(56, 59), (40, 49)]),
    ("She was aged about 60, and he over 80 years old.", []),
    ("It is 5.5 m long, and stood for 40 years.", []),
    ("Those aged 25 to 30 came first.", []),
    ("He married at the age of 20 and left at the age of 30.", [(20, 20), (30, 30)]),
    ("The early thirties were hard.", []),
    ("She was a girl of twelve when she left.", [(12, 12)]),
    ("A crew of twelve left.", []),
    ("He had turned 40.", [(40, 40)]),
    ("He turned 40 pages down.", []),
    ("He lived past the age of seventy.", [(70, 120)]),
    ("He lived past 200 BC.", []),
    ("He lived past 90 AD.", []),
    ("She died before she was thirty.", [(0, 30)]),
    ("She died before 1930.", []),
    ("He was admitted at seventeen years of age.", [(17, 17)]),
    ("At nineteen, he left; his brother, at thirty-one, stayed.", [(19, 19), (31, 31)]),
    ("At twelve, the bell rang, and at 30, High Street, it was heard.", []),
    ("A widow of forty-six, she ran the inn.", [(46, 46)]),
    ("A man of sixty in 1900, he had seen much.", [(60, 60)]),
    ("A man of 60 acres, of forty winks.", []),
    ("She turned 40 in May.", [(40, 40)]),
    ("The car turned 40 degrees.", []),
    ("It was cast by Rolf Lund, who was then thirty-one.", [(31, 31)]),
    ("In 1960 she celebrated her 80th birthday.", [(80, 80)]),
    ("On his fiftieth birthday he retired.", [(50, 50)]),
    ("A week before his fiftieth birthday he retired.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_ages(text: str, expected: list[tuple[int, int]]) -> None:
    """All the ages of a text, and no other number."""
    found = find_ages(text)
    assert [(age.low, age.high) for age in found] == expected
    assert all(age.text in text[age.start : age.end] for age in found)
