"""What was accepted against what was found."""

from __future__ import annotations

import datetime

import pytest

from pipeline.gate.acceptance import Lapse, accept, describe
from pipeline.gate.accepted import Accepted

TODAY = datetime.date(2026, 6, 1)


def entry(name: str = "x1", fingerprint: str = "f1", expires: datetime.date | None = None) -> Accepted:
    return Accepted(name, fingerprint, "seen", "Ada", datetime.date(2026, 1, 2), expires, 3)


@pytest.mark.parametrize(
    ("given", "lapse", "words"),
    [
        (entry(), None, None),
        (entry(expires=TODAY), None, None),
        (entry(expires=TODAY + datetime.timedelta(1)), None, None),
        (
            entry(expires=TODAY - datetime.timedelta(1)),
            Lapse.EXPIRED,
            "line 3: x1 (seen) expired after 2026-05-31; the finding is open again",
        ),
        (
            entry(fingerprint="f2"),
            Lapse.CHANGED,
            "line 3: x1 (seen) was accepted with other words in its passages; the finding is open again",
        ),
        (entry(fingerprint="f2", expires=datetime.date(2026, 1, 1)), Lapse.CHANGED, None),
        (entry(name="x2"), Lapse.GONE, "line 3: x2 (seen) matches no finding any more; take it out"),
        (entry(name="x2", expires=datetime.date(2026, 1, 1)), Lapse.GONE, None),
        (entry(name="f1", fingerprint="x1"), Lapse.GONE, None),
    ],
)
def test_an_entry_holds_with_id_fingerprint_and_day(given: Accepted, lapse: Lapse | None, words: str | None) -> None:
    acceptance = accept([given], {"x1": "f1", "x3": "f3"}, TODAY)
    assert acceptance.holding == ({given.id: given} if lapse is None else {})
    assert acceptance.lapsed == (() if lapse is None else ((given, lapse),))
    if lapse is not None and words is not None:
        assert describe(given, lapse) == words


def test_order_is_that_of_the_file() -> None:
    gone, old, good = entry("x9"), entry("x2", "?"), entry("x1")
    acceptance = accept([gone, old, good], {"x1": "f1", "x2": "f2"}, TODAY)
    assert acceptance.lapsed == ((gone, Lapse.GONE), (old, Lapse.CHANGED))
    assert acceptance.holding == {"x1": good}
