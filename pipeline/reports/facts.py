"""Facts: claims that the comparison held against each other, put together, with who says them and who copies whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.conflicts.conflict import Position, Support
from pipeline.conflicts.findings import SAME_THING
from pipeline.conflicts.support import find_support, number_texts
from pipeline.reports.background import Background
from pipeline.reports.report import Agreed, Fact, Finding, Report

Row = Mapping[str, object]


def find_facts(report: Report, background: Background) -> list[Fact]:
    """The facts of more than one claim, those with findings first, in the order of the findings, then those with most sources."""
    findings = [finding for finding in report.findings if len(finding.passages) > 1]
    groups = _connected(_pairs(findings, report.agreements))
    named: dict[str, list[str]] = {}
    for finding in findings:
        for passage in finding.passages:
            named.setdefault(passage.claim_id, []).append(finding.conflict_id)
    order = {claim_id: index for index, claim_id in enumerate(background.claims)}
    rank = {finding.conflict_id: index for index, finding in enumerate(findings)}
    copied, texts = _first_of_copies(background), number_texts(background.copies)
    facts = [_fact(sorted(group, key=order.__getitem__), named, background, copied, texts) for group in groups]
    return sorted(
        facts,
        key=lambda fact: (
            min((rank[key] for key in fact.finding_ids), default=len(rank)),
            -fact.support.independent,
            order[fact.claim_ids[0]],
        ),
    )


def supported(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that at least two independent sources state and that no finding is about."""
    return [fact for fact in facts if fact.support.independent > 1 and not fact.finding_ids]


def describe_support(support: Support) -> str:
    """`3 sources, 2 independent`."""
    count = len(support.sources)
    return f"{count:,} source" if count == 1 else f"{count:,} sources, {support.independent:,} independent"


def describe_sides(positions: Sequence[Position]) -> list[tuple[str, str]]:
    """What each side of a finding says, and who stands behind it; nothing where each has one source, or there are no sides."""
    if len(positions) < 2 or all(len(position.support.sources) == 1 for position in positions):
        return []
    return [(position.words or f"side {number}", describe_support(position.support)) for number, position in enumerate(positions, 1)]


def describe(claim: Row) -> str:
    """What a claim is about in a few words: who, what is said, whom or what."""
    parts = (claim["subject"], claim["verb_form"] or claim["trigger"] or claim["predicate"], claim["object"])
    return " – ".join(" ".join(str(part).split()) for part in parts if part)


def said(claim: Row) -> str:
    """When and how much, in the claim's own words."""
    return ", ".join(str(claim[name]) for name in ("date_text", "value_text") if claim[name]) or str(claim["verb_form"] or claim["trigger"])


def _pairs(findings: Sequence[Finding], agreements: Sequence[Agreed]) -> Iterable[tuple[str, str]]:
    for finding in findings:
        for passage in finding.passages[1:]:
            yield finding.passages[0].claim_id, passage.claim_id
    for agreement in agreements:
        if agreement.reason in SAME_THING:
            yield agreement.claim_ids


def _connected(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected components of the graph that has these edges."""
    parent: dict[str, str] = {}

    def root(member: str) -> str:
        parent.setdefault(member, member)
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for first, second in pairs:
        parent[root(first)] = root(second)
    groups: dict[str, list[str]] = {}
    for member in parent:
        groups.setdefault(root(member), []).append(member)
    return list(groups.values())


def _first_of_copies(background: Background) -> dict[str, str]:
    """The claim that each copied claim is counted with: that of the source published first."""
    published = {source_id: (row["published"] is None, str(row["published"]), source_id) for source_id, row in background.sources.items()}
    firsts: dict[str, str] = {}
    for group in background.copies:
        first = min(group, key=lambda claim: (published[str(background.claims[claim]["source_id"])], claim))
        firsts.update(dict.fromkeys(group, first))
    return firsts


def _fact(
    claim_ids: Sequence[str],
    named: Mapping[str, Sequence[str]],
    background: Background,
    firsts: Mapping[str, str],
    texts: Mapping[str, int],
) -> Fact:
    source_of = {claim: str(background.claims[claim]["source_id"]) for claim in claim_ids}
    origins = {claim: str(background.claims[firsts.get(claim, claim)]["source_id"]) for claim in claim_ids}
    return Fact(
        title=describe(background.claims[claim_ids[0]]),
        said=said(background.claims[claim_ids[0]]),
        claim_ids=tuple(claim_ids),
        finding_ids=tuple(dict.fromkeys(key for claim in claim_ids for key in named.get(claim, ()))),
        support=find_support(claim_ids, source_of, texts),
        copied={source_of[claim]: origins[claim] for claim in claim_ids if origins[claim] != source_of[claim]},
    )
