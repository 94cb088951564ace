"""The README of the rules: its list is the rules' own, and the rule that it teaches to write does what it says."""

import os
import re
import subprocess
import sys
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


@pytest.mark.slow
def test_the_rule_pack_shown_can_be_built_and_brings_its_rules(tmp_path: Path) -> None:
    """The files that the README lists, built to a wheel and installed: nothing is on the path but what arrived by that."""
    section = TEXT.partition("\n## Sharing rules\n")[2].partition("\n## ")[0]
    (tree, pyproject) = re.findall(r"^```(?:text|toml)\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    contents = {"pyproject.toml": pyproject, "__init__.py": "", **{Path(name).name: text for name, text in LESSONS}}
    files = paths_of(tree)
    assert sorted(path.name for path in files) == sorted(contents)
    for path in files:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(contents[path.name], encoding="utf-8")

    def ran(*command: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
        ended = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    pip = ("-m", "pip", "--disable-pip-version-check")
    ran(*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", "wheels", str(tmp_path / files[0].parts[0]))
    (wheel,) = (tmp_path / "wheels").glob("*.whl")
    ran(*pip, "install", "-q", "--no-deps", "--no-index", "--target", "site", str(wheel))
    command = "import sys; from pipeline.cli import main; sys.exit(main())"
    assert ran("-c", command, "rules", "test", "--pack", "towns") == "5 examples of 1 rule: all as they should be.\n"
    assert "from         crossclaim-towns 1.0.0\n" in ran("-c", command, "explain", "twin")


def paths_of(tree: str) -> list[Path]:
    """The files in a drawn tree of folders."""
    folders: list[str] = []
    files: list[Path] = []
    for line in tree.splitlines():
        name = line.rpartition(" ")[2]
        folders = folders[: (len(line) - len(name)) // 4]
        if name.endswith("/"):
            folders.append(name.rstrip("/"))
        else:
            files.append(Path(*folders, name))
    return files
