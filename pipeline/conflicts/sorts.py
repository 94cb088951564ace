"""Of what sort two counted nouns are: *men* may be *soldiers*, *singers* are no *violinists*.

A tree of sorts stands in `rules/lexicons/comparison.yaml`, under `sorts`: each entry has nouns that count the same, and may lie under
another one. Two nouns can count one thing if they are of one sort, or one sort lies under the other; two sorts side by side are two
things. Of nouns that stand in no list, those that are made like *singer*, *pianist*, *seaman* are each a sort of people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

PEOPLE = "person"
"""The sort that everybody is of."""
AGENT = re.compile(r"(?:[^aeiou]er|[st]or|ist|man|men|women|eer|ian)s?$")
"""How a noun ends that says what somebody does."""


@dataclass(frozen=True)
class Sorts:
    """The tree of sorts."""

    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each noun its sort, and those that lie above it, each called by its first noun."""

    def may_count_one(self, a: str, b: str) -> bool | None:
        """True if two nouns, in the singular, can count one thing, False if they cannot; none where nothing is known of one of them."""
        if a == b:
            return True
        mine, theirs = self.above.get(a), self.above.get(b)
        if mine and theirs:
            return mine[0] in theirs or theirs[0] in mine
        if all(self._is_of_people(noun) for noun in (a, b)):
            return False
        return None

    def are_one(self, a: str, b: str) -> bool:
        """True if two nouns count the same, as far as anybody knows: they stand in one list."""
        mine, theirs = self.above.get(a, (a,)), self.above.get(b, (b,))
        return mine[0] == theirs[0]

    def _is_of_people(self, noun: str) -> bool:
        """True for a noun that says what sort of people somebody is, and not only that they are people."""
        sorts = self.above.get(noun)
        return PEOPLE in sorts[1:] if sorts else AGENT.search(noun) is not None


def read_sorts(entries: Iterable[Mapping[str, Any]], common: Callable[[str], str]) -> Sorts:
    """The tree; `common` gives one noun for those that mean the same. An entry follows the one that it lies under."""
    above: dict[str, tuple[str, ...]] = {}
    of_sort: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        nouns = [str(noun) for noun in entry["nouns"]]
        of_sort[nouns[0]] = (nouns[0], *of_sort.get(str(entry.get("of", "")), ()))
        for noun in nouns:
            above.setdefault(common(noun), of_sort[nouns[0]])
    return Sorts(above)
