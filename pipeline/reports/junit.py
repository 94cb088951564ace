"""The report as JUnit XML: each finding is a test of its rule.

What fails the run is a failure, what is below `--fail-on` passes with its words in the output, what somebody accepted is skipped. One more
test says what was compared, so that a run without findings is no empty one.
"""

from __future__ import annotations

from itertools import groupby

from junitparser import Attr, Failure, JUnitXml, Skipped, TestCase, TestSuite

from pipeline.reports.layout import clean
from pipeline.reports.passages import describe
from pipeline.reports.report import Finding, Report, Status
from pipeline.reports.text import compared


class _Case(TestCase):
    """A test with the place that GitLab, Jenkins and Azure link to."""

    file = Attr()
    line = Attr()


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """One suite for what was compared, and one for each rule that found something."""
    whole = TestCase("articles are compared", "crossclaim")
    whole.system_out = "\n".join([compared(report), *map(clean, report.notes)])
    suites = [_suite("crossclaim", [whole])]
    by_rule = sorted(report.findings, key=lambda finding: finding.rule_id)
    for rule_id, findings in groupby(by_rule, key=lambda finding: finding.rule_id):
        suites.append(_suite(f"crossclaim.{rule_id}", [_case(finding, report) for finding in findings]))
    document = JUnitXml("crossclaim")
    for suite in suites:
        document.add_testsuite(suite)
    document.update_statistics()  # type: ignore[no-untyped-call]
    text: bytes = document.tostring()  # type: ignore[no-untyped-call]
    return text.decode() + "\n"


def _suite(name: str, cases: list[TestCase]) -> TestSuite:
    suite = TestSuite(name)
    suite.add_testcases(cases)
    return suite


def _case(finding: Finding, report: Report) -> TestCase:
    case = _Case(f"{finding.conflict_id} {clean(finding.message)}", f"crossclaim.{finding.rule_id}")
    place = finding.passages[0].place
    case.file = place.path
    if place.line is not None:
        case.line = str(place.line)
    if finding.status is Status.ACCEPTED:
        case.result = [Skipped(clean(finding.note or "accepted"))]
    elif report.fails(finding):
        failure = Failure(clean(finding.message), finding.severity)
        failure.text = describe(finding)
        case.result = [failure]
    else:
        case.system_out = f"{finding.severity}: {describe(finding)}"
    return case
