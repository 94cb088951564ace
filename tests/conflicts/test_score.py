"""The order in a report: surer, plainer, better attested and larger differences first."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.conflicts import find_conflicts
from pipeline.conflicts.kinds import check_rule
from pipeline.errors import RuleError
from pipeline.rulebook import Rulebook


def opened(number: int, **row: Any) -> dict[str, Any]:
    evidence = f"The Harbour Bridge was opened to traffic in {number}."
    date = {"date_text": str(number), "date_edtf": str(number), "date_start": f"{number}-01-01", "date_end": f"{number}-12-31"}
    return {"predicate": "open", "object": "Harbour Bridge", "evidence": evidence, **date, **row}


def length(text: str, low: float, **row: Any) -> dict[str, Any]:
    named = {"kind": "quantity", "predicate": "length", "trigger": "long", "subject": "Harbour Bridge", "unit": "m"}
    return {**named, "value_text": text, "value_low": low, "value_high": low, "evidence": f"It is {text} long.", **row}


KINGS = opened(1932, evidence="The king opened the Harbour Bridge in 1932.")
GUIDES = opened(1934, evidence="In 1934, says the guide, the Harbour Bridge was opened.")


def scores(tables: Any, rulebook: Rulebook, *rows: dict[str, Any]) -> list[int]:
    return [conflict.score for conflict in find_conflicts(*tables(*rows), rulebook).conflicts]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param([opened(1932), opened(1952)], [opened(1932), opened(1934)], id="a larger difference in time"),
        pytest.param([length("900 m", 900), length("400 m", 400)], [length("900 m", 900), length("700 m", 700)], id="in size"),
        pytest.param([opened(1932), opened(1934)], [opened(1932), opened(1934, attribution="the mayor")], id="somebody's word"),
        pytest.param([opened(1932), opened(1939)], [opened(1932), opened(1939, date_edtf="1939~")], id="a rough date"),
        pytest.param([length("901 m", 901), length("401 m", 401)], [length("900 m", 900), length("401 m", 401)], id="a round number"),
        pytest.param(
            [KINGS, GUIDES, opened(1934, evidence="What the Harbour Bridge looked like when it opened in 1934, nobody knows.")],
            [KINGS, GUIDES],
            id="one more witness",
        ),
        pytest.param([KINGS, GUIDES], [KINGS | {"source_id": "a"}, GUIDES | {"source_id": "a"}], id="two articles, and one by itself"),
    ],
)
def test_what_makes_a_finding_weigh_more(more: list[Any], less: list[Any], tables, rulebook: Rulebook) -> None:
    (high,), (low,) = scores(tables, rulebook, *more), scores(tables, rulebook, *less)
    assert 0 < low < high <= 100


def test_a_copy_is_no_witness(tables, rulebook: Rulebook) -> None:
    assert scores(tables, rulebook, KINGS, GUIDES, GUIDES) == scores(tables, rulebook, KINGS, GUIDES)


def test_what_no_calendar_has_weighs_most(tables, rulebook: Rulebook) -> None:
    date = {"date_text": "31 February 1992", "date_edtf": None, "date_start": None, "date_end": None}
    assert scores(tables, rulebook, opened(1992, **date, evidence="It was opened on 31 February 1992.")) == [100]


@pytest.mark.parametrize(
    "params", [{"weight": 0}, {"weight": 1.5}, {"weight": "much"}, {"weight": True}, {"large": 0}, {"large": "10 years"}]
)
def test_a_weight_that_is_none_is_refused(params: dict[str, Any], rulebook: Rulebook) -> None:
    with pytest.raises(RuleError):
        check_rule(replace(rulebook.conflicts[0], params=params))


def test_our_rules_say_how_much_they_weigh(rulebook: Rulebook) -> None:
    assert [rule.id for rule in rulebook.conflicts if "weight" not in rule.params] == []
