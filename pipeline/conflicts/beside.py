"""Two figures of one article, and two shares of one whole, that are of two things.

No conflict:  pirates attacked 201 ships … Alban pirates boarded 29 ships  (of one article: some of them)
No conflict:  judges are appointed for nine-year terms … members serve five-year terms  (of one article: of two bodies)
No conflict:  most of the population lives in towns / under a fifth of the population is over 65  (two things are told of the whole)
No conflict:  Osk (717,545 t), Lund (901,939 t) … Osk (90,883 t)  (of one article, which does not say here what is measured)
"""

from __future__ import annotations

import re

from pipeline.conflicts.fields import counts_name
from pipeline.conflicts.identity import Identifier
from pipeline.conflicts.measure import COPULAS, COUNTED, is_partitive
from pipeline.conflicts.names import Name, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem

PERCENT = "percent"
TOLD = re.compile(r"[,;:.]|\s(?:and|but|while|whereas|with)\s")
"""Where what is told of a share ends."""


def are_of_two_things(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if two figures of one measure are of two holders, or tell two things of one whole, though the words of both are alike."""
    if a.unit == b.unit == PERCENT and is_partitive(a) and is_partitive(b) and _tell_two_things(a, b, identifier):
        return True
    if a.source_id != b.source_id:
        return False
    if a.unit != COUNTED and any(counts_name(claim) or claim.trigger.casefold() in _names(claim) for claim in (a, b)):
        return True
    if a.names and b.names and a.names != b.names:
        return True
    return any(_sets_apart(x, y) for x in a.subjects for y in b.subjects) or _go_with_two_things(a, b, identifier)


def _names(claim: Statement) -> frozenset[str]:
    return frozenset(name.casefold() for name in claim.names)


def _tell_two_things(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if what is told of two shares of one whole has no word in common: *lives in towns*, *is under the age of 25*."""
    told = [_told(claim, identifier) for claim in (a, b)]
    return all(told) and not told[0] & told[1]


def _told(claim: Statement, identifier: Identifier) -> frozenset[str]:
    """The stems of what a sentence says of a share, behind the whole."""
    behind = claim.evidence.partition(claim.value_text or " ")[2].partition(claim.trigger)[2]
    words = (word for word in words_of(TOLD.split(behind)[0]) if not word[:1].isupper())
    return frozenset(stem(word) for word in words if word not in identifier.lexicon.stop_words) - COPULAS


def _sets_apart(x: Name, y: Name) -> bool:
    """True if of two holders of one sort one is told apart by more: *pirates*, *Alban pirates*; *members*, *council members*."""
    if x.head != y.head or x.is_proper or y.is_proper:
        return False
    return x.names != y.names or x.modifiers != y.modifiers


def _go_with_two_things(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if beside what is counted each goes with something else: *a five-year term as chairman*, *a three-year term as president*."""
    beside = [[name for name in claim.objects if stem(name.head) != claim.noun] for claim in (a, b)]
    return all(beside) and identifier.match(*map(tuple, beside)) is False
