"""The words that the comparison knows, from `rules/lexicons/comparison.yaml` and `rules/entities/`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.conflicts.figures import Figures, read_figures
from pipeline.conflicts.meanings import Meanings
from pipeline.conflicts.names import Gazetteer, name_key
from pipeline.conflicts.sorts import Sorts, read_sorts
from pipeline.conflicts.stems import stem
from pipeline.mentions.gazetteer import countries
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from pipeline.rulebook import EntityRule, Rulebook

LEXICON = "comparison"
WORKS = ("film_nouns", "series_nouns", "song_nouns", "album_nouns", "book_nouns")


@dataclass(frozen=True, eq=False)
class Phrases:
    """Words and phrases to be found in a text as whole words, whatever their case."""

    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern that finds any of them, the longest first; one that finds nothing for no words."""
        known = "|".join(re.escape(word) for word in sorted(self.words, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{known})(?!\w)" if known else r"(?!)", re.IGNORECASE)

    def occur_in(self, text: str) -> bool:
        """True if one of them stands in the text."""
        return _occur(self, text)

    def found_in(self, text: str) -> frozenset[str]:
        """Those that stand in the text, in lower case."""
        return frozenset(match.group().casefold() for match in self.pattern.finditer(text))

    def start(self, text: str) -> bool:
        """True if the text begins with one of them."""
        return bool(self.pattern.match(text.lstrip()))


@lru_cache(maxsize=2**15)
def _occur(phrases: Phrases, text: str) -> bool:
    """Asked of a sentence once for each pair that a claim of it is in."""
    return phrases.pattern.search(text) is not None


def phrases(words: Iterable[str]) -> Phrases:
    """Any of the words."""
    return Phrases(tuple(words))


@dataclass(frozen=True)
class Lexicon:
    """Everything that comparing needs to know of words."""

    gazetteer: Gazetteer
    stop_words: frozenset[str]
    pointing_nouns: frozenset[str]
    own_parts: frozenset[str]
    """Objects that are the subject's own: what opens its doors, opens."""
    asides: frozenset[str]
    """Heads of objects that only say how or why something happened."""
    process_nouns: frozenset[str]
    """What is under way: the construction of a dam is completed when the dam is."""
    figures: Figures
    """What a figure measures, by the words around it."""
    event_nouns: frozenset[str]
    """Nouns of what happens, which stand for nobody."""
    predicates: frozenset[str]
    """The ids of the predicates that have a file."""
    inverses: Mapping[str, str]
    """A predicate to the one that says the same with subject and object exchanged: `be_beaten` to `defeat`."""
    of_subject: frozenset[str]
    """Predicates that their subject alone identifies, as who retires."""
    made_up: frozenset[str]
    """Predicates without words of their own: claims of them are made of other words, which say what they measure."""
    verbs: frozenset[str]
    """The stems of the verbs that a predicate's file lists."""
    meanings: Meanings
    """What verbs of many meanings can mean."""
    measures: Mapping[str, str]
    """A word that names a measure to the id of its predicate: *long* to length."""
    habitual: frozenset[str]
    """Verbs of what is done again and again."""
    contraries: tuple[frozenset[str], ...]
    """Groups of words in the singular; two figures whose sentences have different ones of a group count two things."""
    changing: frozenset[str]
    acting: frozenset[str]
    """Stems of verbs by which things come or go."""
    holding: frozenset[str]
    """Stems of verbs by which they are there."""
    totalling: frozenset[str]
    """Stems of verbs whose count is that of all there were."""
    attaining: frozenset[str]
    """Verbs, in the forms in which they stand, whose number is more than there was where it is denied."""
    never_more: frozenset[str]
    """The same of those for which it takes a *never*."""
    planning: frozenset[str]
    """Verbs, in the forms in which they stand, of what is on paper only."""
    sorts: Sorts
    """What two counted nouns have to do with each other."""
    dying: Phrases
    """Words of which a sentence that tells of the dead has one."""
    partial: Phrases
    """What a figure is of that is a part of what there is."""
    set_aside: tuple[Phrases, ...]
    """With what a figure is of another kind."""
    early: Phrases
    """With what an undated figure is of the beginning."""
    rates: tuple[Phrases, ...]
    """By which time a figure behind which they stand is a rate."""
    works: tuple[frozenset[str], ...]
    """Nouns of works, those of one sort together: of films, of books."""
    outlets: tuple[Phrases, ...]
    """By what a work comes out: the first group by which it does so first of all."""
    shares: frozenset[str]
    """Stems of nouns of a share."""
    numbers: frozenset[str]
    """Nouns that only say that there is a number."""
    levels: Mapping[str, int]
    """For each class of settlements, of what level it is."""
    softening: Phrases
    above: Phrases
    below: Phrases
    reaching: Phrases
    """In front of a number: it is the most, and it is reached."""
    contrasting: Phrases
    present: Phrases
    negations: frozenset[str]
    limiting: Phrases
    """Words that deny only how, or how far: *never fully*."""
    unlimiting: frozenset[str]
    """Stems of words that leave a denial whole: *in its whole history*, *never actually*."""

    @cached_property
    def untold(self) -> frozenset[str]:
        """Words that do not say what a sentence is about."""
        return self.stop_words | self.gazetteer.generic - self.pointing_nouns


def read_lexicon(rulebook: Rulebook) -> Lexicon:
    """The lexicon of a rulebook; a list that is missing is empty."""
    words: Mapping[str, Any] = rulebook.lexicons.get(LEXICON, {})

    def listed(key: str) -> frozenset[str]:
        return frozenset(str(word).casefold() for word in words.get(key, ()))

    gazetteer = read_gazetteer(
        rulebook.entities,
        generic=listed("generic_modifiers") | listed("pointing_nouns"),
        titles=listed("titles"),
        pronouns=listed("pronouns"),
        settlements=listed("settlements"),
        legal_forms=listed("legal_forms"),
        shortened={str(word): tuple(str(full).split()) for word, full in dict(words.get("shortened_names", {})).items()},
        short_first={str(word): frozenset(map(str, full)) for word, full in dict(words.get("short_first_names", {})).items()},
        bodies=listed("bodies"),
        particles=listed("particles"),
        synonyms={word: group[0] for group in words.get("synonyms", ()) for word in group},
    )
    return Lexicon(
        gazetteer=gazetteer,
        stop_words=listed("stop_words"),
        pointing_nouns=listed("pointing_nouns"),
        own_parts=listed("own_parts"),
        asides=listed("asides"),
        process_nouns=listed("process_nouns"),
        figures=read_figures(words, gazetteer),
        event_nouns=frozenset(rulebook.lexicons.get("nouns", {}).get("event_nouns", ())),
        predicates=frozenset(rulebook.predicates),
        inverses={predicate.id: predicate.inverse for predicate in rulebook.predicates.values() if predicate.inverse},
        of_subject=frozenset(p.id for p in rulebook.predicates.values() if tuple(p.identified_by) == ("subject",) and p.wants is None),
        made_up=frozenset(p.id for p in rulebook.predicates.values() if not (p.verbs or p.nouns or p.phrases)),
        verbs=frozenset(stem(verb) for predicate in rulebook.predicates.values() for verb in predicate.verbs),
        meanings=Meanings.of(rulebook),
        measures={
            noun: predicate.id for predicate in rulebook.predicates.values() if predicate.wants != "state" for noun in predicate.nouns
        },
        habitual=listed("habitual"),
        contraries=tuple(frozenset(gazetteer.common(str(word)) for word in group) for group in words.get("contraries", ())),
        acting=frozenset(stem(noun) for noun in listed("acting")),
        changing=frozenset(stem(verb) for verb in listed("changing")),
        holding=frozenset(stem(verb) for verb in listed("holding")),
        totalling=frozenset(stem(verb) for verb in listed("totalling")),
        attaining=listed("attaining"),
        never_more=listed("never_more"),
        planning=listed("planning"),
        sorts=read_sorts(words.get("sorts", ()), gazetteer.common),
        dying=phrases(listed("dying")),
        partial=phrases(listed("partial")),
        set_aside=tuple(phrases(group) for group in words.get("set_aside", ())),
        early=phrases(listed("early")),
        rates=tuple(phrases(group) for group in words.get("rates", ())),
        works=tuple(frozenset(rulebook.lexicons.get("nouns", {}).get(key, ())) for key in WORKS),
        outlets=tuple(phrases(group) for group in words.get("outlets", ())),
        shares=frozenset(stem(noun) for noun in listed("shares")),
        numbers=listed("numbers"),
        levels={str(word): level for level, group in enumerate(words.get("levels", ())) for word in group},
        softening=phrases(listed("softening")),
        above=phrases(listed("above")),
        below=phrases(listed("below")),
        reaching=phrases(listed("reaching")),
        contrasting=phrases(listed("contrasting")),
        present=phrases(listed("present")),
        negations=listed("negations"),
        limiting=phrases(listed("limiting")),
        unlimiting=frozenset(stem(word) for word in listed("unlimiting")),
    )


def read_gazetteer(
    entities: Iterable[EntityRule],
    *,
    generic: frozenset[str],
    titles: frozenset[str],
    pronouns: frozenset[str],
    settlements: frozenset[str],
    legal_forms: frozenset[str],
    bodies: frozenset[str],
    particles: frozenset[str],
    synonyms: Mapping[str, str],
    shortened: Mapping[str, tuple[str, ...]],
    short_first: Mapping[str, frozenset[str]],
) -> Gazetteer:
    """The names of entity rules and of all countries, by every form that is listed; a rule's name stands before a country's."""
    ids: dict[str, str] = {}
    within: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in (entity.name, *entity.aliases, *entity.demonyms):
            ids.setdefault(name_key(name), entity.id)
        within[entity.id].update(place for place in (entity.capital_of, entity.part_of) if place)
    for country in countries().values():
        for name in (country.name, *country.aliases, *country.demonyms):
            ids.setdefault(name_key(name), country.id)
        if country.capital:
            within[ids.setdefault(name_key(country.capital), slug(country.capital))].add(country.id)
    places = {place: frozenset(around) for place, around in within.items()}
    return Gazetteer(ids, places, generic, titles, pronouns, settlements, legal_forms, bodies, particles, synonyms, shortened, short_first)
