"""The report as Markdown: the comment on a pull request.

The first line is a mark that nobody sees, by which a job finds its own comment again and rewrites it. GitHub takes 65,536 characters;
findings beyond LONGEST are counted and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reports.facts import describe_sides, describe_support
from pipeline.reports.layout import clean
from pipeline.reports.passages import distinct
from pipeline.reports.report import Fact, Finding, Passage, Report, Status, badness
from pipeline.reports.text import compared, reading, total

MARK = "<!-- crossclaim report -->"
LONGEST = 60_000
SUPPORTED_SHOWN = 10
SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&-])")


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """The summary, the open findings with both passages, and folded away what was accepted and what the run says of itself."""
    new = sorted((finding for finding in report.findings if finding.status is Status.NEW), key=badness)
    accepted = [finding for finding in report.findings if finding.status is Status.ACCEPTED]
    head = [MARK, "## Crossclaim", "", escape(total(report)), ""]
    tail = [*_folded("Accepted", [f"- {_title(finding)}: {escape(finding.note or '')}" for finding in accepted])]
    tail += _folded("Stated alike by independent sources", [_supported(fact) for fact in report.supported[:SUPPORTED_SHOWN]])
    tail += _folded("Notes", [f"- {escape(note)}" for note in report.notes])
    tail += [] if quiet else [escape(compared(report)), ""]
    return "\n".join([*head, *_fitting([list(_lines(finding)) for finding in new]), *_shortened(tail)])


def escape(text: str) -> str:
    """The words on one line, none of them markup, a link or a mention of somebody."""
    return _MARKUP.sub(r"\\\1", clean(text)).replace("\\&", "&amp;").replace("\\<", "&lt;").replace("\\@", "@\u200b")


def _supported(fact: Fact) -> str:
    return f"- {escape(fact.title)}, {escape(fact.said)}: {describe_support(fact.support)}"


def _lines(finding: Finding) -> Iterator[str]:
    yield f"### {SIGNS[finding.severity]} {_title(finding)}"
    yield ""
    for passage in distinct(finding.passages):
        read = reading(finding.type, passage.claim)
        yield f"- {_code(str(passage.place))}" + (f" — {escape(read)}" if read else "")
        yield f"  > {_quoted(passage)}"
    yield ""
    if finding.note:
        yield f"{escape(finding.note)}\n"
    if sides := describe_sides(finding.positions):
        yield "Said by: " + " | ".join(f"{escape(words)} ({sources})" for words, sources in sides) + "\n"
    about = f"score {finding.score}, {describe_support(finding.support)}"
    yield f"<sub>{_code(finding.rule_id)} {_code(finding.conflict_id)} — {about} — {escape(finding.why or '')}</sub>"
    yield ""


def _title(finding: Finding) -> str:
    subject = finding.subject if finding.subject and finding.subject not in finding.message else None
    return escape(": ".join(part for part in (subject, finding.message) if part))


def _quoted(passage: Passage) -> str:
    """The words, those that differ in bold."""
    words, at = [], 0
    for start, end in passage.marks:
        words += [_spaced(passage.evidence[at:start]), f"**{escape(passage.evidence[start:end])}**"]
        at = end
    return "".join([*words, _spaced(passage.evidence[at:])]).strip()


def _spaced(text: str) -> str:
    """The words with the white space around them as one space."""
    inner = escape(text)
    if not inner:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() else "")


def _code(text: str) -> str:
    return "`" + clean(text).replace("`", "'") + "`"


def _folded(title: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    return ["<details>", f"<summary>{title} ({len(lines)})</summary>", "", *lines, "", "</details>", ""]


def _fitting(findings: Sequence[Sequence[str]]) -> list[str]:
    """The lines of as many findings as fit, and how many do not."""
    shown: list[str] = []
    length = 0
    for index, lines in enumerate(findings):
        length += sum(len(line) + 1 for line in lines)
        if length > LONGEST:
            return [*shown, f"… and {len(findings) - index:,} more: run `crossclaim check` to see them.", ""]
        shown += lines
    return shown


def _shortened(lines: Sequence[str], most: int = 4_000) -> list[str]:
    """The lines if they are short, else none: a comment has room for so much."""
    return list(lines) if sum(len(line) + 1 for line in lines) <= most else []
