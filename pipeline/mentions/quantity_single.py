"""One of a unit without a number: *more than an hour*, *under a mile*, *for a single week*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mentions.quantity import Quantity
from pipeline.mentions.quantity_bounds import bound_before

UNITS = {
    "hour": "hour", "minute": "minute", "week": "week", "month": "month", "year": "year",
    "mile": "mi", "kilometre": "km", "kilometer": "km", "metre": "m", "meter": "m", "foot": "ft",
    "kilo": "kg", "kilogram": "kg", "kilogramme": "kg", "tonne": "t", "pound": "lb",
}  # fmt: skip
_ONE = re.compile(rf"\b(?P<one>(?:an?|one) single|an?) (?P<unit>{'|'.join(UNITS)})\b(?![-'’])", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|just|barely|scarcely|hardly)\s$", re.IGNORECASE)


def single_units(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The quantities of a stretch of text that name a unit and no number; what is so much *an hour* is a rate, and none.

    Without a word that bounds it, only *a single week* and *only a week* say how much.
    """
    for found in _ONE.finditer(text, start, end):
        bound = bound_before(text, found.start())
        is_only = _ONLY.search(text, max(start, found.start() - 10), found.start()) is not None
        if bound.edge < start or not (bound.is_least or bound.is_most or is_only or "single" in found["one"].lower()):
            continue
        if text[found.end() : found.end() + 4].lower() in (" ago", " old"):
            continue
        low, high = None if bound.is_most else 1.0, None if bound.is_least else 1.0
        yield Quantity(
            text[bound.edge : found.end()],
            bound.edge,
            found.end(),
            low,
            high,
            UNITS[found["unit"].lower()],
            bound.is_approximate,
            found.start(),
            found.end(),
        )
