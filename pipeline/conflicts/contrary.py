"""What two articles say of one thing that cannot be both: an inhabited island where nobody lives, a venomous snake without venom.

Conflict:     the Alder snake is venomous / the Alder snake has no venom glands
Conflict:     Ada Berg never married / Ada Berg had a husband
Conflict:     Ada Berg never married / in 1889 Ada Berg wed the engineer Otto Lind  (`implied`: what a deed says of each who took part)
No conflict:  Little Holm was inhabited / nobody lives on Little Holm  (of what can change, the past and the present)
No conflict:  the young are venomous / the Alder snake is harmless  (`unless`: words for a part or a time)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import are_disjoint
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.names import Name, singular
from pipeline.conflicts.relation import MOST, is_of_one_thing, name_word
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.things import part_of
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "contrary"
PARAMETERS = frozenset({"predicate", "changing", "implied", "of_people", "unless", "placed"})
NOT = "not "
WHERE = re.compile(r"\b(?:in|at) (?:the )?[A-Z]")
MARKS = ",;:()–—"
PAST = frozenset({"was", "were", "had", "lived", "remained", "became"})


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims of one trait of one thing."""
    told = [claim for claim in context.statements if claim.predicate == rule.params["predicate"] and claim.object and claim.subjects]
    implied = rule.params.get("implied", {})
    denied = {trait for trait, value in map(_trait, told) if value.startswith(NOT)}
    claims = told + [trait for claim in context.statements for trait in _implied(claim, implied, denied)]
    yield from looked_at("modality", claims)
    blocks: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for claim in claims:
        name = claim.subjects[0]
        word = name.head if is_common(name) else name_word(name, context)
        blocks[claim.collection, _trait(claim)[0], word].append(claim)
    for block in blocks.values():
        for a, b in combinations(block[:MOST], 2):
            if a.source_id != b.source_id and _is_one_thing(rule, context, a, b):
                yield _verdict(rule, a, b)


def _implied(claim: Statement, implied: Mapping[str, str], denied: Set[str]) -> Iterator[Statement]:
    """What a deed says of each who took part, where that is denied somewhere: of whoever weds, that they are not single."""
    told = implied.get(claim.predicate)
    if told is None or claim.modality != "actual" or claim.kind == "quantity" or told.partition(": ")[0] not in denied:
        return
    for name in (*claim.subjects, *claim.objects):
        if name.is_proper and name.text[:1].isupper():
            yield replace(claim, predicate="trait", subjects=(name,), object=told)


def _trait(claim: Statement) -> tuple[str, str]:
    """The trait that a claim is about, and its value."""
    trait, _, value = (claim.object or "").partition(": ")
    return trait, value


def _is_one_thing(rule: ConflictRule, context: Context, a: Statement, b: Statement) -> bool:
    one, other = a.subjects[0], b.subjects[0]
    if part_of(one, context.lexicon.gazetteer) != part_of(other, context.lexicon.gazetteer):  # his brother is not he
        return False
    if is_common(one) and is_common(other) and singular(one.text.casefold()) == singular(other.text.casefold()):
        return True  # "Emperor penguins", at the head of a sentence
    if _is_species(one) and _is_species(other):
        return one.head == other.head and one.modifiers == other.modifiers
    return is_of_one_thing(a, b, context, _trait(a)[0] in rule.params.get("of_people", ()))


def is_common(name: Name) -> bool:
    """True for a name of two words or more whose last one is a common noun: *the emperor penguin*, *Emperor penguins*."""
    words = name.text.split()
    return len(words) > 1 and words[-1].islower()


def _is_species(name: Name) -> bool:
    """True for a name of small letters with more than one word: `the Alder whip snake`."""
    return not name.is_proper and bool(name.modifiers)


def _verdict(rule: ConflictRule, a: Statement, b: Statement) -> Verdict:
    """What two claims say of one trait."""
    trait, here = _trait(a)
    there = _trait(b)[1]
    if not _are_contrary(here, there):
        return agreement("modality", "same", a, b)
    if _says(a, b) or _says(b, a):  # "one is state-owned, and 300 are privately owned"
        return agreement("modality", "other_scope", a, b)
    unless = phrases(map(str, rule.params.get("unless", ())))
    is_placed = trait in rule.params.get("placed", ()) and any(WHERE.search(_clause(claim)) for claim in (a, b))
    if is_placed or any(unless.occur_in(_clause(claim)) for claim in (a, b)):
        return agreement("modality", "other_scope", a, b)
    if are_disjoint(a.date, b.date):
        return agreement("modality", "other_time", a, b)
    if trait in rule.params.get("changing", ()) and _is_past(a) != _is_past(b):
        return agreement("modality", "other_time", a, b)
    return conflict("modality", weighed(rule.severity, a, b), a, b, a=here, b=there, name=a.subjects[0].text)


def _says(a: Statement, b: Statement) -> bool:
    """True if a sentence has the words for the other trait as well, of something else then."""
    return b.trigger.casefold() in a.evidence.casefold()


def _clause(claim: Statement) -> str:
    """The stretch of the sentence between the marks around what it says of the thing."""
    evidence = " ".join(claim.evidence.split())
    at = max(evidence.find(claim.trigger), 0)
    start = max(evidence.rfind(mark, 0, at) for mark in MARKS) + 1
    end = min((found for mark in MARKS if (found := evidence.find(mark, at)) >= 0), default=len(evidence))
    return evidence[start:end].replace(claim.trigger, " ")


def _are_contrary(a: str, b: str) -> bool:
    """True for two values, and for a value and its denial; two denials leave room for a third value."""
    denied = [value.startswith(NOT) for value in (a, b)]
    if not any(denied):
        return a != b
    return not all(denied) and a.removeprefix(NOT) == b.removeprefix(NOT)


def _is_past(claim: Statement) -> bool:
    return ((claim.verb_form or "").casefold().split() or [""])[0] in PAST
