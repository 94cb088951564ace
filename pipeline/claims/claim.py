"""One row of the table of claims, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that an article asserts; the columns of `claims.csv` but the id."""

    source_id: str
    section: str
    char_start: int
    char_end: int
    evidence: str
    kind: str
    """`event`, `quantity` or `state`."""
    trigger: str
    predicate: str
    subject: str | None = None
    subject_id: str | None = None
    object: str | None = None
    object_id: str | None = None
    date_text: str | None = None
    date_edtf: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    value_text: str | None = None
    value_low: float | None = None
    value_high: float | None = None
    unit: str | None = None
    modality: str = "actual"
    """`actual`, `planned`, `possible` or `negated`."""
    verb_form: str | None = None
    attribution: str | None = None
    rule_id: str = "clause"
