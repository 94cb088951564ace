"""The logical arguments of a verb as tokens: who does it and what it is done to, whatever the voice and wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.segments import parted
from pipeline.claims.syntax import (
    SUBJECTS,
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
    subjects,
)
from pipeline.claims.verb_lists import GOING, LIVED, OCCURRING

if TYPE_CHECKING:
    from spacy.tokens import Token


ESTABLISHING = frozenset({"found", "establish", "form", "incorporate", "create"})
RELATIVES = frozenset({"which", "that", "who", "whom", "whose"})


SETTLEMENTS = frozenset(
    {"city", "town", "village", "hamlet", "suburb", "parish", "municipality", "district", "region", "province", "island", "county"}
)
"""What lies in a larger place that a clause behind it may go on about: `a village in Rana, which was created in 1964`."""

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
        if is_verb(governor) and governor != verb and not (verb.i < governor.i and parted(verb, governor)):
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
    if clause is not None and (defined := defined_above(noun, clause)) is not None:
        return logical_subjects(defined.head)
    if clause is not None and clause.dep_ == "relcl":
        before = clause.doc[max(0, clause.left_edge.i - 1)]
        before = before.nbor(-1) if before.text in {",", "–", "—", "-"} and before.i else before
        if before.pos_ == "PROPN" and before.i > noun.i and is_named_by(noun, before):
            return [noun]
        if (whole := thing_placed(noun, clause)) is not None:
            return [whole]
        if before.pos_ == "PROPN" and before.i >= noun.i:
            return [before]
    if noun.dep_ == "conj" and first_conjunct(noun).dep_ == "attr" and not children(noun, "det", "poss"):
        return antecedent(first_conjunct(noun))  # "was a violinist and teacher who": both are of one person
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
    is_said = noun.dep_ == "attr" and noun.pos_ != "PROPN" and not own and is_verb(verb) and is_copula(verb)
    if is_said and any(subject.ent_type_ != "DATE" for subject in subjects(verb)):  # "Not until 1936 was a bridge built"
        return logical_subjects(verb)
    return [noun]


def thing_placed(place: Token, clause: Token) -> Token | None:
    """The subject that a clause with `which` between commas is about, and not its place: `The fire in Lund, which lasted a day, was`."""
    prep = place.head
    noun = prep.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":  # "the village of Aske in Peru"
        noun = noun.head.head
    if place.dep_ != "pobj" or prep.lower_ not in {"in", "at", "near"} or noun.dep_ not in {"nsubj", "nsubjpass"} or not is_noun(noun):
        return None
    doc = clause.doc
    which = any(child.lower_ == "which" for child in children(clause, "nsubj", "nsubjpass", "dobj"))
    closed = clause.right_edge.i + 1 < len(doc) and doc[clause.right_edge.i + 1].text == ","
    return noun if which and closed and doc[clause.left_edge.i - 1].text == "," and noun.head.i > clause.i else None


def owner_in_relative(whose: Token) -> list[Token]:
    """Whose it is in a relative clause: what the sentence defines, where the name is only its place: `Emperor of Karesh, whose reign`."""
    clause = whose
    while clause.dep_ != "relcl" and clause.head != clause:
        clause = clause.head
    noun = clause.head
    return antecedent(noun, clause) if clause.dep_ == "relcl" and is_noun(noun) else []


def is_named_by(noun: Token, name: Token) -> bool:
    """True if a name only ends another that a capitalised noun begins: `the Siege of Aske, which lasted`."""
    of = name.head
    return noun.pos_ == "PROPN" and name.dep_ == "pobj" and of.lower_ == "of" and of.head == noun and of.i == noun.i + 1


def defined_above(noun: Token, clause: Token) -> Token | None:
    """The noun of a definition that a clause behind a comma goes on about, where the noun in front of the comma cannot be meant.

    `X is an airline based at Tulsa, which began flights in 1988`; `X is a composer of choral music, who received`; `X is a novel by
    Una Rice, published in 1968`. None where the clause can be about the noun that it stands behind.
    """
    comma = clause.doc[max(0, clause.left_edge.i - 1)]
    if comma.text != "," or not comma.i:
        return None
    near = comma.nbor(-1) if comma.nbor(-1).pos_ == "PROPN" and comma.nbor(-1).i >= noun.i else noun
    node, under = near, near
    while node.dep_ in {"pobj", "prep", "agent", "acl", "appos", "conj", "compound"} and node.head != node:
        under, node = node, node.head
    if is_copula(node) and (said := complement(node)) is not None:  # "is a museum in Bergen": the parser may hang the place on the verb
        node = said
    if node.dep_ != "attr" or node.i > noun.i or not is_copula(node.head) or is_set_out(node) or not subjects(node.head):
        return None
    named = all(subject.pos_ in {"PROPN", "PRON"} or subject.text[:1].isupper() for subject in subjects(node.head))
    return node if node != near and named and not is_told_of(near, clause, node, under) else None


def is_told_of(near: Token, clause: Token, defined: Token, under: Token) -> bool:
    """False if a clause behind a comma cannot be about the noun in front of it: by its pronoun, or by what its participle says."""
    written = under.lower_ == "by" and under.head == defined
    if clause.dep_ != "relcl":
        seat = near
        while seat.dep_ in {"appos", "conj"}:
            seat = seat.head
        based = seat.pos_ == "PROPN" and seat.dep_ == "pobj" and seat.head.head.lemma_ in {"base", "headquarter"}
        if based and clause.lemma_ in ESTABLISHING:
            return False  # "a firm based in Lund, Alba, founded in 1921"
        person = near.ent_type_ == "PERSON" or written
        return not (clause.tag_ == "VBN" and person and clause.lemma_ not in LIVED)
    pronoun = next((child.lower_ for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}), "")
    if pronoun == "who":
        bare = near.pos_ == "NOUN" and not children(near, "det", "poss", "nummod")
        return not (bare or near.ent_type_ in {"GPE", "LOC", "FAC", "NORP"})
    if pronoun not in {"which", "who"} and any(token.lower_ == "whose" for token in clause.subtree):
        of_title = near.head.lower_ == "of" and near.head.head.pos_ == "PROPN" and near.head.head == defined  # "Emperor of Karesh"
        placed = near.head.lower_ in {"in", "at", "from", "on"} and near.ent_type_ in {"GPE", "LOC"} and defined.lemma_ not in SETTLEMENTS
        return not (of_title or placed)
    if pronoun == "which" and is_of_events(clause):
        return False
    if pronoun == "which":
        located = near.ent_type_ in {"GPE", "LOC"} and near.head.lower_ in {"in", "at", "from", "on", "near"}
        place = located or (near.pos_ == "PROPN" and near.head.lower_ == "in")
        person = any(subject.ent_type_ == "PERSON" for subject in subjects(defined.head))
        return person or not (written or (place and defined.lemma_ not in SETTLEMENTS))
    return True


def is_of_events(clause: Token) -> bool:
    """True for a clause that tells when something was, which is no body and no channel: `which took place`, `which aired for two years`."""
    place = any(child.lower_ == "place" for child in children(clause, "dobj"))
    if clause.lemma_ == "take":
        return place
    return clause.lemma_ in OCCURRING and not is_passive(clause) and not children(clause, "dobj")


def is_set_out(noun: Token) -> bool:
    """True for the one that `It was` sets in front: `It was the council that closed the bridge`, not `It is a club that plays in blue`."""
    verb = noun.head
    named = noun.dep_ == "attr" and not any(child.lower_ in {"a", "an"} for child in children(noun, "det"))
    if any(child.lower_ in {"only", "sole", "first", "last"} for child in children(noun, "amod")):  # "it was the only feature directed by"
        return False
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
        if first.dep_ in {"advcl", "xcomp", "ccomp"}:  # "built by X and opened in 1869, it closed"
            governor = first.head if is_verb(first.head) else first.head.head
            apart = first.i < governor.i and parted(first, governor)  # "built in 1869; the mill beside it closed"
            return subjects(governor) if is_verb(governor) and not apart else []
        return []
    found = [noun for noun in objects(verb) if noun.dep_ != "dative" and noun.lower_ not in RELATIVES and noun.ent_type_ != "DATE"]
    if found:
        return found
    if (
        verb.dep_ == "relcl"
        and is_noun(above)
        and above.ent_type_ != "DATE"
        and not is_told_by_name(verb)
        and not any(noun.lower_ in RELATIVES for noun in subjects(verb))
        and subjects(verb)
    ):
        return antecedent(above, verb)
    if (shared := object_shared(verb)) is not None:
        return logical_objects(shared)
    if verb.dep_ == "conj" and is_verb(above) and not children(verb, "prep", "xcomp", "ccomp") and verb.tag_ == above.tag_:
        return []
    inner = next((child for child in children(verb, "xcomp", "ccomp") if not subjects(child) and child.tag_ in {"VB", "VBG"}), None)
    if inner is not None and inner != verb:
        return logical_objects(inner)
    told = next((child for child in children(verb, "ccomp") if child.i > verb.i), None)
    if told is not None and is_verb(told):
        return logical_objects(told) if is_passive(told) else subjects(told)
    return []


def object_shared(verb: Token) -> Token | None:
    """The coordinated verb right behind one without an object, whose object is the other's as well: `to build, train and equip a navy`."""
    behind = next((child for child in verb.children if child.dep_ == "conj"), None)
    if behind is None or behind.tag_ != verb.tag_ or verb.lemma_ in GOING or not is_verb(behind):
        return None
    near = all(token.text == "," or token.dep_ == "cc" for token in verb.doc[verb.i + 1 : behind.i])
    own = any(child.dep_ in SUBJECTS for child in behind.children)
    return behind if near and not own and (children(behind, "dobj") or object_shared(behind) is not None) else None


def is_told_by_name(verb: Token) -> bool:
    """True for a main verb that the parser hangs on the noun in front of the name: `The ferry Osprey ran aground`."""
    names = [noun for noun in subjects(verb) if noun.pos_ == "PROPN"]
    return verb.head.dep_ == "ROOT" and bool(names) and names[0].left_edge.i == verb.head.i + 1


def direction(verb: Token) -> list[Token]:
    """Whom something is given to or taken from, by name, beside what is given or taken: `withdrew its guards from Kyrgyzstan`."""
    return [
        noun
        for noun in prepositional(verb, "to", "from", "into", "against")
        if noun.pos_ == "PROPN" and noun.ent_type_ not in {"DATE", "TIME"}
    ]


def is_manner(noun: Token, preposition: str) -> bool:
    """True for what says how: a bare adjective, `broke up for good`; what was there by number, `sank with forty hands`."""
    return (noun.tag_ == "JJ" and not list(noun.children)) or (
        preposition == "with" and noun.tag_ == "NNS" and bool(children(noun, "nummod"))
    )


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
                    if noun.ent_type_ not in {"DATE", "TIME", "CARDINAL"} and not is_manner(noun, wanted)
                ]
                if nouns:
                    return nouns
    return []
