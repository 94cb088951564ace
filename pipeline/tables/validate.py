"""Checks tables against their schemas and says where one is broken, and what is allowed there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandera.polars as pa
import polars as pl

from pipeline.errors import TableError
from pipeline.tables.csv_text import plain_number
from pipeline.tables.schemas import claims_schema, conflicts_schema, mentions_schema, sources_schema
from pipeline.tables.tables import Tables

_ALLOWED: Mapping[str, str] = {
    "not_nullable": "anything but an empty cell",
    "field_uniqueness": "a value that no other row has",
}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One cell that breaks the schema; `row` counts from 0, below the header."""

    row: int
    position: int
    column: str
    value: str
    allowed: str

    def describe(self) -> str:
        """`'evnt' is not allowed; allowed: one of event, quantity, state`."""
        return f"{self.value} is not allowed; allowed: {self.allowed}"


class BrokenTableError(TableError):
    """Cells of a table break its schema; `violations` are sorted by row and column."""

    def __init__(self, table: str, violations: list[Violation]) -> None:
        self.table = table
        self.violations = violations
        first = violations[0]
        more = f" (and {len(violations) - 1} more)" if len(violations) > 1 else ""
        super().__init__(f"row {first.row + 1}: {first.describe()}{more}", path=table, column=first.column)


def validate_tables(tables: Tables) -> None:
    """Check the three tables of an extraction, and that they fit together; raises BrokenTableError."""
    source_ids = tables.sources["source_id"].to_list() if "source_id" in tables.sources.columns else []
    validate("sources", tables.sources, sources_schema())
    validate("mentions", tables.mentions, mentions_schema(source_ids))
    validate("claims", tables.claims, claims_schema(source_ids))


def validate_conflicts(conflicts: pl.DataFrame, claims: pl.DataFrame) -> None:
    """Check the table of conflicts, and that its claims exist; raises BrokenTableError."""
    validate("conflicts", conflicts, conflicts_schema(claims["claim_id"].to_list()))


def validate(name: str, frame: pl.DataFrame, schema: pa.DataFrameSchema) -> None:
    """Check one table; raises BrokenTableError with every cell that breaks the schema."""
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        raise BrokenTableError(name, _violations(frame, error.failure_cases)) from None


def _violations(frame: pl.DataFrame, cases: pl.DataFrame) -> list[Violation]:
    found: dict[tuple[int, str], Violation] = {}
    for case in cases.iter_rows(named=True):
        row, column = case["index"], case["column"]
        if row is None or column is None:
            raise TableError(f"the table breaks its schema: {case['check']}: {case['failure_case']}")
        value = frame[column][row]
        allowed = _ALLOWED.get(case["check"], case["check"])
        violation = Violation(row, frame.columns.index(column), column, _shown(value), allowed)
        found.setdefault((row, column), violation)
    return sorted(found.values())


def _shown(value: object) -> str:
    if value is None:
        return "an empty cell"
    return plain_number(value) if isinstance(value, float) else repr(value)
