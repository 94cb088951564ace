"""Which noun of its own sentence `it` goes on speaking of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.names import EntityIndex, Participant, head_of_entity
from pipeline.claims.narration import Narration
from pipeline.claims.syntax import children, is_event_noun, is_noun, is_verb, particle, prepositional, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token


CLAUSES = frozenset({"advcl", "relcl", "ccomp"})
CONTESTED = frozenset({"win", "lose"})
"""Verbs by which `it` is a contest: `reached the final and won it`."""


def object_before(it: Token, index: EntityIndex, lexicon: Lexicon) -> Token | None:
    """The thing that the clause before was done to, which `it` goes on about: `bought the mill in 1920 and sold it in 1950`.

    `used the hall until 1908, when a fire destroyed it`; `the family, who had owned the inn since 1903, sold it`. None where that clause
    is about a thing that can be meant as well: `The bridge carried the railway until a flood destroyed it`.
    """
    verb = it.head
    if it.dep_ not in {"dobj", "nsubjpass"} or not is_verb(verb):
        return None
    if it.dep_ == "dobj" and verb.dep_ == "conj" and is_verb(verb.head):
        own = is_shared(verb) or is_about_object(verb.head, index, lexicon)
        return thing_done(verb.head, index, lexicon, contest=verb.lemma_ in CONTESTED) if own else None
    if is_below(verb):
        above = verb.head if is_verb(verb.head) else clause_over(verb.head)
        if above is None or verb.lemma_ in lexicon.winding_up:
            return None
        return thing_done(above, index, lexicon) if is_about_object(above, index, lexicon) else None
    if it.dep_ != "dobj":
        return None
    told = [child for noun in subjects(verb) for child in children(noun, "relcl", "acl")]
    told += [child for child in children(verb, "advcl") if child.i < verb.i and is_shared(child)]
    told += [child for child in children(verb, "ccomp") if child.i < verb.i and any(t.text == ";" for t in verb.doc[child.i : verb.i])]
    told += [inner for prep in children(verb, "prep") for inner in children(prep, "pcomp") if inner.i < verb.i]
    return next((thing for clause in reversed(told) if (thing := thing_done(clause, index, lexicon)) is not None), None)


def is_about_object(verb: Token, index: EntityIndex, lexicon: Lexicon) -> bool:
    """True if a clause behind a verb goes on about its object: what somebody keeps, makes or buys, and what people do something to."""
    deeds = lexicon.keeping | lexicon.creating | lexicon.trading
    return particle(verb) in deeds or all(can_act(noun, index, lexicon) for noun in subjects(verb))


def is_shared(verb: Token) -> bool:
    """True for a verb whose subject is another verb's: `and sold it`, `and later he sold it`."""
    own = children(verb, "nsubj", "nsubjpass")
    return all(noun.lower_ in {"he", "she", "they", "who"} for noun in own)


def is_below(verb: Token) -> bool:
    """True for the verb of a clause behind the main one: `until 1908, when it burned`, `after they had sold it`."""
    return (
        verb.dep_ in CLAUSES and verb.head.i < verb.i and (verb.dep_ != "relcl" or any(child.lower_ == "when" for child in verb.children))
    )


def clause_over(token: Token) -> Token | None:
    """The verb that a date with a clause behind it hangs on."""
    while token.head != token:
        token = token.head
        if is_verb(token):
            return token
    return None


def can_act(noun: Token, index: EntityIndex, lexicon: Lexicon) -> bool:
    """True for a subject that `it` does not stand for: people, several things, or who makes and owns things."""
    mention = head_of_entity(noun, index)
    kind = mention.entity.type if mention is not None else ""
    several = noun.tag_ in {"NNS", "NNPS"} or noun.pos_ == "PRON"
    return several or kind == "person" or noun.lemma_.lower() in lexicon.organization_nouns


def thing_done(verb: Token, index: EntityIndex, lexicon: Lexicon, *, contest: bool = False) -> Token | None:
    """The one thing that a verb has for its object, with a name or a determiner; no deed (but a contest that is won), person or measure."""
    found = children(verb, "dobj")
    if len(found) != 1 or not is_noun(found[0]) or found[0].tag_ in {"NNS", "NNPS"}:
        return None
    noun = found[0]
    mention = head_of_entity(noun, index)
    determined = noun.pos_ == "PROPN" or bool(children(noun, "det", "poss"))
    person = mention is not None and mention.entity.type == "person"
    lemma = noun.lemma_.lower()
    is_deed = is_event_noun(noun, lexicon.event_nouns) and lemma not in lexicon.place_nouns | lexicon.organization_nouns
    plain = (contest or not is_deed) and lemma not in lexicon.measure_nouns
    return noun if determined and plain and not person and noun.ent_type_ not in {"DATE", "TIME"} else None


def thing_built(noun: Token, lexicon: Lexicon) -> Token | None:
    """What the building of which a sentence tells: `Work on the bridge began`, `Construction of the dam started`; None for another noun."""
    if noun.lemma_.lower() not in lexicon.making_nouns:
        return None
    things = [thing for thing in prepositional(noun, "of", "on") if is_noun(thing) and thing.ent_type_ not in {"DATE", "TIME"}]
    return things[0] if len(things) == 1 else None


def work_on(nouns: Sequence[Token], narration: Narration, lexicon: Lexicon) -> list[Participant]:
    """What is being built where a sentence only says `work` or `construction`: what the text is about, if that has a name."""
    thing = narration.thing() if len(nouns) == 1 and nouns[0].lemma_.lower() in lexicon.making_nouns else None
    bare = thing is not None and not prepositional(nouns[0], "of", "on", "at") and not children(nouns[0], "amod", "compound", "poss")
    return [thing] if bare and thing is not None and thing.name[:1].isupper() else []


def thing_left(verb: Token, lexicon: Lexicon, index: EntityIndex) -> Token | None:
    """What people made or anybody bought, which `it` behind a verb of the next sentence stands for: `Holm built the inn. She sold it`."""
    doing = subjects(verb)
    people = doing and all(
        noun.lower_ in {"he", "she", "they"} or ((known := head_of_entity(noun, index)) is not None and known.entity.type == "person")
        for noun in doing
    )
    return thing_done(verb, index, lexicon) if people or particle(verb) in lexicon.trading else None
