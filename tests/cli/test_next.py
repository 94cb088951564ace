"""The commands that a report proposes work as they stand there, wherever the folders are."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.steps import Ended, write

Crossclaim = Callable[..., Ended]


def proposed(text: str) -> list[list[str]]:
    """What stands behind `Next:`, word by word, without what it is for."""
    below = text.partition("\nNext: ")[2]
    return [shlex.split(re.split(r" {2,}", line.strip())[0]) for line in below.splitlines() if not line.startswith(" " * 8)]


def move(project: Path, **folders: str) -> None:
    for name, target in folders.items():
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        (project / name).rename(target)


PLACES = {
    "the default": ({}, (), ()),
    "other tables": ({}, ("--to", "out"), ("--to", "out")),
    "tables in a folder": ({}, ("--to", "a/out"), ("--to", "a/out", "--raw", "raw")),
    "tables and articles in a folder": ({"raw": "a/raw"}, ("--to", "a/out", "--raw", "a/raw"), ("--to", "a/out")),
    "other articles": ({"raw": "my articles"}, ("--raw", "my articles"), ("--raw", "my articles")),
    "articles as paths": ({"raw": "articles"}, ("articles",), ("--raw", "articles")),
    "other rules": ({"rules": "own"}, ("--rules", "own"), ("--rules", "own")),
    "everything": (
        {"raw": "a", "rules": "b/r"},
        ("--rules", "b/r", "a", "--to", "c d"),
        ("--to", "c d", "--raw", "a", "--rules", "b/r"),
    ),
}
"""Where the folders are moved to, what is typed, and what the proposed commands repeat of it."""


@pytest.mark.parametrize(("moved", "typed", "repeated"), PLACES.values(), ids=list(PLACES))
def test_what_is_proposed_works(
    project: Path, crossclaim: Crossclaim, moved: dict[str, str], typed: tuple[str, ...], repeated: tuple[str, ...]
) -> None:
    move(project, **moved)
    ended = crossclaim("run", *typed)
    explain, review, (page,) = proposed(ended.out)
    assert (explain[:2], explain[3:]) == (["crossclaim", "explain"], list(repeated))
    assert review == ["crossclaim", "review", *repeated]
    assert Path(page).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    explained = crossclaim(*explain[1:])
    assert (explained.code, explained.err) == (0, "")
    assert (
        f"error[opened-once] The bridge was opened in 1911 or in 1913\n  {explain[2]}  score 90, 2 sources, 2 independent\n"
        in explained.out
    )
    assert f"--> {moved.get('raw', 'raw')}/guide.txt:3:1\n" in explained.out


def test_agreeing_articles_propose_to_look_why(project: Path, crossclaim: Crossclaim) -> None:
    write(project / "raw" / "history.md", "The mill was opened in 1850.\n")
    why_not, page = proposed(crossclaim("run", "--to", "out").out)
    assert (why_not[:2], why_not[4:], page) == (["crossclaim", "why-not"], ["--to", "out"], ["out/report.html"])
    ended = crossclaim(*why_not[1:])
    assert (ended.code, ended.err) == (0, "")
    assert "They can both be right" in ended.out


def test_nothing_compared_proposes_the_rules(project: Path, crossclaim: Crossclaim) -> None:
    write(project / "raw" / "history.md", "It rained.\n")
    rules, _ = proposed(crossclaim("run", "--raw", "raw", "--to", "a/out").out)
    assert rules == ["crossclaim", "rules", "list", "--to", "a/out"]
    assert crossclaim(*rules[1:]).code == 0


@pytest.mark.parametrize(("moved", "typed", "repeated"), PLACES.values(), ids=list(PLACES))
def test_after_the_extraction_comes_the_check(
    project: Path, crossclaim: Crossclaim, moved: dict[str, str], typed: tuple[str, ...], repeated: tuple[str, ...]
) -> None:
    move(project, **moved)
    (check,) = proposed(crossclaim("extract", *typed).out)
    assert crossclaim(*check[1:]).code == 1
    explain, review = proposed(crossclaim(*check[1:]).out)
    assert (explain[3:], review[2:]) == (list(repeated), list(repeated))
    assert crossclaim(*explain[1:]).code == 0


@pytest.mark.parametrize(("moved", "typed", "repeated"), PLACES.values(), ids=list(PLACES))
def test_tables_that_are_behind_propose_how_to_make_them_again(
    project: Path, crossclaim: Crossclaim, moved: dict[str, str], typed: tuple[str, ...], repeated: tuple[str, ...]
) -> None:
    move(project, **moved)
    (check,) = proposed(crossclaim("extract", *typed).out)
    write(Path(moved.get("raw", "raw"), "leaflet.txt"), "The bridge was opened in 1911.\n")
    behind = crossclaim(*check[1:])
    run = shlex.split(behind.err.strip().partition("; run ")[2])
    extract = shlex.split(crossclaim("extract", *typed, "--check").err.splitlines()[0].partition("; run ")[2])
    assert [words[:2] for words in (run, extract)] == [["crossclaim", "run"], ["crossclaim", "extract"]]
    assert crossclaim(*run[1:]).err == crossclaim(*check[1:]).err == crossclaim(*extract[1:], "--check").err == ""
