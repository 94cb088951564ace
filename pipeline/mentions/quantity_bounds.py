"""What stands right before or behind a number and bounds or softens it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.mentions.quantity_words import (
    APPROXIMATE,
    APPROXIMATE_AFTER,
    AT_LEAST,
    AT_LEAST_AFTER,
    AT_MOST,
    AT_MOST_AFTER,
    CHANGES,
    DEGREES,
)

_WINDOW = 60
"""How many characters before a number are looked at."""


@dataclass(frozen=True, slots=True)
class Bound:
    """How far words around a number stretch its text, and which ends of its interval they open."""

    edge: int
    """Where the words begin (before a number) or end (behind it)."""
    is_least: bool = False
    is_most: bool = False
    is_approximate: bool = False


def _any(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") + (r"\b" if w[-1].isalpha() else "") for w in ordered)


_BEFORE = re.compile(
    rf"(?<![\w.'’-])(?:(?:(?P<degree>{_any(DEGREES)})\s+)?(?:(?P<least>{_any(AT_LEAST)})|(?P<most>{_any(AT_MOST)}))"
    rf"|(?P<soft>{_any(APPROXIMATE)}))\s*(?:an?\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\+(?!\w)|(?P<least>\s(?:{_any(AT_LEAST_AFTER)}))|(?P<most>\s(?:{_any(AT_MOST_AFTER)}))|[\s-](?P<soft>{_any(APPROXIMATE_AFTER)})",
    re.IGNORECASE,
)
_ACROSS = re.compile(
    r"\b(?:contested|played|fought|held|spread|run|raced|staged|decided|extend(?:ed|ing)|stretch(?:ed|ing)|distributed|split|shared|divided|"
    r"broadcast|published|filmed|paid|repaid|built|completed)\s+$",
    re.IGNORECASE,
)
"""In front of `over` it is no bound: `a match contested over ten games`, `published over three years`."""
_CHANGE = re.compile(rf"\b(?:{'|'.join(sorted(CHANGES))})\w*\b[^.;:()]{{0,60}}$", re.IGNORECASE)


def bound_before(text: str, position: int) -> Bound:
    """The bounding and softening words that end at `position`, up to three in a row (`an estimated more than`)."""
    bound = Bound(position)
    for _ in range(3):
        start = max(0, bound.edge - _WINDOW)
        match = _BEFORE.search(text, start, bound.edge)
        if match is None or (match[0].strip().casefold() == "over" and _ACROSS.search(text, start, match.start())):
            return bound
        is_least, is_most = match.group("least") is not None, match.group("most") is not None
        bound = Bound(
            match.start(),
            bound.is_least or is_least,
            bound.is_most or is_most,
            bound.is_approximate or match.group("soft") is not None or match.group("degree") is not None,
        )
    return bound


def bound_after(text: str, position: int) -> Bound:
    """The bounding words that begin at `position`: `or more`, `+`, `or so`."""
    match = _AFTER.match(text, position)
    if match is None:
        return Bound(position)
    is_soft, is_most = match.group("soft") is not None, match.group("most") is not None
    return Bound(match.end(), not is_soft and not is_most, is_most, is_soft)


def is_change(text: str, position: int) -> bool:
    """True if a verb of change stands before `position` in the clause: `rose from` 10 to 20 is no range."""
    return _CHANGE.search(text, max(0, position - 2 * _WINDOW), position) is not None
