"""Two values of one thing that cannot both be right.

Conflict:     between 320 and 360 families of Frisian origin live there / 210 families of Frisian origin live there
Conflict:     under 23.5 million sales / more than 24 million sales
No conflict:  about 2 million / 1.95 million  (`about`: the words of one allow the other)
No conflict:  more than 14,000 employees / 15,000 employees  (`finer`)
No conflict:  4,000 in 1990 / 5,000 in 2000  (`other_time`)
No conflict:  1,120 pupils, of whom 240 are in the sixth form / 880 pupils below the sixth form  (`other_scope`: the rest)
No conflict:  12 rooms downstairs and 20 upstairs / 40 rooms  (`other_scope`: they may be parts of it)
No conflict:  900 km / 560 miles  (`about`: converted and rounded)
No conflict:  it has 4,000 employees / it has 5,000 employees, in a later edition  (`other_time`)

Two figures of which one is called an estimate in brackets, *(2014 est.)*, make a warning: estimates of one year are revised. So do two
figures of one article, which mostly counts two things where it counts one noun twice.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import Pair
from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.editions import are_settled, is_estimate
from pipeline.conflicts.fields import counts_name, have_two_labels
from pipeline.conflicts.intervals import Interval, is_before, relate
from pipeline.conflicts.measure import COUNTED, Scope, scope
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed
from pipeline.mentions.units import convert

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "value"
PARAMETERS: frozenset[str] = frozenset()
YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?![\d.,]*\d)")
COUNTS = frozenset({COUNTED, "percent"})
"""Units of what is counted, and not measured."""
MONTH = re.compile(r"\b(?:" + "|".join(month for month in calendar.month_name if month) + r")\b")
WHOLE = 100
TWO_UNITS = re.compile(r"\d (?:hours?|hrs?|h|minutes?|min|feet|foot|ft|yards?|pounds|lb|stone|degrees|°)(?: and)? $")
ANY = "One"
"""At the beginning of a sentence it is any: *One dose of the vaccine protects …*."""
STAKE = "stake"
EQUAL = 1e-6
OF_THEM = re.compile(r" of (?:whom|which|them)\b")
BEHIND_OF = re.compile(r"\bof (?:whom|which|them|these|the) (\d[\d,]*\d|\d)\b")
PAST = re.compile(r"^(?:was|were|had|did|\w+ed|held|took|stood|made)\b", re.IGNORECASE)
PRESENT = re.compile(r"^(?:is|are)\b|^(?:has|have|does|do|(?!was\b)\w+[^s]s)$", re.IGNORECASE)
COMPASS = r"(?:north|south)?-?(?:east|west)?"
LONGEST = 366
"""Days: a figure with a longer time is a sum over it."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two values of one thing."""
    sentences = by_sentence(context.statements)
    verdicts = [compare(rule, context, pair) for pair in context.quantities]
    verdicts = [_unless_rest(verdict, sentences) for verdict in verdicts]
    settled = _settled(verdicts)
    for verdict in verdicts:
        a, b = verdict.claims
        if verdict.severity and any(_sides(x, y) in settled for x, y in ((a, b), (b, a))):
            verdict = agreement(KIND, "other_scope", a, b)
        yield verdict


def _unless_rest(verdict: Verdict, sentences: Mapping[tuple[str, str], Sequence[Statement]]) -> Verdict:
    """A conflict, or an agreement if one value is the rest or the sum of two that the other's sentence gives: *1,120, of whom 240*."""
    if verdict.severity is None:
        return verdict
    for a, b in (verdict.claims, verdict.claims[::-1]):
        if a.value is None or b.value is None or a.value.low is None or b.value.low is None or a.unit != b.unit:
            continue
        beside = [
            c.value.low for c in sentences[b.source_id, b.evidence] if c.noun == b.noun and c.unit == b.unit and c.value and c.value.low
        ]
        if len(beside) > 1 and sum(beside) <= a.value.low:
            return agreement(KIND, "other_scope", a, b)  # "12 rooms downstairs and 20 upstairs", of 40
        for other in _parts_beside(b, sentences[b.source_id, b.evidence]):
            if abs(abs(b.value.low - other) - a.value.low) < EQUAL or abs(b.value.low + other - a.value.low) < EQUAL:
                return agreement(KIND, "other_scope", a, b)
    return verdict


