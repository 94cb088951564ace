"""Exports of the example articles, and of tables that are hard to write down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.exports.formats import write_export
from pipeline.tables.build import build_conflicts
from pipeline.tables.revision import Checked, read_checked
from tests.tables.sample import CLAIMS, MENTIONS, YEAR, conflict, tables

ENDINGS: Mapping[str, str] = {"sqlite": "facts.sqlite", "duckdb": "facts.duckdb"}

HARD = [
    'He said "no", twice; then: ""\n\n',
    "two\r\nlines\rand a half",
    "'; DROP TABLE claims; --",
    " spaces around, and\ta tab ",
    "Бишкек, 北京, Zürich, e\u0301, 🌉, \u202eright to left",
    "NULL",
    "\\N",
    "-- a comment /* and another */",
    "{{ braces }} % _ ? :name $1",
    "=1+1",
    "0012",
    "1e3",
    "x" * 70_000,
]
"""Words that some format or other could take for something else."""


def hard() -> Checked:
    """Tables whose cells hold what is hard to write down: quotes, line ends, other scripts, many digits, long-gone years."""
    numbers = [0.1, 1e300, -2.5, 5e-324, 123456789012345680.0, 0.0, -1.0]
    years = {**YEAR, "date_edtf": "-0043", "date_start": "-0043-03-15", "date_end": "-0043-12-31"}
    claims = [
        replace(
            CLAIMS[index % len(CLAIMS)],
            evidence=words,
            section=words,
            subject=words,
            subject_id=";".join(["a", "ö", words.replace(";", ",")]),
            object="",
            object_id="",
            attribution=HARD[index - 1],
            value_low=numbers[index % 7],
            value_high=None if index % 2 else 1e301,
            **(years if index % 3 else {**YEAR, "date_end": None}),
        )
        for index, words in enumerate(HARD)
    ]
    built = tables(claims, [replace(MENTIONS[0], text=words, entity_id=words) for words in HARD])
    ids = tuple(built.claims["claim_id"])
    findings = [
        conflict(
            built,
            message=words,
            subject=words,
            claim_ids=ids[index : index + 4],
            source_ids=("bridges/guide",) * len(ids[index : index + 4]),
        )
        for index, words in enumerate(HARD)
    ]
    return Checked(built, build_conflicts(findings, built.claims))


@pytest.fixture(scope="session")
def examples(root: Path) -> Checked:
    """The committed tables of the example articles."""
    return read_checked(root / "extracted")


@pytest.fixture(scope="session")
def exported(examples: Checked, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The tables of the example articles in each format."""
    return export_all(examples, tmp_path_factory.mktemp("exported"))


def export_all(checked: Checked, folder: Path) -> Mapping[str, Path]:
    """The tables in each format, by its name."""
    paths = {form: folder / name for form, name in ENDINGS.items()}
    for form, path in paths.items():
        write_export(checked, path, form)
    return paths
