"""Nothing in the project is copied from the articles and annotations that it is measured with."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.test_project import ROOT, tracked_files

RUN = 8
"""So many words in the same order are no accident: names and dates of one fact seldom make more than seven."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MADE_ELSEWHERE = {"LICENSE", "requirements.lock"}


def words(text: str) -> list[str]:
    """The words and numbers of a text in lower case: white space, punctuation and marks make no difference."""
    return [match[0].lower().replace("’", "'") for match in WORD.finditer(text)]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Each `RUN` words that follow each other."""
    found = words(text)
    return zip(*(found[start:] for start in range(RUN)), strict=False)


def is_language(run: tuple[str, ...]) -> bool:
    """True if at least half of it are words: rows of figures are alike without being copied."""
    return 2 * sum(word.isalpha() for word in run) >= RUN


def copied(ours: dict[str, str], theirs: Iterable[str]) -> list[str]:
    """Each run of words that one of our files shares with one of the texts, by file."""
    places: dict[tuple[str, ...], str] = {}
    for name, text in ours.items():
        places.update(dict.fromkeys(filter(is_language, runs(text)), name))
    return sorted({f"{places[run]}: {' '.join(run)}" for text in theirs for run in runs(text) if run in places})


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON value, however deep; keys are names of fields and no text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def texts(shared: Path) -> Iterator[str]:
    """The articles, the notes of the annotators and the texts of the benchmarks."""
    for path in sorted(shared.glob("articles/*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted([*shared.glob("gold/*.jsonl"), *shared.glob("bench/*.jsonl"), *shared.glob("bench/*.jsonl.gz")]):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                yield from strings(json.loads(line))


def test_no_file_holds_text_of_the_articles_and_annotations(shared: Path) -> None:
    for kind in ("articles/*.txt", "gold/*.jsonl", "bench/*.jsonl*"):
        assert list(shared.glob(kind)), f"../shared/{kind} is gone, so nothing was compared with it"
    ours = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in tracked_files()
        if path.relative_to(ROOT).as_posix() not in MADE_ELSEWHERE
    }
    assert copied(ours, texts(shared)) == []


SENTENCE = "The old ferry between the two islands was taken out of service"


@pytest.mark.parametrize(
    ("text", "is_copied"),
    [
        (SENTENCE, True),
        ("# the old Ferry, between\n# the two islands, was ...", True),
        ('{"ferry": "The *old* ferry between the two islands was late."}', True),
        ("old ferry between the two islands was late", False),
        ("The old ferry between the three islands was taken out of", False),
        ("", False),
    ],
)
def test_copies_are_told_from_what_is_alike(text: str, is_copied: bool) -> None:
    run = "a.py: the old ferry between the two islands was"
    assert (run in copied({"a.py": text}, ["Nothing here.", SENTENCE])) is is_copied
    assert bool(copied({"a.py": text}, [SENTENCE])) is is_copied


def test_figures_alone_are_no_text() -> None:
    table = "1 2 3 4 5 6 seven eight 9 10 11"
    assert copied({"table.csv": table}, [table]) == []


def test_every_text_of_a_json_value_is_read() -> None:
    assert list(strings({"a": "one", "b": [{"c": "two"}, ["three", 4, None]]})) == ["one", "two", "three"]
