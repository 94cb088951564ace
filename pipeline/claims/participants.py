"""Who does it and what it is done to: the logical subject and object of a claim, whatever the voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.anaphora import thing_built, work_on
from pipeline.claims.arguments import RELATIVES, direction, goal, logical_objects, logical_subjects, owner_in_relative
from pipeline.claims.idioms import OBJECT, SUBJECT, Found, Idioms, idiom_of
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.names import EntityIndex, Participant, head_of_entity, participant
from pipeline.claims.narration import Narration, apart, as_participant, distinct
from pipeline.claims.phrases import LINKS, joined_title
from pipeline.claims.reference import FIRST_PERSON, fronted_for, refer
from pipeline.claims.syntax import (
    children,
    complement,
    conjuncts,
    is_copula,
    is_event_noun,
    is_next,
    is_noun,
    is_passive,
    is_verb,
    particle,
    prepositional,
    specified,
    subjects,
)
from pipeline.mentions.entities import is_regnal
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING = frozenset({"open", "reopen", "close"})
"""Behind these, `to` says for whom: `opened to shipping`."""
OWNERS = frozenset({"its", "his", "her"})
SMALL = LINKS | {"and", "the", "a", "an"}
"""Words with a small letter inside a name: `A History of Salt` has a name of its own."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The participants of a claim."""

    subjects: tuple[Participant, ...] = ()
    objects: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known while one sentence is read."""

    index: EntityIndex
    narration: Narration
    lexicon: Lexicon
    idioms: Idioms
    """The phrases that the predicates list."""
    aside: frozenset[int] = frozenset()
    """The positions of the tokens of dates and quantities, which take part in nothing."""

    def resolve(self, nouns: Sequence[Token]) -> list[Participant]:
        """The participants that nouns stand for, each once, in order."""
        out: list[Participant] = []
        if not nouns:
            return out
        if (title := joined_title(nouns)) is not None:
            return [Participant(title, slug(title))]
        for noun in self.instances(nouns):
            if noun.lower_ == "whose":
                out.extend(self.resolve(owner_in_relative(noun)))
                continue
            if noun.lower_ in RELATIVES or (noun.i in self.aside and noun.lower_ != "olds"):
                continue
            if noun.text == "I" and is_regnal(noun) and (ruler := participant(noun, self.index)) is not None:
                out.append(ruler)
                continue
            said = self.said_before(noun)
            ahead = fronted_for(noun) if noun.pos_ == "PRON" and noun.lower_ not in FIRST_PERSON else None
            if ahead is not None and (name := participant(ahead, self.index)) is not None:
                out.append(name)
                continue
            found = refer(noun, self.narration, self.index, self.lexicon, said)
            if found:  # what the sentence names further on, the noun does not stand for
                later = {m.entity.id for m in self.index.between(noun.i + 1, noun.sent.end)} - {p.id for p in said}
                found = [p for p in found if p.id not in later] or (None if is_noun(noun) else [])
            if found is None:
                name = participant(noun, self.index)
                found = [name] if name else []
            out.extend(found)
        return distinct(out)

    def owned(self, noun: Token, thing: Participant) -> Participant:
        """A thing without a name of its own, with the name of the one whose it is: `its summit`, `his films`."""
        whose = next((child for child in children(noun, "poss") if child.lower_ in OWNERS), None)
        if whose is None or thing.name[:1].isupper():
            return thing
        owners = self.resolve([whose])
        if len(owners) != 1 or not owners[0].name[:1].isupper():
            return thing
        full = f"{owners[0].name}'s {thing.name}"
        return Participant(full, slug(full), False, thing.is_plural)

    def instances(self, nouns: Sequence[Token]) -> list[Token]:
        """The nouns, a share replaced by its whole (`34% of the people`), a class by its examples (`countries such as Turkey`)."""
        out: list[Token] = []
        for noun in nouns:
            examples = [n for n in prepositional(noun, "as", "like", "including") if n.pos_ == "PROPN"] if noun.tag_ == "NNS" else []
            if noun.tag_ == "NNS" and not examples:  # "the brothers Albert and Ned Fenwick"
                named = [name for name in children(noun, "appos") if name.pos_ == "PROPN" and is_next(name, noun)]
                examples = [n for name in named for n in (name, *conjuncts(name))] if any(conjuncts(n) for n in named) else []
            if (noun.i in self.aside or noun.lower_ in {"none", "all", "each"}) and (of := prepositional(noun, "of")):
                out += of
            else:
                out += examples or [noun]
        return out

    def said_before(self, noun: Token) -> list[Participant]:
        """The entities named in the sentence before a noun."""
        sentence = noun.sent
        return distinct([as_participant(m.entity) for m in self.index.between(sentence.start, noun.i) if not m.is_demonym])


def roles_of(head: Token, reader: Reader) -> Roles:
    """The participants of the claim that `head` heads."""
    if is_verb(head):
        return verb_roles(head, reader)
    verb = head.head
    if is_verb(verb) and is_copula(verb) and complement(verb) == head:
        return copula_roles(head, verb, reader)
    if is_verb(verb) and specified(verb) == head and (name := complement(verb)) is not None:
        return Roles(tuple(reader.resolve([name])), tuple(reader.resolve(prepositional(head, "of") or children(head, "poss"))))
    if head.dep_ == "conj" and is_verb(head.head.head) and is_copula(head.head.head):
        return copula_roles(head, head.head.head, reader)
    if head.dep_ == "appos" and head.lemma_.lower() in reader.lexicon.state_nouns:
        return Roles(tuple(reader.resolve([head.head])), tuple(reader.resolve(behind(head) or children(head, "poss"))))
    return noun_roles(head, reader)


def verb_roles(verb: Token, reader: Reader) -> Roles:
    """The logical subject and object of a verb."""
    if (found := idiom_of(verb, reader.idioms)) is not None and found.idiom.thing:
        of_before = reader.narration.thing() if not found.things else None
        things = tuple(reader.resolve(found.things)) or ((of_before,) if of_before is not None else ())
        doing = [] if SUBJECT in found.idiom.thing else reader.resolve(recipients(verb, found) or logical_subjects(verb))
        return Roles(tuple(p for p in doing if p not in things), things)
    doing = reader.resolve(logical_subjects(verb))
    words = found.words if found is not None else ()
    acted_on = [noun for noun in logical_objects(verb) if noun not in words]
    is_done = is_passive(verb) and verb.lemma_ in reader.lexicon.finishing  # "Construction of the dam was completed": so was the dam
    acted_on = [thing_built(noun, reader.lexicon) or noun for noun in acted_on] if is_done else acted_on
    done_to = (work_on(acted_on, reader.narration, reader.lexicon) if is_done else []) or reader.resolve(acted_on)
    if any(noun.lower_ in {"it", "him", "them"} for noun in acted_on):  # who does it is no "it" of the same verb
        doing, done_to = apart(doing, done_to, logical_subjects(verb))
    place = place_of(verb, reader)
    if place is not None:
        if is_passive(verb) or not doing:
            done_to = [placed(p, place) for p in done_to]
        elif not done_to:
            doing = [placed(p, place) for p in doing]
    if not done_to and not is_passive(verb) and not (verb.lemma_ in OPENING and prepositional(verb, "to")):
        done_to = [p for p in reader.resolve([n for n in goal(verb) if n not in words]) if p.id not in {d.id for d in doing}]
        if named_place(place, doing):
            done_to = [p for p in done_to if p.name != place]
    elif done_to:
        done_to = distinct([*done_to, *reader.resolve(direction(verb))])
    if not done_to and particle(verb) in reader.lexicon.occurring:
        events = [noun for noun in subjects(verb) if is_event_noun(noun, reader.lexicon.event_nouns)]
        done_to = reader.resolve([of for noun in events for of in prepositional(noun, "of", "on")])
    return symmetric(verb, Roles(tuple(doing), tuple(done_to)), reader)


def recipients(verb: Token, found: Found) -> list[Token]:
    """Who gets what a phrase gives: `was awarded the medal`, `awarded her the medal`, `the medal was conferred on her`."""
    if OBJECT not in found.idiom.thing:
        return []
    if is_passive(verb) and any(noun.dep_ in {"dobj", "oprd"} for noun in found.things):
        return [noun for noun in logical_objects(verb) if noun not in found.words]
    given = [noun for noun in children(verb, "dative") if is_noun(noun) or noun.pos_ == "PRON"]
    on = prepositional(verb, "on", "upon", "to") if is_passive(verb) else prepositional(verb, "on", "upon")
    return given or [noun for noun in on if noun.ent_type_ not in {"DATE", "TIME"}]


def named_place(place: str | None, participants: Sequence[Participant]) -> bool:
    """True if one of the participants already carries the place in its name."""
    return place is not None and any(p.name.endswith(place) for p in participants)


def place_of(verb: Token, reader: Reader) -> str | None:
    """The place that an event is put in by `in` or `at`; the name behind a noun that it explains (`in the capital, Bishkek`)."""
    for noun in prepositional(verb, "in", "at", "near"):
        mention = head_of_entity(noun, reader.index)
        if mention is None:
            named = next((child for child in children(noun, "appos")), None)
            mention = head_of_entity(named, reader.index) if named is not None else None
        if mention is not None and mention.entity.type in {"place", "country"}:
            return mention.entity.name
    return None


def placed(name: Participant, place: str) -> Participant:
    """A thing without a name of its own, with its place: `office in Osh`."""
    common = [word for word in name.name.split() if word.islower() and word not in SMALL]
    if name.is_person or name.is_country or place in name.name or not common:
        return name
    full = f"{name.name} in {place}"
    return Participant(full, slug(full), name.is_person, name.is_plural)


def copula_roles(head: Token, verb: Token, reader: Reader) -> Roles:
    """Of whom something is said, and what it is said to be part or holder of."""
    doing = reader.resolve(logical_subjects(verb))
    heads = [head, *(other for other in conjuncts(head) if is_noun(other))]
    whose = next((nouns for one in heads if (nouns := behind(one))), [])
    if whose and head.pos_ == "NOUN":  # "a member of NATO and the Nordic Council": by a slip, the council hangs on the member
        whose = [*whose, *(other for other in conjuncts(head) if other.pos_ == "PROPN")]
    if not whose and head.lemma_.lower() in reader.lexicon.state_nouns:  # "was Norway's king", "was its director"
        whose = children(head, "poss")
    done_to = reader.resolve(whose) or office_here(head, reader)
    if not done_to and is_noun(head):
        done_to = reader.resolve([head])
    for noun in subjects(verb):
        if (
            is_noun(noun)
            and noun.lemma_.lower() in reader.lexicon.symmetric_nouns
            and (parties := reader.resolve(prepositional(noun, "between", "with")))
        ):
            return Roles(tuple(parties), (*reader.resolve([noun]), *done_to))
    return Roles(tuple(doing), tuple(p for p in done_to if p.id not in {d.id for d in doing}))


def office_here(noun: Token, reader: Reader) -> list[Participant]:
    """What a bare office is one of, in an article on no person: `Ada Moe was chairwoman from 1905 to 1931`."""
    is_bare = not children(noun, "det", "poss", "amod", "relcl", "nummod")
    if not is_bare or prepositional(noun, "of", "for", "at") or noun.tag_ != "NN" or noun.lemma_.lower() not in reader.lexicon.state_nouns:
        return []
    return [p for p in reader.narration.understood() if not p.is_person and p.name[:1].isupper()]


def behind(noun: Token) -> list[Token]:
    """What stands behind the prepositions of a noun, without times: `the rector of Lund at that time`."""
    return [other for other in prepositional(noun) if other.ent_type_ not in {"DATE", "TIME"} and other.lower_ != "time"]


def noun_roles(noun: Token, reader: Reader) -> Roles:
    """The participants of an event that a noun names: its owner, its `of`, its goal; and the subject of the light verb that carries it."""
    owners = [child for child in children(noun, "poss") if is_noun(child) or child.pos_ == "PRON"]
    by = prepositional(noun, "by") or [
        n for child in noun.subtree if child.lower_ == "by" and child.head.tag_ == "VBG" for n in children(child, "pobj")
    ]
    of = prepositional(noun, "of")
    between = prepositional(noun, "between", "among") or [n for child in of for n in prepositional(child, "between", "among")]
    goals = [n for n in prepositional(noun, "to", "with", "against", "on", "into", "from") if n.ent_type_ not in {"DATE", "TIME"}]
    verb = noun.head
    carried = is_verb(verb) and noun.dep_ == "dobj" and verb.lemma_ in reader.lexicon.light
    doing = reader.resolve(logical_subjects(verb)) if carried else []
    doing = doing or reader.resolve(by or owners or between)
    done_to = reader.resolve(goals)
    if of:
        if doing or by or transitive(noun, reader.lexicon):
            done_to = reader.resolve(of) + done_to
        else:
            doing = reader.resolve(of)
    if not doing:
        doing = [
            as_participant(m.entity) for child in children(noun, "compound", "amod", "nmod") if (m := reader.index.at(child)) is not None
        ]
    if not doing and not done_to and (meant := refer(noun, reader.narration, reader.index, reader.lexicon, ())):
        done_to = meant  # "the race was first held in 1936"
    if not doing and not done_to and not owners and noun.lemma_.lower() in reader.lexicon.owned_nouns:
        doing = reader.narration.understood()
    return symmetric(noun, Roles(tuple(distinct(doing)), tuple(distinct(done_to))), reader)


def transitive(noun: Token, lexicon: Lexicon) -> bool:
    """True if the `of` of an event noun is most likely what it is done to: `the killing of`, `the relaxation of`."""
    lemma = noun.lemma_.lower()
    return lemma in lexicon.deed_nouns or lemma.endswith(tuple(sorted(lexicon.deed_endings)))


def symmetric(head: Token, roles: Roles, reader: Reader) -> Roles:
    """The roles with both parties as subjects, where the relation is one between equals: `signed an agreement with`."""
    nouns = [head, *(logical_objects(head) if is_verb(head) else [])]
    mutual = next((noun for noun in nouns if is_noun(noun) and noun.lemma_.lower() in reader.lexicon.symmetric_nouns), None)
    if mutual is None:
        return roles
    parties = reader.resolve(prepositional(mutual, "between", "with", "among"))
    if is_verb(head):
        parties += reader.resolve(prepositional(head, "with", "between"))
    if is_verb(head) and head.lemma_ in reader.lexicon.mutual:
        known = [p for p in roles.subjects if p.is_country or not p.is_plural]
        countries = [p for p in [*known, *parties] if p.is_country]
        if len(distinct([*known, *parties])) < 2 and (countries or not known):
            parties += [p for p in reader.narration.parties(2) if p.is_country or not countries]
    combined = distinct([*roles.subjects, *parties])
    rest = tuple(p for p in roles.objects if p.id not in {c.id for c in combined})
    return Roles(tuple(combined), rest)
