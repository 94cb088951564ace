"""What sort of thing or person something is, where two sources cannot both be right.

Conflict:     Ada Berg is a Norwegian singer and actress / Ada Berg is not an actress
Conflict:     the alder fin is a whale / the alder fin is a kind of shark
No conflict:  Ada Berg is a Norwegian singer / Ada Berg is a Norwegian actress  (she can be both)
No conflict:  Ada Berg is an actress / Ada Berg is not a trained actress  (`other_scope`)
No conflict:  Ada Berg is a painter / Ada Berg was not yet a painter  (`other_time`)

Parameters: `predicate`, of the claims that say of what sort something is; `apart`, lists of nouns, of which nothing is of two lists;
`unless`, words of a time or of a view.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.contrary import is_common
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import singular, words_of
from pipeline.conflicts.relation import MOST, name_word
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "of_sort"
PARAMETERS = frozenset({"predicate", "apart", "unless"})


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims of what sort one thing is."""
    apart = {str(noun): i for i, group in enumerate(rule.params.get("apart", ())) for noun in group}
    unless = phrases(map(str, rule.params.get("unless", ())))
    claims = [claim for claim in context.statements if claim.predicate == rule.params["predicate"] and claim.subjects and claim.objects]
    yield from looked_at("modality", claims)
    blocks: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in claims:
        name = claim.subjects[0]
        word = name.head if is_common(name) else name_word(name, context)
        blocks[claim.collection, singular(word)].append(claim)
    for block in blocks.values():
        for a, b in combinations(block[:MOST], 2):
            if a.source_id != b.source_id and _is_one_thing(a, b, context):
                yield from _compare(rule, context, a, b, apart, unless)


def _is_one_thing(a: Statement, b: Statement, context: Context) -> bool:
    """True if two claims are of one thing by its name, or of one species: *the orca*, *orcas*."""
    if context.identifier.match(a.subjects, b.subjects) is True:
        return True
    plain = [singular((claim.subject or "").casefold()) for claim in (a, b)]
    return plain[0] == plain[1]


def _compare(rule: ConflictRule, context: Context, a: Statement, b: Statement, apart: dict[str, int], unless: Phrases) -> Iterator[Verdict]:
    mine, theirs = (claim.objects[0] for claim in (a, b))
    common = context.lexicon.gazetteer.common
    is_denied = a.modality != b.modality and common(mine.head) == common(theirs.head)
    sides = [apart.get(name.head) for name in (mine, theirs)]
    are_apart = a.modality == b.modality == "actual" and None not in sides and sides[0] != sides[1]
    if not (is_denied or are_apart):
        return
    is_narrow = is_denied and _is_narrow(*((a, b) if a.modality == "negated" else (b, a)), context.lexicon.stop_words)
    if is_narrow or any(unless.occur_in(claim.evidence) for claim in (a, b)):
        yield agreement("modality", "other_scope", a, b)
    else:
        yield conflict("modality", weighed(rule.severity, a, b), a, b, a=_said(a), b=_said(b))


def _is_narrow(denied: Statement, said: Statement, stop_words: frozenset[str]) -> bool:
    """True if one denies more than the other says: `is not a trained actress`, `is not an album by Ada Berg`."""
    mine, theirs = denied.objects[0], said.objects[0]
    _, _, behind = mine.text.partition(denied.trigger)
    rest = {singular(word.casefold()) for word in words_of(behind)} - stop_words
    return not (
        mine.modifiers <= theirs.modifiers | theirs.owners and mine.owners - rest <= theirs.owners | said.proper and rest <= said.said
    )


def _said(claim: Statement) -> str:
    return f"{'no ' if claim.modality == 'negated' else ''}{claim.trigger.casefold()}"
