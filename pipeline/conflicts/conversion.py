"""A measure converted in brackets or behind `or`, wrongly.

Conflict:     900 kilometers (650 miles)
Conflict:     900 kilometers, or 650 miles,
Conflict:     10 pounds, or 400 shillings
No conflict:  about 900 kilometers (560 miles)
No conflict:  600 kilometers (372 miles)  (372.8: the last digit is cut off)
No conflict:  a lake (668 m deep)
No conflict:  a sentence of thirty days or two months
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.intervals import Interval, relate
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at
from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.quantity import Quantity
from pipeline.mentions.rounding import rounding_interval
from pipeline.mentions.units import convert, dimension

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "conversion"
PARAMETERS: frozenset[str] = frozenset()
OPENING = re.compile(r"\s*[(\[]\s*(?:or|i\.e\.|approximately|about|roughly|some|ca\.?)?\s*")
CLOSING = re.compile(r"\s*[)\]]")
OR = re.compile(r",? or ")
SIGNS = ("(", "[", " or ")
TON = "ton"
OTHER_TONS = (2240 / 2000, 1000 / 907.18474)
"""The long and the metric ton in short ones."""
PENCE = {"pound": 240, "pounds": 240, "guinea": 252, "guineas": 252, "shilling": 12, "shillings": 12, "pence": 1}
"""What the coins were worth in pence where twenty shillings were a pound: in Britain until 1971, and in its colonies."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each measure with another unit in brackets behind it."""
    for claims in by_sentence(context.statements).values():
        text = claims[0].evidence
        if not any(sign in text for sign in SIGNS):
            continue
        found = find_quantities(text)
        for a, b in pairwise(found):
            if a.unit != b.unit and _is_said_again(text, a.char_end, b):
                yield from _compare(rule, claims, a, b)


def _is_said_again(text: str, end: int, other: Quantity) -> bool:
    """True if a quantity stands in brackets right behind the one that ends there, or behind an `or`."""
    in_brackets = OPENING.fullmatch(text, end, other.char_start) and CLOSING.match(text, other.char_end)
    return bool(in_brackets or (OR.fullmatch(text, end, other.char_start) and dimension(other.unit) != "duration"))


def _compare(rule: ConflictRule, claims: list[Statement], a: Quantity, b: Quantity) -> Iterator[Verdict]:
    converted = _in_unit(a, b)
    if converted is None:
        return
    named = [claim for claim in claims if claim.value_text and (claim.value_text in a.text or claim.value_text in b.text)] or claims[:1]
    said = Interval(*rounding_interval(b.text, b.value_low, b.value_high)).widened(_unit_in_last_place(b))
    if relate(converted, said) == "disjoint" and not _is_another_ton(a, b, converted, said):
        yield conflict("arithmetic", rule.severity, *named[:2], a=a.text, b=b.text, right=_stated(a, b))
    elif len(named) > 1:
        yield agreement("arithmetic", "about", named[0], named[1])
    else:
        yield from looked_at("arithmetic", named)


def _is_another_ton(a: Quantity, b: Quantity, converted: Interval, said: Interval) -> bool:
    """True if a number of plain tons is right where they are long or metric ones: *seven tons (7,100 kg)*."""
    if a.unit != TON or "short" in a.text or a.value_low != a.value_high or b.unit == TON:
        return False
    return any(relate(_times(converted, factor), said) != "disjoint" for factor in OTHER_TONS)


def _times(interval: Interval, factor: float) -> Interval:
    low, high = (None if end is None else end * factor for end in (interval.low, interval.high))
    return Interval(low, high)


def _stated(a: Quantity, b: Quantity) -> str:
    """The first quantity as it is stated, in the unit of the second, to four digits."""
    ends = [_convert(end, a, b) for end in (a.value_low, a.value_high) if end is not None]
    return f"{' to '.join(dict.fromkeys(f'{end:,.4g}' for end in ends if end is not None))} {_coin(b) or b.unit}"


def _in_unit(a: Quantity, b: Quantity) -> Interval | None:
    """What the first quantity's words allow, in the unit of the second."""
    low, high = (None if end is None else _convert(end, a, b) for end in rounding_interval(a.text, a.value_low, a.value_high))
    return None if low is None and high is None else Interval(low, high)


def _convert(value: float, a: Quantity, b: Quantity) -> float | None:
    """A value of the first quantity's unit in that of the second; null where the two do not measure the same."""
    if (coin := _coin(a)) and (other := _coin(b)):
        return value * PENCE[coin] / PENCE[other]
    return convert(value, a.unit, b.unit)


def _coin(quantity: Quantity) -> str | None:
    """The coin that the quantity counts: `shillings`. A pound is one beside another coin only, else it may be a weight."""
    words = "pounds" if quantity.unit == "GBP" else quantity.text.rpartition(" ")[2]
    return words if words in PENCE else None


def _unit_in_last_place(quantity: Quantity) -> float:
    """One in the last digit that is written: converted measures are as often cut off as rounded."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", quantity.text)
    if not digits:
        return 0.0
    return 10.0 ** -len(digits.group(1)) if digits.group(1) else 1.0
