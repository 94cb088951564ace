"""The report for programs.

One object: `schema` (1), `program`, `summary`, `findings`, `agreements`, `supported`, `nothing_to_compare`, `articles_without_claims`,
`notes`. A finding has `id`, `fingerprint`, `collection`, `rule_id`, `type`, `severity`, `score` (0 to 100, what orders those of one
severity), `status` (`new`, `accepted`), `note`, `ignored`, `message`, `subject`, `predicate`, `why`, `source_ids`, `independent_sources`
(copies count once), `positions` (what each side says, and who stands behind it) and `passages`; a passage `path`, `line`, `column` (from
1, null where the article is not at hand), `title`, `published`, `marks` (start and end in the evidence of the words that differ) and
`claim`, the row of the table. An agreement has `claim_ids`, `reason` and `rule_id`; what is `supported` is stated alike by independent
sources. Keys are added without a new `schema`, none is taken away or changes its meaning. `report.schema.json` beside this module is the
JSON Schema of it all.
"""

from __future__ import annotations

import json
from importlib.resources import files

from pipeline.conflicts.conflict import Support
from pipeline.reports.report import RANKS, Fact, Finding, Passage, Report, Status

SCHEMA = 1
SCHEMA_FILE = "report.schema.json"


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """The report as JSON, indented, in the order of the report."""
    return json.dumps(to_object(report), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of the report."""
    text = files(__package__).joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    loaded: dict[str, object] = json.loads(text)
    return loaded


def to_object(report: Report) -> dict[str, object]:
    """The report as what JSON can hold."""
    return {
        "schema": SCHEMA,
        "program": report.program,
        "summary": {
            "articles": report.sources,
            "claims": report.claims,
            "pairs_compared": report.compared,
            "new": {severity: report.count(severity) for severity in RANKS},
            "accepted": {severity: report.count(severity, Status.ACCEPTED) for severity in RANKS},
            "ignored": sum(finding.ignored is not None for finding in report.findings),
            "left_out": report.left_out,
            "fail_on": report.fail_on,
            "failing": report.failing,
        },
        "findings": [finding_object(finding) for finding in report.findings],
        "agreements": [{"claim_ids": list(a.claim_ids), "reason": a.reason, "rule_id": a.rule_id} for a in report.agreements],
        "supported": [_fact(fact) for fact in report.supported],
        "nothing_to_compare": list(report.nothing_to_compare),
        "articles_without_claims": list(report.without_claims),
        "notes": list(report.notes),
    }


def finding_object(finding: Finding) -> dict[str, object]:
    """A finding as what JSON can hold."""
    return {
        "id": finding.conflict_id,
        "fingerprint": finding.fingerprint,
        "collection": finding.collection,
        "rule_id": finding.rule_id,
        "type": finding.type,
        "severity": finding.severity,
        "score": finding.score,
        "status": finding.status.value,
        "note": finding.note,
        "ignored": finding.ignored,
        "message": finding.message,
        "subject": finding.subject,
        "predicate": finding.predicate,
        "why": finding.why,
        **_support(finding.support),
        "positions": [
            {"words": position.words or None, "claim_ids": list(position.claim_ids), **_support(position.support)}
            for position in finding.positions
        ],
        "passages": [_passage(passage) for passage in finding.passages],
    }


def _support(support: Support) -> dict[str, object]:
    return {"source_ids": list(support.sources), "independent_sources": support.independent}


def _fact(fact: Fact) -> dict[str, object]:
    return {"title": fact.title, "said": fact.said, "claim_ids": list(fact.claim_ids), **_support(fact.support)}


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "path": passage.place.path,
        "line": passage.place.line,
        "column": passage.place.column,
        "title": passage.title,
        "published": passage.published,
        "marks": [list(span) for span in passage.marks],
        "claim": dict(passage.claim),
    }
