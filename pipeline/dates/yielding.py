"""Battles and other short events give way to a date that stands beside them: *killed on 3 May 1863 at the Battle of Chancellorsville*.

Where the two contradict each other, both stay: that is for who compares them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.dates.mention import DateMention

REACH = 150
"""Characters in which a clause ends."""
END = re.compile(r"[.!?][\"'”’)]*\s+(?-i:[A-Z])|[;\n]|\b(?:and|but|or|who|which|when|where|while|before|after|until)\b", re.IGNORECASE)


def without_yielding(text: str, mentions: Sequence[tuple[DateMention, bool]]) -> list[DateMention]:
    """The mentions, in order, without those that yield (the second of each pair) to one beside them."""
    return [mention for i, (mention, yields) in enumerate(mentions) if not (yields and _gives_way(text, mentions, i))]


def _gives_way(text: str, mentions: Sequence[tuple[DateMention, bool]], i: int) -> bool:
    one = mentions[i][0]
    beside = [mention for mention, _ in (*mentions[max(0, i - 1) : i], *mentions[i + 1 : i + 2])]
    return any(_is_in_clause(text, one, other) and not _contradict(one, other) for other in beside)


def _is_in_clause(text: str, one: DateMention, other: DateMention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.char_start)
    gap = text[first.char_end : second.char_start]
    return len(gap) < REACH and not END.search(gap)


def _contradict(one: DateMention, other: DateMention) -> bool:
    """True if both are times of their own, and share no day."""
    if other.is_relative or not (one.start and one.end and other.start and other.end):
        return False
    return _day(one.end) < _day(other.start) or _day(other.end) < _day(one.start)


def _day(iso: str) -> tuple[int, ...]:
    year, month, day = iso.rsplit("-", 2)
    return int(year), int(month), int(day)
