"""Of what class a thing is by the noun that a definition calls it by, from `rules/lexicons/classes.yaml`: a thriller is a film."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.conflicts.names import Name, singular, words_of

if TYPE_CHECKING:
    from pipeline.rulebook import Rulebook

LEXICON = "classes"
PERSON = "person"


@dataclass(frozen=True)
class Classes:
    """The classes by their nouns."""

    of_noun: Mapping[tuple[str, ...], str]
    """A noun of one word or two, in small letters, to its class."""
    under: Mapping[str, frozenset[str]]
    """A noun to those that are also what it says: *musician* to *drummer*."""

    @classmethod
    def of(cls, rulebook: Rulebook) -> Classes:
        """From the rules' lexicon."""
        lexicon = rulebook.lexicons.get(LEXICON, {})
        listed, under = (dict(lexicon.get(key, {})).items() for key in ("classes", "under"))
        return cls(
            {tuple(str(noun).split()): str(name) for name, nouns in listed for noun in nouns},
            {str(noun): frozenset(map(str, nouns)) for noun, nouns in under},
        )

    def of_words(self, words: Sequence[str]) -> str | None:
        """The class of a noun by the words of its phrase: of *animated television series*, that of *television series*."""
        small = [word.casefold() for word in words]
        small[-1:] = [singular(word) if word not in ("series", "miniseries") else word for word in small[-1:]]
        return self.of_noun.get(tuple(small[-2:])) or self.of_noun.get(tuple(small[-1:]))

    def of_name(self, name: Name) -> str | None:
        """The class that the phrase for a sort is of; none where no list has it."""
        words = words_of(name.text)
        return self.of_words(words) if words else None

    def is_also(self, noun: str, wide: str) -> bool:
        """True if what one noun says is also what the other says: a drummer is a musician."""
        return noun == wide or noun in self.under.get(wide, ())

    def of_people(self, words: Iterable[str]) -> frozenset[str]:
        """Those of some words, in the singular, that say what somebody is."""
        return frozenset(word for word in words if self.of_noun.get((word,)) == PERSON)
