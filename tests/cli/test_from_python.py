"""`pipeline.extract` and `pipeline.check` with the real steps, and the invariants that hold across all of them."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import subprocess
import sys
import textwrap
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

import pipeline
from pipeline.errors import ArticleError, RuleError
from pipeline.tables.columns import COLUMNS
from pipeline.tables.store import encode
from tests.cli.steps import write

RULES = Path(__file__).parents[2] / "rules"

MILL = """\
The Old Mill

The Old Mill in Hallby was opened on 3 May 1911. It employed 240 people in 1920.

In 1950 the mill was closed. Its owners plan to open a museum there in 1960.

About 1,200 people live in Hallby.
"""
VILLAGE = """\
# Hallby

The Old Mill in Hallby was opened on 8 May 1913.

In 2001 the village council announced that 35 percent of the houses had been built before 1900.
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw" / "hallby"
    folder.mkdir(parents=True)
    (folder / "mill.txt").write_text(MILL, encoding="utf-8", newline="\n")
    (folder / "village.md").write_text(VILLAGE, encoding="utf-8", newline="\n")
    return tmp_path / "raw"


def test_every_quote_is_a_slice_of_its_article(raw: Path) -> None:
    tables = pipeline.extract(raw, RULES)
    texts = {"hallby/mill": MILL, "hallby/village": VILLAGE}
    assert tables.claims.height > 3
    assert tables.mentions.height > 6
    for frame, column in ((tables.claims, "evidence"), (tables.mentions, "text")):
        for row in frame.iter_rows(named=True):
            assert texts[row["source_id"]][row["char_start"] : row["char_end"]] == row[column]
    assert tables.sources.select("source_id", "collection", "characters").rows() == [
        ("hallby/mill", "hallby", len(MILL)),
        ("hallby/village", "hallby", len(VILLAGE)),
    ]


def test_the_same_input_gives_the_same_bytes_and_what_disagrees(raw: Path) -> None:
    first, second = pipeline.extract(raw, RULES), pipeline.extract(raw, RULES)
    for name in ("sources", "mentions", "claims"):
        assert encode(first.frame(name), "csv") == encode(second.frame(name), "csv")
    conflicts = pipeline.check(first, RULES)
    assert encode(conflicts.table, "csv") == encode(pipeline.check(second, RULES).table, "csv")
    evidence = dict(first.claims.select("claim_id", "evidence").iter_rows())
    disagree = [{evidence[claim] for claim in conflict.claim_ids} for conflict in conflicts.by_id.values() if conflict.severity == "error"]
    assert disagree == [{"The Old Mill in Hallby was opened on 3 May 1911.", "The Old Mill in Hallby was opened on 8 May 1913."}]


def test_moving_a_paragraph_changes_no_id(raw: Path) -> None:
    before = pipeline.extract(raw, RULES)
    title, opening, museum, people = MILL.strip().split("\n\n")
    (raw / "hallby" / "mill.txt").write_text("\n\n".join([title, people, opening, museum]) + "\n", encoding="utf-8", newline="\n")
    after = pipeline.extract(raw, RULES)
    assert before.claims["char_start"].to_list() != after.claims["char_start"].to_list()
    for name, column in (("claims", "claim_id"), ("mentions", "mention_id")):
        assert sorted(before.frame(name)[column]) == sorted(after.frame(name)[column])
    assert sorted(pipeline.check(before, RULES).by_id) == sorted(pipeline.check(after, RULES).by_id)


LONG = (
    "The Old Mill in Hallby, which stands above the town beside the road to the sea, was opened on 3 May 1911 and had cost at least "
    "1,250 crowns, or 14% of what the town earned in the year in which the old harbour was closed for good."
)


WIDTHS = range(50, 112)


def wrapped(width: int) -> list[str]:
    return textwrap.wrap(LONG, width)


