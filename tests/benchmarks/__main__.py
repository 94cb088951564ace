"""`python -m tests.benchmarks [PART …] [--write] [--shared DIR]`: measure, print, and compare with what is asked.

Exit codes: 0 everything asked for is met; 1 something is not; 2 could not measure.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import confusion, factbook, gold, pairs, planted, speed
from tests.benchmarks.external import measure_set
from tests.benchmarks.figures import Figure, as_markdown, as_text
from tests.benchmarks.program import ROOT, BenchmarkError, Place
from tests.benchmarks.results import RESULTS, replace_sections, section

PARTS: dict[str, Callable[[Place], list[Figure]]] = {
    "gold": gold.measure_shared,
    "own": gold.measure_own,
    "confusion": confusion.measure,
    "wikiwars": measure_set("wikiwars"),
    "recognizers": measure_set("recognizers"),
    "knowledgenet": measure_set("knowledgenet"),
    "vitaminc": measure_set("vitaminc"),
    "wikicontradict": measure_set("wikicontradict"),
    "pairs": pairs.measure,
    "planted": planted.measure,
    "factbook": factbook.measure,
    "speed": speed.measure,
}


def measured(name: str, shared: Path) -> tuple[list[Figure], float]:
    """The figures of one part and the seconds that they took."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="crossclaim-") as work:
        return PARTS[name](Place(shared, Path(work))), time.perf_counter() - started


def main() -> int:
    """Measure the parts asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure quality and speed.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure, by default all: {', '.join(PARTS)}")
    parser.add_argument("--write", action="store_true", help="update tests/benchmarks/RESULTS.md")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder of articles, gold and external sets")
    options = parser.parse_args()
    if unknown := [name for name in options.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    sections, missed = {}, []
    for name in options.parts or PARTS:
        try:
            figures, seconds = measured(name, options.shared.resolve())
        except BenchmarkError as error:
            print(f"{name} could not be measured: {error}", file=sys.stderr)
            return 2
        print(f"{name} ({seconds:.0f} s)\n{as_text(figures)}\n", flush=True)
        missed += [f"{name}: {figure.name.replace('_', ' ')}" for figure in figures if not figure.is_met]
        sections[name] = section(name, f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}", as_markdown(figures), seconds)
    if options.write:
        old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
        RESULTS.write_text(replace_sections(old, sections, tuple(PARTS)), encoding="utf-8")
        print(f"wrote {RESULTS.relative_to(ROOT)}")
    print(f"Missed: {'; '.join(missed)}" if missed else "Everything that is asked for is met.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
