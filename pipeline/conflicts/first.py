"""Two that were both the first, or one that was the first after another.

Conflict:     Alba was the first state to recognize Caria / Boria was the first state to recognize Caria
Conflict:     Alba was the first to recognize it on 16 December / Boria recognized it on 3 December
No conflict:  Ada was the first woman to climb it / Ben was the first man to climb it  (`other_scope`)
No conflict:  Boria was among the first countries to recognize it
No conflict:  Alba was the first to recognize it on 16 December / Boria recognized it on 26 December
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import is_before
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "first"
PARAMETERS: frozenset[str] = frozenset()
FIRST = re.compile(
    r"(?<!among )(?<!one of )\bthe first\b(?! (?:\w+ ){0,1}(?:of|in a series)\b)"
    r"(?P<among>(?:\s+[\w-]+){0,3}?)\s+(?:to|that|who|which)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
ANYONE = frozenset({"", "country", "state", "nation", "government", "person", "one"})
"""Among whom a first is the first of all; *the first woman* may have come after a man."""
OF_A_KIND = re.compile(r"\bthe first\s+(?:\w+\s+)?[A-Z]\w+")
"""A first among some only, whom others may have preceded: *the first European to reach the island*."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each claim of a first and each other claim of the same deed."""
    firsts = {claim.claim_id for claim in context.statements if is_first(claim)}
    statements = [claim for claim in context.statements if claim.modality == "actual" and claim.objects and claim.subjects]
    for pair in candidate_pairs(statements, _keys, context.identifier.weights) if firsts else ():
        for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
            if a.claim_id in firsts and a.predicate == b.predicate and (b.claim_id not in firsts or a is pair.a):
                yield from _compare(rule, context, a, b, rival=b.claim_id in firsts)


def is_first(claim: Statement) -> bool:
    """True if the words before a claim's verb say *the first … to*."""
    at = claim.evidence.find(claim.trigger)
    return at > 0 and bool(FIRST.search(claim.evidence[:at]))


def class_of(claim: Statement) -> str:
    """Among whom a claim's subject was the first, in lower case: *woman*; empty where it does not say."""
    match = FIRST.search(claim.evidence[: claim.evidence.find(claim.trigger)])
    return (match["among"].split() or [""])[-1].casefold() if match else ""


def _keys(claim: Statement) -> Iterator[Hashable]:
    yield from ((claim.collection, claim.predicate, word) for name in claim.objects for word in sorted(name.names | {name.head}))


def _compare(rule: ConflictRule, context: Context, a: Statement, b: Statement, *, rival: bool) -> Iterator[Verdict]:
    identifier = context.identifier
    if identifier.match(a.objects, b.objects) is not True or identifier.match(a.subjects, b.subjects) is None:
        return
    if identifier.match(a.subjects, b.subjects) or not all(any(name.is_called for name in claim.subjects) for claim in (a, b)):
        yield agreement("uniqueness", "same", a, b)
    elif rival and class_of(a) != class_of(b):
        yield agreement("uniqueness", "other_scope", a, b)
    elif rival or (class_of(a) in ANYONE and a.date and b.date and is_before(b.date, a.date) and not OF_A_KIND.search(a.evidence)):
        yield conflict("uniqueness", weighed(rule.severity, a, b), a, b, a=a.subject or "", b=b.subject or "")
    else:
        yield agreement("uniqueness", "succession", a, b)
