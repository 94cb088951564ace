"""Writes the tables of a project to a folder and reads them back.

Beside them it writes what describes them: the manifest, and the data package, which nothing here reads.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.errors import TableError
from pipeline.tables import commit, csv_text, package
from pipeline.tables.columns import COLUMNS, EXTRACTED, FORMATS
from pipeline.tables.manifest import FILE, MAKE_AGAIN, Manifest, parse_manifest
from pipeline.tables.tables import Tables
from pipeline.tables.validate import BrokenTableError, validate_conflicts, validate_tables

TABLE_FILES = tuple(f"{name}.{ending}" for name in COLUMNS for ending in FORMATS)


def encode(frame: pl.DataFrame, ending: str) -> bytes:
    """The content of a table file; `ending` is one of FORMATS."""
    if ending == "csv":
        return csv_text.to_csv(frame)
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()


def write_tables(tables: Tables, folder: Path, *, ending: str = "csv") -> Tables:
    """Write the tables of an extraction, all or none, and return them with the manifest that was written.

    Conflicts of other claims or rules are taken away; where nothing has changed, nothing is written. TableError where the folder
    cannot be written.
    """
    files = {f"{name}.{ending}": encode(tables.frame(name), ending) for name in EXTRACTED}
    manifest = replace(tables.manifest, conflict_rules=None, tables=_hashes(files))
    old = _manifest_or_none(folder)
    if old is not None and _without_conflicts(old) == manifest and _holds(folder, old, tables.sources):
        return replace(tables, manifest=old)
    _commit(folder, files, manifest, tables.sources)
    return replace(tables, manifest=manifest)


def write_conflicts(tables: Tables, conflicts: pl.DataFrame, folder: Path, *, rules: str, ending: str | None = None) -> Tables:
    """Write all tables and the conflicts, all or none, and return the tables with the manifest that was written.

    `rules`: the hash of the rules that found the conflicts. `ending`: the format, by default that of the tables in the folder.
    TableError where the folder cannot be written.
    """
    ending = ending or _ending(tables.manifest)
    frames = {**{name: tables.frame(name) for name in EXTRACTED}, "conflicts": conflicts}
    files = {f"{name}.{ending}": encode(frame, ending) for name, frame in frames.items()}
    manifest = replace(tables.manifest, conflict_rules=rules, tables=_hashes(files))
    if _manifest_or_none(folder) != manifest or not _holds(folder, manifest, tables.sources):
        _commit(folder, files, manifest, tables.sources)
    return replace(tables, manifest=manifest)


def read_tables(folder: Path | str) -> Tables:
    """The tables in `folder`; TableError, with file, line, column, value and what is allowed, where they are not what was written."""
    folder = Path(folder)
    manifest = read_manifest(folder)
    data = {name: _read(folder, f"{name}.{_ending(manifest)}") for name in EXTRACTED}
    frames = {name: _decode(folder, name, content, manifest) for name, content in data.items()}
    tables = Tables(frames["sources"], frames["mentions"], frames["claims"], manifest)
    try:
        validate_tables(tables)
    except BrokenTableError as error:
        raise _placed(error, folder, manifest, data[error.table]) from error
    for name, content in data.items():
        _check_hash(folder, f"{name}.{_ending(manifest)}", content, manifest)
    return tables


def read_conflicts(folder: Path, tables: Tables) -> pl.DataFrame | None:
    """The table of conflicts in `folder`, null where no check has been made since the extraction; errors as `read_tables`."""
    name = f"conflicts.{_ending(tables.manifest)}"
    if name not in tables.manifest.tables:
        return None
    data = _read(folder, name)
    frame = _decode(folder, "conflicts", data, tables.manifest)
    try:
        validate_conflicts(frame, tables.claims)
    except BrokenTableError as error:
        raise _placed(error, folder, tables.manifest, data) from error
    _check_hash(folder, name, data, tables.manifest)
    return frame


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`, after a change that was cut off has been finished; TableError where there is none."""
    with suppress(OSError):  # a folder that only can be read is read as it is: `current` finds the newest files
        commit.settle(folder)
    path = folder / FILE
    try:
        return parse_manifest(commit.current(folder, FILE).read_bytes(), path)
    except FileNotFoundError:
        message = "there are no tables here" if not folder.exists() or not _any_table(folder) else "the manifest is missing"
        raise TableError(f"{message}; {MAKE_AGAIN}", path=path) from None
    except OSError as error:
        raise TableError(f"cannot be read: {error.strerror}", path=path) from error


