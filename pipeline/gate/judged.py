"""`rules/judged.yaml`: the claims that somebody found to be read wrongly, each an example of what its rule must not do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from pipeline.gate.entries import Shape, parse_entries, read_text

FILE = "judged.yaml"
SHAPE = Shape(("claim", "rule", "source", "evidence", "read", "reason", "who", "date"), optional=frozenset({"read"}))


@dataclass(frozen=True, slots=True)
class Judged:
    """One entry: a claim that its article does not make."""

    claim: str
    """The claim_id: it changes with the words, so that an edited passage is looked at again."""
    rule: str
    """The rule that read it."""
    source: str
    evidence: str
    read: str | None
    """What the rule made of the evidence: who, what, when and how much."""
    reason: str
    who: str
    date: datetime.date
    line: int
    """Where it stands in the file."""


def read_judged(path: Path) -> list[Judged]:
    """The entries of the file, none where there is no file; RuleError with the line where one is not as it should be."""
    return parse_judged(read_text(path), path)


def parse_judged(text: str, path: Path) -> list[Judged]:
    """The entries of the text of the file; errors as `read_judged`."""
    return [
        Judged(
            claim=entry.values["claim"],
            rule=entry.values["rule"],
            source=entry.values["source"],
            evidence=entry.values["evidence"],
            read=entry.values.get("read"),
            reason=entry.values["reason"],
            who=entry.values["who"],
            date=entry.day("date"),
            line=entry.first,
        )
        for entry in parse_entries(text, path, SHAPE)
    ]
