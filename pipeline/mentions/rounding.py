"""How far from the stated number the truth may lie before its words are wrong.

A number says no more than its last significant digit: it stands for every value that rounds to it, half a unit of that digit
either way (the convention of ISO 80000-1, annex B). Readers take a round number as rounded and an odd one as exact (M. Krifka,
*Approximate interpretation of number words*, 2007; P. Lasersohn's *pragmatic halo*, 1999), so

- a plain count without trailing zeros, or below 100, is exact: `29 plants`, `650 people` is 645 to 655;
- a share, a measure, an amount of money and a number with a scale word is rounded at its last digit: `34%` is 33.5 to 34.5;
- trailing zeros and a single digit before a scale word could mean a whole unit of the first digit; the tolerance is then capped,
  at 5 % of a plain count and 10 % of the others, so that `2 million` is 1.8 to 2.2 million and not 1.5 to 2.5;
- a fraction in words (`a third`) has 5 % either way;
- `about` doubles these: half a unit becomes one, 5 % becomes 10 %, 10 % becomes 20 %;
- `nearly` and `almost` reach down only, `just over` up only, by as much as `about` would;
- an open end stays open, and its closed end is meant as it is said: `more than 400` begins at 400.
"""

from __future__ import annotations

import re
from fractions import Fraction

from pipeline.mentions.numerals import NUMBER, SCALES, read_number

_EXACT_BELOW = 100
_CAP_COUNT = Fraction(5, 100)
_CAP_OTHER = Fraction(10, 100)
_CAP_SHARE = Fraction(5, 100)
_DEGREE = r"(?:just|slightly|(?:a )?little)"
_BELOW = re.compile(rf"\b(?:nearly|almost|close to|virtually|practically|{_DEGREE} (?:under|below|less than|short of))\b", re.IGNORECASE)
_ABOVE = re.compile(rf"\b{_DEGREE} (?:over|above|more than)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"(?<!\w)(?:about|approximately|approx|roughly|around|some|estimated|circa|ca|c|in the region of|(?:in|on) the order of"
    r"|or so|odd|or thereabouts)\b|[~≈±]",
    re.IGNORECASE,
)


def rounding_interval(value_text: str, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """The widest interval of true values that the words of a quantity allow; `low` and `high` are what the words say.

    An open end stays null. Two different numbers (a range) are widened only where a word softens them.
    """
    is_below, is_above = bool(_BELOW.search(value_text)), bool(_ABOVE.search(value_text))
    is_around = bool(_AROUND.search(value_text)) and not is_below and not is_above
    if low is None and high is None:
        return None, None
    if is_below or is_above:
        value = high if high is not None else low
        assert value is not None
        margin = _tolerance(value_text, value, is_soft=True)
        return (_shift(value, -margin), value) if is_below else (value, _shift(value, margin))
    if low is None or high is None or (low != high and not is_around):
        return low, high
    return (
        _shift(low, -_tolerance(value_text, low, is_soft=is_around)),
        _shift(high, _tolerance(value_text, high, is_soft=is_around)),
    )


def _tolerance(text: str, value: float, *, is_soft: bool) -> Fraction:
    """How far off the value may be, either way."""
    exact = abs(Fraction(repr(float(value))))
    times = 2 if is_soft else 1
    match = NUMBER.search(text)
    # A fraction is read as one only before "of", which stands behind the words of the value.
    if match is None or match.lastgroup == "share":
        return _CAP_SHARE * times * exact
    numeral = read_number(match)
    unit = _last_digit(match.group(), exact)
    is_count = numeral.form in ("digits", "words") and not _has_scale(match.group()) and _is_count(text, match)
    is_round = unit > _place_of_ones(match.group()) or (_has_scale(match.group()) and "." not in match.group())
    if is_count and not is_soft and (exact < _EXACT_BELOW or unit <= 1):
        return Fraction(0)
    half = unit * times / 2
    if not is_round:
        return half
    return min(half, (_CAP_COUNT if is_count else _CAP_OTHER) * times * exact)


def _last_digit(words: str, value: Fraction) -> Fraction:
    """The place of the last significant digit, as a value: 10 for 650, 100,000 for `1.5 million`."""
    decimals = re.search(r"\d\.(\d+)(?!.*\d)", words)
    scale = _scale(words)
    if decimals is not None:
        return Fraction(scale, 10 ** len(decimals.group(1)))
    if value.denominator != 1:
        return Fraction(scale, 2) if scale > 1 else Fraction(1, 2)
    place = 1
    while value % (place * 10) == 0:
        place *= 10
    return Fraction(place)


def _place_of_ones(words: str) -> int:
    return max(1, _scale(words)) if re.search(r"\d\.\d", words) else 1


def _scale(words: str) -> int:
    """What the last scale word or letter multiplies by; 1 without one."""
    scale = 1
    for word in re.findall(r"[a-z]+", words.lower()):
        scale = SCALES.get(word, scale)
    return scale


def _has_scale(words: str) -> bool:
    return bool(re.search(r"\d", words)) and _scale(words) > 1


def _is_count(text: str, match: re.Match[str]) -> bool:
    """True if the text holds nothing but the number and what bounds it: no sign, no unit."""
    rest = text[match.end() :]
    return (
        not re.search(r"[$€£¥₽%°]", text)
        and re.fullmatch(r"\+?(?:[\s-]*(?:to|and|or|–|—|more|less|fewer|over|above|so|odd|[\d.,]+))*", rest) is not None
    )


def _shift(value: float, by: Fraction) -> float:
    return float(Fraction(repr(float(value))) + by)
