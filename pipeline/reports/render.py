"""A report in one of the formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from pipeline.reports import csv_report, github, gitlab, json_report, jsonl, markdown, sarif, text
from pipeline.reports.report import Report


class Renderer(Protocol):
    """A format: a pure function from a report to its text."""

    def __call__(self, report: Report, *, width: int, colour: bool, quiet: bool) -> str: ...  # noqa: D102


def _html(report: Report, *, width: int, colour: bool, quiet: bool) -> str:
    # The template engine is imported by those who ask for a page.
    from pipeline.reports.html import page

    return page.render(report, width=width, colour=colour, quiet=quiet)


def _junit(report: Report, *, width: int, colour: bool, quiet: bool) -> str:
    from pipeline.reports import junit

    return junit.render(report, width=width, colour=colour, quiet=quiet)


RENDERERS: Mapping[str, Renderer] = {
    "text": text.render,
    "json": json_report.render,
    "jsonl": jsonl.render,
    "csv": csv_report.render,
    "html": _html,
    "markdown": markdown.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "junit": _junit,
    "sarif": sarif.render,
}


def render(report: Report, form: str, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:
    """The report in the format `form`, one of `pipeline.reports.FORMATS`; width and colour matter to text alone."""
    return RENDERERS[form](report, width=width, colour=colour, quiet=quiet)
