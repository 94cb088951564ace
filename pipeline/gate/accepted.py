"""`rules/accepted.yaml`: the findings that somebody looked at and accepted, with a reason."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from pipeline.gate.entries import Shape, parse_entries, read_text

FILE = "accepted.yaml"
SHAPE = Shape(("id", "fingerprint", "reason", "who", "date", "expires"), optional=frozenset({"expires"}))


@dataclass(frozen=True, slots=True)
class Accepted:
    """One entry: a finding that stands as it is."""

    id: str
    """The conflict_id."""
    fingerprint: str
    """What its passages said when it was accepted."""
    reason: str
    who: str
    date: datetime.date
    expires: datetime.date | None
    """The last day on which it holds; null: for good."""
    line: int
    """Where it stands in the file."""


def read_accepted(path: Path) -> list[Accepted]:
    """The entries of the file, none where there is no file; RuleError with the line where one is not as it should be."""
    return parse_accepted(read_text(path), path)


def parse_accepted(text: str, path: Path) -> list[Accepted]:
    """The entries of the text of the file; errors as `read_accepted`."""
    return [
        Accepted(
            id=entry.values["id"],
            fingerprint=entry.values["fingerprint"],
            reason=entry.values["reason"],
            who=entry.values["who"],
            date=entry.day("date"),
            expires=entry.day("expires") if "expires" in entry.values else None,
            line=entry.first,
        )
        for entry in parse_entries(text, path, SHAPE)
    ]
