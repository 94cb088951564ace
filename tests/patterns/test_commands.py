"""`rules list` and `rules test` as they are typed."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline
from pipeline.claims.extractors import EXTRACTORS
from pipeline.cli.main import run
from pipeline.rulebook import load_rulebook

Typed = Callable[..., tuple[int, str, str]]

PATTERN = """\
kind: token
pattern:
  - {LOWER: bell, AS: bell}
  - {LOWER: rings}
claim: {kind: event, trigger: bell}
why: A bell that rings is an event.
finds:
  a bell:
    text: The bell rings.
    claims: [{trigger: bell, kind: event}]
ignores:
  no bell: The phone rings.
"""
ARTICLE = "The bridge was opened in 1911. The bell rings.\n\nThe mill was sold in 1920.\n"


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(list(words))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "guide.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "rules" / "patterns").mkdir(parents=True)
    (tmp_path / "rules" / "patterns" / "bell.yaml").write_text(PATTERN, encoding="utf-8")
    return tmp_path


def figures(printed: str) -> dict[str, list[str]]:
    """The words behind each rule of the first two parts of the list."""
    part = printed.partition("conflicts (")[0]
    known = {*EXTRACTORS, *(rule.id for rule in load_rulebook().patterns), "bell"}
    return {words[0]: words[1:] for line in part.splitlines() if (words := line.split()) and line[2:3].strip() and words[0] in known}


def test_rules_of_all_sorts_are_listed_without_tables(project: Path, typed: Typed) -> None:
    code, out, err = typed("rules", "list")
    assert (code, err) == (0, "")
    rulebook = load_rulebook()
    listed = {line.split()[0] for line in out.splitlines() if line.startswith("  ") and line[2:3].strip()}
    assert {*EXTRACTORS, "bell", *rulebook.predicates, *(rule.id for rule in (*rulebook.patterns, *rulebook.conflicts))} <= listed
    assert figures(out)["bell"] == ["token", "rules/patterns/bell.yaml"]
    assert figures(out)["state_since"] == ["token", "crossclaim"]
    assert "There are no tables in extracted, so nothing is counted" in out


def test_claims_are_counted_and_held_against_gold(project: Path, typed: Typed) -> None:
    assert typed("extract", "-q")[0] == 0
    out = typed("rules", "list")[1]
    assert figures(out)["clause"] == ["general", "2", "crossclaim"]
    assert figures(out)["bell"] == ["token", "1", "rules/patterns/bell.yaml"]
    assert figures(out)["state_since"] == ["token", "0", "crossclaim", "never", "fires", "here"]
    gold = {
        "source_id": "guide",
        "char_start": 0,
        "char_end": 30,
        "trigger": "opened",
        "date_start": "1911-01-01",
        "date_end": "1911-12-31",
    }
    (project / "gold").mkdir()
    (project / "gold" / "guide.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    out = typed("rules", "list", "--gold", "gold")[1]
    assert figures(out)["clause"] == ["general", "2", "0.50", "1.00", "crossclaim"]
    assert figures(out)["bell"] == ["token", "1", "-", "0.00", "rules/patterns/bell.yaml"]
    (project / "gold" / "guide.jsonl").write_text(json.dumps({**gold, "trigger": "closed"}), encoding="utf-8")
    out = typed("rules", "list", "--gold", "gold")[1]
    assert figures(out)["clause"] == ["general", "2", "0.00", "0.00", "crossclaim", "mostly", "wrong"]


def test_gold_without_anything_to_judge(project: Path, typed: Typed) -> None:
    (project / "gold").mkdir()
    said = "crossclaim: there are no tables in extracted to hold against gold; make them with `crossclaim extract`\n"
    assert typed("rules", "list", "--gold", "gold") == (2, "", said)
    assert typed("extract", "-q")[0] == 0
    (project / "gold" / "other.jsonl").write_text(
        '{"source_id": "other", "char_start": 0, "char_end": 9, "trigger": "x"}', encoding="utf-8"
    )
    said = "crossclaim: no claim of extracted is from an article that gold annotates\n"
    assert typed("rules", "list", "--gold", "gold") == (2, "", said)


def test_examples_that_pass(project: Path, typed: Typed) -> None:
    assert typed("rules", "test", "bell") == (0, "2 examples of 1 rule: all as they should be.\n", "")


def test_examples_that_fail(project: Path, typed: Typed) -> None:
    path = Path("rules/patterns/bell.yaml")
    path.write_text(PATTERN.replace("{trigger: bell,", "{trigger: clock,").replace("The phone", "A bell"), encoding="utf-8")
    code, out, _ = typed("rules", "test", "bell")
    assert code == 1
    assert out.splitlines() == [
        f'{path}:8: "a bell" should make trigger clock, kind event, and makes trigger bell, kind event',
        f'{path}:12: "no bell" should make no claim, and makes trigger bell, subject null, object null, date_edtf null, value_text null',
        "2 examples of 1 rule: 2 failed.",
    ]


def test_a_conflict_rules_example_that_fails(project: Path, typed: Typed) -> None:
    folder = project / "rules" / "conflicts"
    folder.mkdir()
    shipped = next(rule for rule in load_rulebook().conflicts if rule.id == "life_in_order").place.path.read_text(encoding="utf-8")
    head, found, tail = shipped.partition("\nconflicts:")
    assert found
    swapped = tail.replace("\nagrees:", "\nmarker:").replace("\nmarker:", "\nconflicts:")
    (folder / "wrong_way_round.yaml").write_text(f"{head}\nagrees:{swapped}", encoding="utf-8")
    code, out, _ = typed("rules", "test", "wrong_way_round")
    assert code == 1
    lines = out.splitlines()[:-1]
    assert lines
    assert all(line.startswith("rules/conflicts/wrong_way_round.yaml:") for line in lines)
    assert any(" is reported: " in line for line in lines)
    assert any(line.endswith(" should be reported, and is not") for line in lines)


def test_a_typing_error_tests_nothing(project: Path, typed: Typed) -> None:
    code, out, err = typed("rules", "test", "bel_")
    assert (code, out) == (2, "")
    assert 'no rule id begins with "bel_"' in err


@pytest.mark.parametrize("rule_id,is_loaded", [("life_in_order", False), ("capital_by_name", True)])
def test_spacy_is_loaded_for_pattern_rules_alone(rule_id: str, is_loaded: bool) -> None:
    code = f"import sys; from pipeline.cli.main import run; code = run(['rules', 'test', '{rule_id}']); print(code, 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == f"0 {is_loaded}"


def test_every_claim_of_the_tables_is_somebodys(root: Path) -> None:
    tables = pipeline.extract(root / "raw")
    made = set(tables.claims["rule_id"])
    assert made - {rule.id for rule in load_rulebook().patterns} <= set(EXTRACTORS)
    assert {"clause", "quantity", "plan"} <= made
