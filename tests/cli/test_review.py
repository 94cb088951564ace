"""`crossclaim review` as it is typed: what it says, what it refuses, and how it ends."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.steps import Ended, write

Crossclaim = Callable[..., Ended]


def test_it_answers_until_it_is_interrupted(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    shutil.rmtree(project / "rules")
    code = "from pipeline.cli import main; main(['review', '--port', '0', '--no-open', '--who', 'Ada Berg'])"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as server:
        assert server.stdout is not None
        first = server.stdout.readline()
        assert first.startswith("Reviewing "), server.communicate()[1] if server.poll() else first
        address = first.split()[-1]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address) as answer:
            assert b'value="Ada Berg"' in answer.read()
        assert server.stdout.readline() == "Decisions go to rules. Stop with Ctrl+C.\n"
        server.send_signal(signal.SIGINT)
        assert server.communicate(timeout=20) == ("", "")
    assert server.returncode == 0


def test_it_needs_tables(project: Path, crossclaim: Crossclaim) -> None:
    ended = crossclaim("review", "--no-open")
    assert (ended.code, ended.out) == (2, "")
    assert "there are no tables here" in ended.err


def test_tables_with_other_columns_are_named(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    claims = project / "extracted" / "claims.csv"
    write(claims, claims.read_text(encoding="utf-8").replace("trigger", "head", 1))
    ended = crossclaim("review", "--no-open")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("crossclaim: extracted/claims.csv:1")


def test_a_broken_file_of_decisions_is_named_and_stays(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    write(project / "rules" / "accepted.yaml", "- id: x1\n  reasn: typo\n")
    assert crossclaim("review", "--no-open") == Ended(
        2, "", 'crossclaim: rules/accepted.yaml:2: unknown key "reasn"; known keys are id, fingerprint, reason, who, date, expires\n'
    )
    assert (project / "rules" / "accepted.yaml").read_text(encoding="utf-8") == "- id: x1\n  reasn: typo\n"


@pytest.mark.parametrize("name", ["accepted.yaml", "judged.yaml"])
def test_a_broken_file_of_decisions_stops_a_check_too(project: Path, crossclaim: Crossclaim, name: str) -> None:
    crossclaim("run")
    write(project / "rules" / name, "[\n")
    ended = crossclaim("check")
    assert (ended.code, ended.out) == (2, "")
    assert f"rules/{name}:2: this is not YAML" in ended.err


def test_a_port_in_use_is_named(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = crossclaim("review", "--no-open", "--port", str(port))
    assert ended == Ended(2, "", f"crossclaim: port {port} is in use; give another with --port, or --port 0 for any free one\n")


def test_run_writes_the_page_and_check_where_it_is_told(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    page = (project / "extracted" / "report.html").read_text(encoding="utf-8")
    assert crossclaim("check", "--format", "html", "--output", "page.html").code == 1
    assert (project / "page.html").read_text(encoding="utf-8") == page
    assert "The bridge was opened in 1911 or in 1913" in page
    assert crossclaim("check", "--format", "html").out == page
