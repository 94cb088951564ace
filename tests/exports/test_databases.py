"""What the databases are beside their rows: types, keys, conditions, indexes, words on the columns, full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import PipelineError
from pipeline.exports.formats import write_export
from pipeline.exports.relations import INDEXED, relations
from pipeline.tables.columns import COLUMNS
from pipeline.tables.fields import fields
from pipeline.tables.revision import Checked
from tests.exports.conftest import hard
from tests.exports.databases import query
from tests.tables.sample import tables

KEYS = {
    "sources": ["source_id"],
    "mentions": ["mention_id"],
    "claims": ["claim_id"],
    "conflicts": ["conflict_id"],
    "claim_entities": ["claim_id", "role", "position"],
    "conflict_claims": ["conflict_id", "position"],
    "manifest": ["key"],
}
REFERENCES = {
    ("mentions", "source_id", "sources", "source_id"),
    ("claims", "source_id", "sources", "source_id"),
    ("claim_entities", "claim_id", "claims", "claim_id"),
    ("conflict_claims", "conflict_id", "conflicts", "conflict_id"),
    ("conflict_claims", "claim_id", "claims", "claim_id"),
}
INDEXES = {f"{table}_{column}" for table, columns in INDEXED.items() for column in columns}


@pytest.fixture
def sqlite(exported: Mapping[str, Path]) -> Path:
    return exported["sqlite"]


@pytest.fixture
def duck(exported: Mapping[str, Path]) -> Path:
    return exported["duckdb"]


def test_columns_of_sqlite(sqlite: Path) -> None:
    kinds = {str: "TEXT", int: "INTEGER", float: "REAL"}
    for table in COLUMNS:
        found = query(sqlite, 'SELECT name, type, "notnull" FROM pragma_table_info(?)', [table])
        assert found == [(field.name, kinds[field.type], int(field.is_required)) for field in fields(table)]


def test_keys_of_sqlite(sqlite: Path) -> None:
    found = {
        table: [row[0] for row in query(sqlite, "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", [table])] for table in KEYS
    }
    assert found == KEYS
    references = {
        (table, *row) for table in KEYS for row in query(sqlite, 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)', [table])
    }
    assert references == REFERENCES
    assert query(sqlite, "PRAGMA foreign_key_check") == []
    assert query(sqlite, "PRAGMA integrity_check") == [("ok",)]


def test_columns_of_duckdb(duck: Path) -> None:
    kinds = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE"}
    for table in COLUMNS:
        found = query(
            duck,
            "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
            [table],
        )
        assert found == [
            (field.name, "DATE" if field.is_day else kinds[field.type], not field.is_required, field.description) for field in fields(table)
        ]


def test_keys_of_duckdb(duck: Path) -> None:
    constraints = "SELECT table_name, constraint_column_names, referenced_table, referenced_column_names FROM duckdb_constraints()"
    assert (
        dict(query(duck, f"{constraints[: constraints.index(', ref')]} FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"))
        == KEYS
    )
    found = query(duck, f"{constraints} WHERE constraint_type = 'FOREIGN KEY'")
    assert {(table, *columns, other, *others) for table, columns, other, others in found} == REFERENCES


def test_indexes(sqlite: Path, duck: Path) -> None:
    lite = query(sqlite, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    assert {name for (name,) in lite} == INDEXES
    assert {name for (name,) in query(duck, "SELECT index_name FROM duckdb_indexes()")} == INDEXES
    (plan,) = query(sqlite, "EXPLAIN QUERY PLAN SELECT * FROM claim_entities WHERE entity_id = 'russia'")
    assert "USING INDEX claim_entities_entity_id" in plan[3]


INSERTS = [
    ("claims", "modality", "'perhaps'", "CHECK"),
    ("claims", "source_id", "'nobody'", "FOREIGN|foreign"),
    ("claims", "evidence", "NULL", "NOT NULL"),
    ("claims", "char_start", "-1", "CHECK"),
]


@pytest.mark.parametrize(("table", "column", "value", "complaint"), INSERTS, ids=[f"{column} {value}" for _, column, value, _ in INSERTS])
def test_what_may_not_stand_there_is_refused(tmp_path: Path, table: str, column: str, value: str, complaint: str) -> None:
    for name in ("facts.sqlite", "facts.duckdb"):
        write_export(hard(), tmp_path / name, name.partition(".")[2])
    statement = f'UPDATE {table} SET "{column}" = {value}'
    with closing(sqlite3.connect(tmp_path / "facts.sqlite")) as lite:
        lite.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match=complaint):
            lite.execute(statement)
    with duckdb.connect(str(tmp_path / "facts.duckdb")) as duck, pytest.raises(duckdb.ConstraintException):
        duck.execute(statement)


def test_words_are_found_in_any_form(sqlite: Path, tmp_path: Path) -> None:
    search = "SELECT claims.evidence FROM claims_fts JOIN claims ON claims.rowid = claims_fts.rowid WHERE claims_fts MATCH ?"
    found = [evidence for (evidence,) in query(sqlite, search, ["opening AND bridge"])]
    assert found
    assert [evidence for evidence in found if "open" not in evidence.lower() or "bridge" not in evidence.lower()] == []
    assert query(sqlite, search, ["zeppelin"]) == []
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(sqlite.read_bytes())
    with closing(sqlite3.connect(copy)) as database:
        database.execute("VACUUM")
    assert [evidence for (evidence,) in query(copy, search, ["opening AND bridge"])] == found


def test_accents_do_not_matter_to_the_search(tmp_path: Path) -> None:
    write_export(hard(), tmp_path / "facts.sqlite", "sqlite")
    search = "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH ?"
    assert [query(tmp_path / "facts.sqlite", search, [word]) for word in ("zurich", "бишкек")] == [[(1,)], [(1,)]]


def test_days_of_duckdb_can_be_reckoned_with(duck: Path) -> None:
    (found,) = query(duck, "SELECT min(date_end - date_start), max(year(date_start)) FROM claims WHERE date_start IS NOT NULL")
    assert found[0] == 0
    assert found[1] > 2000


@pytest.mark.parametrize("name", ["facts.sqlite", "facts.duckdb"])
def test_without_conflicts_there_is_no_table_of_them(tmp_path: Path, name: str) -> None:
    write_export(Checked(tables(), None), tmp_path / name, name.partition(".")[2])
    listed = "sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE \"%'" if name.endswith("e") else "duckdb_tables()"
    column = "name" if name.endswith("e") else "table_name"
    found = {table for (table,) in query(tmp_path / name, f"SELECT {column} FROM {listed}")}
    assert found == {"sources", "mentions", "claims", "claim_entities", "manifest"}


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_the_same_tables_give_the_same_rows_in_any_order_of_making(
    exported: Mapping[str, Path], examples: Checked, tmp_path: Path, form: str
) -> None:
    again = tmp_path / exported[form].name
    write_export(examples, again, form)
    for table in KEYS:
        statement = f"SELECT * FROM {table} ORDER BY rowid"
        assert query(again, statement) == query(exported[form], statement)


def test_the_same_tables_give_the_same_bytes_in_sqlite(sqlite: Path, examples: Checked, tmp_path: Path) -> None:
    write_export(examples, tmp_path / "again.db", "sqlite")
    assert (tmp_path / "again.db").read_bytes() == sqlite.read_bytes()


def test_tables_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    built = hard()
    broken = Checked(replace(built.tables, sources=built.tables.sources.head(1)), built.conflicts)
    for name, complaint in (
        ("facts.sqlite", "SQLite cannot write the tables: FOREIGN KEY"),
        ("facts.duckdb", "DuckDB cannot write the tables: Constraint"),
    ):
        with pytest.raises(PipelineError, match=complaint):
            write_export(broken, tmp_path / name, name.partition(".")[2])
    assert list(tmp_path.iterdir()) == []


def test_tables_come_after_those_that_they_refer_to() -> None:
    made: set[str] = set()
    for relation in relations(hard()):
        made.add(relation.name)
        assert {field.references[0] for field in relation.fields if field.references and not field.is_list} <= made
        assert relation.rows.columns == [field.name for field in relation.fields]
        assert set(relation.indexed) <= set(relation.rows.columns)
    assert made == set(KEYS)
    assert set(INDEXED) <= made
