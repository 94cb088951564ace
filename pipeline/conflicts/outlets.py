"""In which country, and on what, a work came out or was first shown: each has a date of its own.

No conflict:  it was published in Caria in May 1931 / it came out in June 1932 in Alba
No conflict:  a 1931 novel / it was first published in Caria in 1932
Conflict:     a 1934 novel / it was first published in Caria in 1931  (its first edition is what has no country)
No conflict:  a 1931 novel / a 1959 film  (two works of one name)
No conflict:  released in August 1999 / released on DVD in May 2000
No conflict:  the play was first performed in 1931 / it was first performed on radio in 1934
Conflict:     released in Caria in 1931 / released in Caria in 1934

The words stand in `rules/lexicons/comparison.yaml`, under `outlets`: what a work comes out on first of all, and then in groups what else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.conflicts.intervals import is_before
from pipeline.conflicts.names import name_key
from pipeline.conflicts.statement import Statement
from pipeline.mentions.gazetteer import countries

if TYPE_CHECKING:
    from pipeline.conflicts.lexicon import Lexicon

BROUGHT_OUT = frozenset({"release", "premiere"})
SOON = 3 * 365.25
"""Days in which a work comes out in the next country."""
END = re.compile(r"[;:]|,? (?:but|while|which|who|where|when|after|before|and (?:has|have|was|were|had|it|he|she|they))\b")
"""Where what is told of coming out ends."""
IN_FRONT = re.compile(r"\W*In (?P<name>(?:the )?[A-Z][^,]{2,60}), ")
PLACED = re.compile(
    r"\b(?:in|for|to|throughout|across) (?P<names>(?:the )?[A-Z][\w.]*(?:(?:,? and (?:the )?| of (?:the )?|, (?=[A-Z])| )[A-Z][\w.]*)*)"
)
NATIONAL = re.compile(
    r"\b(?P<name>[A-Z]\w+) (?:cinemas?|theat(?:er|re)s?|screens?|bookshops?|book ?stores?|shops|stores|audiences|readers|market)\b"
)
"""*reached British cinemas*."""
APART = re.compile(r",? and (?:the )?|, ")


def have_two_outlets(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """True if two dates of a work coming out are of two countries, or of two things that it came out on; of one that is told and none."""
    if not {a.predicate, b.predicate} <= BROUGHT_OUT:
        return False
    sorts = [{sort for sort, nouns in enumerate(lexicon.works) if claim.trigger.casefold() in nouns} for claim in (a, b)]
    if all(sorts) and not sorts[0] & sorts[1]:
        return True
    on = [frozenset(place for place, words in enumerate(lexicon.outlets) if words.occur_in(claim.evidence)) for claim in (a, b)]
    places = [_countries(claim, lexicon) for claim in (a, b)]
    if all(places):
        return not places[0] & places[1] or _differ(*on)
    return _differ(*on) or (any(places) and (_follows(a, b) if places[0] else _follows(b, a)))


def _follows(there: Statement, first: Statement) -> bool:
    """True if a work came out in a country after it had come out: in a few years, or as one article tells."""
    if there.date is None or first.date is None or not is_before(first.date, there.date):
        return False
    return there.source_id == first.source_id or (there.date.low or 0) - (first.date.high or 0) < SOON


def _differ(a: frozenset[int], b: frozenset[int]) -> bool:
    """True if nothing is in both, and not only one of them says that it is what a work comes out on first of all."""
    return not a & b if a and b else bool(a | b) and 0 not in a | b


def _countries(claim: Statement, lexicon: Lexicon) -> frozenset[str]:
    """The ids of the countries in which a claim says that something came out."""
    before, _, behind = claim.evidence.partition(claim.trigger)
    end = END.search(behind)
    fronted = IN_FRONT.match(before)
    told = [fronted["name"]] if fronted else []
    told += [found["names"] for found in PLACED.finditer(behind[: end.start()] if end else behind)]
    told += [found["name"] for found in NATIONAL.finditer(behind)]
    ids = lexicon.gazetteer.ids
    return frozenset(ids.get(name_key(name), "") for names in told for name in (names, *APART.split(names))) & _country_ids()


@cache
def _country_ids() -> frozenset[str]:
    return frozenset(country.id for country in countries().values())
