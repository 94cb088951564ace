"""Accepting all that there is, and comments in articles, on the command line."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.cli.steps import Ended, write

Crossclaim = Callable[..., Ended]
COMMENT = "<!-- crossclaim: ignore opened-once: the old date is of the first bridge -->\n"


def findings(ended: Ended) -> list[tuple[str, str | None]]:
    return [(finding["status"], finding["note"]) for finding in json.loads(ended.out)["findings"]]


def test_a_project_with_a_past_begins_quietly(project: Path, crossclaim: Crossclaim) -> None:
    assert crossclaim("run", "-q").code == 1
    ended = crossclaim("check", "--accept-all", "--reason", " known  when\nwe began ", "--who", "Ada", "--format", "json")
    today = datetime.date.today()
    assert (ended.code, findings(ended)) == (0, [("accepted", f"known when we began (Ada, {today})")])
    assert ended.err == f"crossclaim: 1 finding accepted in {Path('rules/accepted.yaml')}\n"
    assert crossclaim("check").code == 0
    write(project / "raw" / "leaflet.txt", "The bridge was opened in 1915.\n")
    ended = crossclaim("run", "--format", "json")
    assert (ended.code, [status for status, _ in findings(ended)]) == (1, ["new", "new", "accepted"])


def test_accepting_keeps_what_stands_there(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run", "-q")
    old = "# Ours.\n- id: x0\n  fingerprint: f0\n  reason: gone\n  who: Bo\n  date: 2020-01-01\n"
    write(project / "rules" / "accepted.yaml", old)
    assert crossclaim("check", "--accept-all", "--reason", "known", "--who", "Ada").code == 0
    text = (project / "rules" / "accepted.yaml").read_text(encoding="utf-8")
    assert text.startswith(old)
    assert [entry["reason"] for entry in yaml.safe_load(text)] == ["gone", "known"]
    assert crossclaim("check", "--accept-all", "--reason", "again", "--who", "Ada").code == 0
    assert (project / "rules" / "accepted.yaml").read_text(encoding="utf-8") == text


def test_only_what_is_selected_is_accepted(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run", "-q")
    assert crossclaim("check", "--accept-all", "--reason", "known", "--ignore", "opened").code == 0
    assert not (project / "rules" / "accepted.yaml").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--accept-all",), '--accept-all needs a reason that stands in accepted.yaml: --reason "…"'),
        (("--accept-all", "--reason", " "), '--accept-all needs a reason that stands in accepted.yaml: --reason "…"'),
        (("--reason", "x"), "they go with --accept-all"),
        (("--who", "x"), "they go with --accept-all"),
    ],
)
def test_accepting_needs_a_reason(project: Path, crossclaim: Crossclaim, options: tuple[str, ...], message: str) -> None:
    crossclaim("run", "-q")
    ended = crossclaim("check", *options)
    assert ended.code == 2
    assert message in ended.err
    assert not (project / "rules" / "accepted.yaml").exists()


def test_nothing_is_accepted_that_nobody_looked_at(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run", "-q")
    write(project / "raw" / "leaflet.txt", "The bridge was opened in 1915.\n")
    ended = crossclaim("check", "--accept-all", "--reason", "known")
    assert (ended.code, ended.out) == (2, "")
    assert "nothing is accepted: the articles in raw are not those of the tables (added: leaflet); run crossclaim run" in ended.err
    assert not (project / "rules" / "accepted.yaml").exists()


def test_a_comment_silences_a_finding(project: Path, crossclaim: Crossclaim) -> None:
    write(project / "raw" / "guide.txt", f"A guide.\n\n{COMMENT}The bridge was opened in 1911.\n")
    ended = crossclaim("run", "--format", "json")
    said = f"{Path('raw/guide.txt')}:3: the old date is of the first bridge"
    assert (ended.code, findings(ended)) == (0, [("accepted", said)])
    assert json.loads(ended.out)["summary"]["ignored"] == 1
    assert "Found 1 accepted (1 by a comment in an article)." in crossclaim("check").out


def test_a_comment_that_silences_nothing_is_reported(project: Path, crossclaim: Crossclaim) -> None:
    write(project / "raw" / "guide.txt", f"The bridge was opened in 1911.\n\n{COMMENT}The mill was opened in 1850.\n")
    ended = crossclaim("run", "--format", "json")
    assert ended.code == 1
    assert json.loads(ended.out)["notes"] == [
        f"{Path('raw/guide.txt')}:3: the comment silences nothing: no finding of opened-once names a passage there; take it out"
    ]


def test_a_comment_that_is_not_understood_stops_the_check(project: Path, crossclaim: Crossclaim) -> None:
    write(project / "raw" / "guide.txt", "<!-- crossclaim: ignore opened-once -->\nThe bridge was opened in 1911.\n")
    ended = crossclaim("run")
    assert ended.code == 2
    assert ended.err.startswith(f"crossclaim: {Path('raw/guide.txt')}:1: this comment is not understood")


def test_a_comment_changes_no_claim(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("extract")
    before = (project / "extracted" / "claims.csv").read_text(encoding="utf-8")
    text = (project / "raw" / "history.md").read_text(encoding="utf-8")
    write(project / "raw" / "history.md", f"{text}\n<!-- crossclaim: ignore opened-once: The mill was opened in 1999. -->\n")
    crossclaim("extract")
    assert (project / "extracted" / "claims.csv").read_text(encoding="utf-8") == before
