"""Tables as CSV: UTF-8, `\\n`, RFC 4180, an empty cell for a null, numbers as people write them."""

from __future__ import annotations

import csv
import io
import math
import sys
from decimal import Decimal
from pathlib import Path

import polars as pl

from pipeline.errors import TableError
from pipeline.tables.columns import COLUMNS


def to_csv(frame: pl.DataFrame) -> bytes:
    """The frame as CSV."""
    numbers = [name for name, kind in frame.schema.items() if kind == pl.Float64]
    texts = [
        pl.Series(name, [None if value is None else plain_number(value) for value in frame[name].to_list()], dtype=pl.String)
        for name in numbers
    ]
    text: str = frame.with_columns(texts).write_csv(line_terminator="\n", null_value="", quote_style="necessary")
    return text.encode()


def from_csv(name: str, data: bytes, path: Path) -> pl.DataFrame:
    """The table `name` in `data`, with types; TableError with line, column and value where a cell has the wrong type.

    Only the form is checked here, and the types; see `pipeline.tables.validate` for what the cells may say.
    """
    check_form(name, data, path)
    cells = pl.read_csv(io.BytesIO(data), infer_schema=False)
    cells = cells.with_columns(pl.when(pl.all() != "").then(pl.all()))
    return cells.with_columns([_typed(cells[column], kind, data, path) for column, kind in COLUMNS[name].items()])


def check_form(name: str, data: bytes, path: Path) -> None:
    """TableError where `data` is not UTF-8 or not CSV, or has other columns than the table `name`, or a row of another length."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise TableError("this is not UTF-8 text", path=path, line=data.count(b"\n", 0, error.start) + 1) from error
    wanted = list(COLUMNS[name])
    header: list[str] | None = None
    for line, row in _rows(text, path):
        if header is None:
            header = row
            _check_header(header, wanted, path)
        elif len(row) != len(wanted):
            raise TableError(f"{len(row)} cells in this row; there are {len(wanted)} columns", path=path, line=line)
    if header is None:
        raise TableError(f"the file is empty; its first line is: {','.join(wanted)}", path=path)


def line_of(data: bytes, row: int, path: Path) -> int:
    """The line, from 1, on which the row begins; `row` counts from 0, below the header."""
    for index, (line, _) in enumerate(_rows(data.decode(), path)):
        if index == row + 1:
            return line
    raise IndexError(row)


def _rows(text: str, path: Path) -> list[tuple[int, list[str]]]:
    """Each row and the line on which it begins."""
    longest = csv.field_size_limit(sys.maxsize)
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begin = 1
    try:
        for row in reader:
            rows.append((begin, row))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise TableError(f"the row that begins here is not CSV: {error}", path=path, line=begin) from error
    finally:
        csv.field_size_limit(longest)
    return rows


def _check_header(header: list[str], wanted: list[str], path: Path) -> None:
    missing = [name for name in wanted if name not in header]
    extra = [name for name in header if name not in wanted]
    if missing:
        raise TableError(f"without the column {missing[0]}; the columns are {', '.join(wanted)}", path=path, line=1, column=missing[0])
    if extra:
        raise TableError(f"there is no column {extra[0]!r}; the columns are {', '.join(wanted)}", path=path, line=1, column=extra[0])
    if header != wanted:
        first = next(found for found, right in zip(header, wanted, strict=False) if found != right)
        raise TableError(f"the columns are not in order, which is {', '.join(wanted)}", path=path, line=1, column=first)


def _typed(cells: pl.Series, kind: type, data: bytes, path: Path) -> pl.Series:
    if kind is str:
        return cells
    form, right = (r"^-?\d+$", "a whole number") if kind is int else (r"^-?\d+(\.\d+)?$", "a number as in 650 or 0.5")
    typed = cells.cast(pl.Int64 if kind is int else pl.Float64, strict=False)
    wrong = (~cells.str.contains(form) | typed.is_null()) & cells.is_not_null()
    if wrong.any():
        row = wrong.arg_max() or 0
        message = f"{cells[row]!r} is not allowed; allowed: {right}"
        raise TableError(message, path=path, line=line_of(data, row, path), column=cells.name)
    return typed


def plain_number(value: float) -> str:
    """The shortest decimal that reads back as the same number, without exponent: 650, 0.5, 519000000."""
    if not math.isfinite(value):
        return str(value)
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
