"""What one edition of an article may say otherwise than the one before, and both be right.

Two articles that were published at different times and have much of their text in common are editions of it: `copies.find_editions`. The
later one brings up to date what goes on: a figure, a last election, whoever holds an office. What was over when the earlier one came
out is history, and history does not change from one edition to the next: another date or figure is a mistake in one of them.
"""

from __future__ import annotations

import re

from pipeline.conflicts.intervals import is_before, relate
from pipeline.conflicts.statement import Statement

LAG = 366.0
"""Days: what happened so shortly before an article was published may not have found its way into it."""
LATE = 10 * 365.25
"""Days by which an edition can be behind in what changes from time to time."""
LAST = re.compile(r"\b(?:last|latest|most recent(?:ly)?|newest)\b", re.IGNORECASE)
NEAR = 40
"""Characters before a date in which it is called that of the last of several."""
RECORD = 15 * 365.25
"""Days before the publication in which a year alone in brackets at the end tells when the data are from: *(2014 est.)*."""
PERFECT = frozenset({"has", "have", "having", "'s", "'ve"})
"""Words of a verb group that tells of what holds until now."""
NOTE = r"\(\s*{date}(?:\W[^()]*)?\)[\s.;]*$"
ESTIMATE = re.compile(r"\([^()]*\b(?:est|estimated?|estimates|proj|projected)\b\.?[^()]*\)[\s.;]*$", re.IGNORECASE)


def are_editions(a: Statement, b: Statement) -> bool:
    """True if the articles of two claims were published at different times."""
    return a.published is not None and b.published is not None and relate(a.published, b.published) == "disjoint"


def in_order(a: Statement, b: Statement) -> tuple[Statement, Statement]:
    """The two claims, that of the earlier edition first."""
    assert a.published is not None
    assert b.published is not None
    return (a, b) if is_before(a.published, b.published) else (b, a)


def is_brought_up_to_date(a: Statement, b: Statement) -> bool:
    """True if the later of two editions has a later date, of a time that the earlier one could hardly know."""
    if not (are_editions(a, b) and a.date and b.date):
        return False
    earlier, later = in_order(a, b)
    return is_before(earlier.date, later.date) and not _is_behind(later, earlier)  # type: ignore[arg-type]


def is_last_of_several(a: Statement, b: Statement) -> bool:
    """True if the later of two editions tells of a later one of several, *last amended in 2012*, and not of a time long past for both.

    Then the earlier edition was behind when it came out, rather than wrong about what had been.
    """
    if not (are_editions(a, b) and a.date and b.date):
        return False
    earlier, later = in_order(a, b)
    if later.date is None or later.date.high is None or earlier.date is None or not is_before(earlier.date, later.date):
        return False
    known = earlier.published.low if earlier.published else None
    return known is not None and later.date.high > known - LATE and all(_is_said_last(claim) for claim in (a, b))


def _is_said_last(claim: Statement) -> bool:
    return LAST.search(claim.evidence.partition(claim.date_text or " ")[0][-NEAR:]) is not None


def _is_behind(claim: Statement, earlier: Statement) -> bool:
    """True if the time that a claim tells of had been over for a while when the earlier edition was published."""
    if claim.date is None or claim.date.high is None or earlier.published is None or earlier.published.low is None:
        return False
    return claim.date.high < earlier.published.low - LAG


def is_noted(claim: Statement) -> bool:
    """True if a claim's date is that of the data and not of the deed: *… (2014 est.)* at the end of the sentence, *as of 2014*."""
    if (claim.date_text or "").casefold().startswith("as of"):
        return True
    if not claim.date_text or claim.date is None or not re.search(NOTE.format(date=re.escape(claim.date_text)), claim.evidence):
        return False
    written, end = claim.published, claim.date.high
    return written is None or written.high is None or end is None or end > written.high - RECORD


def is_estimate(claim: Statement) -> bool:
    """True if brackets at the end of its sentence call the figures estimates."""
    return ESTIMATE.search(claim.evidence) is not None


def are_settled(a: Statement, b: Statement) -> bool:
    """True if two figures of different editions are of one time that was over before both: *In 2003 the flood killed 40 people*.

    Not settled is what holds until now (*has risen to 40*), and what only the note at the end dates, some time in that year.
    """
    earlier, _ = in_order(a, b)
    return all(_is_behind(claim, earlier) and _is_history(claim) for claim in (a, b))


def are_of_one_record(a: Statement, b: Statement) -> bool:
    """True if notes at the end say that two figures of different editions are from one time that was over before both: *… (2007)*."""
    earlier, _ = in_order(a, b)
    return a.date == b.date and all(_is_behind(claim, earlier) and is_noted(claim) for claim in (a, b))


def _is_history(claim: Statement) -> bool:
    """True if a figure has a time of its own with two ends, and no verb says that it goes on."""
    verb = set((claim.verb_form or "").casefold().split())
    if PERFECT & verb or is_noted(claim) or not re.search(r"\d", claim.date_text or ""):
        return False
    return claim.date is not None and claim.date.is_bounded and _depth(claim, claim.date_text) >= _depth(claim, claim.value_text)


def _depth(claim: Statement, words: str | None) -> int:
    """How many brackets a stretch of a claim's sentence stands in, negated: a date within brackets is none of a figure before them."""
    before = claim.evidence.partition(words or " ")[0]
    return before.count(")") - before.count("(")
