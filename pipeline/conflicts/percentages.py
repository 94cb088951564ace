"""Shares of one whole that make more than a hundred.

Conflict:     34% approve, 43% disapprove and 33% are uncertain
No conflict:  34% approve, 43% disapprove and 23% are uncertain
No conflict:  33% approve, 33% disapprove and 33% are uncertain  (rounding)
No conflict:  Alban 98%, Borian 40%, Corvian 12%, under the heading Languages  (many speak several)
No conflict:  60% approve (40% strongly, 20% on the whole) and 40% disapprove  (what stands in brackets is a part of a share)
No conflict:  7% of the product, two thirds of receipts and a third of exports  (shares of three wholes)
No conflict:  exports grew by 5%, imports by 8% and wages by 3%  (no shares of one whole)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "percentages"
PARAMETERS = frozenset({"fewest", "near", "rounding", "apart", "several"})
FEWEST = 3
NEAR = 20.0
"""Points: a sum that lies farther above 100 is no attempt at a whole."""
ROUNDING = 0.5
"""Points for each share."""
APART = 120
"""Characters between two shares of one list."""
NAMED = 4
BREAK = re.compile(r"[;:]|\s[-–]\s")
"""Between two shares: another list begins."""
OF_WHAT = re.compile(r" of (?:the |all |its |their )?(\w+)")
FROM = re.compile(r"\bfrom (?:about |some |roughly )?$", re.IGNORECASE)
"""In front of a share that has become another: *from 36% to 38%*."""
BRACKETS = re.compile(r"\([^()]*\)")


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each sentence that lists shares of one whole."""
    words = "|".join(re.escape(word) for word in rule.params.get("several", ()))
    several = re.compile(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE)
    for claims in by_sentence(context.statements).values():
        shares = _shares(claims, int(rule.params.get("apart", APART)))
        if len(shares) < int(rule.params.get("fewest", FEWEST)):
            continue
        if several.search(f"{shares[0].section} {shares[0].evidence}"):
            yield from (agreement("arithmetic", "other_scope", a, b) for a, b in pairwise(shares))
            continue
        total = sum(share.value.low or 0.0 for share in shares if share.value)
        off = total - 100
        if off <= float(rule.params.get("rounding", ROUNDING)) * len(shares) + 1e-9:  # a sum below a hundred leaves a share out
            yield from (agreement("arithmetic", "other_scope", a, b) for a, b in pairwise(shares))
        elif off <= float(rule.params.get("near", NEAR)):
            yield conflict("arithmetic", weighed(rule.severity, *shares), *shares[:NAMED], total=f"{total:g}")


def _shares(claims: Sequence[Statement], apart: int) -> list[Statement]:
    """The exact percentages of one whole that stand in one list, in order; none where something else stands between them."""
    found: dict[int, Statement] = {}
    at = 0
    for claim in sorted(claims, key=lambda claim: claim.evidence.find(claim.value_text or "")):
        if claim.unit == "percent" and claim.value and claim.value.low == claim.value.high and claim.value_text:
            position = claim.evidence.find(claim.value_text, at)
            if position >= 0:
                found[position] = claim
                at = position + len(claim.value_text)
    places = sorted(found)
    text = claims[0].evidence
    places = [place for place in places if _depth(text, place) == min(_depth(text, place) for place in places)]
    wholes = {match[1].casefold() for place in places if (match := OF_WHAT.match(text, place + len(found[place].value_text or "")))}
    if len(wholes) > 1 or any(FROM.search(text, 0, place) for place in places):
        return []
    listed = all(b - a <= apart and not BREAK.search(BRACKETS.sub("", text[a:b])) for a, b in pairwise(places))
    return [found[place] for place in places] if listed and len({found[place].subject for place in places}) == 1 else []


def _depth(text: str, place: int) -> int:
    """How many brackets a place stands in."""
    return text.count("(", 0, place) - text.count(")", 0, place)
