"""From articles, mentions, claims and conflicts to checked and sorted frames with ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from pipeline.articles.article import Article
from pipeline.claims.claim import Claim
from pipeline.mentions.mention import Mention
from pipeline.tables.columns import COLUMNS, ORDER, SEPARATOR
from pipeline.tables.finding import Finding
from pipeline.tables.ids import claim_ids, conflict_ids, mention_ids
from pipeline.tables.manifest import Manifest
from pipeline.tables.tables import Tables
from pipeline.tables.validate import validate_conflicts, validate_tables

POLARS_TYPES: Mapping[type, type[pl.DataType]] = {str: pl.String, int: pl.Int64, float: pl.Float64}


def build_tables(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    sentences: Mapping[str, int],
    *,
    program: str,
    model: str,
    rules: str,
) -> Tables:
    """The tables of what was extracted.

    `sentences`: the number of sentences of each article by source_id, null where it is not known; `program`, `model`, `rules`: the
    versions for the manifest. Raises TableError where a row breaks the schema.
    """
    tables = Tables(
        sources=_frame(
            "sources", articles, characters=[len(a.text) for a in articles], sentences=[sentences.get(a.source_id) for a in articles]
        ),
        mentions=_frame("mentions", mentions, mention_id=mention_ids(mentions)),
        claims=_frame("claims", claims, claim_id=claim_ids(claims)),
        manifest=Manifest(program, model, rules),
    )
    validate_tables(tables)
    return tables


def build_conflicts(conflicts: Sequence[Finding], claims: pl.DataFrame) -> pl.DataFrame:
    """The table of conflicts, with ids; `claims`: the table of claims that they name. Raises TableError where a row breaks the schema."""
    ids = conflict_ids_of(conflicts, claims)
    joined = {name: [SEPARATOR.join(getattr(c, name)) for c in conflicts] for name in ("claim_ids", "source_ids")}
    frame = _frame("conflicts", conflicts, conflict_id=ids, **joined)
    validate_conflicts(frame, claims)
    return frame


def conflict_ids_of(conflicts: Sequence[Finding], claims: pl.DataFrame) -> list[str]:
    """The id of each conflict, in the order of `conflicts`."""
    named = {claim for conflict in conflicts for claim in conflict.claim_ids}
    rows = claims.filter(pl.col("claim_id").is_in(list(named))).iter_rows(named=True)
    return conflict_ids(conflicts, {row["claim_id"]: row for row in rows})


def empty_frame(name: str) -> pl.DataFrame:
    """The table `name` without rows."""
    return pl.DataFrame(schema={column: POLARS_TYPES[kind] for column, kind in COLUMNS[name].items()})


def _frame(name: str, rows: Iterable[object], **given: Sequence[object]) -> pl.DataFrame:
    """The table `name`: the columns in `given`, the others from the attributes of `rows`; an empty string is a null."""
    rows = list(rows)
    data: dict[str, list[object]] = {}
    for column, kind in COLUMNS[name].items():
        values = given[column] if column in given else [getattr(row, column) for row in rows]
        data[column] = [None if value is None or value == "" else kind(value) for value in values]
    schema = {column: POLARS_TYPES[kind] for column, kind in COLUMNS[name].items()}
    return pl.DataFrame(data, schema=schema).sort(ORDER[name])
