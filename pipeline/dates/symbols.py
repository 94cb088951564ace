"""Symbols: what the grammar sees instead of words.

A symbol is a stretch of text with the parts that it can play (`atoms`) and what it means as each of them. The set of its atoms is its
class, and each class has a letter, so that a text becomes a string of letters and a form of the grammar a regular expression over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.dates.vocabulary import VOCABULARY

GAP = "."
"""The letter of everything that is no part of a date."""

BUILT = {
    "Year": ("Year", "Date"),
    "Span": ("Span", "Date"),
    "Month": ("Month", "Date"),
    "Day": ("Day", "Date"),
    "Other": ("Other", "Date"),
    "Whole": ("Whole", "Date"),
    "Amount": ("Amount",),
}
"""What forms make, and the atoms that it can be from then on: `Year` one year, `Span` years, decades or centuries, `Month` a month or
season, `Day` one day, `Other` any other single date, `Whole` a range, a set or an open interval, `Amount` a length of time."""

NUMBERS: Mapping[str, frozenset[str]] = {
    "4-digit year": frozenset({"number", "year", "count"}),
    "3-digit": frozenset({"number", "three_digits", "count"}),
    "2-digit day": frozenset({"number", "yy", "day", "count"}),
    "2-digit": frozenset({"number", "yy", "count"}),
    "1-digit": frozenset({"number", "day", "count"}),
    "0": frozenset({"number"}),
    "ordinal day": frozenset({"nth", "day", "nth_day"}),
    "ordinal": frozenset({"nth"}),
    "apostrophe year": frozenset({"short_year"}),
    "big": frozenset({"number", "count"}),
    "count word": frozenset({"count", "count_word"}),
    "day word": frozenset({"count", "count_word", "day_in_words"}),
    "year word": frozenset({"count", "count_word", "year", "year_in_words"}),
    "ordinal day word": frozenset({"nth", "nth_word", "day", "nth_day"}),
    "ordinal word": frozenset({"nth", "nth_word"}),
}
NAMED = ("war", "period", "battle", "reign", "monarch")
"""The sorts of times that go by a name."""
SOLIDS = ("numeric_date", "slashed", "decade", "clipped_decade", "quarter_code", "half_code", "fiscal_code", *NAMED)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A stretch of text and what it can mean."""

    start: int
    end: int
    letter: str
    values: Mapping[str, object]
    """Atom to meaning."""


def _word_values() -> dict[str, dict[str, object]]:
    words: dict[str, dict[str, object]] = {}
    for atom, meanings in VOCABULARY.items():
        for word, meaning in meanings.items():
            words.setdefault(word, {})[atom] = meaning
    return words


WORDS: Mapping[str, Mapping[str, object]] = _word_values()
"""Word to its atoms and their meanings."""

CLASSES: Mapping[frozenset[str], str] = {
    atoms: chr(0x4E00 + i)
    for i, atoms in enumerate(
        sorted(
            {frozenset(v) for v in WORDS.values()}
            | set(NUMBERS.values())
            | {frozenset({s}) for s in SOLIDS}
            | {frozenset(b) for b in BUILT.values()},
            key=sorted,
        )
    )
}
WORD_SYMBOLS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    word: (CLASSES[frozenset(values)], values) for word, values in WORDS.items()
}


ALIASES: Mapping[str, tuple[str, ...]] = {"yr": ("Year", "year", "short_year")}
"""An atom that stands for several."""


@cache
def letters_of(atom: str) -> str:
    """All letters of symbols that can be the atom; an atom that nothing can be is a mistake in the grammar."""
    wanted = ALIASES.get(atom, (atom,))
    found = "".join(letter for atoms, letter in CLASSES.items() if atoms.intersection(wanted))
    if not found:
        raise LookupError(f"no word or form makes the atom {atom!r}")
    return found


def symbol(start: int, end: int, values: Mapping[str, object]) -> Symbol:
    """A symbol whose class is its atoms."""
    return Symbol(start, end, CLASSES[frozenset(values)], values)


def built(start: int, end: int, kind: str, value: object) -> Symbol:
    """The symbol that a form makes."""
    return symbol(start, end, dict.fromkeys(BUILT[kind], value))


def number(start: int, end: int, value: int, kind: str) -> Symbol:
    """A number's symbol, of a kind in `NUMBERS`."""
    return symbol(start, end, dict.fromkeys(NUMBERS[kind], value))


def text_of(symbols: Iterable[Symbol | None]) -> str:
    """The letters of a row of symbols; None is a gap."""
    return "".join(s.letter if s else GAP for s in symbols)
