"""A place among like things, told once by a superlative and once by a number.

Conflict:     Mirabel is the tallest dam in Alba / Mirabel ranks second among the dams of Alba in height
No conflict:  Mirabel is the second-tallest dam in Alba / Mirabel ranks second among the dams of Alba in height
No conflict:  Mirabel is the tallest dam in Alba / Mirabel ranks second among the dams of Alba in length  (`other_scope`)
No conflict:  the Rovers are the largest club in Alba / the Rovers finished second in the league of Alba  (a contest is no such list)
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.names import words_of
from pipeline.conflicts.rank import WORLD, Rank, in_one_list, read_rank
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "ranked"
PARAMETERS = frozenset({"ranks", "places", "verbs", "ordinals", "opposites", "everything", "measures"})


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each rank and each place of one thing in one list, told by two sources."""
    ordinals = {str(word): place for place, word in enumerate(rule.params.get("ordinals", ()), start=1)}
    last = {str(end): str(first) for first, end in rule.params.get("opposites", ())}
    everything = frozenset(map(str, rule.params.get("everything", ())))
    verbs = frozenset(map(str, rule.params.get("verbs", ())))
    measures = {stem(str(word)): str(best) for best, words in dict(rule.params.get("measures", {})).items() for word in words}
    told = [claim for claim in context.statements if claim.kind == "state" and claim.modality == "actual"]
    read = {c.claim_id: found for c in told if c.predicate == rule.params.get("ranks") and (found := read_rank(c, ordinals)) and found.best}
    ranks = {claim_id: in_one_list(found, last, everything) for claim_id, found in read.items()}
    places = {c.claim_id: place for c in told if c.predicate == rule.params.get("places") and (place := _place(c, verbs, ordinals))}
    statements = [claim for claim in told if claim.claim_id in ranks or claim.claim_id in places]
    yield from looked_at("uniqueness", (claim for claim in statements if claim.claim_id in places))
    for pair in candidate_pairs(statements, _keys, context.identifier.weights):
        for rank, placed in ((pair.a, pair.b), (pair.b, pair.a)):
            if rank.claim_id not in ranks or placed.claim_id not in places or rank.source_id == placed.source_id:
                continue
            mine, place = ranks[rank.claim_id], places[placed.claim_id]
            if context.identifier.match(rank.subjects, placed.subjects) is not True or not _is_same_list(mine, placed):
                continue
            if rank.date != placed.date and (rank.date is None or placed.date is None or relate(rank.date, placed.date) == "disjoint"):
                yield agreement("uniqueness", "other_time", pair.a, pair.b)
            elif mine.is_from_end or _is_of_other_measure(mine, placed, measures):
                yield agreement("uniqueness", "other_scope", pair.a, pair.b)
            elif mine.place == place:
                yield agreement("uniqueness", "same", pair.a, pair.b)
            else:
                yield conflict("uniqueness", weighed(rule.severity, rank, placed), rank, placed, a=rank.object or "", b=placed.object or "")


def _place(claim: Statement, verbs: frozenset[str], ordinals: dict[str, int]) -> int | None:
    """The number that a claim gives to its subject, where its verb is one of ranking and not of a contest."""
    is_ranking = (claim.verb_form or "").casefold().split()[-1:] in [[verb] for verb in verbs]
    return ordinals.get((claim.object or "").casefold().split(" ")[0]) if is_ranking and len(claim.subjects) == 1 else None


def _is_same_list(rank: Rank, placed: Statement) -> bool:
    """True if the other sentence has the words for what is ranked and for what it is ranked among."""
    among = {stem(word) for word in words_of(rank.among.casefold())} - {"the", "of"}
    return rank.what.split(" ")[-1] in placed.words and (rank.among == WORLD or among <= placed.words)


def _is_of_other_measure(rank: Rank, placed: Statement, measures: dict[str, str]) -> bool:
    """True if the other sentence says by what it ranks, and that is not what the superlative measures."""
    if rank.by and not {stem(word) for word in words_of(rank.by.casefold())} & placed.words:
        return True
    said = {best for word, best in measures.items() if word in placed.words and word not in (rank.by or "")}
    return bool(said) and rank.best not in said


def _keys(claim: Statement) -> Iterator[Hashable]:
    yield from ((claim.collection, name.head) for name in claim.subjects)
