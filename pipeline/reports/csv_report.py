"""The findings as CSV (RFC 4180, UTF-8): each row is one passage of a finding, for spreadsheets."""

from __future__ import annotations

import csv
import io

from pipeline.reports.report import Report

COLUMNS = (
    *("conflict_id", "status", "severity", "rule_id", "type", "collection", "subject", "predicate", "message", "note"),
    *("score", "sources", "independent_sources"),
    *("passage", "path", "line", "column", "title", "published", "claim_id", "evidence"),
)


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """The header and the rows, in the order of the report; what is unknown is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        about: list[object] = [
            finding.conflict_id,
            finding.status.value,
            finding.severity,
            finding.rule_id,
            finding.type,
            finding.collection,
        ]
        about += [finding.subject or "", finding.predicate or "", finding.message, finding.note or ""]
        about += [finding.score, len(finding.support.sources), finding.support.independent]
        for number, passage in enumerate(finding.passages, 1):
            place = passage.place
            where = [number, place.path, place.line, place.column, passage.title, passage.published, passage.claim_id, passage.evidence]
            writer.writerow([*about, *where])
    return text.getvalue()
