"""Changes to a file of decisions leave everything else as somebody wrote it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RuleError
from pipeline.gate.accepted import SHAPE, parse_accepted
from pipeline.review.edits import Change, Values, apply

PATH = Path("rules/accepted.yaml")
DAY = datetime.date(2026, 1, 2)


def values(key: str, reason: str = "Two bridges.", **more: str | datetime.date) -> Values:
    return {"id": key, "fingerprint": f"f-{key}", "reason": reason, "who": "Ada", "date": DAY, **more}


def entry(key: str, reason: str = "Two bridges.", indent: str = "") -> str:
    lines = [f"- id: {key}", f"  fingerprint: f-{key}", f"  reason: {reason}", "  who: Ada", "  date: 2026-01-02"]
    return "".join(f"{indent}{line}\n" for line in lines)


def change(text: str, put: tuple[Values, ...] = (), remove: tuple[str, ...] = ()) -> str:
    return apply(text, Change(put, frozenset(remove)), PATH, SHAPE)


ODD = """\
# What we accepted.   Do not sort!

- {id: x1, fingerprint: f-x1, reason: Two bridges., who: Ada, date: 2026-01-02}  # see the minutes
# about the mill
- fingerprint: 'f-x2'
  # she knows
  reason: |
    Said in two lines:
    both are right.

  id: x2
  who:    Ada
  date: 2026-01-02


- id: x3
  fingerprint: f-x3
  reason: >-
    folded
    words
  who: "Ada"
  date: 2026-01-02
# the end"""


@pytest.mark.parametrize(
    ("before", "put", "remove", "after"),
    [
        ("", (values("x1"),), (), entry("x1")),
        ("# nothing yet\n", (values("x1"),), (), "# nothing yet\n" + entry("x1")),
        ("[]\n", (values("x1"),), (), "\n" + entry("x1")),
        ("# none\n[]  # yet\n", (values("x1"),), (), "# none\n# yet\n" + entry("x1")),
        ("null\n", (values("x1"),), (), entry("x1")),
        (entry("x1"), (values("x2"), values("x3")), (), entry("x1") + entry("x2") + entry("x3")),
        (entry("x1").rstrip("\n"), (values("x2"),), (), entry("x1") + entry("x2")),
        (entry("x1", indent="  "), (values("x2"),), (), entry("x1", indent="  ") + entry("x2", indent="  ")),
        (entry("x1") + entry("x2") + entry("x3"), (), ("x2",), entry("x1") + entry("x3")),
        (entry("x1"), (), ("x1",), ""),
        (entry("x1"), (), ("x9",), entry("x1")),
        (entry("x1") + entry("x2"), (values("x1", "Another."),), (), entry("x1", "Another.") + entry("x2")),
        (ODD, (values("x4"),), (), ODD + "\n" + entry("x4")),
        (ODD, (), ("x1",), ODD.replace(ODD.splitlines(keepends=True)[2], "")),
        (ODD, (), ("x2",), "".join(line for n, line in enumerate(ODD.splitlines(keepends=True)) if not 4 <= n <= 12)),
        (ODD, (), ("x3",), "".join(line for n, line in enumerate(ODD.splitlines(keepends=True)) if not 15 <= n <= 21)),
    ],
)
def test_only_the_entries_that_are_meant_change(before: str, put: tuple[Values, ...], remove: tuple[str, ...], after: str) -> None:
    assert change(before, put, remove) == after


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("[{id: x1, fingerprint: f, reason: r, who: w, date: 2026-01-02}]\n", "rules/accepted.yaml:1: the list is written in brackets"),
        ("accepted: []\n", "rules/accepted.yaml:1: this must be a list of entries"),
        ("- id: x1\n", "rules/accepted.yaml:1: this entry lacks"),
        (entry("x1") + "- id: [\n", "rules/accepted.yaml:7: this is not YAML"),
        (entry("x1") + entry("x1"), "rules/accepted.yaml:6: x1 has an entry already, in line 1"),
    ],
)
def test_a_file_that_cannot_be_changed_line_by_line_is_refused(before: str, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        change(before, (values("x2"),))
    assert words in str(caught.value)


def test_what_is_written_is_what_was_typed() -> None:
    typed = 'It\'s "both": # no, {really} - 1999-01-01\n  yes: null\t!'
    text = change("", (values("x1", typed, expires=DAY),))
    (read,) = parse_accepted(text, PATH)
    assert (read.reason, read.date, read.expires) == (" ".join(typed.split()), DAY, DAY)
    assert text.count("\n") == 6


REASONS = st.text(min_size=1).filter(lambda words: words.split() and not any("\ud800" <= letter <= "\udfff" for letter in words))


@given(
    st.dictionaries(st.sampled_from([f"x{n}" for n in range(6)]), REASONS, max_size=6),
    st.sets(st.sampled_from([f"x{n}" for n in range(6)])),
)
def test_any_words_can_be_written_and_taken_out_again(reasons: dict[str, str], gone: set[str]) -> None:
    begun = "# ours\n" + entry("old", indent=" ")
    text = change(begun, tuple(values(key, reason) for key, reason in reasons.items()))
    assert text.startswith(begun)
    kept = {one.id: one.reason for one in parse_accepted(change(text, (), tuple(gone)), PATH)}
    assert kept == {"old": "Two bridges.", **{key: " ".join(reason.split()) for key, reason in reasons.items() if key not in gone}}
    assert change(text, (), tuple(reasons)) == begun
