"""Parquet, SQLite and DuckDB hold what the CSV holds: all tables, whole rows, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tables.build import build_conflicts
from pipeline.tables.columns import COLUMNS
from pipeline.tables.revision import Checked
from pipeline.tables.store import write_conflicts
from tests.exports.conftest import HARD, export_all, hard
from tests.exports.databases import Rows, query, rows_in, rows_of_csv
from tests.tables.sample import CLAIMS, MENTIONS, conflict, tables


def written(checked: Checked, folder: Path) -> Mapping[str, Mapping[str, Rows]]:
    """The rows of each table, by the format that they were read from."""
    assert checked.conflicts is not None
    for ending in ("csv", "parquet"):
        write_conflicts(checked.tables, checked.conflicts, folder / ending, rules="1" * 64, ending=ending)
    paths = export_all(checked, folder)
    return {
        "csv": {name: rows_of_csv(folder / "csv" / f"{name}.csv", name) for name in COLUMNS},
        "parquet": {name: pl.read_parquet(folder / "parquet" / f"{name}.parquet").rows() for name in COLUMNS},
        **{form: {name: rows_in(path, name) for name in COLUMNS} for form, path in paths.items()},
    }


def assert_same(checked: Checked, folder: Path) -> None:
    rows = written(checked, folder)
    for form in ("parquet", "sqlite", "duckdb"):
        for name in COLUMNS:
            assert rows[form][name] == rows["csv"][name], (form, name)
            assert [list(map(type, row)) for row in rows[form][name]] == [list(map(type, row)) for row in rows["csv"][name]], (form, name)


def test_of_the_example_articles(examples: Checked, tmp_path: Path, root: Path) -> None:
    assert_same(examples, tmp_path)
    for name in COLUMNS:
        assert (tmp_path / "csv" / f"{name}.csv").read_bytes() == (root / "extracted" / f"{name}.csv").read_bytes()


def test_of_cells_that_are_hard_to_write_down(tmp_path: Path) -> None:
    checked = hard()
    assert_same(checked, tmp_path)
    assert set(checked.tables.claims["evidence"]) == set(HARD), "the hard words are not what was written"
    assert checked.tables.claims["object"].null_count() == len(HARD)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(lambda text: text.strip())
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@settings(max_examples=25, deadline=None)
@given(evidence=WORDS, subject=st.just("") | WORDS, number=NUMBERS, entities=st.lists(WORDS.filter(lambda text: ";" not in text)))
def test_of_whatever_an_article_may_say(evidence: str, subject: str, number: float | None, entities: list[str]) -> None:
    claim = replace(CLAIMS[0], evidence=evidence, subject=subject, subject_id=";".join(entities), value_low=number, value_high=None)
    built = tables([claim, *CLAIMS[1:]], [replace(MENTIONS[0], text=evidence, entity_id=subject)])
    checked = Checked(built, build_conflicts([conflict(built, message=evidence)], built.claims))
    with TemporaryDirectory() as folder:
        assert_same(checked, Path(folder))


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_lists_are_tables_of_their_own(exported: Mapping[str, Path], examples: Checked, form: str) -> None:
    assert examples.conflicts is not None
    listed = [
        (row["conflict_id"], position, claim_id)
        for row in examples.conflicts.iter_rows(named=True)
        for position, claim_id in enumerate(row["claim_ids"].split(";"), 1)
    ]
    assert listed
    assert sorted(query(exported[form], "SELECT conflict_id, position, claim_id FROM conflict_claims")) == sorted(listed)
    entities = [
        (row["claim_id"], role, position, entity_id)
        for row in examples.tables.claims.iter_rows(named=True)
        for role in ("subject", "object")
        for position, entity_id in enumerate((row[f"{role}_id"] or "").split(";"), 1)
        if entity_id
    ]
    assert entities
    assert sorted(query(exported[form], "SELECT claim_id, role, position, entity_id FROM claim_entities")) == sorted(entities)


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_the_sources_of_a_finding_are_those_of_its_claims(exported: Mapping[str, Path], form: str) -> None:
    found = query(
        exported[form],
        "SELECT conflict_id, source_ids, claims.source_id FROM conflicts JOIN conflict_claims USING (conflict_id) "
        "JOIN claims USING (claim_id) ORDER BY conflict_id, position",
    )
    joined: dict[str, list[str]] = {}
    for conflict_id, _, source_id in found:
        joined.setdefault(conflict_id, []).append(source_id)
    assert {conflict_id: ";".join(sources) for conflict_id, sources in joined.items()} == {row[0]: row[1] for row in found}


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_what_made_the_tables_is_told(exported: Mapping[str, Path], examples: Checked, form: str) -> None:
    manifest = examples.tables.manifest
    assert dict(query(exported[form], "SELECT key, value FROM manifest")) == {
        "schema": str(manifest.schema),
        "program": manifest.program,
        "model": manifest.model,
        "rules": manifest.rules,
        "conflict_rules": manifest.conflict_rules,
    }
