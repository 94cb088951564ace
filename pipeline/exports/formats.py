"""The formats of exports, and the one way in which all of them are written."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.tables.revision import Checked


@dataclass(frozen=True, slots=True)
class Format:
    """One format of exports."""

    endings: tuple[str, ...]
    """Of the files that are of this format, if nothing else is said."""
    write: Callable[[Checked, Path], None]
    """Writes the tables to a file that is not there yet; PipelineError or OSError where that cannot be done."""
    is_ours: Callable[[Path], bool]
    """Whether a file is an export of this format, so that a newer one may take its place."""
    beside: tuple[str, ...] = ()
    """What a program that has the file open keeps beside it: endings behind the whole name."""
    write_below: Callable[[Checked, Path, str], None] | None = None
    """`write` with a base for the ids, where they are IRIs."""


def _write_sqlite(checked: Checked, path: Path) -> None:
    from pipeline.exports.sqlite import write

    write(checked, path)


def _is_sqlite(path: Path) -> bool:
    from pipeline.exports.sqlite import is_ours

    return is_ours(path)


def _write_duckdb(checked: Checked, path: Path) -> None:
    from pipeline.exports.duckdb import write

    write(checked, path)


def _is_duckdb(path: Path) -> bool:
    from pipeline.exports.duckdb import is_ours

    return is_ours(path)


def _rdf(form: str, ending: str) -> Format:
    def write_below(checked: Checked, path: Path, base: str | None = None) -> None:
        from pipeline.exports.rdf import write

        write(checked, path, form, base)

    def is_ours(path: Path) -> bool:
        from pipeline.exports.rdf import is_ours

        return is_ours(path)

    return Format((ending,), write_below, is_ours, write_below=write_below)


FORMATS: Mapping[str, Format] = {
    "sqlite": Format((".sqlite", ".sqlite3", ".db"), _write_sqlite, _is_sqlite, ("-wal", "-journal")),
    "duckdb": Format((".duckdb",), _write_duckdb, _is_duckdb, (".wal",)),
    "turtle": _rdf("turtle", ".ttl"),
    "jsonld": _rdf("jsonld", ".jsonld"),
    "ntriples": _rdf("ntriples", ".nt"),
}


def format_of(path: Path) -> str:
    """The format that the ending of a file tells; PipelineError where it tells none."""
    for name, form in FORMATS.items():
        if path.suffix.lower() in form.endings:
            return name
    endings = ", ".join(ending for form in FORMATS.values() for ending in form.endings)
    raise PipelineError(f"the ending tells no format; end the name with one of {endings}, or give --format", path=path)


def write_export(checked: Checked, path: Path, form: str, *, force: bool = False, base: str | None = None) -> None:
    """Write the tables to `path` in the format `form`, one of FORMATS: the whole file or none; `base` stands before ids that are IRIs.

    PipelineError where the file cannot be written, is open in another program, or is something else than an export and not `force`, and
    for a base that is no IRI, or of a format without IRIs.
    """
    write = _writer(form, base)
    target = path.resolve()
    try:
        check_place(target, FORMATS[form], path, force=force)
        # In the same folder, so that the last step is one rename; and in a folder of its own, so that nothing else is left behind.
        with tempfile.TemporaryDirectory(prefix=".crossclaim-", dir=target.parent) as folder:
            draft = Path(folder, target.name)
            write(checked, draft)
            draft.replace(target)
    except OSError as error:
        raise PipelineError(f"cannot be written: {error.strerror}", path=path) from error


def _writer(form: str, base: str | None) -> Callable[[Checked, Path], None]:
    if base is None:
        return FORMATS[form].write
    write_below = FORMATS[form].write_below
    if write_below is None:
        known = ", ".join(name for name, other in FORMATS.items() if other.write_below)
        raise PipelineError(f"a base is for formats whose ids are IRIs: {known}; {form} has none")
    return lambda checked, path: write_below(checked, path, base)


def check_place(target: Path, form: Format, shown: Path, *, force: bool) -> None:
    """PipelineError where an export may not be put at `target`, which the user calls `shown`."""
    if target.exists() and not target.is_file():
        raise PipelineError("this is not a file", path=shown)
    if any(target.with_name(target.name + ending).exists() for ending in form.beside):
        raise PipelineError(
            "another program has this file open, or was stopped while it had; close it there, or choose another name", path=shown
        )
    if target.exists() and target.stat().st_size and not force and not form.is_ours(target):
        raise PipelineError("this is no export of this format, and is not written over; choose another name, or give --force", path=shown)
