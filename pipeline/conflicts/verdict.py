"""What a kind says about claims that it compared, and how loud it says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.conflicts.statement import Statement

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True)
class Verdict:
    """Claims that a rule compared: a conflict with its severity, or an agreement with its reason."""

    claims: tuple[Statement, ...]
    type: str
    severity: str | None = None
    """None for an agreement."""
    reason: str | None = None
    """A key of `findings.REASONS`; none for a conflict."""
    details: Mapping[str, str] = field(default_factory=dict)
    """What the rule's message may name besides what all messages may."""


def conflict(type_: str, severity: str, *claims: Statement, **details: str) -> Verdict:
    """A verdict that these claims cannot all be right."""
    return Verdict(claims, type_, severity, None, details)


def agreement(type_: str, reason: str, a: Statement, b: Statement) -> Verdict:
    """A verdict that both claims can be right."""
    return Verdict((a, b), type_, None, reason)


def weighed(severity: str, *claims: Statement) -> str:
    """A rule's severity, lowered from error to warning unless the article itself states every one of the claims, as an exact fact."""
    return severity if severity != "error" or all(claim.is_direct for claim in claims) else "warning"
