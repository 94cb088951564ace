"""Words and numbers that look like a date and are none, and dates that are part of a name.

All checks look at the text right before and right after a stretch, never at the whole text.
"""

from __future__ import annotations

import re

from pipeline.dates.contexts import (
    AFTER_MODAL_MAY,
    BEFORE_WEEKDAY,
    BEFORE_YEAR,
    COUNTED,
    DETERMINERS,
    EVENTS,
    FUNCTION_WORDS,
    NUMBERED,
    STREETS,
)
from pipeline.dates.vocabulary import MONTHS, SEASONS, WEEKDAYS

_WORD_BEFORE = re.compile(r"([\w.'’&-]*[\w.'’&]|[^\w\s])\s*\Z")
_WORD_AFTER = re.compile(r"\s*([^\W\d_][\w'’.-]*|\d[\w.,]*|[^\w\s])")

_JOINED_BEFORE = re.compile(r"(?<![\w./-])(?:\d{4}|mid|early|late|pre|post)\s?[-–—/]\Z", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"\b(?:mid|early|late|pre|post|to|\d{4}s?|" + "|".join(MONTHS | WEEKDAYS) + r")\.?[-–/]\Z", re.IGNORECASE)
_DAY_AFTER = re.compile(r"\d{1,2}\.? (?:" + "|".join(MONTHS) + r")\b", re.IGNORECASE)
_SEASON_AFTER = re.compile(r"(?: (?:and|or|to) (?:early |late )?|[-–/])(?:" + "|".join(SEASONS) + r")\b", re.IGNORECASE)
_JOINED_AFTER = re.compile(r"(?:[-–—]|/(?=\d\d(?:\d\d)?(?!\d)))(?:\d{4}|\d\d)(?![\w/-]|[.,]\d)")
_TITLED = re.compile(r"(?<![.!?]\s)(?<!\n)\b[A-Z][a-z]{3,} of(?: the)? \Z")


def word_before(text: str, start: int) -> str:
    """The word or mark right before an offset, in lower case; empty at a start of line."""
    found = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return "" if not found or "\n" in text[found.end(1) : start] else found[1].lower()


def word_after(text: str, end: int) -> str:
    """The word, number or mark right after an offset, as it stands; empty at the end of a line."""
    found = _WORD_AFTER.match(text, end, end + 60)
    return "" if not found or "\n" in text[end : found.start(1)] else found[1]


def is_function_word(word: str) -> bool:
    """Tell whether a word is a pronoun, preposition, conjunction, article or auxiliary: no noun that a date could modify."""
    return word.lower() in FUNCTION_WORDS


def is_glued(text: str, start: int, end: int) -> bool:
    """Tell whether a number goes on beyond the stretch: *133-03-03-2020*, *Su-27*, *2010-2015-86*."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and before[-1] in "$£€#_@\\":
        return True
    if text[start].isdigit() and len(before) == 2 and before[0].isalnum() and before[1] in "-–/.,":
        if before[1] in ".,":
            return before[0].isdigit()
        if not _NAMED_BEFORE.search(text, max(0, start - 12), start):
            return True
        before = ""
    if before[-1:].isalnum():
        return True
    if after[:1] in ("-", "–") and _DAY_AFTER.match(text, end + 1):
        return False
    return (len(after) > 1 and (after[0] in "-–/.,:" and after[1].isdigit() and text[end - 1].isdigit())) or after[:1] in (
        "%",
        "°",
        "_",
        "@",
    )


ROUND = 50
"""People are counted in round numbers where four digits stand without a comma: *in 1200 men*; *in 1889 men* names a year."""
ROUND_YEARS, LAST_YEAR = 1500, 2100


def is_year(text: str, start: int, end: int, year: int) -> bool:
    """Tell whether a lone four-digit number is a year there.

    A year: *in 1999*, *(1942)*, *2006 also saw*, *In 1889 men from the mill*. None: *in 1200 men*, *2360 Massachusetts Avenue*,
    *killed 1942 people*.
    """
    joined_before, joined_after = _JOINED_BEFORE.search(text, max(0, start - 12), start), _JOINED_AFTER.match(text, end)
    joined = bool(joined_before) != bool(joined_after) or bool(text[end : end + 1] in "-–" and _DAY_AFTER.match(text, end + 1))
    if is_glued(text, start, end) and not joined:
        return False
    before, after = word_before(text, start).rpartition("-")[2], word_after(text, end)
    low = after.lower().rstrip(".,")
    if joined:
        return True
    counted = low in COUNTED and not (before == "in" and ROUND_YEARS <= year <= LAST_YEAR and year % ROUND)
    if before.rstrip(".") in NUMBERED or counted or (low.rstrip(".") in STREETS and after[:1].isupper()):
        return False
    if before in ("$", "£", "€", "#", "№", "+", "=", "*") and before != "=":
        return False
    likely = 1400 <= year <= 2100
    if before.rstrip(".") in BEFORE_YEAR or before in ("(", "[", "–", "-", "~"):
        return likely or not _is_plural(low)
    if not likely:
        return False
    if _is_address(text, end):
        return False
    is_counting = after[:1].islower() and _is_plural(low) and low not in EVENTS
    return not is_counting or before in DETERMINERS or before.endswith("s")


def is_month(text: str, start: int, end: int) -> bool:
    """Tell whether a month's name stands for the month: *may* and *march* are verbs too, *April* and *June* are persons."""
    if text[max(0, start - 1) : start] in ("$", "#", "@", "_"):
        return False
    word = text[start:end].rstrip(".")
    low, before, after = word.lower(), word_before(text, start), word_after(text, end)
    if low in ("may", "march", "mar", "sep", "dec", "jan", "august") and not word[0].isupper():
        return low in ("sep", "dec", "jan") and before in BEFORE_YEAR
    is_short = len(low) < 5 and low not in ("may", "june", "july")
    if is_short and (after[:1].isupper() or not (_is_dating(before) or text[end - 1] == ".")):  # Jan Smuts, Di Mar
        return False
    if low == "may" and (
        after.lower() in AFTER_MODAL_MAY
        or (not _is_dating(before) and before not in ("", ",", "(", "and", "last", "next", "this", "late", "early"))
    ):
        return False
    if low == "march" and (
        (before == "the" and not after[:1].isalpha())
        or before in ("long", "death", "protest", "forced", "their", "its")
        or (after.lower() in ("on", "to", "through", "against", "past") and not _is_dating(before))
    ):
        return False
    if low in ("april", "june", "may", "august") and after[:1].isupper() and before not in BEFORE_YEAR and not before.endswith(","):
        return False
    return word[0].isupper() or _is_dating(before) or len(low) > 3


