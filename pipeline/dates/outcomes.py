"""Why words that look like a date give none."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


class Unanchored(Exception):  # noqa: N818
    """Nothing in the text or about it says when that is: a mention without an interval."""


class NoDate(Exception):  # noqa: N818
    """The words are no date in such a text: no mention."""


class Impossible(Exception):  # noqa: N818
    """The calendar has no such day, or the interval ends before it starts: a mention with a problem."""


def known(value: T | None) -> T:
    """The value.

    Raises:
        Unanchored: there is none.
    """
    if value is None:
        raise Unanchored
    return value
