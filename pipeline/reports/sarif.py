"""The report as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read.

A result stands at its first passage; the others are related locations. Findings that somebody accepted are suppressed results, with the
reason. Columns count characters. The partial fingerprint `crossclaim/v1` is the id of the finding: it stays when passages move or a value
is edited, and no line is part of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote

from pipeline.reports.background import Manual
from pipeline.reports.layout import clean
from pipeline.reports.passages import describe, distinct, is_file, region
from pipeline.reports.report import RANKS, Finding, Passage, Report, Status

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}
ROOT = "%SRCROOT%"

Json = dict[str, object]


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """The report as one SARIF log with one run."""
    rules = _rules(report)
    places = {str(rule["id"]): index for index, rule in enumerate(rules)}
    run: Json = {
        "tool": {"driver": {"name": "Crossclaim", "semanticVersion": report.program, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the check was run in."}}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [_notification(note) for note in report.notes]}],
        "results": [_result(finding, places) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _rules(report: Report) -> list[Json]:
    """The rules that were checked, or those of the findings where no manual is at hand, sorted by id."""
    manuals = {manual.id: manual for manual in (report.background.manuals if report.background else ())}
    for finding in report.findings:
        manuals.setdefault(finding.rule_id, Manual(finding.rule_id, finding.type, finding.severity, finding.why or finding.rule_id))
    return [_rule(manuals[rule_id]) for rule_id in sorted(manuals)]


def _rule(manual: Manual) -> Json:
    return {
        "id": manual.id,
        "name": "".join(part.capitalize() for part in manual.id.replace("-", "_").split("_")),
        "shortDescription": {"text": clean(manual.why)},
        "help": {"text": _help(manual, "  {name}: {words}"), "markdown": _help(manual, "- *{name}*: {words}")},
        "defaultConfiguration": {"level": LEVELS[manual.severity]},
        "properties": {"kind": manual.kind, "tags": ["facts"]},
    }


def _help(manual: Manual, form: str) -> str:
    paragraphs = [clean(manual.why)]
    for title, examples in (("Reported:", manual.conflicts), ("Not reported:", manual.agrees)):
        lines = [form.format(name=clean(name), words=" | ".join(map(clean, words))) for name, words in examples.items() if words]
        paragraphs += ["\n".join([title, "", *lines])] if lines else []
    return "\n\n".join(paragraphs)


def _result(finding: Finding, places: Mapping[str, int]) -> Json:
    first, *others = distinct(finding.passages)
    result: Json = {
        "ruleId": finding.rule_id,
        "ruleIndex": places[finding.rule_id],
        "level": LEVELS[finding.severity],
        "rank": _rank(finding),
        "message": {"text": describe(finding)},
        "locations": [_location(first)],
        "partialFingerprints": {"crossclaim/v1": finding.conflict_id},
        "properties": {
            "type": finding.type,
            "passagesFingerprint": finding.fingerprint,
            "claimIds": [p.claim_id for p in finding.passages],
            "score": finding.score,
            "sources": len(finding.support.sources),
            "independentSources": finding.support.independent,
        },
    }
    if others:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": clean(passage.evidence)}, **_location(passage)} for number, passage in enumerate(others, 1)
        ]
    if finding.status is Status.ACCEPTED:
        kind = "inSource" if finding.ignored is not None else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": finding.note or ""}]
    return result


def _rank(finding: Finding) -> float:
    """From 0 to 100, as findings are ordered: each severity has a third, and its findings lie in it by score."""
    return round(((len(RANKS) - 1 - RANKS[finding.severity]) * 100 + finding.score) / len(RANKS), 1)


def _location(passage: Passage) -> Json:
    if not is_file(passage):
        return {"logicalLocations": [{"fullyQualifiedName": passage.place.path, "kind": "resource"}]}
    physical: Json = {"artifactLocation": _artifact(passage.place.path)}
    stretch = region(passage)
    if stretch is not None:
        ends = {"endLine": stretch.end_line, "endColumn": stretch.end_column}
        snippet = {"text": passage.evidence}
        physical["region"] = {"startLine": stretch.line, "startColumn": stretch.column, **ends, "snippet": snippet}
    return {"physicalLocation": physical}


def _artifact(path: str) -> Json:
    """The file as a URI: below the folder of the run, or absolute."""
    words = quote(path.replace("\\", "/"), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{words}"}
    return {"uri": words.removeprefix("./"), "uriBaseId": ROOT}


def _notification(note: str) -> Json:
    return {"level": "note", "message": {"text": clean(note)}}
