"""One thing at two places: two birthplaces, two towns where a treaty was signed, two seas that a river flows into, two banks.

Conflict:     Ada Berg was born in Lund / Ada Berg, a native of Malmö
Conflict:     the mill stands on the north bank / the mill on the south bank
No conflict:  Ada Berg was born in Lund / Ada Berg was born in Sweden  (one may lie in the other)
No conflict:  Ada Berg was born in Brooklyn / Ada Berg was born in New York City  (near each other)
No conflict:  the company had its seat in Lund until 1985 / its head office is in Malmö  (`other_time`)

Of what is held every year (`named_once` lists what is not) only what has a number in its name is compared, and of what can move (`moves`)
only what holds now in both, or at one time, or has held `always`, but for buildings (`fixed`); of what can be in several places
(`only_if`), only what one of the two says to be in one alone. Where a landing place is told (`dry`), a sea and a country are apart as
well, and one of the two must say what landed (`when`). What one sentence says to lie in the other is never apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import are_disjoint
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Name, words_of
from pipeline.conflicts.places import Atlas, Place, are_alike, are_apart, are_opposite_parts
from pipeline.conflicts.relation import MOST, is_of_one_thing, name_word
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.things import proper_words
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "whereabouts"
PARAMETERS = frozenset(
    {
        "predicates",
        "of_people",
        "moves",
        "fixed",
        "always",
        "past",
        "by_name",
        "only_if",
        "alike",
        "when",
        "dry",
        "named_once",
        "unless",
        "ambiguous",
        "large_city",
        "wide",
        "islands",
    }
)
PAST = frozenset({"was", "were", "had", "lay", "stood", "hung", "sat", "took", "unfolded", "happened", "occurred", "played"})


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims that put one thing somewhere."""
    listed = {str(predicate) for predicate in rule.params.get("predicates", ())}
    claims = [claim for claim in context.statements if claim.predicate in listed and claim.modality == "actual" and claim.objects]
    yield from looked_at("entity", claims)
    if not claims:
        return
    large = float(rule.params.get("large_city", "inf"))
    atlas = Atlas.of(context, rule.params.get("ambiguous", ()), large, past=bool(rule.params.get("past")))
    unless, always = (phrases(map(str, rule.params.get(key, ()))) for key in ("unless", "always"))
    alike = {str(word): str(group[0]) for group in rule.params.get("alike", ()) for word in group}
    blocks: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for claim in claims:
        if len(claim.subjects) == 1:
            key = name_word(claim.subjects[0], context)
            blocks[claim.collection, alike.get(claim.predicate, claim.predicate), key].append(claim)
    for block in blocks.values():
        for a, b in combinations(block[:MOST], 2):
            if a.source_id != b.source_id and _is_one_thing(rule, context, a, b):
                yield _verdict(rule, atlas, unless, always, a, b)


def _is_one_thing(rule: ConflictRule, context: Context, a: Statement, b: Statement) -> bool:
    one, other = (proper_words(claim.subjects[0].text, context.lexicon.gazetteer) for claim in (a, b))
    when = phrases(map(str, rule.params.get("when", ())))
    if "when" in rule.params and not any(when.occur_in(claim.evidence) for claim in (a, b)):
        return False
    once = {str(noun) for noun in rule.params.get("named_once", ())}
    if once and not one and not other:
        return _are_of_one_year(a, b, once)
    if once and not (set(one) & set(other) & once or any(word.isdigit() and word in other for word in one)):
        return False
    if set(one) == set(other) and all(word.isdigit() for word in one) and not _are_of_one_sort(a, b):
        return False
    if rule.params.get("by_name") and _have_one_name(a.subjects[0], b.subjects[0]):
        return True
    return is_of_one_thing(a, b, context, bool(rule.params.get("of_people")))


def _have_one_name(a: Name, b: Name) -> bool:
    """True for a species that both call by one name of two words or more: `the hooded orchid`."""
    return a.head == b.head and a.modifiers == b.modifiers and bool(a.modifiers) and not a.is_proper


def _are_of_one_year(a: Statement, b: Statement, once: set[str]) -> bool:
    """True if two events that have no name are of one noun, kind and date: *the typhus epidemic of 1854*."""
    one, other = a.subjects[0], b.subjects[0]
    is_told = bool(one.modifiers & other.modifiers or a.proper & b.proper) and _are_of_one_sort(a, b)
    return one.head in once and is_told and a.told is not None and a.told == b.told


def _are_of_one_sort(a: Statement, b: Statement) -> bool:
    """True if two things that a year alone tells are called by one noun, and by nothing that only one has: *the fire of 1854*."""
    one, other = a.subjects[0], b.subjects[0]
    return one.head == other.head and (one.modifiers <= other.modifiers or other.modifiers <= one.modifiers)


