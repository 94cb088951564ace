"""The action, the hooks and the GitLab job: held against their published schemas, and run as their runners would run them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from junitparser import JUnitXml
from pre_commit.clientlib import load_config, load_manifest

import pipeline
from pipeline.reports.markdown import MARK
from tests.cli.repository import KEEPERS, edit, git
from tests.cli.steps import write
from tests.reports.consumers import annotations
from tests.reports.published import problems
from tests.test_project import ROOT, tracked_files

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = {title: yaml.safe_load(text) for title, text in re.findall(r"^```yaml title=(\S+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)}
"""The YAML files that the README shows."""
GITLAB = SHOWN[".gitlab-ci.yml"]
BIN = Path(sys.executable).parent
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


def check(town: Path, base: str = "main", workspace: Path | None = None) -> tuple[int, str, Path]:
    """The step that checks: its exit code, what it prints, and the folder of its files."""
    temp = town.parent / "temp"
    temp.mkdir(exist_ok=True)
    where = {"GITHUB_WORKSPACE": workspace or town} | {
        "RUNNER_TEMP": temp,
        "GITHUB_STEP_SUMMARY": temp / "summary.md",
        "GITHUB_OUTPUT": temp / "output",
    }
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


def test_a_project_below_the_top_names_files_that_github_finds(town: Path) -> None:
    """The runner, and the upload to code scanning, make the whole name of a file one from the top of the repository."""
    edit(town / "raw/town/guide.txt", "650", "560")
    code, said, temp = check(town, workspace=town.parent)
    article = town / "raw/town/guide.txt"
    assert code == 1
    assert {properties.get("file") for _, properties, _ in annotations(said)} >= {article.as_posix()}
    (result, *_) = json.loads((temp / "crossclaim.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": article.as_uri()}


def test_the_base_of_a_shallow_checkout_is_fetched(town: Path, tmp_path: Path) -> None:
    """As actions/checkout leaves it: one commit, and the base not among what is there."""
    base = git(town, "rev-parse", "HEAD").strip()
    edit(town / "raw/town/guide.txt", "650", "560")
    assert bash("crossclaim run -q", town).returncode == 1
    git(town, "commit", "--quiet", "--all", "--message", "Other figures")
    git(town, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(tmp_path, "clone", "--quiet", "--depth=1", town.as_uri(), "clone")
    assert bash(f"git cat-file -e {base}", tmp_path / "clone").returncode != 0
    code, said, temp = check(tmp_path / "clone", base=base)
    assert (code, said.count("::error file=raw/town/")) == (1, 2), said
    assert "conflicts: 1 new, 0 solved; claims: 1 changed" in (temp / "summary.md").read_text(encoding="utf-8")


def test_the_action_cannot_check_without_articles(town: Path) -> None:
    shutil.rmtree(town / "raw")
    assert check(town)[0] == 2


class Api(BaseHTTPRequestHandler):
    """The comments of pull requests, as GitHub's API keeps them: two to a page."""

    server: Host

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        page = int(parse_qs(address.query).get("page", ["1"])[0])
        more = (
            {"Link": f'<{self.server.url}{address.path}?per_page=2&page={page + 1}>; rel="next"'}
            if page * 2 < len(self.server.comments)
            else {}
        )
        self._answer(200, [{"id": key, "body": body} for key, body in self.server.comments.items()][page * 2 - 2 : page * 2], more)

    def do_POST(self) -> None:
        self._write(max(self.server.comments, default=0) + 1)

    def do_PATCH(self) -> None:
        self._write(int(self.path.rpartition("/")[2]))

    def _write(self, key: int) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        if not self.server.refuses:
            self.server.comments[key] = body
        self._answer(403 if self.server.refuses else 200, {"id": key}, {})

    def _answer(self, code: int, content: object, headers: dict[str, str]) -> None:
        self.server.calls.append((self.command, self.path.partition("?")[0], str(self.headers["Authorization"])))
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *args: object) -> None:
        """Nothing: tests compare what is written."""


