"""The Pandera schema of each table."""

from __future__ import annotations

from collections.abc import Collection

import pandera.polars as pa
import polars as pl

from pipeline.tables import checks

KINDS = ("event", "quantity", "state")
MODALITIES = ("actual", "planned", "possible", "negated")
SEVERITIES = ("error", "warning", "info")
TYPES = (
    "value",
    "date",
    "modality",
    "wording",
    "order",
    "uniqueness",
    "arithmetic",
    "entity",
    "relative-date",
    "staleness",
)
MOST_CLAIMS = 4
"""A finding names one to four claims, never a whole group."""


def sources_schema() -> pa.DataFrameSchema:
    """One row an article."""
    return _schema(
        {
            "source_id": _text(unique=True),
            "collection": _text(),
            "title": _words(),
            "url": _words(),
            "publisher": _words(),
            "published": _words(checks.edtf()),
            "topic": _words(),
            "sha256": _text(checks.matches("[0-9a-f]{64}", "64 hexadecimal digits")),
            "characters": pa.Column(pl.Int64, checks.at_least(0)),
            "sentences": pa.Column(pl.Int64, checks.at_least(0), nullable=True),
        }
    )


def mentions_schema(source_ids: Collection[str]) -> pa.DataFrameSchema:
    """One row a date, quantity or entity; `source_ids`: those of the table of sources."""
    return _schema(
        {
            "mention_id": _text(checks.an_id("m"), unique=True),
            "source_id": _text(checks.listed_in(source_ids, "the table of sources")),
            "kind": _text(checks.one_of("date", "quantity", "entity")),
            "text": _text(checks.some_text()),
            **_span(),
            **_date(),
            **_value(),
            "unit": _words(),
            "entity_id": _words(),
        }
    )


def claims_schema(source_ids: Collection[str]) -> pa.DataFrameSchema:
    """One row a claim; `source_ids`: those of the table of sources."""
    return _schema(
        {
            "claim_id": _text(checks.an_id("c"), unique=True),
            "source_id": _text(checks.listed_in(source_ids, "the table of sources")),
            "section": _words(),
            **_span(),
            "evidence": _text(checks.some_text()),
            "kind": _text(checks.one_of(*KINDS)),
            "trigger": _text(checks.some_text()),
            "predicate": _text(checks.some_text()),
            **{name: _words() for name in ("subject", "subject_id", "object", "object_id", "date_text")},
            **_date(),
            "value_text": _words(),
            **_value(),
            "unit": _words(),
            "modality": _text(checks.one_of(*MODALITIES)),
            "verb_form": _words(),
            "attribution": _words(),
            "rule_id": _text(),
        }
    )


def conflicts_schema(claim_ids: Collection[str]) -> pa.DataFrameSchema:
    """One row a finding; `claim_ids`: those of the table of claims."""
    return _schema(
        {
            "conflict_id": _text(checks.an_id("x"), unique=True),
            "collection": _text(),
            "rule_id": _text(),
            "type": _text(checks.one_of(*TYPES)),
            "severity": _text(checks.one_of(*SEVERITIES)),
            "message": _text(checks.some_text()),
            "subject": _words(),
            "predicate": _words(),
            "claim_ids": _text(checks.all_listed_in(claim_ids, "the table of claims", MOST_CLAIMS)),
            "source_ids": _text(checks.same_length_as("claim_ids")),
        }
    )


def _schema(columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, strict=True, ordered=True)


def _text(*conditions: pa.Check, unique: bool = False) -> pa.Column:
    return pa.Column(pl.String, list(conditions), nullable=False, unique=unique)


def _words(*conditions: pa.Check) -> pa.Column:
    return pa.Column(pl.String, list(conditions), nullable=True)


def _span() -> dict[str, pa.Column]:
    start, end = checks.at_least(0), checks.above("char_start")
    return {"char_start": pa.Column(pl.Int64, start), "char_end": pa.Column(pl.Int64, end)}


def _date() -> dict[str, pa.Column]:
    conditions = [checks.day(), checks.only_beside("date_edtf")]
    ends = checks.interval("date_start", "date_end", conditions, pl.String, checks.not_before("date_start"))
    return {"date_edtf": _words(checks.edtf()), **ends}


def _value() -> dict[str, pa.Column]:
    return checks.interval("value_low", "value_high", [checks.number()], pl.Float64, checks.not_below("value_low"))
