"""What a pronoun or a definite noun refers to: `it`, `she`, `the company`, `both countries`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.anaphora import clause_over, object_before, thing_built
from pipeline.claims.definites import called, definite_noun, is_doing
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.names import EntityIndex, Participant, head_of_entity, participant
from pipeline.claims.narration import FEMININE, Narration, distinct
from pipeline.claims.syntax import conjuncts, is_verb
from pipeline.claims.vessels import is_ship_again, ship_meant
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
OWNERS = frozenset({"his", "her"})
PAIR = 2
THING = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_PERSON = frozenset({"we", "us", "our", "i", "me", "my"})
WHOLE = frozenset({"finished", "completed", "entire", "whole", "same", "said"})
"""Adjectives that single out no other thing: `the finished bridge` is the bridge."""
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def refer(noun: Token, narration: Narration, index: EntityIndex, lexicon: Lexicon, said: Sequence[Participant]) -> list[Participant] | None:
    """What a pronoun or a definite noun refers to; None if the noun stands for itself.

    `said` are the participants named in the sentence before the noun, in text order.
    """
    lower = noun.lower_
    if noun.pos_ in {"PRON", "DET"} or lower in PERSONAL | THING | PLURAL:
        return pronoun(noun, narration, said, index, lexicon)
    if head_of_entity(noun, index) is not None or noun.pos_ == "PROPN":
        return None
    if lower in {"latter", "former"}:
        return one_of_two(lower, narration, said)
    lemma = noun.lemma_.lower()
    words = [child.lower_ for child in noun.children if child.i < noun.i]
    count = next((NUMBERS[word] for word in words if word in NUMBERS), None)
    plain = is_ship_again(noun, lexicon) or all(
        child.lower_ in WHOLE | THING
        or child.dep_ in {"det", "predet", "nummod", "punct", "advmod", "prep", "relcl", "appos", "acl", "case"}
        or (child.i > noun.i and noun.nbor().text == ",")  # "the prize, worth £10,000, was"
        for child in noun.children
    )
    several = noun.tag_ == "NNS" and plain and (lemma in lexicon.country_nouns or lemma in lexicon.organization_nouns)
    if count and several:
        return narration.parties(count, said) or None
    definite = any(word in {"the", "this", "that"} for word in words)
    if several and definite:
        return list(narration.group) or narration.parties(2, said) or None
    if definite and plain and lemma == "couple":
        return couple(narration, said)
    if definite and "former" in words and lemma in lexicon.state_nouns and noun.dep_ in {"nsubj", "nsubjpass"}:
        return holder(narration, said)
    if definite and noun.tag_ == "NN" and not any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children):
        compounds = [child.lower_ for child in noun.children if child.dep_ == "compound" and child.i < noun.i]
        if compounds:
            return called(" ".join([*compounds, noun.lower_]), narration, said)
        other = [p for p in said if not is_doing(p, noun)]
        return definite_noun(noun, lemma, narration, lexicon, other) if plain else None
    return None


def fronted_for(noun: Token) -> Token | None:
    """The named subject that a pronoun in front of it stands for: `Since its founding in 1985, Ropes Ltd has`; None where there is none."""
    root = noun.sent.root
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head == root:
            before = any(
                child.dep_ in {"prep", "advcl", "npadvmod"} and (child == noun or child.is_ancestor(noun)) for child in root.children
            )
            return token if before and token.pos_ == "PROPN" and noun.i < token.i else None
    return None


def pronoun(
    noun: Token, narration: Narration, said: Sequence[Participant], index: EntityIndex, lexicon: Lexicon
) -> list[Participant] | None:
    """What a pronoun refers to; an empty list where the narration does not tell."""
    lower = noun.lower_
    if lower in PERSONAL:
        if is_one_more(noun):
            return last_doer(noun, narration, index)
        if (before := same_before(noun)) is not None:  # "he came second to Ada Moe, and he won"
            earlier = {m.entity.id for m in index.between(noun.sent.start, before.i)}
            said = [p for p in said if p.id in earlier]
            return pronoun(before, narration, said, index, lexicon)
        if (ship := ship_meant(noun, narration, lexicon)) is not None:
            return [ship]
        others = told_of(noun, index)
        beside = modifiers(noun, index) | others
        people = (p for p in reversed(said) if p.is_person and p.id not in beside and narration.can_be(p, lower))
        if is_of_one_of_two(noun, said, narration):
            return []
        found = clause_person(noun, said, narration) or next(people, None) or narration.person(lower, lexicon.thing_nouns)
        return [found] if found and found.id not in others else []
    if lower in THING:
        # "It was opened": the station that the town has, the bridge that work began on.
        opened = noun.dep_ == "nsubjpass" or noun.head.lemma_ in {"open", "reopen"}
        built = narration.possessed if opened else None
        acted_on = narration.acted_on if noun.dep_ == "dobj" else None
        if (thing := object_before(noun, index, lexicon)) is not None:
            return refer(thing, narration, index, lexicon, said) or [p for p in (participant(thing, index),) if p is not None]
        over = subject_over(noun, narration, index, lexicon, said)
        found = over or clause_subject(noun, said, narration, index, lexicon) or built or acted_on or narration.thing()
        return [found] if found else []
    if lower in PLURAL:
        team = clause_team(noun, said, index)
        return [team] if team is not None else narration.several() or list(said)
    if lower in {"both"}:
        return narration.parties(2, said)
    return one_more(noun) if lower == "another" else []


def is_one_more(noun: Token) -> bool:
    """True for a pronoun of a sentence that `too` sets beside the one before: `He too went to Lund, until his death in 1950`."""
    doc, sentence = noun.doc, noun.sent
    subject = next((token for token in sentence if token.lower_ in {"he", "she"}), None)
    if subject is None or subject.i > noun.i or (subject.lower_ in FEMININE) != (noun.lower_ in FEMININE):
        return False
    named = any(token.pos_ == "PROPN" and token.dep_ in {"nsubj", "nsubjpass"} for token in doc[sentence.start : noun.i])
    after = [token.lower_ for token in doc[subject.i + 1 : subject.i + 3]]
    return not named and (after[:1] == ["too"] or after == [",", "too"])


def last_doer(noun: Token, narration: Narration, index: EntityIndex) -> list[Participant]:
    """Whom `he too` means: the person by name who last did something, if nobody has been named since; nobody where that is unsure."""
    people = [m for m in index.between(0, noun.sent.start) if m.entity.type == "person"]
    last = max(people, key=lambda mention: mention.start, default=None)
    word = noun.doc[last.end - 1] if last is not None else None
    if last is None or word is None or word.dep_ not in {"nsubj", "nsubjpass"} or noun.sent.start - word.sent.end > 0:
        return []
    return [p for p in narration.recent if p.id == last.entity.id][:1]


def one_more(noun: Token) -> list[Participant]:
    """What `another` is one more of, by the subject before it: `The first strike failed, but another followed`."""
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ == "NN":
            name = f"another {token.lemma_}"
            return [Participant(name, slug(name))]
    return []


def same_before(noun: Token) -> Token | None:
    """The same pronoun before it as a subject, of the verb that its own is coordinated with or stands under: both are one person."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.dep_ not in {"conj", "relcl"}:
        return None
    above = verb.head if verb.dep_ == "conj" else clause_over(verb)
    before = next((child for child in above.children if child.dep_ in {"nsubj", "nsubjpass"}), None) if above is not None else None
    return before if before is not None and before.i < noun.i and before.lower_ == noun.lower_ else None


