"""Which words are underlined, as cases: «…» stands around what is marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.marks import differences, mark

FIELDS = ("value_text", "date_text", "verb_form", "subject", "object")

CASES = {
    "value": ("value", [{"value_text": "650"}, {"value_text": "50"}], ["Here «650» people, of 1650.", "Only «50» in 1950."]),
    "value not there as a word": ("value", [{"value_text": "50"}, {"value_text": "7"}], ["«opened» with 500 people", "with «7»"]),
    "the one nearest to the trigger": (
        "value",
        [{"value_text": "50"}, {}],
        ["In 50 cities it was opened with «50» people.", "It «opened»."],
    ),
    "date": ("date", [{"date_text": "3 May 1911"}, {"date_text": "1913"}], ["opened on «3 May 1911».", "opened in «1913»."]),
    "verb": ("modality", [{"verb_form": "will be opened"}, {"verb_form": "opened"}], ["It «will be opened».", "It «opened» early."]),
    "verb in two pieces": ("modality", [{"verb_form": "was opened"}, {"verb_form": "opened"}], ["It was never «opened».", "It «opened»."]),
    "holder differs": (
        "uniqueness",
        [{"subject": "Ada", "object": "Osh"}, {"subject": "Bo", "object": "Osh"}],
        ["«Ada» is mayor of Osh.", "«Bo» is mayor of Osh."],
    ),
    "both differ": (
        "entity",
        [{"subject": "Ada", "object": "Osh"}, {"subject": "Bo", "object": "Och"}],
        ["«Ada» rules «Osh».", "«Bo» rules «Och»."],
    ),
    "wording": ("wording", [{}, {}], ["an office «will be opened» in Osh", "an office «would open» in Osh"]),
    "a word too many": ("wording", [{}, {}], ["They were «not» tested.", "They were tested."]),
    "punctuation": ("wording", [{}, {}], ["It opened«,» they say.", "It opened they say."]),
    "same words": ("wording", [{}, {}], ["It opened.", "It opened."]),
    "regular expressions": ("value", [{"value_text": "5.0 (+)"}, {"value_text": "$5"}], ["opened with «5.0 (+)»", "opened for «$5»"]),
    "three": ("date", [{"date_text": "1911"}, {"date_text": "1912"}, {"date_text": "1913"}], ["in «1911»", "in «1912»", "in «1913»"]),
}


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and where they stood."""
    spans: list[tuple[int, int]] = []
    for number, match in enumerate(re.finditer("«([^»]*)»", text)):
        start = match.start() - 2 * number
        spans.append((start, start + len(match[1])))
    assert text.count("«") == text.count("»") == len(spans)
    return text.replace("«", "").replace("»", ""), tuple(spans)


@pytest.mark.parametrize(("type_", "claims", "texts"), CASES.values(), ids=CASES)
def test_marked_words(type_: str, claims: list[dict[str, str]], texts: list[str]) -> None:
    expected = [unmarked(text) for text in texts]
    rows = [
        dict.fromkeys(FIELDS) | {"trigger": "opened", "evidence": text} | claim for claim, (text, _) in zip(claims, expected, strict=True)
    ]
    assert mark(type_, rows) == [spans for _, spans in expected]


@given(st.text("ab ,.", max_size=30), st.text("ab ,.", max_size=30))
def test_taking_out_what_differs_leaves_words_of_the_other(text: str, other: str) -> None:
    words = re.compile(r"\w+|[^\w\s]")
    spans = differences(text, other)
    assert spans == sorted(spans)
    kept = [match.group() for match in words.finditer(text) if not any(start <= match.start() < end for start, end in spans)]
    rest = iter(words.findall(other))
    assert all(word in rest for word in kept)
    assert differences(text, text) == []
