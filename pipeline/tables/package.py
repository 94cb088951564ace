"""`datapackage.json`: what the columns of the tables are, for programs that know nothing of Crossclaim.

A Data Package of Frictionless, version 2 (https://datapackage.org/standard/data-package/), with a Table Schema for each table. Days stay
text with a pattern: `date` of a Table Schema has no years before the common era. What the schema cannot say (that an interval does not
end before it begins, for one) is left to `pipeline.tables.schemas`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import polars as pl

from pipeline.tables.columns import COLUMNS, SEPARATOR
from pipeline.tables.fields import Field, fields, key_of, rows_of

FILE = "datapackage.json"

STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"

TYPES: Mapping[type, str] = {str: "string", int: "integer", float: "number"}

CSV: Mapping[str, Any] = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
PARQUET: Mapping[str, Any] = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
MEDIA: Mapping[str, Mapping[str, Any]] = {"csv": CSV, "parquet": PARQUET}
"""What is said of the files of each format."""


def to_json(files: Mapping[str, bytes], sources: pl.DataFrame) -> str:
    """The text of `datapackage.json` for tables by file name; `sources`: the table of sources, whose titles and addresses are named.

    No time and no path of the machine: the same tables give the same text.
    """
    names = {name.rpartition(".")[0]: name for name in files}
    content: dict[str, Any] = {
        "$schema": STANDARD,
        "name": "claims-of-articles",
        "title": "What articles claim, and where they cannot all be right",
        "resources": [_resource(table, names[table], files[names[table]], names) for table in COLUMNS if table in names],
    }
    if known := _sources(sources):
        content["sources"] = known
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _resource(table: str, name: str, data: bytes, tables: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": table,
        "type": "table",
        "path": name,
        "description": rows_of(table),
        **MEDIA[name.rpartition(".")[2]],
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": _schema(table, tables, has_types=name.endswith(".parquet")),
    }


def _schema(table: str, tables: Mapping[str, str], *, has_types: bool) -> dict[str, Any]:
    """The Table Schema; where the file itself `has_types`, an empty cell is a null and not a word."""
    foreign = [
        {"fields": [field.name], "reference": {"resource": field.references[0], "fields": [field.references[1]]}}
        for field in fields(table)
        if field.references and not field.is_list and field.references[0] in tables
    ]
    return {
        "fields": [_field(field, has_types=has_types) for field in fields(table)],
        "primaryKey": [key_of(table).name],
        **({"foreignKeys": foreign} if foreign else {}),
        **({} if has_types else {"missingValues": [""]}),
    }


def _field(field: Field, *, has_types: bool) -> dict[str, Any]:
    """A column; a list is one in the files that write it as text joined with the separator, which Parquet takes for text."""
    is_list = field.is_list and not has_types
    constraints = {
        "required": field.is_required or None,
        "unique": field.is_key or None,
        "enum": list(field.allowed) or None,
        "pattern": field.pattern,
        "minimum": field.least,
        "maximum": field.most,
    }
    said = {key: value for key, value in constraints.items() if value is not None}
    return {
        "name": field.name,
        "type": "list" if is_list else TYPES[field.type],
        **({"delimiter": SEPARATOR, "itemType": "string"} if is_list else {}),
        "description": field.description,
        **({"rdfType": XSD_DATE} if field.is_day else {}),
        **({"constraints": said} if said else {}),
    }


def _sources(sources: pl.DataFrame) -> list[dict[str, str]]:
    """The articles of which a title or an address on the web is known, each once."""
    found: list[dict[str, str]] = []
    for title, url in sources.select("title", "url").iter_rows():
        path = url if url and url.startswith(("http://", "https://")) else None
        source = {key: value for key, value in (("title", title), ("path", path)) if value}
        if source and source not in found:
            found.append(source)
    return found
