"""Articles against the claims and conflicts that were annotated by hand: five real ones, and the project's own."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.figures import Figure, figures
from tests.benchmarks.program import ROOT, BenchmarkError, Place, command, crossclaim, read_figures

QUOTED = {"offsets_wrong": 0, "mention_offsets_wrong": 0}


@dataclass(frozen=True)
class Annotated:
    """A folder of articles, what is annotated of them, and what the figures must reach or may not pass."""

    raw: Path
    claims: tuple[Path, ...]
    conflicts: Path
    at_least: Mapping[str, float] = field(default_factory=dict)
    at_most: Mapping[str, float] = field(default_factory=dict)


def measure_shared(place: Place) -> list[Figure]:
    """The five real articles, which are one collection; the claims of three of them are annotated."""
    gold = place.find("gold")
    conflicts = gold / "conflicts.jsonl"
    annotated = Annotated(
        raw=place.find("articles"),
        claims=tuple(sorted(set(gold.glob("*.jsonl")) - {conflicts})),
        conflicts=conflicts,
        at_least={"dates_right": 0.90, "anchored_f1": 0.75, "strict_f1": 0.60, "must_be_found": len(must_be_found(conflicts))},
        at_most={**QUOTED, "agreements_flagged": 5, "errors_and_warnings": 25, "info": 40},
    )
    return measure(annotated, place)


def measure_own(place: Place) -> list[Figure]:
    """The articles in `raw/`; the claims of one collection are annotated, and the conflicts of all."""
    gold = ROOT / "tests" / "gold"
    annotated = Annotated(ROOT / "raw", tuple(sorted(gold.glob("*/*.jsonl"))), gold / "conflicts.jsonl", at_most=QUOTED)
    return measure(annotated, place)


def measure(annotated: Annotated, place: Place) -> list[Figure]:
    """All figures of one folder of articles."""
    to = place.work / "extracted"
    crossclaim(annotated.raw, to, cwd=place.work)
    values = {**measure_claims(annotated, place, to), **measure_conflicts(annotated, place, to)}
    return figures(values, at_least=annotated.at_least, at_most=annotated.at_most)


def measure_claims(annotated: Annotated, place: Place, to: Path) -> dict[str, float]:
    """How many claims and dates are right, and whether every quotation is where the tables say."""
    score = (sys.executable, place.find("score.py"), "claims", "--raw", annotated.raw)
    scored = read_figures(command(*score, to / "claims.csv", *annotated.claims, cwd=place.work))
    return {**scored, "mention_offsets_wrong": wrong_mentions(annotated.raw, to / "mentions.csv")}


def wrong_mentions(raw: Path, mentions: Path) -> int:
    """How many mentions are not the slice of the article that they name."""
    articles = (path for path in raw.rglob("*") if path.suffix in {".txt", ".md"})
    texts = {path.relative_to(raw).with_suffix("").as_posix(): path.read_bytes().decode("utf-8-sig") for path in articles}
    with mentions.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return sum(texts[row["source_id"]][int(row["char_start"]) : int(row["char_end"])] != row["text"] for row in rows)


def measure_conflicts(annotated: Annotated, place: Place, to: Path) -> dict[str, float]:
    """What was found of what is there, and what was reported beside it."""
    score = (sys.executable, place.find("score.py"))
    tables = (to / "claims.csv", to / "conflicts.csv", annotated.conflicts)
    scored = read_figures(command(*score, "conflicts", *tables, cwd=place.work))
    shown = command(*score, "--show", "conflicts", *tables, cwd=place.work)
    missed = set(re.findall(r"^MISSED \w+ ([^:]+):", shown, re.MULTILINE))
    if len(missed) != scored["checkable"] - scored["checkable_found"]:
        raise BenchmarkError("score.py lists other conflicts as missed than it counts")
    return {"must_be_found": len(must_be_found(annotated.conflicts) - missed), **scored}


def must_be_found(conflicts: Path) -> set[str]:
    """The rows that a program can find in the text alone; those of dates that have grown old may be reported or not."""
    with conflicts.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return {row["id"] for row in rows if row["verdict"] != "agree" and row["checkable"] and row["type"] != "date"}
