"""Dates in the other languages of Europe, as quotations and references give them: *14 juillet 1789*, *3. Oktober 1990*, *5 мая 1945*.

dateparser knows their month names. It gets the words of one date only, day, month and year all told, and is loaded when the first such
words turn up: in English prose that is almost never.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.dates.calendar import Day

LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "sv", "da", "pl", "cs", "ru", "uk", "tr", "el", "hu", "ro")
BETWEEN = re.compile(r"\.?\s+(?:de\s+|d['’])?[^\W\d_]{3,12}\.?\s+(?:de\s+)?")
"""What stands between day and year: one word, perhaps with a preposition."""


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    settings = {
        "DATE_ORDER": "DMY",
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    return DateDataParser(languages=list(LANGUAGES), settings=settings)


@cache
def read_foreign(words: str) -> Day | None:
    """The day that `words` name in one of `LANGUAGES`; None if they name none."""
    found = _parser().get_date_data(words)
    if found.date_obj is None or found.period != "day":
        return None
    return found.date_obj.year, found.date_obj.month, found.date_obj.day
