"""The findings as JSON Lines: each line is one finding, with the keys that it has in the JSON report."""

from __future__ import annotations

import json

from pipeline.reports.json_report import finding_object
from pipeline.reports.report import Report


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """One line a finding, in the order of the report; nothing where there is none."""
    return "".join(json.dumps(finding_object(finding), ensure_ascii=False, allow_nan=False) + "\n" for finding in report.findings)
