"""Texts with the expected dates written into them: `⟦words|EDTF|flags⟧`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.dates import DateMention

MARK = re.compile(r"⟦([^⟦⟧|]+)\|([^⟦⟧|]+)(?:\|([a-z ]+))?⟧")
FLAGS = frozenset({"relative", "name", "ambiguous", "problem"})


@dataclass(frozen=True)
class Expected:
    start: int
    words: str
    edtf: str | None
    flags: frozenset[str]


def read(marked: str) -> tuple[str, list[Expected]]:
    """The plain text, and the dates expected in it; a mark that cannot be read is an error."""
    text, expected, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        flags = frozenset((mark[3] or "").split())
        assert flags <= FLAGS, f"unknown flag in {mark[0]}"
        expected.append(Expected(len(text), mark[1], None if mark[2] == "-" else mark[2], flags))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    assert not set("⟦⟧") & set(text), f"a mark that cannot be read: {marked}"
    return text, expected


def found(mentions: list[DateMention]) -> list[Expected]:
    """Mentions in the form of expectations."""
    return [
        Expected(
            m.char_start,
            m.text,
            m.edtf,
            frozenset(
                flag
                for flag, is_set in (
                    ("relative", m.is_relative),
                    ("name", m.in_name),
                    ("ambiguous", m.is_ambiguous),
                    ("problem", m.problem is not None),
                )
                if is_set
            ),
        )
        for m in mentions
    ]
