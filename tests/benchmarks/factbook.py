"""The errors in 261 collections of five editions each, drawn with a seed and judged by hand.

`factbook_judged.csv` keeps the verdicts: `right` where both passages cannot be true as stated of the same thing at the same time, `wrong`
where they can, where one only brings the other up to date, or where the judge was in doubt. `measure` counts them. To judge anew, lay
the set out, run `crossclaim` over it, and draw: `python -m tests.benchmarks.factbook EXTRACTED …` prints the rows without a verdict.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure, figures
from tests.benchmarks.program import Place

JUDGED = Path(__file__).parent / "factbook_judged.csv"
COLUMNS = ("conflict_id", "collection", "rule_id", "severity", "value_a", "value_b", "verdict", "reason")
VERDICTS = ("right", "wrong")
SEED = 2026
SIZE = 100
"""Findings that are drawn; all of them, where there are no more."""
AT_LEAST = 0.8

Row = dict[str, str]


def read_judged(path: Path = JUDGED) -> list[Row]:
    """The judged findings, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def measure(_: Place) -> list[Figure]:
    """How many of the judged errors are right; nothing is run."""
    rows = read_judged()
    right = sum(row["verdict"] == "right" for row in rows)
    return figures({"judged": len(rows), "right": right, "precision": right / len(rows)}, at_least={"precision": AT_LEAST})


def draw(conflicts: Iterable[Row], size: int = SIZE, seed: int = SEED) -> list[Row]:
    """A sample of the errors, by collection, rule and id: the same for any order of the rows."""
    errors = sorted((row for row in conflicts if row["severity"] == "error"), key=_place)
    return errors if len(errors) <= size else sorted(random.Random(seed).sample(errors, size), key=_place)


def _place(row: Row) -> tuple[str, str, str]:
    return row["collection"], row["rule_id"], row["conflict_id"]


def main(folders: Sequence[str]) -> None:
    """Print the sample of the tables in some folders, with the message in the place of the reason."""
    conflicts: list[Row] = []
    for folder in folders:
        with (Path(folder) / "conflicts.csv").open(encoding="utf-8", newline="") as file:
            conflicts += csv.DictReader(file)
    writer = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "value_a": "", "value_b": "", "verdict": "", "reason": row["message"]} for row in draw(conflicts))


if __name__ == "__main__":
    main(sys.argv[1:])
