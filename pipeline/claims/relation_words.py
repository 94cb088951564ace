"""Where in a parse the two sides of a relation stand: the doer and the thing, the thing and what is behind a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import antecedent, logical_objects, logical_subjects
from pipeline.claims.idioms import Idioms, idiom_of
from pipeline.claims.syntax import (
    agents,
    children,
    complement,
    conjuncts,
    is_copula,
    is_noun,
    is_passive,
    is_verb,
    prepositional,
    specified,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"the", "its", "his", "her", "their", "whose"})
SEVERAL = frozenset(
    {"first", "second", "third", "last", "final", "original", "later", "new", "other", "another", "current", "former", "then"}
)
"""Words beside a noun for the doer by which there are others."""
BELONGING = frozenset({"belong", "go", "fall"})
"""Verbs that give a deed to its doer by `to`."""
ASCRIBING = frozenset({"credit", "attribute", "ascribe"})
"""Verbs that do so in the passive."""
CREDIT = frozenset({"credit", "honour", "honor", "distinction"})
CHAIN = frozenset({"in", "of", "on", "at", "near"})
"""Prepositions by which one place leads to the next: `the bank of the river in the north of Kenya`."""
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})


def shared_agents(verb: Token) -> list[Token]:
    """Who does it, told behind the verb that stands beside: `was written and directed by Ada Berg`."""
    for other in children(verb, "conj"):
        if is_verb(other) and is_passive(other) and other.tag_ == verb.tag_:
            return agents(other) or shared_agents(other)
    return []


def is_one_of_several(noun: Token) -> bool:
    """True for a doer that is one of several, or one after another: `a founder`, `co-founders`, `the first director`."""
    words = [child for child in noun.children if child.i < noun.i]
    if noun.tag_ in {"NNS", "NNPS"} or any(child.lower_ in SEVERAL for child in words):
        return True
    if any(child.lower_ in {"co", "-", "joint"} for child in words) or noun.doc[max(noun.i - 1, 0)].text == "-":
        return True
    definite = any(child.lower_ in DEFINITE or child.dep_ == "poss" for child in words)
    return not definite or bool(conjuncts(noun))


def doer_and_thing(noun: Token) -> tuple[list[Token], list[Token]]:
    """Both sides of a noun for the doer: `Ada was the architect of the hall`, `the hall's architect was Ada`, `Ada, the architect of …`."""
    verb = noun.head
    things = prepositional(noun, "of") or children(noun, "poss")
    if is_verb(verb) and is_copula(verb) and noun.dep_ in {"attr", "nsubj"}:
        if specified(verb) == noun or noun.dep_ == "nsubj":
            name = complement(verb)
            return ([name, *conjuncts(name)] if name is not None and name.pos_ == "PROPN" else []), things
        return logical_subjects(verb), things
    if noun.dep_ == "appos" and is_noun(verb):
        return [verb], [thing for thing in things if thing.pos_ != "PRON"]
    named = [child for child in children(noun, "appos") if child.pos_ == "PROPN"]
    return named, [thing for thing in things if thing.pos_ != "PRON"]


def by_of(noun: Token) -> tuple[list[Token], list[Token]]:
    """Both sides of a noun for a work: `The Weir is a novel by Ada Berg`, `The Weir, a novel by Ada Berg`."""
    makers = [maker for maker in prepositional(noun, "by") if maker.pos_ == "PROPN"]
    verb = noun.head
    if not makers:
        return [], []
    if noun.dep_ == "attr" and is_verb(verb) and is_copula(verb):
        return makers, logical_subjects(verb)
    if noun.dep_ == "appos" and is_noun(verb):
        return makers, antecedent(noun)
    return [], []


def deed_and_doer(noun: Token) -> tuple[list[Token], list[Token]]:
    """Both sides of a noun for a deed: `the discovery of Elgon belongs to Ada`, `Ada is credited with the discovery of Elgon`."""
    things = prepositional(noun, "of")
    over = noun.head
    if noun.dep_ == "pobj" and over.lower_ == "for" and over.head.lemma_.lower() in CREDIT:
        noun, over = over.head, over.head.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and is_verb(over):
        if over.lemma_ in BELONGING | ASCRIBING:
            return prepositional(over, "to"), things
        return (agents(over) if is_passive(over) and over.lemma_ == "make" else []), things
    if noun.dep_ == "pobj" and over.lower_ == "with" and over.head.lemma_ == "credit":
        return logical_objects(over.head), things
    return [], []


def owner_of(noun: Token) -> list[Token]:
    """Whose a noun is: behind its `of`, in front of it, or the subject of its clause for `its`."""
    own = [owner for owner in (*prepositional(noun, "of"), *children(noun, "poss")) if owner.lower_ != "whose"]
    if own and own[0].pos_ != "PRON":
        return own
    node = noun
    while node.head != node and not is_verb(node):
        node = node.head
    if not is_verb(node) or (noun.dep_ == "nsubj" and noun.head == node):
        return own
    return [subject for subject in logical_subjects(node) if subject != noun] or own


def thing_of(verb: Token, idioms: Idioms) -> list[Token]:
    """What a verb says the place or the namesake of; the owner of the phrase's own noun, where that is the subject."""
    found = idiom_of(verb, idioms)
    subject = next((word for word in found.words if word.dep_ == "nsubj"), None) if found is not None else None
    if subject is not None:
        return owner_of(subject)
    return logical_objects(verb) if is_passive(verb) else logical_subjects(verb)


def things_behind(word: Token, prepositions: Sequence[str], idioms: Idioms | None = None) -> list[Token]:
    """The names behind a word's prepositions, each with the places that it leads to; of a phrase, also what it names itself."""
    found = idiom_of(word, idioms) if idioms is not None else None
    words = found.words if found is not None else (word,)
    out = [noun for noun in (found.things if found is not None else ()) if noun.pos_ == "PROPN"]
    for start in words:
        for noun in prepositional(start, *prepositions):
            out += chain(noun)
    if not out and found is not None and word.lemma_ not in {"take", "bear", "have"}:
        out = [noun for noun in children(word, "dobj") if noun.pos_ == "PROPN" and noun not in words]
    return list(dict.fromkeys(out))


def chain(noun: Token) -> list[Token]:
    """A noun behind a preposition and the places that it lies in: `on the bank of the Osk in Kenya`, `in Lund, Sweden`."""
    if noun.ent_type_ in TIMES:
        return []
    out = [noun] if noun.pos_ == "PROPN" or any(child.pos_ == "PROPN" for child in noun.subtree) else []
    for prep in children(noun, "prep"):
        if prep.lower_ in CHAIN - {"of"}:
            for inner in children(prep, "pobj"):
                out += chain(inner)
        elif prep.lower_ == "of":
            for inner in children(prep, "pobj"):
                out += [place for place in chain(inner) if place != inner]
    out += [name for name in children(noun, "appos", "npadvmod") if name.pos_ == "PROPN" and name.ent_type_ not in TIMES]
    return out
