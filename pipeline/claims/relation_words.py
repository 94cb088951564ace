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
    first_conjunct,
    is_copula,
    is_noun,
    is_passive,
    is_verb,
    objects,
    prepositional,
    specified,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"the", "its", "his", "her", "their", "whose"})
SEVERAL = frozenset(
    ["first", "second", "third", "last", "final", "original", "later", "new", "other", "another", "current", "former", "then", "assistant"]
)
"""Words beside a noun for the doer by which there are others."""
BELONGING = frozenset({"belong", "go", "fall"})
"""Verbs that give a deed to its doer by `to`."""
ASCRIBING = frozenset({"credit", "attribute", "ascribe"})
"""Verbs that do so in the passive."""
CREDIT = frozenset({"credit", "honour", "honor", "distinction", "glory"})
CHAIN = frozenset({"in", "on", "at", "near", "of"})
"""Prepositions by which one place leads to the next: `the bank of the river in the north of Kenya`."""
WHEN = frozenset({"DATE", "TIME"})
PLACING = frozenset({"in", "at", "into"})
"""Prepositions by which a predicate tells a place."""
POINTS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "left", "right"})
"""What tells a place without a name from its other side: `on its south bank`."""
CONTINENT = "continent"
RECORDING = frozenset({"record", "perform", "sing"})
"""By these a song is said to be somebody's: `a song recorded by Ada`."""
HONOUR = frozenset({"honour", "honor", "memory"})


def doers_of(verb: Token) -> list[Token]:
    """Who does it: one behind `by`, and not behind that of another noun (`directed by Ada from a screenplay by Eve`); of `was written
    and directed by Ada`, the one behind the second verb; of `credit for discovering it belongs to Ada`, the one behind `to`."""
    if not is_passive(verb):
        return logical_subjects(verb) or credited(verb)
    own = [by for by in children(verb, "agent") if not is_noun(before(by)) or before(by).pos_ == "PROPN" or before(by).i < verb.i]
    if own:
        first = children(own[0], "pobj")
        return [name for noun in first for name in (noun, *conjuncts(noun))]
    for other in children(verb, "conj"):
        if is_verb(other) and is_passive(other) and other.tag_ == verb.tag_:
            return doers_of(other)
    return agents(verb)


def acted_on(verb: Token, idioms: Idioms) -> list[Token]:
    """What a verb or a phrase is done to: `took over from Ada`; what the parser joins to the doer: `Made by Ada, the comedy Weir was`."""
    found = idiom_of(verb, idioms)
    things = list(found.things) if found is not None and found.things else logical_objects(verb)
    is_in_front = not things and verb.is_sent_start and verb.tag_ == "VBN"
    return [thing for doer in agents(verb) for thing in children(doer, "appos")] if is_in_front else things


def native_of(verb: Token) -> tuple[list[Token], list[Token]] | tuple[()]:
    """Both sides of `the Lund-born painter Ada Berg`, `Ada Berg was a Lund-born painter`; nothing for another verb."""
    places = [place for place in children(verb, "npadvmod") if place.pos_ == "PROPN"] if verb.dep_ == "amod" else []
    noun = verb.head
    if not places or not is_noun(noun):
        return ()
    return (said_of(noun) or [named(noun)]), places


def before(token: Token) -> Token:
    """The token in front of one."""
    return token.nbor(-1) if token.i > 0 else token


def credited(verb: Token) -> list[Token]:
    """Whom a deed is given to: `credit for discovering it belongs to Ada`."""
    noun = verb.head.head
    if verb.dep_ != "pcomp" or noun.lemma_.lower() not in CREDIT or not is_verb(noun.head):
        return []
    return prepositional(noun.head, "to") if noun.head.lemma_ in BELONGING else agents(noun.head)


def is_one_of_several(noun: Token) -> bool:
    """True for a doer that is one of several, or one after another: `a founder`, `co-founders`, `the first director`."""
    words = [child for child in noun.children if child.i < noun.i]
    if noun.tag_ in {"NNS", "NNPS"} or any(child.lower_ in SEVERAL for child in words):
        return True
    if any(child.lower_ in {"co", "-", "joint"} for child in words) or before(noun).text == "-":
        return True
    definite = any(child.lower_ in DEFINITE or child.dep_ == "poss" for child in words)
    return not definite or bool(children(noun, "conj"))