def is_weekday(text: str, start: int, end: int) -> bool:
    """Tell whether a weekday's name stands for the day: *sun*, *sat* and *wed* are words too."""
    word = text[start:end].rstrip(".")
    if len(word) > 5:
        return word[0].isupper() or word_before(text, start) in BEFORE_WEEKDAY or word_after(text, end).lower() not in ("night", "nights")
    before, after = word_before(text, start), word_after(text, end)
    return before in BEFORE_WEEKDAY and (not after[:1].isupper() or after.lower() in WEEKDAYS)


def is_season(text: str, start: int, end: int) -> bool:
    """Tell whether a season's name stands for the time: *fall* and *spring* are verbs and things too."""
    words = text[start:end].lower().split()
    if text[end - len(words[-1])].isupper() and word_after(text, end)[:1].isupper():  # the Summer Olympics
        return False
    if (words[-1] == "fall" and word_after(text, end) == "of") or word_after(text, end) in ("up", "back", "forth"):
        return False
    before, after = word_before(text, start), word_after(text, end).lower()
    if _SEASON_AFTER.match(text, end):
        return True
    if after in EVENTS or after.removesuffix("s") in EVENTS:
        return True
    if words[0] == "the" or before in (
        "this",
        "that",
        "next",
        "last",
        "following",
        "same",
        "coming",
        "previous",
        "late",
        "early",
        "mid",
        "the",
    ):
        return after not in ("of", "olympics", "games", "palace") and not (words[-1] == "fall" and after in ("in", "to", "from"))
    if words[-1] in ("winter", "summer", "autumn") and (not after or not after[0].isalpha() or after in FUNCTION_WORDS):
        return True
    return before in ("in", "by", "until", "since", "during", "through", "of", "and", "to") and (
        words[-1] != "fall" or after in ("", ".", ",", ";", "and", "the", "of")
    )


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Tell whether the date belongs to a name or an event's label: *the 2010 clashes*, *the 2014 Human Rights Defender Award*."""
    before, after = word_before(text, start), word_after(text, end)
    if not after or not after[0].isalpha():
        return bool(_TITLED.search(text, max(0, start - 40), start))
    modified = before in DETERMINERS or before.endswith(("'s", "’s", "s'", "s’"))
    low = after.lower().rstrip(".,")
    if low in FUNCTION_WORDS:
        return bool(_TITLED.search(text, max(0, start - 40), start))
    return modified or (low in EVENTS and (before not in BEFORE_YEAR or text[start : start + 4].lower() == "the "))


def _is_dating(word: str) -> bool:
    return word in BEFORE_YEAR or word in ("last", "next", "this", "that", "early", "late", "mid", "-")


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in ("was", "has", "does", "as")
    )


def _is_address(text: str, end: int) -> bool:
    row = re.match(r"(?:\s+[A-Z][\w.'’]*){1,3}", text[end : end + 50])
    return row is not None and any(w.strip(".,").lower() in STREETS for w in row[0].split())
