"""The five real articles, against the claims and conflicts that were annotated by hand."""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, figures
from tests.benchmarks.program import BenchmarkError, Place, command, crossclaim, read_figures

CLAIMS_AT_LEAST = {"dates_right": 0.90, "anchored_f1": 0.75, "strict_f1": 0.60}
CLAIMS_AT_MOST = {"offsets_wrong": 0, "mention_offsets_wrong": 0}
CONFLICTS_AT_MOST = {"agreements_flagged": 5, "errors_and_warnings": 25, "info": 40}


def measure(place: Place) -> list[Figure]:
    """Claims of the annotated articles, and conflicts of all five, which are one collection."""
    raw, gold = place.find("articles"), place.find("gold")
    to = place.work / "extracted"
    crossclaim(raw, to, cwd=place.work)
    return [*measure_claims(place, raw, gold, to), *measure_conflicts(place, gold, to)]


def measure_claims(place: Place, raw: Path, gold: Path, to: Path) -> list[Figure]:
    """How many claims and dates are right, and whether every quotation is where the tables say."""
    annotated = sorted(path for path in gold.glob("*.jsonl") if path.stem != "conflicts")
    scored = read_figures(
        command(sys.executable, place.find("score.py"), "claims", "--raw", raw, to / "claims.csv", *annotated, cwd=place.work)
    )
    scored["mention_offsets_wrong"] = wrong_mentions(raw, to / "mentions.csv")
    return figures(scored, at_least=CLAIMS_AT_LEAST, at_most=CLAIMS_AT_MOST)


def wrong_mentions(raw: Path, mentions: Path) -> int:
    """How many mentions are not the slice of the article that they name."""
    texts: dict[str, str] = {}
    wrong = 0
    with mentions.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            source = row["source_id"]
            if source not in texts:
                texts[source] = (raw / f"{source}.txt").read_bytes().decode("utf-8-sig")
            wrong += texts[source][int(row["char_start"]) : int(row["char_end"])] != row["text"]
    return wrong


def measure_conflicts(place: Place, gold: Path, to: Path) -> list[Figure]:
    """What was found of what is there, and what was reported beside it."""
    annotated = gold / "conflicts.jsonl"
    score = (sys.executable, place.find("score.py"))
    scored = read_figures(command(*score, "conflicts", to / "claims.csv", to / "conflicts.csv", annotated, cwd=place.work))
    shown = command(*score, "--show", "conflicts", to / "claims.csv", to / "conflicts.csv", annotated, cwd=place.work)
    missed = set(re.findall(r"^MISSED \w+ ([^:]+):", shown, re.MULTILINE))
    if len(missed) != scored["checkable"] - scored["checkable_found"]:
        raise BenchmarkError("score.py lists other conflicts as missed than it counts")
    wanted = must_be_found(annotated)
    scored = {"must_be_found": len(wanted - missed), **scored}
    return figures(scored, at_least={"must_be_found": len(wanted)}, at_most=CONFLICTS_AT_MOST)


def must_be_found(annotated: Path) -> set[str]:
    """The rows that a program can find in the text alone; those of dates that have grown old may be reported or not."""
    with annotated.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return {row["id"] for row in rows if row["verdict"] != "agree" and row["checkable"] and row["type"] != "date"}
