"""Said never to have happened here, and told as done there.

Conflict:     the botanist never married / in 1908 the botanist married a widow  (one name)
Conflict:     the tunnel was planned, but never built / the tunnel was completed in 1926  (what is completed was built)
Conflict:     the merger fell through / the two merged in 2004
Conflict:     the League was founded in 1920 … Alba never joined / Alba was a member of the League
No conflict:  the novel was never published in Germany / the novel was published in 1951  (`other_scope`)
No conflict:  never before 1950 had it been shown / it was shown in 1957  (`other_time`)
No conflict:  she never won the cup / she won the shield  (another thing)
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import is_before, relate
from pipeline.conflicts.modality import turn_of
from pipeline.conflicts.names import Gazetteer, Name, are_of_one_country
from pipeline.conflicts.scope import is_narrowed
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "never"
PARAMETERS = frozenset({"presupposes"})
STATE_BODIES = frozenset(
    ["parliament", "government", "senate", "assembly", "congress", "legislature", "king", "queen", "emperor", "president"]
)
"""What a state acts by: what its parliament ratifies, the state ratifies."""
NEVER = re.compile(r"\b(?:never|yet to|nor|no longer|nobody|no[ -]one)\b|\bno\b.*\bever\b|\bnot ever\b", re.IGNORECASE)
BY_THEN = re.compile(r"\bhad\b", re.IGNORECASE)
"""The verb of what had never happened *by then*: with no date, nobody knows by when."""
SENTENCES = 2
"""How far back, its own sentence included, a denial may leave to the reader what it is of."""
GENERATION = re.compile(r"\b(?:[Tt]he (?:younger|elder)|Junior|Senior|Jr|Sr)\b")
FROM_THEN = re.compile(r"\b(?:again|since|any ?more|no longer)\b", re.IGNORECASE)


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims of one thing, of which one says that it never was, and the other that it was."""
    before = {later: frozenset(earlier) for later, earlier in rule.params.get("presupposes", {}).items()}
    told = [claim for claim in context.statements if claim.subjects + claim.objects and (claim.kind != "quantity" or _is_of_verb(claim))]
    denials = {claim.claim_id for claim in told if _is_total(claim)}
    yield from looked_at("modality", (claim for claim in told if claim.claim_id in denials))
    if not denials:
        return
    denied = {claim.predicate for claim in told if claim.claim_id in denials}
    done = [claim for claim in told if claim.modality == "actual" and denied & _implied(claim.predicate, before)]
    statements = sorted([claim for claim in told if claim.claim_id in denials] + done, key=lambda claim: claim.place)

    said = _names_said(context.statements)

    def keys(claim: Statement) -> Iterator[Hashable]:
        implied = {claim.predicate} if claim.claim_id in denials else denied & _implied(claim.predicate, before)
        heads = _heads(claim) | (frozenset() if claim.claim_id in denials else _things(claim))
        yield from ((claim.collection, predicate, name) for predicate in sorted(implied) for name in sorted(heads))

    for pair in candidate_pairs(statements, keys, context.identifier.weights):
        for never, other in ((pair.a, pair.b), (pair.b, pair.a)):
            is_pair = never.claim_id in denials and other.modality == "actual" and never.predicate in _implied(other.predicate, before)
            if is_pair and (_are_one(never, other, context) or _is_understood(never, other, said, context)):
                yield _compare(rule, context, never, other, done)


def _is_of_verb(claim: Statement) -> bool:
    """True for a quantity that goes with a deed: *sentenced to two years*."""
    return claim.modality == "actual" and (claim.verb_form or "").split()[-1:] == [claim.trigger]


def _heads(claim: Statement) -> frozenset[str]:
    """By what a claim is found: the proper names in it, or else its nouns."""
    return claim.names or frozenset(name.head for name in claim.subjects + claim.objects)


def _things(claim: Statement) -> frozenset[str]:
    """The nouns for what takes part in a claim: a denial may call it by the noun alone."""
    return frozenset(name.head for name in claim.subjects + claim.objects if not name.is_proper)


