"""A statement tied to the day of its writing, which is long past.

Conflict:     the roof had not been mended as of 1996  (in a collection that tells of 2013)
Conflict:     the current director, in office since June 2017
Conflict:     the line will be opened in 1998  (and nothing says whether it was)
No conflict:  as of 1996, in an article published in 1997
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import day_text
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, conflict, looked_at

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "staleness"
PARAMETERS = frozenset({"years"})
YEARS = 2
AS_OF = re.compile(r"\bas (?:of|at)\b", re.IGNORECASE)


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each claim that has aged."""
    told: set[tuple[str, str]] = set()
    dated = [claim for claim in context.statements if claim.date]
    yield from looked_at(KIND, dated)
    for claim in dated:
        key = context.original(claim)
        written = claim.published.high if claim.published else None
        newest = context.newest.get(claim.collection, 0.0)
        now = newest if written is None or context.lexicon.present.occur_in(claim.evidence) else written
        if key not in told and (why := _aged(claim, context, now, float(rule.params.get("years", YEARS)) * 365.25)):
            told.add(key)
            yield conflict(KIND, rule.severity, claim, why=why, newest=day_text(now)[:4])


def _aged(claim: Statement, context: Context, now: float, most: float) -> str | None:
    """What ties a claim to a day that lies too far back; none where nothing does."""
    if claim.date is None:
        return None
    last = claim.date.high if claim.date.high is not None else claim.date.low
    if last is None or now - last < most:
        return None
    before = claim.evidence[: claim.evidence.find(claim.date_text)] if claim.date_text and claim.date_text in claim.evidence else ""
    if AS_OF.search(claim.date_text or "") or AS_OF.search(before[-8:]):
        return "told as of a day long past"
    if claim.kind == "state" and claim.date.high is None and context.lexicon.present.occur_in(claim.evidence):
        return "called current long ago"
    return "planned for a day long past" if claim.modality == "planned" and claim.date.is_bounded else None
