"""What a cell may hold, as Pandera checks; the `error` of each says in words what is allowed.

The `statistics` of a check say it once more for machines, as far as other schema languages have a word for it: `pipeline.tables.fields`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from pipeline.tables.columns import SEPARATOR

_YEAR = r"(?:-?(?:\d{4}|\d{3}X|\d{2}XX|\dXXX)|Y-?\d{5,})"
_DATE = rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)[~?%]?(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[~?%]?"
_SIDE = rf"(?:{_DATE}|\.\.)"
_SET = rf"(?:\.\.)?{_DATE}(?:(?:,|\.\.){_DATE})*(?:\.\.)?"
EDTF = re.compile(rf"(?:{_DATE}|{_SIDE}?/{_SIDE}?|\{{{_SET}\}}|\[{_SET}\])")
"""The part of EDTF (ISO 8601-2, levels 0 to 2) that CLAIMS uses: dates with unspecified digits and qualifiers, intervals, sets."""

DAY = re.compile(r"-?\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def one_of(*values: str) -> pa.Check:
    """One of a few words."""
    return pa.Check.isin(list(values), error=f"one of {', '.join(values)}")


def matches(pattern: str, error: str) -> pa.Check:
    """The whole cell is as the regular expression says."""
    return pa.Check.str_matches(rf"^(?:{pattern})$", error=error)


def some_text() -> pa.Check:
    """Not only white space."""
    return pa.Check.str_contains(r"\S", error="some text")


def an_id(letter: str) -> pa.Check:
    """An id as `pipeline.tables.ids` makes it."""
    return matches(rf"{letter}[0-9a-f]{{15}}", f"an id: {letter} and 15 hexadecimal digits")


def edtf() -> pa.Check:
    """A date in EDTF."""
    return matches(EDTF.pattern, "a date in EDTF, such as 1991-08-31, 1994, 195X, 1999/2000 or 1991/..")


def day() -> pa.Check:
    """A day of the calendar."""

    def is_day(data: PolarsData) -> pl.LazyFrame:
        cell = pl.col(data.key)
        counted = cell.str.to_date("%Y-%m-%d", strict=False).is_not_null() | cell.str.starts_with("-")
        return data.lazyframe.select((cell.str.contains(f"^{DAY.pattern}$") & counted).fill_null(True))

    return pa.Check(is_day, error="a day as in 1991-08-31", statistics={"pattern": DAY.pattern, "is_day": True})


def number() -> pa.Check:
    """A number, neither infinite nor undefined."""
    return pa.Check(lambda data: data.lazyframe.select(pl.col(data.key).is_finite().fill_null(True)), error="a finite number")


def at_least(least: int) -> pa.Check:
    """A number that is not lower."""
    return pa.Check.ge(least, error=f"{least} or more")


def between(least: int, most: int) -> pa.Check:
    """A number neither lower nor higher than those."""
    return pa.Check.in_range(least, most, error=f"{least} to {most}")


def not_below(other: str) -> pa.Check:
    """Not lower, or earlier, than the cell of the column `other`; nulls are open ends."""

    def is_not_below(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col(data.key) >= pl.col(other)).fill_null(True))

    return pa.Check(is_not_below, error=f"not lower than {other}")


def not_before(other: str) -> pa.Check:
    """Not a day before that of the column `other`; years before the common era count backwards, so their days are not compared."""

    def is_not_before(data: PolarsData) -> pl.LazyFrame:
        first, last = pl.col(other), pl.col(data.key)
        era = first.str.starts_with("-")
        in_order = pl.when(last.str.starts_with("-")).then(era).otherwise(era | (first <= last))
        return data.lazyframe.select(in_order.fill_null(True))

    return pa.Check(is_not_before, error=f"a day not before {other}")


def above(other: str) -> pa.Check:
    """Higher than the cell of the column `other`."""
    return pa.Check(lambda data: data.lazyframe.select(pl.col(data.key) > pl.col(other)), error=f"higher than {other}")


def only_beside(other: str) -> pa.Check:
    """Empty where the cell of the column `other` is."""

    def is_beside(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col(data.key).is_null() | pl.col(other).is_not_null())

    return pa.Check(is_beside, error=f"empty where {other} is empty", ignore_na=False)


def listed_in(values: Collection[str] | None, table: str, column: str) -> pa.Check:
    """A key of another table, whose keys are `values`; null: any."""

    def is_listed(data: PolarsData) -> pl.LazyFrame:
        key = pl.col(data.key)
        known = key.is_not_null() if values is None else key.is_in(pl.Series(sorted(values), dtype=pl.String).implode())
        return data.lazyframe.select(known)

    return pa.Check(is_listed, error=f"one that the table of {table} lists", statistics={"references": (table, column)})


def all_listed_in(values: Collection[str] | None, table: str, column: str, most: int) -> pa.Check:
    """One to `most` different keys of another table, joined; `values` as for `listed_in`."""

    def are_listed(data: PolarsData) -> pl.LazyFrame:
        keys = pl.col(data.key).str.split(SEPARATOR)
        known = keys.is_not_null() if values is None else keys.list.set_difference(pl.lit(pl.Series([sorted(values)]))).list.len() == 0
        return data.lazyframe.select(known & (keys.list.len() <= most) & (keys.list.n_unique() == keys.list.len()))

    error = f"one to {most} different ids that the table of {table} lists, joined with {SEPARATOR!r}"
    return pa.Check(are_listed, error=error, statistics={"references": (table, column)})


def same_length_as(other: str) -> pa.Check:
    """As many joined values as in the column `other`."""

    def is_as_long(data: PolarsData) -> pl.LazyFrame:
        mine, theirs = (pl.col(name).str.split(SEPARATOR).list.len() for name in (data.key, other))
        return data.lazyframe.select(mine == theirs)

    return pa.Check(is_as_long, error=f"as many as {other}, joined with {SEPARATOR!r}")
