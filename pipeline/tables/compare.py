"""How the tables of a folder differ from those that were just made."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipeline.errors import TableError
from pipeline.tables import package
from pipeline.tables.columns import EXTRACTED
from pipeline.tables.store import has_package, read_tables
from pipeline.tables.tables import Tables

MOST = 10
"""Differences that are named in each table."""


def differences(made: Tables, folder: Path) -> list[str]:
    """One line a difference, at most MOST a table and one that counts the rest; nothing where the tables are the same.

    Tables on disk that are missing or broken are one difference: the error that says so.
    """
    try:
        there = read_tables(folder)
        is_described = has_package(folder, there)
    except TableError as error:
        return [error.describe()]
    lines = [
        f"{FIELDS[name]}: {getattr(there.manifest, name)} on disk, {getattr(made.manifest, name)} now"
        for name in FIELDS
        if getattr(there.manifest, name) != getattr(made.manifest, name)
    ]
    for name in EXTRACTED:
        lines += _rows(name, there.frame(name), made.frame(name))
    if not is_described:
        lines.append(f"{package.FILE} is not that of the tables beside it")
    return lines


FIELDS = {"program": "version of crossclaim", "model": "spaCy pipeline", "rules": "hash of the rules"}


def _rows(name: str, old: pl.DataFrame, new: pl.DataFrame) -> list[str]:
    key = old.columns[0]
    was, now = ({row[key]: row for row in frame.iter_rows(named=True)} for frame in (old, new))
    lines = [f"{name}: {row_id} is gone ({_words(was[row_id])})" for row_id in was if row_id not in now]
    lines += [f"{name}: {row_id} is new ({_words(now[row_id])})" for row_id in now if row_id not in was]
    for row_id in (row_id for row_id in now if row_id in was):
        lines += [
            f"{name}: {row_id} {column}: {was[row_id][column]!r} on disk, {value!r} now"
            for column, value in now[row_id].items()
            if was[row_id][column] != value
        ]
    more = [f"{name}: and {len(lines) - MOST:,} more"] if len(lines) > MOST else []
    return lines[:MOST] + more


def _words(row: dict[str, object]) -> str:
    text = " ".join(str(row.get("evidence") or row.get("text") or row.get("title") or row["source_id"]).split())
    return text if len(text) <= 60 else text[:59] + "…"
