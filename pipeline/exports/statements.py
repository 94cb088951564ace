"""The SQL that makes tables, as SQLite and DuckDB both read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.exports.relations import Relation
from pipeline.tables.fields import Field

TypeOf = Callable[[Field], str]
"""The name of the type of a column."""


def create_table(relation: Relation, type_of: TypeOf) -> str:
    """The statement that makes a table with its keys and conditions; comments say what the columns hold."""
    lines = [(_column(field, type_of), field.description) for field in relation.fields]
    key = ", ".join(quoted(name) for name in relation.key)
    return "\n".join(
        [
            f"CREATE TABLE {quoted(relation.name)} (",
            f"  -- {relation.holds}",
            *(f"  {line},  -- {holds}" for line, holds in lines),
            f"  PRIMARY KEY ({key})",
            ")",
        ]
    )


def create_indexes(relation: Relation) -> list[str]:
    """The statements that make the indexes of a table."""
    return [
        f"CREATE INDEX {quoted(f'{relation.name}_{column}')} ON {quoted(relation.name)} ({quoted(column)})" for column in relation.indexed
    ]


def quoted(name: str) -> str:
    """A name that SQL takes for a name, though it be one of its words."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def _column(field: Field, type_of: TypeOf) -> str:
    words = [quoted(field.name), type_of(field)]
    if field.is_required:
        words.append("NOT NULL")
    if field.allowed:
        words.append(f"CHECK ({quoted(field.name)} IN ({_listed(field.allowed)}))")
    words += [f"CHECK ({quoted(field.name)} {sign} {end})" for sign, end in ((">=", field.least), ("<=", field.most)) if end is not None]
    if field.references and not field.is_list:
        table, column = field.references
        words.append(f"REFERENCES {quoted(table)} ({quoted(column)})")
    return " ".join(words)


def _listed(values: Sequence[str]) -> str:
    return ", ".join(text(value) for value in values)
