"""Phrases that mean a predicate word for word together: `put their signatures to`, `cut the ribbon of`, `came into the world`.

Which phrases there are stands in `rules/predicates/`, under `phrases`. A phrase is found in the parse and not in the text, so that its
words may be inflected, stand apart, or be in the passive: `the ribbon of the bridge was cut`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.arguments import RELATIVES, logical_objects, logical_subjects
from pipeline.claims.syntax import children, conjuncts, is_passive, is_verb, prepositional, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.rulebook import Predicate

SUBJECT = "subject"
"""In the place of a preposition: what the predicate is said of is the phrase's subject (`came into the world`: who was born)."""
OBJECT = "object"
"""In the place of a preposition: what the predicate is said of is the phrase's own noun (`formed a band`: what was founded)."""
DATE = "date"
"""In the place of a preposition: the phrase means the predicate only where a time stands behind its preposition (`goes back to 1879`)."""
TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Idiom:
    """A phrase of a predicate."""

    predicate: str
    words: tuple[str, ...]
    """The verb's lemma, then those of the words that hang on it, or on one another, in any order."""
    thing: tuple[str, ...]
    """Behind which prepositions that stands which it is said of; SUBJECT or OBJECT; or nothing, where its roles are those of any verb."""


AGAIN = frozenset({"back", "again", "anew"})
"""Beside a phrase they tell that it is not for the first time."""


@dataclass(frozen=True, slots=True)
class Found:
    """An idiom in a parse."""

    idiom: Idiom
    words: tuple[Token, ...]
    things: tuple[Token, ...]
    """What its `thing` names; empty where the idiom names none."""


Idioms = Mapping[str, Sequence[Idiom]]
"""By the lemma of their verb, the longest first."""


def read_idioms(rules: Mapping[str, Predicate]) -> Idioms:
    """The phrases of all predicates."""
    out: dict[str, list[Idiom]] = defaultdict(list)
    for rule in rules.values():
        for phrase, thing in rule.phrases.items():
            words = tuple(phrase.split())
            out[words[0]].append(Idiom(rule.id, words, tuple(thing)))
    return {verb: sorted(idioms, key=lambda idiom: (-len(idiom.words), idiom.words)) for verb, idioms in out.items()}


def idiom_of(verb: Token, idioms: Idioms) -> Found | None:
    """The phrase that a verb heads, with all its words and with what it needs; None where there is none."""
    for idiom in idioms.get(verb.lemma_.lower(), ()):
        words = words_of(verb, idiom.words[1:])
        if words is None or (AGAIN.isdisjoint(idiom.words) and any(child.lower_ in AGAIN for word in words for child in word.children)):
            continue  # what came back into use was in use before
        if DATE in idiom.thing and not any(noun.ent_type_ in TIMES for word in words for noun in children(word, "pobj")):
            continue
        things = things_of(verb, words, idiom.thing)
        if things or not idiom.thing or is_understood(verb, words, idiom.thing):
            return Found(idiom, tuple(words), tuple(things))
    return None


def is_understood(verb: Token, words: Sequence[Token], thing: Sequence[str]) -> bool:
    """True if a phrase need not name what it is said of: of a mountain in the sentence before, `the first ascent was made in 1887`."""
    nouns = [word for word in words if word != verb and word.tag_ == "NN"]
    definite = any(child.lower_ == "the" for noun in nouns for child in noun.children)
    return definite and is_passive(verb) and not {SUBJECT, OBJECT} & set(thing) and not any(prepositional(noun, "of") for noun in nouns)


def verb_of_phrase(word: Token, idioms: Idioms) -> Token:
    """The verb of the phrase that a noun is a word of (`put to death`: put); the word itself where it stands in none."""
    node = word.head if word.dep_ == "pcomp" else word  # "came into being at a meeting"
    while node.head != node and not is_verb(node):
        node = node.head
    found = idiom_of(node, idioms) if node != word and is_verb(node) else None
    return node if found is not None and word in found.words else word


def words_of(verb: Token, wanted: Sequence[str]) -> list[Token] | None:
    """The verb and the tokens for each word wanted, each a child of the verb or of one found before; None where a word is missing."""
    found, missing = [verb], list(wanted)
    while missing:
        below = (
            child for token in found for child in token.children if child not in found and child.dep_ not in {"conj", "appos", "relcl"}
        )
        child = next((child for child in below if {child.lemma_.lower(), child.lower_} & set(missing)), None)
        if child is None:
            return None
        missing.remove(next(word for word in missing if word in {child.lemma_.lower(), child.lower_}))
        found.append(child)
    return found


def things_of(verb: Token, words: Sequence[Token], thing: Sequence[str]) -> list[Token]:
    """The nouns that a phrase is said of: its subject, with a name that explains one of its words, and what stands behind a preposition."""
    if OBJECT in thing:
        own = [*logical_objects(verb), *(children(verb, "dobj", "oprd") if is_passive(verb) else [])]  # "was awarded the medal"
        return [word for word in words if word in own]
    behind = next((found for preposition in thing if (found := nouns_behind(preposition, words))), [])
    if SUBJECT not in thing:
        return behind
    named = [noun for word in words for noun in children(word, "appos") if noun.pos_ == "PROPN"]
    doing = next((word for word in words[1:] if word.tag_ == "VBG" and word.dep_ in {"xcomp", "pcomp"}), None)
    if doing is not None and (done_to := children(doing, "dobj") or behind):
        return [noun for noun in (*done_to, *behind) if noun not in words]  # "the crew began filming the series"
    if doing is not None and any(noun.ent_type_ == "PERSON" or noun.lower_ in {"he", "she", "they"} for noun in subjects(verb)):
        return []
    own = [noun for noun in subjects(verb) if noun.lower_ not in RELATIVES]  # "the airline, which ceased operations"
    own = own or (logical_objects(verb) if is_passive(verb) else logical_subjects(verb))
    return [noun for noun in (*own, *named, *behind) if noun not in words]


def nouns_behind(preposition: str, words: Sequence[Token]) -> list[Token]:
    """What stands behind a preposition that hangs on a word of the phrase, or is one; for `of`, an owner will do as well."""
    found = [noun for word in words for noun in prepositional(word, preposition)]
    found = found or [
        noun for word in words if word.lower_ == preposition for child in children(word, "pobj") for noun in (child, *conjuncts(child))
    ]
    if not found and preposition == "of":
        owners = [noun for word in words for noun in children(word, "poss")]
        own = [noun for noun in owners if noun.pos_ != "PRON"]
        found = own or (subjects(words[0]) if owners else [])  # "changed its name": the subject's own
    return [noun for noun in found if noun not in words and noun.ent_type_ not in TIMES]
