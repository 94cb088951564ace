"""Properties: a date printed in any style is read as itself; no interval is narrower than its words; EDTF reads back what it writes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import DateMention, bounds, find_dates, read_edtf
from pipeline.dates.calendar import add_days, from_number, julian_weekday, monday_of, nth_weekday, to_number, weekday
from pipeline.dates.intervals import Interval, Moment, after, before, since, until
from pipeline.dates.vocabulary import DAY_NAMES, HOLIDAYS, MONTH_NAMES, MONTHS, VOCABULARY

UNTIMED = settings(deadline=None)
"""The first text that is read compiles the grammar's tables: its time says nothing."""
DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
YEARS = st.integers(1000, 2199)


def ordinal(number: int) -> str:
    suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


DAY_STYLES = (
    lambda d: f"{d.day} {MONTH_NAMES[d.month - 1]} {d.year}",
    lambda d: f"{MONTH_NAMES[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"the {ordinal(d.day)} of {MONTH_NAMES[d.month - 1]}, {d.year}",
    lambda d: f"{MONTH_NAMES[d.month - 1]} {ordinal(d.day)} {d.year}",
    lambda d: f"{DAY_NAMES[d.isoweekday() - 1]}, {d.day} {MONTH_NAMES[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTH_NAMES[d.month - 1][:3]}. {d.year}" if d.month != 5 else f"{d.day} May {d.year}",
    lambda d: f"{d.day}-{MONTH_NAMES[d.month - 1][:3]}-{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{MONTH_NAMES[d.month - 1].upper()} {d.day}, {d.year}",
)
YEAR_STYLES = (
    lambda y: (f"in {y}", f"{y}"),
    lambda y: (f"in the year {y}", f"{y}"),
    lambda y: (f"since {y}", f"{y}/.."),
    lambda y: (f"until {y}", f"../{y}"),
    lambda y: (f"before {y}", f"../{y - 1:04d}"),
    lambda y: (f"after {y}", f"{y + 1}/.."),
    lambda y: (f"c. {y}", f"{y}~"),
    lambda y: (f"possibly in {y}", f"{y}?"),
    lambda y: (f"in early {y}", f"{y}-01~/{y}-04~"),
    lambda y: (f"in mid-{y}", f"{y}-05~/{y}-08~"),
    lambda y: (f"at the end of {y}", f"{y}-12~"),
    lambda y: (f"in the summer of {y}", f"{y}-22"),
    lambda y: (f"in the first half of {y}", f"{y}-01/{y}-06"),
    lambda y: (f"in the third quarter of {y}", f"{y}-07/{y}-09"),
)


def only(text: str) -> DateMention:
    (mention,) = find_dates(text)
    assert text[mention.char_start : mention.char_end] == mention.text
    return mention


@UNTIMED
@given(DAYS, st.sampled_from(DAY_STYLES))
def test_a_day_in_any_style_is_that_day(day: date, style: object) -> None:
    mention = only(f"It happened on {style(day)}, they say.")  # type: ignore[operator]
    assert (mention.edtf, mention.start, mention.end, mention.precision) == (day.isoformat(), day.isoformat(), day.isoformat(), "day")
    assert mention.problem is None


@UNTIMED
@given(YEARS, st.sampled_from(YEAR_STYLES))
def test_a_year_in_any_style_is_that_year(year: int, style: object) -> None:
    words, edtf = style(year)  # type: ignore[operator]
    assert only(f"It happened {words}, they say.").edtf == edtf


@UNTIMED
@given(DAYS, DAYS, st.sampled_from(["from {} to {}", "from {} until {}", "between {} and {}", "{} – {}", "{} to {}", "{} through {}"]))
def test_a_range_runs_from_its_first_day_to_its_last(one: date, other: date, style: str) -> None:
    first, last = sorted((one, other))
    words = style.format(*(f"{d.day} {MONTH_NAMES[d.month - 1]} {d.year}" for d in (first, last)))
    mention = only(f"It rained {words}.")
    assert (mention.start, mention.end) == (first.isoformat(), last.isoformat())


@UNTIMED
@given(DAYS, st.integers(1, 99), st.booleans())
def test_days_later_and_earlier_are_counted_from_the_day_before(day: date, count: int, is_later: bool) -> None:
    if count == 1:
        return
    words = f"He left on {day.day} {MONTH_NAMES[day.month - 1]} {day.year}. It was {count} days {'later' if is_later else 'earlier'}."
    expected = day + timedelta(days=count if is_later else -count)
    assert find_dates(words)[1].edtf == (expected.isoformat() if expected.year >= 1000 else find_dates(words)[1].edtf)


@UNTIMED
@given(DAYS, st.integers(1, 7))
def test_a_wrong_weekday_is_told_and_the_right_one_is_not(day: date, named: int) -> None:
    mention = only(f"on {DAY_NAMES[named - 1]}, {day.day} {MONTH_NAMES[day.month - 1]} {day.year}")
    assert mention.edtf == day.isoformat()
    is_julian = day.year < 1753 and named == julian_weekday((day.year, day.month, day.day))
    assert (mention.problem is None) == (named == day.isoweekday() or is_julian)


@UNTIMED
@given(
    YEARS, st.sampled_from(["early {}", "mid-{}", "late {}", "the beginning of {}", "the end of {}", "spring {}", "{}", "May {}", "Q3 {}"])
)
def test_an_open_end_is_never_narrower_than_its_words(year: int, words: str) -> None:
    words = words.format(year)
    whole = only(f"It was in {words}.")
    assert whole.start is not None
    assert whole.end is not None
    from_then, to_then = only(f"It was so since {words}."), only(f"It was so until {words}.")
    assert from_then.start is not None
    assert to_then.end is not None
    assert from_then.start <= whole.start
    assert to_then.end >= whole.end
    assert (from_then.end, to_then.start) == (None, None)


