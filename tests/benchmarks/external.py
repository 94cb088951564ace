"""Sets that others annotated, laid out as folders of articles and scored by the scorer that comes with them."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.benchmarks.figures import Figure, figures
from tests.benchmarks.program import Place, command, crossclaim, read_figures


def measure_set(name: str) -> Callable[[Place], list[Figure]]:
    """The benchmark of one set."""

    def measure(place: Place) -> list[Figure]:
        scorer, data = place.find("bench.py"), place.find(f"bench/{name}.dev.jsonl")
        raw, to = place.work / "raw", place.work / "extracted"
        command(sys.executable, scorer, "export", data, raw, cwd=place.work)
        crossclaim(raw, to, cwd=place.work)
        return figures(read_figures(command(sys.executable, scorer, "score", data, to, cwd=place.work)))

    return measure
