"""Which findings a comment silences: those of its rule that name one passage, the nearest."""

from __future__ import annotations

import pytest

from pipeline.articles.comments import Ignore
from pipeline.gate.ignoring import Ignored, Named, describe_idle, hold_against

BEHIND = Ignore("a", "r", "why", 3, 10, 60, last=True)
ABOVE = Ignore("a", "r", "why", 3, 10, 60, last=False)


@pytest.mark.parametrize(
    ("ignore", "named", "silenced"),
    [
        (BEHIND, [("x1", "r", "a", 10, 30), ("x2", "r", "a", 31, 60)], {"x2"}),
        (ABOVE, [("x1", "r", "a", 10, 30), ("x2", "r", "a", 31, 60)], {"x1"}),
        (BEHIND, [("x1", "r", "a", 31, 60), ("x2", "r", "a", 31, 60)], {"x1", "x2"}),
        (BEHIND, [("x1", "r", "a", 10, 30), ("x2", "s", "a", 31, 60)], {"x1"}),
        (BEHIND, [("x1", "s", "a", 10, 30)], set()),
        (BEHIND, [("x1", "r", "b", 10, 30)], set()),
        (BEHIND, [("x1", "r", "a", 9, 30), ("x2", "r", "a", 31, 61)], set()),
        (BEHIND, [("x1", "r", "b", 0, 5), ("x1", "r", "a", 10, 30)], {"x1"}),
        (BEHIND, [], set()),
    ],
)
def test_what_is_silenced(ignore: Ignore, named: list[tuple[str, str, str, int, int]], silenced: set[str]) -> None:
    found = hold_against([ignore], [Named(*passage) for passage in named])
    assert found == Ignored(dict.fromkeys(sorted(silenced), ignore), [] if silenced else [ignore])


def test_an_idle_comment_is_described() -> None:
    assert (
        describe_idle(BEHIND, "raw/a.md:3")
        == "raw/a.md:3: the comment silences nothing: no finding of r names a passage there; take it out"
    )
