"""Which rules count, which findings fail, and whether the tables are those of the articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import SettingsError
from pipeline.gate.freshness import Drift, drift
from pipeline.gate.selection import check_severities, make_selection
from pipeline.reports.report import Report
from tests.reports.sample import FINDING

RULES = ("copied_fact", "copied_tense", "impossible_date", "steps_in_order")


@pytest.mark.parametrize(
    ("select", "ignore", "taken"),
    [
        ((), (), RULES),
        (("copied",), (), ("copied_fact", "copied_tense")),
        (("copied_fact",), (), ("copied_fact",)),
        ((), ("copied",), ("impossible_date", "steps_in_order")),
        (("copied",), ("copied_tense",), ("copied_fact",)),
        (("copied", "steps"), (), ("copied_fact", "copied_tense", "steps_in_order")),
        (("copied",), ("copied",), ()),
        (("copied_t",), ("copied",), ()),
    ],
)
def test_prefixes(select: tuple[str, ...], ignore: tuple[str, ...], taken: tuple[str, ...]) -> None:
    selection = make_selection(select, ignore, RULES)
    assert tuple(rule for rule in RULES if selection.takes(rule)) == taken


@pytest.mark.parametrize(
    ("select", "ignore", "message"),
    [
        (("copied_fakt",), (), 'select: no rule id begins with "copied_fakt"; did you mean "copied_fact"?'),
        ((), ("zzz",), 'ignore: no rule id begins with "zzz"; `crossclaim rules list` shows the rules'),
        (("Copied",), (), 'select: no rule id begins with "Copied"; `crossclaim rules list` shows the rules'),
        (("fact",), (), 'select: no rule id begins with "fact"; `crossclaim rules list` shows the rules'),
        (("",), (), 'select: no rule id begins with ""; `crossclaim rules list` shows the rules'),
    ],
)
def test_a_slip_switches_nothing_off(select: tuple[str, ...], ignore: tuple[str, ...], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        make_selection(select, ignore, RULES)
    assert str(caught.value) == message


def test_severities_are_given_to_rules_that_exist() -> None:
    check_severities({"copied_fact": "info"}, RULES)
    with pytest.raises(SettingsError) as caught:
        check_severities({"copied": "info"}, RULES)
    assert str(caught.value) == 'severity: there is no rule "copied"; did you mean "copied_fact"?'


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [("error", {"error"}), ("warning", {"error", "warning"}), ("info", {"error", "warning", "info"}), ("never", set())],
)
def test_what_fails(fail_on: str, failing: set[str]) -> None:
    assert {
        severity for severity in ("error", "warning", "info") if Report([], fail_on=fail_on).fails(replace(FINDING, severity=severity))
    } == failing


@pytest.mark.parametrize(
    ("articles", "found", "words"),
    [
        ({"a": "1", "b": "2"}, Drift(), ""),
        ({"a": "1", "b": "3"}, Drift(changed=("b",)), "changed: b"),
        ({"a": "1", "b": "2", "c": "3"}, Drift(added=("c",)), "added: c"),
        ({"a": "1"}, Drift(removed=("b",)), "removed: b"),
        ({"c": "1", "b": "9"}, Drift(("b",), ("c",), ("a",)), "changed: b; added: c; removed: a"),
        (
            {"a": "1", "b": "2"} | {f"n{i}": "x" for i in range(7)},
            Drift(added=tuple(f"n{i}" for i in range(7))),
            "added: n0, n1, n2, n3, n4 and 2 more",
        ),
    ],
)
def test_articles_that_changed_after_the_tables_were_made(articles: dict[str, str], found: Drift, words: str) -> None:
    result = drift({"a": "1", "b": "2"}, articles)
    assert result == found
    assert bool(result) is bool(words)
    assert result.describe() == words
