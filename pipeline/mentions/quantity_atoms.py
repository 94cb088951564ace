"""One number with what belongs to it alone: its scale, its currency, its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.mentions.numerals import SHORT_SCALES, Numeral, read_number, times
from pipeline.mentions.quantity_guards import is_mark, plural_follows
from pipeline.mentions.units import unit_at
from pipeline.mentions.units_money import name_after, sign_before

_SUFFIX = re.compile(r"\s?(?P<long>mn|mln|bn|tn|trn)\b|(?P<short>[mkb])\b", re.IGNORECASE)
_GAP = re.compile(r"[ \u00a0\u2009\u202f-]|\n(?=\S)|")
_OF = re.compile(r"\sof(?:\san?)?\s|\san?\s")
_AGE_AFTER = re.compile(r"[- ]old(?:er|s)?\b|\sof\sage\b")
_MARK = re.compile(r"/(\d{1,3})(?![\d/.]\d|\d)")
_OF_EVERY = re.compile(r"\s(?:out\sof|in|of)\severy\s(?P<whole>hundred|thousand)\b")
_WHOLES = {"hundred": 100, "thousand": 1000}
_SMALL = 100
_AGED = ("year", "month", "week", "day")


@dataclass(frozen=True, slots=True)
class Atom:
    """A number with its own currency or unit."""

    start: int
    end: int
    number_start: int
    number_end: int
    numeral: Numeral
    unit: str = "count"
    kind: str = "amount"

    @property
    def is_bare(self) -> bool:
        """True for digits and nothing else: no unit, scale or separators."""
        return self.unit == "count" and self.numeral.form == "digits" and not self.numeral.is_scaled and self.kind == "amount"


def read_atom(text: str, match: re.Match[str], limit: int) -> Atom:
    """The number with the currency sign before it and the unit behind it."""
    numeral = read_number(match)
    start, end = match.span()
    sign = sign_before(text, start, is_small=numeral.value < _SMALL and text[start:end].isdigit()) if numeral.form == "digits" else None
    if numeral.form == "digits" and not numeral.is_scaled:
        numeral, end = _with_suffix(text, numeral, end, has_sign=sign is not None)
    atom = Atom(start, end, start, end, numeral)
    if numeral.form == "digits" and sign is None and (mark := _MARK.match(text, end)):
        top = float(mark.group(1))
        if is_mark(text, start, mark.end(), numeral.value, top):
            return replace(atom, unit=f"/{top:g}", end=mark.end())
    if sign is not None:
        return replace(atom, unit=sign[0], start=sign[1])
    if (every := _OF_EVERY.match(text, end)) and numeral.value < _WHOLES[every["whole"]]:
        share = round(100 * numeral.value / _WHOLES[every["whole"]], 2)
        return replace(atom, unit="percent", end=every.end(), numeral=replace(numeral, value=share))
    atom = _with_unit(text, atom)
    return atom if atom.end <= limit else Atom(start, end, start, end, numeral)


def _with_suffix(text: str, numeral: Numeral, end: int, *, has_sign: bool) -> tuple[Numeral, int]:
    """`12m` behind a currency, `3bn` anywhere, `12m people`."""
    match = _SUFFIX.match(text, end)
    if match is None or (match.group("short") and not has_sign and not plural_follows(text, match.end(), 2)):
        return numeral, end
    scale = SHORT_SCALES[match.group().strip().lower()]
    return replace(numeral, value=times(numeral.value, scale), is_scaled=True), match.end()


def _with_unit(text: str, atom: Atom) -> Atom:
    numeral, end = atom.numeral, atom.end
    if numeral.form in ("share", "vague"):
        return _with_unit_of(text, atom)
    money = name_after(text, end, numeral.value)
    if money is not None and not (money[0] == "GBP" and text.startswith(" of ", money[1])):
        return replace(atom, unit=money[0], end=money[1])
    gap = _GAP.match(text, end)
    found = unit_at(text, gap.end() if gap else end)
    if found is None:
        return atom
    unit, stop, words = found
    is_symbol = words.isalpha() and len(words) <= 2 and words != "ft"
    is_ordinal = words.lower() == "second" and numeral.value != 1 and "-" not in text[end : stop - len(words)]
    if (is_symbol and numeral.form != "digits") or is_ordinal:
        return atom
    age = _AGE_AFTER.match(text, stop) if unit.symbol in _AGED else None
    return replace(atom, unit=unit.symbol, end=age.end() if age else stop, kind="age" if age else "amount")


def _with_unit_of(text: str, atom: Atom) -> Atom:
    """`half an hour`, `three-quarters of a mile`, `millions of dollars`; else a share is a percentage."""
    numeral = atom.numeral
    unit = "percent" if numeral.form == "share" else "count"
    link = _OF.match(text, atom.end)
    if link is None:
        return replace(atom, unit=unit)
    is_whole = numeral.form == "share" and not link.group().rstrip().endswith(("a", "an"))
    found = None if is_whole else unit_at(text, link.end())
    money = name_after(text, link.end() - 1, numeral.value) if numeral.form == "vague" else None
    if money is not None:
        return replace(atom, unit=money[0], end=money[1])
    if found is None or found[0].dimension == "share":
        return replace(atom, unit=unit)
    value = numeral.value / 100 if numeral.form == "share" else numeral.value
    numeral = replace(numeral, value=value, form="words" if numeral.form == "share" else numeral.form)
    return replace(atom, unit=found[0].symbol, end=found[1], numeral=numeral)
