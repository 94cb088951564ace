"""The steps that users call, from Python and behind the command line: `extract`, `check` and `diff`.

What `pipeline` itself names is for users and stays; `extract_tables` and `check_tables` are for the command line, which has read the
articles and loaded the rules before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.errors import ArticleError, RuleError
from pipeline.settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from pipeline.articles import Article
    from pipeline.conflicts.conflict import Conflict
    from pipeline.conflicts.findings import Findings
    from pipeline.rulebook import Rulebook
    from pipeline.tables.diff import TablesDiff
    from pipeline.tables.tables import Tables


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What a check found, accepted or not: accepting concerns the report and the exit code."""

    table: pl.DataFrame
    """A row for each conflict, with the columns of `conflicts.csv`, all of them strings, sorted by collection, rule_id and conflict_id."""
    by_id: Mapping[str, Conflict]
    """Each row of the table as a value, by conflict_id, in the order of the table."""
    findings: Findings
    """The same as they were found, the pairs that can both be right and why, how many were compared, and which rules had nothing to."""
    rules: str
    """The hash of the rules that found them."""


def extract(
    raw: Path | str, rules: Path | str | None = None, *, only: Sequence[Path | str] = (), settings: Settings | None = None
) -> Tables:
    """The dated and counted claims of the articles below the folder `raw`; nothing is written.

    `rules`: the project's own folder of rules, which add to ours and to those of installed rule packs, or replace them by id. `only`:
    files or folders below `raw` to read, by default all. `settings`: by default those of a project that sets none; `load_settings`
    reads a project's.

    The frames have the columns of the tables and their order, one row for each article, mention and claim, and may be empty but for
    `sources`. What is unknown is null.

    Raises ArticleError (no article, or one that cannot be read), RuleError (a broken rule, no such folder), ModelError (no spaCy
    pipeline), or Unreadable with several of them: each a PipelineError, whose message names file and line.
    """
    from pipeline.articles import read_articles

    settings = settings or Settings()
    rulebook = _load_rules(rules, settings)
    return extract_tables(read_articles(Path(raw), [Path(path) for path in only]), rulebook, settings)


def extract_tables(
    articles: Sequence[Article], rulebook: Rulebook, settings: Settings, *, progress: Callable[[int, int], None] | None = None
) -> Tables:
    """The tables of articles that have been read; ArticleError where there is none.

    `progress` is told how many articles are done, of how many.
    """
    from pipeline.articles.comments import without_comments
    from pipeline.claims.extraction import extract_articles
    from pipeline.tables.build import build_tables

    if not articles:
        raise ArticleError("there is no article to read")
    extraction = extract_articles([without_comments(article) for article in articles], rulebook, settings, progress=progress)
    texts = {article.source_id: article.text for article in articles}
    return build_tables(
        articles,
        extraction.mentions,
        # To the letter: a sentence may hold a comment that was not read.
        [replace(claim, evidence=texts[claim.source_id][claim.char_start : claim.char_end]) for claim in extraction.claims],
        extraction.sentences,
        program=__version__,
        model=extraction.model,
        rules=rulebook.digest,
    )


def check(tables: Tables, rules: Path | str | None = None, *, settings: Settings | None = None) -> Conflicts:
    """Where the claims of the tables cannot all be right; nothing is written.

    `rules` and `settings` as for `extract`; `settings.severity` counts, while `select`, `ignore` and `fail_on` concern the report.
    Raises RuleError, or Unreadable with several of them, where a rule is broken or there is none.
    """
    settings = settings or Settings()
    return check_tables(tables, _load_rules(rules, settings), settings)


def diff(old: Tables, new: Tables, rules: Path | str | None = None, *, settings: Settings | None = None) -> TablesDiff:
    """What a change brought: claims added, gone and changed, and conflicts new and solved, both states under the same rules.

    Claims are the same by what they say and not by where it stands. Arguments and errors as for `check`.
    """
    from pipeline.tables.diff import compare_tables

    settings = settings or Settings()
    rulebook = _load_rules(rules, settings)
    before, after = (check_tables(tables, rulebook, settings).table for tables in (old, new))
    return compare_tables(old, new, before, after)


def _load_rules(rules: Path | str | None, settings: Settings) -> Rulebook:
    from pipeline.rulebook import find_packs, load_rulebook

    folder = None if rules is None else Path(rules)
    if folder is not None and not folder.is_dir():
        raise RuleError("there is no such folder of rules", path=folder)
    return load_rulebook(folder, packs=find_packs(settings))


def check_tables(tables: Tables, rulebook: Rulebook, settings: Settings) -> Conflicts:
    """The conflicts under rules that have been loaded, with the severities of the settings; RuleError where there is no rule."""
    from pipeline.conflicts import find_conflicts
    from pipeline.tables.build import build_conflicts, conflict_ids_of

    if not rulebook.conflicts:
        raise RuleError("there is no conflict rule, so nothing can be checked")
    findings = find_conflicts(tables.claims, tables.sources, rulebook)
    levels = settings.severity
    found = [replace(conflict, severity=levels.get(conflict.rule_id, conflict.severity)) for conflict in findings.conflicts]
    table = build_conflicts(found, tables.claims)
    by_id = dict(zip(conflict_ids_of(found, tables.claims), found, strict=True))
    ordered = {conflict_id: by_id[conflict_id] for conflict_id in table["conflict_id"]}
    return Conflicts(table, ordered, replace(findings, conflicts=found), rulebook.digest)
