"""Who stands behind what is said: sources, of which those that copy one another count once.

A finding has positions, each what some of its claims say: *1932* in three sources, of which two copy one text, and *1934* in one. A claim
that the finding does not name stands behind a position if it was compared with one of its claims and says the same, and does so with
no other position: *in the 1930s* supports neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.conflicts.conflict import Position, Support
from pipeline.conflicts.findings import SAME_THING, Agreement
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict

SIDES = ("a", "b")
"""What a verdict's details call the words of its two claims."""
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Backing:
    """Which claims say the same, and which were copied, of all that were compared."""

    source_of: Mapping[str, str]
    """The source of each claim."""
    text_of: Mapping[str, int]
    """For each claim in a copied sentence the number of its text."""
    same: Mapping[str, frozenset[str]]
    """For each claim those that say the same."""

    def support(self, claim_ids: Iterable[str]) -> Support:
        """The sources behind some claims."""
        return find_support(claim_ids, self.source_of, self.text_of)

    def positions(self, verdicts: Sequence[Verdict]) -> tuple[Position, ...]:
        """The positions in one disagreement, in the order of its verdicts; verdicts on one claim, or on a list, make one position."""
        at_odds, words = disputes(verdicts), _words(verdicts)
        if any(len(verdict.claims) != len(SIDES) for verdict in verdicts):
            return (Position("", tuple(words), self.support(words)),)
        held: list[list[str]] = []
        for claim in words:
            mine = (members for members in held if self._agrees(claim, members, words, at_odds))
            if (members := next(mine, None)) is None:
                held.append([claim])
            else:
                members.append(claim)
        behind = [{claim for member in members for claim in self.same.get(member, NOBODY)} - set(words) for members in held]
        out = []
        for i, members in enumerate(held):
            others = {claim for j, claims in enumerate(behind) if j != i for claim in claims}
            claims = (*members, *sorted(behind[i] - others))
            out.append(Position(words[members[0]], claims, self.support(claims)))
        return tuple(out)

    def _agrees(self, claim: str, members: Sequence[str], words: Mapping[str, str], at_odds: frozenset[frozenset[str]]) -> bool:
        """True if a claim says what the members of a position say, and is at odds with none of them."""
        if any(frozenset((claim, member)) in at_odds for member in members):
            return False
        said = words[claim].casefold()
        return any((said and words[member].casefold() == said) or claim in self.same.get(member, NOBODY) for member in members)


def find_support(claim_ids: Iterable[str], source_of: Mapping[str, str], text_of: Mapping[str, int]) -> Support:
    """The sources behind some claims; `text_of`: for each claim in a copied sentence the number of its text."""
    claims = list(claim_ids)
    parent = {source: source for source in sorted({source_of[claim] for claim in claims})}

    def root(source: str) -> str:
        while parent[source] != source:
            source = parent[source]
        return source

    first: dict[int, str] = {}
    for claim in claims:
        if claim in text_of:
            source = source_of[claim]
            parent[root(source)] = root(first.setdefault(text_of[claim], source))
    return Support(tuple(parent), sum(source == above for source, above in parent.items()))


def number_texts(copies: Iterable[Iterable[str]]) -> dict[str, int]:
    """For each claim in a copied sentence the number of its text; `copies`: groups of claim ids whose sentence is one text."""
    return {claim: number for number, group in enumerate(copies) for claim in group}


def make_backing(statements: Iterable[Statement], agreements: Iterable[Agreement], copies: Iterable[Iterable[str]]) -> Backing:
    """Who backs what, by the agreements of a comparison; `copies`: groups of claim ids whose sentence is one text."""
    same: dict[str, set[str]] = {}
    for agreement in agreements:
        if agreement.reason in SAME_THING:
            same.setdefault(agreement.claim_a, set()).add(agreement.claim_b)
            same.setdefault(agreement.claim_b, set()).add(agreement.claim_a)
    return Backing(
        {statement.claim_id: statement.source_id for statement in statements},
        number_texts(copies),
        {claim: frozenset(others) for claim, others in same.items()},
    )


def disputes(verdicts: Iterable[Verdict]) -> frozenset[frozenset[str]]:
    """The pairs of claims that verdicts find at odds."""
    return frozenset(frozenset(pair) for verdict in verdicts for pair in combinations([c.claim_id for c in verdict.claims], 2))


def _words(verdicts: Iterable[Verdict]) -> dict[str, str]:
    """What each claim of some verdicts says, in order."""
    words: dict[str, str] = {}
    for verdict in verdicts:
        for i, claim in enumerate(verdict.claims):
            said = verdict.details.get(SIDES[i], "") if len(verdict.claims) == len(SIDES) else ""
            words[claim.claim_id] = words.get(claim.claim_id) or said
    return words