def test_every_width_is_read_alike(raw: Path) -> None:
    """Lines end in the middle of the date, before each number, and between a number and what it counts."""
    folder = raw / "wrapped"
    folder.mkdir()
    for width in WIDTHS:
        write(folder / f"at-{width}.txt", "\n".join(wrapped(width)) + "\n")
    ends = {(line.split()[-1], after.split()[0]) for width in WIDTHS for line, after in pairwise(wrapped(width))}
    assert {("on", "3"), ("3", "May"), ("May", "1911"), ("least", "1,250"), ("1,250", "crowns,"), ("or", "14%")} <= ends
    mentions = pipeline.extract(raw, only=[folder]).mentions.filter(pl.col("kind") != "entity")
    by_article: dict[str, list[str]] = {}
    for row in mentions.iter_rows(named=True):
        by_article.setdefault(row["source_id"], []).append(" ".join(row["text"].split()))
    assert by_article == {f"wrapped/at-{width}": ["3 May 1911", "at least 1,250", "14%"] for width in WIDTHS}


@pytest.mark.parametrize("end", [("3", "May"), ("least", "1,250"), ("or", "14%")], ids=" ".join)
def test_wrapping_lines_anew_changes_no_id(raw: Path, end: tuple[str, str]) -> None:
    article = raw / "hallby" / "mill.txt"
    write(article, f"{LONG}\n")
    before = pipeline.extract(raw)
    assert before.claims.filter(source_id="hallby/mill").height > 1
    lines = next(lines for lines in map(wrapped, WIDTHS) if end in [(a.split()[-1], b.split()[0]) for a, b in pairwise(lines)])
    write(article, "\n".join(lines) + "\n")
    after = pipeline.extract(raw)
    for name, column in (("claims", "claim_id"), ("mentions", "mention_id")):
        assert sorted(before.frame(name)[column]) == sorted(after.frame(name)[column])
    assert pipeline.diff(before, after) == pipeline.TablesDiff([], [], [], [], [], {})


def test_no_article_and_no_rule(tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArticleError):
        pipeline.extract(tmp_path / "empty", RULES)
    tables = pipeline.extract(raw, RULES)
    monkeypatch.setattr("pipeline.rulebook.load.shipped_rules", lambda: tmp_path / "empty")
    (tmp_path / "rules" / "predicates").mkdir(parents=True)
    (tmp_path / "rules" / "predicates" / "open.yaml").write_text("verbs: [open]\nwhy: To open.\n", encoding="utf-8")
    with pytest.raises(RuleError, match="there is no conflict rule, so nothing can be checked"):
        pipeline.check(tables, tmp_path / "rules")


def test_a_missing_folder_of_rules_is_told(tmp_path: Path, raw: Path) -> None:
    """Without the rules that were meant, a check would pass that should not."""
    with pytest.raises(RuleError, match=r"rulez: there is no such folder of rules$"):
        pipeline.extract(raw, tmp_path / "rulez")
    tables = pipeline.extract(raw)
    for call in (lambda: pipeline.check(tables, "rulez"), lambda: pipeline.diff(tables, tables, "rulez")):
        with pytest.raises(pipeline.PipelineError, match=r"^rulez: there is no such folder of rules$"):
            call()


def test_frames_have_the_columns_and_types_of_the_tables(raw: Path) -> None:
    tables = pipeline.extract(str(raw))
    frames = {name: tables.frame(name) for name in ("sources", "mentions", "claims")} | {"conflicts": pipeline.check(tables).table}
    types = {str: pl.String, int: pl.Int64, float: pl.Float64}
    for name, frame in frames.items():
        assert dict(frame.schema) == {column: types[kind] for column, kind in COLUMNS[name].items()}, name
        assert frame.height > 0, name


def test_only_some_articles(raw: Path) -> None:
    assert pipeline.extract(raw, only=[str(raw / "hallby" / "mill.txt")]).sources["source_id"].to_list() == ["hallby/mill"]


def test_settings_change_a_severity(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "crossclaim.toml").write_text('[severity]\ncopied_fact = "info"\n', encoding="utf-8")
    settings = pipeline.load_settings(str(tmp_path))
    assert settings == pipeline.Settings(severity={"copied_fact": "info"})
    tables = pipeline.extract(raw, settings=settings)
    found = [pipeline.check(tables, settings=chosen).table.filter(rule_id="copied_fact")["severity"] for chosen in (None, settings)]
    assert [severities.to_list() for severities in found] == [["error"], ["info"]]


