"""An official or a place that belongs to one country here and to another there.

Conflict:     Ada Berg, president of Kenya, … / Ugandan President Ada Berg …
Conflict:     a school in Port Ash, Kenya / Port Ash, a city in Uganda, …
No conflict:  Ada Berg, president of Kenya, … / Ada Berg, ambassador of Uganda, …  (two offices)
No conflict:  Ada Berg, president of Kenya in 1990, … / Ada Berg, president of Uganda in 2003, …  (two times)
No conflict:  Lake Elgon is in Kenya / Lake Elgon is in Uganda  (it can lie in both)
No conflict:  offices in Port Ash, Uganda and Kenya  (a list)

The rule lists the offices, or the nouns for what lies in one country whole and the words of names that may lie in several (*Lake*). What an
article gives to two countries is left out, for it tells of two; so is a name that is itself a country's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.intervals import are_disjoint
from pipeline.conflicts.placed import Placed, country_names, officials_in, places_in
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "placement"
PARAMETERS = frozenset({"offices", "places", "wide", "ambiguous"})


class Told(NamedTuple):
    """What a sentence says of a name, and the claim that stands for it."""

    placed: Placed
    claim: Statement


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each name that two articles give to two countries, in one office or as one place."""
    offices, places, wide = ([str(word) for word in rule.params.get(key, ())] for key in ("offices", "places", "wide"))
    lands = country_names(context, rule.params.get("ambiguous", ()))
    told: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for claims in by_sentence(context.statements).values():
        text = claims[0].evidence
        found = officials_in(text, offices, lands) if offices else places_in(text, places, wide, lands)
        for placed in found:
            told[claims[0].collection, placed.name.casefold(), placed.role].append(Told(placed, _claim_of(placed, claims)))
    yield from looked_at("entity", (one.claim for group in told.values() for one in group))
    for group in told.values():
        yield from _compare(rule, context, _settled(group))


def _claim_of(placed: Placed, claims: Iterable[Statement]) -> Statement:
    """The claim of a sentence that names whom or what is placed, else its first."""
    listed = list(claims)
    named = (claim for claim in listed if placed.name in f"{claim.subject or ''}; {claim.object or ''}")
    return next(named, listed[0])


def _settled(group: list[Told]) -> list[Told]:
    """One for each article that gives a name to one country: the first."""
    by_source: dict[str, list[Told]] = defaultdict(list)
    for one in group:
        by_source[one.claim.source_id].append(one)
    return [told[0] for told in by_source.values() if len({one.placed.country for one in told}) == 1]


def _compare(rule: ConflictRule, context: Context, group: list[Told]) -> Iterator[Verdict]:
    gazetteer = context.lexicon.gazetteer
    for one, other in combinations(group, 2):
        a, b = one.claim, other.claim
        here, there = one.placed, other.placed
        if (
            here.country == there.country
            or gazetteer.lies_in(here.country, there.country)
            or gazetteer.lies_in(there.country, here.country)
        ):
            continue
        if here.role and are_disjoint(a.told, b.told):
            yield agreement("entity", "other_time", a, b)
        else:
            yield conflict("entity", weighed(rule.severity, a, b), a, b, a=here.words, b=there.words, name=here.name)
