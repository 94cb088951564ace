"""`check`: from tables to a report and an exit code."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.background import make_background, make_witnesses
from pipeline.cli.deciding import accept_all, ignored_in, refuse_outdated
from pipeline.cli.diffing import brought_since, only
from pipeline.cli.exits import FAILS, FINE
from pipeline.cli.output import has_colour, width, write_file, write_out
from pipeline.cli.places import locator
from pipeline.cli.progress import SHOWING, Voice
from pipeline.cli.project import Project, Request, split_ids

if TYPE_CHECKING:
    from pipeline.api import Conflicts
    from pipeline.articles import Article
    from pipeline.cli.places import Locator
    from pipeline.gate.standing import Standings
    from pipeline.reports.report import Report
    from pipeline.rulebook import Rulebook
    from pipeline.tables.tables import Tables


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a check looks at."""

    tables: Tables
    rulebook: Rulebook
    raw: Path
    articles: Sequence[Article] | None
    """As they are now; null where there is no folder of articles."""


def open_tables(project: Project, voice: Voice = SHOWING) -> Evidence:
    """The tables of the project, its rules, and its articles where they are at hand; PipelineError where one cannot be read."""
    from pipeline.articles import read_articles
    from pipeline.tables.store import read_tables

    with voice.step("Loading the rules"):
        rulebook = project.load_rules()
    voice.tell(project.describe_rules(rulebook))
    with voice.step(f"Reading the tables in {project.extracted}"):
        tables = read_tables(project.extracted)
    articles = read_articles(project.raw) if project.raw.is_dir() else None
    there = f"there is no folder {project.raw}" if articles is None else f"{len(articles):,} in {project.raw}"
    voice.tell(f"articles to quote from: {there}")
    return Evidence(tables, rulebook, project.raw, articles)


def find(evidence: Evidence, project: Project, voice: Voice = SHOWING) -> Conflicts:
    """The conflicts between the claims of the tables."""
    from pipeline.api import check_tables

    with voice.step(f"Comparing {evidence.tables.claims.height:,} claims"):
        return check_tables(evidence.tables, evidence.rulebook, project.settings)


def write_and_report(
    evidence: Evidence, conflicts: Conflicts, project: Project, request: Request, *, ending: str | None = None, page: Path | None = None
) -> int:
    """Write the tables with the conflicts, print the report, and write it to `page` as well, to look at; the exit code."""
    from pipeline.gate.accepted import FILE
    from pipeline.reports.render import render
    from pipeline.tables.store import write_conflicts

    old = outdated(evidence, project)
    report = make_report(evidence, conflicts, project, request, [old] if old else [])
    if request.accept_reason is not None:
        refuse_outdated(old, project)
        count = accept_all(project, report, request.accept_reason, request.who)
        click.echo(f"crossclaim: {count} finding{'s' * (count != 1)} accepted in {project.rules / FILE}", err=True)
        report = make_report(evidence, conflicts, project, request)
    with request.voice.step(f"Writing the tables to {project.extracted}"):
        write_conflicts(evidence.tables, conflicts.table, project.extracted, rules=conflicts.rules, ending=ending)
    report = replace(report, page=None if page is None else str(page))
    if request.output is None:
        write_out(render(report, request.form, width=width(), colour=has_colour(), quiet=request.quiet))
    else:
        write_file(request.output, render(report, request.form, quiet=request.quiet))
    if page is not None:
        with request.voice.step(f"Writing the page {page}"):
            write_file(page, render(replace(report, background=make_background(evidence, conflicts)), "html"))
    if old:
        click.echo(f"crossclaim: {project.extracted}: {old}", err=True)
    return FAILS if report.failing or old else FINE


