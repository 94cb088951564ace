"""An age or a length of time that two dates contradict.

Conflict:     she was born in 1815 / she died in 1852 at the age of 47
Conflict:     she was born in 1815 and died in 1852 / she died at the age of 47
Conflict:     she was born in 1815 / in 1835 the 31-year-old built a machine  (of one name)
No conflict:  she was born on 10 December 1815 / she died on 27 November 1852 aged 36
No conflict:  she was born in 1815 / at the age of 12 she built a machine  (no date to reckon with)
No conflict:  she was born in 1815 / she died in 1852; her son had joined the army at the age of 17
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.names import Name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.times import leans_on_reading
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed
from pipeline.mentions.ages import Age, find_ages

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "elapsed"
PARAMETERS = frozenset({"from", "to"})
OWN = re.compile(r"(?:aged|at|died|lived|into|in|when)\b", re.IGNORECASE)
"""How an age begins that is the age of who the verb is told of, and not that of the noun beside it (*his 12-year-old son*)."""
BIRTH = "be_born"
AT_AGE = re.compile(r"(?:aged|at|when)\b", re.IGNORECASE)
"""How an age begins at which something was done."""
APART = re.compile(r"[;:]|\b(?:and|but|who|which|where|while|whose|that|as)\b", re.IGNORECASE)
"""Between an age and a verb or a date: they belong to two clauses."""
PRONOUN = re.compile(r"\b(?:he|she)(?: was)?\s*\Z", re.IGNORECASE)
BEHIND_NAME = r"\b{name}(?:,| (?:was|is)(?: only| still| just)?(?: an?)?|,? then| \()?\s*\Z"
BEFORE_NAME = r"[\s,]*(?:(?:the|a)\s+)?(?:[a-z][\w-]*\s+){{0,3}}(?:[A-Z][\w.'’-]*\s+){{0,3}}{name}\b"
AGAIN = re.compile(r"\b(?:again|second|third|returned|back|another|later|re[a-z]+ed)\b", re.IGNORECASE)
"""Of what is done more than once, nobody knows which time is meant."""
YEAR = 365.25


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each age that is given with a date, and the date from which it counts."""
    begins, ends = set(rule.params.get("from", ())), set(rule.params.get("to", ()))
    told = [claim for claim in context.statements if claim.modality == "actual" and claim.kind != "quantity"]
    birth = [claim for claim in told if claim.predicate in begins and claim.date and claim.date.is_bounded]
    aged = dict(_aged(told, begins, ends)) if birth else {}
    statements = [claim for claim in told if claim in birth or claim.claim_id in aged]
    done = {claim.predicate for claim in told if claim.claim_id in aged and claim.date is None}
    dated = [claim for claim in told if claim.predicate in done and claim.date and claim.date.is_bounded]
    for pair in candidate_pairs(
        statements, lambda claim: [(claim.collection, name) for name in sorted(claim.names)], context.identifier.weights
    ):
        for begin, end in ((pair.a, pair.b), (pair.b, pair.a)):
            if begin.predicate in begins and end.claim_id in aged and context.identifier.match(*map(_who, (begin, end))):
                yield from _compare(rule, context, begin, end, aged[end.claim_id], dated)


def _aged(told: Iterable[Statement], begins: set[str], ends: set[str]) -> Iterator[tuple[str, Age]]:
    """The claims that give an age of who they tell of, with the age."""
    for (_, evidence), claims in by_sentence(told).items():
        if len(ages := find_ages(evidence)) != 1:
            continue
        people = {_name(claim) for claim in claims if claim.predicate not in begins}
        for claim in claims:
            is_end = claim.predicate in ends and OWN.match(ages[0].text) is not None
            is_dated = claim.date is not None and claim.date.is_bounded
            in_brackets = claim.verb_form is None and claim.trigger[:1].isupper()  # "Ada Berg (1898–1976) was in her thirties when"
            is_done = claim.date is None and AT_AGE.match(ages[0].text) is not None
            if claim.predicate in begins or in_brackets or not (is_end or is_dated or is_done) or _are_apart(claim, ages[0]):
                continue
            if is_end or is_done or _is_of(ages[0], claim, alone=len(people) == 1):
                yield claim.claim_id, ages[0]


