"""Little here and much there of one thing, both without a number.

Conflict:     casualties among civilians in the siege of Brevik were light / a great number of civilians died in the siege of Brevik
Conflict:     the premiere of The Weir was sparsely attended / the premiere of The Weir drew huge crowds
Conflict:     losses in the Battle of Osk were light / many soldiers fell in the attack  (`happenings`)
No conflict:  few soldiers were killed in the Battle of Osk / many civilians were killed in the Battle of Osk  (two groups)
No conflict:  heavy losses in the Battle of Osk / few were killed in the Battle of Osk  (`within`: the wounded are losses too)
No conflict:  few people live on Holm in winter / many people live on Holm in summer
No conflict:  in its first years the mine employed few people / today the mine employs many people  (`unless`)

How much is little, nobody measures, so that this is a warning at most. What a claim has for its object is what there is so much of, with
the group in brackets; its subjects are what the clause names beside. Each list of `happenings` holds nouns for one event: *the attack* is
the battle that the other article names, where neither names a second one, and the clause names nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
PARAMETERS = frozenset({"predicate", "within", "unless", "happenings"})
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
    happenings = [frozenset(map(str, nouns)) for nouns in rule.params.get("happenings", ())]
    named = _happenings_named(context, frozenset[str]().union(*happenings)) if told else {}
    for block in blocks.values():
        for a, b in combinations(block[:MOST], 2):
            if a.source_id == b.source_id:
                continue
            if _are_of_one(a, b, context) or any(_is_meant(x, y, named, happenings) for x, y in ((a, b), (b, a))):
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


def _happenings_named(context: Context, nouns: frozenset[str]) -> Mapping[str, frozenset[frozenset[str]]]:
    """The events that each article calls by a name, as the words of their names: *the Battle of Osk*."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for claim in context.statements:
        for name in (*claim.subjects, *claim.objects):
            words = frozenset(map(str.casefold, words_of(fold(name.text))))
            if name.names and words & nouns:
                found[claim.source_id].add(frozenset(singular(word) for word in words - nouns) & frozenset(map(singular, claim.proper)))
    return {source: frozenset(names) for source, names in found.items()}


def _is_meant(a: Statement, b: Statement, named: Mapping[str, frozenset[frozenset[str]]], happenings: Sequence[frozenset[str]]) -> bool:
    """True if a claim that names no event tells of *the attack*, and the other's article names one battle and no more."""
    if named.get(a.source_id) or len(named.get(b.source_id, ())) != 1 or not next(iter(named[b.source_id])) <= _names(b):
        return False
    if _names(a) - _names(b):
        return False
    nouns = [{word.casefold() for name in claim.subjects for word in words_of(fold(name.text))} for claim in (a, b)]
    return any(
        nouns[1] & group
        and any(re.search(rf"\b[Tt]he {noun}\b(?! (?:of|on|at|in|near|against)\b)", a.evidence) for noun in nouns[0] & group)
        for group in happenings
    )


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
        name=" ".join(sorted(_names(a) & _names(b) or _names(a) | _names(b))).title(),
    )


def _said(claim: Statement, told: Mapping[str, str]) -> str:
    """What a claim says, in its words and with the measure where they leave it out."""
    words = claim.trigger.casefold()
    return words if told["measure"].rstrip("s")[:4] in words else f"{told['measure']} ({words})"
