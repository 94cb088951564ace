"""One precise figure at two times: 31,204 people at a match in 1938, and 31,204 at one in 1948.

Conflict:     31,204 people saw the match with Orba in February 1938 / in 1948, 31,204 people came to the match with Orba
No conflict:  31,204 people in 1938 / 30,911 people in 1948
No conflict:  about 31,000 people in 1938 / 31,000 people in 1948  (round: it can come twice)
No conflict:  31,204 people in February 1938 / 31,204 people in 1938  (`same`)

Two things hardly ever have one count of four significant digits or more, so that two dates of it are mostly two dates of one thing. The
figures count one sort of thing in sentences that share a name; editions of one text repeat what they have no newer figure for.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import date_words
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "fingerprint"
PARAMETERS: frozenset[str] = frozenset()
DIGITS = 4
"""Significant digits of a count that hardly comes twice."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two times of one precise figure."""
    told = [claim for claim in context.statements if claim.date and claim.modality == "actual" and _digits(claim) >= DIGITS]
    yield from looked_at("date", told)

    def keys(claim: Statement) -> Iterator[Hashable]:
        low = claim.value.low if claim.value else None
        yield from ((claim.collection, claim.unit, low, word) for word in sorted(claim.proper | claim.names))

    for pair in candidate_pairs(told, keys, context.identifier.weights):
        a, b = pair.a, pair.b
        if a.source_id == b.source_id or context.are_editions(a, b) or not _count_alike(a, b, context):
            continue
        assert a.date is not None
        assert b.date is not None
        if relate(a.date, b.date) != "disjoint":
            yield agreement("date", "same", a, b)
        else:
            figure = a.value_text or ""
            yield conflict("date", weighed(rule.severity, a, b), a, b, a=date_words(a), b=date_words(b), figure=figure)


def _digits(claim: Statement) -> int:
    """The significant digits of a count that is told exactly; 0 for any other figure."""
    value = claim.value
    if claim.kind != "quantity" or claim.unit != "count" or claim.is_softened:
        return 0
    if value is None or value.low is None or value.low != value.high:
        return 0
    return len(f"{value.low:.0f}".rstrip("0")) if value.low.is_integer() else 0


def _count_alike(a: Statement, b: Statement, context: Context) -> bool:
    """True if two figures count one sort of thing."""
    lexicon = context.lexicon
    sorts = [lexicon.gazetteer.common(claim.trigger.split()[-1]) for claim in (a, b)]
    return a.noun == b.noun or lexicon.sorts.may_count_one(*sorts) is not False
