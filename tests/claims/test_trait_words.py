"""Phrases of which two cannot both be true of a thing, read from the rule file."""

from __future__ import annotations

import pytest

from pipeline.claims.trait_words import Phrase, read_traits

LISTED = {
    "why": "for a test",
    "species": ["venom"],
    "venom": {"venomous": ["venomous", "venom glands"], "not venomous": ["without venom"]},
    "people": {"inhabited": ["people live on *"], "uninhabited": ["nobody lives there"]},
    "success": {"a success": ["~audiences flocked"]},
}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the snake is venomous", Phrase("venom", "venomous", "subject")),
        ("it has two venom glands", Phrase("venom", "venomous", "subject")),
        ("people live on little holm", Phrase("people", "inhabited", "behind")),
        ("nobody lives there now", Phrase("people", "uninhabited", "topic")),
        ("audiences flocked to it", Phrase("success", "a success", "topic")),
    ],
)
def test_a_phrase_is_found_in_a_sentence(text: str, phrase: Phrase) -> None:
    assert [found for _, _, found in read_traits(LISTED).find(text)] == [phrase]


@pytest.mark.parametrize("text", ["the snake is non-venomous", "venomously", "people lived on it", "audiences stayed away", "for a test"])
def test_other_words_are_no_phrase(text: str) -> None:
    assert list(read_traits(LISTED).find(text)) == []


def test_no_phrases_find_nothing() -> None:
    assert list(read_traits({}).find("the snake is venomous")) == []
