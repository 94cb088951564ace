"""One row of the table of mentions, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A date, a quantity or an entity in an article; the columns of `mentions.csv` but the id."""

    source_id: str
    kind: str
    """`date`, `quantity` or `entity`."""
    text: str
    char_start: int
    char_end: int
    date_edtf: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    value_low: float | None = None
    value_high: float | None = None
    unit: str | None = None
    entity_id: str | None = None
