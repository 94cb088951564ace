"""Every rule says why it is there, and shows what it does: at least two examples of what it is for, and two near misses."""

import pytest

from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook()
ALL = [*RULEBOOK.patterns, *RULEBOOK.conflicts, *RULEBOOK.predicates.values()]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: f"{type(rule).__name__}: {rule.id}")
def test_a_rule_says_why(rule: object) -> None:
    why = getattr(rule, "why", "").strip()
    assert len(why.split()) >= 4, why
    assert why.endswith((".", ":")), why


@pytest.mark.parametrize("name", sorted(RULEBOOK.lexicons))
def test_a_lexicon_says_why(name: str) -> None:
    assert len(str(RULEBOOK.lexicons[name].get("why", "")).split()) >= 4


@pytest.mark.parametrize("rule", RULEBOOK.patterns, ids=lambda rule: rule.id)
def test_a_pattern_rule_shows_hits_and_near_misses(rule: object) -> None:
    assert len(rule.finds) >= 2
    assert len(rule.ignores) >= 2


@pytest.mark.parametrize("rule", RULEBOOK.conflicts, ids=lambda rule: rule.id)
def test_a_conflict_rule_shows_hits_and_near_misses(rule: object) -> None:
    assert rule.conflicts
    assert rule.agrees


def test_no_example_stands_in_two_rules() -> None:
    """A text that two rules claim to find belongs to neither."""
    texts = [example["text"] for rule in RULEBOOK.patterns for example in rule.finds.values()]
    assert len(texts) == len(set(texts))
