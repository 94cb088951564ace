"""The gold fits the articles: offsets, words, intervals and quotes."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent
RAW = GOLD.parents[1] / "raw"
KINDS = {"event", "quantity", "state"}
MODALITIES = {"actual", "planned", "possible", "negated"}
TYPES = {"value", "date", "modality", "wording", "order", "uniqueness", "arithmetic", "entity", "relative-date", "staleness"}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def article(source_id: str) -> str:
    (path,) = RAW.glob(f"{source_id}.*")
    return path.read_bytes().decode("utf-8")


CLAIMS = [row for path in sorted(GOLD.glob("*/*.jsonl")) for row in rows(path)]
CONFLICTS = rows(GOLD / "conflicts.jsonl")


def broken(row: dict[str, Any]) -> list[str]:
    """Everything that is wrong with one gold claim."""
    cut = article(row["source_id"])[row["char_start"] : row["char_end"]]
    start, end = (date.fromisoformat(row[key]) if row[key] else None for key in ("date_start", "date_end"))
    low, high = row["value_low"], row["value_high"]
    checks = {
        "evidence is not the slice": cut == row["evidence"],
        "words outside the evidence": all((row[key] or "") in cut for key in ("trigger", "date_text", "value_text")),
        "kind": row["kind"] in KINDS,
        "modality": row["modality"] in MODALITIES,
        "trigger longer than three words": 1 <= len(row["trigger"].split()) <= 3,
        "an interval without a date": bool(row["date_edtf"]) == bool(start or end),
        "the interval runs backwards": not (start and end) or start <= end,
        "a bound without words": (row["value_text"] is None) == (low is None and high is None) == (row["unit"] is None),
        "the value runs backwards": low is None or high is None or low <= high,
        "a quantity without a value": (row["kind"] == "quantity") == (row["value_text"] is not None),
    }
    return [name for name, holds in checks.items() if not holds]


def test_claims_fit_their_articles() -> None:
    assert {(row["source_id"], row["evidence"], row["trigger"]): faults for row in CLAIMS if (faults := broken(row))} == {}


def test_no_claim_stands_twice() -> None:
    keys = Counter(
        json.dumps([row[k] for k in ("source_id", "char_start", "trigger", "object", "date_edtf", "value_text", "unit", "modality")])
        for row in CLAIMS
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_article_of_an_annotated_collection_has_gold() -> None:
    annotated = {row["source_id"] for row in CLAIMS}
    collections = {source_id.split("/")[0] for source_id in annotated}
    files = {f"{path.parent.name}/{path.stem}" for name in collections for path in (RAW / name).iterdir()}
    assert annotated == files


def test_there_is_enough_to_measure_with() -> None:
    required = Counter(row["kind"] for row in CLAIMS if not row["optional"])
    assert required.total() >= 60
    assert set(required) == KINDS


@pytest.mark.parametrize("row", CONFLICTS, ids=lambda row: row["id"])
def test_quotes_stand_in_their_articles(row: dict[str, Any]) -> None:
    assert len(row["sources"]) == len(row["evidence"])
    assert [quote for source, quote in zip(row["sources"], row["evidence"], strict=True) if quote not in article(source)] == []
    assert len({source.split("/")[0] for source in row["sources"]}) == 1, "claims are compared inside a collection"


def test_verdicts_severities_and_types() -> None:
    assert [row["id"] for row in CONFLICTS if (row["verdict"] == "agree") != (row["severity"] is None)] == []
    assert [row["id"] for row in CONFLICTS if row["verdict"] != "agree" and row["type"] not in TYPES] == []
    assert [row["id"] for row in CONFLICTS if row["verdict"] == "agree" and row["checkable"]] == []
    assert max(Counter(row["id"] for row in CONFLICTS).values()) == 1


@pytest.mark.parametrize("collection", ["harbour-bridge", "kyrgyzstan"])
def test_each_kind_is_planted_and_traps_outnumber_conflicts(collection: str) -> None:
    here = [row for row in CONFLICTS if row["sources"][0].startswith(f"{collection}/")]
    planted = {row["type"] for row in here if row["verdict"] != "agree"}
    assert {"value", "date", "modality", "wording", "arithmetic", "order", "uniqueness", "staleness"} <= planted
    verdicts = Counter(row["verdict"] == "agree" for row in here)
    assert verdicts[True] >= verdicts[False]
