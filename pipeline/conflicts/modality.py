"""Planned here and done there, or said here and denied there.

Conflict:     the bank said that a branch will be opened in Port Ash / the bank has a branch in Port Ash
Conflict:     the fixtures were announced in June 2014 / the league failed to announce the fixtures in June 2014
No conflict:  the three agreed to create a union … the union was created in 1994  (one article tells how it went on: `succession`)
No conflict:  the branch will be opened in 1965 / the branch was opened in May 1965  (`succession`)
No conflict:  the road was not finished until 1936 / the road was finished in May 1936  (`succession`)
No conflict:  the roof had not been mended as of 1996 / the roof was mended in 2001  (`other_time`)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import Pair
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import Interval, are_disjoint, ends, is_before, relate
from pipeline.conflicts.scope import is_narrowed
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "modality"
PARAMETERS: frozenset[str] = frozenset()
YEAR = re.compile(r"\b\d{4}\b")
UNTIL = re.compile(r"(?:until|till)\b", re.IGNORECASE)
PERFECT = re.compile(r"\b(?:has|have|had|never)\b", re.IGNORECASE)
HOPED = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!been )\b(?:expected|planned|hoped|intended|scheduled|supposed|meant|wanted|aimed|due) to(?: \w+){0,2} $",
    re.IGNORECASE,
)
"""Before a verb: what somebody looked forward to in the past, and may have got later."""
DECIDED = re.compile(
    r"(?<!\bhas )(?<!\bhave )\b(?:voted|agreed|decided|resolved|chose|opted|promised|pledged|undertook) to(?: \w+){0,2} $", re.IGNORECASE
)
"""Before a verb: what was settled in the past, and done thereafter where another article says that it was done.

What somebody *has agreed* to do is not done yet where that is said.
"""
DONE = {"planned": "planned", "actual": "done", "negated": "denied"}
AFTER = re.compile(r"(?:after|following|past)\b", re.IGNORECASE)


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims of one event of which one is planned or denied."""
    told = _told_as_done(context)
    for pair in context.events:
        modalities = {pair.a.modality, pair.b.modality}
        if modalities in ({"planned", "actual"}, {"planned", "negated"}):
            plan, other = (pair.a, pair.b) if pair.a.modality == "planned" else (pair.b, pair.a)
            if _answers(plan, other, context):
                yield _plan(rule, plan, other, told, once=context.happens_once(plan))
        elif modalities == {"actual", "negated"} and pair.a.predicate == pair.b.predicate:
            yield _denial(rule, context, pair)
        elif modalities == {"actual", "negated"}:
            done, denied = (pair.a, pair.b) if pair.a.modality == "actual" else (pair.b, pair.a)
            if _had_before(denied, done, context):
                yield conflict(KIND, rule.severity, pair.a, pair.b, a=DONE[pair.a.modality], b=DONE[pair.b.modality])


def _told_as_done(context: Context) -> dict[str, set[str]]:
    """For each planned claim, the sources that tell of the same event as done."""
    told: dict[str, set[str]] = defaultdict(set)
    for pair in context.events:
        for plan, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if plan.modality == "planned" and other.modality == "actual" and _answers(plan, other, context):
                told[plan.claim_id].add(other.source_id)
    return told


def _answers(plan: Statement, other: Statement, context: Context) -> bool:
    """True if the other claim says what became of the plan: the same predicate, or one that fulfils it."""
    predicate = context.predicate(other)
    return plan.predicate == other.predicate or (predicate is not None and plan.predicate in predicate.fulfils)


def _plan(rule: ConflictRule, plan: Statement, other: Statement, told: dict[str, set[str]], *, once: bool) -> Verdict:
    if plan.source_id in told[plan.claim_id] or plan.source_id == other.source_id:
        return agreement(KIND, "succession", plan, other)
    if _is_told_as_history(plan) and plan.date and other.date and not is_before(other.date, plan.date):
        return agreement(KIND, "succession", plan, other)
    if other.modality == "actual" and DECIDED.search(plan.evidence.partition(plan.trigger)[0]) and not _was_before(other, plan):
        return agreement(KIND, "succession", plan, other)
    if plan.date and other.date and other.date.is_bounded and other.modality == "actual" and relate(plan.date, other.date) != "disjoint":
        return agreement(KIND, "succession", plan, other)  # met on the day that it was planned for
    if plan.date_text and any(year in other.evidence for year in YEAR.findall(plan.date_text)):
        return agreement(KIND, "succession", plan, other)  # "which were to have gone by 2000, were abolished in 2002"
    begins = plan.date or plan.told
    if not once and other.date and begins and other.modality == "actual" and is_before(other.date, begins):
        return agreement(KIND, "repeatable", plan, other)
    is_met = other.modality == "actual" and other.date and _said(plan) and _is_told_as_history(plan) and not _was_before(other, plan)
    severity = "info" if is_met else rule.severity  # "announced in May that it would": nothing is wrong, but there is more to tell
    return conflict(KIND, severity, plan, other, a="planned", b=DONE[other.modality])


