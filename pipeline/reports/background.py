"""What only a report with room for it shows: all claims, the paragraphs around passages, the manual of each rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule, as one reads up on it."""

    id: str
    kind: str
    severity: str
    why: str
    conflicts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Named examples that it reports: the passages of each."""
    agrees: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Named examples that it does not report."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of the paragraph before and after a passage, to the letter; cut where the paragraph is long."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """What surrounds the findings of a report."""

    claims: Mapping[str, Row]
    """Every row of the table of claims by claim_id, in the order of the table."""
    sources: Mapping[str, Row]
    """Every row of the table of sources by source_id."""
    manuals: Sequence[Manual] = ()
    copies: Sequence[frozenset[str]] = ()
    """Groups of claim ids whose evidence is one text, copied."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What an entity is called, by its id."""
    surroundings: Mapping[str, Surroundings] = field(default_factory=dict)
    """By claim_id, of the claims that a finding names and whose article is at hand as it was read."""


def surround(text: str, start: int, end: int, most: int = 700) -> Surroundings:
    """The paragraph of `text` around the passage from `start` to `end`, at most so many characters on either side."""
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    right = len(text) if right < 0 else right
    before, after = text[max(left, start - most) : start], text[end : min(right, end + most)]
    if start - left > most:
        before = "…" + before[before.find(" ") + 1 :]
    if right - end > most:
        after = after[: after.rfind(" ")] + " …" if " " in after else after + "…"
    return Surroundings(before.lstrip(), after.rstrip())
