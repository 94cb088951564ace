"""Reads databases back, without what wrote them."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from pipeline.tables.columns import COLUMNS

Rows = list[tuple[Any, ...]]

DAYS = ("date_start", "date_end")


def query(path: Path, sql: str, values: Sequence[object] = ()) -> Rows:
    """What a statement gives in a database of either sort."""
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as database:
            return database.execute(sql, list(values)).fetchall()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as lite:
        return lite.execute(sql, values).fetchall()


def rows_in(path: Path, table: str) -> Rows:
    """The rows of a table, in their order; the days of DuckDB as they are written elsewhere."""
    columns = [f'"{name}"' for name in COLUMNS[table]]
    if path.suffix == ".duckdb":
        days = {f'"{name}"': f'CASE WHEN "{name}" IS NOT NULL THEN [year("{name}"), month("{name}"), day("{name}")] END' for name in DAYS}
        columns = [days.get(name, name) for name in columns]
    found = query(path, f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid")
    return [tuple(_day(cell) if isinstance(cell, list) else cell for cell in row) for row in found]


def _day(parts: Sequence[int]) -> str:
    year, month, day = parts
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def rows_of_csv(path: Path, table: str) -> Rows:
    """The rows of a CSV file as Python's own reader has them, with the types of the table."""
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert header == list(COLUMNS[table])
    kinds = list(COLUMNS[table].values())
    return [tuple(kind(cell) if cell else None for cell, kind in zip(row, kinds, strict=True)) for row in rows]