def modifiers(noun: Token, index: EntityIndex) -> set[str]:
    """The ids of the names in front of a pronoun that only tell of which sort a thing is: `in his first Formula season he`."""
    named = index.between(noun.sent.start, noun.i)
    return {m.entity.id for m in named if (last := noun.doc[m.end - 1]).dep_ in {"compound", "nmod"} and last.head.i >= m.end}


def told_of(noun: Token, index: EntityIndex) -> set[str]:
    """The id of whom a clause with `whom` tells of, who is not its own `she`: `the engineer Otto Berg, whom she married`."""
    verb = noun.head
    is_whom = any(child.lower_ in {"whom", "who", "that"} and child.dep_ == "dobj" for child in verb.children)
    mention = index.at(verb.head) if verb.dep_ == "relcl" and noun.dep_ == "nsubj" and is_whom else None
    return {mention.entity.id} if mention is not None else set()


def is_of_one_of_two(noun: Token, said: Sequence[Participant], narration: Narration) -> bool:
    """True for `her` behind two people of whom nobody knows which is meant: `Berg and Moe lived in Lund until her death`."""
    subject = next((t for t in noun.doc[noun.sent.start : noun.i] if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ == "PROPN"), None)
    named = [subject, *conjuncts(subject)] if subject is not None else []
    people = [p for token in named for p in said if token.text in p.name.split() and p.is_person and narration.can_be(p, noun.lower_)]
    return len(named) == PAIR and noun.lower_ in OWNERS and len({p.id for p in people}) != 1


