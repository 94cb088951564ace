"""The action, the hooks and the GitLab job: held against their published schemas, and run as their runners would run them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml
from pre_commit.clientlib import load_manifest

from tests.cli.repository import edit, git
from tests.cli.steps import write
from tests.reports.published import problems
from tests.test_project import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
GITLAB = yaml.safe_load(re.findall(r"^```yaml title=\.gitlab-ci\.yml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[0])
BIN = Path(sys.executable).parent
GH = """\
#!/usr/bin/env bash
# Keeps one comment in a file, as the host would, and writes down how it was called.
echo "$@" >> "$GH_LOG"
case "$*" in
  *--jq*) if [ -f "$GH_COMMENT" ]; then echo 42; fi ;;
  *) for word; do case "$word" in body=@*) cp "${word#body=@}" "$GH_COMMENT" ;; esac; done ;;
esac
"""

pytestmark = pytest.mark.slow


def vendored(name: str) -> dict[str, Any]:
    text = files("check_jsonschema").joinpath("builtin_schemas", "vendor", name).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two articles that agree, and its tables."""
    tmp_path = tmp_path_factory.mktemp("committed")
    folder = tmp_path / "town"
    (folder / "raw" / "town").mkdir(parents=True)
    write(folder / "raw/town/guide.txt", "The Aldersund Harbour Bridge is 650 metres long.\n")
    write(folder / "raw/town/history.txt", "It is the longest of the county. The Aldersund Harbour Bridge is 650 metres long.\n")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "town")
    assert bash("crossclaim run -q", folder).returncode == 0
    git(folder, "add", "raw", "extracted/*.csv", "extracted/*.json")
    git(folder, "commit", "--quiet", "--message", "The town")
    return folder


@pytest.fixture
def town(committed: Path, tmp_path: Path) -> Path:
    """The repository, to change."""
    return Path(shutil.copytree(committed, tmp_path / "town"))


def bash(script: str, folder: Path, **environment: str | Path) -> subprocess.CompletedProcess[str]:
    """The script as a step of GitHub Actions runs it, with the command of this environment."""
    given = {name: str(value) for name, value in environment.items()}
    path = os.pathsep.join([given.pop("FIRST", str(BIN)), str(BIN), os.environ["PATH"]])
    words = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
    return subprocess.run(words, cwd=folder, env={**os.environ, "PATH": path, **given}, capture_output=True, encoding="utf-8", check=False)


def step(name: str) -> dict[str, Any]:
    (found,) = (step for step in ACTION["runs"]["steps"] if step.get("name") == name)
    return dict(found)


def check(town: Path, base: str = "main") -> tuple[int, str, Path]:
    """The step that checks: its exit code, what it prints, and the folder of its files."""
    temp = town.parent / "temp"
    temp.mkdir(exist_ok=True)
    where = {"RUNNER_TEMP": temp, "GITHUB_STEP_SUMMARY": temp / "summary.md", "GITHUB_OUTPUT": temp / "output"}
    done = bash(step("Check")["run"], town, BASE=base, FAIL_ON="", **where)
    return done.returncode, done.stdout + done.stderr, temp


# ---- the action
def test_the_action_is_as_its_schema_says() -> None:
    assert problems(ACTION, vendored("github-actions.json")) == []


def test_no_step_puts_what_others_wrote_into_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert [script for script in scripts if "${{" in script] == []


def test_the_action_passes_where_all_is_fine(town: Path) -> None:
    """And where the base has no tables yet, so that there is nothing to compare with."""
    git(town, "checkout", "--quiet", "--orphan", "empty")
    git(town, "rm", "--quiet", "--cached", "-r", ".")
    git(town, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    code, said, temp = check(town, base="empty")
    assert (code, "::error" in said) == (0, False), said
    assert "Found nothing that disagrees." in (temp / "summary.md").read_text(encoding="utf-8")
    assert (temp / "output").read_text(encoding="utf-8") == f"sarif={temp}/crossclaim.sarif\n"


def test_the_action_stops_a_new_conflict_and_shows_both_values(town: Path) -> None:
    """And tables that were left behind, which it makes anew to say what the change brings."""
    edit(town / "raw/town/guide.txt", "650", "560")
    code, said, temp = check(town)
    assert code == 1
    assert "::error title=crossclaim::The tables are not those of the articles." in said
    assert "::error file=raw/town/guide.txt,line=1,endLine=1," in said
    comment = (temp / "crossclaim.md").read_text(encoding="utf-8")
    assert comment.startswith("<!-- crossclaim report -->\n")
    assert "| The Aldersund Harbour Bridge is 650 metres long. | The Aldersund Harbour Bridge is 560 metres long." in comment
    assert len(json.loads((temp / "crossclaim.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) >= 1


def test_the_action_cannot_check_without_articles(town: Path) -> None:
    shutil.rmtree(town / "raw")
    assert check(town)[0] == 2


def test_there_is_only_ever_one_comment(town: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH, encoding="utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    temp = tmp_path / "temp"
    temp.mkdir()
    where = {
        "RUNNER_TEMP": temp,
        "GITHUB_REPOSITORY": "ada/town",
        "NUMBER": "7",
        "GH_LOG": tmp_path / "log",
        "GH_COMMENT": tmp_path / "comment",
    }
    for words in ("first", "second"):
        (temp / "crossclaim.md").write_text(words, encoding="utf-8")
        done = bash(step("Comment")["run"], town, FIRST=tmp_path / "bin", **where)
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "comment").read_text(encoding="utf-8") == words
    calls = [line.split() for line in (tmp_path / "log").read_text(encoding="utf-8").splitlines()]
    assert [next(word for word in call if word.startswith("repos/")) for call in calls] == [
        *("repos/ada/town/issues/7/comments", "repos/ada/town/issues/7/comments"),
        *("repos/ada/town/issues/7/comments", "repos/ada/town/issues/comments/42"),
    ]


# ---- the hooks
def test_pre_commit_reads_the_hooks() -> None:
    assert [hook["id"] for hook in load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))] == ["crossclaim", "crossclaim-tables"]


def test_the_hooks_and_the_gitlab_job_run(town: Path) -> None:
    entries = {hook["id"]: shlex.join(shlex.split(hook["entry"])) for hook in HOOKS}
    edit(town / "raw/town/guide.txt", "650", "560")
    assert bash(entries["crossclaim-tables"], town).returncode == 1
    assert bash(entries["crossclaim"], town).returncode == 1
    job = GITLAB["crossclaim"]
    install, *script = job["script"]
    assert install.startswith("pip install")
    assert [bash(line, town).returncode for line in script] == [0, 0, 1]
    reports = job["artifacts"]["reports"]
    assert len(json.loads((town / reports["codequality"]).read_text(encoding="utf-8"))) >= 1
    assert JUnitXml.fromstring((town / reports["junit"]).read_bytes()).failures >= 1


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("raw/town/guide.txt", {"crossclaim", "crossclaim-tables"}),
        ("rules/predicates/x.yaml", {"crossclaim", "crossclaim-tables"}),
        ("extracted/claims.csv", {"crossclaim-tables"}),
        ("docs/raw/x.txt", set()),
        ("README.md", set()),
    ],
)
def test_which_files_call_the_hooks(path: str, hooks: set[str]) -> None:
    assert {hook["id"] for hook in HOOKS if re.search(hook["files"], path)} == hooks


# ---- GitLab
def test_the_gitlab_job_is_as_its_schema_says() -> None:
    assert problems(GITLAB, vendored("gitlab-ci.json")) == []
