"""Two values of one thing that cannot both be right.

Conflict:     between 320 and 360 families of Frisian origin live there / 210 families of Frisian origin live there
Conflict:     under 23.5 million sales / more than 24 million sales
Conflict:     lays up to twelve eggs / never lays more than five eggs  (twelve are reached: see `maxima`)
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

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.beside import are_of_two_stretches, are_of_two_things
from pipeline.conflicts.blocking import Pair
from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.counted import COUNTED
from pipeline.conflicts.editions import are_settled, is_estimate
from pipeline.conflicts.extent import Scope, scope
from pipeline.conflicts.fields import counts_name, have_two_labels
from pipeline.conflicts.intervals import Interval, is_before, relate
from pipeline.conflicts.maxima import are_at_odds, is_most_and_possible
from pipeline.conflicts.nths import is_nth, is_of_whole
from pipeline.conflicts.rests import is_rest_or_sum
from pipeline.conflicts.rounding import comparable, is_beyond_rounding
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.times import are_of_two_lengths, as_of, is_relative, is_then_and_now, name_two_months, name_two_years
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed
from pipeline.mentions.numerals import ONES, TEENS

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "value"
PARAMETERS: frozenset[str] = frozenset()
COUNTS = frozenset({COUNTED, "percent"})
"""Units of what is counted, and not measured."""
ANY = "One"
"""At the beginning of a sentence it is any: *One dose of the vaccine protects …*."""
STAKE = "stake"
SIBLINGS = frozenset({"sibling_count", "brother_count", "sister_count", "birth_order"})
"""Of *the third of five sons* the value is reckoned, four: its words tell nothing of what it is a part of."""
ALSO = re.compile(r"\b(?:also|in addition|besides|in all|in total|altogether|overall)\b", re.IGNORECASE)
"""What one article counts with it comes on top of what it has counted before, or sums it up."""
AMONG = re.compile(
    r"\b(?:eldest|oldest|youngest|middle|second|third|fourth|fifth|sixth|seventh|first|last|one)(?: child| son| daughter)?"
    r" of (?:the |his |her )?$"
)
"""In front of a count, of which the one that is told of is one."""
FROM = re.compile(r"(?: \([^)]*\))? (?:(?:away|(?:north|south)?-?(?:east|west)?) )?(?:of|from) (?P<place>[^,.;]+)")
"""Behind a distance: from where it is."""
PER = re.compile(r"\b(?:every|each|per)\s+")
PERFECT = re.compile(r"(?:has|have|had)\b(?: \w+)+", re.IGNORECASE)
SPAN = re.compile(r"(?:between|from)\b", re.IGNORECASE)
WHOSE = re.compile(r" of (?:the )?(?:[A-Z][\w.-]+ )*[A-Z][\w.-]+['’]s?\s")
"""Behind a count of some of what is somebody's."""
SMALL = {float(number): f"{word}|{number}" for word, number in {**ONES, **TEENS}.items() if number > 1}
"""A small number, in words and figures: *39 titles: 12 in singles*, *twelve titles in singles*."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two values of one thing."""
    sentences = by_sentence(context.statements)
    verdicts = [compare(rule, context, pair) for pair in context.quantities]
    settled = _settled(verdicts)
    for verdict in verdicts:
        a, b = verdict.claims
        if _are_siblings(a, b):  # no part or rest of what else the sentence counts
            yield verdict
            continue
        if verdict.severity and (is_rest_or_sum(a, b, sentences) or any(_sides(x, y) in settled for x, y in ((a, b), (b, a)))):
            verdict = agreement(KIND, "other_scope", a, b)
        yield verdict


def _sides(a: Statement, b: Statement) -> tuple[str, str, str, str | None]:
    """A claim, and the sentence that it was compared with, by what is counted."""
    return a.claim_id, b.source_id, b.evidence, a.unit


def _are_siblings(a: Statement, b: Statement) -> bool:
    return a.predicate == b.predicate and a.predicate in SIBLINGS