def _any_table(folder: Path) -> bool:
    return any((folder / name).exists() for name in TABLE_FILES)


def _manifest_or_none(folder: Path) -> Manifest | None:
    try:
        return read_manifest(folder)
    except TableError:
        return None


def has_package(folder: Path, tables: Tables) -> bool:
    """True if the data package in the folder is that of its tables, as `read_tables` gave them; TableError where one is not its own."""
    files = {name: _read(folder, name) for name in tables.manifest.tables}
    for name, data in files.items():
        _check_hash(folder, name, data, tables.manifest)
    wanted = _package(files, tables.sources)
    with suppress(OSError):
        return commit.current(folder, package.FILE).read_bytes() == wanted
    return False


def _holds(folder: Path, manifest: Manifest, sources: pl.DataFrame) -> bool:
    """True if the folder's tables are those of the manifest, to the byte, with their data package, and it holds no other."""
    there = {name: (folder / name).read_bytes() for name in (*TABLE_FILES, package.FILE) if (folder / name).exists()}
    described = there.pop(package.FILE, None)
    return _hashes(there) == manifest.tables and described == _package(there, sources)


def _package(files: Mapping[str, bytes], sources: pl.DataFrame) -> bytes:
    return package.to_json(files, sources).encode()


def _without_conflicts(manifest: Manifest) -> Manifest:
    tables = {name: sha256 for name, sha256 in manifest.tables.items() if not name.startswith("conflicts.")}
    return replace(manifest, conflict_rules=None, tables=tables)


def _commit(folder: Path, files: Mapping[str, bytes], manifest: Manifest, sources: pl.DataFrame) -> None:
    written = {**files, package.FILE: _package(files, sources), FILE: manifest.to_json().encode()}
    try:
        commit.commit(folder, written, replaces=TABLE_FILES)
    except OSError as error:
        raise TableError(f"the tables cannot be written: {error.strerror}", path=folder) from error


def _read(folder: Path, name: str) -> bytes:
    try:
        return commit.current(folder, name).read_bytes()
    except FileNotFoundError:
        raise TableError(f"the table is missing; {MAKE_AGAIN}", path=folder / name) from None
    except OSError as error:
        raise TableError(f"cannot be read: {error.strerror}", path=folder / name) from error


def _decode(folder: Path, name: str, data: bytes, manifest: Manifest) -> pl.DataFrame:
    if _ending(manifest) == "csv":
        return csv_text.from_csv(name, data, folder / f"{name}.csv")
    _check_hash(folder, f"{name}.parquet", data, manifest)
    return pl.read_parquet(io.BytesIO(data))


def _check_hash(folder: Path, name: str, data: bytes, manifest: Manifest) -> None:
    if manifest.tables.get(name) != _sha256(data):
        message = f"this is not the table that {FILE} describes: it was edited by hand, or not all of the files were copied"
        raise TableError(f"{message}; edit the articles or the rules instead, and {MAKE_AGAIN}", path=folder / name)


def _placed(error: BrokenTableError, folder: Path, manifest: Manifest, data: bytes) -> TableError:
    """The error with the line of its first cell."""
    first, count = error.violations[0], len(error.violations)
    path = folder / f"{error.table}.{_ending(manifest)}"
    line = csv_text.line_of(data, first.row, path) if _ending(manifest) == "csv" else None
    more = f" (and {count - 1} more)" if count > 1 else ""
    return TableError(first.describe() + more, path=path, line=line, column=first.column)


def _ending(manifest: Manifest) -> str:
    return "parquet" if any(name.endswith(".parquet") for name in manifest.tables) else "csv"


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: _sha256(data) for name, data in files.items()}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
