"""A folder of tables, written and read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import TableError
from pipeline.tables.build import build_conflicts
from pipeline.tables.columns import SOURCES
from pipeline.tables.compare import differences
from pipeline.tables.store import read_conflicts, read_manifest, read_tables, write_conflicts, write_tables
from pipeline.tables.tables import Tables
from tests.tables.sample import CLAIMS, conflict, tables

RULES = "1" * 64
EDITED = (
    "this is not the table that manifest.json describes: it was edited by hand, or not all of the files were copied; "
    "edit the articles or the rules instead, and make the tables again with `crossclaim extract`"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tables and conflicts of the sample, beside a README and a report."""
    folder = tmp_path / "extracted"
    folder.mkdir()
    (folder / "README.md").write_text("read me", encoding="utf-8")
    (folder / "report.html").write_text("<p>", encoding="utf-8")
    built = tables()
    write_conflicts(built, build_conflicts([conflict(built)], built.claims), folder, rules=RULES)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Change a table as somebody with an editor would."""
    text = (folder / name).read_bytes().decode()
    assert old in text
    (folder / name).write_bytes(text.replace(old, new, 1).encode())


def assert_same(one: Tables, other: Tables) -> None:
    for name in ("sources", "mentions", "claims"):
        assert one.frame(name).equals(other.frame(name)), name
        assert one.frame(name).schema == other.frame(name).schema


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_what_is_written_reads_back(tmp_path: Path, ending: str) -> None:
    built = tables()
    written = write_tables(built, tmp_path, ending=ending)
    assert sorted(contents(tmp_path)) == sorted(
        ["datapackage.json", "manifest.json", *(f"{name}.{ending}" for name in ("claims", "mentions", "sources"))]
    )
    read = read_tables(tmp_path)
    assert_same(read, built)
    assert read.manifest == written.manifest
    assert read_conflicts(tmp_path, read) is None
    conflicts = build_conflicts([conflict(built)], built.claims)
    again = write_conflicts(read, conflicts, tmp_path, rules=RULES)
    found = read_conflicts(tmp_path, again)
    assert found is not None
    assert found.equals(conflicts)
    assert (tmp_path / f"conflicts.{ending}").exists()


def test_the_claims_file_to_the_letter(folder: Path) -> None:
    assert (folder / "claims.csv").read_bytes().decode() == (
        "claim_id,source_id,section,char_start,char_end,evidence,kind,trigger,predicate,subject,subject_id,object,object_id,date_text,"
        "date_edtf,date_start,date_end,value_text,value_low,value_high,unit,modality,verb_form,attribution,rule_id\n"
        'c980f5e523004134,bridges/guide,,0,44,"The bridge, ""the Old Lady"", is 1,200 m long.",quantity,long,length,,,the bridge,bridge,'
        ',,,,"1,200 m",1200,1200,m,actual,,,clause\n'
        'cc86b54d0286cf59,bridges/guide,,45,86,"It was opened on\n3 May 1911 by the mayor.",event,opened,open,the mayor,the-mayor,'
        "the bridge,bridge,3 May 1911,1911-05-03,1911-05-03,1911-05-03,,,,,actual,,,clause\n"
        "c2adc4ddb21cfad9,bridges/history,,0,30,The bridge was opened in 1913.,event,opened,open,,,the bridge,bridge,1913,1913,1913-01-01,"
        "1913-12-31,,,,,actual,,,clause\n"
        'c45d27719ba98e77,bridges/history,,31,63,"Its length is 1.25 km, some say.",quantity,length,length,,,the bridge,bridge,,,,,'
        "1.25 km,1.25,1.25,km,actual,,some,clause\n"
    )


def test_the_manifest_names_versions_and_hashes_and_nothing_else(folder: Path) -> None:
    names = ("claims.csv", "conflicts.csv", "mentions.csv", "sources.csv")
    assert json.loads((folder / "manifest.json").read_bytes()) == {
        "schema": 2,
        "program": "0.1.0",
        "model": "a_model 1.0",
        "rules": "0" * 64,
        "conflict_rules": RULES,
        "tables": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
    }


def test_the_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    built = tables(CLAIMS[::-1])
    write_conflicts(built, build_conflicts([conflict(built)], built.claims), tmp_path / "other", rules=RULES)
    assert contents(tmp_path / "other").items() <= contents(folder).items()


def test_nothing_is_written_where_nothing_has_changed(folder: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    written = write_tables(tables(), folder)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert "conflicts.csv" in written.manifest.tables


def test_new_claims_take_the_old_conflicts_away_and_leave_other_files(folder: Path) -> None:
    write_tables(tables(CLAIMS[:2]), folder)
    assert sorted(contents(folder)) == [
        "README.md",
        "claims.csv",
        "datapackage.json",
        "manifest.json",
        "mentions.csv",
        "report.html",
        "sources.csv",
    ]
    assert (folder / "README.md").read_text(encoding="utf-8") == "read me"
    assert read_tables(folder).claims.height == 2


def test_another_format_takes_the_place_of_the_first(folder: Path) -> None:
    write_tables(tables(), folder, ending="parquet")
    assert sorted(contents(folder)) == [
        "README.md",
        "claims.parquet",
        "datapackage.json",
        "manifest.json",
        "mentions.parquet",
        "report.html",
        "sources.parquet",
    ]


TWICE = ":2 [source_id]: 'bridges/guide' is not allowed; allowed: a value that no other row has (and 1 more)"

CSV_EDITS = [
    ("claims.csv", "event", "evnt", ":3 [kind]: 'evnt' is not allowed; allowed: one of event, quantity, state"),
    ("claims.csv", "1913-12-31", "1913-12-32", ":5 [date_end]: '1913-12-32' is not allowed; allowed: a day as in 1991-08-31"),
    ("claims.csv", ",1200,1200", ",1200,many", ":2 [value_high]: 'many' is not allowed; allowed: a number as in 650 or 0.5"),
    ("claims.csv", ",1200,1200", ",1200,1100", ":2 [value_high]: 1100 is not allowed; allowed: not lower than value_low"),
    ("claims.csv", ",1913,", ",,1913,", ":5: 26 cells in this row; there are 25 columns"),
    ("claims.csv", "the mayor.", "the major.", f": {EDITED}"),
    ("claims.csv", "\n", "\r\n", f": {EDITED}"),
    ("mentions.csv", "bridges/guide", "mills", ":2 [source_id]: 'mills' is not allowed; allowed: one that the table of sources lists"),
    ("mentions.csv", "quantity", "", ":2 [kind]: an empty cell is not allowed; allowed: anything but an empty cell"),
    ("sources.csv", "bridges/history,", "bridges/guide,", TWICE),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "message"), CSV_EDITS, ids=[f"{name}-{new[:12]}" for name, _, new, _ in CSV_EDITS])
def test_a_table_edited_by_hand_is_refused(folder: Path, name: str, old: str, new: str, message: str) -> None:
    edit(folder, name, old, new)
    before = contents(folder)
    with pytest.raises(TableError) as caught:
        read_tables(folder)
    assert str(caught.value) == f"{folder / name}{message}"
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("error", "fatal", ":2 [severity]: 'fatal' is not allowed; allowed: one of error, warning, info"),
        ("cc86b54d0286cf59", "cc86b54d0286cf50", ":2 [claim_ids]: 'cc86b54d0286cf50;c2adc4ddb21cfad9' is not allowed; "
         "allowed: one to 4 different ids that the table of claims lists, joined with ';'"),
        ("error", "info", f": {EDITED}"),
    ],
)  # fmt: skip
def test_conflicts_edited_by_hand_are_refused(folder: Path, old: str, new: str, message: str) -> None:
    edit(folder, "conflicts.csv", old, new)
    read = read_tables(folder)
    with pytest.raises(TableError) as caught:
        read_conflicts(folder, read)
    assert str(caught.value) == f"{folder / 'conflicts.csv'}{message}"


def delete(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def fill(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data)


GOOD = b'{"schema": 2, "program": "1", "model": "m", "rules": "r", "tables": {}}'


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (delete("claims.csv"), "claims.csv: the table is missing; make the tables again with `crossclaim extract`"),
        (delete("manifest.json"), "manifest.json: the manifest is missing; make the tables again with `crossclaim extract`"),
        (fill("manifest.json", b"{\n  no"), "manifest.json:2: this is not JSON: Expecting property name enclosed in double quotes"),
        (fill("manifest.json", b"\xff\xfe"), "manifest.json: this is not UTF-8 text"),
        (fill("manifest.json", b"[]"), "manifest.json: a manifest is a JSON object"),
        (fill("manifest.json", b'{"schema": 2}'), "manifest.json: 'program' is missing, or is not a string"),
        (fill("manifest.json", b"{}"),
         "manifest.json: 'schema' is missing: this is no manifest of tables, or one of a version of Crossclaim before schema 1; "
         "make the tables again with `crossclaim extract`"),
        (fill("manifest.json", GOOD.replace(b'"schema": 2', b'"schema": 3')),
         "manifest.json: these are tables of schema 3 (written by crossclaim 1), and this version reads schema 2; "
         "update Crossclaim, or make the tables again with `crossclaim extract`"),
        (fill("manifest.json", b'{"schema": 0}'),
         "manifest.json: these are tables of schema 0, and this version reads schema 2; make the tables again with `crossclaim extract`"),
        (fill("manifest.json", b'{"schema": "x", "program": []}'),
         "manifest.json: these are tables of schema 'x', and this version reads schema 2; make the tables again with `crossclaim extract`"),
        (fill("manifest.json", GOOD.replace(b"{}", b'{"a": 1}')),
         "manifest.json: 'tables' does not give the SHA-256 of each table by file name"),
        (fill("manifest.json", GOOD.replace(b'"tables"', b'"conflict_rules": 1, "tables"')),
         "manifest.json: 'conflict_rules' is neither a string nor null"),
        (fill("manifest.json", GOOD), f"sources.csv: {EDITED}"),
        (fill("sources.csv", b"\xff"), "sources.csv:1: this is not UTF-8 text"),
        (fill("sources.csv", b""), f"sources.csv: the file is empty; its first line is: {','.join(SOURCES)}"),
    ],
)  # fmt: skip
def test_damaged_folders_are_refused(folder: Path, damage: Callable[[Path], object], message: str) -> None:
    damage(folder)
    with pytest.raises(TableError) as caught:
        read_tables(folder)
    assert str(caught.value) == f"{folder}/{message}"


def test_a_folder_without_tables(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(TableError) as caught:
            read_tables(folder)
        assert str(caught.value) == f"{folder / 'manifest.json'}: there are no tables here; make the tables again with `crossclaim extract`"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "extracted").write_text("", encoding="utf-8")
    with pytest.raises(TableError) as caught:
        write_tables(tables(), tmp_path / "extracted")
    assert str(caught.value) == f"{tmp_path / 'extracted'}: the tables cannot be written: File exists"


def test_broken_tables_are_made_good_again(folder: Path) -> None:
    edit(folder, "claims.csv", "event", "evnt")
    written = write_tables(tables(), folder)
    assert_same(read_tables(folder), written)


def test_differences_are_named(folder: Path) -> None:
    assert differences(tables(), folder) == []
    edited = [replace(row, subject="the king") if row.subject else row for row in CLAIMS if row.trigger != "length"]
    assert differences(tables(edited), folder) == [
        "claims: c45d27719ba98e77 is gone (Its length is 1.25 km, some say.)",
        "claims: cc86b54d0286cf59 subject: 'the mayor' on disk, 'the king' now",
    ]
    other = tables()
    assert differences(replace(other, manifest=replace(other.manifest, model="a_model 1.1")), folder) == [
        "spaCy pipeline: a_model 1.0 on disk, a_model 1.1 now"
    ]
    edit(folder, "claims.csv", "the mayor.", "the major.")
    assert differences(tables(), folder) == [f"{folder / 'claims.csv'}: {EDITED}"]


def test_reading_finishes_a_change_that_was_cut_off(folder: Path) -> None:
    journal = folder / ".crossclaim-journal"
    other = folder.parent / "other"
    write_tables(tables(CLAIMS[:1]), other)
    other.rename(journal)
    order = {"remove": ["conflicts.csv"], "move": ["sources.csv", "mentions.csv", "claims.csv", "manifest.json"]}
    (journal / "order.json").write_text(json.dumps(order), encoding="utf-8")
    assert read_tables(folder).claims.height == 1
    assert sorted(contents(folder)) == [
        "README.md",
        "claims.csv",
        "datapackage.json",
        "manifest.json",
        "mentions.csv",
        "report.html",
        "sources.csv",
    ]
    assert read_manifest(folder).conflict_rules is None
