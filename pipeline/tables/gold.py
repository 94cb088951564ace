"""Claims that somebody annotated by hand, and which rows of the table of claims are right by them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import TableError

Row = Mapping[str, Any]

NEEDED = ("source_id", "char_start", "char_end", "trigger")
ANCHORS = ("date_start", "date_end", "value_low", "value_high")
STEM = 4
"""Letters that two forms of one word share: `opened`, `opening`."""
EMPTY = frozenset({"the", "a", "an", "of", "and", "in", "to", "for", "be"})


@dataclass(frozen=True, slots=True)
class Worth:
    """What the claims of one rule are worth, by the gold."""

    right: int
    """Claims that an annotated claim confirms."""
    wrong: int
    """Claims with a date, a value or a plan that none confirms; what has none of these is not annotated in full, and not judged."""
    wanted: int
    """The annotated claims that any rule should find."""
    met: int
    """Those of them that this rule finds."""

    @property
    def precision(self) -> float | None:
        """Of the claims that could be judged, the right ones; None where there is none."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None

    @property
    def recall(self) -> float | None:
        """Of all that is annotated, what this rule finds; the recalls of all rules add up to that of the program."""
        return self.met / self.wanted if self.wanted else None


def read_gold(folder: Path) -> list[dict[str, Any]]:
    """The annotated claims of all `.jsonl` files below a folder that hold some; TableError where there is none, or a line is broken."""
    rows: list[dict[str, Any]] = []
    for path in sorted(folder.rglob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise TableError(f"is no JSON: {error}", path=path, line=number) from error
            if isinstance(row, dict) and "verdict" in row:  # annotated conflicts stand beside the claims
                break
            if not isinstance(row, dict) or any(key not in row for key in NEEDED):
                raise TableError(f"is no annotated claim; one has {', '.join(NEEDED)}", path=path, line=number)
            rows.append(row)
    if not rows:
        raise TableError("holds no annotated claims; they stand in .jsonl files, one claim a line", path=folder)
    return rows


def worth_by_rule(claims: Iterable[Row], gold: Sequence[Row]) -> dict[str, Worth]:
    """What the claims of each rule are worth; claims of articles that nobody annotated are left out.

    A claim is right if it is anchored as an annotated one is: the two quote the same stretch of text, more or less, have the same
    interval and value, and head words with one stem. Each annotated claim confirms one claim, a required one before an optional one.
    """
    annotated = by_source(gold)
    right: dict[str, int] = defaultdict(int)
    wrong: dict[str, int] = defaultdict(int)
    met: dict[str, int] = defaultdict(int)
    for source_id, rows in by_source(claims).items():
        if source_id not in annotated:
            continue
        confirmed = pair(rows, annotated[source_id])
        for index, row in enumerate(rows):
            rule_id = str(row["rule_id"])
            if index in confirmed:
                right[rule_id] += 1
                met[rule_id] += not confirmed[index].get("optional")
            elif row.get("modality") == "planned" or any(row.get(key) is not None for key in ANCHORS):
                wrong[rule_id] += 1
            else:
                right[rule_id] += 0
    wanted = sum(not row.get("optional") for row in gold)
    return {rule_id: Worth(right[rule_id], wrong[rule_id], wanted, met[rule_id]) for rule_id in sorted({*right, *wrong})}


def by_source(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each article."""
    out: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        out[str(row["source_id"])].append(row)
    return out


def pair(claims: Sequence[Row], gold: Sequence[Row]) -> dict[int, Row]:
    """The annotated claim that confirms a claim, by the claim's position; required ones first, then in the order of the text."""
    confirmed: dict[int, Row] = {}
    for wanted in sorted(gold, key=lambda row: bool(row.get("optional"))):
        found = next((i for i, claim in enumerate(claims) if i not in confirmed and is_confirmed(claim, wanted)), None)
        if found is not None:
            confirmed[found] = wanted
    return confirmed


def is_confirmed(claim: Row, gold: Row) -> bool:
    """True if an annotated claim says what a claim says."""
    return (
        same_passage(claim, gold)
        and all(claim.get(key) == gold.get(key) for key in ("date_start", "date_end"))
        and same_value(claim, gold)
        and bool(
            stems(claim.get("trigger"), claim.get("predicate")) & stems(gold["trigger"], gold.get("predicate"), *gold.get("triggers", ()))
        )
    )


def same_passage(claim: Row, gold: Row) -> bool:
    """True if the two share half of the longer one's text."""
    shared = min(claim["char_end"], gold["char_end"]) - max(claim["char_start"], gold["char_start"])
    return bool(2 * shared >= max(claim["char_end"] - claim["char_start"], gold["char_end"] - gold["char_start"]))


def same_value(claim: Row, gold: Row) -> bool:
    """True if both have no value, or the same one in the same unit."""
    for key in ("value_low", "value_high"):
        mine, other = claim.get(key), gold.get(key)
        if mine is None or other is None:
            if mine is not other:
                return False
        elif abs(mine - other) > 1e-6 * max(1.0, abs(other)):
            return False
    return not (claim.get("unit") and gold.get("unit")) or claim["unit"] == gold["unit"]


def stems(*texts: str | None) -> set[str]:
    """The beginnings of the words of texts."""
    words = {word for text in texts for word in re.findall(r"[^\W_]+", (text or "").casefold())}
    return {word[:STEM] for word in words - EMPTY} or words
