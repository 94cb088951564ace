"""A first or last time, and an earlier or later one.

Conflict:     the volcano last erupted in 1958 / the volcano erupted in 1977
Conflict:     women voted there for the first time in 1934 / women voted there in 1920
Conflict:     the orchestra's first concert, in 1919 / the inaugural concert of the orchestra, in 1926
No conflict:  the volcano last erupted in 1958 / the volcano erupted in 1921
No conflict:  the volcano last erupted in 1958 / the volcano erupted in 2003, in an article that was published later than the first
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.date import could_not_know, date_words, names_date_of
from pipeline.conflicts.firsts import name_two
from pipeline.conflicts.intervals import is_before, relate
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "occasion"
PARAMETERS = frozenset({"first", "last"})
NOT_UNTIL = re.compile(r"\bnot (?:until|before)(?: the| in)?(?: \w+ of)?\s*$", re.IGNORECASE)
DATES = 2
"""A sentence with more of them is a list, in which which date goes with what is a matter of reading."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each first or last time that another source contradicts."""
    edges = {which: tuple(str(word) for word in rule.params.get(which, ())) for which in ("first", "last")}
    dates = {key: {claim.date_text for claim in claims if claim.date} for key, claims in by_sentence(context.statements).items()}
    for pair in context.events:
        if any(len(dates[claim.source_id, claim.evidence]) > DATES for claim in (pair.a, pair.b)):
            continue
        for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
            if not (a.date and b.date and a.predicate == b.predicate and a.modality == b.modality == "actual"):
                continue
            is_first, is_last = (is_told_as(a, edges[which]) or (which == "first" and _is_not_before(a)) for which in ("first", "last"))
            if is_first == is_last or name_two(a, b, context.lexicon):
                continue
            is_rival = is_first and a is pair.a and (is_told_as(b, edges["first"]) or _is_not_before(b))
            is_beyond = is_before(b.date, a.date) if is_first else is_before(a.date, b.date)
            beyond = is_beyond or (is_rival and relate(a.date, b.date) == "disjoint")
            if beyond and a.source_id != b.source_id and not could_not_know(a, b) and not names_date_of(a, b) and not names_date_of(b, a):
                yield conflict(
                    "date", weighed(rule.severity, a, b), a, b, a=date_words(a), b=date_words(b), which="first" if is_first else "last"
                )
            else:
                yield from looked_at("date", [a])


def _is_not_before(claim: Statement) -> bool:
    """True if a claim says that it was not until its date that it was done: *it was not until 1908 that anybody crossed it*."""
    before = claim.evidence.partition(claim.date_text or "\n")[0]
    return bool(claim.date_text) and NOT_UNTIL.search(before) is not None


def is_told_as(claim: Statement, words: tuple[str, ...]) -> bool:
    """True if one of the words stands in front of a claim's trigger, or in *for the … time* behind it."""
    text, trigger = claim.evidence, re.escape(claim.trigger)
    folded = text.casefold()
    words = tuple(word for word in words if word.casefold() in folded)
    if any(re.search(rf"\b{trigger}\b[^.;]{{0,40}}\b(?:its|his|her|their) (?:very )?{re.escape(word)}\b(?! \w)", text) for word in words):
        return True  # "was granted a charter, its first, in 1427"
    return any(
        re.search(
            rf"\b{re.escape(word)} {trigger}\b|\b{trigger}\b[^.;]{{0,60}}\bfor the (?:very )?{re.escape(word)} time\b", text, re.IGNORECASE
        )
        or re.search(rf"\bfor the (?:very )?{re.escape(word)} time,? (?:in|on) [\w ,]{{4,20}}$", text.rstrip("."), re.IGNORECASE)
        for word in words
    )
