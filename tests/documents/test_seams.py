"""Where sentences begin behind no full stop: labels of notes, and two dates side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.seams import SLIPPED, without_labels

LABELS = {
    "behind a semicolon": ("Ada sang; note - Bo danced", "Ada sang.        Bo danced"),
    "behind a bracket": ("Ada sang (2021); note: Bo danced", "Ada sang (2021).       Bo danced"),
    "behind a full stop": ("Ada sang. Note 2: Bo danced", "Ada sang.         Bo danced"),
    "behind no mark": ("Ada won the vote note: Bo danced", "Ada won the vote.      Bo danced"),
    "numbered": ("Ada gave a choir note 2: Bo danced", "Ada gave a choir.        Bo danced"),
    "twice": ("Ada sang note 2: note - Bo danced", "Ada sang.               Bo danced"),
    "in front": ("NB: Bo danced", "    Bo danced"),
    "somebody's": ("Ada left a note: Bo danced", None),
    "somebody's, with an adjective": ("Ada left her last note: Bo danced", None),
    "in brackets": ("Ada sang (a song; note - by Bo) then", None),
    "part of a word": ("Ada wrote footnote: Bo danced", None),
    "with a dash around an aside": ("Her note - a long one - was read", None),
    "a verb": ("Please note that Bo danced", None),
}

STOPS = {
    "in and in": ("It was founded in 2009 in 2018, the members signed", [23]),
    "in and since": ("Osk joined in 2004 since 2017, it has led", [19]),
    "with a month": ("Osk joined in May 2004 in December 2017, it led", [23]),
    "with a day": ("Osk joined in 2004 on 5 December 2017, it led", [19]),
    "a place behind the year": ("Osk joined in 2004 in Lund, and led", []),
    "a list": ("Osk won in 2004, in 2006, and in 2008", []),
    "no comma behind": ("It rose from 5 in 2009 in 2010 dollars", []),
}


@pytest.mark.parametrize(("text", "expected"), LABELS.values(), ids=list(LABELS))
def test_labels_of_notes(text: str, expected: str | None) -> None:
    found, starts = without_labels(text)
    assert found == (text if expected is None else expected)
    assert [found[start:] for start in starts] == ([] if expected is None else ["Bo danced"])


@pytest.mark.parametrize(("text", "expected"), STOPS.values(), ids=list(STOPS))
def test_slipped_full_stops(text: str, expected: list[int]) -> None:
    assert [seam.end() for seam in SLIPPED.finditer(text)] == expected


@given(st.lists(st.sampled_from(["Ada", "sang", "note", "Note 2", "NB", ": ", " - ", "; ", ". ", " ", "(", ")", "\n", "é"]), max_size=20))
def test_the_text_stays_as_long(parts: list[str]) -> None:
    text = "".join(parts)
    found, starts = without_labels(text)
    assert len(found) == len(text)
    assert all(0 < start < len(text) for start in starts)
