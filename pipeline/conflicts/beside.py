"""Two figures of one article, and two shares of one whole, that are of two things.

No conflict:  pirates attacked 201 ships … Alban pirates boarded 29 ships  (of one article: some of them)
No conflict:  judges are appointed for nine-year terms … members serve five-year terms  (of one article: of two bodies)
No conflict:  most of the population lives in towns / under a fifth of the population is over 65  (two things are told of the whole)
No conflict:  scored 44 goals in his last season … scored 17 goals at school  (of one article: a deed is counted over any stretch)
No conflict:  Osk (717,545 t), Lund (901,939 t) … Osk (90,883 t)  (of one article, which does not say here what is measured)
"""

from __future__ import annotations

import re

from pipeline.conflicts.counted import AMOUNTING, COPULAS, COUNTED, LIGHT, verb_of
from pipeline.conflicts.extent import figure_clause
from pipeline.conflicts.fields import counts_name
from pipeline.conflicts.identity import Identifier
from pipeline.conflicts.measure import is_once
from pipeline.conflicts.names import Name, words_of
from pipeline.conflicts.reading import content_words
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.mentions.units import dimension

PERCENT = "percent"
TELLING = frozenset({"age", "under", "over", "above", "below"})
"""Words that tell something of a share, though elsewhere they tell little."""
OF_WHOM = re.compile(r"^ (?:of|in) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
"""Behind the whole: the name of what it is the whole of."""
TIMES = re.compile(r" times (?:the|as)\b")
TOLD = re.compile(r"[,;:.]|\s(?:and|but|while|whereas|with)\s")
"""Where what is told of a share ends."""


def are_of_two_things(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if two figures of one measure are of two holders, or tell two things of one whole, though the words of both are alike."""
    if a.unit == b.unit == PERCENT and (
        _tell_two_things(a, b, identifier)
        if _is_share(a) and _is_share(b)
        else any(_is_made_of(x) and _is_share(y) for x, y in ((a, b), (b, a)))
    ):
        return True
    if any(TIMES.match(claim.evidence.partition(claim.value_text or " ")[2]) and not claim.subjects for claim in (a, b)):
        return True  # what is ten times the size of the park is not said
    if a.source_id != b.source_id:
        return False
    if a.unit != COUNTED and any(counts_name(claim) or claim.trigger.casefold() in _names(claim) for claim in (a, b)):
        return True
    if a.names and b.names and a.names != b.names:
        return True
    return any(_sets_apart(x, y) for x in a.subjects for y in b.subjects) or _go_with_two_things(a, b, identifier)


def are_of_two_stretches(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if one article counts a thing twice, over two stretches: *scored 44 goals in his last season*, *17 goals at school*.

    Then the clauses of both figures say more of each than the other does; of what is done it is enough if one of them does.
    """
    if a.source_id != b.source_id or is_once(a, identifier) or dimension(a.unit or "") is not None:
        return False
    only = [_narrowing(x, identifier) - y.words for x, y in ((a, b), (b, a))]
    still = COPULAS | LIGHT | AMOUNTING | identifier.lexicon.holding | {""}
    are_done = any(verb_of(claim) not in still for claim in (a, b))
    return any(only) if are_done else all(only)


def _narrowing(claim: Statement, identifier: Identifier) -> frozenset[str]:
    """The stems of what a figure's clause says beside whose it is, what it counts and what is done."""
    lexicon = identifier.lexicon
    known = " ".join((claim.subject or "", claim.trigger, claim.verb_form or ""))
    return content_words(figure_clause(claim), lexicon) - content_words(known, lexicon)


def _names(claim: Statement) -> frozenset[str]:
    return frozenset(name.casefold() for name in claim.names)


def _is_share(claim: Statement) -> bool:
    """True for so much of a whole: *40% of the population*, *half the population*."""
    return re.search(rf"{re.escape(claim.value_text or ' ')} (?:of|the {re.escape(claim.trigger)})\b", claim.evidence) is not None


def _is_made_of(claim: Statement) -> bool:
    """True for what is so much of its noun: *the surface is 70% water*, which is no share of the water."""
    is_noun = claim.trigger not in (claim.verb_form or "").split()
    return is_noun and f"{claim.value_text} {claim.trigger}" in claim.evidence


def _tell_two_things(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if what is told of two shares of one whole has no word in common: *lives in towns*, *is under the age of 25*."""
    if all(identifier.lexicon.dying.occur_in(claim.evidence) for claim in (a, b)):
        return False
    told = [_told(claim, identifier) for claim in (a, b)]
    return all(told) and not told[0] & told[1]


def _told(claim: Statement, identifier: Identifier) -> frozenset[str]:
    """The stems of what a sentence says of a share, behind the whole."""
    behind = claim.evidence.partition(claim.value_text or " ")[2].partition(claim.trigger)[2]
    words = words_of(TOLD.split(OF_WHOM.sub("", behind))[0].casefold())
    return frozenset(stem(word) for word in words if word not in identifier.lexicon.stop_words or word in TELLING) - COPULAS


def _sets_apart(x: Name, y: Name) -> bool:
    """True if of two holders of one sort one is told apart by more: *pirates*, *Alban pirates*; *members*, *council members*."""
    if x.head != y.head or x.is_proper or y.is_proper:
        return False
    return x.names != y.names or x.modifiers != y.modifiers


def _go_with_two_things(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if beside what is counted each goes with something else: *a five-year term as chairman*, *a three-year term as president*."""
    beside = [[name for name in claim.objects if stem(name.head) != claim.noun] for claim in (a, b)]
    return all(beside) and identifier.match(*map(tuple, beside)) is False
