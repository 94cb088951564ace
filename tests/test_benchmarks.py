"""The benchmarks' own reckoning: limits, and the results file."""

import math

import pytest

from tests.benchmarks.figures import Figure, as_markdown, as_text, figures
from tests.benchmarks.program import BenchmarkError, Place, read_figures
from tests.benchmarks.results import INTRODUCTION, replace_sections, section


@pytest.mark.parametrize(
    ("figure", "is_met"),
    [
        (Figure("f1", 0.75, at_least=0.75), True),
        (Figure("f1", 0.7499, at_least=0.75), False),
        (Figure("wrong", 0, at_most=0), True),
        (Figure("wrong", 1, at_most=0), False),
        (Figure("f1", math.nan, at_least=0.75), False),
        (Figure("between", 3, at_least=1, at_most=2), False),
        (Figure("nothing asked", -1), True),
    ],
)
def test_a_figure_is_met_within_its_limits(figure: Figure, is_met: bool) -> None:
    assert figure.is_met is is_met


def test_a_limit_of_what_is_no_longer_measured_is_an_error() -> None:
    with pytest.raises(KeyError, match="strict_f1"):
        figures({"f1": 0.8}, at_least={"strict_f1": 0.6})


def test_what_a_scorer_prints_becomes_numbers() -> None:
    assert read_figures("gold_claims: 12\nf1: 0.500\ncontradiction, other: pairs: 7\n") == {
        "gold_claims": 12,
        "f1": 0.5,
        "contradiction, other: pairs": 7,
    }


def test_tables_show_the_limit_and_mark_what_misses_it() -> None:
    measured = [Figure("strict_f1", 0.5, at_least=0.6), Figure("info", 3, at_most=40), Figure("seconds", 2.0)]
    assert as_text(measured) == "\n".join(
        [
            "  strict f1  0.500  at least 0.600  MISSED",
            "  info           3  at most 40      met",
            "  seconds    2.000",
        ]
    )
    assert as_markdown(measured).splitlines()[2:] == [
        "| strict f1 | 0.500 | at least 0.600 | MISSED |",
        "| info | 3 | at most 40 | met |",
        "| seconds | 2.000 |  |  |",
    ]


def test_only_measured_parts_of_the_results_are_replaced() -> None:
    order = ("gold", "speed")
    gold, speed = section("gold", "2001-01-01", "a table", 3.2), section("speed", "2001-01-01", "a table", 1)
    both = replace_sections("", {"speed": speed, "gold": gold}, order)
    assert both == f"{INTRODUCTION}\n{gold}\n{speed}"
    newer = section("speed", "2002-02-02", "another table", 1)
    assert replace_sections(both, {"speed": newer}, order) == f"{INTRODUCTION}\n{gold}\n{newer}"
    assert replace_sections(both, {}, ("speed",)) == f"{INTRODUCTION}\n{speed}"


def test_missing_material_is_named(tmp_path) -> None:
    with pytest.raises(BenchmarkError, match="gold is not in"):
        Place(tmp_path, tmp_path).find("gold")
