"""The report as workflow commands of GitHub Actions, which show each open finding beside its passages in a pull request.

One command for each passage that stands in a file; what somebody accepted gets none. The last line is for the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.reports.passages import describe, distinct, is_file, region
from pipeline.reports.report import Finding, Passage, Report, Status, badness
from pipeline.reports.text import total

COMMANDS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """The commands, worst findings first, since GitHub shows only the first few of a step."""
    new = sorted((finding for finding in report.findings if finding.status is Status.NEW), key=badness)
    lines = [command for finding in new for command in _commands(finding)]
    notes = [f"::notice title=crossclaim::{escape(note)}" for note in report.notes]
    return "".join(f"{line}\n" for line in [*lines, *notes, *([] if quiet else [total(report)])])


def escape(text: str) -> str:
    """Text that ends no command: as the runner's own toolkit writes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _commands(finding: Finding) -> Iterator[str]:
    title = f"{finding.severity}[{finding.rule_id}] {finding.conflict_id}"
    for passage in distinct(finding.passages):
        properties = ",".join(f"{name}={_property(value)}" for name, value in {**_place(passage), "title": title}.items())
        yield f"::{COMMANDS[finding.severity]} {properties}::{escape(describe(finding))}"


def _place(passage: Passage) -> dict[str, str]:
    if not is_file(passage):
        return {}
    place = {"file": passage.place.path.replace("\\", "/")}
    stretch = region(passage)
    if stretch is None:
        return place
    place |= {"line": str(stretch.line), "endLine": str(stretch.end_line)}
    # Columns of a stretch over several lines are refused.
    return place | ({"col": str(stretch.column), "endColumn": str(stretch.end_column)} if stretch.line == stretch.end_line else {})


def _property(value: str) -> str:
    return escape(value).replace(":", "%3A").replace(",", "%2C")
