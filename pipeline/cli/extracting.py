"""`extract`: from articles to tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.exits import CANNOT_CHECK, FAILS, FINE
from pipeline.cli.output import write_out
from pipeline.cli.progress import Voice
from pipeline.cli.project import Project
from pipeline.errors import PipelineError, Unreadable

if TYPE_CHECKING:
    from pipeline.articles import Article
    from pipeline.rulebook import Rulebook
    from pipeline.tables.tables import Tables


@dataclass(frozen=True, slots=True)
class Extracted:
    """The tables of the articles that could be read, and what else the run needs."""

    tables: Tables
    articles: Sequence[Article]
    raw: Path
    rulebook: Rulebook
    errors: Sequence[PipelineError]
    """Of the articles that could not be read: there are none but with --keep-going."""


def extract_project(project: Project, paths: Sequence[Path], *, keep_going: bool, voice: Voice) -> Extracted:
    """Read the articles and make their tables; PipelineError where one cannot be read, unless `keep_going`."""
    from pipeline.api import extract_tables
    from pipeline.articles import read_folder, resolve_paths

    with voice.step("Loading the rules"):
        rulebook = project.load_rules()
    voice.tell(project.describe_rules(rulebook))
    raw, only = resolve_paths(paths, project.raw)
    reading = read_folder(raw, only)
    if reading.errors and not (keep_going and reading.articles):
        raise reading.errors[0] if len(reading.errors) == 1 else Unreadable(list(reading.errors))
    for error in reading.errors:
        click.echo(f"crossclaim: {error.describe()}", err=True)
    for article in reading.articles:
        voice.tell(f"article {article.source_id}: {len(article.text):,} characters")
    voice.tell(f"spaCy pipeline: {project.settings.model}")
    with voice.count(f"Reading {len(reading.articles):,} articles", "articles") as progress:
        tables = extract_tables(reading.articles, rulebook, project.settings, progress=progress)
    voice.tell(f"found {tables.claims.height:,} claims and {tables.mentions.height:,} mentions")
    return Extracted(tables, reading.articles, raw, rulebook, reading.errors)


def write_extracted(extracted: Extracted, project: Project, form: str, *, voice: Voice) -> int:
    """Write the tables; the exit code."""
    from pipeline.tables.store import write_tables

    with voice.step("Writing the tables"):
        tables = write_tables(extracted.tables, project.extracted, ending=form)
    if not voice.quiet:
        write_out(
            f"Wrote {tables.claims.height:,} claims and {tables.mentions.height:,} mentions of {tables.sources.height:,} articles "
            f"to {project.extracted}.\nNext: {project.command('check', extracted.raw)}\n"
        )
    return CANNOT_CHECK if extracted.errors else FINE


def compare_extracted(extracted: Extracted, project: Project) -> int:
    """Say how the tables on disk differ from those that the articles give now; the exit code."""
    from pipeline.tables.compare import differences

    found = differences(extracted.tables, project.extracted)
    if found:
        click.echo(f"crossclaim: {project.extracted} is out of date; run {project.command('extract', extracted.raw)}", err=True)
    for line in found:
        click.echo(f"  {line}", err=True)
    return CANNOT_CHECK if extracted.errors else FAILS if found else FINE
