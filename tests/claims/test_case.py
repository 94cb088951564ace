"""The reader of the cases itself: what it refuses, and that it sees every difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.claims.claim import Claim
from tests.claims.case import CaseError, case_of, compared, read_cases

FOUND = Claim(
    "s/1", "", 0, 5, "It x.", "quantity", "people", "person", "Oslo", "oslo", value_text="5", value_low=5, value_high=5, unit="count"
)
DATED = Claim("s/1", "", 0, 5, "It x.", "event", "opened", "open", date_edtf="1931")


def is_met(row: dict[str, str], *found: Claim) -> bool:
    wanted, got = compared(case_of("a case", "s/1", {"text": "It x.", "claims": [row]}), found)
    return wanted == got


@pytest.mark.parametrize(
    "row",
    [
        {"quantity": "people", "value": "5"},
        {"quantity": "people", "value": "5", "unit": "count", "modality": "actual", "date": "null"},
        {"quantity": "people", "value": "5", "subject": "Oslo", "object": "null"},
    ],
)
def test_a_case_that_is_met(row: dict[str, str]) -> None:
    assert is_met(row, FOUND)


@pytest.mark.parametrize(
    "row",
    [
        {"event": "people", "value": "5"},
        {"quantity": "person", "value": "5"},
        {"quantity": "people", "value": "6"},
        {"quantity": "people", "value": "5.."},
        {"quantity": "people", "value": "..5"},
        {"quantity": "people"},
        {"quantity": "people", "value": "5", "unit": "percent"},
        {"quantity": "people", "value": "5", "date": "1931"},
        {"quantity": "people", "value": "5", "modality": "planned"},
        {"quantity": "people", "value": "5", "subject": "Bergen"},
        {"quantity": "people", "value": "5", "subject": "null"},
        {"quantity": "people", "value": "5", "object": "Oslo"},
    ],
)
def test_a_case_that_differs_in_one_thing(row: dict[str, str]) -> None:
    assert not is_met(row, FOUND)


def test_a_claim_more_and_a_claim_less_are_seen() -> None:
    assert is_met({"event": "opened", "date": "1931"}, DATED)
    assert not is_met({"event": "opened", "date": "1931"}, DATED, DATED)
    assert not is_met({"event": "opened", "date": "1931"})


@pytest.mark.parametrize(
    "text",
    [
        "a: {text: It x., claims: [], expect: 1}",
        "a: {text: It x.}",
        "a: {claims: []}",
        "a: {text: It x., claims: [{value: 5}]}",
        "a: {text: It x., claims: [{event: x, state: x}]}",
        "a: {text: It x., claims: [{event: x, subjcet: Oslo}]}",
        "a: {text: It x., claims: []}\na: {text: It y., claims: []}",
        "a: {text: It x., claims: [{event: x, date: 1931, date: 1932}]}",
    ],
)
def test_a_case_that_is_written_wrong_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError):
        read_cases(path)


def test_dates_and_numbers_stay_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("a: {text: It x., claims: [{event: x, date: 1987-06-04, subject: null}]}", encoding="utf-8")
    row = read_cases(path)[0].expected[0]
    assert (row.line, row.written) == ("event [x] date=1987-06-04 value=null unit=null actual", {"subject": None})
