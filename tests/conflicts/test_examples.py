"""Every rule reports what its own file says, and nothing that it says it does not."""

import pytest

from pipeline.conflicts.examples import Example, run_examples
from pipeline.conflicts.kinds import KINDS, MODULES, check_rule
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook(None)
EXAMPLES = run_examples(RULEBOOK)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule_id}: {example.name}")
def test_an_example_does_what_its_rule_says(example: Example) -> None:
    assert example.passed, example.messages


@pytest.mark.parametrize("rule", RULEBOOK.conflicts, ids=lambda rule: rule.id)
def test_a_rule_has_an_example_of_both_sorts_and_a_kind(rule) -> None:
    check_rule(rule)
    assert rule.conflicts
    assert rule.agrees
    assert rule.why


def test_every_kind_but_the_users_own_has_a_rule() -> None:
    assert {rule.kind for rule in RULEBOOK.conflicts} == set(KINDS) - {"expression"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.KIND)
def test_a_kinds_docstring_is_its_manual(module) -> None:
    lines = (module.__doc__ or "").splitlines()
    shown = [line.split(":")[0] for line in lines if line.startswith(("Conflict:", "No conflict:"))]
    assert shown[0] == "Conflict"
    assert "No conflict" in shown


def test_a_message_names_nothing_that_its_kind_leaves_open() -> None:
    messages = [message for example in EXAMPLES for message in example.messages]
    assert len(messages) >= len(RULEBOOK.conflicts)
    assert not [message for message in messages if "{" in message or "  " in message or message != message.strip()]
