"""A report on two findings, one of them accepted."""

from __future__ import annotations

from dataclasses import replace

from pipeline.conflicts.conflict import Position, Support
from pipeline.reports.report import Agreed, Fact, Finding, Passage, Place, Report, Status
from pipeline.tables.columns import CLAIMS

CLAIM = dict.fromkeys(CLAIMS) | {
    "claim_id": "c1",
    "source_id": "bridges/guide",
    "char_start": 45,
    "char_end": 86,
    "evidence": "It was opened on\n3 May 1911 by the mayor.",
    "kind": "event",
    "trigger": "opened",
    "predicate": "open",
    "object": "the bridge",
    "date_text": "3 May 1911",
    "date_edtf": "1911-05-03",
    "modality": "actual",
    "rule_id": "clause",
}
OTHER = CLAIM | {
    "claim_id": "c2",
    "source_id": "bridges/history",
    "section": "History > Opening",
    "evidence": "The bridge was opened in 1913.",
    "date_text": "1913",
    "date_edtf": "1913",
}

FIRST = Passage(CLAIM, Place("raw/bridges/guide.txt", 2, 1), "The Guide", "2010", ((17, 27),))
SECOND = Passage(OTHER, Place("raw/bridges/history.md"), None, None, ((25, 29),))

FINDING = Finding(
    conflict_id="x1",
    fingerprint="f1",
    collection="bridges",
    rule_id="opened-once",
    type="date",
    severity="error",
    message="the bridge was opened on 3 May 1911 or in 1913",
    subject="the bridge",
    predicate="open",
    why="A thing is opened once.",
    passages=(FIRST, SECOND),
    score=64,
    support=Support(("bridges/copy", "bridges/guide", "bridges/history"), 2),
    positions=(
        Position("3 May 1911", ("c1", "c5"), Support(("bridges/copy", "bridges/guide"), 1)),
        Position("1913", ("c2",), Support(("bridges/history",), 1)),
    ),
)
ACCEPTED = replace(FINDING, conflict_id="x2", severity="warning", status=Status.ACCEPTED, note="both are right (Ada, 2026-01-02)")

REPORT = Report(
    findings=[FINDING, ACCEPTED],
    agreements=[
        Agreed(("c1", "c3"), "finer", "opened-once"),
        Agreed(("c1", "c4"), "same", "opened-once"),
        Agreed(("c3", "c4"), "same", "length"),
    ],
    supported=[Fact("the river – is", "90 m", ("c3", "c4"), (), Support(("bridges/guide", "bridges/history"), 2), {})],
    nothing_to_compare=["order"],
    sources=3,
    claims=1234,
    compared=5,
    without_claims=["bridges/empty"],
    left_out=1,
    notes=["rules/accepted.yaml: line 9: x9 (old) matches no finding any more; take it out"],
    reasons={"finer": "one is only more precise than the other", "same": "both say the same"},
    program="0.1.0",
)
