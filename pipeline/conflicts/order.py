"""Two events in an order that cannot be.

Conflict:     she died in 1850 / she was born in 1862
Conflict:     she died in 1654 / she finished an altarpiece in 1661
Conflict:     the embassy opened in 1990 / the two countries established relations in 1992  (a warning by its rule)
No conflict:  she was born in 1815 / she died in 1852
No conflict:  founded in 1900 / opened in 1900  (both can be right)
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.identity import Identifier
from pipeline.conflicts.intervals import is_before
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.times import leans_on_reading
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "order"
PARAMETERS = frozenset({"predicates", "nothing_before", "nothing_after", "but"})
NAMESAKE = re.compile(
    r"\bthe (?:Elder|Younger|elder|younger)\b|\b(?:Sr|Jr|Snr|Jnr|Senior|Junior)\b|\b\w+ generation\b|\bgrandsons?\b|\bdescendant\b"
    r"|\bof (?:that|this|the same) name\b|\bnamesake\b"
)
"""Words that tell of two of one name in a family."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two dated events of one thing, of which one must come before the other."""
    for key in ("nothing_before", "nothing_after"):
        if edge := rule.params.get(key):
            yield from _beyond_the_edge(rule, context, str(edge), is_start=key == "nothing_before")
            return
    first = _must_come_first(rule, context)
    involved = {later for later, _ in first} | {earlier for _, earlier in first}
    statements = [claim for claim in context.statements if claim.predicate in involved and claim.date and claim.modality == "actual"]
    for pair in candidate_pairs(statements, _keys, context.identifier.weights):
        for later, earlier in ((pair.a, pair.b), (pair.b, pair.a)):
            if (later.predicate, earlier.predicate) in first and _same(later, earlier, context.identifier):
                if leans_on_reading(later, earlier) or _is_of_later_work(earlier, context) or _is_of_later_work(later, context):
                    yield agreement(KIND, "other_time", pair.a, pair.b)
                    continue
                assert later.date is not None
                assert earlier.date is not None
                if is_before(later.date, earlier.date):
                    yield conflict(
                        KIND, weighed(rule.severity, later, earlier), later, earlier, first=earlier.predicate, then=later.predicate
                    )
                else:
                    yield agreement(KIND, "succession", pair.a, pair.b)


def _beyond_the_edge(rule: ConflictRule, context: Context, edge: str, *, is_start: bool) -> Iterator[Verdict]:
    """A verdict for each dated deed of somebody whose beginning or end (birth, death) is dated."""
    dated = [claim for claim in context.statements if claim.date and claim.modality == "actual" and claim.kind != "quantity"]
    edges = [claim for claim in dated if claim.predicate == edge]
    ordered = {predicate.id for predicate in context.rulebook.predicates.values() if edge in predicate.after} | {
        edge,
        *rule.params.get("but", ()),
    }
    known = {name for claim in edges for name in claim.names}
    named = rule.params.get("predicates")
    deeds = [
        claim for claim in dated if claim.predicate not in ordered and (named is None or claim.predicate in named) and _is_of(claim, known)
    ]
    if not is_start:
        deeds = [
            claim for claim in deeds if claim.kind == "event" and claim.trigger in (claim.verb_form or "").split() and _is_named(claim)
        ]
        edges = [claim for claim in edges if _is_named(claim)]
    for pair in candidate_pairs([*edges, *deeds], _keys, context.identifier.weights):
        end, deed = (pair.a, pair.b) if pair.a.predicate == edge else (pair.b, pair.a)
        if (
            end.predicate != edge
            or (end.evidence == deed.evidence and not (is_start and end.verb_form))
            or _lacks_party(deed, context)
            or deed.predicate == edge
            or set(NAMESAKE.findall(deed.evidence)) != set(NAMESAKE.findall(end.evidence))
            or context.identifier.match(context.identifier.things(end) if is_start else end.subjects, deed.subjects) is not True
        ):
            continue
        assert end.date is not None
        assert deed.date is not None
        if leans_on_reading(deed, end):
            yield agreement(KIND, "other_time", pair.a, pair.b)
        elif is_before(deed.date, end.date) if is_start else is_before(end.date, deed.date):
            severity = weighed(rule.severity, end, deed) if _is_said(end, context) and _is_named(deed) else "warning"
            yield conflict(KIND, severity, deed, end, first=edge.replace("_", " "), then=deed.trigger)
        else:
            yield agreement(KIND, "succession", pair.a, pair.b)


def _is_of_later_work(claim: Statement, context: Context) -> bool:
    """True for the beginning or end of what is done to a thing that is there: *its restoration began in 2010*."""
    lexicon = context.lexicon
    return any(name.head in lexicon.event_nouns and name.head not in lexicon.process_nouns for name in claim.subjects)


def _lacks_party(claim: Statement, context: Context) -> bool:
    """True if a claim of what two do to each other names one of them only: *since the establishment of Boria in 1878*."""
    predicate = context.predicate(claim)
    return predicate is not None and {"subject", "object"} <= set(predicate.identified_by) and len(claim.names) < 2


def _is_named(claim: Statement) -> bool:
    """True if a claim's sentence has its subject's name, and no pronoun in its place."""
    return all(name.head in claim.proper for name in claim.subjects)


def _is_said(claim: Statement, context: Context) -> bool:
    """True if a claim's sentence names what it is of, for which a pronoun may have been taken wrongly: *he was born*."""
    return all(name.head in claim.proper or name.text in claim.evidence for name in context.identifier.things(claim))


def _is_of(claim: Statement, names: set[str]) -> bool:
    """True if one of the names is that of a claim's subject."""
    return any(name.is_proper and name.head in names for name in claim.subjects)


def _must_come_first(rule: ConflictRule, context: Context) -> set[tuple[str, str]]:
    """Pairs of predicates, the later first, that the rule looks at: those it names, or all that have an order."""
    named = rule.params.get("predicates")
    ordered = {(predicate.id, before) for predicate in context.rulebook.predicates.values() for before in predicate.after}
    return ordered if named is None else {(later, before) for later, before in ordered if later in named}


def _keys(claim: Statement) -> Iterator[Hashable]:
    yield from ((claim.collection, name) for name in sorted(claim.names or claim.proper))


def _same(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if both are told of one thing: what the one acts on is what the other acts on, or both do the same to each other."""
    things = [identifier.things(claim) for claim in (a, b)]
    if all(_is_of_parties(claim, identifier) for claim in (a, b)) and not (a.names <= b.names or b.names <= a.names):
        return False  # she married him, and he had divorced another
    if any("old" in x.said and "new" in y.said and not {"old", "new"} <= x.said & y.said for x, y in ((a, b), (b, a))):
        return False
    if a.names == b.names and len(a.names) > 1:
        return True
    if identifier.is_pointed_at(a, things[0], b, things[1]):
        return True
    return bool(a.names & b.names) and identifier.match(*things) is True


def _is_of_parties(claim: Statement, identifier: Identifier) -> bool:
    """True for what people do to each other, where more than one of them is named."""
    predicate = identifier.predicates.get(claim.predicate)
    return predicate is not None and "participants" in predicate.identified_by and len(claim.names) > 1