def _verdict(rule: ConflictRule, atlas: Atlas, unless: Phrases, always: Phrases, a: Statement, b: Statement) -> Verdict:
    """What two claims of one thing say of its place."""
    here, there = ([atlas.read(name.text) for name in claim.objects] for claim in (a, b))
    apart = _apart(here, there, atlas, dry=bool(rule.params.get("dry")))
    if apart is None or _lies_in(apart, (a, b)):
        same = any(are_alike(x, y) for x in here for y in there)
        return agreement("entity", "same" if same else "finer", a, b)
    if "only_if" in rule.params and not _is_in_one_alone(rule, a, b):
        return agreement("entity", "list_valued", a, b)
    if _may_lie_in_both(rule, a.subjects[0], apart) or _lies_on_both(atlas, a.subjects[0], apart):
        return agreement("entity", "other_scope", a, b)
    is_always = any(always.occur_in(claim.evidence) for claim in (a, b))
    if any(unless.occur_in(always.pattern.sub(" ", claim.evidence)) for claim in (a, b)):
        return agreement("entity", "other_scope", a, b)
    if is_always:
        return conflict("entity", weighed(rule.severity, a, b), a, b, a=apart[0].text, b=apart[1].text, name=a.subjects[0].text)
    if are_disjoint(a.date, b.date):
        return agreement("entity", "other_time", a, b)
    if rule.params.get("moves") and not _hold_together(a, b) and not _is_fixed(rule, a, b):
        return agreement("entity", "other_time", a, b)
    return conflict("entity", weighed(rule.severity, a, b), a, b, a=apart[0].text, b=apart[1].text, name=a.subjects[0].text)


def _apart(here: Sequence[Place], there: Sequence[Place], atlas: Atlas, *, dry: bool) -> tuple[Place, Place] | None:
    """Two places of two claims that are apart, where no others of them are one; of towns, only the first that each names."""
    sides = [(x, y) for x in here for y in there if x.sort == y.sort == "side"]
    if sides:
        return sides[0] if are_apart(*sides[0], atlas) else None
    if (ends := next(((x, y) for x in here for y in there if are_opposite_parts(x, y)), None)) is not None:
        return ends
    if any(are_alike(x, y) for x in here for y in there):
        return None
    for x in here:
        for y in there:
            if (x.sort == "town" and x is not _first_town(here)) or (y.sort == "town" and y is not _first_town(there)):
                continue
            if are_apart(x, y, atlas) or (dry and {x.sort, y.sort} == {"water", "country"}):
                return x, y
    return None


def _may_lie_in_both(rule: ConflictRule, thing: Name, apart: tuple[Place, Place]) -> bool:
    """True for two states, and what is so wide that it may lie in several; but none reaches from one of them to an island."""
    wide, islands = ({str(word) for word in rule.params.get(key, ())} for key in ("wide", "islands"))
    are_states = all(place.sort in ("country", "region") for place in apart)
    is_wide = bool(wide & {word.casefold() for word in words_of(thing.text)})
    return are_states and is_wide and not islands & {place.key for place in apart}


def _lies_on_both(atlas: Atlas, thing: Name, apart: tuple[Place, Place]) -> bool:
    """True for a country that lies on two continents, or of which nobody knows on which it lies."""
    if {place.sort for place in apart} != {"continent"}:
        return False
    place = atlas.read(thing.text)
    return place.sort != "country" or sum(atlas.charts.is_outside((place.sort, place.key), (other.sort, other.key)) for other in apart) != 1


def _is_in_one_alone(rule: ConflictRule, a: Statement, b: Statement) -> bool:
    only = phrases(map(str, rule.params["only_if"]))
    return any(only.occur_in(claim.evidence) for claim in (a, b))


def _first_town(places: Sequence[Place]) -> Place | None:
    return next((place for place in places if place.sort == "town"), None)


def _lies_in(apart: tuple[Place, Place], claims: Sequence[Statement]) -> bool:
    """True if a sentence says that one of two places lies in or near the other, or is an old name of it: `Fort Hill, Port Ash`."""
    for one, other in (apart, apart[::-1]):
        between = r",? (?:\(|(?:in|near|outside|within|now|today|then|formerly|part of|suburb of|district of)\b )?"
        between += r"(?:(?!(?:and|or|but|to|from)\b)[a-z]+ ){0,3}"
        form = re.compile(rf"\b{re.escape(one.text)}{between}{re.escape(other.text)}\b")
        if any(form.search(" ".join(claim.evidence.split())) for claim in claims):
            return True
    return False


def _is_fixed(rule: ConflictRule, a: Statement, b: Statement) -> bool:
    """True for a building that both say to have stood somewhere at no told time: it cannot have moved (`fixed`)."""
    fixed = {str(word) for word in rule.params.get("fixed", ())}
    is_building = all(fixed & {word.casefold() for word in words_of(claim.subjects[0].text)} for claim in (a, b))
    tenses = {((claim.verb_form or "").casefold().split() or [""])[0] in PAST for claim in (a, b)}
    return is_building and len(tenses) == 1 and a.date is None and b.date is None


def _hold_together(a: Statement, b: Statement) -> bool:
    """True if both hold now, or at one time."""
    if a.date is not None and b.date is not None:
        return a.date.is_bounded and b.date.is_bounded
    tenses = [((claim.verb_form or "").casefold().split() or [""])[0] in PAST for claim in (a, b)]
    return not any(tenses) and a.date is None and b.date is None