def doer_and_thing(noun: Token) -> tuple[list[Token], list[Token]]:
    """Both sides of a noun for the doer: `Ada was the architect of the hall`, `the hall's architect was Ada`, `Ada, the architect of …`."""
    verb = noun.head
    things = prepositional(noun, "of") or children(noun, "poss")
    if is_verb(verb) and is_copula(verb) and noun.dep_ in {"attr", "nsubj"}:
        if specified(verb) == noun or noun.dep_ == "nsubj":
            name = complement(verb)
            if name is not None and name.pos_ == "ADP":  # "was Ada Berg throughout"
                name = next((child for child in reversed(list(name.lefts)) if child.pos_ == "PROPN"), None)
            return ([name, *conjuncts(name)] if name is not None and name.pos_ == "PROPN" else []), things
        return logical_subjects(verb), things
    things = [thing for thing in things if thing.pos_ != "PRON"]
    if noun.dep_ == "appos" and is_noun(verb):
        return [verb], things
    return [child for child in children(noun, "appos") if child.pos_ == "PROPN"], things


def by_of(noun: Token) -> tuple[list[Token], list[Token]]:
    """Both sides of a noun for a work: `The Weir is a novel by Ada Berg`, `The Weir, a song recorded by Ada Berg`."""
    sung = [verb for verb in children(noun, "acl") if verb.lemma_ in RECORDING]
    makers = [named(maker) for word in (noun, *sung) for maker in prepositional(word, "by") if is_noun(maker)]
    return (makers, said_of(noun)) if makers else ([], [])


def makers_of(noun: Token) -> tuple[list[Token], Token | None]:
    """The maker whose work a noun says a thing to be, and the noun for the maker: `the hall, the work of the architect Ada Berg`."""
    for maker in prepositional(noun, "of") if noun.tag_ == "NN" else ():
        trade = next((child for child in children(maker, "compound") if child.pos_ == "NOUN"), maker)
        if (name := named(maker)).pos_ == "PROPN" and trade.pos_ == "NOUN":
            return [name], trade
    return [], None


def words_and_music_by(text: Token, music: frozenset[str]) -> tuple[list[Token], list[Token]]:
    """The one maker of both words and music, and the song: `its words and music are both the work of Ada`, `words and music by Ada`."""
    both = [noun for noun in conjuncts(text) if noun.lemma_.lower() in music]
    if not both:
        return [], []
    verb = text.head
    made = complement(verb) if is_verb(verb) and is_copula(verb) and text.dep_ == "nsubj" else None
    behind = prepositional(made, "of", "by") if made is not None else []
    behind = behind or [
        maker for noun in (text, *both, *([verb] if is_verb(verb) and is_copula(verb) else [])) for maker in prepositional(noun, "by")
    ]
    return [named(maker) for maker in behind if is_noun(maker)], owner_of(text)


def named(noun: Token) -> Token:
    """The name that stands behind a common noun, or behind two: `by the band The Drifts`, `by the actor and singer Ada`; else the noun."""
    own = next((name for name in children(noun, "appos") if name.pos_ == "PROPN" and noun.pos_ != "PROPN"), None)
    if own is not None or noun.pos_ != "NOUN":
        return own or noun
    last = noun.i + 1
    trades = {word.i for word in noun.doc[last : noun.sent.end] if word.pos_ == "NOUN"}
    if last in trades or last >= noun.sent.end or noun.doc[last].lower_ != "and" or last + 1 not in trades:
        return noun
    last += 2
    while last < noun.sent.end and noun.doc[last].pos_ == "PROPN":
        last += 1
    return noun.doc[last - 1] if noun.doc[last - 1].pos_ == "PROPN" else noun


def said_of(noun: Token) -> list[Token]:
    """What a noun is said of, or the first of several: the subject of its `is`, or the name that it explains."""
    noun = first_conjunct(noun)
    verb = noun.head
    if noun.dep_ == "attr" and is_verb(verb) and is_copula(verb):
        return logical_subjects(verb)
    return antecedent(noun) if noun.dep_ == "appos" and is_noun(verb) else []


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
    if noun.dep_ == "attr" and is_verb(over) and is_copula(over):  # "the pump was the invention of Ada"
        return things, logical_subjects(over)
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


