"""Reading EDTF back: the inverse of `str` on the values of `intervals`.

Level 0 and 1 of ISO 8601-2, and of level 2 what those values can write: sets, decades and centuries in an interval.
"""

from __future__ import annotations

import re

from pipeline.dates.calendar import iso
from pipeline.dates.intervals import Dates, Interval, Moment, Value, since, until

MOMENT = re.compile(r"(?P<year>-?\d(?:\d{3}|\d\dX|\dXX|XXX))(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<qualifier>[~?%]?)")


def read_edtf(text: str) -> Value:
    """Read an EDTF string.

    Raises:
        ValueError: the text is none that this module's subset of EDTF allows.
    """
    if text[:1] + text[-1:] in ("{}", "[]"):
        return Dates(tuple(_member(part) for part in text[1:-1].split(",")), either=text[0] == "[")
    first, slash, last = text.partition("/")
    if slash:
        return Interval(_end(first), _end(last))
    return _moment(text)


def bounds(text: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF date in ISO 8601, None where it is open."""
    value = read_edtf(text)
    return value.start and iso(value.start), value.end and iso(value.end)


def up_to(text: str) -> str:
    """The EDTF of the interval that ends with a date: *until the 1980s and 1990s*."""
    return str(until(read_edtf(text)))


def on_from(text: str) -> str:
    """The EDTF of the interval that begins with a date: *since the 1980s and 1990s*."""
    return str(since(read_edtf(text)))


def _member(text: str) -> Moment | Interval:
    first, dots, last = text.partition("..")
    return Interval(_end(first), _end(last)) if dots else _moment(text)


def _end(text: str) -> Moment | None:
    return None if text in ("", "..") else _moment(text)


def _moment(text: str) -> Moment:
    found = MOMENT.fullmatch(text)
    if not found:
        raise ValueError(f"not an EDTF date: {text!r}")
    digits = found["year"]
    month, day = (int(found[name]) if found[name] else None for name in ("month", "day"))
    return Moment(int(digits.replace("X", "0")), month, day, digits.count("X"), found["qualifier"])
