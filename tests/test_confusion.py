"""The confusion report puts each miss and each false claim under the first step that went wrong."""

from typing import Any

import pytest

from tests.benchmarks.causes import Case, confusion
from tests.benchmarks.confusion import by_cause, report

SENTENCE = "The bridge was opened in 1911 by 40 people of the town."
EMPTY = dict.fromkeys(("date_text", "date_start", "date_end", "value_text", "value_low", "value_high", "unit"))
PLACE = {"source_id": "a", "char_start": 10, "char_end": 10 + len(SENTENCE), "evidence": SENTENCE, "modality": "actual"}
DATE = {"date_text": "1911", "date_start": "1911-01-01", "date_end": "1911-12-31"}
OTHER_DATE = {"date_text": "1911", "date_start": "1911-01-01", "date_end": "1911-01-31"}
VALUE = {"value_text": "40", "value_low": 40.0, "value_high": 40.0, "unit": "count"}
OPENED = {**EMPTY, **PLACE, **DATE, "trigger": "opened"}
PEOPLE = {**EMPTY, **PLACE, **DATE, **VALUE, "trigger": "people"}


def mention(kind: str, text: str, row: dict[str, Any]) -> dict[str, Any]:
    start = 10 + SENTENCE.index(text)
    return {**EMPTY, **row, "source_id": "a", "kind": kind, "text": text, "char_start": start, "char_end": start + len(text)}


FOUND = [mention("date", "1911", DATE), mention("quantity", "40", VALUE)]


@pytest.mark.parametrize(
    "claims,mentions,gold,causes",
    [
        ([OPENED, PEOPLE], FOUND, [OPENED, PEOPLE], []),
        ([], [], [OPENED], ["missed: no date found"]),
        ([], [mention("date", "1911", OTHER_DATE)], [OPENED], ["missed: wrong interval"]),
        ([], FOUND, [OPENED], ["missed: no head"]),
        ([{**OPENED, "trigger": "built"}], FOUND, [OPENED], ["missed: wrong head", "false: wrong head"]),
        ([{**OPENED, **dict.fromkeys(DATE)}], FOUND, [OPENED], ["missed: head without its date"]),
        ([{**OPENED, **OTHER_DATE}], FOUND, [OPENED], ["missed: head without its date", "false: wrong date or value of a missed claim"]),
        ([], FOUND[:1], [PEOPLE], ["missed: no value found"]),
        ([], [FOUND[0], mention("quantity", "40", {**VALUE, "value_high": None})], [PEOPLE], ["missed: wrong value"]),
        (
            [{**PEOPLE, **dict.fromkeys(DATE)}],
            FOUND,
            [PEOPLE],
            ["missed: value with another date", "false: wrong date or value of a missed claim"],
        ),
        ([], FOUND, [{**EMPTY, **PLACE, "trigger": "open", "modality": "planned"}], ["missed: plan without a date"]),
        ([], FOUND, [{**EMPTY, **PLACE, "trigger": "bridge"}], ["missed: state that no rule wants"]),
        ([], FOUND, [{**OPENED, "optional": True}], []),
        ([{**OPENED, "trigger": "built"}], FOUND, [OPENED, {**OPENED, "trigger": "built", "optional": True}], []),
        ([{**EMPTY, **PLACE, "trigger": "open", "modality": "planned"}], FOUND, [], []),
        ([OPENED, {**EMPTY, **PLACE, "trigger": "grow", "modality": "planned"}], FOUND, [OPENED], ["false: plan without a date"]),
        ([OPENED, {**OPENED, "trigger": "town"}], FOUND, [OPENED], ["false: one head too many"]),
        ([OPENED, {**OPENED, **OTHER_DATE}], FOUND, [OPENED], ["false: date that nothing has"]),
        ([OPENED, PEOPLE], FOUND, [OPENED], ["false: value that counts nothing"]),
        ([PEOPLE, {**PEOPLE, **OTHER_DATE}], FOUND, [PEOPLE], ["false: value with another date"]),
        ([OPENED, {**EMPTY, **PLACE, "trigger": "bridge"}], FOUND, [OPENED], []),
        ([{**OPENED, "source_id": "b"}], [], [], []),
    ],
)
def test_causes(claims: list[dict[str, Any]], mentions: list[dict[str, Any]], gold: list[dict[str, Any]], causes: list[str]) -> None:
    claims = [{"predicate": claim["trigger"], "rule_id": "clause", **claim} for claim in claims]
    assert [case.cause for case in confusion(claims, mentions, gold)] == causes


@pytest.mark.parametrize(
    "evidence,cause",
    [
        ("She won the 2014 Human Rights Award.", "false: date in a name"),
        ("She saw the 2014 floods.", "false: date in a name"),
        ("She went to Expo in 2014.", "false: date that nothing has"),
        ("In 2014 she went home.", "false: date that nothing has"),
    ],
)
def test_a_date_in_a_name_is_told_from_one_that_nothing_has(evidence: str, cause: str) -> None:
    place = {**EMPTY, "source_id": "a", "char_start": 0, "char_end": len(evidence), "evidence": evidence, "modality": "actual"}
    false = {**place, "date_text": "2014", "date_start": "2014-01-01", "date_end": "2014-12-31", "trigger": "x", "rule_id": "clause"}
    gold = {**place, "trigger": "went", "optional": True}
    assert [case.cause for case in confusion([false], [], [gold])] == [cause]


def test_the_report_begins_with_the_largest_cause() -> None:
    long = "word " * 60
    cases = [Case("b", "s", "t", "", "one"), *(Case("a", "s", f"t{i}", "1911", long) for i in range(3))]
    assert [(cause, len(found)) for cause, found in by_cause(cases)] == [("a", 3), ("b", 1)]
    cut = long[:150].rstrip() + "…"
    assert report(cases).splitlines() == [
        "   3  a",
        f"      [t0] 1911 | s: {cut}",
        f"      [t1] 1911 | s: {cut}",
        "   1  b",
        "      [t] | s: one",
    ]
    assert report([]) == "Nothing is missed and nothing is wrong."
