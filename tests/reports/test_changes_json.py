"""The published schema of a diff: it knows every key, and refuses what no diff says. Real diffs are held against it in tests/cli."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pipeline.reports import json_report
from pipeline.reports.changes import Changes, render
from pipeline.reports.changes_json import schema
from pipeline.reports.report import Place
from pipeline.tables.build import build_conflicts
from pipeline.tables.columns import CLAIMS as CLAIM_COLUMNS
from pipeline.tables.columns import CONFLICTS
from pipeline.tables.diff import POSITIONS, compare_tables
from tests.reports.published import problems
from tests.tables.sample import CLAIMS, conflict, tables

LENGTH, GUIDE_LENGTH, DAY, YEAR = CLAIMS
EDITED = replace(GUIDE_LENGTH, value_text="1,300 m", value_low=1300.0, value_high=1300.0)


def whole() -> dict[str, Any]:
    """A diff with something in each of its lists, as it is read back."""
    old, new = tables([LENGTH, GUIDE_LENGTH, DAY]), tables([EDITED, DAY, YEAR])
    new = replace(new, manifest=replace(new.manifest, program="0.2.0", model="a_model 2.0", rules="1" * 64))
    gone = conflict(old, "length", message="1,200 m here, 1,250 m there")
    before, after = build_conflicts([gone], old.claims), build_conflicts([conflict(new)], new.claims)
    diff = compare_tables(old, new, before, after)
    places = {str(row["claim_id"]): Place("raw/a.txt", 2, 1) for row in new.claims.iter_rows(named=True)}
    found: dict[str, Any] = json.loads(render(Changes("main", "extracted", diff, places, [("added", "rules/x.yaml")]), "json"))
    return found


def test_the_schema_knows_every_key() -> None:
    """A key that a diff has and the schema does not know is one that nobody can rely on."""
    visited = []

    def compare(instance: Any, shape: dict[str, Any]) -> None:
        shape = schema()["$defs"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape  # type: ignore[index]
        shape = shape["anyOf"][1] if "anyOf" in shape else shape
        if isinstance(instance, dict):
            assert list(instance) == list(shape["properties"])
            assert shape.get("required", list(instance)) == list(instance)
            for key, value in instance.items():
                visited.append(key)
                compare(value, shape["properties"][key])
        elif isinstance(instance, list):
            assert instance, "a list without an entry shows nothing"
            compare(instance[0], shape.get("items", {}))

    compare(whole(), schema())
    assert set(CLAIM_COLUMNS) | set(CONFLICTS) | {"place", "fields", "status", "path", "line", "column", "made_by"} <= set(visited)


def test_a_diff_without_anything_is_one() -> None:
    state = tables()
    none = build_conflicts([], state.claims)
    text = render(Changes("a", "b", compare_tables(state, state, none, none), {}), "json")
    assert problems(json.loads(text), schema()) == []
    assert json.loads(text) == {
        "schema": 1,
        "old": "a",
        "new": "b",
        "conflicts": {"new": [], "solved": []},
        "claims": {"changed": [], "added": [], "gone": []},
        "rules": None,
        "made_by": {},
    }


def test_claims_look_as_in_the_report() -> None:
    definitions: Any = schema()["$defs"]
    of_the_report: Any = json_report.schema()["$defs"]
    assert definitions["claim"] == of_the_report["claim"]
    assert definitions["conflict"]["properties"]["type"] == of_the_report["finding"]["properties"]["type"]
    assert definitions["change"]["properties"]["fields"]["items"]["enum"] == [name for name in CLAIM_COLUMNS if name not in POSITIONS]


def take(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(found: Any) -> None:
        for key in path[:-1]:
            found = found[key]
        del found[path[-1]]

    return change


def put(value: object, *path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(found: Any) -> None:
        for key in path[:-1]:
            found = found[key]
        found[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (take("claims", "changed", 0, "old"), ["$.claims.changed[0]: 'old' is a required property"]),
        (take("conflicts", "solved"), ["$.conflicts: 'solved' is a required property"]),
        (put(2, "schema"), ["$.schema: 1 was expected"]),
        (put([], "claims", "changed", 0, "fields"), ["$.claims.changed[0].fields: [] should be non-empty"]),
        (put("a;b", "conflicts", "new", 0, "source_ids"), ["$.conflicts.new[0].source_ids: 'a;b' is not of type 'array'"]),
        (
            put("650", "claims", "added", 0, "claim", "value_low"),
            ["$.claims.added[0].claim.value_low: '650' is not of type 'number', 'null'"],
        ),
        (put(0, "claims", "added", 0, "place", "line"), ["$.claims.added[0].place.line: 0 is less than the minimum of 1"]),
    ],
)
def test_the_schema_refuses(change: Callable[[dict[str, Any]], None], expected: list[str]) -> None:
    found = whole()
    assert problems(found, schema()) == []
    change(found)
    assert problems(found, schema()) == expected
