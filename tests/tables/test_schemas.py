"""What each table may hold, as cases: one cell is broken, and the message says where and what is allowed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import polars as pl
import pytest

from pipeline.errors import TableError
from pipeline.tables.build import build_conflicts
from pipeline.tables.checks import EDTF
from pipeline.tables.columns import COLUMNS, ORDER
from pipeline.tables.manifest import SCHEMA
from pipeline.tables.validate import BrokenTableError, validate_conflicts, validate_tables
from tests.tables.sample import conflict, tables

EDTF_WORDS = "a date in EDTF, such as 1991-08-31, 1994, 195X, 1999/2000 or 1991/.."
DAY_WORDS = "a day as in 1991-08-31"
BUILT = tables()
CONFLICTS = build_conflicts([conflict(BUILT)], BUILT.claims)
FIRST, SECOND = CONFLICTS["claim_ids"][0].split(";")

# table, column, value for the second row, message
BROKEN = [
    ("sources", "source_id", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("sources", "source_id", "bridges/guide", "'bridges/guide' is not allowed; allowed: a value that no other row has"),
    ("sources", "collection", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("sources", "published", "last year", f"'last year' is not allowed; allowed: {EDTF_WORDS}"),
    ("sources", "sha256", "0" * 63, f"{'0' * 63!r} is not allowed; allowed: 64 hexadecimal digits"),
    ("sources", "sha256", "G" * 64, f"{'G' * 64!r} is not allowed; allowed: 64 hexadecimal digits"),
    ("sources", "characters", -1, "-1 is not allowed; allowed: 0 or more"),
    ("sources", "characters", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("sources", "sentences", -1, "-1 is not allowed; allowed: 0 or more"),
    ("mentions", "mention_id", "c75ce36b5fa36c7d", "'c75ce36b5fa36c7d' is not allowed; allowed: an id: m and 15 hexadecimal digits"),
    ("mentions", "source_id", "mills", "'mills' is not allowed; allowed: one that the table of sources lists"),
    ("mentions", "kind", "place", "'place' is not allowed; allowed: one of date, quantity, entity"),
    ("mentions", "text", " ", "' ' is not allowed; allowed: some text"),
    ("mentions", "char_end", 25, "25 is not allowed; allowed: higher than char_start"),
    ("mentions", "date_edtf", "1913-13", f"'1913-13' is not allowed; allowed: {EDTF_WORDS}"),
    ("mentions", "value_low", float("nan"), "nan is not allowed; allowed: a finite number"),
    ("mentions", "value_low", float("inf"), "inf is not allowed; allowed: a finite number"),
    ("claims", "claim_id", "c123", "'c123' is not allowed; allowed: an id: c and 15 hexadecimal digits"),
    ("claims", "claim_id", "c980f5e523004134", "'c980f5e523004134' is not allowed; allowed: a value that no other row has"),
    ("claims", "source_id", "mills", "'mills' is not allowed; allowed: one that the table of sources lists"),
    ("claims", "char_start", -1, "-1 is not allowed; allowed: 0 or more"),
    ("claims", "char_end", 45, "45 is not allowed; allowed: higher than char_start"),
    ("claims", "evidence", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("claims", "evidence", "\n", "'\\n' is not allowed; allowed: some text"),
    ("claims", "kind", "Event", "'Event' is not allowed; allowed: one of event, quantity, state"),
    ("claims", "kind", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("claims", "predicate", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("claims", "modality", "hedged", "'hedged' is not allowed; allowed: one of actual, planned, possible, negated"),
    ("claims", "rule_id", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("claims", "date_edtf", "3 May 1911", f"'3 May 1911' is not allowed; allowed: {EDTF_WORDS}"),
    ("claims", "date_start", "1911-5-3", f"'1911-5-3' is not allowed; allowed: {DAY_WORDS}"),
    ("claims", "date_end", "1911-06-31", f"'1911-06-31' is not allowed; allowed: {DAY_WORDS}"),
    ("claims", "date_end", "1911", f"'1911' is not allowed; allowed: {DAY_WORDS}"),
    ("claims", "date_end", "1911-05-02", "'1911-05-02' is not allowed; allowed: a day not before date_start"),
    ("claims", "date_end", "-1911-05-03", "'-1911-05-03' is not allowed; allowed: a day not before date_start"),
    ("claims", "value_high", float("-inf"), "-inf is not allowed; allowed: a finite number"),
    ("conflicts", "conflict_id", "c0714b2d42839b40", "'c0714b2d42839b40' is not allowed; allowed: an id: x and 15 hexadecimal digits"),
    (
        "conflicts",
        "type",
        "dates",
        "'dates' is not allowed; allowed: one of value, date, modality, wording, order, uniqueness, arithmetic, "
        "entity, relative-date, staleness",
    ),
    ("conflicts", "severity", "fatal", "'fatal' is not allowed; allowed: one of error, warning, info"),
    ("conflicts", "score", 101, "101 is not allowed; allowed: 0 to 100"),
    ("conflicts", "score", -1, "-1 is not allowed; allowed: 0 to 100"),
    ("conflicts", "score", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("conflicts", "message", None, "an empty cell is not allowed; allowed: anything but an empty cell"),
    ("conflicts", "source_ids", "bridges/guide", "'bridges/guide' is not allowed; allowed: as many as claim_ids, joined with ';'"),
    *[
        (
            "conflicts",
            "claim_ids",
            value,
            f"{value!r} is not allowed; allowed: one to 4 different ids that the table of claims lists, joined with ';'",
        )
        for value in (f"{FIRST};c000000000000000", f"{FIRST};{FIRST}", f"{FIRST},{SECOND}", ";".join(BUILT.claims["claim_id"]) + ";x")
    ],
]


def with_cell(frame: pl.DataFrame, row: int, column: str, value: object) -> pl.DataFrame:
    values = frame[column].to_list()
    values[row] = value
    return frame.with_columns(pl.Series(column, values, dtype=frame.schema[column]))


@pytest.mark.parametrize(("table", "column", "value", "message"), BROKEN, ids=[f"{t}-{c}-{str(v)[:12]}" for t, c, v, _ in BROKEN])
def test_a_broken_cell_is_named_with_what_is_allowed(table: str, column: str, value: object, message: str) -> None:
    if table == "conflicts":
        row = 0
        with pytest.raises(BrokenTableError) as caught:
            validate_conflicts(with_cell(CONFLICTS, row, column, value), BUILT.claims)
    else:
        row = 1
        with pytest.raises(BrokenTableError) as caught:
            validate_tables(replace(BUILT, **{table: with_cell(BUILT.frame(table), row, column, value)}))
    assert caught.value.table == table
    assert [(v.column, v.describe()) for v in caught.value.violations if v.row == row and v.column == column] == [(column, message)]


def test_whole_tables_pass() -> None:
    validate_tables(BUILT)
    validate_conflicts(CONFLICTS, BUILT.claims)


def test_bounds_the_wrong_way_round() -> None:
    claims = with_cell(BUILT.claims, 0, "value_low", 1300.0)
    with pytest.raises(BrokenTableError) as caught:
        validate_tables(replace(BUILT, claims=claims))
    assert str(caught.value) == "claims [value_high]: row 1: 1200 is not allowed; allowed: not lower than value_low"


def test_days_without_a_date() -> None:
    claims = with_cell(BUILT.claims, 1, "date_edtf", None)
    with pytest.raises(BrokenTableError) as caught:
        validate_tables(replace(BUILT, claims=claims))
    assert [(v.row, v.column, v.allowed) for v in caught.value.violations] == [
        (1, "date_start", "empty where date_edtf is empty"),
        (1, "date_end", "empty where date_edtf is empty"),
    ]
    assert str(caught.value).endswith("(and 1 more)")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("1991-01-01", None),
        (None, "1991-12-31"),
        (None, None),
        ("1911-05-03", "1911-05-03"),
        ("-0050-01-01", "0014-01-01"),
        ("-0100-01-01", "-0050-01-01"),
    ],
)
def test_intervals_that_pass(start: str | None, end: str | None) -> None:
    claims = with_cell(with_cell(BUILT.claims, 1, "date_start", start), 1, "date_end", end)
    validate_tables(replace(BUILT, claims=claims))


@pytest.mark.parametrize(
    "frame",
    [
        BUILT.claims.drop("unit"),
        BUILT.claims.with_columns(pl.lit(1).alias("extra")),
        BUILT.claims.select(reversed(BUILT.claims.columns)),
        BUILT.claims.with_columns(pl.col("char_start").cast(pl.String)),
    ],
    ids=["column missing", "column too many", "columns turned", "other type"],
)
def test_other_columns_are_refused(frame: pl.DataFrame) -> None:
    with pytest.raises(TableError, match="breaks its schema"):
        validate_tables(replace(BUILT, claims=frame))


@pytest.mark.parametrize(
    "text",
    [
        "1991-08-31",
        "1993-05",
        "1994",
        "195X",
        "-1XXX",
        "18XX",
        "1999/2000",
        "{1999,2000}",
        "1995-01~/1995-04~",
        "1939-10-01~/1939-10-10~",
        "1990~/1993~",
        "1941-01~",
        "1941-01/1941-06",
        "1993-21",
        "1990~",
        "1991/..",
        "../1992-01",
        "1945-05-10/..",
        "-0044-03-15",
        "{1667,1668..1670}",
        "1991/",
        "1984?",
    ],
)
def test_dates_in_edtf(text: str) -> None:
    assert EDTF.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "94",
        "1994-13",
        "1994-00",
        "1994-1",
        "1994-01-32",
        "1994-01-1",
        "May 1994",
        "1994 ",
        "1994//1995",
        "{}",
        "{1994",
        "1994-25",
        "1994-01-01T00:00",
        "19X4",
    ],
)
def test_no_dates_in_edtf(text: str) -> None:
    assert not EDTF.fullmatch(text)


LAYOUTS = {1: "2f907fbf00452607", 2: "5d04d346f28fef2b"}
"""Each number that a layout of the tables had, and the beginning of a hash of its columns and order: append, and never edit."""


def test_another_layout_has_another_number() -> None:
    layout = [{name: [[column, kind.__name__] for column, kind in kinds.items()] for name, kinds in COLUMNS.items()}, ORDER]
    assert LAYOUTS[SCHEMA] == hashlib.sha256(json.dumps(layout).encode()).hexdigest()[:16], "raise pipeline.tables.manifest.SCHEMA by one"