def make_report(evidence: Evidence, conflicts: Conflicts, project: Project, request: Request, notes: Sequence[str] = ()) -> Report:
    """The report on the conflicts that the request selects, each with its standing."""
    from pipeline.conflicts.findings import REASONS
    from pipeline.gate.selection import check_severities, make_selection
    from pipeline.reports import WITH_BACKGROUND
    from pipeline.reports.assemble import make_findings
    from pipeline.reports.facts import find_facts, supported
    from pipeline.reports.report import Agreed, Report

    known = {rule.id for rule in evidence.rulebook.conflicts} | {conflict.rule_id for conflict in conflicts.by_id.values()}
    settings = project.settings
    check_severities(settings.severity, known)
    selection = make_selection(split_ids(request.select) or settings.select, split_ids(request.ignore) or settings.ignore, known)
    selected = {conflict_id: conflict for conflict_id, conflict in conflicts.by_id.items() if selection.takes(conflict.rule_id)}
    since = request.new_since
    brought = None if since is None else brought_since(project, since, evidence.tables, conflicts.table)
    shown = only(selected, brought)
    there = [] if since is None else [f"left out, for they were there at {since}: {len(selected) - len(shown)} of {len(selected)} findings"]
    ignored, idle = ignored_in(evidence.tables, evidence.articles or (), evidence.raw, conflicts)
    standings = _standings(evidence, conflicts, project, ignored)
    whys = {rule.id: rule.why for rule in evidence.rulebook.conflicts}
    tables = evidence.tables
    findings = make_findings(shown, tables.claims, tables.sources, locate_in(evidence), standings.by_id, whys, ignored)
    fail_on = request.fail_on or settings.fail_on
    claiming = set(tables.claims["source_id"])
    report = Report(
        findings=findings,
        agreements=[
            Agreed((a.claim_a, a.claim_b), a.reason, a.rule_id) for a in conflicts.findings.agreements if selection.takes(a.rule_id)
        ],
        nothing_to_compare=[rule_id for rule_id in conflicts.findings.nothing_to_compare if selection.takes(rule_id)],
        sources=tables.sources.height,
        claims=tables.claims.height,
        compared=conflicts.findings.compared,
        without_claims=[source_id for source_id in tables.sources["source_id"] if source_id not in claiming],
        left_out=len(conflicts.by_id) - len(selected),
        fail_on=fail_on,
        notes=[*notes, *there, *standings.notes, *idle, *_other_rules(evidence, project)],
        reasons=REASONS,
        program=tables.manifest.program,
        folders=project.folders(evidence.raw),
        judged=standings.judged,
        background=make_background(evidence, conflicts) if request.form in WITH_BACKGROUND else None,
    )
    return replace(report, supported=supported(find_facts(report, report.background or make_witnesses(evidence, conflicts, report))))


def locate_in(evidence: Evidence) -> Locator:
    """Finds the line of a claim in the articles as they are now."""
    return locator(evidence.raw, evidence.articles or (), evidence.tables)


def _standings(evidence: Evidence, conflicts: Conflicts, project: Project, ignored: Mapping[str, str]) -> Standings:
    """How the conflicts stand, by the decisions of the project as they are today."""
    from pipeline.gate.standing import Identified, read_decisions, stand
    from pipeline.reports.assemble import fingerprints

    prints = fingerprints(conflicts.by_id, evidence.tables.claims)
    known = {key: Identified(prints[key], conflict.claim_ids, ignored.get(key)) for key, conflict in conflicts.by_id.items()}
    return stand(read_decisions(project.rules), known, datetime.date.today(), project.rules)


def _other_rules(evidence: Evidence, project: Project) -> list[str]:
    if evidence.tables.manifest.rules == evidence.rulebook.digest:
        return []
    again = project.command("run", evidence.raw)
    return [f"the rules have changed since the claims were extracted; {again} extracts them with the rules as they are now"]


def outdated(evidence: Evidence, project: Project) -> str | None:
    """What has changed in the folder of articles since the tables were made; null for nothing, or where there is no such folder."""
    from pipeline.gate.freshness import drift

    if evidence.articles is None:
        return None
    hashes = dict(evidence.tables.sources.select("source_id", "sha256").iter_rows())
    found = drift(hashes, {article.source_id: article.sha256 for article in evidence.articles})
    if not found:
        return None
    return f"the articles in {evidence.raw} are not those of the tables ({found.describe()}); run {project.command('run', evidence.raw)}"


def tell_outdated(evidence: Evidence, project: Project) -> None:
    """Say on standard error that the tables are not those of the articles, where they are not: what is shown may be long mended."""
    if note := outdated(evidence, project):
        click.echo(f"crossclaim: {note}", err=True)
