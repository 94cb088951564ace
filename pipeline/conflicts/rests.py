"""Figures that a sentence splits a whole into, or that are what it leaves over: *1,120 pupils, of whom 240 are in the sixth form*."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.conflicts.counted import COUNTED, verb_of
from pipeline.conflicts.extent import narrowed
from pipeline.conflicts.statement import Statement
from pipeline.mentions.numerals import NUMBER, read_number

EQUAL = 1e-6
OF_THEM = re.compile(r" of (?:whom|which|them)\b")
PARTED = re.compile(r"\bof (?:whom|which|them|these|the|its|his|her|their)\b|\bleft\b|\bremain|\bother")
BEHIND_OF = re.compile(r"\bof (?:whom|which|them|these|the) (\d[\d,]*\d|\d)\b")


def is_rest_or_sum(a: Statement, b: Statement, sentences: Mapping[tuple[str, str], Sequence[Statement]]) -> bool:
    """True if one value is the rest or the sum of what the other's sentence counts: *1,120, of whom 240*, *880*."""
    if _are_of_one_kind(a, b):
        return False
    return any(_is_made_of(x, y, sentences[y.source_id, y.evidence]) for x, y in ((a, b), (b, a))) or leave_each_other(a, b)


def _are_of_one_kind(a: Statement, b: Statement) -> bool:
    """True if both count one kind of a thing: among *four studio and two live albums* the studio albums are no part of the live ones."""
    if any(PARTED.search(claim.evidence) for claim in (a, b)):
        return False
    return bool(narrowed(a)) and narrowed(a) == narrowed(b) and verb_of(a) == verb_of(b)


def leave_each_other(a: Statement, b: Statement) -> bool:
    """True if two counts make a third number of the sentences, or one is what it leaves of the other: *lost 14 of 18*, *four*."""
    if a.unit != COUNTED or b.unit != COUNTED or a.value is None or b.value is None or a.value.low is None or b.value.low is None:
        return False
    size, part = max(a.value.low, b.value.low), min(a.value.low, b.value.low)
    numbers = {read_number(match).value for claim in (a, b) for match in NUMBER.finditer(claim.evidence)} - {size, part}
    return size + part in numbers or size - part in numbers


def _is_made_of(whole: Statement, part: Statement, beside: Sequence[Statement]) -> bool:
    """True if a value is what a part and its neighbours make together, what they leave over, or more: there may be other parts."""
    if whole.value is None or part.value is None or whole.value.low is None or part.value.low is None or whole.unit != part.unit:
        return False
    size, given = whole.value.low, part.value.low
    alike = [claim for claim in beside if claim.unit == part.unit and claim.value and claim.value.low]
    counted = [claim.value.low or 0.0 for claim in alike if claim.value and claim.noun == part.noun]
    if len(counted) > 1 and sum(counted) <= size:
        return True  # "12 rooms downstairs and 20 upstairs", of 40
    every = {claim.value_text: claim.value.low or 0.0 for claim in alike if claim.value}
    if len(every) > 1 and whole.value.low == whole.value.high and abs(sum(every.values()) - size) < EQUAL:
        return True  # "eight lions and six tigers", of 14 cats
    return any(abs(abs(given - other) - size) < EQUAL or abs(given + other - size) < EQUAL for other in _parts_beside(part, beside))


def _parts_beside(claim: Statement, claims: Sequence[Statement]) -> list[float]:
    """The other numbers of what a claim counts in its sentence: of the same noun, or *of whom*, *of which*, *of them*."""
    others = [c for c in claims if c.claim_id != claim.claim_id and c.unit == claim.unit and c.value]
    values = [
        c.value.low for c in others if c.value and (c.noun == claim.noun or OF_THEM.match(c.evidence.partition(c.value_text or " ")[2]))
    ]
    of_them = (number.replace(",", "") for number in BEHIND_OF.findall(claim.evidence))
    return [value for value in values if value is not None] + [float(number) for number in of_them]
