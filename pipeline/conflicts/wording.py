"""A copied sentence in which one word was changed.

Conflict:     a new office opened in the old town hall in January 1999 / a new office opened in the old town hall in January 1998
Conflict:     the bank told its clients that a second branch will be opened / the bank told its clients that a second branch would open
No conflict:  on 20 December 1991 / on December 20, 1991  (`restated`: written otherwise, and the same)
No conflict:  the union helped … / For example, the union helped …  (`restated`: an addition)
No conflict:  In 2009 the census counted 5,362 people / In 2019 the census counted 6,523 people  (`other_time`)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.conflicts.alignment import Change
from pipeline.conflicts.context import Context
from pipeline.conflicts.copies import Copy, Sentence
from pipeline.conflicts.date import could_not_know
from pipeline.conflicts.intervals import is_before, relate
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.value import is_beyond_rounding
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "wording"
PARAMETERS = frozenset({"differences", "most_changes", "fewest_words"})
TYPES = {"number": "value", "date": "date", "name": "wording", "negation": "wording", "verb form": "wording"}
MOST_CHANGES = 2
FEWEST_WORDS = 7
"""Of each sentence: two shorter ones are alike by chance, and nothing says that one was copied."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims that stand at the same place of two copies of one sentence."""
    for copy in context.copies:
        yield from _compare(rule, copy)


def _compare(rule: ConflictRule, copy: Copy) -> Iterator[Verdict]:
    telling = [change for change in copy.alignment.changes if change.difference in rule.params.get("differences", TYPES)]
    if telling and min(len(copy.a.tokens), len(copy.b.tokens)) < rule.params.get("fewest_words", FEWEST_WORDS):
        return
    reason = _reason(rule, copy)
    told: set[str] = set()
    if reason is None:
        for change in telling:
            a, b = _claim_of(copy.a, change.old), _claim_of(copy.b, change.new)
            told |= {a.claim_id, b.claim_id}
            severity = weighed(rule.severity, a, b)
            details = {"a": change.old, "b": change.new, "difference": change.difference}
            yield conflict(TYPES[change.difference], severity, a, b, **details)
    for a, b in _counterparts(copy.a.claims, copy.b.claims):
        if not {a.claim_id, b.claim_id} & told:
            yield agreement(KIND, reason or "restated", a, b)


def _reason(rule: ConflictRule, copy: Copy) -> str | None:
    """Why a changed word makes no conflict: what changed is no statement, or goes with another time or another case."""
    changes = copy.alignment.changes
    kinds = {change.difference for change in changes}
    telling = kinds & set(rule.params.get("differences", TYPES))
    if not telling:
        return "restated"
    if copy.is_formula or len(changes) > rule.params.get("most_changes", MOST_CHANGES) or "wording" in kinds:
        return "repeatable"
    if {"number", "date"} <= kinds or ("number" in telling and _are_editions(copy)):
        return "other_time"
    for change in changes:
        if change.difference == "date" and (reason := _date_reason(copy, change)):
            return reason
    if telling == {"number"} and not any(_differ(copy, change) for change in changes if change.difference == "number"):
        return "about"
    return "other_scope" if telling == {"name"} and _names_subject(copy, changes) else None


def _are_editions(copy: Copy) -> bool:
    """True if the two articles were published at different times: a figure without a date of its own is brought up to date."""
    times = [sentence.claims[0].published for sentence in (copy.a, copy.b)]
    return times[0] is not None and times[1] is not None and relate(times[0], times[1]) == "disjoint"


def _date_reason(copy: Copy, change: Change) -> str | None:
    """Why another date makes no conflict; none where it does."""
    a, b = _dated(copy.a, change.old), _dated(copy.b, change.new)
    if a is None or b is None or a.date is None or b.date is None:
        return "overlaps"
    if (relation := relate(a.date, b.date)) != "disjoint":
        return relation
    noted = any(f"({claim.date_text}" in claim.evidence and claim.evidence.rstrip(" .").endswith(")") for claim in (a, b))
    if noted or "quantity" in (a.kind, b.kind) or could_not_know(a, b) or _is_brought_up_to_date(a, b):
        return "other_time"
    return None


def _is_brought_up_to_date(a: Statement, b: Statement) -> bool:
    """True if the later of two articles has the later date."""
    if not (a.published and b.published and a.date and b.date):
        return False
    earlier, later = (a, b) if is_before(a.published, b.published) else (b, a)
    assert earlier.date is not None
    assert later.date is not None
    return relate(a.published, b.published) == "disjoint" and is_before(earlier.date, later.date)


def _dated(sentence: Sentence, words: str) -> Statement | None:
    """The claim whose date stands in a stretch of its sentence."""
    return next((claim for claim in sentence.claims if claim.date and claim.date_text and claim.date_text in words), None)


def _differ(copy: Copy, change: Change) -> bool:
    """True unless the two numbers are values that agree within their rounding or their bounds."""
    a, b = _valued(copy.a.claims, change.old), _valued(copy.b.claims, change.new)
    return a is None or b is None or a.value == b.value or is_beyond_rounding(a, b) or _same_bound(a, b)


def _same_bound(a: Statement, b: Statement) -> bool:
    """True if both are open on the same side: *more than 50* in the copy of *more than 100* is a change, though both can hold."""
    return a.value is not None and b.value is not None and not a.value.is_bounded and not b.value.is_bounded


def _names_subject(copy: Copy, changes: Sequence[Change]) -> bool:
    """True if the name that changed is that of the sentence's subject: one pattern, told of two."""
    changed = [change for change in changes if change.difference == "name"]
    return any(
        claim.subject and words and words in claim.subject
        for sentence, side in ((copy.a, "old"), (copy.b, "new"))
        for claim in sentence.claims
        for words in (getattr(change, side) for change in changed)
    )


def _valued(claims: Sequence[Statement], words: str) -> Statement | None:
    return next(
        (claim for claim in claims if claim.value and claim.value_text and (claim.value_text in words or words in claim.value_text)), None
    )


def _claim_of(sentence: Sentence, words: str) -> Statement:
    """The claim that a stretch of its sentence belongs to: the one whose date, value, verb or names hold most of its words."""
    changed = set(words.casefold().split())

    def shared(claim: Statement) -> int:
        parts = (claim.date_text, claim.value_text, claim.verb_form, claim.trigger, claim.subject, claim.object)
        return sum(
            len(changed & set(part.casefold().split())) * weight for part, weight in zip(parts, (3, 3, 2, 2, 1, 1), strict=True) if part
        )

    return max(sentence.claims, key=shared)


def _counterparts(a: Sequence[Statement], b: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The claims of two copies that say the same: of one kind and trigger, in order."""
    left = list(b)
    for claim in a:
        for other in left:
            if (claim.kind, claim.predicate) == (other.kind, other.predicate):
                left.remove(other)
                yield claim, other
                break
