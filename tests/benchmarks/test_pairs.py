"""The judged pairs are well-formed, and counted as they should be."""

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.pairs import SETS, count, read_pairs

KINDS = {None, "entity", "number", "date", "order", "uniqueness", "arithmetic", "modality", "name", "place", "rank", "negation", "other"}


@pytest.mark.parametrize("name", SETS)
def test_each_line_is_a_pair(name: str) -> None:
    pairs = read_pairs(name)
    assert [pair["id"] for pair in pairs] == [f"{name}-{i:03d}" for i in range(len(pairs))]
    assert {tuple(pair) for pair in pairs} == {("id", "a", "b", "conflict", "why")}
    assert {pair["conflict"] for pair in pairs} <= KINDS
    assert all(pair["a"] and pair["b"] and pair["why"] and pair["a"] != pair["b"] for pair in pairs)


def test_what_is_flagged_is_counted() -> None:
    pairs = [{"id": str(i), "conflict": kind} for i, kind in enumerate(["number", "number", "date", "order", None, None])]
    assert count("x", pairs, {"0", "3", "5"}) == [
        Figure("x: contradictions", 4),
        Figure("x: recall", 0.5),
        Figure("x: recall, number", 0.5),
        Figure("x: recall, date", 0.0),
        Figure("x: pairs that agree", 2),
        Figure("x: false alarms", 0.5),
    ]
