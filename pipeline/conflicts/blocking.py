"""Which claims are worth comparing: those that share a key, never all with all.

A claim has a few keys (its predicate with each of its participants); claims with one key form a block. In a block that is too
large, its claims are keyed again by their rarest words, and what is still too large is compared with its neighbours only. So the
work grows with the number of claims, whatever the sizes of the blocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.conflicts.statement import Statement
from pipeline.conflicts.weights import Weights

BLOCK = 60
"""Claims in a block that are compared all with all."""
RAREST = 3
"""Words by which a claim in a larger block is keyed again."""
NEIGHBOURS = 20
"""Claims behind each that it is compared with where even that leaves too many."""

Keys = Callable[[Statement], Iterable[Hashable]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims to be compared, the earlier first, and how many claims stood to choose from."""

    a: Statement
    b: Statement
    rivals: int


def candidate_pairs(statements: Sequence[Statement], keys: Keys, weights: Mapping[str, Weights]) -> list[Pair]:
    """The pairs of claims that share a key, each once, in the order of the claims."""
    order = {statement.claim_id: i for i, statement in enumerate(statements)}
    seen: dict[tuple[int, int], int] = {}
    for block in _blocks(statements, keys):
        for a, b in _pairs(block, weights):
            x, y = sorted((order[a.claim_id], order[b.claim_id]))
            seen[x, y] = min(len(block), seen.get((x, y), len(block)))
    return [Pair(statements[x], statements[y], rivals) for (x, y), rivals in sorted(seen.items())]


def _blocks(statements: Iterable[Statement], keys: Keys) -> Iterable[list[Statement]]:
    blocks: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in statements:
        for key in dict.fromkeys(keys(statement)):
            blocks[key].append(statement)
    return blocks.values()


def _pairs(block: list[Statement], weights: Mapping[str, Weights]) -> Iterator[tuple[Statement, Statement]]:
    if len(block) <= BLOCK:
        yield from ((a, b) for i, a in enumerate(block) for b in block[i + 1 :])
        return
    for smaller in _blocks(block, lambda statement: _rarest(statement, weights[statement.collection])):
        reach = len(smaller) if len(smaller) <= BLOCK else NEIGHBOURS
        yield from ((a, b) for i, a in enumerate(smaller) for b in smaller[i + 1 : i + 1 + reach])


def _rarest(statement: Statement, weights: Weights) -> list[str]:
    """The words of a sentence that fewest others hold; words that only it holds pair it with nothing and are left out."""
    shared = [word for word in statement.words | statement.names if weights.held.get(word, 0) > 1]
    return sorted(shared, key=lambda word: (weights.held[word], word))[:RAREST]