def _implied(predicate: str, before: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What has happened where a predicate holds: itself, and what it presupposes."""
    return before.get(predicate, frozenset()) | {predicate}


def _is_total(claim: Statement) -> bool:
    """True for a denial of all time: *never*; of what is told by a noun, that it fell through."""
    if claim.modality != "negated":
        return False
    return claim.verb_form is None or NEVER.search(f"{claim.verb_form} {_sentence_part(claim)}") is not None


def _sentence_part(claim: Statement) -> str:
    """The clause up to the verb and a little beyond, without what another clause says."""
    at = claim.evidence.find(claim.trigger)
    return re.split(r"[;,]|\b(?:and|but|or)\b", claim.evidence[: max(at, 0)])[-1]


def _are_one(never: Statement, other: Statement, context: Context) -> bool:
    """True if what was denied is what was done: each that the denial names takes the same part in both."""
    match = context.identifier.match
    predicate = context.predicate(never)
    is_named = never.names & other.names or _is_pointed_at(never, other, context)
    if not is_named and (other.names or not context.identifier.shares_enough(never, other, 2)):
        return False
    if never.predicate != other.predicate:
        sides = (never.objects, never.subjects if not never.names & _names(never.objects) else ())
        things = (context.identifier.things(other), other.subjects) if _is_of_thing(never, context) else (context.identifier.things(other),)
        if any(match(side, thing) is True for side in sides for thing in things):
            return True
        return _is_pointed_at(never, other, context)
    if predicate is None:
        return match(never.subjects, other.subjects) is not False and match(never.objects, other.objects) is not False
    roles = tuple(predicate.identified_by)
    if "participants" in roles:
        is_same = never.names <= other.names or match(never.subjects, other.subjects) is True
        return is_same and (not never.subjects or match(never.subjects, other.subjects + other.objects) is True)
    objects = never.objects
    if objects:
        if match(objects, context.identifier.things(other)) is not True:
            return False
        same = True if _act_for(never, other, context) else match(never.subjects, other.subjects)
        return same is True or (same is None and (roles == ("object",) or not never.subjects))
    if roles == ("subject",):
        return match(never.subjects, other.subjects) is True
    if "subject" in roles:  # "never won", and nothing says what
        return False
    return match(never.subjects, context.identifier.things(other)) is True and not (other.objects and other.subjects)


def _names_said(statements: Iterable[Statement]) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """For each source, in the order of its text, where a sentence begins and the names that take part in it."""
    named: dict[tuple[str, int], frozenset[str]] = {}
    for claim in statements:
        key = claim.source_id, claim.start
        named[key] = named.get(key, frozenset()) | claim.names
    out: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for (source, start), names in sorted(named.items()):
        out.setdefault(source, []).append((start, names))
    return out


def _is_understood(never: Statement, other: Statement, said: Mapping[str, list[tuple[int, frozenset[str]]]], context: Context) -> bool:
    """True if a denial leaves out what it denies, and it is what the sentence before tells of: *the League … Alba never joined*."""
    predicate = context.predicate(never)
    if predicate is None or never.objects or tuple(predicate.identified_by) != ("subject", "object"):
        return False
    if context.identifier.match(never.subjects, other.subjects) is not True or len(other.objects) != 1:
        return False
    near = [names for start, names in said.get(never.source_id, ()) if start <= never.start][-SENTENCES:]
    known = frozenset[str]().union(*near) - never.names
    return bool(other.objects[0].names) and other.objects[0].names - never.names <= known


def _is_of_thing(never: Statement, context: Context) -> bool:
    """True for what is denied of a thing, which then is not there to do or have anything: *the tunnel was never built*."""
    predicate = context.predicate(never)
    return predicate is not None and tuple(predicate.identified_by) == ("object",) and len(never.subjects + never.objects) == 1


def _is_pointed_at(never: Statement, other: Statement, context: Context) -> bool:
    """True if a denial's thing has no name, and its sentence names all that the other's thing is told by: *a runway for Port Ash … the
    runway was never built*, *Port Ash's third runway was opened*."""
    if never.names or not _is_of_thing(never, context):
        return False
    thing = (never.objects or never.subjects)[0]
    whole = {stem(word) for word in never.proper}
    for found in (*context.identifier.things(other), *other.subjects):
        names = found.owners | found.places
        told = found.head == thing.head and not found.is_proper and names and names <= never.proper
        if told and {stem(word) for word in found.modifiers} <= never.words | whole:
            return True
    return False


def _act_for(never: Statement, other: Statement, context: Context) -> bool:
    """True if a state did, by its parliament or its king, what the other claim denies of it, or the other way round."""
    gazetteer = context.lexicon.gazetteer
    return len(never.subjects) == len(other.subjects) == 1 and acts_for(never.subjects[0], other.subjects[0], gazetteer)


def acts_for(a: Name, b: Name, gazetteer: Gazetteer) -> bool:
    """True if one is a state and the other a body that acts for it: *Caria*, *the parliament of Caria*, *the Carian government*."""
    for state, body in ((a, b), (b, a)):
        if body.head in STATE_BODIES and not body.places and len(body.owners) == 1 and state.is_proper and not state.owners:
            owner = next(iter(body.owners))
            head = frozenset({state.head})
            if owner == state.head or gazetteer.ids.get(owner) == state.head or are_of_one_country(body.owners, head):
                return True
    return False


def _names(names: tuple[Name, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(name.names for name in names))


def _compare(rule: ConflictRule, context: Context, never: Statement, other: Statement, done: list[Statement]) -> Verdict:
    if never.verb_form is None and any(claim.source_id == never.source_id and _are_one(never, claim, context) for claim in done):
        return agreement("modality", "succession", never, other)
    of_two = bool(GENERATION.search(never.evidence)) != bool(GENERATION.search(other.evidence))  # "the younger Ada Moe"
    if of_two or is_narrowed(never, other, context.lexicon) or FROM_THEN.search(never.evidence):
        return agreement("modality", "other_scope", never, other)
    if _is_at_another_time(never, other, context):
        return agreement("modality", "other_time", never, other)
    return conflict("modality", rule.severity, never, other, a="never", b="done")


def _is_at_another_time(never: Statement, other: Statement, context: Context) -> bool:
    """True if what was done may lie outside the time that the denial speaks of."""
    if never.date is None:
        if never.verb_form is None and not context.happens_once(never) and never.told and other.told:
            return relate(never.told, other.told) == "disjoint"  # the tour of 1965 fell through
        if BY_THEN.search(never.verb_form or ""):
            return True
        return bool(never.published and other.date and is_before(never.published, other.date))
    if other.date is None or other.date.high is None or never.date.high is None:
        return True
    last = turn_of(never)
    if last is not None and other.date.high >= last:  # "until July 1952": it may have been done in that month
        return True
    starts = never.date.low if never.date.low is not None and not BY_THEN.search(never.verb_form or "") else None
    return other.date.high > never.date.high or (starts is not None and (other.date.low is None or other.date.low < starts))
