"""How far from the stated number the truth may lie before its words are wrong.

A number says no more than its last significant digit: it stands for every value that rounds to it, half a unit of that digit
either way (the convention of ISO 80000-1, annex B). Readers take a round number as rounded and an odd one as exact (M. Krifka,
*Approximate interpretation of number words*, 2007; P. Lasersohn's *pragmatic halo*, 1999), so

- a plain count below 100, or without trailing zeros, is exact: `29 plants`; `650 people` is 645 to 655;
- a share, a measure and an amount of money is rounded at its last digit: `34%` is 33.5 to 34.5, `1.95 million` 1.945 to 1.955 million;
- trailing zeros, and a whole number before a scale word, could be rounded or exact; their tolerance is capped, at 5 % of a plain
  count and 10 % of the others: `700 people` is 665 to 735, `2 million` 1.8 to 2.2 million and not 1.5 to 2.5;
- a fraction in words (`a third`) has 5 % of itself either way;
- `about` doubles these;
- `nearly` and `almost` reach down only, `just over` up only, as far as `about` would;
- `hundreds` and `dozens` are not said of a hundred times as much;
- an open end stays open, and its closed end is meant as it is said: `more than 400` begins at 400.

Two rounded numbers agree if one, as it is stated, lies within what the other allows: `pipeline.conflicts.value` compares them so. Adding
both tolerances would let 34 % agree with 35 %.
"""

from __future__ import annotations

import re
from fractions import Fraction

from pipeline.mentions.numerals import NUMBER, most_of_vague, read_number

_EXACT_BELOW = 100
_CAP_COUNT = Fraction(5, 100)
_CAP_OTHER = Fraction(10, 100)
_CAP_SHARE = Fraction(5, 100)
_SCALED = 10**6
"""From here on a scale word, or its letter, makes a number rounded; `two thousand` is no rounder than `2,000`."""
_DEGREE = r"(?:just|slightly|(?:a )?little)"
_BELOW = re.compile(rf"\b(?:nearly|almost|close to|virtually|practically|{_DEGREE} (?:under|below|less than|short of))\b", re.IGNORECASE)
_ABOVE = re.compile(rf"\b{_DEGREE} (?:over|above|more than)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"(?<!\w)(?:about|approximately|approx|roughly|around|some|estimated|circa|ca|c|in the region of|(?:in|on) the order of"
    r"|or so|odd|or thereabouts)\b|[~≈±]",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"[\d,]*\.(\d+)(?![\d.])")
_SCALE_WORD = re.compile(r"[mb]illion|trillion|crore", re.IGNORECASE)
_COUNT_REST = re.compile(r"\+?(?:[\s-]*(?:to|and|or|[–—]|more|less|fewer|over|above|so|odd|[\d.,]+))*")


def rounding_interval(value_text: str, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """The widest interval of true values that the words of a quantity allow; `low` and `high` are what the words say.

    An open end stays null. Two different numbers (a range) are widened only where a word softens them.
    """
    is_below, is_above = _BELOW.search(value_text) is not None, _ABOVE.search(value_text) is not None
    is_around = _AROUND.search(value_text) is not None
    numbers: list[re.Match[str] | None] = [*NUMBER.finditer(value_text)] or [None]
    if (is_below or is_above) and (low == high or None in (low, high)):
        value = high if high is not None else low
        if value is None:
            return None, None
        margin = _tolerance(value_text, numbers[-1], value, is_soft=True)
        return (_shift(value, -margin), value) if is_below else (value, _shift(value, margin))
    if low is not None and high is None and (most := most_of_vague(value_text)) is not None:
        return low, most
    if low is None or high is None or (low != high and not is_around):
        return low, high
    below = _tolerance(value_text, numbers[0], low, is_soft=is_around)
    return _shift(low, -below), _shift(high, _tolerance(value_text, numbers[-1], high, is_soft=is_around))


def _tolerance(text: str, number: re.Match[str] | None, value: float, *, is_soft: bool) -> Fraction:
    """How far off the value may be, either way."""
    exact, times = abs(Fraction(repr(float(value)))), 2 if is_soft else 1
    # A fraction is read as one only before "of", which stands behind the words of the value.
    if number is None or number.lastgroup == "share" or exact == 0:
        return _CAP_SHARE * times * exact
    mantissa = Fraction(repr(read_number(number).mantissa)) or exact
    scale = exact / mantissa if number.lastgroup == "digits" else Fraction(1)
    decimals = _DECIMALS.match(number.group()) if number.lastgroup == "digits" else None
    if decimals is not None:
        return scale * Fraction(times, 2 * 10 ** len(decimals.group(1)))
    is_count = _is_count(text, number)
    unit = _last_digit(exact)
    if is_count and not is_soft and (exact < _EXACT_BELOW or unit <= 1):
        return Fraction(0)
    half = unit * times / 2
    if unit <= 1:
        return half
    is_plain = is_count and scale < _SCALED and not _SCALE_WORD.search(number.group())
    return min(half, (_CAP_COUNT if is_plain else _CAP_OTHER) * times * exact)


def _last_digit(value: Fraction) -> Fraction:
    """The place of the last significant digit, as a value: 10 for 650, 1/2 for two and a half."""
    if value.denominator != 1:
        return Fraction(1, value.denominator)
    place = 1
    while value % (place * 10) == 0:
        place *= 10
    return Fraction(place)


def _is_count(text: str, number: re.Match[str]) -> bool:
    """True if the text holds nothing but the number and what bounds it: no sign, no unit."""
    return re.search(r"[$€£¥₽%°]", text) is None and _COUNT_REST.fullmatch(text, number.end()) is not None


def _shift(value: float, by: Fraction) -> float:
    return float(Fraction(repr(float(value))) + by)
