"""What every kind is given: the claims as statements, which of them to compare, and what the rules know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from pipeline.conflicts.blocking import Pair, candidate_pairs
from pipeline.conflicts.copies import Copy, find_copies, find_editions, find_sentences, group_copies
from pipeline.conflicts.counted import COUNTED, measures, verb_of
from pipeline.conflicts.editions import are_editions
from pipeline.conflicts.identity import Identifier, named_things
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.measure import same_measure
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.weights import weigh

if TYPE_CHECKING:
    from pipeline.rulebook import Predicate, Rulebook


@dataclass(frozen=True)
class Context:
    """The claims of one comparison and what is worked out from them once, when a kind first asks for it."""

    statements: Sequence[Statement]
    rulebook: Rulebook
    lexicon: Lexicon
    table: pl.DataFrame
    """The claims as they stand, for conditions over their columns."""

    @cached_property
    def identifier(self) -> Identifier:
        """Tells whether two claims speak of one thing."""
        named = named_things(self.statements, self.lexicon.gazetteer)
        return Identifier(self.lexicon, self.rulebook.predicates, weigh(self.statements), named)

    @cached_property
    def copies(self) -> list[Copy]:
        """Near-identical sentences of different sources."""
        return find_copies(find_sentences(self.statements, self.lexicon), self.lexicon)

    @cached_property
    def originals(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """For each copied sentence (source and evidence) the first one of its group."""
        return group_copies(self.copies)

    @cached_property
    def editions(self) -> frozenset[frozenset[str]]:
        """The pairs of sources that are editions of one text."""
        return find_editions(((claim.source_id, claim.evidence) for claim in self.statements), self.originals)

    def are_editions(self, a: Statement, b: Statement) -> bool:
        """True if two claims stand in editions of one text that were published at different times."""
        return are_editions(a, b) and frozenset((a.source_id, b.source_id)) in self.editions

    def original(self, statement: Statement) -> tuple[str, str]:
        """The source and evidence that a claim was copied from, or its own."""
        key = statement.source_id, statement.evidence
        return self.originals.get(key, key)

    @cached_property
    def events(self) -> list[Pair]:
        """Pairs of events and states of one predicate or of related ones, that share a participant or enough words, and are one thing."""
        statements = [statement for statement in self.statements if statement.kind != "quantity"]
        pairs = candidate_pairs(statements, self._event_keys, self.identifier.weights)
        return [pair for pair in pairs if self.identifier.same_event(pair.a, pair.b, pair.rivals)]

    @cached_property
    def quantities(self) -> list[Pair]:
        """Pairs of quantities of one counted noun that measure the same thing."""
        statements = [statement for statement in self.statements if statement.value and statement.kind == "quantity"]
        pairs = candidate_pairs(statements, self._measure_keys, self.identifier.weights)
        return [pair for pair in pairs if same_measure(pair.a, pair.b, pair.rivals, self.identifier)]

    @cached_property
    def _verbs(self) -> Mapping[str, str]:
        """The stem of each verb of the predicates that have nouns too, with the predicate."""
        return {stem(verb): predicate.id for predicate in self.rulebook.predicates.values() if predicate.nouns for verb in predicate.verbs}

    def _measure_keys(self, statement: Statement) -> Iterator[Hashable]:
        if statement.noun:
            yield statement.collection, statement.predicate
        yield from ((statement.collection, noun) for noun in sorted(measures(statement)))
        if statement.unit != COUNTED:
            yield statement.collection, f"unit {statement.unit}"
        if predicate := self._verbs.get(verb_of(statement)):
            yield statement.collection, predicate

    def _event_keys(self, statement: Statement) -> Iterator[Hashable]:
        family = self.families.get(statement.predicate, statement.predicate)
        names = statement.names | {name.head for name in statement.subjects + statement.objects if self.identifier.is_known(name)}
        yield from ((statement.collection, family, name) for name in sorted(names))
        if statement.predicate in self.rulebook.predicates:
            yield statement.collection, family

    @cached_property
    def families(self) -> Mapping[str, str]:
        """For each predicate that plans, fulfils or undoes another, one that stands for all of them."""
        first: dict[str, str] = {}

        def root(predicate: str) -> str:
            while first.setdefault(predicate, predicate) != predicate:
                predicate = first[predicate]
            return predicate

        for predicate in self.rulebook.predicates.values():
            for other in (*predicate.fulfils, *predicate.opposite):
                a, b = sorted((root(predicate.id), root(other)))
                first[b] = a
        return {predicate: root(predicate) for predicate in first}

    @cached_property
    def newest(self) -> Mapping[str, float]:
        """For each collection the last day that an article was published on or tells of as past."""
        ends: dict[str, float] = defaultdict(float)
        for statement in self.statements:
            told = statement.date.high if statement.date and statement.modality == "actual" else None
            written = statement.published.high if statement.published else None
            ends[statement.collection] = max(ends[statement.collection], told or 0.0, written or 0.0)
        return dict(ends)

    def predicate(self, statement: Statement) -> Predicate | None:
        """The rules' file on a claim's predicate; none where it has none."""
        return self.rulebook.predicates.get(statement.predicate)

    def are_one_predicate(self, a: Statement, b: Statement) -> bool:
        """True if two claims say the same: by one predicate, or by two that fulfil each other (to found, to establish)."""
        if a.predicate == b.predicate:
            return True
        pair = self.predicate(a), self.predicate(b)
        return pair[0] is not None and pair[1] is not None and b.predicate in pair[0].fulfils and a.predicate in pair[1].fulfils

    def happens_once(self, statement: Statement) -> bool:
        """True if the predicate's file says that it happens once to one thing."""
        predicate = self.predicate(statement)
        return predicate is not None and (predicate.happens == "once" or bool(self.identifier.named_once(statement)))


def by_sentence(statements: Iterable[Statement]) -> dict[tuple[str, str], list[Statement]]:
    """Claims by their sentence: source and evidence."""
    grouped: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        grouped[statement.source_id, statement.evidence].append(statement)
    return grouped
