"""A report of as many findings as one likes."""

from __future__ import annotations

from pipeline.reports.background import Background, Surroundings
from pipeline.reports.report import Agreed, Finding, Passage, Place, Report
from pipeline.tables.columns import CLAIMS, SOURCES

TYPES = ("value", "date", "modality", "wording", "order")
SEVERITIES = ("error", "warning", "info")
ARTICLES = 40


def make_report(count: int) -> Report:
    """So many findings on a fifth as many subjects, each between two of forty articles, with pictures and paragraphs."""
    claims = [claim(number) for number in range(2 * count)]
    passages = [
        Passage(row, Place(f"raw/{row['source_id']}.txt", 1 + number, 1), None, "2010", ((0, 4),)) for number, row in enumerate(claims)
    ]
    findings = [finding(number, passages[2 * number], passages[2 * number + 1]) for number in range(count)]
    sources = {f"article-{number:02}": source(f"article-{number:02}") for number in range(ARTICLES)}
    around = Surroundings("The paragraph begins with other words. " * 4, " And it goes on for a while after that. " * 4)
    return Report(
        findings=sorted(findings, key=lambda one: one.subject or ""),
        agreements=[Agreed((claims[0]["claim_id"], claims[5]["claim_id"]), "other_time", "rule")] if count > 2 else [],
        sources=len(sources),
        claims=len(claims),
        compared=count,
        reasons={"other_time": "they speak of different times"},
        background=Background(
            claims={row["claim_id"]: row for row in claims},
            sources=sources,
            surroundings={row["claim_id"]: around for row in claims},
        ),
    )


def finding(number: int, first: Passage, second: Passage) -> Finding:
    return Finding(
        conflict_id=f"x{number:015x}",
        fingerprint=f"f{number:015x}",
        collection="default",
        rule_id="rule",
        type=TYPES[number % len(TYPES)],
        severity=SEVERITIES[number % len(SEVERITIES)],
        message=f"Thing {number // 5} was counted twice, with two results",
        subject=f"Thing {number // 5}",
        predicate="count",
        why="One thing has one size.",
        passages=(first, second),
    )


def claim(number: int) -> dict[str, object]:
    thing, year = number // 10, 1900 + number % 100
    words = f"{number} visitors were counted at thing {thing} in {year}, more than in any year before."
    return dict.fromkeys(CLAIMS) | {
        "claim_id": f"c{number:015x}",
        "source_id": f"article-{number % ARTICLES:02}",
        "char_start": 100 * number,
        "char_end": 100 * number + len(words),
        "evidence": words,
        "kind": "quantity",
        "trigger": "visitors",
        "predicate": "count",
        "subject": f"Thing {thing}",
        "subject_id": f"thing-{thing}",
        "date_text": str(year),
        "date_edtf": str(year),
        "date_start": f"{year}-01-01",
        "date_end": f"{year}-12-31",
        "value_text": str(number),
        "value_low": float(number),
        "value_high": float(number),
        "unit": "count",
        "modality": "actual",
        "rule_id": "quantity",
    }


def source(source_id: str) -> dict[str, object]:
    return dict.fromkeys(SOURCES) | {"source_id": source_id, "collection": "default", "title": f"The {source_id}", "published": "2010"}
