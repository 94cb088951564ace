"""In which country, and on what, a work came out or was first shown: each has a date of its own.

No conflict:  it was published in Caria in May 1931 / it came out in June 1932 in Alba
No conflict:  a 1931 novel / it was first published in Caria in 1934
No conflict:  released in August 1999 / released on DVD in May 2000
No conflict:  the play was first performed in 1931 / it was first performed on radio in 1934
Conflict:     released in Caria in 1931 / released in Caria in 1934

The words stand in `rules/lexicons/comparison.yaml`, under `outlets`: what a work comes out on first of all, and then in groups what else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.conflicts.names import name_key
from pipeline.conflicts.statement import Statement
from pipeline.mentions.gazetteer import countries

if TYPE_CHECKING:
    from pipeline.conflicts.lexicon import Lexicon

BROUGHT_OUT = frozenset({"release", "premiere"})
END = re.compile(r"[;:]|,? (?:but|while|which|who|where|when|after|before|and (?:has|have|was|were|had|it|he|she|they))\b")
"""Where what is told of coming out ends."""
IN_FRONT = re.compile(r"\W*In (?P<name>(?:the )?[A-Z][^,]{2,60}), ")
PLACED = re.compile(
    r"\b(?:in|for|to|throughout|across) (?P<names>(?:the )?[A-Z][\w.]*(?:(?:,? and (?:the )?| of (?:the )?|, (?=[A-Z])| )[A-Z][\w.]*)*)"
)
APART = re.compile(r",? and (?:the )?|, ")


def have_two_outlets(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """True if two dates of a work coming out are of two countries, or of two things that it came out on; of one that is told and none."""
    if not {a.predicate, b.predicate} <= BROUGHT_OUT:
        return False
    on = [frozenset(place for place, words in enumerate(lexicon.outlets) if words.occur_in(claim.evidence)) for claim in (a, b)]
    places = [_countries(claim, lexicon) for claim in (a, b)]
    return _differ(*on) or (any(places) and not places[0] & places[1])


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
    ids = lexicon.gazetteer.ids
    return frozenset(ids.get(name_key(name), "") for names in told for name in (names, *APART.split(names))) & _country_ids()


@cache
def _country_ids() -> frozenset[str]:
    return frozenset(country.id for country in countries().values())
