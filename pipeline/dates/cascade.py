"""The engine of the grammar: forms, as regular expressions over symbols, applied level by level.

A level's forms replace rows of symbols by one symbol each; the next level sees those. This is a cascade of finite-state transducers
(Abney 1996, *Partial parsing via finite-state cascades*). Where forms of a level overlap, the leftmost wins, then the longest, then
the one that stands first.

A pattern is a row of atoms, with `?`, `*`, `+`, `{0,9}`, `|` and parentheses as in regular expressions. `month` is any word that can be
a month, `Day` what a lower level has made of one, `gap` some words that are none of these. To tell two of a kind apart, number them:
`day1`, `day2`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.dates.meaning import Node
from pipeline.dates.symbols import ALIASES, GAP, Symbol, built, letters_of, text_of

Amounts = tuple[tuple[int, str], ...]
"""A length of time: counts and their units."""
_PART = re.compile(r"(?P<atom>[A-Za-z_]*[A-Za-z]\d?(?!\w))|(?P<operator>[?*+|()]|\{\d+,\d+\})|\s+|(?P<bad>.)")


@dataclass(frozen=True, slots=True)
class Match:
    """A form's match: its symbols, and the meaning of each by its name in the pattern."""

    text: str
    symbols: Sequence[Symbol]
    names: Mapping[str, Symbol]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def get(self, name: str) -> object:
        """The meaning of the named symbol, None if the pattern's part was left out."""
        found = self.names.get(name)
        atom = name.rstrip("0123456789")
        return next(found.values[a] for a in ALIASES.get(atom, (atom,)) if a in found.values) if found else None

    def number(self, name: str) -> int | None:
        """The same, of a symbol that means a number."""
        value = self.get(name)
        return value if isinstance(value, int) else None

    def node(self, name: str) -> Node | None:
        """The same, of a symbol that a form has made."""
        value = self.get(name)
        return None if value is None or isinstance(value, int | str) else value  # type: ignore[return-value]

    def amounts(self) -> Amounts:
        """The length of time in the match."""
        return next(s.values["Amount"] for s in self.symbols if "Amount" in s.values)  # type: ignore[misc]

    def all(self, atom: str) -> list[int]:
        """The numbers of all symbols that can be the atom, in order."""
        return [v for s in self.symbols if isinstance(v := s.values.get(atom), int)]

    def nodes(self, atom: str = "Date") -> list[Node]:
        """The meanings of all symbols that forms have made."""
        return [s.values[atom] for s in self.symbols if atom in s.values]  # type: ignore[misc]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.symbols[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.symbols[-1].end

    @property
    def words(self) -> str:
        """The text that it covers."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date."""

    name: str
    pattern: str
    read: Callable[[Match], object]
    """Builds the meaning; None where the words are none of this form after all."""
    makes: str = "Other"
    examples: Mapping[str, str | None] = field(default_factory=dict)
    """Text to the EDTF of its last date, None where it has no date; `[2013-03-22] …` was published that day. A test reads them all."""


@dataclass(frozen=True, slots=True)
class Level:
    """Forms that see the same symbols."""

    name: str
    forms: tuple[Form, ...]
    patterns: tuple[str, ...]
    """The regular expression of each form. Most texts need few of them: each is compiled when the first text has its letters."""
    needed: tuple[tuple[frozenset[str], ...], ...]
    """For each form, groups of letters of which a text has one each wherever the form matches."""


def level(name: str, forms: Sequence[Form]) -> Level:
    """A level of these forms."""
    return Level(name, tuple(forms), tuple(_compile(form.pattern) for form in forms), tuple(_needed(form.pattern) for form in forms))


_compiled = cache(re.compile)


def _compile(pattern: str) -> str:
    out = []
    captured = _captured(pattern)
    for part in _PART.finditer(pattern):
        if part["atom"]:
            atom = part["atom"].rstrip("0123456789")
            if atom == "gap":
                out.append(re.escape(GAP))
                continue
            named = f"(?P<{part['atom']}>" if part["atom"] in captured else "(?:"
            out.append(f"{named}[{letters_of(atom)}])")
        elif part["operator"]:
            out.append("(?:" if part["operator"] == "(" else part["operator"])
        elif part["bad"]:
            raise ValueError(f"{part['bad']!r} in the pattern {pattern!r}")
    return "".join(out)


def _captured(pattern: str) -> set[str]:
    """Atoms that stand once in the pattern: only those can be asked for by name."""
    names = [part["atom"] for part in _PART.finditer(pattern) if part["atom"]]
    return {name for name in names if names.count(name) == 1}


def _needed(pattern: str) -> tuple[frozenset[str], ...]:
    """The letters of each atom without which nothing matches the pattern; of atoms in parentheses that is not asked."""
    parts = [part for part in _PART.finditer(pattern) if part["atom"] or part["operator"]]
    depth, needed = 0, list[frozenset[str]]()
    for part, behind in zip(parts, [*(part["operator"] for part in parts[1:]), None], strict=True):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if part[0] == "|" and not depth:
            return ()
        if part["atom"] and not depth and part["atom"] != "gap" and not (behind or "").startswith(("?", "*", "{0")):
            needed.append(frozenset(letters_of(part["atom"].rstrip("0123456789"))))
    return tuple(needed)


def apply(levels: Sequence[Level], symbols: list[Symbol | None], text: str) -> list[Symbol | None]:
    """Run the cascade over the symbols of a text."""
    for each in levels:
        symbols = _reduce(each, symbols, text)
    return symbols


def _reduce(each: Level, symbols: list[Symbol | None], text: str) -> list[Symbol | None]:
    letters = text_of(symbols)
    there = set(letters)
    found = [
        (match.start(), -match.end(), order, match)
        for order, (pattern, needed) in enumerate(zip(each.patterns, each.needed, strict=True))
        if not any(map(there.isdisjoint, needed))
        for match in _compiled(pattern).finditer(letters)
    ]
    if not found:
        return symbols
    found.sort(key=lambda item: item[:3])
    out: list[Symbol | None] = []
    done = 0
    for start, end, made in _accepted(each, found, symbols, text):
        out += symbols[done:start]
        out.append(made)
        done = end
    return out + symbols[done:]


def _accepted(
    each: Level, found: list[tuple[int, int, int, re.Match[str]]], symbols: list[Symbol | None], text: str
) -> Iterator[tuple[int, int, Symbol]]:
    done = 0
    for start, negative_end, order, match in found:
        if start < done:
            continue
        end = -negative_end
        row = [s for s in symbols[start:end] if s]
        names = {name: symbols[at] for name in match.re.groupindex if (at := match.start(name)) >= 0}
        form = each.forms[order]
        value = form.read(Match(text, row, names))  # type: ignore[arg-type]
        if value is not None:
            made = value if isinstance(value, Symbol) else built(row[0].start, row[-1].end, form.makes, value)
            yield start, end, made
            done = end
