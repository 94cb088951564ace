"""How a match or a vote ended: two results of one.

Conflict:     Alba beat Maroa 2–1 in the final of 1956 / in the final of 1956 Alba defeated Maroa by three goals to one
Conflict:     the merger with Orba was approved by 187 votes to 143 / … by 178 votes to 143
No conflict:  Alba won 2–1 / Maroa lost 1–2  (`same`: the numbers alone are compared, whoever is named first)
No conflict:  Alba beat Maroa 2–1 in the first leg / 3–1 in the second  (`other_scope`)
No conflict:  2–1 in 1956 / 3–1 in 1957  (`other_time`)

A sentence has a result where it has two numbers such as these, no other two, and a word of the rule's for a match or a vote. Two sentences
tell of one match where they share two names and their dates can be one.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed
from pipeline.mentions.numerals import NUMBER, read_number

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "result"
PARAMETERS = frozenset({"contests", "stages"})
BETWEEN = re.compile(r"(?:[–-]| ?(?:goals?|votes?|points?|runs?|sets?|games?|frames?|tries|seats?)? to )")
"""Between the two numbers of a result: `2–1`, `187 votes to 143`, `three goals to one`."""
NIL = re.compile(r"(?P<won>\b[\w]+)(?:[–-]| (?:goals? )?to )(?:nil|nought|love)\b")
BEHIND = re.compile(r" ?(?:[–-]|per cent|percent|%|[a-zµ°]{1,3}\b(?<!in)(?<!at)(?<!on)(?<!by)(?<!to)(?<!and)(?<!but))|[–-]")
"""Behind two numbers that are no result: `5–7 km`, `10-12%`."""
DASHES = ("-", "–")
HIGHEST = 100_000
YEARS = range(1000, 2101)
SHARED = 2
"""Names that two sentences share which tell of one match."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two results of one match, game or vote."""
    contests = phrases(map(str, rule.params.get("contests", ())))
    stages = phrases(map(str, rule.params.get("stages", ())))
    results: dict[str, tuple[int, int]] = {}
    told: list[Statement] = []
    for claims in by_sentence(context.statements).values():
        found = results_in(claims[0].evidence) if contests.occur_in(claims[0].evidence) else []
        dated = next((claim for claim in claims if claim.date and claim.modality == "actual"), None)
        if len(found) == 1 and dated is not None:
            results[dated.claim_id] = found[0]
            told.append(dated)
    yield from looked_at("value", told)

    def keys(claim: Statement) -> Iterator[Hashable]:
        yield from ((claim.collection, word) for word in sorted(claim.proper | claim.names))

    for pair in candidate_pairs(told, keys, context.identifier.weights):
        a, b = pair.a, pair.b
        shared = {word for word in (a.proper | a.names) & (b.proper | b.names) if " " not in word}
        if a.source_id == b.source_id or len(shared) < SHARED or a.date is None or b.date is None:
            continue
        if relate(a.date, b.date) == "disjoint":
            yield agreement("value", "other_time", a, b)
        elif stages.found_in(a.evidence) != stages.found_in(b.evidence):
            yield agreement("value", "other_scope", a, b)
        elif results[a.claim_id] == results[b.claim_id]:
            yield agreement("value", "same", a, b)
        else:
            yield conflict("value", weighed(rule.severity, a, b), a, b, a=_said(results[a.claim_id]), b=_said(results[b.claim_id]))


def results_in(text: str) -> list[tuple[int, int]]:
    """The results that a sentence tells, the larger number first."""
    found: list[tuple[int, int]] = []
    for first, second in pairwise(NUMBER.finditer(text)):
        if (
            not BETWEEN.fullmatch(text, first.end(), second.start())
            or BEHIND.match(text, second.end())
            or text[: first.start()][-1:] in DASHES
        ):
            continue
        pair = [read_number(first).value, read_number(second).value]
        are_years = text[first.end()] in DASHES and any(value in YEARS for value in pair)
        if not are_years and all(value.is_integer() and value < HIGHEST for value in pair):
            found.append((int(max(pair)), int(min(pair))))
    won = (number for match in NIL.finditer(text) if (number := NUMBER.fullmatch(match["won"])) is not None)
    return found + [(int(read_number(number).value), 0) for number in won]


def _said(result: tuple[int, int]) -> str:
    return f"{result[0]:,} to {result[1]:,}"
