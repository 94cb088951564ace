"""Two numbers that are one quantity: ranges, scores, and *one in five*."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.mentions.numerals import times
from pipeline.mentions.quantity_atoms import Atom
from pipeline.mentions.quantity_bounds import is_change
from pipeline.mentions.quantity_guards import is_mark, is_score, plural_follows
from pipeline.mentions.units import convert, dimension

_JOINT = re.compile(
    r"(?P<dash>\s?[-–—−\ufffd]\s?)|(?P<to>\sto\s)|(?P<or>\sor\s)|(?P<and>\sand\s)|(?P<ratio>\s(?:in|out\sof)(?:\severy)?\s)"
)
_AND = re.compile(r"\s(?P<and>and\s)?|-")
_INCHES = re.compile(r"[ \u00a0-]?in(?![^\W_])")
_OPENING = re.compile(r"(?<!\w)(?:anywhere\s|ranging\s)?(?P<word>from|between)\s$", re.IGNORECASE)
_FIRST_YEAR = 1000
"""From here on a range of bare numbers that fills a bracket is a life, a reign or an age."""
_FIRST_CERTAIN_YEAR = 1900
_SMALL = 20
"""`two or three` is a range; of larger numbers `or` names two alternatives."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One or two numbers read as one quantity."""

    whole: Atom
    """The stretch from the first number to the last, with the unit that they share."""
    low: float | None
    high: float | None
    opening: int | None = None
    """Where `between` or `from` begins; null where the number begins the quantity."""

    @property
    def start(self) -> int:
        """Where the quantity begins, without bounding words."""
        return self.whole.start if self.opening is None else self.opening


def join(text: str, first: Atom, second: Atom) -> Joined | None:
    """The two numbers as one quantity, where what stands between and around them makes them one."""
    joint = _JOINT.fullmatch(text, first.end, second.start)
    if joint is None or "vague" in (first.numeral.form, second.numeral.form):
        return None
    kind = str(joint.lastgroup)
    if kind == "ratio":
        return _rating(text, first, second) or _ratio(first, second, is_of_every="of every" in joint.group())
    if _are_years(text, first, second):
        return None
    if kind in ("dash", "to") and _is_plain(first) and _is_plain(second):
        low, high = first.numeral.value, second.numeral.value
        if is_score(text, first.start, second.end, low, high) and not _opening(text, first, kind):
            return Joined(replace(_span(first, second), kind="score", unit="score"), None, None)
    return _range(text, first, second, kind)


def join_measures(text: str, first: Atom, second: Atom) -> Joined | None:
    """A measure in two units, the smaller behind the larger: `6 ft 2 in`, `72 years and 110 days`; None for anything else.

    Years are told in whole ones as often as not, so that the years with days behind them are somewhere between two whole numbers.
    """
    second = _with_inches(text, first, second)
    if first.kind != second.kind or first.unit == second.unit or dimension(first.unit) != dimension(second.unit) or "/" in first.unit:
        return None
    joint = _AND.fullmatch(text, first.end, second.start)
    if dimension(first.unit) is None or joint is None or first.numeral.value % 1:
        return None
    if joint["and"] and (dimension(first.unit) != "duration" or _OPENING.search(text, max(0, first.start - 20), first.start)):
        return None  # "races over 5 km and 300 m"
    rest = convert(second.numeral.value, second.unit, first.unit)
    if rest is None or not 0 <= rest < 1:
        return None
    low = first.numeral.value
    whole = replace(first, end=second.end)
    if first.unit == "year":
        return Joined(whole, low, low + 1 if rest else low)
    return Joined(whole, low + rest, low + rest)


def _with_inches(text: str, first: Atom, second: Atom) -> Atom:
    """The second number in inches, where feet stand before it: there `in` is no preposition."""
    inches = _INCHES.match(text, second.end) if first.unit == "ft" and second.unit == "count" else None
    return second if inches is None else replace(second, unit="in", end=inches.end())


def _range(text: str, first: Atom, second: Atom, kind: str) -> Joined | None:
    opening = _opening(text, first, kind)
    if kind == "and" and not opening:
        return None
    if kind == "to" and is_change(text, first.start) and not _is_between(opening):
        return None
    unit = _shared_unit(first, second)
    low, high = _shared_scale(first, second), second.numeral.value
    if kind == "dash":
        low = _shared_thousands(text, first, second, low)
    if unit is None or low >= high or (kind == "or" and (high > _SMALL or high > low + 2)):
        return None
    whole = replace(_span(first, second), unit=unit, kind="age" if "age" in (first.kind, second.kind) else "amount")
    return Joined(whole, low, high, opening.start() if opening else None)


