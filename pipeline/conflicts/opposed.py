"""Two ends that one matter cannot have had at one time.

Conflict:     in March 2013 the court dismissed the complaint / in March 2013 the judges upheld the complaint
Conflict:     Alba turned down the merger with Orba in June 2015 / in 2015 Alba approved the merger with Orba
Conflict:     Alba Rovers won the cup final of 1931 / Alba Rovers lost the final of 1931
No conflict:  the council rejected the plan in 1999 / the council adopted the plan in 2004  (`other_time`)
No conflict:  the lower court dismissed the complaint in 2013 / on appeal the complaint was upheld in 2013  (`other_scope`)
No conflict:  the senate rejected the law in 1999 / the assembly adopted the law in 1999  (`other_scope`: two bodies)

Parameters: `opposites`, pairs of lists of verbs in the forms that a claim may have; `again`, words for a second time or another
instance.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.counted import verb_of
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "opposed"
PARAMETERS = frozenset({"opposites", "again"})
RIVALS = 2
Side = tuple[int, int]
"""Which pair of lists a claim's verb is in, and in which list of the pair."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims that give one matter opposite ends."""
    again = phrases(map(str, rule.params.get("again", ())))
    sides: dict[str, Side] = {}
    for number, pair in enumerate(rule.params.get("opposites", ())):
        for which, verbs in enumerate(pair):
            sides |= dict.fromkeys((form for verb in verbs for form in (str(verb), stem(str(verb)))), (number, which))
    told = {claim.claim_id: side for claim in context.statements if (side := _side(claim, sides)) is not None}
    deeds = {(claim.source_id, claim.evidence) for claim in context.statements if claim.claim_id in told and claim.kind != "quantity"}
    # "It was approved by 187 votes": of an undated vote there is the count alone.
    claims = [c for c in context.statements if c.claim_id in told and (c.kind != "quantity" or (c.source_id, c.evidence) not in deeds)]
    yield from looked_at("modality", claims)

    def keys(claim: Statement) -> Iterator[Hashable]:
        number = told[claim.claim_id][0]
        yield from ((claim.collection, number, name.head) for name in (*context.identifier.things(claim), *claim.subjects))

    for found in candidate_pairs(claims, keys, context.identifier.weights):
        a, b = found.a, found.b
        mine, theirs = told[a.claim_id], told[b.claim_id]
        if mine[0] != theirs[0] or mine == theirs or a.source_id == b.source_id or not _are_of_one_matter(a, b, context):
            continue
        if a.date is None or b.date is None or relate(a.date, b.date) == "disjoint":
            yield agreement("modality", "other_time", a, b)
        elif again.found_in(a.evidence) != again.found_in(b.evidence) or _by_two(a, b, context):
            yield agreement("modality", "other_scope", a, b)
        else:
            yield conflict("modality", weighed(rule.severity, a, b), a, b, a=_said(a), b=_said(b))


def _side(claim: Statement, sides: dict[str, Side]) -> Side | None:
    """On which side a claim stands, by its verb."""
    if claim.modality != "actual" or (claim.kind == "quantity" and not claim.verb_form):
        return None
    return next((sides[form] for form in (claim.predicate, verb_of(claim), stem(claim.trigger)) if form in sides), None)


def _are_of_one_matter(a: Statement, b: Statement, context: Context) -> bool:
    """True if two claims are about one thing: by its name, or by a noun in sentences that share what else they say."""
    identifier = context.identifier
    things = identifier.things(a), identifier.things(b)
    if identifier.match(a.subjects, b.subjects) is True and {name.head for name in things[0]} & {name.head for name in things[1]}:
        return True
    if identifier.match(*things) is not True and not identifier.is_pointed_at(a, things[0], b, things[1]):
        return False
    if any(name.names for name in things[0]) and any(name.names for name in things[1]):
        return True
    are_days = all(claim.date is not None and claim.date_edtf and len(claim.date_edtf) > len("2013") for claim in (a, b))
    return are_days or identifier.shares_enough(a, b, RIVALS)


def _by_two(a: Statement, b: Statement, context: Context) -> bool:
    """True if two bodies, each by its name, decided."""
    named = [tuple(name for name in claim.subjects if name.is_called) for claim in (a, b)]
    return all(named) and context.identifier.match(*named) is False


def _said(claim: Statement) -> str:
    """The verb with what belongs to it: *turned down*."""
    verb, _, rest = claim.predicate.partition("_")
    word = claim.verb_form.split()[-1] if claim.kind == "quantity" and claim.verb_form else claim.trigger
    return f"{word} {rest}" if rest and stem(verb) == stem(word) else word
