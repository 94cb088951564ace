"""The only one of its kind here, and others there.

Conflict:     Elm Airport is the only airport on Alba / Alba has two airports, Elm and Ash
Conflict:     Ada Berg is the only player to have won the Alba Cup / Eve Holm won the Alba Cup in 1980
No conflict:  the only international airport on Alba / Alba has two airports
No conflict:  Ada Berg is the only woman to have won the Alba Cup / Otto Holm won the Alba Cup  (`other_scope`)
No conflict:  the only player to have won it twice / Eve Holm won it in 1980  (`other_scope`)
No conflict:  it was the only mill in Alba / Alba has two mills  (`other_time`)

The rule lists the nouns for those among whom anybody is (`anyone`): a player, a writer, a state.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import are_disjoint, relate
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Name
from pipeline.conflicts.reading import content_words
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "sole"
PARAMETERS = frozenset({"anyone", "unless"})
SOLE = "sole"
ONLY = re.compile(
    r"(?<!one of )\b(?:the|[A-Z]\w+['’]s) (?:only|sole) (?P<among>(?:[\w-]+ ){0,3}?[\w-]+)(?: ever)? (?:to|that|who|which) (?:\w+ ){0,3}?$"
)
WHERE = re.compile(r"\s(?:in|of|on|at)\s")
CLAUSE = re.compile(r"[,.;:()]|\s(?:and|but|when|while|who|which)\s")
ARTICLES = frozenset({"the", "a", "an", "its", "their"})
PAST = frozenset({"was", "were", "had", "became", "sat", "stood", "took", "held", "ran", "lay", "made", "won"})
SEVERAL = 2


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each thing or doer that is the only one, and each count of several and each other doer."""
    anyone = {str(noun) for noun in rule.params.get("anyone", ())}
    unless = phrases(map(str, rule.params.get("unless", ())))
    told = [claim for claim in context.statements if claim.modality == "actual"]
    things = {claim.claim_id for claim in told if claim.predicate == SOLE and claim.subjects and len(claim.objects) == 1}
    deeds = {claim.claim_id: among for claim in told if claim.subjects and claim.objects and (among := _among(claim)) is not None}
    yield from looked_at("uniqueness", (claim for claim in told if claim.claim_id in things or claim.claim_id in deeds))
    if not things and not deeds:
        return
    nouns = {stem(claim.objects[0].head) for claim in told if claim.claim_id in things}
    done = {claim.predicate for claim in told if claim.claim_id in deeds}
    counts = {claim.claim_id for claim in told if claim.kind == "quantity" and claim.noun in nouns and _is_several(claim)}
    statements = [c for c in told if c.claim_id in things | counts or (c.predicate in done and c.objects and c.kind != "quantity")]

    def keys(claim: Statement) -> Iterator[Hashable]:
        if claim.claim_id in things:
            yield claim.collection, stem(claim.objects[0].head)
        elif claim.claim_id in counts:
            yield claim.collection, claim.noun
        if claim.predicate in done:
            yield from ((claim.collection, claim.predicate, word) for name in claim.objects for word in sorted(name.names))

    for pair in candidate_pairs(statements, keys, context.identifier.weights):
        for only, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if only.source_id == other.source_id:
                continue
            if only.claim_id in things and other.claim_id in counts and _counts_the_same(only, other):
                yield _of_things(rule, unless, only, other)
            elif only.claim_id in deeds and only.predicate == other.predicate and (other.claim_id not in deeds or only is pair.a):
                yield from _of_doers(rule, context, unless, only, other, deeds[only.claim_id] in anyone)


def _among(claim: Statement) -> str | None:
    """Among whom a claim's subject alone did what it tells: *player*; None where it does not say *the only*."""
    at = claim.evidence.find(claim.trigger)
    found = ONLY.search(claim.evidence[:at]) if at > 0 else None
    return found["among"].casefold() if found else None


def _is_several(claim: Statement) -> bool:
    return claim.unit == "count" and claim.value is not None and claim.value.low is not None and claim.value.low >= SEVERAL


def _counts_the_same(only: Statement, other: Statement) -> bool:
    """True if a count is of what the other claim says that there is one of: the same noun, no more said of it, and the same place."""
    thing = only.objects[0]
    counted = [name for name in other.subjects + other.objects if stem(name.head) == other.noun]
    places = thing.owners | thing.places
    within = {word for word in " ".join(WHERE.split(thing.text)[1:]).split() if word.islower()} - ARTICLES
    if not places or not places - within <= other.proper or not within <= other.said:
        return False
    return _kind(thing) in ([_kind(name) for name in counted] or [frozenset()])


def _kind(thing: Name) -> frozenset[str]:
    """What is said of the noun before it: of *nuclear power station on Alba*, *nuclear* and *power*."""
    return frozenset(word for word in WHERE.split(thing.text)[0].split()[:-1] if word[:1].islower())


def _of_things(rule: ConflictRule, unless: Phrases, only: Statement, other: Statement) -> Verdict:
    """The verdict on a thing that is the only one and a count of several."""
    tenses = [_is_past(claim) for claim in (only, other)]
    is_then = only.told is not None and other.told is not None and relate(only.told, other.told) != "disjoint"
    if (tenses[0] != tenses[1] and not is_then) or are_disjoint(only.date, other.date):
        return agreement("uniqueness", "other_time", only, other)
    if unless.occur_in(only.evidence) or unless.occur_in(other.evidence):
        return agreement("uniqueness", "other_scope", only, other)
    return _conflict(rule, only, other, f"{other.value_text} {other.trigger}")


def _is_past(claim: Statement) -> bool:
    verb = ((claim.verb_form or "").casefold().split() or [""])[0]
    return verb in PAST or verb.endswith("ed")


def _of_doers(
    rule: ConflictRule, context: Context, unless: Phrases, only: Statement, other: Statement, is_anyone: bool
) -> Iterator[Verdict]:
    """The verdict on one who alone did something and another who did it."""
    match = context.identifier.match
    if match(only.objects, other.objects) is not True or not all(any(name.is_called for name in c.subjects) for c in (only, other)):
        return
    if match(only.subjects, other.subjects) is not False:
        yield agreement("uniqueness", "same", only, other)
        return
    behind = only.evidence[only.evidence.find(only.trigger) + len(only.trigger) :]
    how = content_words(CLAUSE.split(behind, maxsplit=1)[0], context.lexicon)
    named = content_words(f"{only.object or ''} {only.subject or ''}", context.lexicon)
    if not is_anyone or not how - named <= other.words or unless.occur_in(only.evidence) or unless.occur_in(other.evidence):
        yield agreement("uniqueness", "other_scope", only, other)
    elif are_disjoint(only.date, other.date) and only.date is not None:
        yield agreement("uniqueness", "other_time", only, other)
    else:
        yield _conflict(rule, only, other, other.subject or "")


def _conflict(rule: ConflictRule, only: Statement, other: Statement, others: str) -> Verdict:
    return conflict("uniqueness", weighed(rule.severity, only, other), only, other, a=only.subject or "", b=others)
