"""The report as GitLab's code quality report (a subset of the Code Climate format): the widget and the marks of a merge request.

One entry for each open finding, at its first passage. The fingerprint is the id of the finding, so that GitLab tells what a merge request
brings from what was there before, wherever the passages stand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pipeline.reports.passages import describe
from pipeline.reports.report import Finding, Report, Status

SEVERITIES: Mapping[str, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """The list of issues as JSON."""
    issues = [_issue(finding) for finding in report.findings if finding.status is Status.NEW]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding) -> dict[str, object]:
    place = finding.passages[0].place
    return {
        "type": "issue",
        "check_name": finding.rule_id,
        "description": describe(finding),
        "categories": ["Bug Risk"],
        "severity": SEVERITIES[finding.severity],
        "fingerprint": finding.conflict_id,
        "location": {"path": place.path.replace("\\", "/").removeprefix("./"), "lines": {"begin": place.line or 1}},
    }
