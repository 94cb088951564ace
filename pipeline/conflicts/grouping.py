"""Pairs that are at odds put together: one finding for each thing and each statement that the others contradict.

One odd source against five is one disagreement, in whatever words the five say it and however often they are copied. Pairs that share
a claim are about one thing; among them the statement that most others contradict comes first, with all its pairs, and then the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import combinations

from pipeline.conflicts.context import Context
from pipeline.conflicts.verdict import Verdict

Side = tuple[str, ...]
"""What one claim of a pair says: its value or date, or its sentence where the verdict names neither."""
SIDES = ("a", "b")


def group_verdicts(verdicts: Sequence[Verdict], context: Context) -> list[list[int]]:
    """The indices of the verdicts of one rule and collection, those of one disagreement together."""
    threads = _threads(verdicts, context)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for thread, members in threads.items():
        odd = _odd_ones({i: _sides(verdicts[i], context) for i in members})
        for i in members:
            groups[thread, odd[i]].append(i)
    return list(groups.values())


def _sides(verdict: Verdict, context: Context) -> tuple[Side, ...]:
    """What each claim says, in a fixed order; all that more than two, or a single one, say is one side."""
    claims = verdict.claims
    if len(claims) != len(SIDES):
        return (tuple(sorted({text for claim in claims for text in context.original(claim)} | {*verdict.details.values()})),)
    return tuple(
        sorted(
            (verdict.details[key].casefold(),) if verdict.details.get(key) else context.original(claim)
            for key, claim in zip(SIDES, claims, strict=True)
        )
    )


def _threads(verdicts: Sequence[Verdict], context: Context) -> dict[Hashable, list[int]]:
    """The indices of verdicts that share a claim, or one text that says the same, directly or by others between them."""
    parents: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parents.setdefault(node, node) != node:
            node = parents[node]
        return node

    first: list[Hashable] = []
    for verdict in verdicts:
        nodes: list[Hashable] = []
        for key, claim in zip((*SIDES, *("" for _ in verdict.claims)), verdict.claims, strict=False):
            nodes += [claim.claim_id, (context.original(claim), verdict.details.get(key, "").casefold())]
        first.append(nodes[0])
        for node in nodes[1:]:
            parents[root(node)] = root(nodes[0])
    threads: dict[Hashable, list[int]] = defaultdict(list)
    for i, node in enumerate(first):
        threads[root(node)].append(i)
    return threads


def _odd_ones(sides: dict[int, tuple[Side, ...]]) -> dict[int, tuple[Side, ...]]:
    """For each pair the side that it is told under: the one with the most different others; a lone pair is told under both."""
    left = dict(sides)
    out: dict[int, tuple[Side, ...]] = {}
    while left:
        others: dict[Side, set[Side]] = defaultdict(set)
        for pair in left.values():
            for one, other in combinations(pair, 2):
                others[one].add(other)
                others[other].add(one)
        odd = min(others, key=lambda side: (-len(others[side]), side), default=None)
        told = [i for i, pair in left.items() if odd is None or odd in pair]
        if odd is None or len(others[odd]) == 1:
            return out | left
        out |= dict.fromkeys(told, (odd,))
        left = {i: pair for i, pair in left.items() if i not in told}
    return out
