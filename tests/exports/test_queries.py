"""The queries of the README, as they stand there, against the example articles in both databases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.tables.revision import Checked
from tests.exports.databases import Rows, query
from tests.readme import BLOCK, README

QUERIES = [block["text"] for block in BLOCK.finditer(README.read_text(encoding="utf-8")) if block["language"] == "sql"]


def plain(rows: Rows) -> Rows:
    """The rows with days as text, as SQLite has them."""
    return [tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in rows]


def test_there_are_three() -> None:
    assert len(QUERIES) == 3


@pytest.mark.parametrize("number", range(3))
def test_both_databases_give_the_same_answer(exported: Mapping[str, Path], number: int) -> None:
    lite = query(exported["sqlite"], QUERIES[number])
    assert lite
    assert plain(query(exported["duckdb"], QUERIES[number])) == lite


@pytest.fixture
def claims(examples: Checked) -> dict[str, dict[str, Any]]:
    return {row["claim_id"]: row for row in examples.tables.claims.iter_rows(named=True)}


def test_the_predicates_that_two_sources_disagree_on(exported: Mapping[str, Path], examples: Checked) -> None:
    assert examples.conflicts is not None
    pairs: dict[tuple[str, str, str], set[str]] = {}
    for row in examples.conflicts.iter_rows(named=True):
        sources = sorted(set(row["source_ids"].split(";")))
        for one, other in ((one, other) for one in sources for other in sources if one < other):
            pairs.setdefault((row["predicate"], one, other), set()).add(row["conflict_id"])
    expected = sorted(((*pair, len(found)) for pair, found in pairs.items()), key=lambda row: (-row[3], row[:3]))
    assert query(exported["sqlite"], QUERIES[0]) == expected[:10]


def test_the_timeline_of_a_subject(exported: Mapping[str, Path], claims: dict[str, dict[str, Any]]) -> None:
    subject = "aldersund-harbour-bridge"
    assert f"'{subject}'" in QUERIES[1]
    dated = [
        row for row in claims.values() if row["date_start"] and subject in f"{row['subject_id'] or ''};{row['object_id'] or ''}".split(";")
    ]
    dated.sort(key=lambda row: (row["date_start"], row["source_id"], row["char_start"], row["claim_id"]))
    names = ("date_start", "date_edtf", "predicate", "modality", "source_id", "evidence")
    assert query(exported["sqlite"], QUERIES[1]) == [tuple(row[name] for name in names) for row in dated]


def test_the_claims_that_nobody_else_supports(exported: Mapping[str, Path], examples: Checked) -> None:
    rows = list(examples.tables.claims.iter_rows(named=True))
    lonely = [row for row in rows if row["date_start"] and row["modality"] == "actual" and not any(supports(other, row) for other in rows)]
    lonely.sort(key=lambda row: (row["source_id"], row["char_start"], row["claim_id"]))
    names = ("source_id", "predicate", "date_edtf", "evidence")
    assert query(exported["sqlite"], QUERIES[2]) == [tuple(row[name] for name in names) for row in lonely]
    assert len(lonely) < len([row for row in rows if row["date_start"] and row["modality"] == "actual"]), "no claim is supported"


def supports(other: dict[str, Any], claim: dict[str, Any]) -> bool:
    """As the README says it: another source of the collection, in other words, of one of the same things, with a date that fits."""

    def entities(row: dict[str, Any]) -> set[str]:
        return set(f"{row['subject_id'] or ''};{row['object_id'] or ''}".split(";")) - {""}

    def ends(row: dict[str, Any]) -> tuple[str, str]:
        return row["date_start"] or "0", row["date_end"] or "9999-12-31"

    return (
        other["source_id"] != claim["source_id"]
        and other["source_id"].partition("/")[0] == claim["source_id"].partition("/")[0]
        and other["evidence"] != claim["evidence"]
        and (other["predicate"], other["modality"]) == (claim["predicate"], "actual")
        and bool(other["date_start"])
        and ends(other)[0] <= ends(claim)[1]
        and ends(claim)[0] <= ends(other)[1]
        and bool(entities(other) & entities(claim))
    )
