"""All rules run over a table of claims, and their verdicts settled: each pair has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING

import polars as pl

from pipeline.conflicts.conflict import Conflict
from pipeline.conflicts.context import Context
from pipeline.conflicts.findings import SAME_THING, Agreement, Findings
from pipeline.conflicts.grouping import group_verdicts
from pipeline.conflicts.kinds import KINDS, check_rule
from pipeline.conflicts.lexicon import read_lexicon
from pipeline.conflicts.reading import read_statements
from pipeline.conflicts.score import score
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.support import Backing, disputes, make_backing
from pipeline.conflicts.verdict import SEVERITIES, Verdict

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule, Rulebook

MOST_NAMED = 4
"""Claims that a finding names."""
PLACEHOLDER = re.compile(r"\{(\w+)\}")

Found = tuple["ConflictRule", Verdict]


def find_conflicts(claims: pl.DataFrame, sources: pl.DataFrame, rulebook: Rulebook) -> Findings:
    """Where claims cannot all be right, and why the others that were compared can.

    `claims` and `sources` have the columns of the tables of those names; only claims of one collection are compared. The result is the
    same for any order of rows. RuleError where a rule names a kind or a parameter that does not exist.
    """
    kinds = [(rule, check_rule(rule)) for rule in rulebook.conflicts]
    lexicon = read_lexicon(rulebook)
    context = Context(read_statements(claims, sources, lexicon), rulebook, lexicon, claims)
    found = [(rule, verdict) for rule, kind in kinds for verdict in kind.check(rule, context)]
    active = {rule.id for rule, _ in found}
    told = [(rule, verdict) for rule, verdict in found if verdict.severity]
    at_odds = disputes(verdict for _, verdict in told)
    agreements = _agreements([item for item in found if not item[1].severity], at_odds)
    copies = _copied(context)
    return Findings(
        conflicts=settle(context, told, make_backing(context.statements, agreements, copies)),
        agreements=agreements,
        nothing_to_compare=sorted(rule.id for rule, _ in kinds if rule.id not in active),
        compared=len(agreements) + len(at_odds),
        copies=copies,
    )


def settle(context: Context, found: Iterable[Found], backing: Backing) -> list[Conflict]:
    """One conflict for each disagreement (see `grouping`); of two rules that tell of a pair, the first by kind tells."""
    rank = {kind: i for i, kind in enumerate(KINDS)}
    order = sorted(
        found, key=lambda item: (rank[item[0].kind], SEVERITIES.index(item[1].severity or ""), item[0].id, _places(item[1].claims))
    )
    rules: dict[tuple[str, str], list[Found]] = {}
    taken: dict[frozenset[str], object] = {}
    for rule, verdict in order:
        key = (rule.id, tuple(sorted(_essence(verdict))))
        if taken.setdefault(_pair(verdict), key) == key:
            rules.setdefault((rule.id, verdict.claims[0].collection), []).append((rule, verdict))
    groups = [
        [told[i] for i in indices] for told in rules.values() for indices in group_verdicts([verdict for _, verdict in told], context)
    ]
    conflicts = [_conflict(group, context, backing) for group in groups]
    return sorted(conflicts, key=lambda conflict: (conflict.collection, conflict.rule_id, conflict.source_ids, conflict.claim_ids))


def _pair(verdict: Verdict) -> frozenset[str]:
    return frozenset(claim.claim_id for claim in verdict.claims)


def _essence(verdict: Verdict) -> list[str]:
    """What a verdict says, whichever of its claims comes first."""
    return [text.casefold() for key, text in verdict.details.items() if key in ("a", "b")]


def _places(claims: Iterable[Statement]) -> list[tuple[str, int, int, str]]:
    return [claim.place for claim in claims]


def _conflict(group: list[Found], context: Context, backing: Backing) -> Conflict:
    """The finding that a group of verdicts on one disagreement makes: the loudest, with the claims of the others behind its own."""
    verdicts = [verdict for _, verdict in group]
    rule, verdict = min(group, key=lambda item: (SEVERITIES.index(item[1].severity or ""), _places(item[1].claims)))
    claims = list(verdict.claims)
    evidences = {(claim.source_id, claim.evidence) for claim in claims}
    for _, other in group:
        for claim in other.claims:
            if len(claims) < MOST_NAMED and (claim.source_id, claim.evidence) not in evidences:
                evidences.add((claim.source_id, claim.evidence))
                claims.append(claim)
    positions = backing.positions(verdicts)
    behind = backing.support(claim_id for position in positions for claim_id in position.claim_ids)
    return Conflict(
        collection=claims[0].collection,
        rule_id=rule.id,
        type=verdict.type,
        severity=verdict.severity or "",
        message=write_message(rule, verdict, context),
        subject=_named(verdict.claims[:1], context),
        predicate=claims[0].predicate,
        claim_ids=tuple(claim.claim_id for claim in claims),
        source_ids=tuple(claim.source_id for claim in claims),
        score=score(rule, verdict, behind.independent),
        positions=positions,
        support=behind,
        at_odds=disputes(verdicts),
    )


def write_message(rule: ConflictRule, verdict: Verdict, context: Context) -> str:
    """The rule's message with `{name}` replaced by what the verdict says; what it does not say is left out."""
    claims = verdict.claims
    told: dict[str, str] = {
        "subject": _named(claims, context) or claims[0].trigger,
        "object": claims[0].object or "",
        "predicate": claims[0].predicate.replace("_", " "),
        "trigger": claims[0].trigger,
        "source_a": claims[0].source_id,
        "source_b": claims[-1].source_id,
        **verdict.details,
    }
    return " ".join(PLACEHOLDER.sub(lambda match: told.get(match.group(1), ""), rule.message).split())


def _named(claims: Iterable[Statement], context: Context) -> str | None:
    """What the first claim that names anything is about: what is acted on, where that alone identifies it, or else its subject."""
    for claim in claims:
        predicate = context.predicate(claim)
        if claim.kind != "quantity" and predicate and tuple(predicate.identified_by) == ("object",):
            things = "; ".join(name.text for name in context.identifier.things(claim))
        else:
            things = ""
        if name := things or claim.subject or claim.object:
            return name
    return None


def _agreements(agreeing: Iterable[Found], at_odds: Set[frozenset[str]]) -> list[Agreement]:
    """One reason for each compared pair that is not at odds: that both say the same before that they speak of two things."""
    best: dict[frozenset[str], tuple[int, tuple[Statement, ...], str, str]] = {}
    for rule, verdict in agreeing:
        pair = _pair(verdict)
        if len(pair) != 2 or pair in at_odds:
            continue
        assert verdict.reason is not None
        reason = verdict.reason
        rank = SAME_THING.index(reason) if reason in SAME_THING else len(SAME_THING)
        if pair not in best or rank < best[pair][0]:
            best[pair] = (rank, verdict.claims, reason, rule.id)
    ordered = sorted(
        ((sorted(claims, key=lambda c: c.place), reason, rule) for _, claims, reason, rule in best.values()),
        key=lambda item: _places(item[0]),
    )
    return [Agreement(claims[0].claim_id, claims[1].claim_id, reason, rule) for claims, reason, rule in ordered]


def _copied(context: Context) -> tuple[frozenset[str], ...]:
    """The groups of claims whose sentences are copies of one text."""
    groups: dict[tuple[str, str], set[str]] = {}
    originals: Mapping[tuple[str, str], tuple[str, str]] = context.originals
    for claim in context.statements:
        if (claim.source_id, claim.evidence) in originals:
            groups.setdefault(context.original(claim), set()).add(claim.claim_id)
    return tuple(frozenset(group) for group in groups.values())
