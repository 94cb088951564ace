"""What the comparison hands over: conflicts, agreements with their reason, and what had nothing to compare."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.conflicts.conflict import Conflict

REASONS = {
    "same": "both say the same",
    "finer": "one is only more precise than the other",
    "overlaps": "both can be right at once",
    "about": "they differ by no more than the rounding that the words allow",
    "restated": "the same sentence, or the same statement again",
    "list_valued": "one of several that can hold together",
    "repeatable": "it can happen more than once",
    "succession": "one follows the other",
    "other_time": "they speak of different times",
    "other_scope": "they speak of a part and a whole, or of two parts",
    "reported_view": "two views, each with its holder",
    "other_unit": "they are counted in units that do not convert",
}
"""Why two claims that were compared do not conflict, and what each reason means."""
SAME_THING = ("same", "finer", "about", "overlaps", "restated")
"""The reasons by which two claims say the same of one thing, and support each other; the others say that they speak of two."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two claims that were compared and can both be right."""

    claim_a: str
    claim_b: str
    reason: str
    """A key of `REASONS`."""
    rule_id: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that one comparison of a table of claims found."""

    conflicts: list[Conflict] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    """One for each compared pair that does not conflict, in the order of the claims."""
    nothing_to_compare: list[str] = field(default_factory=list)
    """Ids of the rules that found no claims to look at."""
    compared: int = 0
    """How many pairs were compared: each has exactly one verdict."""
    copies: tuple[frozenset[str], ...] = ()
    """Groups of claim ids whose evidence is one text, copied: they count as one source."""