def clause_person(noun: Token, said: Sequence[Participant], narration: Narration) -> Participant | None:
    """The subject by name of an earlier clause, where the recogniser took it for no person: `Billy lived there until his death`."""
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ == "PROPN":
            known = next((p for p in said if token.text in p.name.split()), None)
            if known is not None and (known.is_country or not narration.can_be(known, noun.lower_)):
                continue
            if known is not None:
                return known
            name = token.doc[token.left_edge.i : token.i + 1].text
            return Participant(name, slug(name), is_person=True)
    return None


def clause_team(noun: Token, said: Sequence[Participant], index: EntityIndex) -> Participant | None:
    """The named subject, no person, of the clause above, which `they` goes on about: `Albion won the cup when they beat Marsham`."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.dep_ not in {"advcl", "relcl"}:
        return None
    above = verb.head if is_verb(verb.head) else clause_over(verb.head)
    named = [child for child in above.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i < noun.i] if above is not None else []
    if len(named) != 1 or not named[0].text.istitle():
        return None
    if any(party.is_person and named[0].text in party.name.split() for party in said):
        return None
    return participant(named[0], index)


def clause_subject(
    noun: Token, said: Sequence[Participant], narration: Narration, index: EntityIndex, lexicon: Lexicon
) -> Participant | None:
    """The named subject of an earlier clause of the sentence, which `it` and `its` go on speaking of."""
    things = [p for p in said if not p.is_person]
    for token in noun.sent:
        if token.i >= noun.i:
            break
        built = thing_built(token, lexicon) if noun.dep_ == "nsubjpass" and token.dep_ == "nsubj" and token.head != noun.head else None
        if built is not None:
            named = next((p for p in things if built.text in p.name.split()), None)
            return named or next(iter(refer(built, narration, index, lexicon, said) or []), None) or participant(built, index)
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"PROPN", "NOUN"} and token.head != noun.head:
            known = next((p for p in things if token.text in p.name.split()), None)
            articled = token.pos_ == "PROPN" and token.left_edge.lower_ == "the"  # no person is "the"
            return known or (participant(token, index) if articled or is_named_thing(token) else None)
    return None


def subject_over(
    noun: Token, narration: Narration, index: EntityIndex, lexicon: Lexicon, said: Sequence[Participant]
) -> Participant | None:
    """The thing that the main clause is about, in a clause below it: `The company employed 450 people when it was sold`."""
    if noun.head.dep_ != "advcl" or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    things = lexicon.organization_nouns | lexicon.place_nouns | lexicon.settlement_nouns | lexicon.vessel_nouns | lexicon.film_nouns
    for token in noun.head.head.children:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.i < noun.i and token.pos_ == "NOUN" and token.lemma_ in things:
            found = refer(token, narration, index, lexicon, said)
            return found[0] if found else participant(token, index)
    return None


def is_named_thing(noun: Token) -> bool:
    """True for a common noun with a name in front of it, in a subordinate clause: `When the Corvo 2 camera went on sale, it`."""
    named = any(child.pos_ == "PROPN" and child.dep_ in {"compound", "nmod", "amod"} for child in noun.children)
    return named and noun.tag_ == "NN" and noun.head.dep_ == "advcl"


def couple(narration: Narration, said: Sequence[Participant]) -> list[Participant] | None:
    """The two people whom a sentence named last: `Kern married Ida Moe. The couple`; None where it named others as well."""
    people = [p for p in distinct([*narration.recent, *said]) if p.is_person]
    return people if len(people) == 2 else None


def holder(narration: Narration, said: Sequence[Participant]) -> list[Participant] | None:
    """Who had an office, where one person alone has been named: `Stroud retired in 1950. The former minister died`."""
    people = [p for p in distinct([*narration.recent, *said]) if p.is_person]
    return people if len(people) == 1 and [p.id for p in narration.subjects] == [people[0].id] and not said else None


def one_of_two(word: str, narration: Narration, said: Sequence[Participant]) -> list[Participant] | None:
    """What `the latter` or `the former` is: the second or the first of the last two things named; None where fewer are."""
    last = distinct([*reversed(said), *reversed(narration.recent)])[:2]
    return None if len(last) < 2 else [last[0] if word == "latter" else last[1]]
