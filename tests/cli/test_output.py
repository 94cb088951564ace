"""What the terminal gets, and what it does not."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.output import has_colour, width, write_file
from pipeline.errors import PipelineError
from tests.cli.steps import Ended

Crossclaim = Callable[..., Ended]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colour"),
    [
        (Terminal, {}, True),
        (Terminal, {"NO_COLOR": ""}, True),
        (Terminal, {"NO_COLOR": "1"}, False),
        (Terminal, {"NO_COLOR": "0"}, False),
        (Terminal, {"TERM": "dumb"}, False),
        (io.StringIO, {}, False),
        (io.StringIO, {"TERM": "xterm-256color"}, False),
    ],
)
def test_colour(monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], environment: dict[str, str], colour: bool) -> None:
    monkeypatch.setattr("sys.stdout", stream())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert has_colour() is colour


@pytest.mark.parametrize(
    ("stream", "columns", "expected"),
    [(Terminal, "72", 72), (Terminal, "10", 40), (io.StringIO, "72", 100)],
    ids=["terminal", "narrow", "file"],
)
def test_width(monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], columns: str, expected: int) -> None:
    monkeypatch.setattr("sys.stdout", stream())
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == expected


def test_a_terminal_and_a_file_get_the_same_words(project: Path, crossclaim: Crossclaim, monkeypatch: pytest.MonkeyPatch) -> None:
    crossclaim("run")
    plain = crossclaim("check").out
    terminal = Terminal()
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout", terminal)
    crossclaim("check")
    coloured = terminal.getvalue()
    assert "\x1b[1;31m1913\x1b[0m" in coloured
    without = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in without.splitlines()] == plain.splitlines()


def test_a_file_gets_no_colour_on_a_terminal(project: Path, crossclaim: Crossclaim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    assert crossclaim("run", "--output", "report.txt").code == 1
    assert "\x1b" not in Path("report.txt").read_text(encoding="utf-8")


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_file(tmp_path / "report.txt", "ä\n")
    assert (tmp_path / "report.txt").read_bytes() == "ä\n".encode()
    (tmp_path / "folder").mkdir()
    with pytest.raises(PipelineError) as caught:
        write_file(tmp_path / "folder", "x")
    assert str(caught.value) == f"{tmp_path / 'folder'}: the report cannot be written: Is a directory"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "report.txt"]


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(pipe, "ä\n")
        assert os.read(reader, 10) == "ä\n".encode()
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
