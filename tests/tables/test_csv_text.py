"""Tables as CSV and back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import TableError
from pipeline.tables.build import empty_frame
from pipeline.tables.columns import COLUMNS, CONFLICTS, SOURCES
from pipeline.tables.csv_text import from_csv, line_of, plain_number, to_csv

HEADER = ",".join(SOURCES) + "\n"
ROW = "a,a,,,,,,00,1,2\n"
PATH = Path("t.csv")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (650.0, "650"),
        (0.5, "0.5"),
        (-3.0, "-3"),
        (0.0, "0"),
        (519_000_000.0, "519000000"),
        (1e21, "1000000000000000000000"),
        (1.5e-7, "0.00000015"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_numbers_as_people_write_them(number: float, text: str) -> None:
    assert plain_number(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_back(number: float) -> None:
    text = plain_number(number)
    assert float(text) == number
    assert "e" not in text
    assert not text.endswith(".0")


def test_quoting_and_nulls() -> None:
    frame = (
        empty_frame("conflicts")
        .clear(2)
        .with_columns(pl.Series("message", ['say "a, b"', "two\nlines"]), pl.Series("subject", [None, " \r x"]))
    )
    assert to_csv(frame).decode() == ",".join(CONFLICTS) + '\n,,,,,,"say ""a, b""",,,,\n,,,,,,"two\nlines"," \r x",,,\n'


# What UTF-8 can hold; an empty cell is a null, so there are no empty strings.
words = (
    st.none() | st.text(st.characters(codec="utf-8"), min_size=1) | st.sampled_from(['"', ",", "\r\n", "\r", "\n", "'", " ", "NULL", "1e5"])
)
rows = st.lists(st.tuples(*[st.none() | st.integers(0, 2**62) if kind is int else words for kind in SOURCES.values()]), max_size=5)


@given(rows)
def test_every_table_reads_back(table: list[tuple[object, ...]]) -> None:
    frame = pl.DataFrame(table, schema=empty_frame("sources").schema, orient="row")
    data = to_csv(frame)
    assert from_csv("sources", data, PATH).equals(frame)
    # Another reader of RFC 4180 sees the same cells.
    read = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    assert read == [list(SOURCES), *[["" if cell is None else str(cell) for cell in row] for row in table]]


@pytest.mark.parametrize("name", COLUMNS)
def test_an_empty_table_reads_back(name: str) -> None:
    frame = empty_frame(name)
    assert to_csv(frame).decode() == ",".join(COLUMNS[name]) + "\n"
    assert from_csv(name, to_csv(frame), PATH).equals(frame)


COLUMN_LIST = ", ".join(SOURCES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"t.csv: the file is empty; its first line is: {HEADER.strip()}"),
        (HEADER.replace("url,", ""), f"t.csv:1 [url]: without the column url; the columns are {COLUMN_LIST}"),
        (HEADER.replace("url", "link"), f"t.csv:1 [url]: without the column url; the columns are {COLUMN_LIST}"),
        (HEADER.replace("url", "url,link"), f"t.csv:1 [link]: there is no column 'link'; the columns are {COLUMN_LIST}"),
        (HEADER.replace("title,url", "url,title"), f"t.csv:1 [url]: the columns are not in order, which is {COLUMN_LIST}"),
        (HEADER.replace("url", "title"), f"t.csv:1 [url]: without the column url; the columns are {COLUMN_LIST}"),
        (HEADER.replace("url", "url,url"), f"t.csv:1 [url]: the columns are not in order, which is {COLUMN_LIST}"),
        (HEADER + ROW + "a,b\n", "t.csv:3: 2 cells in this row; there are 10 columns"),
        (HEADER + ROW + "\n" + ROW, "t.csv:3: 0 cells in this row; there are 10 columns"),
        (HEADER + ROW.replace("\n", ",x\n"), "t.csv:2: 11 cells in this row; there are 10 columns"),
        (HEADER + ROW + '"a', "t.csv:3: the row that begins here is not CSV: unexpected end of data"),
        (HEADER + '"a\nb"c,\n', "t.csv:2: the row that begins here is not CSV: ',' expected after '\"'"),
        (HEADER + ROW.replace(",1,", ",one,"), "t.csv:2 [characters]: 'one' is not allowed; allowed: a whole number"),
        (HEADER + ROW.replace(",1,", ",1.5,"), "t.csv:2 [characters]: '1.5' is not allowed; allowed: a whole number"),
        (HEADER + ROW.replace(",1,", ", 1,"), "t.csv:2 [characters]: ' 1' is not allowed; allowed: a whole number"),
        (
            HEADER + ROW.replace(",1,", ",99999999999999999999,"),
            "t.csv:2 [characters]: '99999999999999999999' is not allowed; allowed: a whole number",
        ),
        (
            HEADER + ROW.replace("a,a,,", 'a,a,"x\n\ny",') + ROW.replace(",2\n", ",two\n"),
            "t.csv:5 [sentences]: 'two' is not allowed; allowed: a whole number",
        ),
    ],
    ids=lambda value: None if value.startswith("t.csv") else repr(value[-30:]),
)
def test_broken_files_are_refused_with_their_line(text: str, message: str) -> None:
    with pytest.raises(TableError) as caught:
        from_csv("sources", text.encode(), PATH)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["1e5", "nan", "inf", "1,5", "0x10", "½", "1_000", "--1", "1."])
def test_what_is_not_a_number(text: str) -> None:
    cells = ["m000000000000000", "a", "quantity", "x", "0", "1", "", "", "", f'"{text}"', "", "", ""]
    with pytest.raises(TableError) as caught:
        from_csv("mentions", (",".join(COLUMNS["mentions"]) + "\n" + ",".join(cells) + "\n").encode(), PATH)
    assert str(caught.value) == f"t.csv:2 [value_low]: {text!r} is not allowed; allowed: a number as in 650 or 0.5"


def test_other_encodings_are_refused_with_their_line() -> None:
    with pytest.raises(TableError) as caught:
        from_csv("sources", (HEADER + ROW + ROW.replace("a", "ä")).encode("latin-1"), PATH)
    assert str(caught.value) == "t.csv:3: this is not UTF-8 text"


def test_the_line_of_a_row_counts_lines_within_cells() -> None:
    data = b'a,b\n1,"x\ny"\n2,z\n'
    assert [line_of(data, row, PATH) for row in (0, 1)] == [2, 4]
