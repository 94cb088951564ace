"""From tables and findings to a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.conflicts.conflict import Conflict
from pipeline.reports.marks import mark
from pipeline.reports.report import RANKS, Finding, Passage, Place, Status, badness
from pipeline.tables.ids import fingerprint

Locate = Callable[[Mapping[str, object]], Place]
"""Where the evidence of a claim, a row of the table, stands."""


def make_findings(
    conflicts: Mapping[str, Conflict],
    claims: pl.DataFrame,
    sources: pl.DataFrame,
    locate: Locate,
    standings: Mapping[str, tuple[Status, str | None]],
    whys: Mapping[str, str],
    ignored: Mapping[str, str] | None = None,
) -> list[Finding]:
    """The findings with their passages, new ones first, worst first, those on one subject together.

    `conflicts` by conflict_id; `standings`: status and note by conflict_id, new where there is none; `whys`: by rule_id; `ignored`: where
    a comment in an article silences a finding, and why, by conflict_id.
    """
    named = {claim_id for conflict in conflicts.values() for claim_id in conflict.claim_ids}
    rows = {row["claim_id"]: row for row in claims.filter(pl.col("claim_id").is_in(list(named))).iter_rows(named=True)}
    about = {row["source_id"]: row for row in sources.iter_rows(named=True)}
    findings = [
        _finding(conflict_id, conflict, [rows[claim] for claim in conflict.claim_ids], about, locate, standings, whys)
        for conflict_id, conflict in conflicts.items()
    ]
    return sort_findings([replace(finding, ignored=(ignored or {}).get(finding.conflict_id)) for finding in findings])


def fingerprints(conflicts: Mapping[str, Conflict], claims: pl.DataFrame) -> dict[str, str]:
    """The fingerprint of each conflict by conflict_id."""
    named = [claim_id for conflict in conflicts.values() for claim_id in conflict.claim_ids]
    evidence = dict(claims.filter(pl.col("claim_id").is_in(named)).select("claim_id", "evidence").iter_rows())
    return {conflict_id: fingerprint(evidence[claim] for claim in conflict.claim_ids) for conflict_id, conflict in conflicts.items()}


def sort_findings(findings: Sequence[Finding]) -> list[Finding]:
    """New before accepted; subjects by their worst finding, then by name; within a subject the worst first: by severity, then by score."""
    worst: dict[tuple[Status, str, str], tuple[int, int]] = {}
    for finding in findings:
        group = _group(finding)
        worst[group] = min(worst.get(group, (len(RANKS), 0)), badness(finding))

    def key(finding: Finding) -> tuple[object, ...]:
        group = _group(finding)
        return finding.status is Status.ACCEPTED, worst[group], group[1:], badness(finding), finding.rule_id, finding.conflict_id

    return sorted(findings, key=key)


def _group(finding: Finding) -> tuple[Status, str, str]:
    return finding.status, finding.collection, finding.subject or ""


def _finding(
    conflict_id: str,
    conflict: Conflict,
    rows: Sequence[Mapping[str, object]],
    about: Mapping[str, Mapping[str, object]],
    locate: Locate,
    standings: Mapping[str, tuple[Status, str | None]],
    whys: Mapping[str, str],
) -> Finding:
    status, note = standings.get(conflict_id, (Status.NEW, None))
    return Finding(
        conflict_id=conflict_id,
        fingerprint=fingerprint(str(row["evidence"]) for row in rows),
        collection=conflict.collection,
        rule_id=conflict.rule_id,
        type=conflict.type,
        severity=conflict.severity,
        message=conflict.message,
        subject=conflict.subject,
        predicate=conflict.predicate,
        why=whys.get(conflict.rule_id),
        passages=tuple(
            Passage(row, locate(row), _text(about, row, "title"), _text(about, row, "published"), marks)
            for row, marks in zip(rows, mark(conflict.type, rows), strict=True)
        ),
        status=status,
        note=note,
        score=conflict.score,
        support=conflict.support,
        positions=conflict.positions,
    )


def _text(about: Mapping[str, Mapping[str, object]], row: Mapping[str, object], name: str) -> str | None:
    value = about[str(row["source_id"])][name]
    return None if value is None else str(value)
