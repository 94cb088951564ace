"""The tables as one SQLite file, with a full-text index over the evidence of the claims."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.exports.relations import Relation, relations
from pipeline.exports.statements import create_indexes, create_table, quoted
from pipeline.tables.fields import Field
from pipeline.tables.manifest import SCHEMA
from pipeline.tables.revision import Checked

TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}

MAGIC = b"SQLite format 3\0"
APPLICATION = b"XCLM"
"""The application id in the file's header, 4 bytes from byte 68 (https://sqlite.org/fileformat.html): whose database it is."""

# The words of the evidence without their endings and accents; the text itself stays in the table of claims.
SEARCH = """
CREATE VIRTUAL TABLE claims_fts USING fts5(evidence, content="claims", tokenize="porter unicode61 remove_diacritics 2");
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
"""


def write(checked: Checked, path: Path) -> None:
    """Write the tables to a file that is not there yet; PipelineError where SQLite cannot."""
    try:
        with closing(sqlite3.connect(path)) as database:
            database.executescript(
                f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"
                f"PRAGMA application_id = {int.from_bytes(APPLICATION, 'big')}; PRAGMA user_version = {SCHEMA};"
            )
            with database:
                for relation in relations(checked):
                    _fill(database, relation)
            database.executescript(f"{SEARCH}; ANALYZE;")
    except sqlite3.Error as error:
        raise PipelineError(f"SQLite cannot write the tables: {error}", path=path.name) from error


def is_ours(path: Path) -> bool:
    """Whether a file is a SQLite database that was written here."""
    with path.open("rb") as file:
        header = file.read(72)
    return header.startswith(MAGIC) and header[68:72] == APPLICATION


def _fill(database: sqlite3.Connection, relation: Relation) -> None:
    database.execute(create_table(relation, _type))
    places = ", ".join("?" * len(relation.fields))
    database.executemany(f"INSERT INTO {quoted(relation.name)} VALUES ({places})", relation.rows.iter_rows())
    for statement in create_indexes(relation):
        database.execute(statement)


def _type(field: Field) -> str:
    return TYPES[field.type]
