"""One row of the table of conflicts, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass


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
