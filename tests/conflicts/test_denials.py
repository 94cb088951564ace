"""Numbers that were never reached."""

from __future__ import annotations

import pytest

from pipeline.conflicts.denials import unreached
from pipeline.conflicts.intervals import Interval

REACHING, HOLDING = frozenset({"reach"}), frozenset({"held", "won"})
BELOW = Interval(None, 40.0, excludes_high=True)


@pytest.mark.parametrize(
    ("evidence", "value_text", "denied", "bound"),
    [
        ("The hall has never held 40 people.", "40", "held", BELOW),
        ("Not once in its life has the hall held 40 people.", "40", "held", BELOW),
        ("The tide did not reach 40 metres.", "40 metres", "reach", BELOW),
        ("The tide failed to reach 40 metres.", "40 metres", None, BELOW),
        ("He won it without once that day getting past 40 metres.", "40 metres", None, BELOW),
        ("She won without ever going beyond 40 metres.", "40 metres", None, BELOW),
        ("The dead fell two short of 40.", "40", None, BELOW),
        ("The hall held 40 people.", "40", None, None),
        ("The hall did not hold 40 people, but 60.", "40", "hold", None),  # "not 40" may be more
        ("The club has never lost 40 matches.", "40", "lost", None),
        ("It has never closed and the hall held 40 people.", "40", "held", None),  # another clause
        ("Without stopping, they walked 40 miles.", "40 miles", None, None),
        ("He failed to see 40 of the ships.", "40", None, None),
    ],
)
def test_an_unreached_number_bounds(evidence: str, value_text: str, denied: str | None, bound: Interval | None) -> None:
    assert unreached(evidence, value_text, denied, Interval(40.0, 40.0), REACHING, HOLDING) == bound


@pytest.mark.parametrize("value", [None, Interval(None, 40.0), Interval(30.0, 40.0), Interval(0.0, 0.0)])
def test_only_one_number_is_reached(value: Interval | None) -> None:
    assert unreached("The hall has never held 40 people.", "40", "held", value, REACHING, HOLDING) is None
