"""How everything under review stands, as the page is told."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.gate.accepted import Accepted
from pipeline.gate.judged import Judged
from pipeline.gate.standing import Decisions, Identified, Standings, stand
from pipeline.reports.report import Report, Status
from pipeline.tables.ids import short_hash

Json = Mapping[str, object]

UNSEEN = ""
"""What a page has seen of a thing on which there is no decision."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions by what they are about."""

    findings: Mapping[str, Accepted]
    """By conflict_id, whether they still hold or not."""
    claims: Mapping[str, Judged]
    """By claim_id."""

    def seen(self, about: str) -> str:
        """A short hash of the decision on a finding or claim: who wants to change it must have seen this one."""
        entry = self.findings.get(about) or self.claims.get(about)
        if entry is None:
            return UNSEEN
        return short_hash("s", [str(getattr(entry, name)) for name in type(entry).__slots__ if name != "line"])


def decided(decisions: Decisions) -> Decided:
    """The decisions, to look up."""
    return Decided({entry.id: entry for entry in decisions.accepted}, {entry.claim: entry for entry in decisions.judged})


def stand_today(report: Report, decisions: Decisions, rules: Path) -> Standings:
    """How the findings of a report stand."""
    known = {f.conflict_id: Identified(f.fingerprint, [p.claim_id for p in f.passages], f.ignored) for f in report.findings}
    return stand(decisions, known, datetime.date.today(), rules)


def with_standings(report: Report, standings: Standings) -> Report:
    """The report with its findings as they stand."""
    new = (Status.NEW, None)
    findings = [
        replace(f, status=standing[0], note=standing[1]) for f in report.findings for standing in [standings.by_id.get(f.conflict_id, new)]
    ]
    return replace(report, findings=findings, judged=standings.judged)


def describe_state(report: Report, decisions: Decisions, rules: Path) -> Json:
    """The standing of every finding and every judged claim.

    `findings`: status, note and what to have seen, by conflict_id, of those that somebody once decided on; `claims`: the same by claim_id.
    """
    standings = stand_today(report, decisions, rules).by_id
    known = decided(decisions)
    return {
        "findings": {
            finding.conflict_id: {
                "status": status.value,
                "note": note or "",
                "seen": known.seen(finding.conflict_id),
                "accepted": finding.conflict_id in known.findings,
            }
            for finding in report.findings
            if finding.conflict_id in standings or finding.conflict_id in known.findings
            for status, note in [standings.get(finding.conflict_id, (Status.NEW, None))]
        },
        "claims": {
            claim: {"note": f"{entry.reason} ({entry.who}, {entry.date})", "seen": known.seen(claim)}
            for claim, entry in known.claims.items()
        },
    }
