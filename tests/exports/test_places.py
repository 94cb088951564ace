"""Where an export may be put, and what is there after one that failed."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import PipelineError
from pipeline.exports import formats
from pipeline.exports.formats import FORMATS, Format, format_of, write_export
from pipeline.tables.revision import Checked
from tests.exports.conftest import ENDINGS, hard
from tests.exports.databases import query
from tests.tables.sample import tables

SMALL = Checked(tables(), None)
NOT_OURS = "this is no export of this format, and is not written over; choose another name, or give --force"
IN_USE = "another program has this file open, or was stopped while it had; close it there, or choose another name"

BOTH = pytest.mark.parametrize("form", ENDINGS)


def other_database(path: Path, form: str) -> None:
    """A database of somebody else's, with a table that is called as one of ours."""
    if form == "duckdb":
        with duckdb.connect(str(path)) as duck:
            duck.execute("CREATE TABLE manifest (key VARCHAR)")
    else:
        with closing(sqlite3.connect(path)) as lite:
            lite.execute("CREATE TABLE manifest (key TEXT)")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.sqlite", "sqlite"), ("a.sqlite3", "sqlite"), ("a.db", "sqlite"), ("a.b.DB", "sqlite"), ("a.duckdb", "duckdb")],
)
def test_the_ending_tells_the_format(name: str, expected: str) -> None:
    assert format_of(Path(name)) == expected


@pytest.mark.parametrize("name", ["a", "a.csv", "db", ".db", "a.db.bak", "sqlite.a"])
def test_another_ending_tells_none(name: str) -> None:
    with pytest.raises(PipelineError) as caught:
        format_of(Path(name))
    assert caught.value.path == name
    assert caught.value.message.startswith("the ending tells no format; end the name with one of .sqlite, ")


def test_no_ending_has_two_formats() -> None:
    endings = [ending for form in FORMATS.values() for ending in form.endings]
    assert len(endings) == len(set(endings))
    assert [ending for ending in endings if ending != f".{ending[1:].lower()}"] == []


@BOTH
def test_a_newer_export_takes_the_place_of_an_older_one(tmp_path: Path, form: str) -> None:
    path = tmp_path / ENDINGS[form]
    write_export(SMALL, path, form)
    write_export(hard(), path, form)
    assert query(path, "SELECT count(*) FROM claims") == [(hard().tables.claims.height,)]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@BOTH
@pytest.mark.parametrize("is_database", [True, False], ids=["another database", "a text"])
def test_what_is_something_else_stays_unless_forced(tmp_path: Path, form: str, is_database: bool) -> None:
    path = tmp_path / ENDINGS[form]
    if is_database:
        other_database(path, form)
    else:
        path.write_text("to remember", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(PipelineError) as caught:
        write_export(SMALL, path, form)
    assert str(caught.value) == f"{path}: {NOT_OURS}"
    assert path.read_bytes() == before
    write_export(SMALL, path, form, force=True)
    assert query(path, "SELECT count(*) FROM claims") == [(4,)]


@BOTH
def test_an_export_of_one_format_is_something_else_to_the_other(tmp_path: Path, form: str) -> None:
    (other,) = ENDINGS.keys() - {form}
    path = tmp_path / ENDINGS[form]
    write_export(SMALL, path, form)
    with pytest.raises(PipelineError, match="this is no export of this format"):
        write_export(SMALL, path, other)


@BOTH
def test_an_empty_file_is_nothing_to_lose(tmp_path: Path, form: str) -> None:
    path = tmp_path / ENDINGS[form]
    path.touch()
    write_export(SMALL, path, form)
    assert query(path, "SELECT count(*) FROM claims") == [(4,)]


@BOTH
def test_a_link_leads_to_the_file(tmp_path: Path, form: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    link, path = tmp_path / ENDINGS[form], tmp_path / "elsewhere" / ENDINGS[form]
    link.symlink_to(path)
    write_export(SMALL, link, form)
    assert link.is_symlink()
    assert query(path, "SELECT count(*) FROM claims") == [(4,)]


@pytest.mark.parametrize(("form", "beside"), [("sqlite", "-wal"), ("sqlite", "-journal"), ("duckdb", ".wal")])
def test_a_file_that_is_open_elsewhere_is_left_alone(tmp_path: Path, form: str, beside: str) -> None:
    """What lies beside it would be taken for a part of the new file."""
    path = tmp_path / ENDINGS[form]
    write_export(SMALL, path, form)
    path.with_name(path.name + beside).write_bytes(b"half a change")
    before = path.read_bytes()
    with pytest.raises(PipelineError) as caught:
        write_export(hard(), path, form, force=True)
    assert str(caught.value) == f"{path}: {IN_USE}"
    assert path.read_bytes() == before


HOLDING = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); input()"


def test_a_duckdb_that_another_program_holds_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "facts.duckdb"
    write_export(SMALL, path, "duckdb")
    before = path.read_bytes()
    with subprocess.Popen([sys.executable, "-c", HOLDING, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(PipelineError, match="DuckDB cannot open this file, to see what it is: IO Error: Could not set lock"):
            write_export(hard(), path, "duckdb")
        other.communicate(b"\n")
    assert path.read_bytes() == before


@BOTH
def test_a_place_that_is_none(tmp_path: Path, form: str) -> None:
    folder, nowhere = tmp_path / "folder.db", tmp_path / "nowhere" / "facts.db"
    folder.mkdir()
    (tmp_path / "file").touch()
    for path, message in (
        (folder, "this is not a file"),
        (nowhere, "cannot be written: No such file or directory"),
        (tmp_path / "file" / "facts.db", "cannot be written: Not a directory"),
        (Path(os.devnull), "this is not a file"),
    ):
        with pytest.raises(PipelineError) as caught:
            write_export(SMALL, path, form, force=True)
        assert str(caught.value) == f"{path}: {message}"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder.db"]


FAILURES = {
    "the disk is full": OSError(errno.ENOSPC, "No space left on device"),
    "the tables do not fit": PipelineError("SQLite cannot write the tables: …"),
    "a bug": ValueError("…"),
    "an interrupt": KeyboardInterrupt(),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=list(FAILURES))
def test_an_export_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    path = tmp_path / "facts.db"
    write_export(SMALL, path, "sqlite")
    before = path.read_bytes()
    real = FORMATS["sqlite"]

    def fail(checked: Checked, draft: Path) -> None:
        real.write(checked, draft)
        raise failure

    failing: Format = replace(real, write=fail)
    monkeypatch.setattr(formats, "FORMATS", {**FORMATS, "sqlite": failing})
    with pytest.raises(PipelineError if isinstance(failure, OSError) else type(failure)) as caught:
        write_export(hard(), path, "sqlite")
    if isinstance(failure, OSError):
        assert str(caught.value) == f"{path}: cannot be written: No space left on device"
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["facts.db"]
