"""One row of the table of conflicts, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Support:
    """The sources that say a thing."""

    sources: tuple[str, ...]
    """Their ids, sorted."""
    independent: int
    """How many there are when those that hold copies of one sentence count as one."""


NO_SUPPORT = Support((), 0)


@dataclass(frozen=True, slots=True)
class Position:
    """What some of the claims of a finding say, and who says so."""

    words: str
    """The value, the date or the word that differs, as one of them has it; empty where the finding is about no such word."""
    claim_ids: tuple[str, ...]
    """Those that the finding compared, then those that say the same."""
    support: Support


@dataclass(frozen=True, slots=True)
class Conflict:
    """What one to four claims cannot all be right about, or what an editor's eye should see."""

    collection: str
    rule_id: str
    type: str
    """value, date, modality, wording, order, uniqueness, arithmetic, entity, relative-date or staleness."""
    severity: str
    """`error`, `warning` or `info`."""
    message: str
    subject: str | None
    predicate: str | None
    claim_ids: tuple[str, ...]
    source_ids: tuple[str, ...]
    """In the same order as `claim_ids`."""
    score: int
    """0 to 100: how sure it is that a reader finds it right and worth mending; see `score`."""
    positions: tuple[Position, ...] = ()
    """What its claims say, and how many sources stand behind each."""
    support: Support = NO_SUPPORT
    """The sources of all its positions."""
    at_odds: frozenset[frozenset[str]] = frozenset()
    """The pairs of claims that cannot both be right, those that it does not name as well."""
