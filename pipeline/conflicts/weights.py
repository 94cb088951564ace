"""How much a shared word says: the fewer sentences of a collection hold it, the more.

Two sentences of a long article share words by chance. What two claims share is therefore weighed in bits, a word in *df* of *n*
sentences at log2((n + BACKGROUND) / df), after the inverse document frequency of Spärck Jones 1972; BACKGROUND sentences that
hold none of the words keep the weights of a collection of two sentences away from zero. The more claims a claim could be paired
with, the more bits a pair must share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.conflicts.statement import Statement

BACKGROUND = 32
ENOUGH = 6.0
"""Bits that a pair must share where nothing else could be meant."""


@dataclass(frozen=True)
class Weights:
    """The sentences of one collection, counted by the words that they hold."""

    sentences: int
    held: Mapping[str, int]

    def bits(self, words: Iterable[str]) -> float:
        """How much it says that two claims share these words."""
        return sum(math.log2((self.sentences + BACKGROUND) / self.held[word]) for word in words if self.held.get(word))


def weigh(statements: Iterable[Statement]) -> dict[str, Weights]:
    """The weights of each collection; a sentence counts once, however many claims it makes and however often it is copied."""
    sentences: dict[str, dict[str, frozenset[str]]] = {}
    for statement in statements:
        sentences.setdefault(statement.collection, {})[" ".join(statement.evidence.split())] = statement.words
    return {
        collection: Weights(len(texts), Counter(word for words in texts.values() for word in words))
        for collection, texts in sentences.items()
    }


def is_enough(bits: float, rivals: int) -> bool:
    """True if the bits that two claims share are enough to take them for claims about one thing, where there are so many to choose from."""
    return bits >= ENOUGH + math.log2(1 + rivals)
