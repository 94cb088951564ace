"""The tables as they were at a revision of a git repository."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipeline.errors import TableError
from pipeline.tables.manifest import FILE
from pipeline.tables.store import TABLE_FILES, read_conflicts, read_tables
from pipeline.tables.tables import Tables


@dataclass(frozen=True, slots=True)
class Checked:
    """The tables of one state of a project, and the conflicts that were found in them; null where nobody has looked."""

    tables: Tables
    conflicts: pl.DataFrame | None


def read_checked(folder: Path) -> Checked:
    """The tables in a folder; TableError where they are not what was written."""
    tables = read_tables(folder)
    return Checked(tables, read_conflicts(folder, tables))


def read_revision(folder: Path, revision: str) -> Checked:
    """The tables that `folder` held at a revision, which git knows by a name or a hash.

    TableError: git is missing, the folder is in no repository, there is no such revision, it holds no tables there, or they are broken.
    """
    home = _existing(folder)
    commit = _git(home, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", why=f'no revision "{revision}"')
    top = Path(_git(home, "rev-parse", "--show-toplevel", why="no git repository"))
    below = folder.resolve().relative_to(top.resolve()).as_posix()
    place, inside = f"{revision}:{below}", "" if below == "." else f"{below}/"
    names = set(_git(top, "ls-tree", "-z", "--name-only", commit, *filter(None, [inside]), why=f"nothing at {place}").split("\0"))
    if f"{inside}{FILE}" not in names:
        raise TableError("there are no tables here; commit the tables to compare with them", path=place)
    with tempfile.TemporaryDirectory(prefix="crossclaim-") as name:
        for file in (file for file in (FILE, *TABLE_FILES) if f"{inside}{file}" in names):
            Path(name, file).write_bytes(_run(top, "cat-file", "blob", f"{commit}:{inside}{file}").stdout)
        try:
            return read_checked(Path(name))
        except TableError as error:
            path = (error.path or "").replace(name, place)
            raise TableError(error.message, path=path, line=error.line, column=error.column) from None


def changed_files(folder: Path, old: str, new: str | None) -> list[tuple[str, str]]:
    """The files of `folder` that differ between two revisions, or a revision and what is there now: `added`, `gone` or `changed`, and path.

    Paths are from the top of the repository, sorted. TableError as `read_revision`.
    """
    words = {"A": "added", "D": "gone"}
    revisions = [old] if new is None else [old, new]
    arguments = ("diff", "--no-renames", "--name-status", "-z", "--end-of-options", *revisions, "--", str(folder.resolve()))
    status = _git(_existing(folder), *arguments, why="no such revision").split("\0")
    found = [(words.get(letter, "changed"), path) for letter, path in zip(status[0::2], status[1::2], strict=False)]
    if new is None:
        there = ("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", str(folder.resolve()))
        found += [("added", path) for path in _git(_existing(folder), *there, why="no git repository").split("\0") if path]
    return sorted(found, key=lambda pair: pair[1])


def is_revision(folder: Path, name: str) -> bool:
    """Whether the repository that holds the folder knows a revision by this name; false where there is none, or no git."""
    try:
        _git(_existing(folder), "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", why="none")
    except TableError:
        return False
    return True


def _existing(folder: Path) -> Path:
    absolute = folder.absolute()
    return next(path for path in (absolute, *absolute.parents) if path.is_dir())


def _git(folder: Path, *arguments: str, why: str) -> str:
    done = _run(folder, *arguments)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise TableError(f"git has {why}" + (f" ({said[0]})" if said else ""), path=folder)
    return done.stdout.decode(errors="surrogateescape").removesuffix("\n")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        raise TableError("git is not installed; without it no revision can be read", path=folder) from None