def thing_of(verb: Token, idioms: Idioms, *, is_object: bool) -> list[Token]:
    """What a verb says the place or the namesake of; `is_object`: it is what the verb acts on, if it acts on anything.

    Of a phrase with a noun of its own for the subject it is that noun's owner: `the name of the college honours …`.
    """
    found = idiom_of(verb, idioms)
    subject = next((word for word in found.words if word.dep_ == "nsubj"), None) if found is not None else None
    if subject is not None:
        return owner_of(subject)
    if found is not None and found.things and is_object:
        return list(found.things)
    if is_passive(verb) or (is_object and objects(verb)):
        return logical_objects(verb)
    return logical_subjects(verb) or name_before(verb)


def is_taking_place(verb: Token) -> bool:
    """True for `takes place`."""
    return verb.lemma_ == "take" and any(child.lower_ == "place" for child in children(verb, "dobj"))


def name_before(verb: Token) -> list[Token]:
    """The name right in front of a verb for which the parser found no subject: `At the end of its mission Zenith 3 landed`."""
    word = before(verb)
    if word.like_num and word.i:
        word = before(word)
    return [word] if word.pos_ == "PROPN" and word.dep_ in {"appos", "dobj", "npadvmod"} and verb.dep_ == "ROOT" else []


def things_behind(word: Token, prepositions: Sequence[str], sites: frozenset[str], idioms: Idioms | None = None) -> list[Token]:
    """The names behind a word's prepositions, each with the places that it leads to; of a phrase, also what it names itself.

    Behind prepositions of place stand names and the nouns `sites`; behind others, any noun.
    """
    found = idiom_of(word, idioms) if idioms is not None else None
    out = [name for noun in (found.things if found is not None else ()) if is_noun(name := named(noun))]
    for start in (
        *(found.words if found is not None else (word,)),
        *stressed(word),
        *(days_of(word) if PLACING & set(prepositions) else ()),
    ):
        for noun in prepositional(start, *prepositions):
            out += (
                chain(noun, sites)
                if PLACING & set(prepositions)
                else [name]
                if is_noun(name := named(noun)) and name.ent_type_ not in WHEN
                else []
            )
        for noun in prepositional(start, "in") if "after" in prepositions else ():
            out += prepositional(noun, "of") if noun.lemma_.lower() in HONOUR else []
    if not out and word.dep_ == "relcl" and any(child.lower_ == "where" for child in word.children):
        out = chain(word.head, sites) if PLACING & set(prepositions) else []
    if not out and found is not None and any(part.dep_ == "nsubj" for part in found.words):
        out = [noun for noun in children(word, "dobj") if is_noun(noun) and noun not in found.words]
    return list(dict.fromkeys(out))


def days_of(verb: Token) -> list[Token]:
    """The words of the day on which something is done, which the parser hangs the place on: `born on May 4, 1903 in Lund`."""
    if not is_verb(verb):
        return []
    days = [noun for prep in children(verb, "prep") if prep.lower_ in {"on", "in"} for noun in children(prep, "pobj")]
    dated = [noun for noun in days if noun.ent_type_ == "DATE"]
    return [*dated, *(year for noun in dated for year in children(noun, "appos", "nummod") if year.ent_type_ == "DATE")]


def stressed(verb: Token) -> list[Token]:
    """The verb that holds the place of a stressed one: `It was in Lund that the fire began`."""
    over = verb.head
    is_it = verb.dep_ in {"ccomp", "advcl", "relcl", "acl"} and is_verb(over) and is_copula(over)
    return [over] if is_it and any(child.lower_ == "it" for child in children(over, "nsubj", "expl")) else []


def chain(noun: Token, sites: frozenset[str]) -> list[Token]:
    """A noun behind a preposition and the places that it lies in: `on the bank of the Osk in Kenya`, `in Lund, Sweden`."""
    is_wide = noun.lower_ == CONTINENT  # "the European continent"
    told = noun.lemma_.lower() in sites and any(
        word.pos_ == "PROPN" or word.lower_ in POINTS or (is_wide and word.text[:1].isupper()) for word in noun.subtree
    )
    if not (noun.pos_ == "PROPN" or told) or noun.ent_type_ in WHEN:
        return []
    out = [noun]
    for prep in children(noun, "prep"):
        for inner in children(prep, "pobj") if prep.lower_ in CHAIN else ():
            below = chain(inner, sites)
            out += [place for place in below if place != inner] if prep.lower_ == "of" else below
    return out + [name for name in children(noun, "appos", "npadvmod") if name.pos_ == "PROPN" and name.ent_type_ not in WHEN]
