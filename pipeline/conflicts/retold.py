"""One deed of the past, told once in each of two editions in much the same words, with two dates.

A deed that no predicate's file calls unique can be done again, so two dates of it make no conflict where two articles tell of it. But an
edition tells again what the edition before told. Where each of two tells of one such deed, in much the same words, and it was long past
for both, it is one deed, though the sentence is no copy any more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import could_not_know, date_words, names_date_of, roughly
from pipeline.conflicts.editions import is_brought_up_to_date, is_last_of_several, is_noted
from pipeline.conflicts.fields import is_chronicle
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

SHARED = 0.5
"""Of the content words of the shorter sentence, the part that both have."""
FEWEST = 4
"""Content words that both have."""

NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+")
"""A word of a name inside a sentence."""
NEAR = 80
"""Characters in front of a verb in which its subject is named."""

Deeds = Mapping[tuple[str, str], Sequence[Statement]]


def find_retold(severity: str, context: Context) -> Iterator[Verdict]:
    """A verdict for each two dated deeds of two editions that much the same words tell of."""
    deeds = [claim for claim in context.statements if _is_dated_deed(claim)]
    told: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in deeds:
        told[claim.source_id, claim.predicate].append(claim)
    figures = {_words_of_date(claim) for claim in context.statements if claim.kind == "quantity"}
    for pair in candidate_pairs(deeds, _keys, context.identifier.weights):
        a, b = pair.a, pair.b
        if a.trigger.casefold() == b.trigger.casefold() and context.are_editions(a, b) and _share(a, b, SHARED, FEWEST):
            if _words_of_date(a) in figures or _words_of_date(b) in figures:
                yield agreement("date", "other_time", a, b)  # *sold 40% of the crop in 2003*, *35% in 2004*
            else:
                yield _compare(severity, told, context, a, b)


def _is_dated_deed(claim: Statement) -> bool:
    """True if a claim tells of something done, at a time with two ends and a year."""
    is_dated = claim.date is not None and claim.date.is_bounded and any(char.isdigit() for char in claim.date_text or "")
    return is_dated and claim.kind != "quantity" and claim.modality == "actual" and claim.published is not None and not is_noted(claim)


def _words_of_date(claim: Statement) -> tuple[str, str, str | None]:
    return claim.source_id, claim.evidence, claim.date_text


def _keys(claim: Statement) -> Iterator[Hashable]:
    yield claim.collection, claim.predicate


def _share(a: Statement, b: Statement, part: float, fewest: int) -> bool:
    return len(a.words & b.words) >= max(fewest, part * min(len(a.words), len(b.words)))


def _compare(severity: str, told: Deeds, context: Context, a: Statement, b: Statement) -> Verdict:
    assert a.date is not None
    assert b.date is not None
    if (relation := relate(a.date, b.date)) != "disjoint":
        return agreement("date", relation, a, b)
    if relate(roughly(a), roughly(b)) != "disjoint":
        return agreement("date", "about", a, b)
    if could_not_know(a, b) or is_brought_up_to_date(a, b):
        return agreement("date", "other_time", a, b)
    things = [context.identifier.things(claim) for claim in (a, b)]
    if not all(things) or context.identifier.match(a.objects, b.objects) is False or _name_others(a, b):
        return agreement("date", "other_scope", a, b)
    if names_date_of(a, b) or names_date_of(b, a):
        return agreement("date", "restated", a, b)
    if not (_is_told_once(a, b.source_id, told) and _is_told_once(b, a.source_id, told)):
        return agreement("date", "repeatable", a, b)
    severity = "warning" if is_last_of_several(a, b) else weighed(severity, a, b)
    return conflict("date", severity, a, b, a=date_words(a), b=date_words(b), difference="date")


def _name_others(a: Statement, b: Statement) -> bool:
    """True if names that the other has not stand in front of both verbs: *The chair, Ada Holm, was elected in 2017*, *Eve Berg*."""
    names = [
        set(NAME.findall(claim.evidence.partition(claim.trigger)[0][-NEAR:])) - set((claim.date_text or "").split()) for claim in (a, b)
    ]
    return bool(names[0] - names[1]) and bool(names[1] - names[0])


def _is_told_once(claim: Statement, other_source: str, told: Deeds) -> bool:
    """True if the claim's own sentence gives the deed no second date, and the other source does not tell of it at the claim's time."""
    assert claim.date is not None
    mine = [other for other in told[claim.source_id, claim.predicate] if other.evidence == claim.evidence and other.date]
    theirs = [other for other in told.get((other_source, claim.predicate), ()) if _share(other, claim, SHARED / 2, FEWEST // 2)]
    return (
        not is_chronicle(claim.evidence)
        and all(other.date is None or relate(other.date, claim.date) != "disjoint" for other in mine)
        and all(other.date is None or relate(other.date, claim.date) == "disjoint" for other in theirs)
    )
