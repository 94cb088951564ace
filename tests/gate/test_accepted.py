"""`accepted.yaml`: what it may hold, and the line of what it may not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.gate.accepted import Accepted, read_accepted

ENTRY = """\
- id: x1
  fingerprint: f1
  reason: Both are right.
  who: Ada
  date: 2026-01-02
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "accepted.yaml"


def test_entries(path: Path) -> None:
    more = '# seen in the meeting\n- {id: "x2", fingerprint: f2, reason: "one: two", who: Bo, date: "2026-01-03", expires: 2026-12-31}\n'
    path.write_text(ENTRY + more, encoding="utf-8")
    assert read_accepted(path) == [
        Accepted("x1", "f1", "Both are right.", "Ada", datetime.date(2026, 1, 2), None, 1),
        Accepted("x2", "f2", "one: two", "Bo", datetime.date(2026, 1, 3), datetime.date(2026, 12, 31), 7),
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n", "---\n", "null\n", "~\n"])
def test_nothing_accepted(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    assert read_accepted(path) == []


def test_no_file(path: Path) -> None:
    assert read_accepted(path) == []


KEYS = "id, fingerprint, reason, who, date, expires"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- id: [x\n", ":2: this is not YAML: expected ',' or ']', but got '<stream end>'"),
        ("- id: x1\n\twho: Ada\n", ":2: this is not YAML: found character '\\t' that cannot start any token"),
        ("accepted: []\n", ":1: this must be a list of entries, each `- id: …`"),
        ("yes\n", ":1: this must be a list of entries, each `- id: …`"),
        ("- x1\n", f":1: an entry has the keys {KEYS}"),
        (ENTRY + "- {}\n", ':6: this entry lacks "id"'),
        (ENTRY.replace("  who: Ada\n", ""), ':1: this entry lacks "who"'),
        (ENTRY + "  note: x\n", f':6: unknown key "note"; known keys are {KEYS}'),
        (ENTRY + "  [a]: x\n", f':6: unknown key "?"; known keys are {KEYS}'),
        (ENTRY + "  who: Bo\n", ':6: "who" is given twice'),
        (ENTRY.replace("Both are right.", ""), ':3: "reason" must be text'),
        (ENTRY.replace("Both are right.", '"  "'), ':3: "reason" must be text'),
        (ENTRY.replace("Both are right.", "…"), ':3: "reason" is still to be written'),
        (ENTRY.replace("Both are right.", "[a]"), ':3: "reason" must be text'),
        (ENTRY.replace("Both are right.", "null"), ':3: "reason" must be text'),
        (ENTRY.replace("2026-01-02", "2026-1-2"), ":5: \"date\" must be a day as in 2026-01-31, not '2026-1-2'"),
        (ENTRY.replace("2026-01-02", "2026-02-30"), ":5: \"date\" must be a day as in 2026-01-31, not '2026-02-30'"),
        (ENTRY.replace("2026-01-02", "20260102"), ":5: \"date\" must be a day as in 2026-01-31, not '20260102'"),
        (ENTRY + "  expires: never\n", ":6: \"expires\" must be a day as in 2026-01-31, not 'never'"),
        (ENTRY + ENTRY, ":6: x1 has an entry already, in line 1"),
        (ENTRY + "---\n" + ENTRY, ":6: this is not YAML: but found another document"),
    ],
)
def test_broken_files_are_refused_and_stay_as_they_are(path: Path, text: str, message: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(RuleError) as caught:
        read_accepted(path)
    assert str(caught.value) == f"{path}{message}"
    assert path.read_bytes() == text.encode()


def test_another_encoding(path: Path) -> None:
    path.write_bytes(ENTRY.replace("Ada", "Zoë").encode("latin-1"))
    with pytest.raises(RuleError) as caught:
        read_accepted(path)
    assert str(caught.value) == f"{path}: this is not UTF-8 text"


def test_a_folder(path: Path) -> None:
    path.mkdir()
    with pytest.raises(RuleError, match="cannot be read: Is a directory"):
        read_accepted(path)