def _parts_beside(claim: Statement, claims: Sequence[Statement]) -> list[float]:
    """The other numbers of what a claim counts in its sentence: of the same noun, or *of whom*, *of which*, *of them*."""
    others = [c for c in claims if c.claim_id != claim.claim_id and c.unit == claim.unit and c.value]
    values = [
        c.value.low for c in others if c.value and (c.noun == claim.noun or OF_THEM.match(c.evidence.partition(c.value_text or " ")[2]))
    ]
    of_them = (number.replace(",", "") for number in BEHIND_OF.findall(claim.evidence))
    return [value for value in values if value is not None] + [float(number) for number in of_them]


def _sides(a: Statement, b: Statement) -> tuple[str, str, str, str | None]:
    """A claim, and the sentence that it was compared with, by what is counted."""
    return a.claim_id, b.source_id, b.evidence, a.unit


def _settled(verdicts: list[Verdict]) -> set[tuple[str, str, str, str | None]]:
    """Claims that agree with one value of a sentence: what else the sentence counts is something else."""
    agreeing = [verdict.claims for verdict in verdicts if verdict.reason in ("same", "finer", "overlaps", "about")]
    return {_sides(*claims) for a, b in agreeing for claims in ((a, b), (b, a))}


def compare(rule: ConflictRule, context: Context, pair: Pair) -> Verdict:
    """The verdict on two values that measure the same."""
    a, b = pair.a, pair.b
    extent = scope(a, b, context.identifier)
    is_constant = _is_constant(a, context) and _is_constant(b, context)
    if reason := _other(a, b, extent, is_constant=is_constant):
        return agreement(KIND, reason, a, b)
    if (not is_constant or a.unit == COUNTED) and (_name_two_years(a, b) or _name_two_months(a, b)):
        return agreement(KIND, "other_time", a, b)
    if context.are_editions(a, b) and not is_constant and not are_settled(a, b):
        return agreement(KIND, "other_time", a, b)
    values = comparable(a, b)
    if values is None:
        return agreement(KIND, "other_unit", a, b)
    relation = relate(*values)
    if relation != "disjoint":
        return agreement(KIND, relation, a, b)
    if not is_beyond_rounding(a, b):
        return agreement(KIND, "about", a, b)
    if _gives_value_of(a, b) or _gives_value_of(b, a):
        return agreement(KIND, "restated", a, b)
    if _is_sum(a, b, context) or _is_sum(b, a, context):
        return agreement(KIND, "other_scope", a, b)
    if extent != "same" and not _part_exceeds_whole(extent, *values):
        return agreement(KIND, "other_scope", a, b)
    if a.attribution and b.attribution and a.attribution.casefold() != b.attribution.casefold():
        return agreement(KIND, "reported_view", a, b)
    severity = weighed(rule.severity, a, b)
    if severity == "error" and (is_estimate(a) or is_estimate(b) or a.source_id == b.source_id):
        severity = "warning"
    return conflict(KIND, severity, a, b, a=value_text(a), b=value_text(b))


