"""Which claims the gold confirms, and what that makes of a rule."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import TableError
from pipeline.tables.gold import Worth, is_confirmed, read_gold, stems, worth_by_rule

ANCHOR = {"date_start": "1911-01-01", "date_end": "1911-12-31", "value_low": None, "value_high": None, "unit": None}
GOLD = {"source_id": "a", "char_start": 0, "char_end": 40, "trigger": "opened", "predicate": "open", "optional": False, **ANCHOR}
CLAIM = {
    "source_id": "a",
    "char_start": 0,
    "char_end": 40,
    "trigger": "opened",
    "predicate": "open",
    "rule_id": "r",
    "modality": "actual",
    **ANCHOR,
}
NOTHING = dict.fromkeys(ANCHOR)


@pytest.mark.parametrize(
    "change,gold,confirmed",
    [
        ({}, {}, True),
        ({"trigger": "opening", "predicate": "opening"}, {}, True),
        ({"trigger": "inaugurated", "predicate": "open"}, {}, True),
        ({"trigger": "inaugurated", "predicate": "inaugurate"}, {}, False),
        ({"trigger": "inaugurated", "predicate": "inaugurate"}, {"triggers": ["inauguration"]}, True),
        ({"date_end": "1911-12-30"}, {}, False),
        ({"date_start": None}, {}, False),
        ({"char_end": 80}, {}, True),
        ({"char_end": 81}, {}, False),
        ({"char_start": 41, "char_end": 80}, {}, False),
        ({"value_low": 3.0, "value_high": 3.0}, {}, False),
        ({"value_low": 3.0, "value_high": 3.0}, {"value_low": 3, "value_high": 3}, True),
        ({"value_low": 3.0, "value_high": 3.0}, {"value_low": 3, "value_high": None}, False),
        ({"value_low": 3.0, "value_high": 3.0}, {"value_low": 3.01, "value_high": 3}, False),
        ({"value_low": 3.0, "value_high": 3.0, "unit": "km"}, {"value_low": 3, "value_high": 3, "unit": "mi"}, False),
        ({"value_low": 3.0, "value_high": 3.0, "unit": "km"}, {"value_low": 3, "value_high": 3}, True),
    ],
)
def test_confirmed(change: dict[str, Any], gold: dict[str, Any], confirmed: bool) -> None:
    assert is_confirmed({**CLAIM, **change}, {**GOLD, **gold}) is confirmed


@pytest.mark.parametrize(
    "texts,wanted",
    [(("opened", "open"), {"open"}), (("the visit of",), {"visi"}), (("be",), {"be"}), ((None, ""), set()), (("set_up",), {"set", "up"})],
)
def test_stems(texts: tuple[str | None, ...], wanted: set[str]) -> None:
    assert stems(*texts) == wanted


@pytest.mark.parametrize(
    "claims,gold,wanted",
    [
        ([CLAIM], [GOLD], {"r": Worth(1, 0, 1, 1)}),
        ([CLAIM, CLAIM], [GOLD], {"r": Worth(1, 1, 1, 1)}),
        ([{**CLAIM, "rule_id": "q"}, CLAIM], [GOLD], {"q": Worth(1, 0, 1, 1), "r": Worth(0, 1, 1, 0)}),
        ([CLAIM], [{**GOLD, "optional": True}], {"r": Worth(1, 0, 0, 0)}),
        ([CLAIM], [{**GOLD, "optional": True}, GOLD], {"r": Worth(1, 0, 1, 1)}),
        ([{**CLAIM, **NOTHING}], [GOLD], {"r": Worth(0, 0, 1, 0)}),
        ([{**CLAIM, **NOTHING, "modality": "planned"}], [GOLD], {"r": Worth(0, 1, 1, 0)}),
        ([{**CLAIM, "source_id": "b"}], [GOLD], {}),
        ([], [GOLD], {}),
    ],
)
def test_worth(claims: list[dict[str, Any]], gold: list[dict[str, Any]], wanted: dict[str, Worth]) -> None:
    assert worth_by_rule(claims, gold) == wanted


def test_shares() -> None:
    assert (Worth(3, 1, 10, 2).precision, Worth(3, 1, 10, 2).recall) == (0.75, 0.2)
    assert (Worth(0, 0, 0, 0).precision, Worth(0, 0, 0, 0).recall) == (None, None)


def test_gold_is_read_from_all_files_but_those_of_conflicts(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.jsonl").write_text(json.dumps(GOLD) + "\n\n", encoding="utf-8")
    (tmp_path / "b" / "c.jsonl").write_text(json.dumps({**GOLD, "source_id": "b/c"}), encoding="utf-8")
    (tmp_path / "conflicts.jsonl").write_text(json.dumps({"id": "x", "verdict": "conflict"}), encoding="utf-8")
    assert [row["source_id"] for row in read_gold(tmp_path)] == ["a", "b/c"]


@pytest.mark.parametrize(
    "text,message",
    [
        (None, "holds no annotated claims; they stand in .jsonl files, one claim a line"),
        ('{"verdict": "agree"}', "holds no annotated claims; they stand in .jsonl files, one claim a line"),
        ('\n{"source_id": "a"}', "is no annotated claim; one has source_id, char_start, char_end, trigger"),
        ("[]", "is no annotated claim; one has source_id, char_start, char_end, trigger"),
        ("{", "is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    ],
)
def test_gold_that_is_none(text: str | None, message: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        read_gold(tmp_path)
    assert caught.value.message == message
