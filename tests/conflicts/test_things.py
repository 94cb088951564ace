"""Which names are of one thing, which of two people, and which of neither for certain."""

from __future__ import annotations

import pytest

from pipeline.conflicts.lexicon import phrases, read_lexicon
from pipeline.conflicts.names import parse_name
from pipeline.conflicts.things import Words, are_two, part_of, proper_words, same_thing, sort_of
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook(None)
GAZETTEER = read_lexicon(RULEBOOK).gazetteer
WORDS = Words.of(RULEBOOK, {})


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Edwin Moe", "Leonard Holm", True),
        ("Sir John Holm", "Dame Margaret Holm", True),
        ("Paul Holm", "Peter Holm", True),
        ("Bill Holm", "William Holm", False),
        ("Bob Holm", "Robert Holm", False),
        ("Jack Holm", "John Holm", False),
        ("J. Holm", "John Holm", False),
        ("Holm", "John Holm", False),
        ("John Edward Holm", "Edward Holm", False),
        ("Ivan Petrov", "Ivan Petroff", False),
        ("Anna Kowalska", "Anna Kovalska", False),
        ("BBC", "British Broadcasting Corporation", False),
        ("KBX", "Northstar", True),
    ],
)
def test_two_people_or_one(one: str, other: str, two: bool) -> None:
    assert are_two(one, other, WORDS, GAZETTEER) is two
    assert are_two(other, one, WORDS, GAZETTEER) is two


@pytest.mark.parametrize(
    ("one", "other", "is_person", "same"),
    [
        ("Cold Harbour Lane", "Cold Harbour Lane", False, True),
        ("Cold Harbour Lane", "Harbour Lane", False, True),
        ("Cold Harbour Lane", "Lane", False, False),
        ("River Osk", "Osk", False, True),
        ("Ada Holm", "Holm", True, True),
        ("Ada Holm", "Eve Holm", True, False),
        ("Fort Hill Tower", "Port Ash Tower", False, False),
        ("Zenith 3", "Zenith 4", False, False),
        ("Robert Ivo Holm", "Bob Holm", True, True),
        ("Robert Ivo Holm", "Bill Holm", True, False),
    ],
)
def test_one_thing_or_two(one: str, other: str, is_person: bool, same: bool) -> None:
    named = proper_words(one, GAZETTEER), proper_words(other, GAZETTEER)
    assert same_thing(*named, is_person, WORDS.nicknames) is same
    assert same_thing(*named[::-1], is_person, WORDS.nicknames) is same


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Ada Holm", "person"),
        ("Ludwig van Holm", "person"),
        ("Holm & Sons", "body"),
        ("Alba Mining Company", "body"),
        ("Holm", "word"),
        ("team of engineers", None),
        ("Emperor Otto", None),
        ("Henry II", None),
    ],
)
def test_what_a_name_can_be_of(name: str, sort: str | None) -> None:
    assert sort_of(name, WORDS, GAZETTEER) == sort


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("tower of Harn Cathedral", "tower"),
        ("music for Silver Reeds", "music"),
        ("Harn Cathedral's north tower", "tower"),
        ("Harn's Lady Chapel", ""),
        ("Harn Cathedral", ""),
        ("city of Harn", ""),
        ("Treaty of Osk", ""),
        ("Harn terminus", ""),
    ],
)
def test_a_part_of_a_thing(name: str, part: str) -> None:
    assert part_of(parse_name(name, GAZETTEER), GAZETTEER) == part


def test_nothing_stands_in_for_lists_that_a_rule_leaves_out() -> None:
    assert WORDS.unless.pattern.pattern == phrases(()).pattern.pattern
    assert WORDS.works == []
