"""`diff`, and the findings that a change brings: the tables of one state held against those of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.exits import FINE
from pipeline.cli.output import has_colour, width, write_file, write_out
from pipeline.cli.project import Project
from pipeline.errors import TableError

if TYPE_CHECKING:
    import polars as pl

    from pipeline.conflicts.conflict import Conflict
    from pipeline.reports.report import Place
    from pipeline.tables.revision import Checked
    from pipeline.tables.tables import Tables


@dataclass(frozen=True, slots=True)
class State:
    """One side of a diff."""

    name: str
    tables: Tables
    conflicts: pl.DataFrame
    revision: str | None
    """Null for a folder."""


def diff_states(project: Project, old: str, new: str | None, form: str, output: Path | None) -> int:
    """Print what changed between two folders of tables or revisions; the exit code. TableError where one of them cannot be read."""
    from pipeline.reports.changes import Changes, render
    from pipeline.tables.diff import compare_tables

    before, after = _state(project, old), _state(project, new or str(project.extracted))
    changes = Changes(
        before.name,
        after.name,
        compare_tables(before.tables, after.tables, before.conflicts, after.conflicts),
        {} if after.revision else _places(project, after.tables),
        _changed_rules(project, before, after),
    )
    if output is None:
        write_out(render(changes, form, width=width(), colour=has_colour()))
    else:
        write_file(output, render(changes, form))
    return FINE


def brought_since(project: Project, revision: str, tables: Tables, conflicts: pl.DataFrame) -> frozenset[str]:
    """The conflict_ids of the conflicts that were not there at a revision; TableError where its tables cannot be read."""
    from pipeline.tables.diff import clashes, without
    from pipeline.tables.revision import read_revision

    was = read_revision(project.extracted, revision)
    before, after = _by_id(was.tables), _by_id(tables)
    new = without(clashes(conflicts, after), clashes(_conflicts(project, was), before))
    return frozenset(str(clash.row["conflict_id"]) for clash in new)


def only(by_id: Mapping[str, Conflict], kept: frozenset[str] | None) -> dict[str, Conflict]:
    """The conflicts that are to be shown; null: all."""
    return {key: conflict for key, conflict in by_id.items() if kept is None or key in kept}


def _state(project: Project, name: str) -> State:
    """A folder of tables, or else a revision of the project's own."""
    from pipeline.tables.manifest import FILE
    from pipeline.tables.revision import is_revision, read_checked, read_revision

    folder = Path(name)
    is_folder = (folder / FILE).is_file() or folder == project.extracted
    if not is_folder and not is_revision(project.extracted, name):
        raise TableError(f'"{name}" is neither a folder with tables nor a revision that git knows')
    checked = read_checked(folder) if is_folder else read_revision(project.extracted, name)
    return State(name, checked.tables, _conflicts(project, checked), None if is_folder else name)


def _conflicts(project: Project, checked: Checked) -> pl.DataFrame:
    """The table of conflicts; where nobody has looked for any, those under the rules as they are now."""
    from pipeline.api import check_tables

    if checked.conflicts is not None:
        return checked.conflicts
    return check_tables(checked.tables, project.load_rules(), project.settings).table


def _by_id(tables: Tables) -> dict[str, dict[str, object]]:
    return {str(row["claim_id"]): row for row in tables.claims.iter_rows(named=True)}


def _places(project: Project, tables: Tables) -> dict[str, Place]:
    """Where the claims stand, as far as the articles are at hand as they were read."""
    from pipeline.articles import read_articles
    from pipeline.cli.places import locator

    if not project.raw.is_dir():
        return {}
    locate = locator(project.raw, read_articles(project.raw), tables)
    return {str(row["claim_id"]): locate(row) for row in tables.claims.iter_rows(named=True)}


def _changed_rules(project: Project, before: State, after: State) -> list[tuple[str, str]] | None:
    """The files of the project's rules that differ; null where no revision tells."""
    from pipeline.tables.revision import changed_files

    if before.revision is None:
        return None
    try:
        return changed_files(project.rules, before.revision, after.revision)
    except TableError:  # the rules lie outside the repository
        return None
