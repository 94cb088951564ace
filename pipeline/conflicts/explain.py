"""Why two claims conflict, agree, or were not compared at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import polars as pl

from pipeline.conflicts.comparison import find_conflicts
from pipeline.conflicts.context import Context
from pipeline.conflicts.findings import REASONS
from pipeline.conflicts.lexicon import read_lexicon
from pipeline.conflicts.measure import measures, same_measure
from pipeline.conflicts.reading import read_statements
from pipeline.conflicts.statement import Statement

if TYPE_CHECKING:
    from pipeline.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict on two claims and what led to it."""

    verdict: Literal["conflict", "agreement", "not compared"]
    why: tuple[str, ...]
    """Sentences: the finding's messages; the reason why they agree; or what keeps the two apart."""
    reason: str | None = None
    """The key in `REASONS`, of an agreement."""


def explain_pair(claims: pl.DataFrame, a: str, b: str, rulebook: Rulebook, sources: pl.DataFrame | None = None) -> Explanation:
    """The verdict on claims `a` and `b` of a table, as `find_conflicts` gives it on the whole table.

    KeyError where the table has no such claim.
    """
    sources = pl.DataFrame({"source_id": claims["source_id"].unique()}) if sources is None else sources
    findings = find_conflicts(claims, sources, rulebook)
    for agreement in findings.agreements:
        if {agreement.claim_a, agreement.claim_b} == {a, b}:
            return Explanation("agreement", (REASONS[agreement.reason],), agreement.reason)
    told = [conflict for conflict in findings.conflicts if {a, b} <= set(conflict.claim_ids)]
    if told:
        return Explanation("conflict", tuple(conflict.message for conflict in told))
    lexicon = read_lexicon(rulebook)
    context = Context(read_statements(claims, sources, lexicon), rulebook, lexicon, claims)
    by_id = {statement.claim_id: statement for statement in context.statements}
    return Explanation("not compared", tuple(_apart(by_id[a], by_id[b], context)))


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
