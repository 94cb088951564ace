"""`pipeline.extract` and `pipeline.check` with the real steps, and the invariants that hold across all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import ArticleError, RuleError
from pipeline.tables.store import encode

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


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, pipeline; print(pipeline.__all__, sorted({'spacy', 'polars', 'click', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=RULES.parent, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "['Conflicts', 'Tables', '__version__', 'check', 'extract'] []\n"
    with pytest.raises(AttributeError, match="module 'pipeline' has no attribute 'nothing'"):
        pipeline.nothing  # noqa: B018
