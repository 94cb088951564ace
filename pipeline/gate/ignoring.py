"""Holds the comments in articles against what was found: which findings they silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.articles.comments import Ignore


@dataclass(frozen=True, slots=True)
class Named:
    """A passage that a finding of a rule names."""

    conflict_id: str
    rule_id: str
    source_id: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Ignored:
    """What comments silence, and those that silence nothing."""

    by_id: Mapping[str, Ignore]
    """The comment by conflict_id; the first where several silence one finding."""
    idle: Sequence[Ignore]


def hold_against(ignores: Sequence[Ignore], named: Sequence[Named]) -> Ignored:
    """Each comment silences the findings of its rule that name one passage: the nearest that any of them names.

    `named`: every passage of every finding.
    """
    by_id: dict[str, Ignore] = {}
    idle = []
    for ignore in ignores:
        there = [passage for passage in named if passage.source_id == ignore.source_id and passage.rule_id == ignore.rule]
        inside = [passage for passage in there if ignore.start <= passage.char_start and passage.char_end <= ignore.end]
        if not inside:
            idle.append(ignore)
            continue
        nearest = max(inside, key=_end) if ignore.last else min(inside, key=_start)
        for passage in inside:
            if (passage.char_start, passage.char_end) == (nearest.char_start, nearest.char_end):
                by_id.setdefault(passage.conflict_id, ignore)
    return Ignored(by_id, idle)


def describe_idle(ignore: Ignore, place: str) -> str:
    """What is wrong with a comment that silences nothing; `place`: the file and line of the comment."""
    return f"{place}: the comment silences nothing: no finding of {ignore.rule} names a passage there; take it out"


def _start(passage: Named) -> tuple[int, int]:
    return passage.char_start, passage.char_end


def _end(passage: Named) -> tuple[int, int]:
    return passage.char_end, passage.char_start
