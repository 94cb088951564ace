"""The Pandera schema of each table: what a column holds, in the words of `extracted/README.md`, and what its cells may be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

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
        "one row for each article",
        {
            "source_id": _text("the article's path inside `raw/`, without `.txt` or `.md`: `harbour-bridge/bridge`", unique=True),
            "collection": _text(
                "the first folder of the path, `default` for an article without one; only claims of one collection are compared"
            ),
            "title": _words("from `raw/sources.csv`"),
            "url": _words("from `raw/sources.csv`"),
            "publisher": _words("from `raw/sources.csv`"),
            "published": _words(
                "from `raw/sources.csv`, in EDTF: what *today* and *last year* in the article are reckoned from", checks.edtf()
            ),
            "topic": _words("from `raw/sources.csv`: the name that the text leaves out"),
            "sha256": _text(
                "of the article's bytes: it tells that an article has changed since",
                checks.matches("[0-9a-f]{64}", "64 hexadecimal digits"),
            ),
            "characters": _count("the length of the text", checks.at_least(0)),
            "sentences": _count("how many sentences of prose it has", checks.at_least(0), nullable=True),
        },
    )


def mentions_schema(source_ids: Collection[str] | None = None) -> pa.DataFrameSchema:
    """One row a date, quantity or entity; `source_ids`: those of the table of sources, by default any."""
    return _schema(
        "one row for each date, quantity and name in an article",
        {
            "mention_id": _text("begins with `m`", checks.an_id("m"), unique=True),
            "source_id": _text("the article", checks.listed_in(source_ids, "sources", "source_id")),
            "kind": _text("`date`, `quantity` or `entity` (a name)", checks.one_of("date", "quantity", "entity")),
            "text": _text("the words as they stand in the article", checks.some_text()),
            "char_start": _count("where they begin", checks.at_least(0)),
            "char_end": _count("where they end", checks.above("char_start")),
            **_date(
                "of a date: what it means; empty for a date that no calendar has, or that nothing anchors (*the next day*)",
                "its first day",
                "its last day",
            ),
            **_value("of a quantity: the least value that the words allow (*more than 400*: 400)", "the greatest (*more than 400*: empty)"),
            "unit": _words("`count`, `percent`, a currency such as `USD`, or a symbol such as `km`"),
            "entity_id": _words("of a name: the id in `rules/entities/`, else the name in lower case with hyphens"),
        },
    )


def claims_schema(source_ids: Collection[str] | None = None) -> pa.DataFrameSchema:
    """One row a claim; `source_ids`: those of the table of sources, by default any."""
    return _schema(
        "one row for each thing that an article asserts",
        {
            "claim_id": _text("begins with `c`", checks.an_id("c"), unique=True),
            "source_id": _text("the article", checks.listed_in(source_ids, "sources", "source_id")),
            "section": _words("the headings above it, joined with ` > `"),
            "char_start": _count("where the evidence begins", checks.at_least(0)),
            "char_end": _count("where it ends", checks.above("char_start")),
            "evidence": _text("the sentence or caption that makes the claim", checks.some_text()),
            "kind": _text(
                "`event` (something happens at a time), `quantity` (something has a value) or `state` (something holds)",
                checks.one_of(*KINDS),
            ),
            "trigger": _text(
                "the word that heads the claim: a verb, the noun of an event, or the noun that is counted", checks.some_text()
            ),
            "predicate": _text(
                "what the trigger says, several words to one id: *opened* and *inaugurated* are `open`; else the trigger's lemma",
                checks.some_text(),
            ),
            "subject": _words(
                "who does it, or whose it is; several names are joined with `; `. In the passive voice only whom the text names"
            ),
            "subject_id": _words("the ids of the subject, joined with `;` and sorted", is_list=True),
            "object": _words("what or whom it is done to"),
            "object_id": _words("the ids of the object, joined with `;` and sorted", is_list=True),
            "date_text": _words("the words of the date"),
            **_date("what they mean", "the first day", "the last day"),
            "value_text": _words("the words of the quantity"),
            **_value("the least value", "the greatest value"),
            "unit": _words("as in the table of mentions"),
            "modality": _text(
                "`actual`, `planned` (*will*, *agreed to*), `possible` (*may*, *could*) or `negated` (*did not*)",
                checks.one_of(*MODALITIES),
            ),
            "verb_form": _words("the verb as it stands: *will be opened*"),
            "attribution": _words("who says so, where the article names somebody else"),
            "rule_id": _text("the pattern rule that read the claim; `clause` or `quantity` for the general reading of sentences"),
        },
    )


def conflicts_schema(claim_ids: Collection[str] | None = None) -> pa.DataFrameSchema:
    """One row a finding; `claim_ids`: those of the table of claims, by default any."""
    return _schema(
        "one row for each finding",
        {
            "conflict_id": _text(
                "begins with `x`; an edit of a number or of the words leaves it as it is, so that a finding can be followed",
                checks.an_id("x"),
                unique=True,
            ),
            "collection": _text("the collection of its articles"),
            "rule_id": _text("the rule that found it: `crossclaim explain RULE` says why"),
            "type": _text(f"{', '.join(f'`{name}`' for name in TYPES[:-1])} or `{TYPES[-1]}`", checks.one_of(*TYPES)),
            "severity": _text("`error`, `warning` or `info`", checks.one_of(*SEVERITIES)),
            "score": _count("0 to 100: the higher, the sooner it is worth a look, among those of its severity", checks.between(0, 100)),
            "message": _text("what differs, in one sentence", checks.some_text()),
            "subject": _words("what it is about"),
            "predicate": _words("what is said of it"),
            "claim_ids": _text(
                "the one to four claims, joined with `;`",
                checks.all_listed_in(claim_ids, "claims", "claim_id", MOST_CLAIMS),
                is_list=True,
            ),
            "source_ids": _text("the article of each, in the same order", checks.same_length_as("claim_ids"), is_list=True),
        },
    )


SCHEMAS: Mapping[str, Callable[[], pa.DataFrameSchema]] = {
    "sources": sources_schema,
    "mentions": mentions_schema,
    "claims": claims_schema,
    "conflicts": conflicts_schema,
}
"""The schema of each table by itself, without the keys of others."""


def _schema(holds: str, columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, strict=True, ordered=True, description=holds)


def _text(holds: str, *conditions: pa.Check, unique: bool = False, is_list: bool = False) -> pa.Column:
    return pa.Column(pl.String, list(conditions), nullable=False, unique=unique, description=holds, metadata={"is_list": is_list})


def _words(holds: str, *conditions: pa.Check, is_list: bool = False) -> pa.Column:
    return pa.Column(pl.String, list(conditions), nullable=True, description=holds, metadata={"is_list": is_list})


def _count(holds: str, *conditions: pa.Check, nullable: bool = False) -> pa.Column:
    return pa.Column(pl.Int64, list(conditions), nullable=nullable, description=holds)


def _date(means: str, first: str, last: str) -> dict[str, pa.Column]:
    conditions = [checks.day(), checks.only_beside("date_edtf")]
    return {
        "date_edtf": _words(means, checks.edtf()),
        "date_start": _words(first, *conditions),
        "date_end": _words(last, *conditions, checks.not_before("date_start")),
    }


def _value(least: str, greatest: str) -> dict[str, pa.Column]:
    return {
        "value_low": pa.Column(pl.Float64, checks.number(), nullable=True, description=least),
        "value_high": pa.Column(pl.Float64, [checks.number(), checks.not_below("value_low")], nullable=True, description=greatest),
    }
