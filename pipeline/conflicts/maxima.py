"""The most that there is: *lays up to twelve eggs*, *never lays more than five*, *even the heaviest came to 35 kg*, *can weigh 100 kg*.

*Up to twelve* allows any number below, and says as well that twelve are reached, or nearly: where another text lets nobody have more than
five, the two disagree although their intervals overlap.
"""

from __future__ import annotations

import re

from pipeline.conflicts.identity import Identifier
from pipeline.conflicts.intervals import Interval
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.statement import Statement

ROOM = 1.25
"""By how much what is reached may lie above the most that another text allows: *up to* is a round figure."""
CAN = re.compile(r"can\b", re.IGNORECASE)
GROWN = re.compile(r"(?:grows?|attains?)$", re.IGNORECASE)
"""Verbs of the size that a kind comes to in the end."""
GREATEST = re.compile(r"\b(?:heaviest|largest|biggest|longest|tallest|highest|oldest|deepest)\b[^.;]*$", re.IGNORECASE)


def are_at_odds(a: Statement, b: Statement, values: tuple[Interval, Interval], identifier: Identifier) -> bool:
    """True if one claim says that a value is reached that the other does not allow; `values` are theirs in one unit.

    Both must name whose value it is: the ice is thicker in the middle of a glacier than at its end.
    """
    if identifier.match(a.subjects, b.subjects) is not True:
        return False
    return any(
        (reached := _reached(x, value, identifier.lexicon)) is not None and (most := _most(y, other)) is not None and reached > most * ROOM
        for x, value, y, other in ((a, *values[:1], b, *values[1:]), (b, *values[1:], a, *values[:1]))
    )


def is_most_and_possible(a: Statement, b: Statement) -> bool:
    """True if one claim tells what can be, and the other the most that there is: *can lay ten eggs*, *never lays more than four*."""
    return any(
        x.modality == "possible" and CAN.match(x.verb_form or "") is not None and y.modality == "actual" and _most(y, y.value) is not None
        for x, y in ((a, b), (b, a))
    )


def _reached(claim: Statement, value: Interval, lexicon: Lexicon) -> float | None:
    """What some reach, by a claim's words."""
    if value.low is None and lexicon.reaching.start(claim.value_text or ""):
        return value.high
    return value.low if CAN.match(claim.verb_form or "") else None


def _most(claim: Statement, value: Interval | None) -> float | None:
    """The most that there is, by a claim's words."""
    if value is None or value.high is None:
        return None
    is_greatest = GREATEST.search(claim.evidence.partition(claim.value_text or " ")[0]) is not None
    grown = GROWN.match((claim.verb_form or "").split()[-1]) is not None if claim.verb_form else False
    return value.high if value.low is None or is_greatest or grown else None