def _settled(verdicts: list[Verdict]) -> set[tuple[str, str, str, str | None]]:
    """Claims that agree with one value of a sentence: what else the sentence counts is something else."""
    agreeing = [verdict.claims for verdict in verdicts if verdict.reason in ("same", "finer", "overlaps", "about")]
    return {_sides(*claims) for a, b in agreeing for claims in ((a, b), (b, a))}


def compare(rule: ConflictRule, context: Context, pair: Pair) -> Verdict:
    """The verdict on two values that measure the same."""
    a, b = pair.a, pair.b
    are_siblings = _are_siblings(a, b)
    extent: Scope = "same" if are_siblings else scope(a, b, context.identifier)
    is_constant = _is_constant(a, context) and _is_constant(b, context)
    if not are_siblings and (reason := _other(a, b, extent, is_constant=is_constant)):
        return agreement(KIND, reason, a, b)
    if (not is_constant or a.unit == COUNTED) and (name_two_years(a, b) or name_two_months(a, b)):
        return agreement(KIND, "other_time", a, b)
    if context.are_editions(a, b) and not is_constant and not are_settled(a, b):
        return agreement(KIND, "other_time", a, b)
    if are_of_two_things(a, b, context.identifier) or (not are_siblings and are_of_two_stretches(a, b, context.identifier)):
        return agreement(KIND, "other_scope", a, b)
    if not are_siblings and any(is_nth(x) and not is_of_whole(y, context.identifier) for x, y in ((a, b), (b, a))):
        return agreement(KIND, "other_scope", a, b)
    values = comparable(a, b)
    if values is None:
        return agreement(KIND, "other_unit", a, b)
    relation = relate(*values)
    if relation != "disjoint" and not (extent == "same" and are_at_odds(a, b, values, context.identifier)):
        return agreement(KIND, relation, a, b)
    if relation == "disjoint" and not is_beyond_rounding(a, b):
        return agreement(KIND, "about", a, b)
    if _gives_value_of(a, b) or _gives_value_of(b, a):
        return agreement(KIND, "restated", a, b)
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
    if any(_counts_a_name(claim, other) or _is_base(claim) or claim.value_text == ANY for claim, other in ((a, b), (b, a))):
        return "other_scope"
    if _counts_itself(a) != _counts_itself(b):
        return "other_scope"
    if _are_from_two_places(a, b) or (a.source_id == b.source_id and any(ALSO.search(claim.evidence) for claim in (a, b))):
        return "other_scope"
    times = tuple(as_of(time) for time in ((a.date, b.date) if is_constant else (a.told, b.told)))
    if are_of_two_lengths(*times):
        return "other_time"
    if (a.modality != b.modality and not is_most_and_possible(a, b)) or (
        times[0] and times[1] and relate(times[0], times[1]) == "disjoint"
    ):
        return "other_time"
    if any(_grew_since(x, y) or _is_of_some_years(x, y) for x, y in ((a, b), (b, a))):
        return "other_time"
    if any(_is_of_somebodys(x, y) for x, y in ((a, b), (b, a))):
        return "other_scope"
    if not is_constant and (is_then_and_now(a, b) or is_then_and_now(b, a) or is_relative(a) or is_relative(b)):
        return "other_time"
    return None


def _grew_since(a: Statement, b: Statement) -> bool:
    """True for a tally up to a time against a higher one of no time: *by 1970 she had won 52 caps*, *won at least 61 caps*.

    What *has been done as of 2010* is such a tally against what *has been done*.
    """
    is_told = all(PERFECT.match(claim.verb_form or "") for claim in (a, b))
    is_tally = is_told and (a.date_text or "").casefold().startswith("as of")
    is_open = a.date is not None and (a.date.low is None or is_tally) and b.date is None
    return is_open and a.unit == COUNTED and a.value is not None and b.value is not None and is_before(a.value, b.value)


def _is_of_some_years(a: Statement, b: Statement) -> bool:
    """True for what was counted from one year to another against a higher count of no time: *won three titles between 1991 and 1993*."""
    is_span = a.date is not None and a.date.is_bounded and SPAN.match(a.date_text or "") is not None and b.date is None
    return is_span and a.unit == COUNTED and a.value is not None and b.value is not None and is_before(a.value, b.value)


