"""What a report says, before it has a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.conflicts.conflict import NO_SUPPORT, Position, Support
from pipeline.reports.background import Background

RANKS: Mapping[str, int] = {"error": 0, "warning": 1, "info": 2}
"""The severities, worst first."""


class Status(StrEnum):
    """Whether somebody has accepted a finding."""

    NEW = "new"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands; line and column count from 1, and are null where the article is not at hand as it was read."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a finding: the words of an article that make a claim."""

    claim: Mapping[str, object]
    """The row of the table of claims."""
    place: Place
    title: str | None
    published: str | None
    marks: tuple[tuple[int, int], ...] = ()
    """The stretches of the evidence that differ from the other side: start and end, in characters."""

    @property
    def claim_id(self) -> str:
        """The id of the claim."""
        return str(self.claim["claim_id"])

    @property
    def evidence(self) -> str:
        """The sentence, to the letter."""
        return str(self.claim["evidence"])


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict with its passages and its standing."""

    conflict_id: str
    fingerprint: str
    collection: str
    rule_id: str
    type: str
    severity: str
    message: str
    subject: str | None
    predicate: str | None
    why: str | None
    """Why the rule counts it as a conflict."""
    passages: tuple[Passage, ...]
    status: Status = Status.NEW
    note: str | None = None
    """Who accepted it and why, or why it is open again."""
    ignored: str | None = None
    """Where a comment in an article says that it is to be ignored, and why."""
    score: int = 0
    """0 to 100: what orders the findings of one severity."""
    support: Support = NO_SUPPORT
    """The sources that take a side in it."""
    positions: tuple[Position, ...] = ()
    """What its claims say, and how many sources stand behind each."""


def badness(finding: Finding) -> tuple[int, int]:
    """What findings are sorted by, the worst first: severity, then score."""
    return RANKS[finding.severity], -finding.score


@dataclass(frozen=True, slots=True)
class Agreed:
    """Two claims that were compared and can both be right."""

    claim_ids: tuple[str, str]
    reason: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims about one thing, by one source or several."""

    title: str
    """What it is about: who, what is said, whom or what."""
    said: str
    """When and how much, in the words of its first claim."""
    claim_ids: tuple[str, ...]
    """In the order of the table of claims."""
    finding_ids: tuple[str, ...]
    """The findings among them."""
    support: Support
    copied: Mapping[str, str]
    """Of each source that has a sentence of another: the source that had it first, by date of publication, else by id."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report may say; `findings` are sorted, those that fail the run first."""

    findings: Sequence[Finding]
    agreements: Sequence[Agreed] = ()
    supported: Sequence[Fact] = ()
    """The facts that independent sources state and nothing speaks against, those with most sources first."""
    nothing_to_compare: Sequence[str] = ()
    """Rules that found no claims to look at."""
    sources: int = 0
    claims: int = 0
    compared: int = 0
    """How many pairs of claims were compared."""
    without_claims: Sequence[str] = ()
    """The source_ids of the articles that make no claim."""
    left_out: int = 0
    """How many findings are of rules that were not selected, or ignored."""
    fail_on: str = "warning"
    notes: Sequence[str] = ()
    """What else an editor should know: entries in `accepted.yaml` that do not hold, articles that changed."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """What each reason for an agreement means."""
    program: str = ""
    folders: Mapping[str, str] = field(default_factory=dict)
    """The options, with their values, by which the commands that the report proposes find its folders: those that are not the default."""
    page: str | None = None
    """The same report as a page, where it has been written."""
    judged: Mapping[str, str] = field(default_factory=dict)
    """The ids of the claims that somebody found to be read wrongly, with the rule that read them."""
    background: Background | None = None
    """What surrounds the findings, for the formats that show it."""

    def fails(self, finding: Finding) -> bool:
        """True if the finding is open, and at or above the severity that fails the run."""
        return finding.status is Status.NEW and RANKS[finding.severity] <= RANKS.get(self.fail_on, -1)

    @property
    def failing(self) -> int:
        """How many findings fail the run."""
        return sum(map(self.fails, self.findings))

    def count(self, severity: str, status: Status = Status.NEW) -> int:
        """The number of findings of this severity and status."""
        return sum(finding.severity == severity and finding.status is status for finding in self.findings)
