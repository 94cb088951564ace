"""What sort of thing or person something is, where two sources cannot both be right.

Conflict:     Ada Berg is a Norwegian drummer / Ada Berg is not a musician
Conflict:     the alder fin is a whale / the alder fin is a kind of shark
Conflict:     Red Sand is a 1964 crime film / Red Sand is a painting
No conflict:  Ada Berg is a Norwegian singer / Ada Berg is a Norwegian actress  (she can be both)
No conflict:  Red Sand is a crime film / Red Sand is a novel  (a film may have its title from a novel)
No conflict:  Ada Berg is an actress / Ada Berg is not a trained actress  (`other_scope`)
No conflict:  Ada Berg is a painter / Ada Berg was not yet a painter  (`other_time`)

Parameters: `predicate`, of the claims that say of what sort something is; `apart`, lists of nouns, of which nothing is of two lists, and
nobody is of any; `classes`, lists of classes of `rules/lexicons/classes.yaml` of which no two are of one thing, and hardly ever of two of
one name; `of_one_name`, the same of those that often are, and where both sentences must share a year and more; `places`, the same of
those where both sentences must name one wider place; `unless`, words of a time or of a view.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.conflicts.classes import PERSON, Classes
from pipeline.conflicts.context import Context
from pipeline.conflicts.contrary import is_common
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.lying import LEAST
from pipeline.conflicts.names import singular, words_of
from pipeline.conflicts.relation import MOST, name_word
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed
from pipeline.mentions.gazetteer import cities, countries

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "of_sort"
PARAMETERS = frozenset({"predicate", "apart", "classes", "of_one_name", "places", "unless"})
YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
MORE = 2
"""Words beside the year that two sentences share about one work."""


@dataclass(frozen=True)
class Sides:
    """What is of two sorts of which nothing is both."""

    apart: dict[str, int]
    """A noun to the number of its list."""
    classes: Classes
    never: Sequence[frozenset[str]]
    """Classes of which no two are of one name."""
    of_one_name: Sequence[frozenset[str]]
    """Those that may be, where the thing is another."""
    places: Sequence[frozenset[str]]

    @classmethod
    def of(cls, rule: ConflictRule, context: Context) -> Sides:
        """The lists of a rule."""
        apart = {str(noun): i for i, group in enumerate(rule.params.get("apart", ())) for noun in group}
        never, of_one_name, places = (
            tuple(frozenset(map(str, group)) for group in rule.params.get(key, ())) for key in ("classes", "of_one_name", "places")
        )
        return cls(apart, Classes.of(context.rulebook), never, of_one_name, places)

    def are_apart(self, a: Statement, b: Statement, context: Context) -> bool:
        """True if nothing is of both sorts, and the two claims are of one thing."""
        mine, theirs = (claim.objects[0] for claim in (a, b))
        lists = [self.apart.get(name.head) for name in (mine, theirs)]
        kinds = [self.classes.of_name(name) for name in (mine, theirs)]
        if None not in lists:
            return lists[0] != lists[1]
        if PERSON in kinds and any(number is not None for number in lists):
            return _is_called_one(a, b)
        pair = {kind for kind in kinds if kind is not None}
        if len(pair) < 2 or not _is_called_one(a, b):
            return False
        if any(pair <= group for group in self.never):
            return True
        if any(pair <= group for group in self.places):
            return _are_of_one_place(a, b, context, is_land="country" in pair)
        return any(pair <= group for group in self.of_one_name) and _are_of_one_work(a, b)


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims of what sort one thing is."""
    sides = Sides.of(rule, context)
    unless = phrases(map(str, rule.params.get("unless", ())))
    claims = [claim for claim in context.statements if claim.predicate == rule.params["predicate"] and claim.subjects and claim.objects]
    yield from looked_at("modality", claims)
    blocks: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in claims:
        blocks[claim.collection, singular(_word(claim, context))].append(claim)
    for block in blocks.values():
        for a, b in combinations(block[:MOST], 2):
            if a.source_id != b.source_id and _is_one_thing(a, b, context):
                yield from _compare(rule, context, a, b, sides, unless)


