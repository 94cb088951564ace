"""A quantity found in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """Number words, and the interval of values that they allow."""

    text: str
    """The words as they stand, with what bounds or softens them: `more than 800,000`, `approximately $519 million`."""
    char_start: int
    char_end: int
    value_low: float | None
    """Inclusive; null for an open end (`up to 40`)."""
    value_high: float | None
    """Inclusive; null for an open end (`more than 400`)."""
    unit: str
    """`count`, `percent`, an ISO 4217 code for money, or the unit's symbol (`km`, `mi`, `year`)."""
    is_approximate: bool = False
    """True where a word softens it: `about`, `nearly`, `some`."""
    number_start: int = 0
    """Offset of the number itself, behind the softening or bounding words: the token that a parser counts with."""
    number_end: int = 0
    kind: str = "amount"
    """`amount`; `age` (`34-year-old`, `aged 34`); `score` (`3–1`, no value); `vague` (`hundreds of`); `base` (what a rate is counted per,
    `per 1,000`); `conversion` (the amount before it, said in another unit in brackets)."""