def test_what_a_change_brings(raw: Path) -> None:
    old = pipeline.extract(raw)
    text = (raw / "hallby" / "mill.txt").read_text(encoding="utf-8")
    assert pipeline.diff(old, old) == pipeline.TablesDiff([], [], [], [], [], {})
    (raw / "hallby" / "mill.txt").write_text(
        text.replace("3 May 1911", "8 May 1913").replace("1,200", "2,100"), encoding="utf-8", newline="\n"
    )
    found = pipeline.diff(old, pipeline.extract(raw))
    assert [(change.fields[1:2], change.old["date_edtf"], change.new["date_edtf"]) for change in found.changed] == [
        (("date_text",), "1911-05-03", "1913-05-08"),
        (("value_text",), None, None),
    ]
    assert [clash.row["rule_id"] for clash in found.solved] == ["copied_fact"]
    assert (found.added, found.gone, found.new, found.made_by) == ([], [], [], {})


# ---- the surface
SURFACE = {
    "check": "(tables: 'Tables', rules: 'Path | str | None' = None, *, settings: 'Settings | None' = None) -> 'Conflicts'",
    "diff": "(old: 'Tables', new: 'Tables', rules: 'Path | str | None' = None, *, settings: 'Settings | None' = None) -> 'TablesDiff'",
    "extract": "(raw: 'Path | str', rules: 'Path | str | None' = None, *, only: 'Sequence[Path | str]' = (), "
    "settings: 'Settings | None' = None) -> 'Tables'",
    "load_settings": "(folder: 'Path | str') -> 'Settings'",
    "read_tables": "(folder: 'Path | str') -> 'Tables'",
}
"""What others call: to change a line here is to change their programs."""
FIELDS = {
    "Conflicts": ("table", "by_id", "findings", "rules"),
    "Tables": ("sources", "mentions", "claims", "manifest"),
    "TablesDiff": ("added", "gone", "changed", "new", "solved", "made_by"),
}


def test_the_surface_is_as_it_was() -> None:
    assert {name: str(inspect.signature(getattr(pipeline, name))) for name in SURFACE} == SURFACE
    assert {name: tuple(field.name for field in dataclasses.fields(getattr(pipeline, name))) for name in FIELDS} == FIELDS
    assert sorted([*SURFACE, *FIELDS, "PipelineError", "Settings", "__version__"]) == pipeline.__all__ == dir(pipeline)
    for name in (*FIELDS, "Settings"):
        assert getattr(pipeline, name).__dataclass_params__.frozen, name
    assert [name for name in pipeline.__all__ if name != "__version__" and not getattr(pipeline, name).__doc__] == []
    with pytest.raises(AttributeError, match="module 'pipeline' has no attribute 'nothing'"):
        pipeline.nothing  # noqa: B018


def test_an_editor_sees_the_names_too() -> None:
    """Names that are imported late are listed twice more in the module: for type checkers, and for the import."""
    (guarded,) = (node for node in ast.parse(Path(pipeline.__file__).read_text(encoding="utf-8")).body if isinstance(node, ast.If))
    told = {alias.name: str(node.module) for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert told == pipeline._HOMES
    assert sorted([*told, "__version__"]) == pipeline.__all__


@pytest.mark.parametrize(
    ("code", "absent", "present"),
    [
        ("import pipeline; pipeline.__all__, pipeline.__version__", {"spacy", "polars", "click", "yaml"}, {"pipeline"}),
        (
            "from pipeline import Conflicts, PipelineError, Settings, Tables, check, extract, diff",
            {"spacy", "polars", "click"},
            {"pipeline.api"},
        ),
        ("import pipeline; t = pipeline.read_tables('extracted'); pipeline.check(t); pipeline.diff(t, t)", {"spacy", "click"}, {"polars"}),
    ],
    ids=["import", "names", "tables without articles"],
)
def test_nothing_is_imported_before_it_is_used(committed: Path, code: str, absent: set[str], present: set[str]) -> None:
    told = f"import sys\n{code}\nprint(sorted({absent | present!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", told], cwd=committed, capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == (f"{sorted(present)}\n", "")
