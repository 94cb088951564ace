"""Facts: claims that the comparison held against each other, put together, with who says them and who copies whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.reports.background import Background
from pipeline.reports.report import Agreed, Finding, Report

Row = Mapping[str, object]

ONE_THING = frozenset({"same", "finer", "overlaps", "about", "restated"})
"""The reasons for an agreement that say that both claims are about one thing and support each other."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims about one thing, by one source or several."""

    claim_ids: tuple[str, ...]
    """In the order of the table of claims."""
    finding_ids: tuple[str, ...]
    """The findings among them."""
    sources: tuple[str, ...]
    """The source_ids, sorted."""
    independent: int
    """How many sources there are when those that copy a sentence count as one."""
    copied: Mapping[str, str]
    """Of each source that has a sentence of another: the source that had it first, by date of publication, else by id."""


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
    copied = _first_of_copies(background)
    facts = [_fact(sorted(group, key=order.__getitem__), named, background, copied) for group in groups]
    return sorted(
        facts,
        key=lambda fact: (min((rank[key] for key in fact.finding_ids), default=len(rank)), -fact.independent, order[fact.claim_ids[0]]),
    )


def supported(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that at least two independent sources state and that no finding is about."""
    return [fact for fact in facts if fact.independent > 1 and not fact.finding_ids]


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
        if agreement.reason in ONE_THING:
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


def _fact(claim_ids: Sequence[str], named: Mapping[str, Sequence[str]], background: Background, firsts: Mapping[str, str]) -> Fact:
    source_of = {claim: str(background.claims[claim]["source_id"]) for claim in claim_ids}
    origins = {claim: str(background.claims[firsts.get(claim, claim)]["source_id"]) for claim in claim_ids}
    return Fact(
        claim_ids=tuple(claim_ids),
        finding_ids=tuple(dict.fromkeys(key for claim in claim_ids for key in named.get(claim, ()))),
        sources=tuple(sorted(set(source_of.values()))),
        independent=len(set(origins.values())),
        copied={source_of[claim]: origins[claim] for claim in claim_ids if origins[claim] != source_of[claim]},
    )
