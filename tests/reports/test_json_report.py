"""The report for programs."""

from __future__ import annotations

import json
from dataclasses import replace

from pipeline.reports.json_report import render
from tests.reports.sample import CLAIM, FINDING, OTHER, REPORT


def test_the_whole_report() -> None:
    finding = {
        "id": "x1",
        "fingerprint": "f1",
        "collection": "bridges",
        "rule_id": "opened-once",
        "type": "date",
        "severity": "error",
        "score": 64,
        "status": "new",
        "note": None,
        "ignored": None,
        "message": "the bridge was opened on 3 May 1911 or in 1913",
        "subject": "the bridge",
        "predicate": "open",
        "why": "A thing is opened once.",
        "source_ids": ["bridges/copy", "bridges/guide", "bridges/history"],
        "independent_sources": 2,
        "positions": [
            {"words": "3 May 1911", "claim_ids": ["c1", "c5"], "source_ids": ["bridges/copy", "bridges/guide"], "independent_sources": 1},
            {"words": "1913", "claim_ids": ["c2"], "source_ids": ["bridges/history"], "independent_sources": 1},
        ],
        "passages": [
            {
                "path": "raw/bridges/guide.txt",
                "line": 2,
                "column": 1,
                "title": "The Guide",
                "published": "2010",
                "marks": [[17, 27]],
                "claim": CLAIM,
            },
            {
                "path": "raw/bridges/history.md",
                "line": None,
                "column": None,
                "title": None,
                "published": None,
                "marks": [[25, 29]],
                "claim": OTHER,
            },
        ],
    }
    accepted = finding | {"id": "x2", "severity": "warning", "status": "accepted", "note": "both are right (Ada, 2026-01-02)"}
    assert json.loads(render(REPORT)) == {
        "schema": 1,
        "program": "0.1.0",
        "summary": {
            "articles": 3,
            "claims": 1234,
            "pairs_compared": 5,
            "new": {"error": 1, "warning": 0, "info": 0},
            "accepted": {"error": 0, "warning": 1, "info": 0},
            "ignored": 0,
            "left_out": 1,
            "fail_on": "warning",
            "failing": 1,
        },
        "findings": [finding, accepted],
        "agreements": [
            {"claim_ids": ["c1", "c3"], "reason": "finer", "rule_id": "opened-once"},
            {"claim_ids": ["c1", "c4"], "reason": "same", "rule_id": "opened-once"},
            {"claim_ids": ["c3", "c4"], "reason": "same", "rule_id": "length"},
        ],
        "supported": [
            {
                "title": "the river – is",
                "said": "90 m",
                "claim_ids": ["c3", "c4"],
                "source_ids": ["bridges/guide", "bridges/history"],
                "independent_sources": 2,
            }
        ],
        "nothing_to_compare": ["order"],
        "articles_without_claims": ["bridges/empty"],
        "notes": ["rules/accepted.yaml: line 9: x9 (old) matches no finding any more; take it out"],
    }


def test_width_colour_and_quiet_change_nothing() -> None:
    assert render(REPORT, width=40, colour=True, quiet=True) == render(REPORT)


def test_text_stays_readable_and_hostile_text_stays_data() -> None:
    text = render(replace(REPORT, findings=[replace(FINDING, message="Өзгөн \x1b[2J")]))
    assert "Өзгөн \\u001b[2J" in text
    assert json.loads(text)["findings"][0]["message"] == "Өзгөн \x1b[2J"
