"""How much longer a whole run takes than parsing the same articles.

The two are run in turns, so that a machine that is busy for a while slows both, and each turn gives one ratio: their
median is the figure. Seconds are of the wall clock and differ between machines; ratios hold better.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.benchmarks.figures import Figure, figures
from tests.benchmarks.program import Place, command, crossclaim

TURNS = 7


def measure(place: Place) -> list[Figure]:
    """The median ratio of the turns, and the median seconds of either side. A first turn, which fills the disk's cache, is left out."""
    raw = place.find("articles")
    baseline = Path(__file__).parent / "baseline.py"
    turns = []
    for turn in range(TURNS + 1):
        parsed = seconds(partial(command, sys.executable, baseline, raw, cwd=place.work))
        run = seconds(partial(crossclaim, raw, place.work / f"extracted-{turn}", cwd=place.work))
        turns.append((run, parsed))
    ratios = [run / parsed for run, parsed in turns[1:]]
    values = {
        "run_to_parse_ratio": statistics.median(ratios),
        "lowest_ratio": min(ratios),
        "highest_ratio": max(ratios),
        "seconds_run": statistics.median(run for run, _ in turns[1:]),
        "seconds_parse": statistics.median(parsed for _, parsed in turns[1:]),
        "turns": len(ratios),
    }
    return figures(values, at_most={"run_to_parse_ratio": 1.5})


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes on the wall clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
