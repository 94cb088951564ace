"""`review`: the findings on a local web page."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import click

from pipeline.cli.checking import find, make_report, open_tables, outdated
from pipeline.cli.deciding import login
from pipeline.cli.exits import FINE
from pipeline.cli.progress import QUIET
from pipeline.cli.project import Project, Request

if TYPE_CHECKING:
    from pipeline.reports.report import Report


def review_project(project: Project, *, port: int, who: str | None, opens: bool) -> int:
    """Serve the review page until it is interrupted; the exit code. PipelineError where there are no tables, or the port is taken."""
    from pipeline.review.server import listen
    from pipeline.review.store import Store
    from pipeline.review.subject import Subject
    from pipeline.tables.manifest import FILE

    subject = Subject(lambda: report_on(project), project.extracted / FILE)
    server = listen(subject, Store(project.rules), port=port, who=who or login())
    click.echo(f"Reviewing {len(subject.report.findings)} findings at {server.address}\nDecisions go to {project.rules}. Stop with Ctrl+C.")
    if opens:
        webbrowser.open(server.address)
    try:
        server.run()
    finally:
        server.close()
    return FINE


def report_on(project: Project) -> Report:
    """The report on the tables of a project, with all that a page shows; PipelineError where they cannot be checked."""
    evidence = open_tables(project, QUIET)
    note = outdated(evidence, project)
    return make_report(evidence, find(evidence, project, QUIET), project, Request(form="html"), [note] if note else [])
