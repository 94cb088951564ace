"""A date that is in no calendar, whose weekday is another, or that lies behind the day on which its article told of it as done.

Conflict:     on 31 February 1992
Conflict:     was opened in 2014  (in an article of 2010)
No conflict:  the lease expires in 2014  (in an article of 2010)
Conflict:     on Monday, 26 December 1991  (it was a Thursday)
No conflict:  on 29 February 1992  (a leap year)
No conflict:  on Thursday, 26 December 1991
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import is_before
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, conflict, looked_at
from pipeline.dates import find_dates

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "calendar"
PARAMETERS: frozenset[str] = frozenset()
IN = re.compile(r"\b(?:in|on|at|during)(?:\s+(?:the|early|mid|late|spring|summer|autumn|winter))*[\s-]+$", re.IGNORECASE)
MOVED = re.compile(r"\b(?:mov|shift|chang|bring|brought|advanc|reschedul)\w*\b[^.;]{0,80}$", re.IGNORECASE)
"""Before *from 2041 to 2040*: it is the day that moves, and no span."""
WEEKDAY = re.compile(r"\bwas a (\w+day), not")
"""In the words for a wrong weekday, the right one."""
NEAR = 60
"""Characters between a verb and its date."""
PRESENT = frozenset({"is", "are", "am", "be", "being", "to", "do", "does"})
"""Words of a verb group that can tell of a day ahead."""
EXPECTED = frozenset({"expected", "scheduled", "planned", "projected", "anticipated", "forecast", "slated", "due", "postponed"})


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each date that cannot be."""
    problems: dict[tuple[str, str], list[tuple[str, str]]] = {}
    told: set[tuple[str, str, str]] = set()
    dated = [claim for claim in context.statements if claim.date_text]
    yield from looked_at("date", dated)
    for claim in dated:
        if is_ahead(claim) and is_past(claim):
            yield _conflict(rule, claim, claim.date_text or "", "it was told as done in an article that was published before it")
        key = claim.source_id, claim.evidence
        if key not in problems:
            problems[key] = [
                (mention.text, mention.problem)
                for mention in find_dates(claim.evidence)
                if mention.problem
                and not MOVED.search(claim.evidence[: mention.char_start])
                and not _is_set_right(mention.problem, claim.evidence)
            ]
        for text, problem in problems[key]:
            words = claim.date_text or ""
            if (words in text or text in words) and (*key, text) not in told:
                told.add((*key, text))
                yield _conflict(rule, claim, text, problem)


def _is_set_right(problem: str, text: str) -> bool:
    """True if the sentence itself says which weekday it was: *"Monday, 4 May 1921", though that was a Wednesday*."""
    weekday = WEEKDAY.search(problem)
    return weekday is not None and re.search(rf"\b{weekday[1]}s?\b", text) is not None


def is_ahead(claim: Statement) -> bool:
    """True if a claim's date lies behind the day of publication, whole."""
    return bool(claim.published and claim.date and is_before(claim.published, claim.date))


def is_past(claim: Statement) -> bool:
    """True if an event is told as done, by the article itself: neither *expires* nor *is held*, which can lie ahead."""
    verb = (claim.verb_form or "").split()
    if claim.kind != "event" or not claim.is_direct or not verb or (PRESENT | EXPECTED) & set(verb):
        return False
    if not _stands_beside(claim):
        return False
    return len(verb) > 1 or not (verb[0].endswith("s") or verb[0].casefold() == claim.predicate)


def _stands_beside(claim: Statement) -> bool:
    """True if a date says in plain words when the deed was done, close to its verb: not *leased the mill to 2060*."""
    words = claim.date_text or ""
    at, verb = claim.evidence.find(words), claim.evidence.find(claim.verb_form or "")
    if not any(char.isdigit() for char in words) or at < 0 or verb < 0:
        return False
    between = claim.evidence[verb + len(claim.verb_form or "") : at] if verb < at else claim.evidence[at + len(words) : verb]
    return len(between) <= NEAR and not re.search("[();]", between) and bool(IN.search(claim.evidence[:at]))


def _conflict(rule: ConflictRule, claim: Statement, text: str, problem: str) -> Verdict:
    return conflict("date", rule.severity, claim, date=text, problem=problem)
