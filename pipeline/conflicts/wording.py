"""A copied sentence in which one word was changed.

Conflict:     a new office opened in the old town hall in January 1999 / a new office opened in the old town hall in January 1998
Conflict:     the bank told its clients that a second branch will be opened / the bank told its clients that a second branch would open
No conflict:  on 20 December 1991 / on December 20, 1991  (`restated`: written otherwise, and the same)
No conflict:  the union helped … / For example, the union helped …  (`restated`: an addition)
No conflict:  In 2009 the census counted 5,362 people / In 2019 the census counted 6,523 people  (`other_time`)
Conflict:     In 1921 the guild sold its mills / On 3 May 1919 the guild sold its mills  (told once in each edition)
No conflict:  the camp shelters 320 people / the camp shelters 410 people, in a later edition  (`other_time`)

A name, a negation or a verb's time that differs between two editions of one text is mostly brought up to date (another minister, a treaty
that is in force by now, a law that was passed), so there it is no more than information. A later date of the last of several (*last
amended in 2012*, *last amended in 2018*) makes a warning: the earlier edition was behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.conflicts.alignment import YEAR, Change, Difference
from pipeline.conflicts.context import Context
from pipeline.conflicts.copies import Copy, Sentence
from pipeline.conflicts.date import could_not_know
from pipeline.conflicts.editions import (
    are_editions,
    are_of_one_record,
    are_settled,
    is_brought_up_to_date,
    is_estimate,
    is_last_of_several,
    is_noted,
)
from pipeline.conflicts.intervals import Interval, ends, relate
from pipeline.conflicts.rests import leave_each_other
from pipeline.conflicts.retold import find_retold
from pipeline.conflicts.rounding import is_beyond_rounding
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "wording"
ORDER = "come_before"
"""Of this predicate the subject is an event, and no name."""
PARAMETERS = frozenset({"differences", "most_changes", "fewest_words"})
TYPES = {"number": "value", "date": "date", "name": "wording", "negation": "wording", "verb form": "wording"}
UPDATED = frozenset({"name", "negation", "verb form"})
"""Differences by which a later edition is mostly brought up to date."""
DATE_WORDS = frozenset({"a.d", "b.c", "ad", "bc", "ce", "bce", "in", "on", "since", "from", "by", "the", "as", "after", "before", "until"})
"""Words in capital letters that may belong to a date."""
MOST_CHANGES = 2
FEWEST_WORDS = 7
"""Of each sentence: two shorter ones are alike by chance, and nothing says that one was copied."""
FEWEST_WORDS_OF_REPEATABLE = 12
"""The same for two dates of what can happen again, which is often told in the same words."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims that stand at the same place of two copies of one sentence."""
    for copy in context.copies:
        yield from _compare(rule, copy, context)
    if "date" in rule.params.get("differences", TYPES):
        yield from find_retold(rule.severity, context)


def _compare(rule: ConflictRule, copy: Copy, context: Context) -> Iterator[Verdict]:
    in_editions = context.are_editions(copy.a.claims[0], copy.b.claims[0])
    telling = [change for change in copy.alignment.changes if change.difference in rule.params.get("differences", TYPES)]
    if telling and min(len(copy.a.tokens), len(copy.b.tokens)) < rule.params.get("fewest_words", FEWEST_WORDS):
        return
    reasons = [_reason(rule, copy, telling) or _change_reason(copy, change, context) for change in telling]
    told: set[str] = set()
    for change, reason in zip(telling, reasons, strict=True):
        if reason is None:
            a, b = _claim_of(copy.a, change.old, change.difference), _claim_of(copy.b, change.new, change.difference)
            told |= {a.claim_id, b.claim_id}
            details = {"a": change.old, "b": change.new, "difference": change.difference}
            yield conflict(TYPES[change.difference], _severity(rule, change, a, b, in_editions=in_editions), a, b, **details)
    excuse = next((reason for reason in reasons if reason), "restated")
    for a, b in _counterparts(copy.a.claims, copy.b.claims):
        if not {a.claim_id, b.claim_id} & told:
            yield agreement(KIND, excuse, a, b)


def _severity(rule: ConflictRule, change: Change, a: Statement, b: Statement, *, in_editions: bool) -> str:
    """The rule's severity, lower for what later editions bring up to date and for estimates."""
    if change.difference in UPDATED and in_editions:
        return "info"
    severity = weighed(rule.severity, a, b)
    if severity == "error" and change.difference == "date" and is_last_of_several(a, b):
        return "warning"
    return "warning" if severity == "error" and change.difference == "number" and (is_estimate(a) or is_estimate(b)) else severity


def _reason(rule: ConflictRule, copy: Copy, telling: Sequence[Change]) -> str | None:
    """Why no changed word of a copy makes a conflict: what changed is no statement, or the whole goes with another time or another case."""
    changes = copy.alignment.changes
    kinds = {change.difference for change in changes}
    if copy.is_formula or len(changes) > rule.params.get("most_changes", MOST_CHANGES) or "wording" in kinds:
        return "repeatable"
    if {"number", "date"} <= kinds:
        return "other_time"
    if len({"name", "number", "date", "negation"} & kinds) > 1:
        return "other_scope"  # another case, or what is denied is not what is said: "a singer from Osk", "not a singer from Brevik"
    return "other_scope" if {change.difference for change in telling} == {"name"} and _names_subject(copy, changes) else None


