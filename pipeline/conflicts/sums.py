"""All the parts of a whole in one article, and a whole of another size in another.

Conflict:     Elm House has 12 rooms below and 20 above, and no others / Elm House has 40 rooms
Conflict:     Alba's exports were 310 million and its imports 420 million / the total trade of Alba was 900 million
No conflict:  Elm House has 12 rooms below and 20 above / Elm House has 40 rooms  (there may be more)
No conflict:  Elm House has 12 rooms below and 20 above, and no others / Elm House has 32 rooms

That nothing is left out is said by a word of the rule (`closed`), or by the parts themselves where the rule lists them (`complete`: of a
country's trade, exports and imports). Whole and parts must be had (`holding`: verbs) or be of one deed, or the whole be called one
(`total`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.intervals import Interval, relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.names import fold, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "sums"
PARAMETERS = frozenset({"closed", "complete", "total", "not_closed", "holding"})
COUNT = "count"
NAMED = 3
"""Parts that a finding names beside the whole."""
FEWEST, MOST = 2, 8
OF_ALL = re.compile(r"\bof (?:the|these|those|its|all)\b", re.IGNORECASE)
"""What the parts of a sentence are parts of: *of the passengers*."""
ROUND = 0.02
"""Of a sum, by how much a whole may differ from it where figures are rounded."""


@dataclass(frozen=True)
class Parts:
    """All the parts of a whole, as one sentence gives them."""

    claims: tuple[Statement, ...]
    proper: frozenset[str]
    """The names that tell whose parts they are: those of the sentence, or of its article where it has none."""

    @property
    def total(self) -> float:
        """What the parts make."""
        return sum(claim.value.low or 0.0 for claim in self.claims if claim.value)

    @property
    def unit(self) -> str | None:
        """What they are measured in; of *20 hectares of one and 12 of the other*, hectares."""
        return next((claim.unit for claim in self.claims if claim.unit != COUNT), COUNT)


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each sentence that gives all parts of something and each whole that another article gives of it."""
    closed, not_closed, total = (phrases(map(str, rule.params.get(key, ()))) for key in ("closed", "not_closed", "total"))
    holding = frozenset(map(str, rule.params.get("holding", ())))
    complete = [({str(part) for part in parts}, str(whole)) for *parts, whole in rule.params.get("complete", ())]
    names: dict[str, set[str]] = defaultdict(set)
    for claim in context.statements:
        names[claim.source_id] |= claim.proper
    groups = by_sentence([claim for claim in context.statements if claim.kind == "quantity" and _is_exact(claim)])
    found: list[tuple[Parts, frozenset[str]]] = []
    for (source, sentence), claims in groups.items():
        known = next(((parts, whole) for parts, whole in complete if {claim.predicate for claim in claims} == parts), None)
        if known is None and (not closed.occur_in(sentence) or not_closed.occur_in(sentence)):
            continue
        listed = _distinct(claims)
        units = {claim.unit for claim in listed} - {COUNT}
        if FEWEST <= len(listed) <= MOST and len(units) <= 1 and not total.occur_in(sentence):
            proper = listed[0].proper or frozenset(names[source])
            found.append((Parts(tuple(listed), proper), frozenset({known[1]} if known else ())))
    yield from looked_at("arithmetic", (claim for parts, _ in found for claim in parts.claims))
    for parts, wholes in found:
        for (source, sentence), claims in groups.items():
            first = parts.claims[0]
            if source == first.source_id or len(claims) != 1 or claims[0].collection != first.collection:
                continue
            whole, is_total = claims[0], total.occur_in(sentence)
            if (whole.predicate in wholes and is_total) if wholes else _is_whole(whole, parts, holding, is_total=is_total):
                yield from _compare(rule, whole, parts)


def _is_exact(claim: Statement) -> bool:
    """True for one number, neither rounded in words nor a share."""
    value = claim.value
    is_one = value is not None and value.low is not None and value.low == value.high and value.low > 0
    return is_one and not claim.is_softened and claim.unit not in (None, "percent", "year", "day", "month")


def _distinct(claims: Sequence[Statement]) -> list[Statement]:
    """One claim for each figure of a sentence, in text order."""
    return list({(claim.value_text, claim.trigger): claim for claim in reversed(claims)}.values())[::-1]


def _is_whole(whole: Statement, parts: Parts, holding: frozenset[str], *, is_total: bool) -> bool:
    """True if a figure is of all that the parts are of: what both have, or do, or what the parts are told to be of."""
    if whole.unit != parts.unit:
        return False
    first = parts.claims[0]
    nouns = {claim.noun for claim in parts.claims if claim.unit == parts.unit}
    is_named = whole.noun in first.words
    if OF_ALL.search(first.evidence) and is_named and is_total:
        return True
    verbs = [{((claim.verb_form or "").casefold().split() or [""])[-1]} for claim in (whole, first)]
    is_held = all(verb <= holding for verb in verbs) or bool(verbs[0] & verbs[1] - {""})
    is_its = re.search(rf"\b(?:its|whose|all|all its|all the) {re.escape(whole.value_text or ' ')}", whole.evidence, re.IGNORECASE)
    if not is_held and not (is_its and verbs[1] <= holding) and not (is_total and whole.unit != COUNT):
        return False
    return nouns == {whole.noun} or (whole.noun not in nouns and is_named) or (is_total and whole.unit != COUNT)


def _compare(rule: ConflictRule, whole: Statement, parts: Parts) -> Iterator[Verdict]:
    """The verdict on a whole and the parts of what has one name with it."""
    size, shared = (whole.value.low if whole.value else None) or 0.0, whole.proper & parts.proper
    named = {word.casefold() for name in whole.subjects + whole.objects for word in words_of(fold(name.text)) if word[:1].isupper()}
    if not shared or not named <= parts.proper | whole.proper or whole.unit != parts.unit:
        return
    first = parts.claims[0]
    if any(claim.told and whole.told and relate(claim.told, whole.told) == "disjoint" for claim in parts.claims):
        yield agreement("arithmetic", "other_time", whole, first)
    elif any(claim.value == Interval(size, size) for claim in parts.claims):
        yield agreement("arithmetic", "other_scope", whole, first)  # it is a part itself
    elif abs(parts.total - size) <= (ROUND * size if whole.unit != COUNT else 0.0):
        yield agreement("arithmetic", "same", whole, first)
    else:
        severity = weighed(rule.severity, whole, *parts.claims)
        yield conflict("arithmetic", severity, whole, *parts.claims[:NAMED], whole=whole.value_text or "", total=f"{parts.total:g}")
