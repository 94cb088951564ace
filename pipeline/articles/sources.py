"""What `sources.csv` says of the articles."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from pipeline.articles.decode import decode, read_bytes
from pipeline.articles.folder import ENDINGS
from pipeline.errors import ArticleError, PipelineError, Unreadable

COLUMNS = ("source_id", "title", "url", "publisher", "published", "topic")
NAME = "sources.csv"
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """One row: what is known of an article beside its text; None where a cell is empty."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[str]


def read_sources(path: Path, known: Collection[str]) -> dict[str, Source]:
    """The rows of a `sources.csv` by source_id; `known` are the ids of the articles that there are.

    ArticleError, or Unreadable with one for each row: a header that is not one, an id that is missing, double or of no article, a ragged
    row, a date of publication other than YYYY, YYYY-MM or YYYY-MM-DD.
    """
    rows = _rows(path)
    header = _header(next(rows, None), path)
    sources: dict[str, Source] = {}
    errors: list[PipelineError] = []
    for row in rows:
        try:
            cells = _cells(row, header, path)
            source_id = _known_id(cells.pop("source_id"), known, row.line, path)
            if source_id in sources:
                raise ArticleError(f'"{source_id}" has a row already', path=path, line=row.line, column="source_id")
            check_date(cells.get("published"), path, row.line)
            sources[source_id] = Source(**cells)
        except ArticleError as error:
            errors.append(error)
    if errors:
        raise errors[0] if len(errors) == 1 else Unreadable(errors)
    return sources


def _rows(path: Path) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(decode(read_bytes(path), path), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(line, [cell.strip() for cell in cells])
            line = reader.line_num + 1
    except csv.Error as error:
        raise ArticleError(f"is no CSV: {error}", path=path, line=line) from error


def _header(row: _Row | None, path: Path) -> list[str]:
    columns = f"the columns are {', '.join(COLUMNS)}, separated by commas; all but source_id may be left out"
    if row is None:
        raise ArticleError(f"is empty; {columns}", path=path)
    for name in row.cells:
        if name not in COLUMNS:
            raise ArticleError(f'unknown column "{name}"; {columns}', path=path, line=row.line)
        if row.cells.count(name) > 1:
            raise ArticleError(f'the column "{name}" stands there twice', path=path, line=row.line)
    if "source_id" not in row.cells:
        raise ArticleError(f'the column "source_id" is missing; {columns}', path=path, line=row.line)
    return row.cells


def _cells(row: _Row, header: list[str], path: Path) -> dict[str, str | None]:
    if len(row.cells) != len(header):
        message = f"{len(row.cells)} cells under {len(header)} columns; put a cell with a comma into double quotes"
        raise ArticleError(message, path=path, line=row.line)
    return {name: cell or None for name, cell in zip(header, row.cells, strict=True)}


def _known_id(source_id: str | None, known: Collection[str], line: int, path: Path) -> str:
    if source_id is None:
        raise ArticleError("the row names no article", path=path, line=line, column="source_id")
    if source_id in known:
        return source_id
    stem = str(PurePosixPath(source_id).with_suffix("")) if source_id.endswith(ENDINGS) else source_id
    near = [stem] if stem in known else get_close_matches(source_id, sorted(known), n=1)
    hint = f'; did you mean "{near[0]}"?' if near else f"; the id is the path below {path.parent} without its ending"
    raise ArticleError(f'there is no article "{source_id}"{hint}', path=path, line=line, column="source_id")


def check_date(published: str | None, path: Path | str, line: int | None = None) -> None:
    """ArticleError where a date of publication is none; null is fine."""
    if published is None:
        return
    match = _DATE.fullmatch(published)
    if match:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            match = None
    if not match:
        message = f'"{published}" is no date; write YYYY, YYYY-MM or YYYY-MM-DD'
        raise ArticleError(message, path=path, line=line, column="published")