def _are_apart(claim: Statement, age: Age) -> bool:
    """True if the age stands in another clause than the claim's verb or its date."""
    for words in (claim.trigger, claim.date_text):
        at = claim.evidence.find(words) if words else -1
        if at >= 0:
            between = claim.evidence[at + len(words or "") : age.start] if at < age.start else claim.evidence[age.end : at]
            if APART.search(between):
                return True
    return False


def _is_of(age: Age, claim: Statement, *, alone: bool) -> bool:
    """True if the age stands beside the name of the claim's subject, or beside a pronoun where the sentence tells of nobody else."""
    if len(_who(claim)) != 1:
        return False
    before, behind = claim.evidence[: age.start], claim.evidence[age.end :]
    if alone and (PRONOUN.search(before) or age.text.casefold().startswith(("when", "in ", "at ")) or re.match(r",? (?:he|she)\b", behind)):
        return True
    if alone and not claim.subjects and OWN.match(age.text):  # "he was admitted in 1837 at the age of 19"
        return True
    name = re.escape(_name(claim).split()[-1])
    return re.search(BEHIND_NAME.format(name=name), before) is not None or re.match(BEFORE_NAME.format(name=name), behind) is not None


def _who(claim: Statement) -> tuple[Name, ...]:
    """Who a verb is told of; what stands first behind a passive is its subject, and who is born is nobody who bore them."""
    return claim.objects if claim.predicate == BIRTH and claim.objects else claim.subjects or claim.objects[:1]


def _name(claim: Statement) -> str:
    return "".join(name.text for name in _who(claim))


def _compare(
    rule: ConflictRule, context: Context, begin: Statement, end: Statement, stated: Age, dated: Iterable[Statement]
) -> Iterator[Verdict]:
    """The verdicts on an age at an event, which has a date itself, or else in other claims."""
    if end.date is not None:
        if end.date.is_bounded:
            yield _verdict(rule, begin, end, stated, (begin, end))
        return
    who = _who(end)
    verdicts = [
        _verdict(rule, begin, other, stated, (begin, other, end))
        for other in dated
        if other.collection == end.collection
        and other.predicate == end.predicate
        and context.identifier.match(_who(other), who)
        and context.identifier.match(_who(other), _who(begin))
        and (end.predicate in rule.params.get("to", ()) or _is_one_deed(other, end, context))
    ]
    yield from verdicts if all(verdict.severity for verdict in verdicts) else [one for one in verdicts if not one.severity]


def _is_one_deed(a: Statement, b: Statement, context: Context) -> bool:
    """True if two claims of one predicate and person are of one deed: done to the same, and to something."""
    if AGAIN.search(a.evidence) or AGAIN.search(b.evidence) or a.trigger.casefold() != b.trigger.casefold():
        return False
    mine, theirs = (claim.objects if claim.subjects else () for claim in (a, b))
    predicate = context.predicate(a)
    is_repeatable = predicate is not None and predicate.happens == "repeatable"
    return not is_repeatable and bool(mine) and bool(theirs) and context.identifier.match(mine, theirs) is True


def _verdict(rule: ConflictRule, begin: Statement, end: Statement, stated: Age, claims: tuple[Statement, ...]) -> Verdict:
    assert begin.date is not None
    assert end.date is not None
    least = ((end.date.low or 0) - (begin.date.high or 0)) / YEAR
    most = ((end.date.high or 0) - (begin.date.low or 0)) / YEAR
    if leans_on_reading(begin, end):
        return agreement("relative-date", "other_time", begin, claims[-1])
    if least - 1.01 <= stated.high and stated.low <= most + 0.01:
        return agreement("relative-date", "overlaps", begin, claims[-1])
    said = f"age {stated.low}" if stated.low == stated.high else f"age {stated.low} to {stated.high}"
    return conflict("relative-date", weighed(rule.severity, *claims), *claims, a=begin.date_text or "", b=said, right=f"{int(most)}")
