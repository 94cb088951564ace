"""When one held an office: two terms, or a term and a time outside it, that one person cannot have had.

Conflict:     Ada was governor from 1999 to 2006 / Ada was governor in 2015
Conflict:     Ada was governor from 1931 until her death / Ada became governor in 1915
Conflict:     Ada became governor in 1954 / Ada took office as governor in 1957
No conflict:  Ada was governor from 1999 to 2006 / Ada became governor in 1999
No conflict:  Ada was governor from 1999 to 2006 / Ada became governor again in 2015
No conflict:  Ada was governor in 1999 / Ada was governor in 2006  (she may have been it all the time)

A second term is possible, but told as one; so it is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import could_not_know, date_words, names_date_of
from pipeline.conflicts.intervals import Interval, ends, is_before, relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.names import words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "term"
PARAMETERS = frozenset({"offices", "start", "again"})
OPEN = re.compile(r"(?:since|from)\b", re.IGNORECASE)
"""A date that tells when something began."""
MOST_WORDS = 8
"""Words of an object that names an office; a longer one is misread."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """What a claim says of the time in which one held an office."""

    office: frozenset[str]
    """The stems of the words that name it: `governor`, `vastra`."""
    noun: str
    start: Interval | None
    """When it began; None where only a time within it is told."""
    end: Interval | None
    """When it ended; None where that is not told."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims of two sources that one person held one office."""
    nouns = {stem(noun) for noun in rule.params.get("offices", ())}
    nouns |= {stem(noun) for predicate in context.rulebook.predicates.values() if predicate.unique == "subject" for noun in predicate.nouns}
    starts, again = frozenset(rule.params.get("start", ())), phrases(rule.params.get("again", ()))
    tenures = {c.claim_id: found for c in context.statements if (found := read_tenure(c, nouns, starts)) is not None}
    statements = [claim for claim in context.statements if claim.claim_id in tenures]

    def keys(claim: Statement) -> Iterator[Hashable]:
        yield claim.collection, tenures[claim.claim_id].noun

    for pair in candidate_pairs(statements, keys, context.identifier.weights):
        a, b = pair.a, pair.b
        mine, theirs = tenures[a.claim_id], tenures[b.claim_id]
        same = mine.office <= theirs.office or theirs.office <= mine.office
        if a.source_id == b.source_id or not same or context.identifier.match(a.subjects, b.subjects) is not True:
            continue
        if again.occur_in(a.evidence) or again.occur_in(b.evidence) or could_not_know(a, b) or names_date_of(a, b) or names_date_of(b, a):
            yield agreement("date", "repeatable", a, b)
        elif _disagree(a, b, mine, theirs) or _disagree(b, a, theirs, mine):
            yield conflict("date", weighed(rule.severity, a, b), a, b, a=date_words(a), b=date_words(b))
        else:
            yield agreement("date", "overlaps", a, b)


def read_tenure(claim: Statement, nouns: set[str], starts: frozenset[str]) -> Tenure | None:
    """What a claim says of a term in an office; None where it names none of the nouns, nobody who held it, or no date."""
    if claim.kind == "quantity" or claim.modality != "actual" or claim.date is None or len(claim.subjects) != 1 or not claim.date_edtf:
        return None
    if not claim.subjects[0].is_proper or len(words_of(claim.object or "")) > MOST_WORDS:
        return None
    words = frozenset(stem(word) for word in words_of(f"{claim.predicate.replace('_', ' ')} {claim.trigger} {claim.object or ''}"))
    office = frozenset(word for word in words if not any(char.isdigit() for char in word))
    noun = next(iter(sorted(nouns & office)), None)
    if noun is None:
        return None
    first, last = ends(claim.date_edtf, claim.date_text)
    begins = bool(starts & set(f"{claim.verb_form or ''} {claim.trigger}".casefold().split()))
    spoken = office - {stem(word) for word in words_of(claim.trigger)} - {stem(word) for word in words_of(claim.verb_form or "")} | {noun}
    if first and last and not begins:
        return Tenure(spoken, noun, first, last)
    if begins or OPEN.match(claim.date_text or ""):
        start = first or claim.date  # "became president before 1990" has no first day
        return Tenure(spoken, noun, start, None)
    return Tenure(spoken, noun, None, None) if claim.date.is_bounded else None


def _disagree(a: Statement, b: Statement, mine: Tenure, theirs: Tenure) -> bool:
    """True if b's date cannot be one of the term whose beginning a gives."""
    assert b.date is not None
    if mine.start is None:
        return False
    if theirs.start is not None:
        ends_apart = mine.end is not None and theirs.end is not None and relate(mine.end, theirs.end) == "disjoint"
        is_one_term = mine.end is None or theirs.end is None or (a.date is not None and relate(a.date, b.date) != "disjoint")
        return is_one_term and (relate(mine.start, theirs.start) == "disjoint" or ends_apart)
    return is_before(b.date, mine.start) or (mine.end is not None and is_before(mine.end, b.date))