def _said(plan: Statement) -> Interval | None:
    """The one time that a plan's sentence names: when it was made known; none where it names no time."""
    return plan.told if plan.told != plan.published else None


def _was_before(done: Statement, plan: Statement) -> bool:
    """True if something was done before the time that a plan was made for, or made at."""
    begins = plan.date or _said(plan)
    return done.date is not None and begins is not None and is_before(done.date, begins)


def _is_told_as_history(plan: Statement) -> bool:
    """True for a plan of the past, which was met when it was met: *was to admit its first students in 2001*, *had expected to open*."""
    if HOPED.search(plan.evidence.partition(plan.trigger)[0]):
        return True
    return (plan.verb_form or "").casefold().split()[:1] in (["was"], ["were"], ["would"], ["had"])


def _denial(rule: ConflictRule, context: Context, pair: Pair) -> Verdict:
    a, b = pair.a, pair.b
    done, denied = (a, b) if a.modality == "actual" else (b, a)
    if done.date and (turn := turn_of(denied)) is not None and _may_be_later(done, turn):
        return agreement(KIND, "succession", a, b)
    if done.date and _is_the_last(done, denied):
        return agreement(KIND, "succession", a, b)
    if are_disjoint(a.date, b.date) and not (_happens_seldom(a, context) and _never_by_then(denied, done)):
        return agreement(KIND, "other_time", a, b)
    if not context.happens_once(a) and not (a.date and b.date):
        return agreement(KIND, "repeatable", a, b)
    if _are_others(denied, done, context) or is_narrowed(denied, done, context.lexicon):
        return agreement(KIND, "other_scope", a, b)
    return conflict(KIND, rule.severity, a, b, a=DONE[a.modality], b=DONE[b.modality])


def _may_be_later(done: Statement, turn: float) -> bool:
    """True if something may have been done on a day or later, *after 1918* included; *since 1918* says that it was done then."""
    assert done.date is not None
    if done.date.high is None:
        return AFTER.match(done.date_text or "") is not None
    return done.date.high >= turn


def _is_the_last(done: Statement, denied: Statement) -> bool:
    """True if something was done when a time began through which it was not done: *held in May 2019*, *none has been held since 2019*."""
    first, last = ends(denied.date_edtf, denied.date_text)
    return first is not None and last is None and done.date is not None and done.date.is_bounded and relate(done.date, first) != "disjoint"


def _had_before(denied: Statement, done: Statement, context: Context) -> bool:
    """True if something was not had up to a day, before which another opens it: *no embassy before 1983*, *opened in 1975*."""
    predicate = context.predicate(denied)
    if predicate is None or predicate.wants != "state" or done.predicate not in predicate.fulfils or denied.source_id == done.source_id:
        return False
    if denied.date is None or denied.date.low is not None or denied.date.high is None or done.date is None or done.date.high is None:
        return False
    return done.date.high < denied.date.high and not _are_others(denied, done, context)


def turn_of(denied: Statement) -> float | None:
    """The first day on which it may have been done by a claim that it was not done until then; none where the claim says no such thing."""
    first, last = ends(denied.date_edtf, denied.date_text)
    return last.low if last and first is None and UNTIL.match(denied.date_text or "") else None


def _are_others(denied: Statement, done: Statement, context: Context) -> bool:
    """True if a denial is of somebody who may be another than who did it: *her brother*, *Boria never signed it*."""
    if done.names and not denied.names:
        return True
    agents = context.identifier.agents(denied)
    same = context.identifier.match(agents, context.identifier.agents(done)) if agents else True
    return same is False or (same is None and bool(context.identifier.named_once(denied)))


def _happens_seldom(claim: Statement, context: Context) -> bool:
    """True for what happens once, or hardly more than once, to one thing."""
    predicate = context.predicate(claim)
    return context.happens_once(claim) or (predicate is not None and predicate.happens == "seldom")


def _never_by_then(denied: Statement, done: Statement) -> bool:
    """True if a claim denies all of the time up to its date, and the other claim falls into it: *as of 2020, it had not been opened*."""
    if denied.date is None or done.date is None or not is_before(done.date, denied.date):
        return False
    return denied.kind == "state" or bool(PERFECT.search(denied.verb_form or ""))
