"""Intervals: cases, and what holds for any two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.conflicts.intervals import Interval, days, ends, is_before, lies_within, relate

CASES = {
    "one number twice": (Interval(5, 5), Interval(5, 5), "same"),
    "a number and a range around it": (Interval(5, 5), Interval(4, 6), "finer"),
    "a number and an open range": (Interval(15, 15), Interval(14, None), "finer"),
    "ranges that share a part": (Interval(1, 5), Interval(4, 9), "overlaps"),
    "open ranges that meet": (Interval(3, None), Interval(None, 7), "overlaps"),
    "two lower bounds": (Interval(3, None), Interval(7, None), "finer"),
    "ranges that touch": (Interval(1, 5), Interval(5, 9), "overlaps"),
    "apart": (Interval(1, 4), Interval(5, 9), "disjoint"),
    "a bound that leaves out the number": (Interval(57, None, excludes_low=True), Interval(57, 57), "disjoint"),
    "a bound that keeps the number": (Interval(57, None), Interval(57, 57), "finer"),
    "two bounds that leave out one number": (Interval(57, None, True), Interval(None, 57, False, True), "disjoint"),
    "above and below": (Interval(24, None), Interval(None, 23.5), "disjoint"),
}


@pytest.mark.parametrize(("a", "b", "relation"), CASES.values(), ids=CASES.keys())
def test_relate(a: Interval, b: Interval, relation: str) -> None:
    assert relate(a, b) == relation
    assert relate(b, a) == relation


points = st.one_of(st.none(), st.integers(-20, 20).map(float))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(points), draw(points)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is not None and low == high:
        return Interval(low, high)
    return Interval(low, high, draw(st.booleans()) if low is not None else False, draw(st.booleans()) if high is not None else False)


def holds(interval: Interval, point: float) -> bool:
    above = interval.low is None or point > interval.low or (point == interval.low and not interval.excludes_low)
    below = interval.high is None or point < interval.high or (point == interval.high and not interval.excludes_high)
    return above and below


POINTS = [quarter / 4 for quarter in range(-100, 101)]


@given(intervals(), intervals())
def test_two_intervals_are_disjoint_just_if_no_point_is_in_both(a: Interval, b: Interval) -> None:
    assert (relate(a, b) == "disjoint") == (not any(holds(a, point) and holds(b, point) for point in POINTS))


@given(intervals(), intervals())
def test_one_lies_within_the_other_just_if_all_its_points_do(a: Interval, b: Interval) -> None:
    assert lies_within(a, b) == all(holds(b, point) for point in POINTS if holds(a, point))


@given(intervals(), intervals())
def test_relate_is_symmetric_and_one_of_four(a: Interval, b: Interval) -> None:
    assert relate(a, b) == relate(b, a)
    assert (relate(a, b) == "same") == (a == b)
    assert not (is_before(a, b) and is_before(b, a))


@given(intervals(), st.integers(0, 5))
def test_widening_keeps_what_was_there(interval: Interval, by: int) -> None:
    assert lies_within(interval, interval.widened(by))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1970-01-01", "1970-01-02", Interval(719163, 719164)),
        ("1970-01-01", None, Interval(719163, None)),
        (None, None, None),
        ("", "", None),
        ("-2499-01-01", "-2499-12-31", Interval(-913106, -912742)),
        ("-0001-12-31", "0000-01-01", Interval(-366, -365)),
        ("0001-01-01", "0001-01-01", Interval(1, 1)),
        ("1970-02-30", None, None),
        ("soon", None, None),
    ],
)
def test_days(start: str | None, end: str | None, expected: Interval | None) -> None:
    assert days(start, end) == expected


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("1970/1972-05", "from 1970 to May 1972", Interval(719163, 719527), Interval(720014, 720044)),
        ("1970/1972-05", "1970–May 1972", Interval(719163, 719527), Interval(720014, 720044)),
        ("1970/1972-05", "1970 until May 1972", Interval(719163, 719527), Interval(720014, 720044)),
        ("1970/1972-05", "the mid-1970s", None, None),
        ("1970/1972-05", "the mid- to late 1970s", None, None),
        ("1970/1972-05", "the second half of the decade", None, None),
        ("1970/1972-05", None, None, None),
        ("1970/..", "since 1970", Interval(719163, 719527), None),
        ("../1970", "until 1970", None, Interval(719163, 719527)),
        ("197X/..", None, Interval(719163, 722814), None),
        ("1970", "from 1970", None, None),
        ("{1970,1972..1974}", "1970 and from 1972 to 1974", None, None),
        ("", "", None, None),
        (None, None, None, None),
    ],
)
def test_ends(text: str | None, words: str | None, first: Interval | None, last: Interval | None) -> None:
    assert ends(text, words) == (first, last)
