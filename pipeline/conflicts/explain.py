"""Why two claims conflict, agree, or were not compared at all.

Two claims can be named by one finding and agree with each other: of *1932*, *in 1932* and *1934* each of the first two conflicts with the
third. What a finding says of a pair is therefore read from the pairs that it is about, and not from the claims that it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import polars as pl

from pipeline.conflicts.conflict import Conflict
from pipeline.conflicts.context import Context
from pipeline.conflicts.counted import measures
from pipeline.conflicts.findings import REASONS, Findings
from pipeline.conflicts.lexicon import read_lexicon
from pipeline.conflicts.measure import same_measure
from pipeline.conflicts.reading import read_statements
from pipeline.conflicts.statement import Statement

if TYPE_CHECKING:
    from pipeline.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Shared:
    """A finding that two claims have a part in without being at odds with each other."""

    conflict: Conflict
    against: tuple[tuple[str, ...], tuple[str, ...]]
    """The claims that the one, and that the other, is at odds with in it, sorted."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict on two claims and what led to it."""

    verdict: Literal["conflict", "agreement", "not compared"]
    why: tuple[str, ...]
    """Sentences: the findings' messages; the reason why they agree; or what keeps the two apart."""
    reason: str | None = None
    """The key in `REASONS`, of an agreement."""
    rule_id: str | None = None
    """The rule that found them to agree."""
    conflicts: tuple[Conflict, ...] = ()
    """The findings that they are at odds in, in the order of `why`."""
    shared: tuple[Shared, ...] = ()
    """Findings that both have a part in, on one side."""


def explain_pair(a: str, b: str, findings: Findings, claims: pl.DataFrame, sources: pl.DataFrame, rulebook: Rulebook) -> Explanation:
    """The verdict on claims `a` and `b`, as `findings`, the comparison of these tables under these rules, has it.

    KeyError where the table has no such claim.
    """
    pair = frozenset((a, b))
    told = tuple(conflict for conflict in findings.conflicts if pair in conflict.at_odds)
    if told:
        return Explanation("conflict", tuple(conflict.message for conflict in told), conflicts=told)
    shared = tuple(_shared(a, b, conflict) for conflict in findings.conflicts if pair <= _members(conflict))
    for agreement in findings.agreements:
        if {agreement.claim_a, agreement.claim_b} == pair:
            return Explanation("agreement", (REASONS[agreement.reason],), agreement.reason, agreement.rule_id, shared=shared)
    lexicon = read_lexicon(rulebook)
    context = Context(read_statements(claims, sources, lexicon), rulebook, lexicon, claims)
    by_id = {statement.claim_id: statement for statement in context.statements}
    return Explanation("not compared", tuple(_apart(by_id[a], by_id[b], context)), shared=shared)


def _members(conflict: Conflict) -> set[str]:
    """The claims that a finding names or that stand behind one of its sides."""
    return {*conflict.claim_ids, *(claim_id for position in conflict.positions for claim_id in position.claim_ids)}


def _shared(a: str, b: str, conflict: Conflict) -> Shared:
    rivals = [tuple(sorted(other for pair in conflict.at_odds if claim in pair for other in pair - {claim})) for claim in (a, b)]
    return Shared(conflict, (rivals[0], rivals[1]))


def _apart(a: Statement, b: Statement, context: Context) -> list[str]:
    """What keeps two claims from being compared."""
    if a.collection != b.collection:
        return [f"they are of two collections: {a.collection} and {b.collection}"]
    if (a.kind == "quantity") != (b.kind == "quantity"):
        return [f"one is of the kind {a.kind}, the other of the kind {b.kind}"]
    if a.kind == "quantity":
        return _measures_apart(a, b, context)
    families = [context.families.get(claim.predicate, claim.predicate) for claim in (a, b)]
    if families[0] != families[1]:
        return [f"they say two things: {a.predicate} and {b.predicate}, and no rule ties the one to the other"]
    if not context.identifier.same_event(a, b, 1):
        return [f"they are about two things: {_about(a)}, and {_about(b)}"]
    return ["neither has a date, a value or a plan that the other could contradict"]


def _measures_apart(a: Statement, b: Statement, context: Context) -> list[str]:
    if a.predicate != b.predicate and not measures(a) & measures(b):
        return [f"they count two things: {a.trigger} and {b.trigger}"]
    if not same_measure(a, b, 1, context.identifier):
        return [f"they are about two things: {_about(a)}, and {_about(b)}"]
    return ["too many others count the same noun, and these two sentences have too little in common"]


def _about(claim: Statement) -> str:
    names = [name for name in (claim.subject, claim.object) if name]
    return " and ".join(names) or "what is not named"
