"""Two times of one deed in one sentence, one of them called by its name, that share no day.

Conflict:     he served as vizier during the 19th dynasty, around 2500 BC
Conflict:     in 1650, in the reign of Elizabeth I, the bridge was built
Conflict:     she was killed in 1845 at the Battle of Monterrey
No conflict:  it was built in the Ming dynasty, around 1400
No conflict:  it was restored in 1900 in the style of the Tang dynasty  (no time of the deed)
No conflict:  it was rebuilt in the reign of Elizabeth I and in 1710  (two times)
No conflict:  he served in the 19th dynasty, around 1150 BC  (as near as the dates of so old a time are known)

Names of times have wide bounds (see `dates.times`), and a date that is told as about is as good as a generation either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.date import date_words, roughly
from pipeline.conflicts.intervals import Interval, relate
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed
from pipeline.dates import DateMention, find_dates

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "named"
PARAMETERS: frozenset[str] = frozenset()
GENERATION = 30 * 365
GAP = re.compile(
    r"(?:[\s,(–—]|\b(?:i\.e\.|that is|namely|probably|perhaps|possibly|in|on|at|during|under|throughout|within|the|year|years|sometime|"
    r"already|also|still|only|just)(?!\w))*",
    re.IGNORECASE,
)
"""What may stand between two times of one deed."""
RESTART = re.compile(r"\s+(?!(?:and|but|or|by|for|with|to|at|under|near|as|when|where|who|while|from|of|against|because|after|before)\b)\w")
"""Words that go on behind a date with another clause: *built in the reign of Elizabeth I, in 1975 the house was sold*."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two times of one deed that stand side by side, one of them by name."""
    for claims in by_sentence(context.statements).values():
        dated = [claim for claim in claims if claim.kind != "quantity" and claim.date and claim.date.is_bounded and claim.date_text]
        pairs = [(a, b) for a, b in combinations(dated, 2) if _is_one_deed(a, b)]
        if not pairs:
            continue
        mentions = find_dates(claims[0].evidence)
        for a, b in pairs:
            if _are_side_by_side(claims[0].evidence, mentions, a, b):
                yield _verdict(rule, *sorted((a, b), key=lambda claim: claim.evidence.find(claim.date_text or "")))


def _is_one_deed(a: Statement, b: Statement) -> bool:
    return (a.trigger, a.predicate, a.kind, a.subject, a.object, a.modality) == (
        b.trigger,
        b.predicate,
        b.kind,
        b.subject,
        b.object,
        b.modality,
    ) and a.date_text != b.date_text


def _are_side_by_side(text: str, mentions: Sequence[DateMention], a: Statement, b: Statement) -> bool:
    """True if the words of the two dates, one of them a name, stand next to each other, and what follows is the same clause."""
    for first, second in pairwise(mentions):
        if {first.text, second.text} != {a.date_text, b.date_text} or not (first.is_named or second.is_named):
            continue
        gap = text[first.char_end : second.char_start]
        opens = not text[: first.char_start].split()[1:]  # "In 1650, during the reign of …": both stand before the clause
        return GAP.fullmatch(gap) is not None and (opens or "," not in gap or not RESTART.match(text, second.char_end))
    return False


def _verdict(rule: ConflictRule, a: Statement, b: Statement) -> Verdict:
    if relate(_widely(a), _widely(b)) != "disjoint":
        return agreement("date", "overlaps", a, b)
    return conflict("date", weighed(rule.severity, a, b), a, b, a=date_words(a), b=date_words(b))


def _widely(claim: Statement) -> Interval:
    date = roughly(claim)
    return date.widened(GENERATION) if "~" in (claim.date_edtf or "") else date