@UNTIMED
@given(DAYS, st.sampled_from(["{0}/{1}/{2}", "{1}/{0}/{2}"]))
def test_digits_that_allow_both_orders_are_marked(day: date, style: str) -> None:
    mention = only("on " + style.format(day.month, day.day, day.year))
    readings = {day.isoformat()}
    if day.day <= 12:
        readings.add(date(day.year, day.day, day.month).isoformat())
    assert mention.edtf in readings
    assert mention.is_ambiguous == (len(readings) == 2)


MARKS = [*"0123456789 -/.,'()~?[]{}–’\n", "May ", "the ", " of ", "in ", "to ", "BC ", "since ", "31 ", "days ", "later ", "Friday "]
WORDS = sorted({word for atom in VOCABULARY.values() for word in atom} - {slip for slip in VOCABULARY["month"] if slip not in MONTHS})
NUMBERS = [
    "5",
    "31",
    "30th",
    "98",
    "'98",
    "476",
    "1582",
    "1990",
    "2199",
    "1990s",
    "the 5th",
    "03/04/1992",
    "29/2",
    "1990-12-31",
    "Q3",
    "FY08",
]


def check_any(text: str, published: str | None) -> None:
    for mention in find_dates(text, published=published):
        assert text[mention.char_start : mention.char_end] == mention.text
        if mention.edtf:
            assert (mention.start, mention.end) == bounds(mention.edtf)
            assert parse_edtf(mention.edtf) is not None
            first, last = read_edtf(mention.edtf).start, read_edtf(mention.edtf).end
            assert first is None or last is None or first <= last


@UNTIMED
@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_any_marks_can_be_read(text: str) -> None:
    check_any(text, "2000-02-29")


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(NUMBERS), st.sampled_from(sorted(HOLIDAYS))), max_size=16).map(" ".join),
    st.sampled_from([None, "2000-02-29", "2000-02", "2000"]),
)
def test_any_words_of_dates_can_be_read(text: str, published: str | None) -> None:
    check_any(f"On 5 May 1990, {text}.", published)


# ---------------------------------------------------------------- the calendar and the algebra
MOMENTS = st.one_of(
    st.builds(Moment, st.integers(-4000, 3000), qualifier=st.sampled_from(["", "~", "?", "%"])),
    st.builds(Moment, st.integers(-4000, 3000), st.integers(1, 12), qualifier=st.sampled_from(["", "~"])),
    st.builds(Moment, st.integers(-4000, 3000), st.integers(21, 24)),
    st.builds(lambda y, m, d: Moment(y, m, d), st.integers(-4000, 3000), st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda decade: Moment(decade * 10, unknown=1), st.integers(100, 250)),
    st.builds(lambda century: Moment(century * 100, unknown=2), st.integers(0, 25)),
)


@UNTIMED
@given(DAYS)
def test_our_calendar_is_the_library_s(day: date) -> None:
    ours = (day.year, day.month, day.day)
    assert weekday(ours) == day.isoweekday()
    assert from_number(to_number(ours)) == ours
    assert add_days(ours, 100) == ((d := day + timedelta(days=100)).year, d.month, d.day)
    assert weekday(monday_of(ours)) == 1


@UNTIMED
@given(st.integers(-2000000, 2000000))
def test_day_numbers_run_without_a_gap(number: int) -> None:
    day = from_number(number)
    assert to_number(day) == number
    assert from_number(number + 1) > day


@UNTIMED
@given(st.integers(1, 2199), st.integers(1, 12), st.integers(1, 7), st.integers(1, 4))
def test_the_nth_weekday_of_a_month(year: int, month: int, day: int, nth: int) -> None:
    found = nth_weekday(year, month, day, nth)
    assert (found[0], found[1], weekday(found)) == (year, month, day)
    assert 7 * (nth - 1) < found[2] <= 7 * nth
    last = nth_weekday(year, month, day, -1)
    assert last[1] == month
    assert add_days(last, 7)[1] != month


@UNTIMED
@given(MOMENTS)
def test_edtf_reads_back_what_it_writes(moment: Moment) -> None:
    assert read_edtf(str(moment)) == moment
    for interval in (since(moment), until(moment), before(moment), after(moment), Interval(moment, moment.step(3))):
        again = read_edtf(str(interval))
        assert (again.start, again.end) == (interval.start, interval.end)


@UNTIMED
@given(MOMENTS, st.integers(-50, 50))
def test_steps_go_there_and_back(moment: Moment, count: int) -> None:
    assert moment.step(count).step(-count) == moment
    assert moment.step(1).start == add_days(moment.end, 1)
    assert moment.start <= moment.end


@UNTIMED
@given(MOMENTS)
def test_before_at_and_after_share_no_day_and_leave_none_out(moment: Moment) -> None:
    assert before(moment).end == add_days(moment.start, -1)
    assert after(moment).start == add_days(moment.end, 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Thursday, 4 October 1582", None),  # the last Julian day in Rome
        ("Friday, 15 October 1582", None),  # the first Gregorian one
        ("Wednesday, 2 September 1752", None),
        ("Thursday, 14 September 1752", None),
        ("Friday, 2 September 1752", "1752-09-02 was a Saturday, not a Friday"),
        ("Wednesday, 2 September 1762", "1762-09-02 was a Thursday, not a Wednesday"),
    ],
)
def test_a_weekday_before_1753_may_be_that_of_the_julian_calendar(text: str, problem: str | None) -> None:
    (mention,) = find_dates(f"On {text} it rained.")
    assert mention.problem == problem
