"""What a kind says about claims that it compared, and how loud it says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from pipeline.conflicts.statement import Statement

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True)
class Verdict:
    """Claims that a rule compared: a conflict with its severity, an agreement with its reason, or a claim that it only looked at."""

    claims: tuple[Statement, ...]
    type: str
    severity: str | None = None
    """Only of a conflict."""
    reason: str | None = None
    """A key of `findings.REASONS`; none for a conflict, and for a claim that was only looked at."""
    details: Mapping[str, str] = field(default_factory=dict)
    """What the rule's message may name besides what all messages may."""


def conflict(type_: str, severity: str, *claims: Statement, **details: str) -> Verdict:
    """A verdict that these claims cannot all be right."""
    return Verdict(claims, type_, severity, None, details)


def agreement(type_: str, reason: str, a: Statement, b: Statement) -> Verdict:
    """A verdict that both claims can be right."""
    return Verdict((a, b), type_, None, reason)


def looked_at(type_: str, claims: Iterable[Statement]) -> Iterator[Verdict]:
    """That a rule had something to look at, whatever it found there: a verdict on the first claim; none without claims."""
    yield from (Verdict((claim,), type_) for claim in islice(claims, 1))


def weighed(severity: str, *claims: Statement) -> str:
    """A rule's severity, lowered from error to warning unless the article itself states every one of the claims, as an exact fact."""
    return severity if severity != "error" or all(claim.is_direct for claim in claims) else "warning"
