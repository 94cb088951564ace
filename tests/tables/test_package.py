"""The data package beside the tables, as the library of those who made its standard reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from pipeline.articles.article import Article
from pipeline.tables import columns
from pipeline.tables.build import build_conflicts
from pipeline.tables.compare import differences
from pipeline.tables.fields import Field, fields, key_of
from pipeline.tables.store import read_tables, write_conflicts, write_tables
from tests.tables.sample import ARTICLES, CLAIMS, YEAR, conflict, tables

FILE = "datapackage.json"
RULES = "1" * 64
OTHER = "datapackage.json is not that of the tables beside it"


def write(folder: Path, ending: str = "csv") -> Path:
    built = tables()
    write_conflicts(built, build_conflicts([conflict(built)], built.claims), folder, rules=RULES, ending=ending)
    return folder


def described(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return content


def resources(folder: Path) -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource for resource in described(folder)["resources"]}


def complaints(folder: Path) -> list[list[Any]]:
    """What is wrong with a package: the table, the row from 2 (below the header), the column, and the sort of error."""
    report = Package(str(folder / FILE)).validate()
    assert report.stats["tasks"] == 4, "nothing was looked at"
    assert report.errors == []
    return [[task.name, *found] for task in report.tasks for found in task.flatten(["rowNumber", "fieldName", "type"])]


def test_the_package_of_the_example_articles_is_valid(root: Path) -> None:
    assert complaints(root / "extracted") == []
    assert [resource["path"] for resource in described(root / "extracted")["resources"]] == [
        "sources.csv",
        "mentions.csv",
        "claims.csv",
        "conflicts.csv",
    ]


BROKEN = [
    ("claims.csv", ",event,", ",evnt,", [["claims", 3, "kind", "constraint-error"]]),
    ("claims.csv", "c980f5e523004134", "980f5e523004134", [["claims", 2, "claim_id", "constraint-error"]]),
    ("claims.csv", "1913-12-31", "1913-13-31", [["claims", 4, "date_end", "constraint-error"]]),
    ("claims.csv", ",1200,", ",many,", [["claims", 2, "value_low", "type-error"]]),
    ("claims.csv", ",0,44,", ",-1,44,", [["claims", 2, "char_start", "constraint-error"]]),
    ("mentions.csv", "bridges/guide", "mills", [["mentions", 2, None, "foreign-key"]]),
    ("sources.csv", ",bridges,", ",,", [["sources", 2, "collection", "constraint-error"]]),
    ("conflicts.csv", ",error,", ",fatal,", [["conflicts", 2, "severity", "constraint-error"]]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), BROKEN, ids=[f"{name}{new}" for name, _, new, _ in BROKEN])
def test_a_broken_value_is_reported(tmp_path: Path, name: str, old: str, new: str, expected: list[list[Any]]) -> None:
    folder = write(tmp_path)
    assert complaints(folder) == []
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    table = name.partition(".")[0]
    changed = [[table, None, None, "hash-count"], *([] if len(old) == len(new) else [[table, None, None, "byte-count"]])]
    assert sorted(complaints(folder), key=str) == sorted([*expected, *changed], key=str)


def test_days_before_the_common_era_and_open_intervals_are_valid(tmp_path: Path) -> None:
    long_ago = {**YEAR, "date_edtf": "-0043", "date_start": "-0043-01-01", "date_end": None}
    write_tables(tables([replace(CLAIMS[3], **long_ago)]), tmp_path)
    report = Package(str(tmp_path / FILE)).validate()
    assert (report.valid, report.stats["tasks"]) == (True, 3)


def test_a_column_says_all_that_its_checks_say(tmp_path: Path) -> None:
    claims = {field["name"]: field for field in resources(write(tmp_path))["claims"]["schema"]["fields"]}
    assert list(claims) == list(columns.CLAIMS)
    assert claims["claim_id"] == {
        "name": "claim_id",
        "type": "string",
        "description": "begins with `c`",
        "constraints": {"required": True, "unique": True, "pattern": "c[0-9a-f]{15}"},
    }
    assert claims["kind"]["constraints"] == {"required": True, "enum": ["event", "quantity", "state"]}
    assert claims["evidence"]["constraints"] == {"required": True, "pattern": r"[\s\S]*\S[\s\S]*"}
    assert (claims["char_start"]["type"], claims["char_start"]["constraints"]) == ("integer", {"required": True, "minimum": 0})
    assert (claims["value_low"]["type"], "constraints" in claims["value_low"]) == ("number", False)
    assert claims["date_end"]["rdfType"] == "http://www.w3.org/2001/XMLSchema#date"
    assert [name for name, field in claims.items() if field["type"] == "list"] == ["subject_id", "object_id"]


def test_keys_and_what_they_refer_to(tmp_path: Path) -> None:
    schemas = {name: resource["schema"] for name, resource in resources(write(tmp_path)).items()}
    assert {name: schema["primaryKey"] for name, schema in schemas.items()} == {
        "sources": ["source_id"],
        "mentions": ["mention_id"],
        "claims": ["claim_id"],
        "conflicts": ["conflict_id"],
    }
    to_sources = [{"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["source_id"]}}]
    assert {name: schema.get("foreignKeys") for name, schema in schemas.items()} == {
        "sources": None,
        "mentions": to_sources,
        "claims": to_sources,
        "conflicts": None,
    }


@pytest.mark.parametrize("table", columns.COLUMNS)
def test_every_column_is_described_and_each_table_has_one_key(table: str) -> None:
    assert [field.name for field in fields(table)] == list(columns.COLUMNS[table])
    assert [field.name for field in fields(table) if not field.description] == []
    assert key_of(table).name == f"{table.removesuffix('s')}_id"


def test_what_is_read_off_a_list(tmp_path: Path) -> None:
    (found,) = (field for field in fields("conflicts") if field.name == "claim_ids")
    assert found == Field(
        "claim_ids",
        str,
        "the one to four claims, joined with `;`",
        is_required=True,
        is_key=False,
        is_day=False,
        is_list=True,
        references=("claims", "claim_id"),
    )


def test_parquet_is_described_as_what_it_is(tmp_path: Path) -> None:
    """The library reads Parquet only with another library, so that its rows are left to the test of exports."""
    claims = resources(write(tmp_path, "parquet"))["claims"]
    assert (claims["path"], claims["format"], claims["mediatype"]) == ("claims.parquet", "parquet", "application/vnd.apache.parquet")
    assert claims["bytes"] == (tmp_path / "claims.parquet").stat().st_size
    assert "encoding" not in claims
    assert "missingValues" not in claims["schema"]
    assert {field["type"] for field in claims["schema"]["fields"]} == {"string", "integer", "number"}
    assert list(Package.metadata_validate(described(tmp_path))) == []


def test_titles_and_addresses_are_named_where_they_are_known(tmp_path: Path) -> None:
    assert "sources" not in described(write(tmp_path / "unknown"))
    told = [{"title": "A guide", "url": "https://example.org/guide"}, {"url": "shelf 4"}]
    articles: list[Article] = [replace(article, **known) for article, known in zip(ARTICLES, told, strict=True)]
    built = replace(tables(), sources=tables().sources.with_columns(
        title=_series([article.title for article in articles]), url=_series([article.url for article in articles])
    ))  # fmt: skip
    write_tables(built, tmp_path)
    assert described(tmp_path)["sources"] == [{"title": "A guide", "path": "https://example.org/guide"}]


def _series(values: list[Any]) -> Any:
    import polars as pl

    return pl.Series([value or None for value in values], dtype=pl.String)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "edited": lambda path: path.write_text(path.read_text(encoding="utf-8").replace("event", "evnt"), encoding="utf-8"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_a_package_that_is_behind_is_a_difference_and_is_made_good(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    before = (write(tmp_path) / FILE).read_bytes()
    assert differences(tables(), tmp_path) == []
    damage(tmp_path / FILE)
    assert differences(tables(), tmp_path) == [OTHER]
    assert read_tables(tmp_path).claims.height == 4
    write(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    damage(tmp_path / FILE)
    write_tables(tables(), tmp_path)
    assert (tmp_path / "conflicts.csv").exists() is False
    assert [resource["name"] for resource in described(tmp_path)["resources"]] == ["sources", "mentions", "claims"]


def test_conflicts_edited_by_hand_are_a_difference(tmp_path: Path) -> None:
    path = write(tmp_path) / "conflicts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",error,", ",info,"), encoding="utf-8", newline="\n")
    (found,) = differences(tables(), tmp_path)
    assert found.startswith(f"{path}: this is not the table that manifest.json describes")
