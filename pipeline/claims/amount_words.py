"""The words of `rules/lexicons/amounts.yaml`, by which a sentence says that there is little or much of something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.claims.trait_words import Traits, read_traits

FEW, MANY = "few", "many"


@dataclass(frozen=True)
class Amounts:
    """Words for little and much, and what there is little or much of."""

    words: Mapping[str, str]
    """Adjectives, with `few` or `many`: said of what `measures` lists."""
    counting: Mapping[str, str]
    """The same of those that count any noun."""
    numbers: frozenset[str]
    """Nouns that have an amount themselves: *a large number of*."""
    vague: frozenset[str]
    """Nouns that are one: *hundreds of*, *plenty of*."""
    measures: Mapping[str, str]
    """What there is an amount of, by noun."""
    suffered: Mapping[str, str]
    """The same by what is done to those whom a number counts: *few were killed*."""
    persons: frozenset[str]
    everybody: frozenset[str]
    phrases: Traits
    """Whole phrases, the measure for a trait."""


def read_amounts(listed: Mapping[str, object]) -> Amounts:
    """The words of the parsed rule file."""

    def words(key: str) -> list[str]:
        found = listed.get(key, ())
        return [str(word) for word in found] if isinstance(found, list) else []

    def by_word(few: str, many: str) -> dict[str, str]:
        return {word: value for value, key in ((FEW, few), (MANY, many)) for word in words(key)}

    measures, suffered = (value if isinstance(value := listed.get(key), Mapping) else {} for key in ("measures", "suffered"))
    phrases = {name: {value: said.get(value, ()) for value in (FEW, MANY)} for name, said in measures.items()}
    return Amounts(
        words=by_word("few", "many"),
        counting=by_word("count few", "count many"),
        numbers=frozenset(words("numbers")),
        vague=frozenset(words("vague numbers")),
        measures={str(noun): str(name) for name, said in measures.items() for noun in said.get("nouns", ())},
        suffered={str(verb): str(name) for name, verbs in suffered.items() for verb in verbs},
        persons=frozenset(words("persons")),
        everybody=frozenset(words("everybody")),
        phrases=read_traits(phrases),
    )
