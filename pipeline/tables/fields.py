"""The columns of the tables as other schema languages describe them, read off the Pandera schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.tables.columns import COLUMNS
from pipeline.tables.schemas import SCHEMAS


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table, and as much of its checks as concerns a cell by itself or the key of another table."""

    name: str
    type: type
    """Of a cell: str, int or float."""
    description: str
    """What the column holds, in Markdown."""
    is_required: bool
    """Whether no cell is empty."""
    is_key: bool
    """Whether no two cells are equal; each table has one such column."""
    is_day: bool
    """Whether the cells are days of the calendar, in ISO 8601 with years before the common era."""
    is_list: bool
    """Whether a cell holds several values, joined with `SEPARATOR`."""
    allowed: tuple[str, ...] = ()
    """The words of a closed list; empty where the list is open."""
    pattern: str | None = None
    """A regular expression for the whole cell."""
    least: int | None = None
    """The least number allowed."""
    most: int | None = None
    """The greatest."""
    references: tuple[str, str] | None = None
    """The table and the column that list the values."""


@cache
def fields(table: str) -> tuple[Field, ...]:
    """The columns of a table, in their order."""
    schema = SCHEMAS[table]()
    return tuple(_field(name, kind, schema.columns[name]) for name, kind in COLUMNS[table].items())


def rows_of(table: str) -> str:
    """What the rows of a table are: `one row for each article`."""
    return str(SCHEMAS[table]().description)


def key_of(table: str) -> Field:
    """The column that tells the rows of a table apart."""
    (key,) = (field for field in fields(table) if field.is_key)
    return key


def _field(name: str, kind: type, column: Any) -> Field:
    said: dict[str, Any] = {}
    for check in column.checks:
        said |= {f"{check.name} pattern" if key == "pattern" else key: value for key, value in check.statistics.items()}
    return Field(
        name,
        kind,
        column.description,
        is_required=not column.nullable,
        is_key=column.unique,
        is_day=said.get("is_day", False),
        is_list=(column.metadata or {}).get("is_list", False),
        allowed=tuple(said.get("allowed_values", ())),
        pattern=_pattern(said),
        least=said.get("min_value"),
        most=said.get("max_value"),
        references=said.get("references"),
    )


def _pattern(said: Mapping[str, Any]) -> str | None:
    """The pattern of the whole cell, without anchors, which schema languages do without."""
    if inside := said.get("str_contains pattern"):
        return rf"[\s\S]*{inside}[\s\S]*"
    whole = said.get("str_matches pattern") or said.get("is_day pattern")
    return None if whole is None else whole.removeprefix("^(?:").removesuffix(")$")
