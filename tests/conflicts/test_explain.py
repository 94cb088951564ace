"""Why two claims conflict, agree or were not compared: one verdict a pair, in findings of several claims as well."""

from itertools import combinations
from typing import Any

import polars as pl
import pytest

from pipeline.conflicts import Findings, find_conflicts
from pipeline.conflicts.explain import Explanation, explain_pair
from pipeline.reports.explain import explain_verdict
from pipeline.reports.layout import render_lines
from pipeline.rulebook import Rulebook

BOAT = {"predicate": "launch", "object": "Anna", "evidence": "The Anna was launched."}
COUNT = {"kind": "quantity", "value_text": "70", "value_low": 70, "value_high": 70, "unit": "count"}


def opened(number: int, **row: Any) -> dict[str, Any]:
    date = {"date_text": str(number), "date_edtf": str(number), "date_start": f"{number}-01-01", "date_end": f"{number}-12-31"}
    evidence = f"The Harbour Bridge was opened to traffic in {number}."
    return {"predicate": "open", "object": "Harbour Bridge", "evidence": evidence, **date, **row}


ROWS = [
    opened(1932),
    opened(1934, evidence="In 1934 the king opened the Harbour Bridge."),
    opened(1932, evidence="In 1932 the Harbour Bridge opened at last."),
    BOAT,
    opened(1894, object="Tower Bridge", evidence="Tower Bridge opened in 1894."),
    {**COUNT, "predicate": "person", "trigger": "people", "evidence": "Came 70 people."},
    {**COUNT, "predicate": "boat", "trigger": "boats", "evidence": "Came 70 boats."},
    opened(1932, evidence="The Harbour Bridge was opened to traffic in 1932."),
]


@pytest.fixture(scope="module")
def found(tables, rulebook: Rulebook) -> tuple[Findings, pl.DataFrame, pl.DataFrame, Rulebook]:
    claims, sources = tables(*ROWS)
    return find_conflicts(claims, sources, rulebook), claims, sources, rulebook


@pytest.mark.parametrize(
    ("a", "b", "verdict", "why", "reason"),
    [
        (0, 1, "conflict", "Harbour Bridge (open): 1932 here, 1934 there", None),
        (1, 2, "conflict", "Harbour Bridge (open): 1932 here, 1934 there", None),
        (0, 2, "agreement", "both say the same", "same"),
        (0, 7, "agreement", "both say the same", "same"),
        (0, 3, "not compared", "they say two things: open and launch, and no rule ties the one to the other", None),
        (0, 4, "not compared", "they are about two things: Harbour Bridge, and Tower Bridge", None),
        (0, 5, "not compared", "one is of the kind event, the other of the kind quantity", None),
        (5, 6, "not compared", "they count two things: people and boats", None),
    ],
)
def test_why_not(a: int, b: int, verdict: str, why: str, reason: str | None, found: Any) -> None:
    explained = explain_pair(f"claim-{a + 1}", f"claim-{b + 1}", *found)
    assert (explained.verdict, explained.why, explained.reason) == (verdict, (why,), reason)


def test_two_members_of_a_finding_that_agree_are_said_to_conflict_with_the_third(found: Any) -> None:
    explained = explain_pair("claim-1", "claim-3", *found)
    (shared,) = explained.shared
    assert shared.conflict.claim_ids == ("claim-1", "claim-2", "claim-3", "claim-8")
    assert shared.against == (("claim-2",), ("claim-2",))
    text = render_lines(explain_verdict(explained, ("claim-1", "claim-3"), {shared.conflict: "x1"}, 200), colour=False)
    assert text.splitlines() == [
        "They can both be right: both say the same (same, dates_of_one_event)",
        "Both have a part in x1 (dates_of_one_event), where they are not at odds with each other: "
        "claim-1 conflicts with claim-2; claim-3 conflicts with claim-2",
    ]


def test_no_pair_both_conflicts_and_agrees(found: Any) -> None:
    findings = found[0]
    ids = {conflict: f"x{number}" for number, conflict in enumerate(findings.conflicts)}
    verdicts = set()
    for pair in combinations([f"claim-{number + 1}" for number in range(len(ROWS))], 2):
        explained = explain_pair(*pair, *found)
        text = render_lines(explain_verdict(explained, pair, ids, 200), colour=False)
        said = [words for words in ("They conflict", "They can both be right", "No rule compared them") if words in text]
        assert len(said) == 1
        verdicts.add(explained.verdict)
    assert verdicts == {"conflict", "agreement", "not compared"}


def test_what_conflicts_is_told_with_its_findings(found: Any) -> None:
    explained = explain_pair("claim-2", "claim-1", *found)
    assert explained == Explanation("conflict", (found[0].conflicts[0].message,), conflicts=(found[0].conflicts[0],))


def test_a_claim_that_is_not_there_has_no_explanation(found: Any) -> None:
    with pytest.raises(KeyError):
        explain_pair("claim-1", "nobody", *found)
