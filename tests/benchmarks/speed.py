"""How much longer a whole run takes than parsing the same articles.

The two are run in turns, so that a machine that is busy for a while slows both, and each turn gives one ratio: their
median is the figure. Seconds are of the wall clock and differ between machines; ratios hold better. The ratio of
processor time stands beside it, since it moves less while other work keeps the machine busy. Where the turns lie far
apart, their median says nothing, met or not: the spread has a limit of its own, and past it one measures again on a
quiet machine.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.benchmarks.figures import Figure, figures
from tests.benchmarks.program import Place, command, crossclaim

TURNS = 7


@dataclass(frozen=True)
class Took:
    """Seconds on the wall clock, and seconds of all processors."""

    wall: float
    processor: float


def measure(place: Place) -> list[Figure]:
    """The medians over the turns. A first turn, which fills the disk's cache, is left out."""
    raw = place.find("articles")
    baseline = Path(__file__).parent / "baseline.py"
    turns = []
    for turn in range(TURNS + 1):
        parsed = timed(partial(command, sys.executable, baseline, raw, cwd=place.work))
        run = timed(partial(crossclaim, raw, place.work / f"extracted-{turn}", cwd=place.work))
        turns.append((run, parsed))
    turns = turns[1:]
    ratios = [run.wall / parsed.wall for run, parsed in turns]
    values = {
        "run_to_parse_ratio": statistics.median(ratios),
        "lowest_ratio": min(ratios),
        "highest_ratio": max(ratios),
        "highest_to_lowest": max(ratios) / min(ratios),
        "processor_time_ratio": statistics.median(run.processor / parsed.processor for run, parsed in turns),
        "seconds_run": statistics.median(run.wall for run, _ in turns),
        "seconds_parse": statistics.median(parsed.wall for _, parsed in turns),
        "turns": len(turns),
    }
    return figures(values, at_most={"run_to_parse_ratio": 1.5, "highest_to_lowest": 1.3})


def timed(work: Callable[[], object]) -> Took:
    """How long the commands that `work` runs take."""
    wall, processor = time.perf_counter(), of_commands()
    work()
    return Took(time.perf_counter() - wall, of_commands() - processor)


def of_commands() -> float:
    """Seconds of processor time that all commands run so far have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
