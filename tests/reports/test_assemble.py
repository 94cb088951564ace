"""From tables to findings, in the order of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.reports.assemble import fingerprints, make_findings, sort_findings
from pipeline.reports.report import Finding, Place, Status
from pipeline.tables.build import conflict_ids_of
from pipeline.tables.ids import fingerprint
from tests.reports.sample import FINDING
from tests.tables.sample import conflict, tables


def test_a_finding_holds_its_passages() -> None:
    built = tables()
    given = conflict(built)
    (conflict_id,) = conflict_ids_of([given], built.claims)
    standings = {conflict_id: (Status.ACCEPTED, "seen (Ada)")}
    (found,) = make_findings(
        {conflict_id: given}, built.claims, built.sources, lambda claim: Place(str(claim["source_id"])), standings, {"opened-once": "Once."}
    )
    assert (found.conflict_id, found.severity, found.status, found.note, found.why) == (
        conflict_id,
        "error",
        Status.ACCEPTED,
        "seen (Ada)",
        "Once.",
    )
    assert (found.score, found.support, found.positions) == (given.score, given.support, given.positions)
    assert (
        found.fingerprint
        == fingerprint(passage.evidence for passage in found.passages)
        == fingerprints({conflict_id: given}, built.claims)[conflict_id]
    )
    assert [(p.place.path, p.published, [p.evidence[start:end] for start, end in p.marks]) for p in found.passages] == [
        ("bridges/guide", "2010", ["3 May 1911"]),
        ("bridges/history", "2010", ["1913"]),
    ]


def finding(name: str, subject: str, severity: str, status: Status = Status.NEW, rule_id: str = "a", score: int = 50) -> Finding:
    return replace(FINDING, conflict_id=name, subject=subject, severity=severity, status=status, rule_id=rule_id, score=score)


@pytest.mark.parametrize("turn", range(10))
def test_the_order_of_findings(turn: int) -> None:
    ordered = [
        finding("8", "town", "error", score=80),
        finding("9", "town", "info", score=90),
        finding("0", "mill", "error", rule_id="z", score=51),
        finding("1", "mill", "error", rule_id="a"),
        finding("2", "mill", "error", rule_id="b"),
        finding("3", "mill", "info"),
        finding("4", "bridge", "warning"),
        finding("5", "bridge", "info"),
        finding("6", "anchor", "info"),
        finding("7", "anchor", "error", Status.ACCEPTED),
    ]
    assert sort_findings(ordered[turn:] + ordered[:turn]) == ordered
