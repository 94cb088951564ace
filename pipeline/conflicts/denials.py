"""A number that was never reached is a bound: *never held 10,000*, *failed to reach 40*, *without once getting past six metres*."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.conflicts.intervals import Interval

NEVER = re.compile(r"\b(?:never|not once|not ever|at no time|on no occasion|not (?:\w+ ){0,3}ever)\b", re.IGNORECASE)
CLAUSE = re.compile(r"[;:()–—]|\s(?:and|but|while|although|though|whereas)\s")
_GETTING = r"(?:get|go|ris|climb|com|pass|reach|exceed|top|touch|attain|hit)\w*ing(?: (?:past|beyond|above|over|to|up to|near))?"
SHORT = re.compile(
    rf"\b(?:without(?: (?:once|ever|even|that \w+)){{0,3}} {_GETTING}"
    r"|(?:fell|falls|fallen|falling|stopp?ed|just|was|were|is|remained|stayed)(?: \w+){0,2} (?:short|shy) of"
    r"|fail(?:ed|s|ing)? to (?:reach|attain|top|exceed|pass|hit|get (?:past|beyond|above|to)))"
    r"(?: the)?(?: (?:necessary|required|requisite))?\s$",
    re.IGNORECASE,
)
"""In front of a number: it is the least that was not reached."""


def unreached(
    evidence: str, value_text: str, verb: str | None, value: Interval | None, reaching: Collection[str], holding: Collection[str]
) -> Interval | None:
    """The values below one that was never reached; none where nothing says so.

    `verb` is the last word of a verb group that is denied; `reaching`: verbs whose number, if it is denied, is more than there was;
    `holding`: those for which it takes a *never*.
    """
    if value is None or value.low is None or value.low != value.high or value.low <= 0 or not value_text:
        return None
    before = CLAUSE.split(evidence.partition(value_text)[0])[-1]
    denied = verb in reaching or (verb in holding and NEVER.search(before) is not None)
    return Interval(None, value.low, excludes_high=True) if denied or SHORT.search(before) else None


def is_of_all_time(evidence: str, value: Interval | None) -> bool:
    """True for a bound that holds whenever it is told: *has never held 10,000*, *has never had more than three*."""
    return value is not None and value.low is None and NEVER.search(evidence) is not None
