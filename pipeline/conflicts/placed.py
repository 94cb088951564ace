"""Which names a sentence gives to a country: officials (*Kenyan President Ada Berg*) and places (*Port Ash, a city in Kenya*)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.conflicts.names import name_key
from pipeline.mentions.gazetteer import countries

if TYPE_CHECKING:
    from pipeline.conflicts.context import Context

WORD = r"[^\W\d_a-z][\w'’-]*"
"""A word with a capital letter."""
PERSON = rf"{WORD}(?:\s+(?:{WORD}|(?:de|van|von|der|al|bin)\b)){{0,4}}\s+{WORD}"
PLACE = rf"{WORD}(?:\s+(?:of\s+)?{WORD}){{0,3}}"
LAND = rf"(?:the\s+)?{WORD}(?:\s+(?:(?:of|and)\s+(?:the\s+)?)?{WORD}){{0,4}}"
QUALIFIERS = ("former", "deputy", "vice", "acting", "interim", "then", "honorary", "late", "ex")
PLAIN = r"(?<![\w-])" + "".join(rf"(?<!\b(?i:{word})[\s-])" for word in QUALIFIERS)
"""No word before it makes the office another one, or one of another time."""
LISTED = re.compile(r"\s*(?:,\s*)?(?:and|or|&)\b|\s*,\s*[^\W\d_a-z]")
"""What follows a country in a list: *in Port Ash, Kenya and Uganda*."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A name, and the country that it is given to."""

    name: str
    role: str
    """The office, in lower case; empty for a place."""
    country: str
    """The id of the country."""
    words: str
    """As the sentence says it: *president of Kenya*."""


def country_names(context: Context, but: Iterable[str]) -> dict[str, str]:
    """The names and demonyms of all countries, and their ids; without those ids that mean something else as well."""
    ids = context.lexicon.gazetteer.ids
    listed = {entity.id for entity in context.rulebook.entities if entity.type == "country"}
    known = (listed | {ids.get(name_key(country.name), country.id) for country in countries().values()}) - set(but)
    return {name: country for name, country in ids.items() if country in known}


def officials_in(text: str, offices: Sequence[str], lands: Mapping[str, str]) -> Iterator[Placed]:
    """The officials that a sentence gives to a country; `lands`: the ids of countries by name."""
    small = text.casefold()
    if not any(office in small for office in offices):
        return
    for form in _official_forms(tuple(offices)):
        for match in form.finditer(text):
            if found := _placed(match, lands, " ".join(match["office"].casefold().split())):
                yield found


def places_in(text: str, nouns: Sequence[str], wide: Sequence[str], lands: Mapping[str, str]) -> Iterator[Placed]:
    """The places that a sentence puts into a country whole; a name with one of the words `wide` may lie in several."""
    for form in _place_forms(tuple(nouns)):
        for match in form.finditer(text):
            found = _placed(match, lands, "")
            words = set(found.name.casefold().split()) if found else set()
            # With an article it is a river or a range, unless its name says what it is: the University of Harlow.
            is_narrow = not set(wide) & words and (not match["article"] or bool(set(nouns) & words))
            if found and is_narrow and not LISTED.match(text, match.end("land")):
                yield found


def _placed(match: re.Match[str], lands: Mapping[str, str], role: str) -> Placed | None:
    """What a form found, if its land is a country and its name is none."""
    country = lands.get(name_key(match["land"]))
    if country is None or name_key(match["name"]) in lands:
        return None
    words = match["words"] if role else f"in {match['land']}"
    return Placed(" ".join(match["name"].split()), role, country, " ".join(words.split()))


@lru_cache(maxsize=8)
def _official_forms(offices: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    office = r"(?P<office>(?i:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in offices) + r"))"
    forms = (
        rf"(?P<name>{PERSON}),?\s+(?:(?:is|was|as)\s+)?(?:the\s+|a\s+)?{PLAIN}(?P<words>{office}\s+of\s+(?P<land>{LAND}))",
        rf"(?P<name>{PERSON}),\s+(?:the\s+)?{PLAIN}(?P<words>(?P<land>{WORD})\s+{office})\b",
        rf"{PLAIN}(?P<words>(?P<land>{WORD}(?:\s{WORD})??)\s+{office}),?\s+(?P<name>{PERSON})",
        rf"{PLAIN}(?P<words>{office}\s+of\s+(?P<land>(?:the\s+)?{WORD}(?:\s{WORD})??)),?\s+(?P<name>{PERSON})",
        rf"{PLAIN}(?P<words>{office}\s+(?P<name>{PERSON})\s+of\s+(?P<land>{LAND}))",
    )
    return tuple(re.compile(form) for form in forms)


@lru_cache(maxsize=8)
def _place_forms(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    noun = "(?:" + "|".join(map(re.escape, nouns)) + ")"
    within = rf"(?:in|of)\s+(?:(?:the\s+)?(?:[a-z]+\s+of\s+|[a-z]+(?:ern)\s+))?(?P<land>{LAND})"
    kind = rf"(?:a|an|the)\s+(?:[a-z-]+\s+){{0,2}}?{noun}\s+{within}"
    name = rf"(?<![\w-])(?P<article>[Tt]he\s+)?(?P<name>(?!The\s){PLACE})"
    forms = (
        rf"{name},\s+{kind}",
        rf"{name}\s+(?:is|was)\s+{kind}",
        rf"{name}\s+(?:is|was|lies)\s+(?:located\s+|situated\s+)?{within}",
        rf"\b(?:in|at|near|from)\s+{name},\s+(?P<land>{LAND})(?=[\s,.;)]|$)",
    )
    return tuple(re.compile(form) for form in forms)
