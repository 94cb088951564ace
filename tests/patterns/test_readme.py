"""The README of the rules: its list is the rules' own, and the rule that it teaches to write does what it says."""

import re
from pathlib import Path

import pytest

from pipeline.claims.examples import run_pattern_examples
from pipeline.rulebook import load_rulebook
from pipeline.settings import Settings
from tests.patterns.readme import README, cells, with_list

TEXT = README.read_text(encoding="utf-8")
LESSONS = [
    (re.findall(r"`rules/(\w+/\w+\.yaml)`", TEXT[: match.start()])[-1], match[1])
    for match in re.finditer(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
]


def test_the_list_is_that_of_the_rules() -> None:
    assert with_list(TEXT, load_rulebook()) == TEXT, "write it anew: python -m tests.patterns.readme"


def test_a_readme_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="has lost the marks"):
        with_list("# The rules\n", load_rulebook())


def test_a_cell_stays_on_its_line_and_in_its_column() -> None:
    assert cells(["a\nb", "c|d"]) == "| a b | c\\|d |"


def test_the_lesson_works(tmp_path: Path) -> None:
    assert [name for name, _ in LESSONS] == ["patterns/twin_town.yaml", "predicates/twin.yaml"]
    for name, text in LESSONS:
        path = tmp_path / "rules" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    rulebook = load_rulebook(tmp_path / "rules")
    assert rulebook.predicates["twin"].symmetric
    examples = [example for example in run_pattern_examples(rulebook, Settings()) if example.rule_id == "twin_town"]
    assert [(example.name, example.found) for example in examples] == [(example.name, example.wanted) for example in examples]
    assert [bool(example.wanted) for example in examples] == [True, True, False, False, False]
