"""Everything about one claim, one conflict, one rule or one pair of claims, as text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from pipeline.conflicts.conflict import Conflict
from pipeline.conflicts.explain import Explanation
from pipeline.reports.layout import Line, Span, clean, quote, wrap
from pipeline.reports.report import Finding, Passage, Status
from pipeline.reports.text import MARGIN, finding_lines

SHOWN_ABOVE = frozenset({"claim_id", "source_id", "evidence", "char_start", "char_end", "section"})


def explain_finding(finding: Finding, rules: str, today: datetime.date, width: int) -> list[Line]:
    """A conflict: both passages, why it is one, what the program read in each, and how to accept it.

    `rules`: the folder that holds `accepted.yaml`.
    """
    lines = finding_lines(finding, width)
    lines.append([])
    if finding.why:
        lines += [*wrap(f"Why: {finding.why}", width, rest="  "), []]
    for passage in finding.passages:
        lines += [*explain_claim(passage, (), width), []]
    if finding.status is Status.NEW:
        lines += wrap(f"Mend one of the articles; or, if it can stand, accept it: add these lines to {rules}/accepted.yaml.", width)
        entry = {"id": finding.conflict_id, "fingerprint": finding.fingerprint, "reason": "…", "who": "…", "date": today.isoformat()}
        lines += [[Span(("- " if key == "id" else "  ") + f"{key}: {value}")] for key, value in entry.items()]
    return lines


def explain_claim(passage: Passage, named_in: Sequence[str], width: int) -> list[Line]:
    """A claim: where it stands, what it says field by field; `named_in`: the conflicts that it is part of."""
    claim = passage.claim
    lines: list[Line] = [[Span(passage.claim_id, "strong"), Span("  "), Span(clean(str(passage.place)), "place")]]
    if claim["section"]:
        lines.append([Span(f"   {clean(str(claim['section']))}", "faint")])
    lines += quote(passage.evidence, passage.marks, width, margin=MARGIN)
    for name, value in claim.items():
        if value is not None and name not in SHOWN_ABOVE:
            lines += wrap(_shown(value), width, first=f"   {name:<12} ", rest=" " * 16)
    if named_in:
        lines += wrap(f"Part of: {', '.join(named_in)}", width, rest="  ")
    return lines


def explain_rule(rule_id: str, fields: Mapping[str, object], width: int) -> list[Line]:
    """A rule: its fields, and its examples, each on lines of their own; `fields` in the order to show them."""
    lines: list[Line] = [[Span(rule_id, "strong")]]
    for name, value in fields.items():
        if isinstance(value, Mapping) and value:
            lines.append([Span(f"   {name}")])
            for key, example in value.items():
                lines += wrap(_shown(example), width, first=f"      {key}: ", rest=" " * 9)
        elif value not in (None, "", (), {}):
            lines += wrap(_shown(value), width, first=f"   {name:<12} ", rest=" " * 16)
    return lines


def explain_verdict(explanation: Explanation, pair: Sequence[str], ids: Mapping[Conflict, str], width: int) -> list[Line]:
    """The verdict on two claims in words; `ids`: the conflict_id of each finding."""
    if explanation.conflicts:
        told = zip(explanation.why, explanation.conflicts, strict=True)
        said = [f"They conflict: {why} ({conflict.rule_id}, {ids[conflict]})" for why, conflict in told]
    elif explanation.verdict == "agreement":
        said = [f"They can both be right: {why} ({explanation.reason}, {explanation.rule_id})" for why in explanation.why]
    else:
        said = ["No rule compared them with each other.", *(f"- {difference}" for difference in explanation.why)]
    for shared in explanation.shared:
        sides = [f"{claim} conflicts with {', '.join(rivals)}" for claim, rivals in zip(pair, shared.against, strict=True) if rivals]
        about = f"Both have a part in {ids[shared.conflict]} ({shared.conflict.rule_id}), where they are not at odds with each other"
        said.append(": ".join(part for part in (about, "; ".join(sides)) if part))
    return [line for words in said for line in wrap(words, width, rest="  ")]


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, tuple | list):
        return ", ".join(map(_shown, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    return str(value)
