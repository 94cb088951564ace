"""How long before or after an event something happened, as a sentence says it: *two years after the opening of the bridge*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.conflicts.intervals import Interval
from pipeline.mentions.quantities import find_quantities

DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525.0}
ONE = re.compile(r"\b(?:a|an|one|the)\s+(day|week|month|year|decade|century)\b", re.IGNORECASE)
SIDE = re.compile(r"\s+(?P<side>after|before|later than|earlier than|prior to|following)\s+", re.IGNORECASE)
MARK = re.compile(r"\b(?:days?|weeks?|months?|years?|decades?|century|centuries)" + SIDE.pattern, re.IGNORECASE)
"""What a sentence must hold to be read at all: most hold an *after* of another sort."""
EVE = re.compile(r"\bon the eve of\s+", re.IGNORECASE)
END = re.compile(r"[,.;:()\[\]–—]|\s(?:and|but|while|when|which|who|because|although)\s|$")
VAGUE = re.compile(r"\b(?:more than|over|nearly|almost|less than|at least|up to|under)\s+$", re.IGNORECASE)
REACH = 12
"""Characters before a length in which such a word can stand."""
Found = tuple[int, int, float, float]
"""Where a length begins and the words for the event do, and the days between."""
BESIDE = re.compile(r"[\s,(–—-]*(?:in|on|by|around|about)?[\s,(]*", re.IGNORECASE)
ROUND_PART = 0.15
"""Of a round or softened number, the part by which it may be off."""
BEHIND_VERB = re.compile(r"(?:\s+\w+){0,2}\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Distance:
    """A length of time between an event and what is told of."""

    text: str
    """The words, with those that name the event, as they stand within a sentence."""
    anchor: str
    """The words that name the event."""
    start: int
    end: int
    """Offsets in the sentence: from the length to the end of the event's words."""
    least: float
    most: float
    """Days from the event; negative where it comes before."""

    def reckon(self, event: Interval) -> Interval:
        """The interval in which something so far from an event lies."""
        return Interval((event.low or 0.0) + self.least, (event.high or 0.0) + self.most)

    def is_beside(self, sentence: str, date: str) -> bool:
        """True if a date stands right before or right behind the words: both tell of one event."""
        places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(date)}(?!\w)", sentence)] if date else []
        return any(
            (end <= self.start and BESIDE.fullmatch(sentence, end, self.start))
            or (start >= self.end and BESIDE.fullmatch(sentence, self.end, start))
            for start, end in places
        )

    def is_of(self, sentence: str, trigger: str) -> bool:
        """True if the words follow a verb of the sentence with hardly a word between."""
        at = sentence.find(trigger)
        return at >= 0 and at + len(trigger) <= self.start and BEHIND_VERB.fullmatch(sentence, at + len(trigger), self.start) is not None


def find_distance(sentence: str) -> Distance | None:
    """The only distance from an event that a sentence names; none where it names several, or only a vague one."""
    found = [*_lengths(sentence), *_eves(sentence)]
    if len(found) != 1:
        return None
    start, anchor, least, most = found[0]
    closing = END.search(sentence, anchor)
    end = closing.start() if closing else len(sentence)
    words = sentence[start:end].strip()
    return Distance(words[:1].lower() + words[1:], sentence[anchor:end].strip(), start, end, least, most)


def _lengths(sentence: str) -> list[Found]:
    if not MARK.search(sentence):
        return []
    lengths = [
        (quantity.char_start, quantity.char_end, quantity.value_low, quantity.unit, quantity.is_approximate)
        for quantity in find_quantities(sentence)
        if quantity.unit in DAYS and quantity.value_low is not None and quantity.value_low == quantity.value_high
    ]
    taken = [(start, end) for start, end, *_ in lengths]
    lengths += [
        (one.start(), one.end(), 1.0, one[1].casefold(), False)
        for one in ONE.finditer(sentence)
        if not any(start < one.end() and one.start() < end for start, end in taken)
    ]
    out = []
    for start, end, count, unit, is_soft in sorted(lengths):
        side = SIDE.match(sentence, end)
        if side and count is not None and not VAGUE.search(sentence[max(0, start - REACH) : start]):
            sign = -1 if side["side"].casefold() in ("before", "earlier than", "prior to") else 1
            least, most = _bounds(count, unit, is_soft=is_soft)
            ends = sorted((sign * least, sign * most))
            out.append((start, side.end(), ends[0], ends[1]))
    return out


def _bounds(count: float, unit: str, *, is_soft: bool) -> tuple[float, float]:
    """The days that a length may stand for: a unit either way, half of a long one, a part of a round number."""
    slack = 0.5 if unit in ("decade", "century") else 1.0
    if is_soft or count % 5 == 0:
        slack = max(slack, ROUND_PART * count)
    if is_soft:
        slack *= 2
    return max(0.0, count - slack) * DAYS[unit], (count + slack) * DAYS[unit]


def _eves(sentence: str) -> list[Found]:
    """*On the eve of* an event: not behind it, and not more than a year before."""
    return [(match.start(), match.end(), -DAYS["year"], 0.0) for match in EVE.finditer(sentence)]
