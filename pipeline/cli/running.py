"""`run` and `check`, from beginning to end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.checking import Evidence, find, open_tables, write_and_report
from pipeline.cli.exits import CANNOT_CHECK
from pipeline.cli.extracting import extract_project
from pipeline.cli.project import Project, Request

PAGE = "report.html"
"""The report to look at, beside the tables."""


def run_project(project: Project, paths: Sequence[Path], request: Request, *, keep_going: bool) -> int:
    """Extract, check, write all tables at once, print the report; the exit code."""
    extracted = extract_project(project, paths, keep_going=keep_going, voice=request.voice)
    evidence = Evidence(extracted.tables, extracted.rulebook, extracted.raw, extracted.articles)
    conflicts = find(evidence, project, request.voice)
    code = write_and_report(evidence, conflicts, project, request, ending="csv", page=project.extracted / PAGE)
    return CANNOT_CHECK if extracted.errors else code


def check_project(project: Project, request: Request) -> int:
    """Check the tables on disk, write their conflicts, print the report; the exit code."""
    evidence = open_tables(project, request.voice)
    return write_and_report(evidence, find(evidence, project, request.voice), project, request)
