"""What somebody decided on findings: comments in articles, and accepting all that there is."""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.errors import TableError

if TYPE_CHECKING:
    from pipeline.api import Conflicts
    from pipeline.articles import Article
    from pipeline.cli.project import Project
    from pipeline.gate.ignoring import Named
    from pipeline.reports.report import Report
    from pipeline.tables.tables import Tables


def ignored_in(tables: Tables, articles: Sequence[Article], raw: Path, conflicts: Conflicts) -> tuple[Mapping[str, str], list[str]]:
    """Where a comment in the articles silences a finding, and why, by conflict_id; and a sentence on each comment that silences nothing.

    An article that has changed since the tables were made says nothing: its passages stand elsewhere.
    """
    from pipeline.articles.comments import find_ignores
    from pipeline.articles.folder import find_articles
    from pipeline.gate.ignoring import describe_idle, hold_against

    hashes = dict(tables.sources.select("source_id", "sha256").iter_rows())
    saying = [article for article in articles if "crossclaim" in article.text and hashes.get(article.source_id) == article.sha256]
    if not saying:
        return {}, []
    files = {file.source_id: file.path for file in find_articles(raw).files}
    ignored = hold_against(find_ignores(saying, files), _named(tables, conflicts))

    def place(source_id: str, line: int) -> str:
        return f"{files.get(source_id, source_id)}:{line}"

    notes = {key: f"{place(ignore.source_id, ignore.line)}: {ignore.reason}" for key, ignore in ignored.by_id.items()}
    return notes, [describe_idle(ignore, place(ignore.source_id, ignore.line)) for ignore in ignored.idle]


def _named(tables: Tables, conflicts: Conflicts) -> list[Named]:
    from pipeline.gate.ignoring import Named

    wanted = {claim_id for conflict in conflicts.by_id.values() for claim_id in conflict.claim_ids}
    columns = ("claim_id", "source_id", "char_start", "char_end")
    spans = {row[0]: row[1:] for row in tables.claims.select(columns).iter_rows() if row[0] in wanted}
    return [Named(key, conflict.rule_id, *spans[claim_id]) for key, conflict in conflicts.by_id.items() for claim_id in conflict.claim_ids]


def accept_all(project: Project, report: Report, reason: str, who: str | None) -> int:
    """Write an entry for every open finding of the report to the project's accepted.yaml; how many."""
    from pipeline.gate import accepted
    from pipeline.reports.report import Status
    from pipeline.review.edits import Change, Values
    from pipeline.review.store import Store

    today = datetime.date.today()
    name = who or login()
    if not name:
        raise click.UsageError("there is no name to write down; give one with --who")
    new = [finding for finding in report.findings if finding.status is Status.NEW]
    put: tuple[Values, ...] = tuple(
        {"id": finding.conflict_id, "fingerprint": finding.fingerprint, "reason": reason, "who": name, "date": today} for finding in new
    )
    if put:
        Store(project.rules).change(lambda _: {accepted.FILE: Change(put=put)})
    return len(put)


def refuse_outdated(old: str | None, project: Project) -> None:
    """TableError where the tables do not speak of the articles as they are: nobody looked at what would be accepted."""
    if old:
        raise TableError(f"nothing is accepted: {old}", path=project.extracted)


def login() -> str:
    """The name that somebody is logged in with; empty where there is none, as in a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
