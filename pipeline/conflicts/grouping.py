"""Pairs that are at odds put together: one finding for each thing and each statement that the others contradict.

One odd source against five is one disagreement, in whatever words the five say it and however often they are copied. Pairs that share
a claim are about one thing; among them the statement that most others contradict comes first, with all its pairs, and then the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from pipeline.conflicts.context import Context
from pipeline.conflicts.rounding import comparable, is_beyond_rounding
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict

SIDES = ("a", "b")
"""What a verdict's details call the words of its two claims."""


class Side(NamedTuple):
    """What one claim of a pair says."""

    words: str
    """Its value or date; empty where the verdict names neither."""
    text: tuple[str, ...]
    """The source and evidence that it was copied from, or its own."""
    claim: Statement | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """What tells one statement from another: its words, or else its sentence."""
        return (self.words,) if self.words else self.text


def group_verdicts(verdicts: Sequence[Verdict], context: Context) -> list[list[int]]:
    """The indices of the verdicts of one rule and collection, those of one disagreement together."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for thread, members in _threads(verdicts, context).items():
        keys = _disagreements({i: _sides(verdicts[i], context) for i in members})
        for i in members:
            groups[thread, keys[i]].append(i)
    return list(groups.values())


def _sides(verdict: Verdict, context: Context) -> tuple[Side, ...]:
    """What each claim of a pair says, in a fixed order; what one claim, or more than two, say is one side."""
    claims = verdict.claims
    if len(claims) != len(SIDES):
        texts = sorted({context.original(claim) for claim in claims})
        return (Side("; ".join(sorted(verdict.details.values())), tuple(word for text in texts for word in text)),)
    sides = (
        Side(verdict.details.get(key, "").casefold(), context.original(claim), claim) for key, claim in zip(SIDES, claims, strict=True)
    )
    return tuple(sorted(sides, key=lambda side: side[:2]))


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


def _disagreements(pairs: Mapping[int, tuple[Side, ...]]) -> dict[int, Hashable]:
    """For each pair the disagreement that it belongs to: the statement with the most different others takes all its pairs, then the next.

    Two others of one sentence are two disagreements, unless they agree (*1,240 metres (4,068 feet)*): not both can be of the thing.
    """
    left = {i: pair for i, pair in pairs.items() if len(pair) == len(SIDES)}
    out: dict[int, Hashable] = {i: pair for i, pair in pairs.items() if i not in left}
    while left:
        others: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for one, other in left.values():
            others[one.said].add(other.said)
            others[other.said].add(one.said)
        odd = min(others, key=lambda said: (-len(others[said]), said))
        told: dict[tuple[str, ...], list[Side]] = defaultdict(list)
        for i, (one, other) in left.items():
            if odd in (one.said, other.said):
                against = other if one.said == odd else one
                figures = told[against.text]
                at = next((k for k, figure in enumerate(figures) if _agree(figure, against)), len(figures))
                if at == len(figures):
                    figures.append(against)
                out[i] = (odd, at)
        left = {i: pair for i, pair in left.items() if i not in out}
    return out


def _agree(a: Side, b: Side) -> bool:
    """True if two sides say the same: in one wording, or by values that convert and round to each other."""
    if a.said == b.said or a.claim is None or b.claim is None:
        return a.said == b.said
    values = comparable(a.claim, b.claim)
    return values is not None and all(value.is_bounded for value in values) and not is_beyond_rounding(a.claim, b.claim)
