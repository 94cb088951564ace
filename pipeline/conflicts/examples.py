"""The examples that conflict rules carry, run: does a rule report what it says it reports, and nothing that it says it does not?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import polars as pl

from pipeline.conflicts.comparison import find_conflicts

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule, Rulebook

TEXT = (
    *("claim_id", "source_id", "section", "evidence", "kind", "trigger", "predicate", "subject", "subject_id", "object", "object_id"),
    *("date_text", "date_edtf", "date_start", "date_end", "value_text", "unit", "modality", "verb_form", "attribution", "rule_id"),
)
NUMBERS = ("value_low", "value_high")
OFFSETS = ("char_start", "char_end")
SOURCES = ("source_id", "collection", "published")


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule, and what came of it."""

    rule_id: str
    name: str
    is_conflict: bool
    """What the rule's file says of it."""
    messages: tuple[str, ...]
    """What the rule reported."""

    @property
    def passed(self) -> bool:
        """True if the rule reported it exactly if it should."""
        return self.is_conflict == bool(self.messages)


def run_examples(rulebook: Rulebook) -> list[Example]:
    """All examples of all conflict rules, in order; a row of an example need only hold the columns that matter.

    RuleError where an example is no list of rows, or names a column that the table of claims does not have.
    """
    return [example for rule in rulebook.conflicts for example in _run(rule, rulebook)]


def _run(rule: ConflictRule, rulebook: Rulebook) -> Iterator[Example]:
    alone = replace(rulebook, conflicts=(rule,))
    for key, examples in (("conflicts", rule.conflicts), ("agrees", rule.agrees)):
        for name, rows in examples.items():
            found = find_conflicts(*read_example(rule, key, name, rows), alone)
            yield Example(rule.id, name, key == "conflicts", tuple(conflict.message for conflict in found.conflicts))


def read_example(rule: ConflictRule, key: str, name: str, rows: Any) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables of claims and sources that an example's rows stand for; each row is a source of its own unless it names one."""
    if not isinstance(rows, list) or not rows or not all(isinstance(row, Mapping) for row in rows):
        raise rule.place.error(f'the example "{name}" must be a list of claims, each with the columns that matter', key)
    claims, sources = [], {}
    for i, row in enumerate(rows):
        source_id = row.get("source_id", f"source-{i + 1}")
        if unknown := set(row) - {*TEXT, *NUMBERS, *OFFSETS, *SOURCES}:
            raise rule.place.error(f'the example "{name}" has an unknown column "{min(unknown)}"', key)
        if "predicate" not in row:
            raise rule.place.error(f'the example "{name}" has a claim without a predicate', key)
        sources[source_id] = {"source_id": source_id, "collection": row.get("collection", "example"), "published": row.get("published")}
        claims.append(
            {"claim_id": f"claim-{i + 1}", "source_id": source_id, **{k: v for k, v in row.items() if k not in ("collection", "published")}}
        )
    schema: dict[str, Any] = dict.fromkeys(TEXT, pl.String) | dict.fromkeys(NUMBERS, pl.Float64) | dict.fromkeys(OFFSETS, pl.Int64)
    return pl.DataFrame(claims, schema=schema), pl.DataFrame(list(sources.values()), schema=dict.fromkeys(SOURCES, pl.String))
