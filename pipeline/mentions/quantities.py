"""Quantities in running text: counts, shares, money and measures, with the interval that their words allow."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from pipeline.mentions.numerals import NUMBER, is_handful
from pipeline.mentions.quantity import Quantity
from pipeline.mentions.quantity_atoms import Atom, read_atom
from pipeline.mentions.quantity_bounds import bound_after, bound_before
from pipeline.mentions.quantity_guards import (
    is_apposed_age,
    is_capitalized_name,
    is_named_half,
    is_stuck,
    names_something,
    not_in_text,
    words_name_something,
)
from pipeline.mentions.quantity_ranges import Joined, join, join_measures
from pipeline.mentions.quantity_single import single_units
from pipeline.mentions.units import dimension

_AGE_BEFORE = re.compile(
    r"\b(?:aged|ages?|the age of|when (?:he|she|they|I) (?:was|were)|(?:he|she|who) turned)\s$|\bunder-$", re.IGNORECASE
)
_BASE_BEFORE = re.compile(r"\b(?:per|for every|in every|out of every)\s$", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:(?<![\w).])[-−–]|\bminus\s)$")


def find_quantities(text: str, *, taken: Sequence[tuple[int, int]] = (), spans: Sequence[tuple[int, int]] | None = None) -> list[Quantity]:
    """The quantities of a text, in text order and disjoint.

    `taken`: stretches that hold something else, such as dates. `spans`: the stretches to read, in order; the whole text
    without it. Offsets are into `text`. A number that names something (`Article 5`, `Su-27`), an ordinal, a clock time or an
    identifier is left out; a score (`3–1`) is kept with the kind `score` and no value.
    """
    closed = _Closed([*taken, *not_in_text(text)])
    found: list[Quantity] = []
    for start, end in spans if spans is not None else [(0, len(text))]:
        numbered = list(_in_span(text, start, end, closed))
        held = _Closed([*((quantity.char_start, quantity.char_end) for quantity in numbered), *taken])
        single = [one for one in single_units(text, start, end) if not held.touches(one.char_start, one.char_end)]
        found += sorted([*numbered, *single], key=lambda quantity: quantity.char_start) if single else numbered
    return _mark_conversions(text, found)


class _Closed:
    """Stretches that hold no quantity, asked for in text order or not."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._furthest = list(accumulate((end for _, end in self._spans), max))

    def touches(self, start: int, end: int) -> bool:
        """True if a stretch that is closed shares a character with this one."""
        index = bisect_left(self._spans, (end, 0))
        return index > 0 and self._furthest[index - 1] > start


def _in_span(text: str, start: int, end: int, closed: _Closed) -> Iterator[Quantity]:
    matches = (match for match in NUMBER.finditer(text, start, end) if not closed.touches(*match.span()))
    atoms = [read_atom(text, match, end) for match in matches]
    position, index = start, 0
    while index < len(atoms):
        pair = (
            join_measures(text, atoms[index], atoms[index + 1]) or join(text, *atoms[index : index + 2]) if index + 1 < len(atoms) else None
        )
        pair = pair and replace(pair, whole=_of_age(text, pair.whole))
        if pair is not None and not _is_no_quantity(text, pair.whole):
            made, used = pair, 2
        else:
            atom = _of_age(text, _with_unit_of_next(text, atoms, index))
            made, used = (Joined(atom, atom.numeral.value, atom.numeral.value), 1)
            if _is_no_quantity(text, atom):
                index += 1
                continue
        index += used
        quantity = _quantity(text, made, position, end)
        if quantity is not None:
            yield quantity
            position = quantity.char_end


def _with_unit_of_next(text: str, atoms: Sequence[Atom], index: int) -> Atom:
    """The atom with the unit of the next, where `to` or `and` ties a bare number to it: `rose from 10 to 20 percent`."""
    atom = atoms[index]
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    if following is None or atom.unit != "count" or following.unit == "count" or following.start < following.number_start:
        return atom
    if not re.fullmatch(r"\sto\s", text[atom.end : following.start]) and not (
        re.fullmatch(r"\sand\s", text[atom.end : following.start]) and dimension(following.unit) == "share"
    ):
        return atom
    return replace(atom, unit=following.unit, kind="age" if following.kind == "age" else atom.kind)


