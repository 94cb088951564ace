"""The tables as a database has them: with keys, references, indexes, and a table of its own for each list in a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.tables.columns import COLUMNS, SEPARATOR
from pipeline.tables.fields import Field, fields, key_of, rows_of
from pipeline.tables.manifest import Manifest
from pipeline.tables.revision import Checked

INDEXED: Mapping[str, tuple[str, ...]] = {
    "sources": ("collection",),
    "mentions": ("source_id", "entity_id"),
    "claims": ("source_id", "predicate", "date_start"),
    "conflicts": ("rule_id", "predicate"),
    "conflict_claims": ("claim_id",),
    "claim_entities": ("entity_id",),
}
"""What tables are joined by and searched for, beside their keys."""

ROLES: Mapping[str, str] = {"subject": "subject_id", "object": "object_id"}
"""The columns of the claims that list entities, by what those are to the claim."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One table of a database."""

    name: str
    holds: str
    """What the rows are."""
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    """The columns of the primary key."""
    rows: pl.DataFrame
    """With the columns of `fields`; what is unknown is null."""

    @property
    def indexed(self) -> tuple[str, ...]:
        """The columns with an index."""
        return INDEXED.get(self.name, ())


def relations(checked: Checked) -> list[Relation]:
    """Every table, none before those that it refers to; without the conflicts where nobody has looked for any."""
    tables, conflicts = checked.tables, checked.conflicts
    frames = {"sources": tables.sources, "mentions": tables.mentions, "claims": tables.claims, "conflicts": conflicts}
    found = [
        Relation(name, rows_of(name), fields(name), (key_of(name).name,), frame) for name in COLUMNS if (frame := frames[name]) is not None
    ]
    found.append(_claim_entities(tables.claims))
    if conflicts is not None:
        found.append(_conflict_claims(conflicts))
    return [*found, _manifest(tables.manifest)]


def _conflict_claims(conflicts: pl.DataFrame) -> Relation:
    columns = (
        _column("conflict_id", "the finding", references=("conflicts", "conflict_id")),
        _column("position", "from 1, in the order of `claim_ids`", kind=int),
        _column("claim_id", "one of the claims that the finding is about", references=("claims", "claim_id")),
    )
    rows = _items(conflicts, "conflict_id", "claim_ids", "claim_id")
    return Relation("conflict_claims", "one row for each claim of each finding", columns, ("conflict_id", "position"), rows)


def _claim_entities(claims: pl.DataFrame) -> Relation:
    columns = (
        _column("claim_id", "the claim", references=("claims", "claim_id")),
        _column("role", "what the entity is to the claim", allowed=tuple(ROLES)),
        _column("position", "from 1, in the order of `subject_id` or `object_id`", kind=int),
        _column("entity_id", "the id in `rules/entities/`, else the name in lower case with hyphens"),
    )
    parts = [_items(claims, "claim_id", column, "entity_id").with_columns(role=pl.lit(role)) for role, column in ROLES.items()]
    rows = pl.concat(parts).select(column.name for column in columns)
    return Relation("claim_entities", "one row for each entity that a claim is about", columns, ("claim_id", "role", "position"), rows)


def _manifest(manifest: Manifest) -> Relation:
    columns = (
        _column("key", "`schema`, `program`, `model`, `rules` or `conflict_rules`"),
        _column("value", "as in `manifest.json`", is_required=False),
    )
    said = {name: getattr(manifest, name) for name in ("schema", "program", "model", "rules", "conflict_rules")}
    values = [None if value is None else str(value) for value in said.values()]
    rows = pl.DataFrame({"key": list(said), "value": values}, schema={"key": pl.String, "value": pl.String})
    return Relation("manifest", "what made the tables", columns, ("key",), rows)


def _items(frame: pl.DataFrame, key: str, joined: str, item: str) -> pl.DataFrame:
    """One row for each of the values in the cells of the column `joined`, with its position, from 1."""
    lists = frame.select(key, pl.col(joined).str.split(SEPARATOR).alias(item)).drop_nulls()
    positions = lists.with_columns(pl.int_ranges(1, pl.col(item).list.len() + 1).alias("position"))
    return positions.explode("position", item).select(key, "position", item)


def _column(
    name: str,
    holds: str,
    *,
    kind: type = str,
    is_required: bool = True,
    allowed: tuple[str, ...] = (),
    references: tuple[str, str] | None = None,
) -> Field:
    return Field(
        name, kind, holds, is_required=is_required, is_key=False, is_day=False, is_list=False, allowed=allowed, references=references
    )
