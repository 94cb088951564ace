"""A date that is in no calendar, or whose weekday is another.

Conflict:     on 31 February 1992
Conflict:     on Monday, 26 December 1991  (it was a Thursday)
No conflict:  on 29 February 1992  (a leap year)
No conflict:  on Thursday, 26 December 1991
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, conflict, looked_at
from pipeline.dates import find_dates

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "calendar"
PARAMETERS: frozenset[str] = frozenset()


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each date that cannot be."""
    problems: dict[tuple[str, str], list[tuple[str, str]]] = {}
    told: set[tuple[str, str, str]] = set()
    dated = [claim for claim in context.statements if claim.date_text]
    yield from looked_at("date", dated)
    for claim in dated:
        key = claim.source_id, claim.evidence
        if key not in problems:
            problems[key] = [(mention.text, mention.problem) for mention in find_dates(claim.evidence) if mention.problem]
        for text, problem in problems[key]:
            words = claim.date_text or ""
            if (words in text or text in words) and (*key, text) not in told:
                told.add((*key, text))
                yield _conflict(rule, claim, text, problem)


def _conflict(rule: ConflictRule, claim: Statement, text: str, problem: str) -> Verdict:
    return conflict("date", rule.severity, claim, date=text, problem=problem)
