"""What the claims step is worth on the articles that were annotated by hand: floors, and no claim that stands elsewhere than it says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from pipeline.articles import Article, read_articles
from pipeline.claims.extraction import Extraction

Extract = Callable[[Sequence[Article]], Extraction]
Score = Callable[[Path, Sequence[Path]], dict[str, float]]

OWN = {"strict_f1": 0.85}
SHARED = {"anchored_f1": 0.92, "strict_f1": 0.85, "participants_accuracy": 0.92, "modality_accuracy": 0.95, "dates_right": 0.98}


@pytest.fixture(scope="module")
def score(shared: Path, extract: Extract, tmp_path_factory: pytest.TempPathFactory) -> Score:
    """The figures of the claims that are extracted from a folder of articles, against gold claims."""

    def figures(raw: Path, gold: Sequence[Path]) -> dict[str, float]:
        claims = tmp_path_factory.mktemp("claims") / "claims.jsonl"
        rows = extract(read_articles(raw)).claims
        claims.write_text("".join(f"{json.dumps(asdict(row), ensure_ascii=False)}\n" for row in rows), encoding="utf-8", newline="\n")
        command = [sys.executable, shared / "score.py", "--json", "claims", "--raw", raw, claims, *gold]
        done = subprocess.run([str(part) for part in command], check=True, capture_output=True, encoding="utf-8")
        found: dict[str, float] = json.loads(done.stdout)
        return found

    return figures


def below(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The figures that do not reach their floor."""
    return {name: round(figures[name], 3) for name, floor in floors.items() if figures[name] < floor}


def test_own_gold(score: Score, root: Path) -> None:
    gold = sorted((root / "tests" / "gold").glob("*/*.jsonl"))
    figures = score(root / "raw", gold)
    assert figures["gold_claims"] >= 60
    assert figures["offsets_wrong"] == 0
    assert below(figures, OWN) == {}


def test_shared_gold(score: Score, shared: Path) -> None:
    gold = sorted(path for path in (shared / "gold").glob("*.jsonl") if path.name != "conflicts.jsonl")
    figures = score(shared / "articles", gold)
    assert figures["gold_claims"] > 0
    assert figures["offsets_wrong"] == 0
    assert below(figures, SHARED) == {}
