"""What several formats say of a passage in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reports.layout import clean
from pipeline.reports.report import Finding, Passage
from pipeline.reports.text import reading


@dataclass(frozen=True, slots=True)
class Region:
    """Where a passage begins and ends; lines and columns count from 1, in characters, and the end column is the one behind its last."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(passage: Passage) -> Region | None:
    """The stretch of the file that holds the passage; null where the article is not at hand as it was read."""
    line, column = passage.place.line, passage.place.column
    if line is None or column is None:
        return None
    *before, last = passage.evidence.split("\n")
    return Region(line, column, line + len(before), (1 if before else column) + len(last))


def distinct(passages: Sequence[Passage]) -> list[Passage]:
    """The passages without those whose words are another's: claims of one sentence."""
    return list({(str(passage.place), passage.evidence): passage for passage in reversed(passages)}.values())[::-1]


def is_file(passage: Passage) -> bool:
    """Whether the place is that of a file: an article that is not at hand is known by its id alone."""
    return passage.place.path != passage.claim["source_id"]


def said(finding: Finding, passage: Passage) -> str:
    """Where a passage stands, its words on one line, and what was read in them."""
    read = reading(finding.type, passage.claim)
    return f"{clean(str(passage.place))}: “{clean(passage.evidence)}”" + (f" ({clean(read)})" if read else "")


def describe(finding: Finding) -> str:
    """The message and both passages, a line each."""
    return "\n".join([clean(finding.message), *(said(finding, passage) for passage in distinct(finding.passages))])
