"""What differs between two states of the tables."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.claims.claim import Claim
from pipeline.reports.changes import Changes, render
from pipeline.tables.build import build_conflicts
from pipeline.tables.diff import TablesDiff, compare_tables
from pipeline.tables.tables import Tables
from tests.tables.sample import CLAIMS, claim, conflict, tables

LENGTH, GUIDE_LENGTH, DAY, YEAR = CLAIMS
NOTHING = TablesDiff([], [], [], [], [], {})


def diff(old: list[Claim], new: list[Claim], *, clash: tuple[bool, bool] = (False, False)) -> TablesDiff:
    (before, first), (after, second) = (_state(claims, has) for claims, has in zip((old, new), clash, strict=True))
    return compare_tables(before, after, first, second)


def _state(claims: list[Claim], has_conflict: bool) -> tuple[Tables, pl.DataFrame]:
    built = tables(claims)
    told = " or ".join(claim.date_text or "" for claim in claims)
    return built, build_conflicts([conflict(built, message=f"opened on {told}")] if has_conflict else [], built.claims)


def shape(found: TablesDiff) -> tuple[list[str], list[str], list[tuple[str, str, tuple[str, ...]]], int, int]:
    added, gone = ([str(row["evidence"]) for row in rows] for rows in (found.added, found.gone))
    changed = [(str(change.old["evidence"]), str(change.new["evidence"]), change.fields) for change in found.changed]
    return added, gone, changed, len(found.new), len(found.solved)


EDITED = replace(
    GUIDE_LENGTH, evidence='The bridge, "the Old Lady", is 1,300 m long.', value_text="1,300 m", value_low=1300.0, value_high=1300.0
)
WRAPPED = replace(YEAR, evidence="The bridge was\nopened in 1913.", char_start=90, char_end=120, section="History")
MOVED = replace(YEAR, source_id="bridges/guide")
PLANNED = replace(YEAR, modality="planned")
OTHER = claim(
    "bridges/history", "Its length is 1.25 km, some say.", kind="state", trigger="is", predicate="span", object=None, object_id=None
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (CLAIMS, CLAIMS, ([], [], [], 0, 0)),
        (CLAIMS, [LENGTH, GUIDE_LENGTH, DAY], ([], [YEAR.evidence], [], 0, 0)),
        ([LENGTH, GUIDE_LENGTH, DAY], CLAIMS, ([YEAR.evidence], [], [], 0, 0)),
        (
            CLAIMS,
            [LENGTH, EDITED, DAY, YEAR],
            ([], [], [(GUIDE_LENGTH.evidence, EDITED.evidence, ("evidence", "value_text", "value_low", "value_high"))], 0, 0),
        ),
        (CLAIMS, [LENGTH, GUIDE_LENGTH, DAY, WRAPPED], ([], [], [], 0, 0)),
        (CLAIMS, [LENGTH, GUIDE_LENGTH, DAY, MOVED], ([], [], [(YEAR.evidence, YEAR.evidence, ("source_id",))], 0, 0)),
        (CLAIMS, [LENGTH, GUIDE_LENGTH, DAY, PLANNED], ([], [], [(YEAR.evidence, YEAR.evidence, ("modality",))], 0, 0)),
        ([LENGTH], [OTHER], ([OTHER.evidence], [LENGTH.evidence], [], 0, 0)),
    ],
    ids=["same", "gone", "added", "edited", "wrapped", "moved", "read otherwise", "of another kind"],
)
def test_claims(old: list[Claim], new: list[Claim], expected: tuple[object, ...]) -> None:
    assert shape(diff(old, new)) == expected


@pytest.mark.parametrize(
    ("new", "clash", "counts"),
    [
        (CLAIMS, (True, True), (0, 0)),
        (CLAIMS, (False, True), (1, 0)),
        (CLAIMS, (True, False), (0, 1)),
        ([LENGTH, GUIDE_LENGTH, DAY, WRAPPED], (True, True), (0, 0)),
        ([LENGTH, GUIDE_LENGTH, DAY, replace(YEAR, evidence="The bridge was opened in 1914.", date_text="1914")], (True, True), (1, 1)),
        ([LENGTH, GUIDE_LENGTH, DAY, replace(YEAR, evidence="In 1913 the bridge was opened.")], (True, True), (0, 0)),
    ],
    ids=["same", "new", "solved", "wrapped", "another date", "the same in other words"],
)
def test_conflicts(new: list[Claim], clash: tuple[bool, bool], counts: tuple[int, int]) -> None:
    found = diff(CLAIMS, new, clash=clash)
    assert (len(found.new), len(found.solved)) == counts


def test_what_made_the_tables() -> None:
    old = tables()
    new = replace(old, manifest=replace(old.manifest, rules="1" * 64))
    none = build_conflicts([], old.claims)
    assert compare_tables(old, new, none, none) == replace(NOTHING, made_by={"rules": ("0" * 64, "1" * 64)})


CHOICES = st.lists(st.sampled_from([*CLAIMS, EDITED, MOVED, PLANNED, OTHER]), unique=True)


@settings(max_examples=10, deadline=None)
@given(CHOICES, CHOICES)
def test_the_way_back_is_the_way_there(old: list[Claim], new: list[Claim]) -> None:
    there, back = diff(old, new), diff(new, old)
    assert ([*there.added], [*there.gone]) == ([*back.gone], [*back.added])
    assert sorted((str(c.old["claim_id"]), str(c.new["claim_id"])) for c in there.changed) == sorted(
        (str(c.new["claim_id"]), str(c.old["claim_id"])) for c in back.changed
    )
    assert len(old) + len(there.added) - len(there.gone) == len(new)


def test_hostile_words_stay_words() -> None:
    hostile = replace(EDITED, evidence="The bridge, <b>@ada</b> | [x](http://evil.example)\n\x1b[2J `c`, is 1,300 m long.")
    changes = Changes("main", "extracted", diff([GUIDE_LENGTH], [hostile]), {})
    text, markdown = render(changes, "text"), render(changes, "markdown")
    assert "\x1b" not in text + markdown
    assert all(mark not in markdown for mark in ("<b>", "@ada", "[x](", "`c`"))
    (row,) = [line for line in markdown.splitlines() if "1,300" in line]
    assert row.replace("\\|", "").count("|") == 4
