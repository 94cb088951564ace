"""The report for people: findings by subject, both passages one under the other with the differing words underlined."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len

from pipeline.mentions.units_money import UNKNOWN_CURRENCY
from pipeline.reports.facts import describe_sides, describe_support
from pipeline.reports.layout import Line, Span, clean, clip, quote, render_lines, wrap
from pipeline.reports.report import RANKS, Finding, Passage, Report, Status

MARGIN = "   |  "
SUPPORTED_SHOWN = 5


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:
    """The report as text of at most `width` cells a line; `quiet` leaves out the summary."""
    lines = list(_findings(report.findings, width))
    if not quiet:
        lines += _summary(report, width)
    return render_lines(lines, colour=colour)


def finding_lines(finding: Finding, width: int) -> list[Line]:
    """One finding: what, where, both passages, and what differs."""
    label = f"{finding.severity}[{finding.rule_id}]"
    lines: list[Line] = []
    for index, line in enumerate(wrap(f"{label} {finding.message}", width, rest="  ", style="strong")):
        text = line[1].text
        lines.append([Span(label, finding.severity), Span(text[len(label) :], "strong")] if index == 0 and text.startswith(label) else line)
    about = clip(f"score {finding.score}, {describe_support(finding.support)}", width - cell_len(finding.conflict_id) - 4)
    lines.append([Span(f"  {finding.conflict_id}", "faint"), Span(f"  {about}" if about else "", "faint")])
    for _, passages in groupby(finding.passages, key=lambda passage: (passage.place, passage.evidence)):
        lines += _passage(list(passages), width)
    lines += [
        line
        for words in (_difference(finding), _sides(finding), finding.note)
        if words
        for line in wrap(words, width, first="   = ", rest="     ")
    ]
    return lines


def _findings(findings: Sequence[Finding], width: int) -> Iterator[Line]:
    new = [finding for finding in findings if finding.status is Status.NEW]
    for (collection, subject), group in groupby(new, key=lambda finding: (finding.collection, finding.subject)):
        heading = " · ".join(clean(part) for part in (collection, subject) if part)
        yield [Span(f"── {heading} ".ljust(min(width, 60), "─"), "faint")]
        yield []
        for finding in group:
            yield from finding_lines(finding, width)
            yield []


def _passage(passages: Sequence[Passage], width: int) -> list[Line]:
    """Where, and the words; `passages` are claims of one sentence, whose marks are shown together."""
    passage = passages[0]
    marks = [span for same in passages for span in same.marks]
    said = ", ".join(clean(part) for part in (passage.title, passage.published) if part)
    section = clean(str(passage.claim["section"] or ""))
    place = f"  --> {clean(str(passage.place))}"
    behind = clip(" · ".join(part for part in (said, section) if part), width - cell_len(place) - 2)
    head: Line = [Span(place[:6], "faint"), Span(place[6:], "place"), Span(f"  {behind}" if behind else "", "faint")]
    return [head, *quote(passage.evidence, marks, width, margin=MARGIN)]


def _difference(finding: Finding) -> str | None:
    """What the program read in each passage: the values, dates or verbs that do not fit together."""
    sides = [reading(finding.type, passage.claim) for passage in finding.passages]
    return None if not any(sides) else f"{finding.type}: " + " | ".join(side or "none" for side in sides)


def _sides(finding: Finding) -> str | None:
    """Who stands behind each side, where that is more than one source for one of them."""
    sides = [f"{words} ({sources})" for words, sources in describe_sides(finding.positions)]
    return f"said by: {' | '.join(sides)}" if sides else None


def reading(type_: str, claim: Mapping[str, object]) -> str | None:
    """What the program read in a passage of a finding of this type: its value, date or verb; null where the words say it all."""
    if type_ in ("value", "arithmetic") and (claim["value_low"] is not None or claim["value_high"] is not None):
        return _value(claim)
    if type_ in ("date", "order", "relative-date", "staleness") and claim["date_edtf"]:
        return str(claim["date_edtf"])
    if type_ == "modality":
        return str(claim["modality"]) + (f" ({clean(str(claim['verb_form']))})" if claim["verb_form"] else "")
    return None


def _value(claim: Mapping[str, object]) -> str:
    low, high = (None if claim[name] is None else f"{claim[name]:,.10g}" for name in ("value_low", "value_high"))
    unit = "" if claim["unit"] in (None, "count", UNKNOWN_CURRENCY) else f" {claim['unit']}"
    if low is None or high is None:
        return (f"at most {high}" if low is None else f"at least {low}") + unit
    return (low if low == high else f"{low} to {high}") + unit


def _summary(report: Report, width: int) -> Iterator[Line]:
    yield from _accepted(report, width)
    counts = f"{_number(report.compared, 'pair')} of {_number(report.claims, 'claim')} in {_number(report.sources, 'article')}"
    head, *rest = wrap(counts, width, first="Compared  ", rest="  ")
    yield [Span(head[0].text, "strong"), *head[1:]]
    yield from rest
    agreed = Counter(agreement.reason for agreement in report.agreements)
    if agreed:
        yield [Span(f"  {_number(len(report.agreements), 'pair')} can both be right:", "good")]
        for reason, count in sorted(agreed.items(), key=lambda item: (-item[1], item[0])):
            label = f"  {count:6}  {reason:<14}"
            yield [Span(label), Span(clip(report.reasons.get(reason, ""), width - cell_len(label)), "faint")]
    yield from _supported(report, width)
    if report.nothing_to_compare:
        yield from wrap(f"Nothing to compare for: {', '.join(report.nothing_to_compare)}", width, rest="  ")
    if report.without_claims:
        yield from wrap(f"No claim in: {', '.join(report.without_claims)}", width, rest="  ")
    if report.left_out:
        yield from wrap(f"Left out by select and ignore: {_number(report.left_out, 'finding')}", width, rest="  ")
    for note in report.notes:
        yield from wrap(f"Note: {note}", width, rest="  ", style="warning")
    yield []
    worst = next((severity for severity in RANKS if report.count(severity)), "good")
    yield from wrap(total(report), width, rest="  ", style=worst)
    yield from _next(report, width)


def _supported(report: Report, width: int) -> Iterator[Line]:
    """The facts that independent sources state, the best supported first, and no more than there is room for."""
    if not report.supported:
        return
    yield from wrap(
        f"{_number(len(report.supported), 'fact')} stated alike by independent sources:", width, first="  ", rest="    ", style="good"
    )
    for fact in report.supported[:SUPPORTED_SHOWN]:
        label = f"    {describe_support(fact.support)}"
        about = clip(clean(f"{fact.title}, {fact.said}"), width - cell_len(label) - 2)
        yield [Span(label), Span(f": {about}" if about else "", "faint")]
    if len(report.supported) > SUPPORTED_SHOWN:
        yield from wrap(f"and {len(report.supported) - SUPPORTED_SHOWN:,} more: `--format json` lists them all", width, first="    ")


def _accepted(report: Report, width: int) -> Iterator[Line]:
    accepted = [finding for finding in report.findings if finding.status is Status.ACCEPTED]
    for finding in accepted:
        yield from wrap(
            f"accepted[{finding.rule_id}] {finding.conflict_id} {finding.message}: {finding.note}", width, rest="  ", style="faint"
        )
    if accepted:
        yield []


def total(report: Report) -> str:
    """How many findings there are, of which severity, and whether they fail the run, on one line."""
    counts = {severity: report.count(severity) for severity in RANKS}
    parts = [_number(count, severity) if severity != "info" else f"{count} info" for severity, count in counts.items() if count]
    settled = [finding for finding in report.findings if finding.status is Status.ACCEPTED]
    ignored = sum(finding.ignored is not None for finding in settled)
    parts += [f"{len(settled)} accepted" + (f" ({ignored} by a comment in an article)" if ignored else "")] if settled else []
    fail = f" {_number(report.failing, 'finding')} at or above {report.fail_on}: this fails." if report.failing else ""
    return f"Found {', '.join(parts)}.{fail}" if parts else "Found nothing that disagrees."


def compared(report: Report) -> str:
    """How much was looked at, on one line."""
    articles, claims = _number(report.sources, "article"), _number(report.claims, "claim")
    agreed = f"; {_number(len(report.agreements), 'pair')} can both be right" if report.agreements else ""
    return f"Compared {_number(report.compared, 'pair')} of {claims} in {articles}{agreed}."


def _next(report: Report, width: int) -> list[Line]:
    """What to type or to open next, and what for; a command is never broken, so that it can be copied."""
    steps = list(_steps(report))
    column = max(cell_len(step) for step, _ in steps) + 2
    fits = all(6 + column + cell_len(purpose) <= width for _, purpose in steps)
    lines: list[Line] = []
    for index, (step, purpose) in enumerate(steps):
        head = [Span("      " if index else "Next: ", "faint"), Span(step)]
        if fits:
            lines.append([*head, Span(" " * (column - cell_len(step)) + purpose, "faint")])
        else:
            lines += [head, *wrap(purpose, width, first=" " * 8, rest=" " * 8, style="faint")]
    return lines


def _steps(report: Report) -> Iterator[tuple[str, str]]:
    new = [finding for finding in report.findings if finding.status is Status.NEW]
    if new:
        yield _command(report, "explain", new[0].conflict_id), "why it is one, and how to accept it"
        yield _command(report, "review"), "decide on a local page"
    elif report.agreements:
        yield _command(report, "why-not", *report.agreements[0].claim_ids), "why two claims agree"
    else:
        yield _command(report, "rules", "list"), "what is looked for"
    if report.page is not None:
        yield clean(shlex.quote(report.page)), "the same as a page, with pictures"


def _command(report: Report, *words: str) -> str:
    """A command as it is typed where this report was made."""
    takes = {name: folder for name, folder in report.folders.items() if words[0] != "rules" or name != "--raw"}
    return clean(shlex.join(["crossclaim", *words, *(part for option in takes.items() for part in option)]))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
