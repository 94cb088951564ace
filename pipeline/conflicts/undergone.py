"""How long something was done to somebody: *was imprisoned as a spy for 12 years*; the one it was done to is whose time it is.

Any verb can tell of such a time, and one may undergo it twice: two times are of one only where place, reason and manner are told alike.
"""

from __future__ import annotations

import re

from pipeline.conflicts.statement import Statement
from pipeline.mentions.units import dimension

BEING = frozenset({"was", "were", "been", "is", "are", "being"})
MANNER = re.compile(
    r"\b(?:at|in|on|near|as|by|with|from|under|for) (?:an? |the |his |her |their )?([^\W\d]\w*)\b(?! (?:years|months|weeks|days)\b)"
)


def is_undergone(statement: Statement) -> bool:
    """True for how long something was done to somebody: `was imprisoned for 12 years`."""
    words = (statement.verb_form or "").split()
    return dimension(statement.unit or "") == "duration" and statement.trigger in words and not BEING.isdisjoint(words[:-1])


def undergo_one(a: Statement, b: Statement) -> bool:
    """True if two sentences tell how long the same was done to somebody, in the same place and for the same reason."""
    return a.predicate == b.predicate and is_undergone(a) and is_undergone(b) and _manner(a) == _manner(b)


def _manner(statement: Statement) -> frozenset[str]:
    return frozenset(word.casefold() for word in MANNER.findall(statement.evidence))
