"""A check of one's own: an expression over the columns of the table of claims.

Conflict:     `kind = 'quantity' AND unit = 'percent' AND value_high > 100`: a share of 120 percent
No conflict:  the same, on a share of 20 percent

`where` is a condition in SQL over one claim's columns (null where a cell is empty), as polars understands it: comparisons, AND,
OR, NOT, IN, BETWEEN, LIKE, IS NULL and its functions of text and numbers. It reads the one table of claims and can do nothing
else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.verdict import Verdict, conflict, looked_at

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "expression"
PARAMETERS = frozenset({"where", "type"})


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each claim that meets the rule's condition."""
    import polars as pl

    where = rule.params.get("where")
    if not isinstance(where, str) or not where.strip():
        raise rule.place.error('needs "where": a condition over the columns of the table of claims', "kind")
    table = context.table
    try:
        chosen = set(table.filter(pl.sql_expr(where))["claim_id"].to_list())
    except (pl.exceptions.PolarsError, TypeError, ValueError) as error:
        raise rule.place.error(f"the condition cannot be read: {str(error).splitlines()[0]}", "where") from error
    yield from looked_at("value", context.statements)
    for claim in context.statements:
        if claim.claim_id in chosen:
            yield conflict(
                str(rule.params.get("type", "value")), rule.severity, claim, a=claim.value_text or claim.date_text or claim.trigger
            )
