"""The logical arguments of a verb as tokens: who does it and what it is done to, whatever the voice and wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.syntax import (
    agents,
    children,
    conjuncts,
    first_conjunct,
    is_copula,
    is_noun,
    is_passive,
    is_verb,
    objects,
    prepositional,
    subjects,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


RELATIVES = frozenset({"which", "that", "who", "whom", "whose"})


GOALS = ("to", "with", "into", "of", "against", "from", "for", "on", "at", "in", "about", "as")
"""Prepositions whose noun is the object of a verb without a direct one, the likeliest first."""


def logical_subjects(verb: Token) -> list[Token]:
    """Who does it: the agent of a passive, the subject of an active verb, the controller of an infinitive or participle."""
    if is_passive(verb):
        return agents(verb)
    own = [noun for noun in subjects(verb) if noun.dep_ not in {"nsubjpass", "csubjpass"} or verb.dep_ == "conj"]
    if own:
        first = first_conjunct(verb)
        if all(noun.lower_ in RELATIVES for noun in own) and is_noun(first.head):
            return antecedent(first.head, first)
        return own
    above = verb.head
    if verb.dep_ in {"acl", "relcl"} and is_noun(above):
        if verb.tag_ == "VBG":
            return antecedent(above)
        if verb.tag_ == "VB":
            governor = above.head
            if is_verb(governor) and is_copula(governor):
                return subjects(governor)
            return logical_subjects(governor) if is_verb(governor) else []
        return []
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "pcomp", "conj", "acl"}:
        governor = above if is_verb(above) else above.head
        if is_verb(governor) and governor != verb:
            return controllers(verb, governor)
        if governor.pos_ == "ADJ" and is_verb(governor.head):
            return subjects(governor.head)
    return []


def antecedent(noun: Token, clause: Token | None = None) -> list[Token]:
    """What a relative clause or participle behind a noun speaks of: of `X is a newspaper founded in 1985`, X; of an apposition, the name.

    A relative clause right behind a name speaks of that name, wherever the parser hangs it; one with its own subject (`the firm she
    founded`) speaks of its noun and of nothing above it.
    """
    verb = noun.head
    if clause is not None and clause.dep_ == "relcl":
        before = clause.doc[max(0, clause.left_edge.i - 1)]
        before = before.nbor(-1) if before.text in {",", "–", "—", "-"} and before.i else before
        if before.pos_ == "PROPN" and before.i >= noun.i:
            return [before]
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lower_ == "one":
        return antecedent(verb.head)
    if noun.dep_ == "appos" and (is_noun(verb) or verb.pos_ == "NUM"):
        return antecedent(verb)
    comma = noun.doc[max(0, noun.left_edge.i - 1)]
    if noun.dep_ == "attr" and comma.text == "," and comma.i and comma.nbor(-1).pos_ == "PROPN" and comma.nbor(-1).i > verb.i:
        return [comma.nbor(-1)]  # "chairman of Anaeko, a company he founded": an apposition that the parser hangs on the verb
    own = clause is not None and any(child.lower_ not in RELATIVES for child in children(clause, "nsubj", "nsubjpass"))
    if is_set_out(noun):
        return [noun]
    if noun.dep_ == "attr" and not own and is_verb(verb) and is_copula(verb) and subjects(verb):
        return logical_subjects(verb)
    return [noun]


def is_set_out(noun: Token) -> bool:
    """True for the one that `It was` sets in front: `It was the council that closed the bridge`, not `It is a club that plays in blue`."""
    verb = noun.head
    named = noun.dep_ == "attr" and not any(child.lower_ in {"a", "an"} for child in children(noun, "det"))
    return named and is_copula(verb) and any(child.lower_ == "it" for child in children(verb, "nsubj", "expl"))


def controllers(verb: Token, governor: Token) -> list[Token]:
    """The noun of a governing verb that is the understood subject of its infinitive or participle."""
    if verb.dep_ in {"xcomp", "ccomp"} and not is_passive(governor):
        return children(governor, "dobj") if verb.tag_ == "VB" and children(governor, "dobj") else logical_subjects(governor)
    if is_passive(governor):
        return subjects(governor)
    return logical_subjects(governor)


def logical_objects(verb: Token) -> list[Token]:
    """What it is done to: the subject of a passive, the object of an active verb, the antecedent of a relative or participle."""
    above = verb.head
    if is_passive(verb):
        own = [noun for noun in subjects(verb) if noun.lower_ not in RELATIVES]
        if own:
            return [*own, *children(verb, "oprd")]
        first = first_conjunct(verb)
        if first.dep_ in {"acl", "relcl"} and is_noun(first.head):
            return antecedent(first.head, first)
        if verb.dep_ in {"advcl", "xcomp", "ccomp"}:
            governor = above if is_verb(above) else above.head
            return subjects(governor) if is_verb(governor) else []
        return []
    found = [noun for noun in objects(verb) if noun.dep_ != "dative" and noun.lower_ not in RELATIVES and noun.ent_type_ != "DATE"]
    if found:
        return found
    if verb.dep_ == "relcl" and is_noun(above) and not any(noun.lower_ in RELATIVES for noun in subjects(verb)) and subjects(verb):
        return antecedent(above, verb)
    if verb.dep_ == "conj" and is_verb(above) and not children(verb, "prep", "xcomp", "ccomp") and verb.tag_ == above.tag_:
        return []
    inner = next((child for child in children(verb, "xcomp", "ccomp") if not subjects(child) and child.tag_ in {"VB", "VBG"}), None)
    if inner is not None and inner != verb:
        return logical_objects(inner)
    told = next((child for child in children(verb, "ccomp") if child.i > verb.i), None)
    if told is not None and is_verb(told):
        return logical_objects(told) if is_passive(told) else subjects(told)
    return []


def direction(verb: Token) -> list[Token]:
    """Whom something is given to or taken from, by name, beside what is given or taken: `withdrew its guards from Kyrgyzstan`."""
    return [
        noun
        for noun in prepositional(verb, "to", "from", "into", "against")
        if noun.pos_ == "PROPN" and noun.ent_type_ not in {"DATE", "TIME"}
    ]


def goal(verb: Token) -> list[Token]:
    """The nouns behind the preposition that completes a verb without an object: `acceded to`, `met with`."""
    particles = children(verb, "prep")
    for wanted in GOALS:
        for prep in particles:
            if prep.lower_ == wanted:
                nouns = [
                    noun
                    for child in children(prep, "pobj")
                    for noun in (child, *conjuncts(child))
                    if noun.ent_type_ not in {"DATE", "TIME", "CARDINAL"}
                ]
                if nouns:
                    return nouns
    return []
