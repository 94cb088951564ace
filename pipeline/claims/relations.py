"""Undated relations that a rule wants: who made what, whose successor somebody is, after whom or where something is.

`rules/predicates/` say which (`wants: relation`) and which side there is only one of (`only_one`). Who did it (`subject`) is read off a
verb in either voice, off a noun for the doer (*the architect of the hall was Ada Berg*) or for the deed (*the discovery belongs to Ada
Berg*), or off the word for the work (*a novel by Ada Berg*). What stands behind a preposition (`object`: a place, a namesake, a channel) is
read off a verb (*was born in Lund*), a noun (*its head office in Lund*), or a bracket behind a name. Both sides must have a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles, verb_roles
from pipeline.claims.predicates import Predicates
from pipeline.claims.relation_words import (
    by_of,
    deed_and_doer,
    doer_and_thing,
    is_one_of_several,
    owner_of,
    shared_agents,
    thing_of,
    things_behind,
)
from pipeline.claims.syntax import children, complement, is_copula, is_noun, is_passive, is_verb
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from pipeline.rulebook import Predicate

RULE = "relation"
CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
IN_BRACKET = re.compile(rf"\b(?:in|at|near)\s+(?P<place>{CAPITAL}(?:[ ,]+(?:(?:of|de|la|le|the|am|an|der|upon|on)\s+)*{CAPITAL})*)")
"""A place behind a date in a bracket: `(born 4 May 1921 in Lund, Sweden)`."""


def relation_drafts(span: Span, drafts: Sequence[Draft], reader: Reader, predicates: Predicates, text: str) -> list[Draft]:
    """A draft for each relation of a sentence that has no claim yet; `text` is the block's own text."""
    taken = {draft.head.i for draft in drafts}
    out: list[Draft] = []
    for token in span:
        if is_verb(token):
            out += _of_verb(token, taken, reader, predicates)
        if is_noun(token):
            out += _of_noun(token, taken, reader, predicates)
    for draft in drafts:
        out += _in_bracket(draft, text, predicates)
    return out


def _of_verb(verb: Token, taken: set[int], reader: Reader, predicates: Predicates) -> Iterator[Draft]:
    """Who does it, of a verb without a claim; what stands behind its preposition, of any."""
    known = predicates.of(verb)
    rule = predicates.relation(known)
    if rule is not None and rule.only_one == "subject" and verb.i not in taken:
        roles = verb_roles(verb, reader)
        if not roles.subjects and is_passive(verb):
            roles = Roles(tuple(reader.resolve(shared_agents(verb))), roles.objects)
        yield from _draft(verb, rule, roles, reader)
    for told in predicates.told_by(known):
        things = thing_of(verb, reader.idioms)
        places = things_behind(verb, told.behind, reader.idioms)
        yield from _draft(verb, told, Roles(tuple(reader.resolve(things)), tuple(reader.resolve(places))), reader)


def _of_noun(noun: Token, taken: set[int], reader: Reader, predicates: Predicates) -> Iterator[Draft]:
    """Who did it, of a noun for the doer, the deed or the work; where it is, of a noun for the place."""
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1).lower_ if noun.i > noun.sent.start else ""
    if noun.i in taken:
        return
    if (rule := predicates.doer(lemma)) is not None and not is_one_of_several(noun):
        doers, things = doer_and_thing(noun)
        yield from _draft(noun, rule, Roles(tuple(reader.resolve(doers)), tuple(reader.resolve(things))), reader)
    if (rule := predicates.work(f"{before} {lemma}") or predicates.work(lemma)) is not None:
        makers, things = by_of(noun)
        yield from _draft(noun, rule, Roles(tuple(reader.resolve(makers)), tuple(reader.resolve(things))), reader)
    deed = predicates.relation(predicates.of(noun))
    if deed is not None and deed.only_one == "subject":
        doers, things = deed_and_doer(noun)
        yield from _draft(noun, deed, Roles(tuple(reader.resolve(doers)), tuple(reader.resolve(things))), reader)
    for told in predicates.told_by_noun(f"{before} {lemma}", lemma):
        owners, places = owner_of(noun), _places_of(noun, told)
        yield from _draft(noun, told, Roles(tuple(reader.resolve(owners)), tuple(reader.resolve(places))), reader)


def _places_of(noun: Token, rule: Predicate) -> list[Token]:
    """Where a noun for a place says that it is: behind its own preposition, behind that of `is`, or as the other side of `is`."""
    verb = noun.head
    found = things_behind(noun, rule.behind)
    if found or not is_verb(verb):
        return found
    if is_copula(verb):
        other = complement(verb) if noun.dep_ == "nsubj" else next(iter(children(verb, "nsubj")), None)
        named = [other] if other is not None and other != noun and other.pos_ == "PROPN" else []
        return named or (things_behind(verb, rule.behind) if noun.dep_ == "nsubj" else [])
    return things_behind(verb, rule.behind) if noun.dep_ == "dobj" else []


def _in_bracket(draft: Draft, text: str, predicates: Predicates) -> Iterator[Draft]:
    """The place that a bracket tells beside a date: `(born 4 May 1921 in Lund)`."""
    if draft.rule_id != "brackets" or draft.words is None or draft.roles is None or draft.predicate is None:
        return
    place = IN_BRACKET.search(text, draft.words[1], max(draft.words[1], text.find(")", draft.words[1])))
    for rule in predicates.told_by(draft.predicate) if place is not None else ():
        name = " ".join(place["place"].split()).rstrip(",") if place is not None else ""
        parts = tuple(Participant(part, slug(part), kind="place") for part in map(str.strip, name.split(",")) if part)
        roles = Roles(draft.roles.objects or draft.roles.subjects, parts)
        yield Draft(draft.head, RULE, kind="state", predicate=rule.id, roles=roles, modality=ACTUAL, words=draft.words)


def _draft(head: Token, rule: Predicate, roles: Roles, reader: Reader) -> Iterator[Draft]:
    """A draft where both sides are called by a name, and the clause tells it as a fact."""
    subjects = tuple(p for p in roles.subjects if is_named(p))
    objects = tuple(p for p in roles.objects if is_named(p) and p not in subjects)
    if not subjects or not objects or len(subjects) < len(roles.subjects):
        return
    if modality_of(head, reader.lexicon) == ACTUAL:
        kind = "event" if is_verb(head) and rule.only_one == "subject" else "state"
        yield Draft(head, RULE, kind=kind, predicate=rule.id, roles=Roles(subjects, objects))


def is_named(participant: Participant) -> bool:
    """True for a participant with a proper name in it."""
    return any(word[:1].isupper() for word in participant.name.split())