def _is_of_somebodys(a: Statement, b: Statement) -> bool:
    """True for some of what is somebody's against a higher count: *appears in thirty of Ada Berg's novels*."""
    behind = a.evidence.partition(a.value_text or " ")[2]
    return (
        a.unit == COUNTED
        and WHOSE.match(behind) is not None
        and a.value is not None
        and b.value is not None
        and is_before(a.value, b.value)
    )


def _counts_itself(claim: Statement) -> bool:
    """True for *the eldest of three brothers*, who has two."""
    return bool(claim.value_text) and AMONG.search(claim.evidence.partition(claim.value_text or " ")[0]) is not None


def _counts_a_name(claim: Statement, other: Statement) -> bool:
    """True if a figure counts a proper name, unless both count things of one: *14 European Cups*, *twelve European Cups*."""
    if claim.unit not in COUNTS or claim.predicate == STAKE or is_nth(claim) or not counts_name(claim):
        return False
    is_told = bool(claim.verb_form and other.verb_form)  # "400 Golan Heights" in a list
    return not is_told or claim.unit != COUNTED or claim.trigger.casefold() != other.trigger.casefold() or not claim.trigger.endswith("s")


def _are_from_two_places(a: Statement, b: Statement) -> bool:
    """True if two figures say how far a thing lies from two places: *12 km north of Lund*, *30 km from Oslo*."""
    places = []
    for claim in (a, b):
        found = next((place for end in _ends(claim.value_text or " ", claim.evidence) if (place := FROM.match(claim.evidence, end))), None)
        places.append(frozenset(re.findall(r"\b[A-Z]\w+", found["place"])) if found else frozenset())
    return all(places) and not places[0] & places[1]


def _ends(part: str, text: str) -> Iterator[int]:
    """Where a part of a text ends, each time that it stands there."""
    at = text.find(part)
    while at >= 0:
        yield at + len(part)
        at = text.find(part, at + 1)


def _is_base(claim: Statement) -> bool:
    """True if a figure is what a rate is reckoned by: *3.1 of every 1,000 people*."""
    return any(claim.evidence.startswith(claim.value_text or " ", per.end()) for per in PER.finditer(claim.evidence))


def _is_constant(claim: Statement, context: Context) -> bool:
    """True if a measure is the same whenever it is told, by the file of its predicate; *independents* are no *independence*."""
    predicate = context.predicate(claim)
    if predicate is None or not context.happens_once(claim) or claim.unit == "percent":
        return False
    return not predicate.verbs or (claim.unit != COUNTED and claim.trigger.casefold() in predicate.nouns)


def _gives_value_of(a: Statement, b: Statement) -> bool:
    """True if a claim's sentence holds the other's value as well: it tells of both; but *two girls and no boys* not of two boys."""
    rest = a.evidence.replace(a.value_text or " ", " ")
    if (
        a.value is not None
        and a.value.high == 0
        and re.search(rf"{re.escape(b.value_text or ' ')} (?:\w+ )?{re.escape(a.trigger)}", rest) is None
    ):
        return False
    if re.search(rf"(?<![\w.,]){re.escape(b.value_text or ' ')}(?![\w,]*\d)", rest) is not None:
        return True
    words = SMALL.get(b.value.low or 0.0) if b.unit == COUNTED and b.value is not None and b.value.low == b.value.high else None
    return words is not None and re.search(rf"\b(?i:{words})\b(?![-\w.,]*\d| [A-Z])", rest) is not None


def _part_exceeds_whole(extent: Scope, a: Interval, b: Interval) -> bool:
    """True if the value for a part lies above the one for the whole."""
    return is_before(b, a) if extent == "a is part" else is_before(a, b)


def value_text(statement: Statement) -> str:
    """The value as it stands, with what it counts where the words leave that out."""
    text = statement.value_text or ""
    if f"{statement.trigger} {text}" in statement.evidence and is_nth(statement):
        return f"{statement.trigger} {text}"
    return f"{text} {statement.trigger}" if statement.unit == "count" and statement.trigger not in text else text