def _change_reason(copy: Copy, change: Change, context: Context) -> str | None:
    """Why one changed word makes no conflict; none where it does."""
    if change.difference == "date":
        return _date_reason(copy, change) or (
            "repeatable" if _is_told_again(_claim_of(copy.a, change.old, "date"), copy, context) else None
        )
    return _number_reason(copy, change) if change.difference == "number" else None


def _is_told_again(claim: Statement, copy: Copy, context: Context) -> bool:
    """True if a short sentence tells of what can happen again: *Ash Rovers won the league title in 1958*, *in 1961*."""
    return not context.happens_once(claim) and min(len(copy.a.tokens), len(copy.b.tokens)) < FEWEST_WORDS_OF_REPEATABLE


def _number_reason(copy: Copy, change: Change) -> str | None:
    """Why another number makes no conflict: it is rounded otherwise, or it is a figure that the later edition brings up to date."""
    a, b = _valued(copy.a.claims, change.old), _valued(copy.b.claims, change.new)
    if a and b and a.value != b.value and not is_beyond_rounding(a, b) and not _same_bound(a, b):
        return "about"
    if a and b and leave_each_other(a, b):
        return "other_scope"
    ends = copy.a.claims[0], copy.b.claims[0]
    if not are_editions(*ends):
        return None
    return None if a and b and (are_settled(a, b) or are_of_one_record(a, b)) else "other_time"


def _date_reason(copy: Copy, change: Change) -> str | None:
    """Why another date makes no conflict; none where it does."""
    a, b = _dated(copy.a, change.old), _dated(copy.b, change.new)
    if a is None or b is None or a.date is None or b.date is None or len(YEAR.findall(change.old)) != len(YEAR.findall(change.new)):
        return "overlaps"
    if _names_beside(change.old, a) and _names_beside(change.new, b):
        return "other_scope"
    opened = _opening(a), _opening(b)
    relation = relate(opened[0], opened[1]) if opened[0] and opened[1] else relate(a.date, b.date)
    if relation != "disjoint":
        return relation
    if not all(YEAR.search(claim.date_text or "") for claim in (a, b)) and not _differ_by_day(a, b):
        return "overlaps"
    if any(is_noted(claim) for claim in (a, b)) or "quantity" in (a.kind, b.kind) or could_not_know(a, b) or is_brought_up_to_date(a, b):
        return "other_time"
    return None


def _names_beside(words: str, claim: Statement) -> bool:
    """True if a changed stretch holds a name beside the date: another minister, since another day."""
    return any(word[:1].isupper() and word.casefold() not in DATE_WORDS for word in words.replace(claim.date_text or " ", " ").split())


def _opening(claim: Statement) -> Interval | None:
    """The time named by a date that is open at its end: of *since 1994* that year; none for other dates."""
    first, last = ends(claim.date_edtf, claim.date_text)
    return first if last is None else None


def _differ_by_day(a: Statement, b: Statement) -> bool:
    """True if two dates without a year of their own, *3 May* and *8 May*, are read as of one year, and as two days or months of it."""
    texts = [claim.date_edtf or "" for claim in (a, b)]
    return texts[0][:4] == texts[1][:4] and texts[0].count("-") == texts[1].count("-") > 0


def _dated(sentence: Sentence, words: str) -> Statement | None:
    """The claim whose date stands in a stretch of its sentence."""
    dated = [claim for claim in sentence.claims if claim.date and claim.date_text and claim.date_text in words]
    return min(dated, key=lambda claim: claim.kind == "quantity", default=None)


def _same_bound(a: Statement, b: Statement) -> bool:
    """True if both are open on the same side: *more than 50* in the copy of *more than 100* is a change, though both can hold."""
    return a.value is not None and b.value is not None and not a.value.is_bounded and not b.value.is_bounded


def _names_subject(copy: Copy, changes: Sequence[Change]) -> bool:
    """True if the name that changed is that of the sentence's subject: one pattern, told of two."""
    changed = [change for change in changes if change.difference == "name"]
    return any(
        claim.subject and words and words in claim.subject and claim.predicate != ORDER
        for sentence, side in ((copy.a, "old"), (copy.b, "new"))
        for claim in sentence.claims
        for words in (getattr(change, side) for change in changed)
    )


def _valued(claims: Sequence[Statement], words: str) -> Statement | None:
    return next(
        (claim for claim in claims if claim.value and claim.value_text and (claim.value_text in words or words in claim.value_text)), None
    )


def _claim_of(sentence: Sentence, words: str, difference: Difference) -> Statement:
    """The claim that a stretch of its sentence belongs to: the one whose date, value, verb or names hold most of its words."""
    if difference == "date" and (dated := _dated(sentence, words)):
        return dated
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