def _other(a: Statement, b: Statement, extent: Scope, *, is_constant: bool) -> str | None:
    """Why two values need not agree: they are of two times, or count two things.

    A measure that happens once (a length, the dead of a battle) is the same whenever it is told.
    """
    if (a.source_id, a.evidence) == (b.source_id, b.evidence) or extent == "other" or have_two_labels(a, b):
        return "other_scope"
    if any(
        (claim.unit in COUNTS and claim.predicate != STAKE and counts_name(claim)) or _is_base(claim) or claim.value_text == ANY
        for claim in (a, b)
    ):
        return "other_scope"
    if _are_from_two_places(a, b):
        return "other_scope"
    times = tuple(_as_of(time) for time in ((a.date, b.date) if is_constant else (a.told, b.told)))
    if _are_of_two_lengths(*times):
        return "other_time"
    if a.modality != b.modality or (times[0] and times[1] and relate(times[0], times[1]) == "disjoint"):
        return "other_time"
    if not is_constant and (_is_then_and_now(a, b) or _is_then_and_now(b, a)):
        return "other_time"
    return None


def _are_from_two_places(a: Statement, b: Statement) -> bool:
    """True if two figures say how far a thing lies from two places: *12 km north of Lund*, *30 km from Oslo*."""
    places = []
    for claim in (a, b):
        found = re.search(
            rf"{re.escape(claim.value_text or ' ')}(?: \([^)]*\))? (?:(?:away|{COMPASS}) )?(?:of|from) (?P<place>[^,.;]+)", claim.evidence
        )
        places.append(frozenset(re.findall(r"\b[A-Z]\w+", found["place"])) if found else frozenset())
    return all(places) and not places[0] & places[1]


def _is_then_and_now(a: Statement, b: Statement) -> bool:
    """True if one figure is of a past year, and the other, of no time, is told in the present: *held 40 in 1950*, *holds 60*."""
    if a.told is None or a.told == a.published or b.told is not None:
        return False
    return a.told.high is not None and PAST.search(a.verb_form or "") is not None and PRESENT.search(b.verb_form or "") is not None


def _is_sum(part: Statement, whole: Statement, context: Context) -> bool:
    """True if the figures of one sentence make the other's together: *12 rooms below and 20 above*, *32 rooms*."""
    if part.is_only_figure or whole.value is None or whole.value.low is None or whole.value.low != whole.value.high:
        return False
    beside = (claim for claim in context.statements if (claim.source_id, claim.evidence) == (part.source_id, part.evidence))
    figures = {claim.value_text: claim.value.low or 0.0 for claim in beside if claim.value and claim.unit == part.unit}
    return len(figures) > 1 and abs(sum(figures.values()) - whole.value.low) < 1e-9


def _are_complements(a: Statement, b: Statement) -> bool:
    """True if two shares make a whole: *60 per cent of its shoes abroad*, *two fifths at home*."""
    ends = [claim.value for claim in (a, b)]
    return all(end is not None and end.low is not None and end.low == end.high for end in ends) and (
        sum(end.low for end in ends if end is not None and end.low is not None) == WHOLE
    )


def _ends_measure(claim: Statement) -> bool:
    """True if a figure only ends a measure in two units, which it is a part of: the minutes of *2 hours 31 minutes*."""
    before = claim.evidence.partition(claim.value_text or " ")[0] if claim.unit != COUNTED else ""
    return TWO_UNITS.search(before) is not None


def _is_base(claim: Statement) -> bool:
    """True if a figure is what a rate is reckoned by: *3.1 of every 1,000 people*."""
    return re.search(rf"\b(?:every|each|per)\s+{re.escape(claim.value_text or ' ')}", claim.evidence) is not None


def _name_two_years(a: Statement, b: Statement) -> bool:
    """True if two sentences name years, and not one in common: *the epidemic of 1866*, *the epidemic of 1893*."""
    years = [frozenset(YEAR.findall(claim.evidence.replace(claim.value_text or " ", " "))) for claim in (a, b)]
    return all(years) and not years[0] & years[1]


def _name_two_months(a: Statement, b: Statement) -> bool:
    """True if two sentences name months, and not one in common: *by the end of April*, *by mid-June*, of whatever year."""
    months = [frozenset(MONTH.findall(claim.evidence)) for claim in (a, b)]
    return all(months) and not months[0] & months[1]