class Host(ThreadingHTTPServer):
    """A server on loopback, with what it holds and how it was called."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Api)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.comments: dict[int, str] = {}
        self.calls: list[tuple[str, str, str]] = []
        self.refuses = False


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def comment(host: Host, folder: Path, words: str) -> subprocess.CompletedProcess[str]:
    """The step that comments, with a report that says the words."""
    temp = folder / "temp"
    temp.mkdir(exist_ok=True)
    (temp / "crossclaim.md").write_text(f"{MARK}\n{words}", encoding="utf-8")
    where = {"GITHUB_API_URL": host.url, "GITHUB_REPOSITORY": "ada/town", "GITHUB_ACTION_PATH": ROOT, "RUNNER_TEMP": temp}
    return bash(step("Comment")["run"], folder, GH_TOKEN="a token", NUMBER="7", no_proxy="127.0.0.1", **where)


def test_there_is_only_ever_one_comment(host: Host, tmp_path: Path) -> None:
    """Found among those of others, on whatever page it stands."""
    host.comments |= {1: "Fine by me.", 2: f"What is {MARK}?", 3: ""}
    for words in ("first: 1 · “Өзгөн”", "second", "second"):
        done = comment(host, tmp_path, words)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert host.comments == {1: "Fine by me.", 2: f"What is {MARK}?", 3: "", 4: f"{MARK}\n{words}"}
    listed = ("GET", "/repos/ada/town/issues/7/comments", "Bearer a token")
    rewritten = ("PATCH", "/repos/ada/town/issues/comments/4", "Bearer a token")
    assert host.calls == [listed, listed, ("POST", *listed[1:]), *(listed, listed, rewritten) * 2]


def test_a_token_that_may_not_comment_fails_nothing(host: Host, tmp_path: Path) -> None:
    """As that of a pull request from a fork."""
    host.refuses = True
    done = comment(host, tmp_path, "first")
    said = "The comment was not written: the token may not (403); it needs the permission pull-requests, write."
    assert (done.returncode, done.stdout, done.stderr) == (0, f"::warning title=crossclaim::{said}\n", "")
    assert host.comments == {}


def test_without_a_report_there_is_no_comment(host: Host, tmp_path: Path) -> None:
    done = bash(step("Comment")["run"], tmp_path, GITHUB_API_URL=host.url, GITHUB_ACTION_PATH=ROOT, RUNNER_TEMP=tmp_path)
    assert (done.returncode, host.calls) == (0, [])


def test_the_upload_gets_what_it_takes() -> None:
    """As the upload's own `action.yml` names its inputs."""
    upload = step("Upload to code scanning")
    assert upload["uses"] == "github/codeql-action/upload-sarif@v4"
    assert upload["with"] == {"sarif_file": "${{ steps.check.outputs.sarif }}", "category": "crossclaim"}
    assert step("Check")["id"] == "check"
    assert 'echo "sarif=' in step("Check")["run"]


def test_the_workflow_shown_calls_the_action() -> None:
    workflow = SHOWN[".github/workflows/crossclaim.yaml"]
    assert problems(json.loads(json.dumps(workflow).replace('"true":', '"on":', 1)), vendored("github-workflows.json")) == []
    (call,) = (step for step in workflow["jobs"]["facts"]["steps"] if step["uses"] == "./crossclaim")
    assert call["with"].keys() <= ACTION["inputs"].keys()
    needed = {name.replace("_", "-") for name in re.findall(r"permission ([a-z-]+), write", str(ACTION["inputs"]))}
    assert {name for name, level in workflow["permissions"].items() if level == "write"} == needed == {"pull-requests", "security-events"}


# ---- the hooks
def test_pre_commit_reads_the_hooks() -> None:
    assert [hook["id"] for hook in load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))] == ["crossclaim", "crossclaim-tables"]


def test_the_configuration_shown_names_the_hooks(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(yaml.safe_dump(SHOWN[".pre-commit-config.yaml"]), encoding="utf-8")
    (repository,) = load_config(str(tmp_path / "config.yaml"))["repos"]
    assert sorted(hook["id"] for hook in repository["hooks"]) == sorted(hook["id"] for hook in HOOKS)
    assert repository["rev"] == f"v{pipeline.__version__}"


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


def test_pre_commit_installs_and_runs_the_hooks(town: Path, tmp_path: Path) -> None:
    """From a repository with the tracked files of this one; dependencies come from this environment, so that no network is needed."""
    published = tmp_path / "published"
    for path in tracked_files():
        there = published / path.relative_to(ROOT)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, there)
    git(published, "init", "--quiet", "--initial-branch=main")
    git(published, "add", "--all")
    git(published, "commit", "--quiet", "--message", "All")
    # PIP_NO_BUILD_ISOLATION is read the wrong way round: 0 switches isolation off.
    offline = {"PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": sysconfig.get_path("purelib")}
    edit(town / "raw/town/guide.txt", "650", "560")
    for hook, expected in (
        ("crossclaim-tables", "is out of date; run crossclaim extract"),
        ("crossclaim", "560 metres here, 650 metres there"),
    ):
        words = f"pre-commit try-repo {shlex.quote(str(published))} {hook} --files raw/town/guide.txt"
        done = bash(words, town, PRE_COMMIT_HOME=tmp_path / "home", **offline, **KEEPERS)
        assert (done.returncode, expected in done.stdout) == (1, True), done.stdout + done.stderr
        assert "Failed" in done.stdout
    done = bash(
        f"pre-commit try-repo {shlex.quote(str(published))} --files README.md",
        town,
        PRE_COMMIT_HOME=tmp_path / "home",
        **offline,
        **KEEPERS,
    )
    assert (done.returncode, done.stdout.count("(no files to check)Skipped")) == (0, 2), done.stdout + done.stderr


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
