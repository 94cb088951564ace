"""A run that is killed, at whatever step, leaves the old files or the new ones."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.tables.commit import DRAFT, JOURNAL, commit, current, settle

OLD = {"a.csv": b"old a", "b.csv": b"old b", "conflicts.csv": b"old c", "manifest.json": b"old m"}
NEW = {"a.csv": b"new a", "b.csv": b"new b", "manifest.json": b"new m"}
TABLES = ("a.csv", "b.csv", "conflicts.csv")

# The process dies at the n-th call that changes something on the disk: no handler and no `finally` runs after os._exit.
KILLED = """
import builtins, os, pathlib, sys
from pipeline.tables import commit

left = int(sys.argv[2])

def deadly(call):
    def wrapped(*args, **kwargs):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return call(*args, **kwargs)
    return wrapped

for name in ("mkdir", "rename", "replace", "unlink", "rmdir", "fsync", "write"):
    setattr(os, name, deadly(getattr(os, name)))
pathlib.Path.open = deadly(pathlib.Path.open)
new = {"a.csv": b"new a", "b.csv": b"new b", "manifest.json": b"new m"}
commit.commit(pathlib.Path(sys.argv[1]), new, replaces=("a.csv", "b.csv", "conflicts.csv"))
"""


def seen(folder: Path) -> dict[str, bytes]:
    """What a reader finds who asks `current`, and goes by the manifest."""
    files = {name: current(folder, name).read_bytes() for name in NEW}
    if files["manifest.json"] == b"old m":
        files["conflicts.csv"] = current(folder, "conflicts.csv").read_bytes()
    return files


def make(folder: Path) -> Path:
    folder.mkdir()
    for name, data in {**OLD, "README.md": b"read me", "report.html": b"<p>"}.items():
        (folder / name).write_bytes(data)
    return folder


def killed_after(folder: Path, calls: int) -> int:
    command = [sys.executable, "-c", KILLED, str(folder), str(calls)]
    return subprocess.run(command, check=False, cwd=Path(__file__).parents[2], capture_output=True).returncode


def test_whenever_it_is_killed(tmp_path: Path) -> None:
    outcomes: list[str] = []
    for calls in range(60):
        folder = make(tmp_path / str(calls))
        code = killed_after(folder, calls)
        assert code in (0, 9)
        found = seen(folder)
        assert found in (OLD, NEW), (calls, found)
        # Finishing what was begun changes nothing for a reader, and leaves nothing behind but a draft that nobody reads.
        settle(folder)
        assert seen(folder) == found
        assert {path.name for path in folder.iterdir()} - {DRAFT} == {*found, "README.md", "report.html"}
        assert (folder / "README.md").read_bytes() == b"read me"
        outcomes.append("old" if found == OLD else "new")
        if code == 0:
            break
    # Both happened, and once it is new it stays new.
    assert outcomes == sorted(outcomes, reverse=True)
    assert set(outcomes) == {"old", "new"}
    assert len(outcomes) > 10


@pytest.mark.parametrize("calls", [3, 12])
def test_the_next_run_clears_what_a_killed_one_left(tmp_path: Path, calls: int) -> None:
    folder = make(tmp_path / "tables")
    assert killed_after(folder, calls) == 9
    commit(folder, NEW, replaces=TABLES)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {**NEW, "README.md": b"read me", "report.html": b"<p>"}


def test_a_failed_write_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make(tmp_path / "tables")

    def full(files: object) -> Iterator[None]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.tables.commit.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        commit(folder, NEW, replaces=TABLES)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {**OLD, "README.md": b"read me", "report.html": b"<p>"}


def test_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    commit(tmp_path / "a" / "b", NEW, replaces=TABLES)
    assert {path.name: path.read_bytes() for path in (tmp_path / "a" / "b").iterdir()} == NEW


def test_a_reader_without_the_right_to_write_sees_the_new_files(tmp_path: Path) -> None:
    folder = make(tmp_path / "tables")
    journal = folder / JOURNAL
    journal.mkdir()
    (journal / "b.csv").write_bytes(b"new b")
    (journal / "manifest.json").write_bytes(b"new m")
    (folder / "a.csv").write_bytes(b"new a")
    assert seen(folder) == NEW
