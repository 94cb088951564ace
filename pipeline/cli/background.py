"""What surrounds the findings of a report: all claims, the paragraphs of the passages, the manuals of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.api import Conflicts
    from pipeline.cli.checking import Evidence
    from pipeline.reports.background import Background, Row, Surroundings
    from pipeline.reports.report import Report


def make_background(evidence: Evidence, conflicts: Conflicts) -> Background:
    """The background of a report on these conflicts."""
    from pipeline.reports.background import Background, Manual

    tables = evidence.tables
    claims = {str(row["claim_id"]): row for row in tables.claims.iter_rows(named=True)}
    named = {claim_id for conflict in conflicts.by_id.values() for claim_id in conflict.claim_ids}
    return Background(
        claims=claims,
        sources={str(row["source_id"]): row for row in tables.sources.iter_rows(named=True)},
        manuals=[
            Manual(rule.id, rule.kind, rule.severity, rule.why, _examples(rule.conflicts), _examples(rule.agrees))
            for rule in evidence.rulebook.conflicts
        ],
        copies=conflicts.findings.copies,
        names={entity.id: entity.name for entity in evidence.rulebook.entities},
        surroundings=_surroundings(evidence, [claims[claim_id] for claim_id in sorted(named)]),
    )


def make_witnesses(evidence: Evidence, conflicts: Conflicts, report: Report) -> Background:
    """As much of the background as tells who says what: the claims that a report puts beside others."""
    import polars as pl

    from pipeline.reports.background import Background

    paired = {claim_id for agreement in report.agreements for claim_id in agreement.claim_ids}
    named = paired | {passage.claim_id for finding in report.findings for passage in finding.passages}
    rows = evidence.tables.claims.filter(pl.col("claim_id").is_in(list(named))).iter_rows(named=True)
    copies = [group & named for group in conflicts.findings.copies]
    return Background(
        claims={str(row["claim_id"]): row for row in rows},
        sources={str(row["source_id"]): row for row in evidence.tables.sources.iter_rows(named=True)},
        copies=[group for group in copies if group],
    )


def _examples(examples: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The passages of each example: a claim, or a list of claims."""
    listed = {name: example if isinstance(example, list | tuple) else [example] for name, example in examples.items()}
    return {
        str(name): tuple(str(claim["evidence"]) for claim in claims if isinstance(claim, Mapping) and claim.get("evidence"))
        for name, claims in listed.items()
    }


def _surroundings(evidence: Evidence, claims: Iterable[Row]) -> dict[str, Surroundings]:
    """The paragraph around each of the claims whose article is at hand as it was read."""
    from pipeline.reports.background import surround

    hashes = dict(evidence.tables.sources.select("source_id", "sha256").iter_rows())
    texts = {article.source_id: article.text for article in evidence.articles or () if hashes.get(article.source_id) == article.sha256}
    found = {}
    for claim in claims:
        text, start, end = texts.get(str(claim["source_id"])), claim["char_start"], claim["char_end"]
        if text is not None and isinstance(start, int) and isinstance(end, int):
            found[str(claim["claim_id"])] = surround(text, start, end)
    return found