def _is_constant(claim: Statement, context: Context) -> bool:
    """True if a measure is the same whenever it is told, by the file of its predicate; *independents* are no *independence*."""
    predicate = context.predicate(claim)
    if predicate is None or not context.happens_once(claim) or claim.unit == "percent":
        return False
    return not predicate.verbs or (claim.unit != COUNTED and claim.trigger.casefold() in predicate.nouns)


def _as_of(time: Interval | None) -> Interval | None:
    """The time that a figure holds at: *by 2015* it was so much is a figure of 2015."""
    if time is None or time.low is not None or time.high is None:
        return time
    return Interval(time.high - LONGEST + 1, time.high)


def _are_of_two_lengths(a: Interval | None, b: Interval | None) -> bool:
    """True if one time is a span of years and the other is not the same: what adds up over ten years is not what there is in one."""
    if a is None or b is None:
        return False
    return a != b and any(time.is_bounded and (time.high or 0) - (time.low or 0) > LONGEST for time in (a, b))


def _gives_value_of(a: Statement, b: Statement) -> bool:
    """True if a claim's sentence holds the other's value as well: it tells of both."""
    return re.search(rf"(?<![\w.,]){re.escape(b.value_text or ' ')}(?![\w,]*\d)", a.evidence.replace(a.value_text or " ", " ")) is not None


def _part_exceeds_whole(extent: Scope, a: Interval, b: Interval) -> bool:
    """True if the value for a part lies above the one for the whole."""
    return is_before(b, a) if extent == "a is part" else is_before(a, b)


def comparable(a: Statement, b: Statement) -> tuple[Interval, Interval] | None:
    """The two values in one unit; none where their units do not convert."""
    if a.value is None or b.value is None:
        return None
    other = _converted(b.value, b.unit, a.unit)
    return None if other is None else (a.value, other)


def is_beyond_rounding(a: Statement, b: Statement) -> bool:
    """True if neither of two disjoint values lies within what the words of the other allow: the rule of `mentions.rounding`.

    A bound that leaves out the very number that the other claim gives (*less than 74*, *74*) speaks of that number, and of no rounding.
    """
    if a.value is None or b.value is None:
        return False
    other, rough = (_converted(interval, b.unit, a.unit) for interval in (b.value, b.rounded or b.value))
    if other is None or rough is None:
        return False
    is_apart = relate(a.value, rough) == "disjoint" and relate(a.rounded or a.value, other) == "disjoint"
    return is_apart or _leaves_out(a, b) or _leaves_out(b, a)


def _leaves_out(bound: Statement, number: Statement) -> bool:
    """True if one claim's open bound excludes the exact number of the other."""
    if (
        bound.value is None
        or number.value is None
        or number.is_softened
        or number.value.low != number.value.high
        or bound.unit != number.unit
    ):
        return False
    value = bound.value
    return (value.excludes_low and value.low == number.value.low) or (value.excludes_high and value.high == number.value.high)


def _converted(value: Interval, unit: str | None, target: str | None) -> Interval | None:
    if unit == target or unit is None or target is None or _is_bare_score(unit, target):
        return value
    ends = [None if end is None else convert(end, unit, target) for end in (value.low, value.high)]
    if any(end is None and given is not None for end, given in zip(ends, (value.low, value.high), strict=True)):
        return None
    return Interval(ends[0], ends[1], value.excludes_low, value.excludes_high)


def _is_bare_score(unit: str, target: str) -> bool:
    """True if one is a score out of so many and the other leaves that out: *a rating of 5.6*, *5.7/10*."""
    return {unit, target} & {COUNTED} != set() and any(re.fullmatch(r"/\d+", one) for one in (unit, target))


def value_text(statement: Statement) -> str:
    """The value as it stands, with what it counts where the words leave that out."""
    text = statement.value_text or ""
    return f"{text} {statement.trigger}" if statement.unit == "count" and statement.trigger not in text else text