def _rating(text: str, first: Atom, second: Atom) -> Joined | None:
    """`7.5 out of 10`, `rated 71 out of 100`: a mark on a scale."""
    if (
        first.unit != "count"
        or second.unit != "count"
        or not is_mark(text, first.start, second.end, first.numeral.value, second.numeral.value)
    ):
        return None
    return Joined(replace(_span(first, second), unit=f"/{second.numeral.value:g}"), first.numeral.value, first.numeral.value)


def _ratio(first: Atom, second: Atom, *, is_of_every: bool) -> Joined | None:
    """`one in five`, `nine out of ten` and `27 out of every hundred` as a percentage; `two in 1990` and `5 in 12 matches` are none."""
    part, whole = first.numeral.value, second.numeral.value
    is_spelled = first.numeral.form == second.numeral.form == "words"
    is_round = whole in (10, 100, 1000, 10000, 100000)
    if not (
        first.unit == second.unit == "count"
        and 0 < part < whole
        and (is_spelled or is_of_every or (part == 1 and (is_round or whole <= 10)))
    ):
        return None
    if whole > 10 and not is_round:
        return None
    share = round(100 * part / whole, 2)
    return Joined(replace(_span(first, second), unit="percent"), share, share)


def _opening(text: str, first: Atom, kind: str) -> re.Match[str] | None:
    """`from` before a range with `to` or a dash, `between` before one with `and` or a dash."""
    match = _OPENING.search(text, max(0, first.start - 20), first.start)
    if match is None or kind == "or":
        return None
    word = match.group("word").lower()
    return match if (word, kind) in {("from", "to"), ("from", "dash"), ("between", "and"), ("between", "dash"), ("between", "to")} else None


def _is_between(opening: re.Match[str] | None) -> bool:
    return opening is not None and opening.group("word").lower() == "between"


def _shared_thousands(text: str, first: Atom, second: Atom, low: float) -> float:
    """The first number in thousands, where only the second is written out: `100-150,000`."""
    written = re.fullmatch(r"(\d{1,3}),000", text[second.number_start : second.number_end])
    return times(low, 1000) if written and _is_plain(first) and low < float(written.group(1)) else low


def _are_years(text: str, first: Atom, second: Atom) -> bool:
    """True for `1999-2000` and `1941–42`, which are no counts unless a noun says so."""
    if not (_is_plain(first) and _is_plain(second)) or first.numeral.value >= 2100:
        return False
    words = text[first.number_start : first.number_end], text[second.number_start : second.number_end]
    if text[first.start - 1 : first.start] == "(" and text[second.end : second.end + 1] in (")", ";"):
        return all(re.fullmatch(r"\d{3,4}", word) for word in words) and second.numeral.value >= _FIRST_YEAR
    is_span = re.fullmatch(r"1\d{3}|20\d\d", words[0]) and re.fullmatch(r"(?:1\d|20)?\d\d", words[1])
    is_counted = plural_follows(text, second.end) and first.numeral.value < second.numeral.value < _FIRST_CERTAIN_YEAR
    return is_span is not None and not is_counted


def _is_plain(atom: Atom) -> bool:
    return atom.unit == "count" and not atom.numeral.is_scaled and atom.numeral.form in ("digits", "words")


def _shared_unit(first: Atom, second: Atom) -> str | None:
    """The unit of both, where one of them has none or both have the same."""
    if first.unit == second.unit or first.unit == "count":
        return second.unit
    has_own = second.unit != "count"
    is_money = first.start < first.number_start
    return None if has_own or not is_money else first.unit


def _shared_scale(first: Atom, second: Atom) -> float:
    """The first number, with the scale word that only the second carries: `5 to 7 million`."""
    value = first.numeral.value
    if second.numeral.is_scaled and not first.numeral.is_scaled and second.numeral.mantissa and value < second.numeral.mantissa:
        return times(value, round(second.numeral.value / second.numeral.mantissa))
    return value


def _span(first: Atom, second: Atom) -> Atom:
    return replace(first, end=second.end, number_end=second.number_end, numeral=replace(second.numeral, is_scaled=True))
