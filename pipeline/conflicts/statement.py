"""A row of the table of claims, made ready to be compared."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.conflicts.intervals import Interval
from pipeline.conflicts.names import Name


@dataclass(frozen=True)
class Statement:
    """One claim with its dates and values as intervals and its participants' names taken apart."""

    claim_id: str
    source_id: str
    collection: str
    section: str
    start: int
    end: int
    """Offsets of the evidence in its article."""
    evidence: str
    kind: str
    trigger: str
    noun: str
    """The stem of what a quantity counts, one for nouns that mean the same; empty where nothing says it."""
    predicate: str
    subject: str | None
    object: str | None
    subjects: tuple[Name, ...]
    objects: tuple[Name, ...]
    date_text: str | None
    date_edtf: str | None
    date: Interval | None
    """Days as ordinal numbers; none for a claim without a date."""
    value_text: str | None
    value: Interval | None
    """As the words bound it: *more than 57* leaves 57 out."""
    rounded: Interval | None
    """The values that the words allow: *about 2 million* allows 1.95 million."""
    unit: str | None
    modality: str
    verb_form: str | None
    attribution: str | None
    is_softened: bool
    """True if a word makes the date or the value less than exact: *about*, *nearly*."""
    words: frozenset[str]
    """The content words of the evidence, in lower case and singular, without numbers."""
    said: frozenset[str]
    """All words of the evidence in lower case and singular, also those that do not tell what it is about."""
    proper: frozenset[str]
    """The capitalised words within the evidence, in lower case, without its dates and values."""
    published: Interval | None
    """When its article was published, if that is known."""
    is_only_figure: bool = False
    """True for a quantity whose sentence gives no other in its unit."""
    is_only_count: bool = False
    """True for a quantity whose sentence gives no other of what it counts."""
    told: Interval | None = None
    """When what it says holds: its own date, or the one date of its sentence, or else when its article was published."""

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Where it stands: the order in which claims are compared and listed."""
        return self.source_id, self.start, self.end, self.claim_id

    @property
    def names(self) -> frozenset[str]:
        """All proper names of its participants."""
        return frozenset[str]().union(*(name.names for name in self.subjects + self.objects))

    @property
    def places(self) -> frozenset[str]:
        """The places in its participants' names."""
        return frozenset[str]().union(*(name.places for name in self.subjects + self.objects))

    @property
    def is_direct(self) -> bool:
        """True if the article itself says it, as a fact, and without softening it."""
        return self.modality == "actual" and not self.attribution and not self.is_softened
