"""Who stands behind each side of a finding, copies counted once."""

from typing import Any

import pytest

from pipeline.conflicts import find_conflicts
from pipeline.conflicts.support import Backing
from pipeline.rulebook import Rulebook

SOURCE_OF = {"c1": "a", "c2": "b", "c3": "c", "c4": "d", "c5": "a"}


@pytest.mark.parametrize(
    ("claims", "copies", "sources", "independent"),
    [
        ([], [], (), 0),
        (["c1"], [], ("a",), 1),
        (["c1", "c5"], [], ("a",), 1),
        (["c2", "c1"], [], ("a", "b"), 2),
        (["c1", "c2", "c3"], [("c1", "c2")], ("a", "b", "c"), 2),
        (["c1", "c2", "c3"], [("c1", "c2"), ("c3", "c4")], ("a", "b", "c"), 2),
        (["c1", "c2", "c3", "c4"], [("c1", "c2"), ("c3", "c4")], ("a", "b", "c", "d"), 2),
        (["c1", "c2", "c3", "c5"], [("c1", "c2"), ("c3", "c5")], ("a", "b", "c"), 1),
    ],
)
def test_sources_that_copy_count_once(claims: list[str], copies: list[Any], sources: Any, independent: int) -> None:
    texts = {claim: number for number, group in enumerate(copies) for claim in group}
    found = Backing(SOURCE_OF, texts, {}).support(claims)
    assert (found.sources, found.independent) == (sources, independent)


def opened(year: str, evidence: str, **row: Any) -> dict[str, Any]:
    date = {"date_text": year, "date_edtf": year, "date_start": f"{year[:4]}-01-01", "date_end": f"{year[-4:]}-12-31"}
    return {"predicate": "open", "object": "Harbour Bridge", "evidence": evidence, **date, **row}


FIRST = opened("1932", "The Harbour Bridge was opened to traffic by the old king in 1932.")
AGAIN = opened("1932", "In 1932 a crowd saw how the Harbour Bridge opened.")
OTHER = opened("1934", "The Harbour Bridge opened in 1934, says the guide.")
DECADE = opened("1930/1939", "It was between 1930 and 1939 that the Harbour Bridge opened.", date_text="between 1930 and 1939")
THIRD = opened("1951", "The Harbour Bridge, long in the making, opened in 1951.")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([FIRST, OTHER], [("1932", ["claim-1"], 1), ("1934", ["claim-2"], 1)], id="one against one"),
        pytest.param([FIRST, AGAIN, OTHER], [("1932", ["claim-1", "claim-2"], 2), ("1934", ["claim-3"], 1)], id="two against one"),
        pytest.param([FIRST, FIRST, OTHER], [("1932", ["claim-1", "claim-2"], 1), ("1934", ["claim-3"], 1)], id="a copy is one"),
        pytest.param([FIRST, OTHER, DECADE], [("1932", ["claim-1"], 1), ("1934", ["claim-2"], 1)], id="what fits both backs neither"),
        pytest.param(
            [FIRST, DECADE, THIRD],
            [("1932", ["claim-1", "claim-2"], 2), ("1951", ["claim-3"], 1)],
            id="what fits one backs it",
        ),
    ],
)
def test_positions(rows: list[Any], expected: list[Any], tables, rulebook: Rulebook) -> None:
    (found,) = find_conflicts(*tables(*rows), rulebook).conflicts
    assert [(p.words, sorted(p.claim_ids), p.support.independent) for p in found.positions] == expected


def test_a_finding_on_one_sentence_has_one_position(tables, rulebook: Rulebook) -> None:
    row = opened("1992", "It was opened on 31 February 1992.", date_text="31 February 1992", date_edtf=None, date_start=None, date_end=None)
    (found,) = find_conflicts(*tables(row), rulebook).conflicts
    assert [(p.words, p.claim_ids, p.support.sources) for p in found.positions] == [("", ("claim-1",), ("source-1",))]
    assert found.at_odds == frozenset()
