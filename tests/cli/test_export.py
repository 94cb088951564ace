"""`export`: from what is typed to the file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests.cli.steps import Ended, write

Crossclaim = Callable[..., Ended]


@pytest.fixture
def checked(project: Path, crossclaim: Crossclaim) -> Path:
    """A project whose tables are made and checked."""
    assert crossclaim("run", "--fail-on", "never", "--quiet").code == 0
    return project


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as database:
        (found,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


@pytest.mark.parametrize("arguments", [("facts.sqlite",), ("facts.db",), ("facts", "--format", "sqlite")])
def test_to_sqlite(checked: Path, crossclaim: Crossclaim, arguments: tuple[str, ...]) -> None:
    ended = crossclaim("export", *arguments)
    assert ended == Ended(0, f"Wrote 2 sources, 4 mentions, 4 claims and 1 conflict to {arguments[0]}.\n", "")
    assert (count(checked / arguments[0], "claims"), count(checked / arguments[0], "conflict_claims")) == (4, 2)


def test_to_duckdb(checked: Path, crossclaim: Crossclaim) -> None:
    ended = crossclaim("export", "facts.duckdb")
    assert ended == Ended(0, "Wrote 2 sources, 4 mentions, 4 claims and 1 conflict to facts.duckdb.\n", "")
    with duckdb.connect("facts.duckdb", read_only=True) as database:
        assert database.execute("SELECT count(*) FROM conflict_claims").fetchall() == [(2,)]


def test_of_tables_elsewhere_and_of_parquet(checked: Path, crossclaim: Crossclaim) -> None:
    assert crossclaim("extract", "--to", "tables", "--format", "parquet", "--quiet").code == 0
    assert crossclaim("export", "a.db").code == 0
    ended = crossclaim("export", "b.db", "--to", "tables")
    assert ended.code == 0
    assert ended.out == "Wrote 2 sources, 4 mentions and 4 claims to b.db.\n"
    assert ended.err == "crossclaim: nobody has looked for conflicts yet, so that there are none in b.db; crossclaim check tables\n"
    assert crossclaim("check", "tables", "--raw", "raw", "--fail-on", "never", "--quiet").code == 0
    assert crossclaim("export", "b.db", "--to", "tables").code == 0
    assert Path("a.db").read_bytes() == Path("b.db").read_bytes()


def test_what_is_something_else_is_not_written_over(checked: Path, crossclaim: Crossclaim) -> None:
    write(checked / "notes.db", "to remember\n")
    ended = crossclaim("export", "notes.db")
    assert ended == Ended(
        2, "", "crossclaim: notes.db: this is no export of this format, and is not written over; choose another name, or give --force\n"
    )
    assert (checked / "notes.db").read_text(encoding="utf-8") == "to remember\n"
    assert crossclaim("export", "notes.db", "--force").code == 0
    assert count(checked / "notes.db", "claims") == 4


BAD: dict[str, tuple[tuple[str, ...], str]] = {
    "no file": ((), "Missing argument 'FILE'"),
    "no ending": (("facts",), "facts: the ending tells no format; end the name with one of .sqlite, .sqlite3, .db, .duckdb"),
    "another format": (("facts.db", "--format", "excel"), "'excel' is not one of"),
    "no tables": (("facts.db", "--to", "nowhere"), "nowhere/manifest.json: there are no tables here"),
    "a folder": (("raw", "--format", "sqlite"), "raw: this is not a file"),
    "no folder": (("nowhere/facts.db",), "nowhere/facts.db: cannot be written: No such file or directory"),
}


@pytest.mark.parametrize(("arguments", "message"), BAD.values(), ids=list(BAD))
def test_what_cannot_be_done(checked: Path, crossclaim: Crossclaim, arguments: tuple[str, ...], message: str) -> None:
    before = sorted(path.name for path in checked.iterdir())
    ended = crossclaim("export", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err
    assert sorted(path.name for path in checked.iterdir()) == before


def test_broken_tables_are_not_exported(checked: Path, crossclaim: Crossclaim) -> None:
    claims = checked / "extracted" / "claims.csv"
    write(claims, claims.read_text(encoding="utf-8").replace(",event,", ",evnt,", 1))
    ended = crossclaim("export", "facts.db")
    assert (ended.code, ended.out) == (2, "")
    assert "claims.csv:2 [kind]: 'evnt' is not allowed; allowed: one of event, quantity, state" in ended.err
    assert not (checked / "facts.db").exists()


IMPORTED = """
import sys
from pipeline.cli.main import run
run(["export", "--help"])
print(sorted({"duckdb", "polars", "rdflib"} & set(sys.modules)))
"""


def test_the_libraries_of_exports_are_imported_by_those_who_export() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.endswith("\n[]\n")
