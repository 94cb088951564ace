"""The phrases of `rules/lexicons/traits.yaml`, by which a sentence says what a thing is or is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Place = Literal["subject", "topic", "behind"]
"""Of what a phrase is said: the subject of its verb, what the text is about, or what stands behind it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase says of a thing."""

    trait: str
    value: str
    said_of: Place


@dataclass(frozen=True)
class Traits:
    """All phrases, and the pattern that finds any of them in a sentence of small letters."""

    phrases: Mapping[str, Phrase]
    pattern: re.Pattern[str]
    of_species: frozenset[str]
    """Traits that a thing without a proper name may have."""


def read_traits(listed: Mapping[str, object]) -> Traits:
    """The phrases of the parsed rule file; of none, a pattern that finds nothing."""
    found: dict[str, Phrase] = {}
    for trait, values in listed.items():
        for value, phrases in values.items() if isinstance(values, Mapping) else ():
            for phrase in phrases:
                words = str(phrase).removeprefix("~").removesuffix(" *")
                is_of_topic = phrase.startswith("~") or "there" in words.split()
                found[words] = Phrase(trait, str(value), "behind" if phrase.endswith(" *") else "topic" if is_of_topic else "subject")
    longest_first = sorted(found, key=len, reverse=True)
    form = r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])" if found else r"(?!)"
    species = listed.get("species", ())
    return Traits(found, re.compile(form), frozenset(map(str, species)) if isinstance(species, list) else frozenset())
