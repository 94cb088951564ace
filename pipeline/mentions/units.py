"""Units of measure: from the words behind a number to one symbol a unit, and from unit to unit.

Names and symbols come from the Unicode CLDR (through Babel), American and British.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.mentions.unit_factors import KELVINS, Factor, factor, quotient
from pipeline.mentions.unit_words import ALIASES, DERIVED, MEASURED, NOT_READ, NOT_SYMBOLS, PER_LETTERS, SYMBOL_LETTERS, SYMBOLS
from pipeline.mentions.units_cldr import english

_INCHES = re.compile(r"in(?=\s?[);]|\.(?!\w)|\s\()")
"""`in` is a unit where nothing follows that it could be a preposition of."""
_PER = re.compile(r"\sper\s|/|\sa\s(?=day|year|month|week|second)")
_WORD_END = re.compile(r"(?<=[^\s-])(?![^\W_])")
_LONGEST = 40
_SHORT = 3
"""Spellings up to this length are symbols: their case counts (`MW` and `mW`)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its symbol in the tables, and what it measures."""

    symbol: str
    dimension: str
    """`length`, `area`, `mass`, `duration`, …: the CLDR's category; `rate` for a quotient of two units."""
    name: str
    """The CLDR's id (`square-kilometer`); of a quotient, two ids around `-per-`."""


def unit_at(text: str, position: int) -> tuple[Unit, int, str] | None:
    """The unit that stands at `position`: the unit, where it ends, and its words; null where none stands there."""
    found = _spelled_at(text, position)
    if found is None:
        return None
    unit, end = found
    link = _PER.match(text, end)
    if link is None or unit.dimension in ("share", "duration", "rate"):
        return unit, end, text[position:end]
    below = _spelled_at(text, link.end()) or _letter_at(text, link.end())
    if below is None:
        return unit, end, text[position:end]
    return Unit(f"{unit.symbol}/{below[0].symbol}", "rate", f"{unit.name}-per-{below[0].name}"), below[1], text[position:end]


def _spelled_at(text: str, position: int) -> tuple[Unit, int] | None:
    """The longest spelling of a unit that begins at `position` and ends with a word."""
    stretch = text[position : position + _LONGEST]
    ends = [match.start() for match in _WORD_END.finditer(stretch)]
    for end in reversed(ends):
        unit = _names().get(_key(stretch[:end]))
        if unit is not None:
            return unit, position + end
    inches = _INCHES.match(text, position)
    return (_names()["inch"], inches.end()) if inches else None


def _letter_at(text: str, position: int) -> tuple[Unit, int] | None:
    name = PER_LETTERS.get(text[position : position + 1])
    if name is None or text[position + 1 : position + 2].isalnum():
        return None
    return _names()[name], position + 1


def convert(value: float, unit_from: str, unit_to: str) -> float | None:
    """The value in another unit, by symbol; null where the two do not measure the same, or where one is no measure."""
    scales = [KELVINS.get(unit.name) if (unit := _symbols().get(symbol)) else None for symbol in (unit_from, unit_to)]
    if scales[0] and scales[1]:
        (degree, zero), (other_degree, other_zero) = scales[0], scales[1]
        return _rounded((value * degree + zero - other_zero) / other_degree)
    source, target = _factor(unit_from), _factor(unit_to)
    if source is None or target is None or source[1] != target[1]:
        return None
    return _rounded(value * source[0] / target[0])


def dimension(symbol: str) -> str | None:
    """What a unit measures (`length`), by its symbol; null where it is no measure (`count`, `USD`)."""
    if "/" in symbol and symbol not in _symbols():
        return "rate"
    unit = _symbols().get(symbol)
    return unit.dimension if unit else None


def _key(spelling: str) -> str:
    """The form under which a spelling is listed: names lose their case, symbols keep it, joints are single spaces."""
    spelling = re.sub(r"[\s-]+", " ", spelling)
    spelling = re.sub(r"\b(sq|cu)\. ", r"\1 ", spelling, flags=re.IGNORECASE)
    return spelling if len(spelling) <= _SHORT or spelling in _names() else spelling.lower()


@cache
def _names() -> Mapping[str, Unit]:
    """Every spelling of every unit that we read."""
    names: dict[str, Unit] = {}
    listed = list(_cldr())
    by_name = {unit.name: unit for unit, _ in listed}
    for unit, spellings in listed:
        names |= {s: unit for s in spellings if s not in NOT_SYMBOLS and (len(s) > 1 or s in SYMBOL_LETTERS or not s.isalpha())}
    for name, (symbol, measured, words) in DERIVED.items():
        by_name[name] = Unit(symbol, measured, name)
        names |= dict.fromkeys(words, by_name[name])
    for unit, spellings in listed:
        if unit.dimension == "length":
            names |= _powers(unit, spellings, by_name)
    return names | {alias: by_name[name] for alias, name in ALIASES.items()}


def _powers(unit: Unit, spellings: list[str], by_name: Mapping[str, Unit]) -> dict[str, Unit]:
    """Areas and volumes made from a length: `sq km`, `square kilometre`, `km²`, `km2`."""
    made: dict[str, Unit] = {}
    for words, digit, sign, kind in ((("square", "sq"), "2", "²", "area"), (("cubic", "cu"), "3", "³", "volume")):
        name = f"{words[0]}-{unit.name}"
        power = by_name.get(name, Unit(f"{unit.symbol}{sign}", kind, name))
        for spelling in spellings:
            made |= {f"{word} {spelling}": power for word in words}
            if len(spelling) <= _SHORT:
                made |= {f"{spelling}{end}": power for end in (sign, digit, f"^{digit}")}
    return made


def _cldr() -> Iterator[tuple[Unit, list[str]]]:
    """The CLDR's units, each with its spellings in American and British English."""
    tables = [english(tag)["unit_patterns"] for tag in ("en", "en_GB")]
    for key in tables[0]:
        category, _, name = key.partition("-")
        if category not in MEASURED or name in NOT_READ:
            continue
        spellings = [s for table in tables for s in _spellings(table[key])]
        symbol = SYMBOLS.get(name) or (name if category == "duration" else _bare(tables[0][key]["short"]["other"]))
        yield Unit(symbol, category, name), spellings


def _spellings(forms: Mapping[str, Any]) -> Iterator[str]:
    for width in ("long", "short"):
        for plural in ("one", "other"):
            if plural in forms.get(width, ()):
                spelling = _bare(forms[width][plural])
                yield spelling if len(spelling) <= _SHORT else spelling.lower() if width == "long" else spelling


def _bare(pattern: str) -> str:
    return pattern.replace("{0}", "").strip().replace("-", " ")


@cache
def _symbols() -> Mapping[str, Unit]:
    return {unit.symbol: unit for unit in _names().values()}


def _factor(symbol: str) -> Factor | None:
    """What one of the unit is in SI units; null where it is no measure, or a temperature."""
    unit = _symbols().get(symbol)
    if unit is not None:
        return factor(unit.name)
    above, _, below = symbol.partition("/")
    return quotient(_factor(above), _factor(below)) if below else None


def _rounded(value: float) -> float:
    """To twelve significant digits, without what binary fractions add."""
    return float(f"{value:.12g}")
