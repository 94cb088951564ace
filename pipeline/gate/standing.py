"""How each finding stands: open, or settled by somebody's decision."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.gate import accepted, judged
from pipeline.gate.acceptance import Lapse, accept, describe
from pipeline.gate.accepted import Accepted
from pipeline.gate.judged import Judged
from pipeline.reports.report import Status


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the two files of decisions say."""

    accepted: Sequence[Accepted] = ()
    judged: Sequence[Judged] = ()


@dataclass(frozen=True, slots=True)
class Identified:
    """A finding as decisions know it."""

    fingerprint: str
    claim_ids: Sequence[str]
    ignored: str | None = None
    """Where a comment in an article says that it is to be ignored, and why."""


@dataclass(frozen=True, slots=True)
class Standings:
    """The findings that somebody once decided on."""

    by_id: Mapping[str, tuple[Status, str | None]]
    """Status and note by conflict_id; what is not in it is new."""
    notes: Sequence[str]
    """On each entry of `accepted.yaml` that does not hold."""
    judged: Mapping[str, str]
    """The claims that were read wrongly, with the rule that read them."""


def read_decisions(rules: Path) -> Decisions:
    """The decisions below the project's folder of rules; RuleError where a file is broken."""
    return Decisions(accepted.read_accepted(rules / accepted.FILE), judged.read_judged(rules / judged.FILE))


def stand(decisions: Decisions, findings: Mapping[str, Identified], today: datetime.date, rules: Path) -> Standings:
    """The standing of `findings`, by conflict_id: all there are, so that an entry without one is known to be of no more use.

    A finding is settled by an entry that accepts it, by a comment in an article, or because one of its claims was read wrongly.
    """
    acceptance = accept(decisions.accepted, {key: finding.fingerprint for key, finding in findings.items()}, today)
    standings: dict[str, tuple[Status, str | None]] = {}
    for entry, lapse in acceptance.lapsed:
        if lapse is not Lapse.GONE:
            standings[entry.id] = (Status.NEW, f"open again: the entry in {accepted.FILE} {describe(entry, lapse)}")
    wrong = {entry.claim: entry for entry in decisions.judged}
    for key, finding in findings.items():
        entry_of_claim = next((wrong[claim] for claim in finding.claim_ids if claim in wrong), None)
        if entry_of_claim is not None:
            said = f"{entry_of_claim.reason} ({entry_of_claim.who}, {entry_of_claim.date})"
            standings[key] = (Status.ACCEPTED, f"rests on claim {entry_of_claim.claim}, which was read wrongly: {said}")
    standings |= {key: (Status.ACCEPTED, finding.ignored) for key, finding in findings.items() if finding.ignored is not None}
    for entry in acceptance.holding.values():
        until = f", until {entry.expires}" if entry.expires else ""
        standings[entry.id] = (Status.ACCEPTED, f"{entry.reason} ({entry.who}, {entry.date}{until})")
    path = rules / accepted.FILE
    return Standings(
        standings,
        [f"{path}: {describe(entry, lapse)}" for entry, lapse in acceptance.lapsed],
        {key: entry.rule for key, entry in wrong.items()},
    )
