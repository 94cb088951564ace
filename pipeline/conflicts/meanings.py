"""Verbs of many meanings, read as what another source tells of the same thing: *the steamer went down*, *the steamer sank*.

Which predicates a verb can mean stands in `rules/lexicons/meanings.yaml`. A claim is read as one of them where another source of its
collection has a claim of that predicate on a thing that shares a proper name with the claim's own, and where its own source has none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.conflicts.names import Name
from pipeline.conflicts.statement import Statement

if TYPE_CHECKING:
    from pipeline.rulebook import Predicate, Rulebook

LEXICON = "meanings"
FIRST = re.compile(r"\b(?:first|not until|maiden)\b", re.IGNORECASE)
BEHIND = re.compile(r"\s*(?:to|at|before|near|off|on|in|with|under|after|during|for|by|along|from)\b")
"""What leads to a noun behind a verb that is not its object: *fell to the rebels*."""

GOVERNING = re.compile(r"\s*(?:to\b|\w+ing\b)")
"""What tells that a verb without an object only carries another one: *began to appear*, *stopped running*."""

Verbs = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Meanings:
    """What verbs of many meanings can mean."""

    of_subject: Verbs
    """Where the thing is the subject."""
    of_object: Verbs
    """Where it is the object."""
    first: Verbs
    """The same, of a first time."""
    things: frozenset[str]
    """Predicates that are said of an object."""

    @classmethod
    def of(cls, rulebook: Rulebook) -> Meanings:
        """The lists of a rulebook."""
        words = rulebook.lexicons.get(LEXICON, {})
        of_subject, of_object, first = (
            {str(verb): tuple(map(str, meant)) for verb, meant in dict(words.get(key, {})).items()}
            for key in ("of_subject", "of_object", "first")
        )
        return cls(of_subject, of_object, first, frozenset(rule.id for rule in rulebook.predicates.values() if _is_of_object(rule)))


def _is_of_object(rule: Predicate) -> bool:
    return "object" in rule.identified_by or "participants" in rule.identified_by


def as_meant(statements: Sequence[Statement], meanings: Meanings) -> list[Statement]:
    """The statements, each verb of many meanings with the one that another source tells of the same thing."""
    told: dict[tuple[str, str], list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for claim in statements:
        if claim.kind != "quantity" and claim.names:
            told[claim.collection, claim.predicate].append((claim.source_id, claim.names))
    return [_read(claim, meanings, told) for claim in statements]


def _read(claim: Statement, meanings: Meanings, told: Mapping[tuple[str, str], Sequence[tuple[str, frozenset[str]]]]) -> Statement:
    if claim.kind != "event" or claim.date is None or not claim.verb_form:
        return claim
    is_passive = _is_passive(claim)
    acted_on = claim.objects if is_passive or not _is_behind(claim) else ()
    known: Sequence[str] = ()
    if acted_on:
        known = (*meanings.of_object.get(claim.predicate, ()), *(meanings.first.get(claim.predicate, ()) if _is_first(claim) else ()))
    elif not is_passive:
        is_alone = bool(claim.objects) or GOVERNING.match(claim.evidence.partition(claim.trigger)[2]) is None
        known = meanings.of_subject.get(claim.predicate, ()) if is_alone else ()
    for predicate in known:
        names = frozenset[str]().union(*(name.names for name in acted_on or claim.subjects))
        sources = told.get((claim.collection, predicate), ())
        beside = [source for source, others in sources if others & names]
        if beside and claim.source_id not in beside:
            return _meant(claim, predicate, acted_on, is_of_object=predicate in meanings.things)
    return claim


def _meant(claim: Statement, predicate: str, acted_on: tuple[Name, ...], *, is_of_object: bool) -> Statement:
    """The claim as one of a predicate, its thing in the place where that has it."""
    if not acted_on and is_of_object:
        return replace(claim, predicate=predicate, subject=None, subjects=(), object=claim.subject, objects=claim.subjects)
    if acted_on and not is_of_object:
        return replace(claim, predicate=predicate, subject=claim.object, subjects=acted_on, object=None, objects=())
    return replace(claim, predicate=predicate)


def _is_passive(claim: Statement) -> bool:
    """True for *was raised*; what a claim without a subject was done to is its object as well."""
    return not claim.subjects and bool(claim.objects)


def _is_behind(claim: Statement) -> bool:
    """True if a claim's object stands behind a preposition."""
    return BEHIND.match(claim.evidence.partition(claim.trigger)[2]) is not None


def _is_first(claim: Statement) -> bool:
    return FIRST.search(claim.evidence) is not None