def _word(claim: Statement, context: Context) -> str:
    """The last word of what a claim is of, without a second title: of *Red Sand: A Tale*, *sand*."""
    name = claim.subjects[0]
    if is_common(name):
        return name.head
    title = words_of(name.text.partition(":")[0]) if ":" in name.text else []
    return title[-1].casefold() if title else name_word(name, context)


def _is_one_thing(a: Statement, b: Statement, context: Context) -> bool:
    """True if two claims are of one thing by its name, or of one species: *the orca*, *orcas*."""
    if context.identifier.match(a.subjects, b.subjects) is True or _is_called_one(a, b):
        return True
    plain = [singular((claim.subject or "").casefold()) for claim in (a, b)]
    return plain[0] == plain[1]


def _compare(rule: ConflictRule, context: Context, a: Statement, b: Statement, sides: Sides, unless: Phrases) -> Iterator[Verdict]:
    is_denied = {a.modality, b.modality} == {"actual", "negated"}
    denied, said = (a, b) if a.modality == "negated" else (b, a)
    if is_denied:
        nouns = [context.lexicon.gazetteer.common(claim.objects[0].head) for claim in (said, denied)]
        plain = [claim.objects[0].head for claim in (said, denied)]
        if nouns[0] != nouns[1] and not sides.classes.is_also(plain[0], plain[1]):
            return
    elif not (a.modality == b.modality == "actual" and sides.are_apart(a, b, context)):
        return
    is_narrow = is_denied and _is_narrow(denied, said, context.lexicon.stop_words)
    if is_narrow or any(unless.occur_in(claim.evidence) for claim in (a, b)):
        yield agreement("modality", "other_scope", a, b)
    else:
        is_sure = is_denied or all(claim.objects[0].head in sides.apart for claim in (a, b))
        yield conflict("modality", weighed(rule.severity if is_sure else "warning", a, b), a, b, a=_said(a), b=_said(b))


def _is_narrow(denied: Statement, said: Statement, stop_words: frozenset[str]) -> bool:
    """True if one denies more than the other says: `is not a trained actress`, `is not an album by Ada Berg`."""
    mine, theirs = denied.objects[0], said.objects[0]
    _, _, behind = mine.text.partition(denied.trigger)
    rest = {singular(word.casefold()) for word in words_of(behind)} - stop_words
    return not (
        mine.modifiers <= theirs.modifiers | theirs.owners and mine.owners - rest <= theirs.owners | said.proper and rest <= said.said
    )


def _is_called_one(a: Statement, b: Statement) -> bool:
    """True if two claims call a thing by one name, or by the first words of a title: *Daag*, *Daag: A Poem of Love*."""
    one, other = (" ".join(words_of((claim.subject or "").partition(":")[0])).casefold() for claim in (a, b))
    return one.removeprefix("the ") == other.removeprefix("the ")


def _are_of_one_place(a: Statement, b: Statement, context: Context, *, is_land: bool) -> bool:
    """True if both sentences name one wider place; of a country, if the other names none.

    A city can be a state of its own; all states of the present are listed, and a large town that is no listed one is none.
    """
    name = " ".join(words_of(a.subject or "")).casefold().removeprefix("the ")
    around = [claim.proper - set(name.split()) for claim in (a, b)]
    land = context.lexicon.gazetteer.ids.get(name)
    if land is not None and land in context.lexicon.gazetteer.within.get(land, ()):
        return False
    is_town = is_land and land not in countries() and any(city.population >= LEAST for city in cities().get(name, ()))
    return is_town or bool(around[0] & around[1]) or (land in countries() and not all(around))


def _are_of_one_work(a: Statement, b: Statement) -> bool:
    """True if both sentences have one year, and more in common than the title and their words for what it is."""
    years = [set(YEAR.findall(claim.evidence)) for claim in (a, b)]
    title = {singular(word.casefold()) for word in words_of(f"{a.subject} {b.subject}")}
    return bool(years[0] & years[1]) and len((a.words & b.words) - title) >= MORE


def _said(claim: Statement) -> str:
    return f"{'no ' if claim.modality == 'negated' else ''}{claim.trigger.casefold()}"
