"""Slips of the pen and of the scanner in long names: *Febuary*, *Septmber*, *Ocotber*, *0ctober*, *Wendesday*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG = 7
"""From this length on a name with a wrong or added letter still is no other word, as *Augusta* and *sundry* are."""
SCANNED = {"o": "0", "l": "1", "i": "1"}


def slips(name: str) -> Iterator[str]:
    """Every word that one slip makes of a name: a letter lost, doubled or swapped; in a long name also a wrong or an added one."""
    for i, letter in enumerate(name):
        before, after = name[:i], name[i + 1 :]
        if i:
            yield before + after
        yield before + letter + letter + after
        if after:
            yield before + after[0] + letter + after[1:]
        if letter in SCANNED:
            yield before + SCANNED[letter] + after
        if len(name) >= LONG and i:
            for other in LETTERS:
                yield before + other + after
                yield before + other + letter + after


def with_slips(names: Mapping[str, object], shortest: int = 6) -> dict[str, object]:
    """The names with their meanings, and the slips of those that are long enough to be known by them."""
    found = {slip: meaning for name, meaning in names.items() if len(name) >= shortest for slip in slips(name)}
    return found | dict(names)
