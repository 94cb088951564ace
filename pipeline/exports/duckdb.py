"""The tables as one DuckDB file; days are dates there."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb

from pipeline.errors import PipelineError
from pipeline.exports.relations import Relation, relations
from pipeline.exports.statements import create_indexes, create_table, quoted, text
from pipeline.tables.fields import Field
from pipeline.tables.revision import Checked

TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE"}

MAGIC = b"DUCK"
"""Four bytes from byte 8 (https://duckdb.org/docs/stable/internals/storage)."""

SMALL_BLOCKS = "16384"
"""Bytes. Each column takes a block at least, of 256 KiB if nothing is said: most projects would be mostly empty space."""

MARK = "Tables of Crossclaim"
"""Stands as a comment on the table of the manifest: whose database it is."""


def write(checked: Checked, path: Path) -> None:
    """Write the tables to a file that is not there yet; PipelineError where DuckDB cannot."""
    try:
        with (
            duckdb.connect(str(path), config={"default_block_size": SMALL_BLOCKS}) as database,
            tempfile.TemporaryDirectory(prefix="crossclaim-") as folder,
        ):
            for relation in relations(checked):
                _fill(database, relation, Path(folder, f"{relation.name}.parquet"))
            database.execute(f"COMMENT ON TABLE manifest IS {text(MARK)}")
    except duckdb.Error as error:
        raise PipelineError(f"DuckDB cannot write the tables: {error}", path=path.name) from error


def is_ours(path: Path) -> bool:
    """Whether a file is a DuckDB database that was written here; PipelineError where another program holds it."""
    with path.open("rb") as file:
        if file.read(12)[8:] != MAGIC:
            return False
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            marks = database.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'manifest'").fetchall()
    except duckdb.Error as error:
        raise PipelineError(f"DuckDB cannot open this file, to see what it is: {error}", path=path) from error
    return (MARK,) in marks


def _fill(database: duckdb.DuckDBPyConnection, relation: Relation, draft: Path) -> None:
    """Make a table; its rows go by way of Parquet, since DuckDB takes those of polars only with one more library."""
    database.execute(create_table(relation, _type))
    database.execute(f"COMMENT ON TABLE {quoted(relation.name)} IS {text(relation.holds)}")
    for field in relation.fields:
        database.execute(f"COMMENT ON COLUMN {quoted(relation.name)}.{quoted(field.name)} IS {text(field.description)}")
    relation.rows.write_parquet(draft)
    columns = ", ".join(f"CAST({quoted(field.name)} AS {_type(field)})" for field in relation.fields)
    database.execute(f"INSERT INTO {quoted(relation.name)} SELECT {columns} FROM read_parquet({text(str(draft))})")
    for statement in create_indexes(relation):
        database.execute(statement)


def _type(field: Field) -> str:
    return "DATE" if field.is_day else TYPES[field.type]
