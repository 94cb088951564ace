"""The phrases of `rules/lexicons/traits.yaml`, by which a sentence says what a thing is or is not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Place = Literal["subject", "topic", "behind", "owner"]
"""Of what a phrase is said: the subject of its verb, what the text is about, what stands behind it, or the owner in front of it."""
OWNED = "'s "
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase says of a thing."""

    trait: str
    value: str
    said_of: Place


@dataclass(frozen=True)
class Traits:
    """All phrases by the word that each begins with, the longest first: one pattern of them all takes longer to compile than to use."""

    by_word: Mapping[str, Sequence[tuple[str, Phrase]]]
    of_species: frozenset[str]
    """Traits that a thing without a proper name may have."""

    def find(self, text: str) -> Iterator[tuple[int, int, Phrase]]:
        """The phrases in a text of small letters, from left to right, none in another: where each begins and ends, and what it says."""
        last = 0
        for word in WORD.finditer(text):
            start = word.start()
            for words, phrase in self.by_word.get(word.group(), ()) if start >= last else ():
                end = start + len(words)
                if text.startswith(words, start) and not WORD.match(text, end):
                    yield start, end, phrase
                    last = end
                    break


def read_traits(listed: Mapping[str, object]) -> Traits:
    """The phrases of the parsed rule file."""
    found: dict[str, Phrase] = {}
    for trait, values in listed.items():
        for value, phrases in values.items() if isinstance(values, Mapping) else ():
            for phrase in phrases:
                words = str(phrase).removeprefix("~").removeprefix("'").removesuffix(" *")
                found[words] = Phrase(trait, str(value), _said_of(str(phrase)))
    by_word: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
    for words in sorted(found, key=len, reverse=True):
        first = WORD.match(words)
        by_word[first.group() if first else words].append((words, found[words]))
    species = listed.get("species", ())
    return Traits(by_word, frozenset(map(str, species)) if isinstance(species, list) else frozenset())


def _said_of(phrase: str) -> Place:
    """Of what a listed phrase is said."""
    if phrase.startswith(OWNED):
        return "owner"
    if phrase.endswith(" *"):
        return "behind"
    return "topic" if phrase.startswith("~") or "there" in phrase.split() else "subject"
