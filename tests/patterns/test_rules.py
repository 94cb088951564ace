"""The examples in `rules/patterns/`, one test each: what a rule says that it finds, to the field, and what it says that it ignores."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.claims.examples import PatternExample, read_examples, run_pattern_examples
from pipeline.errors import RuleError
from pipeline.rulebook import PatternRule, load_rulebook
from pipeline.rulebook.rules import Place
from pipeline.settings import Settings

RULEBOOK = load_rulebook()
NAMES = [(rule.id, name) for rule in RULEBOOK.patterns for name in (*rule.finds, *rule.ignores)]


@pytest.fixture(scope="module")
def examples() -> dict[tuple[str, str], PatternExample]:
    return {(example.rule_id, example.name): example for example in run_pattern_examples(RULEBOOK, Settings())}


@pytest.mark.parametrize("rule_id,name", NAMES, ids=[f"{rule_id}: {name}" for rule_id, name in NAMES])
def test_example(rule_id: str, name: str, examples: dict[tuple[str, str], PatternExample]) -> None:
    example = examples[rule_id, name]
    assert example.found == example.wanted, example.text


def test_every_example_is_run(examples: dict[tuple[str, str], PatternExample]) -> None:
    assert list(examples) == NAMES


def test_a_rule_that_says_too_much_fails() -> None:
    """A rule without its examples' words finds nothing, and one that is told to ignore what it finds is caught."""
    rule = next(rule for rule in RULEBOOK.patterns if rule.id == "capital_by_name")
    text = "In Peru's capital, Lima, the envoys met twice."
    false = {"text": text, "claims": [{"subject": "Cusco"}]}
    broken = replace(rule, finds={"another city": false}, ignores={"found after all": text})
    found = run_pattern_examples(replace(RULEBOOK, patterns=(broken,)), Settings())
    told = {"trigger": "capital", "subject": "Lima", "object": "Peru", "date_edtf": None, "value_text": None}
    assert [(example.name, example.passed, example.found) for example in found] == [
        ("another city", False, ({"subject": "Lima"},)),
        ("found after all", False, (told,)),
    ]


def test_without_pattern_rules_nothing_is_run() -> None:
    assert run_pattern_examples(replace(RULEBOOK, patterns=()), Settings(model="no_such_pipeline")) == []


@pytest.mark.parametrize(
    "finds,ignores,message",
    [
        ({"a": "text"}, {}, 'the example "a" must hold a text, and the claims that the rule makes of it'),
        ({"a": {"text": "t"}}, {}, 'the example "a" must hold a text, and the claims that the rule makes of it'),
        ({"a": {"text": "t", "claims": []}}, {}, 'the claims of the example "a" must be a list, each with the fields that matter'),
        ({"a": {"text": "t", "claims": [{}]}}, {}, 'the claims of the example "a" must be a list, each with the fields that matter'),
        ({"a": {"text": "t", "claims": [{"subjct": "x"}]}}, {}, 'the example "a" names "subjct", which is no field of a claim'),
        ({}, {"a": ["t"]}, 'the example "a" must be a text'),
    ],
)
def test_an_example_that_is_not_written_as_examples_are(finds: dict[str, object], ignores: dict[str, object], message: str) -> None:
    rule = PatternRule(
        "r", "token", ({"LOWER": "a"},), {"kind": "state"}, "why", finds, ignores, Place(Path("r.yaml"), {"finds": 3, "ignores": 9})
    )
    with pytest.raises(RuleError) as caught:
        list(read_examples(rule))
    assert caught.value.describe() == f"r.yaml:{3 if finds else 9}: {message}"