def _of_age(text: str, atom: Atom) -> Atom:
    """The atom, marked as an age where the words around it say so."""
    if atom.kind == "amount" and atom.unit in ("count", "year") and _AGE_BEFORE.search(text, max(0, atom.start - 16), atom.start):
        return replace(atom, unit="year", kind="age")
    if atom.is_bare and is_apposed_age(text, atom.number_start, atom.number_end):
        return replace(atom, unit="year", kind="age")
    return atom


def _is_no_quantity(text: str, atom: Atom) -> bool:
    start, end, form = atom.number_start, atom.number_end, atom.numeral.form
    if atom.kind == "score":
        return False
    if form == "digits":
        if is_stuck(text, atom.start, atom.end) and not (_sign(text, atom) and not is_stuck(text, atom.end, atom.end)):
            return True
        return atom.is_bare and names_something(text, start, end, is_bounded=bound_before(text, start).is_least)
    if form == "share":
        return atom.unit == "percent" and is_named_half(text, start, end)
    if form == "words" and atom.unit == "count":
        return words_name_something(text, start, end)
    if form == "words" and is_capitalized_name(text, start, atom.end, is_one=atom.numeral.value == 1):
        return True
    # "one day" and "one second" are idioms; the hyphen of "one-day" makes them a measure.
    return text[start : atom.end].lower() in ("one day", "one second", "one minute", "one night")


def _sign(text: str, atom: Atom) -> re.Match[str] | None:
    """The minus of a temperature or of a change in percent."""
    if not (dimension(atom.unit) in ("temperature", "angle", "share") or text[max(0, atom.start - 6) : atom.start] == "minus "):
        return None
    return _NEGATIVE.search(text, max(0, atom.start - 6), atom.start)


def _quantity(text: str, made: Joined, floor: int, limit: int) -> Quantity | None:
    """The quantity with the words that bound it, clipped to the stretch that is read."""
    atom, low, high = made.whole, made.low, made.high
    sign = _sign(text, atom) if atom.numeral.form != "share" else None
    start = made.start if sign is None else sign.start()
    if sign is not None and low is not None and high is not None:
        low, high = (-low, -high) if low == high else (-low, high)
    if start < floor:
        return None
    before, after = bound_before(text, start), bound_after(text, atom.end)
    start = before.edge if before.edge >= floor else start
    end = after.edge if after.edge <= limit else atom.end
    if is_handful(text[atom.number_start : atom.number_end]):
        if before.is_least or after.is_least:
            return None  # "more than a handful": how many that is, nobody knows
        low, high = None, atom.numeral.value
    elif before.is_least or after.is_least or atom.numeral.form == "vague":
        high = None
    elif before.is_most or after.is_most:
        low = None
    kind = atom.kind
    if atom.numeral.form == "vague":
        kind = "vague"
    elif kind == "amount" and _BASE_BEFORE.search(text, max(0, start - 14), start):
        kind = "base"
    is_soft = before.is_approximate or after.is_approximate or kind == "vague"
    return Quantity(text[start:end], start, end, low, high, atom.unit, is_soft, atom.number_start, atom.number_end, kind)


def _mark_conversions(text: str, found: list[Quantity]) -> list[Quantity]:
    """Marks the amount in brackets that says the one before it in another unit: `900 km (560 mi)`."""
    marked = found[:1]
    for before, quantity in pairwise(found):
        if text[before.char_end : quantity.char_start].strip() == "(" and _is_same_measure(before.unit, quantity.unit):
            quantity = replace(quantity, kind="conversion")
        marked.append(quantity)
    return marked


def _is_same_measure(unit: str, other: str) -> bool:
    if unit == other:
        return False
    if dimension(unit) is None or dimension(other) is None:
        return all(len(u) == 3 and u.isupper() and dimension(u) is None for u in (unit, other))
    return dimension(unit) == dimension(other)
