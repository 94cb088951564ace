"""Little here and much there of one thing, both without a number.

Conflict:     casualties among civilians in the siege of Brevik were light / a great number of civilians died in the siege of Brevik
Conflict:     the premiere of The Weir was sparsely attended / the premiere of The Weir drew huge crowds
No conflict:  few soldiers were killed in the Battle of Osk / many civilians were killed in the Battle of Osk  (two groups)
No conflict:  heavy losses in the Battle of Osk / few were killed in the Battle of Osk  (`within`: the wounded are losses too)
No conflict:  few people live on Holm in winter / many people live on Holm in summer
No conflict:  in its first years the mine employed few people / today the mine employs many people  (`unless`)

How much is little, nobody measures, so that this is a warning at most. What a claim has for its object is what there is so much of, with
the group in brackets; its subjects are what the clause names beside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.names import fold, singular, words_of
from pipeline.conflicts.relation import MOST
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "amounts"
PARAMETERS = frozenset({"predicate", "within", "unless"})
TOLD = re.compile(r"(?P<measure>[^():]+)(?: \((?P<group>[^()]+)\))?: (?P<value>few|many)")
SOURCE = re.compile(r"\baccording to ([^,;.]+)")
FIGURES = frozenset({"estimate", "estimation", "figure", "number", "total", "count", "side", "term"})
"""Nouns that tell nothing of what there is little or much of."""
YEARS = re.compile(r"\b1\d{3}\b|\b20\d\d\b")
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|final|opening|closing|initial|later|latter|former|other|north\w*|south\w*|east\w*|west\w*)\b",
    re.I,
)
"""Words for one of several: of the battle's first day and its second, two things can be told."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each little and each much that two articles tell of one thing."""
    claims = [claim for claim in context.statements if claim.predicate == rule.params["predicate"] and claim.modality == "actual"]
    yield from looked_at("value", claims)
    within = {(str(whole), str(part)) for whole, part in rule.params.get("within", ())}
    family = {part: whole for whole, part in within}
    blocks: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    told = {claim.claim_id: found.groupdict() for claim in claims if (found := TOLD.fullmatch(claim.object or ""))}
    for claim in claims:
        if (words := told.get(claim.claim_id)) is not None:
            measure = words["measure"]
            blocks[claim.collection, family.get(measure, measure), words["group"] or ""].append(claim)
    for block in blocks.values():
        for a, b in combinations(block[:MOST], 2):
            if a.source_id != b.source_id and _are_of_one(a, b, context):
                yield _verdict(rule, a, b, told, within)


def _are_of_one(a: Statement, b: Statement, context: Context) -> bool:
    """True if two claims name the same: every name of the one is in the other, and one of the nouns beside them, where both have some."""
    mine, theirs = (_names(claim) for claim in (a, b))
    if not mine & theirs or (mine - theirs and theirs - mine):
        return False
    gazetteer = context.lexicon.gazetteer
    nouns = [
        {stem(gazetteer.common(name.head)) for name in claim.subjects if not name.is_proper and name.head not in FIGURES}
        for claim in (a, b)
    ]
    said = [nouns[i] | {stem(gazetteer.common(word)) for word in claim.proper} for i, claim in enumerate((a, b))]
    return not all(nouns) or bool(nouns[0] & said[1] or nouns[1] & said[0])


def _names(claim: Statement) -> frozenset[str]:
    """The words of the names of a claim's sentence, and of those that a pronoun stands for; who says it is nobody's name here."""
    named = {singular(word.casefold()) for name in claim.subjects for word in words_of(fold(name.text)) if word[:1].isupper()}
    sources = [claim.attribution or "", *SOURCE.findall(claim.evidence)]
    said_by = {singular(word.casefold()) for source in sources for word in words_of(fold(source))}
    return (frozenset(map(singular, claim.proper)) | named) - said_by


def _verdict(
    rule: ConflictRule, a: Statement, b: Statement, told: Mapping[str, Mapping[str, str]], within: set[tuple[str, str]]
) -> Verdict:
    here, there = told[a.claim_id], told[b.claim_id]
    few, many = (here, there) if here["value"] == "few" else (there, here)
    if here["value"] == there["value"]:
        return agreement("value", "same", a, b)
    if few["measure"] != many["measure"] and (few["measure"], many["measure"]) not in within:
        return agreement("value", "other_scope", a, b)
    unless = phrases(map(str, rule.params.get("unless", ())))
    if any(unless.occur_in(claim.evidence) for claim in (a, b)):
        return agreement("value", "other_time", a, b)
    years = [set(YEARS.findall(claim.evidence)) for claim in (a, b)]
    if (all(years) and not years[0] & years[1]) or (a.told and b.told and relate(a.told, b.told) == "disjoint"):
        return agreement("value", "other_time", a, b)
    if {word.casefold() for word in ORDINAL.findall(a.evidence)} != {word.casefold() for word in ORDINAL.findall(b.evidence)}:
        return agreement("value", "other_scope", a, b)
    return conflict(
        "value",
        weighed(rule.severity, a, b),
        a,
        b,
        a=_said(a, here),
        b=_said(b, there),
        name=" ".join(sorted(_names(a) & _names(b))).title(),
    )


def _said(claim: Statement, told: Mapping[str, str]) -> str:
    """What a claim says, in its words and with the measure where they leave it out."""
    words = claim.trigger.casefold()
    return words if told["measure"].rstrip("s")[:4] in words else f"{told['measure']} ({words})"
