"""Which counted nouns can count one thing."""

from __future__ import annotations

import pytest

from pipeline.conflicts.lexicon import Lexicon, read_lexicon
from pipeline.rulebook import load_rulebook


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon(load_rulebook(None))


@pytest.mark.parametrize(
    ("a", "b", "may"),
    [
        ("men", "soldiers", True),
        ("soldiers", "garrison", True),
        ("musicians", "players", True),
        ("volumes", "books", True),
        ("labourers", "workers", True),
        ("miners", "workers", True),
        ("times", "performances", True),
        ("people", "patients", True),
        ("platforms", "platforms", True),
        ("singers", "instrumentalists", False),
        ("seats", "spectators", False),
        ("places", "people", False),
        ("soldiers", "nurses", False),
        ("miners", "weavers", False),
        ("bakers", "florists", False),  # two unlisted trades
        ("singers", "plumbers", False),
        ("books", "manuscripts", False),
        ("cattle", "sheep", False),
        ("deaths", "soldiers", False),
        ("people", "applications", None),  # though "applicants" are people
        ("platforms", "sidings", None),
        ("people", "plumbers", None),  # the plumbers may be the people
        ("books", "platforms", None),
    ],
)
def test_nouns_may_count_one(lexicon: Lexicon, a: str, b: str, may: bool | None) -> None:
    nouns = [lexicon.gazetteer.common(noun) for noun in (a, b)]
    assert lexicon.sorts.may_count_one(*nouns) is may
    assert lexicon.sorts.may_count_one(*reversed(nouns)) is may
