"""What a thing is or is not, where two texts cannot both be right: venomous or harmless, inhabited or deserted, married or a bachelor.

Which phrases say what stands in `rules/lexicons/traits.yaml`. A phrase must be said of a thing by the verb of its clause: a snake that eats
venomous frogs is not said to be venomous.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import antecedent, logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, governing_verb
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import children, is_noun, is_passive, is_verb
from pipeline.claims.trait_words import Phrase
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREDICATE = "trait"
RULE = "trait"
NOT = "not "
OWNER = "s "
"""What is left of *'s* in front of what is owned."""
NEGATED = re.compile(r"(?:\b(?:not|no|never|neither|nor|without|hardly|lacks?|lacking)|n['’]t)(?: [\w-]+){0,3} $")
"""What turns a phrase round: `is not venomous`, `has neither fangs nor venom glands`."""
SAYING = frozenset({"acomp", "attr", "amod", "compound", "oprd", "conj", "advmod", "npadvmod", "nmod", "neg", "prt"})
"""How a word hangs on the one above it, up to the verb that says it of the subject."""
HAVING = frozenset({"have", "possess", "lack", "bear", "leave", "lead", "become", "remain"})
"""What one of these verbs has for its object is said of its subject."""


def trait_drafts(span: Span, reader: Reader) -> list[Draft]:
    """A draft for each trait that a sentence gives to a thing with a proper name, or to a species with a name of two words."""
    text = span.text.casefold()
    out: list[Draft] = []
    if len(text) != len(span.text):  # a letter that is two in lower case
        return out
    for first, last, phrase in reader.lexicon.traits.find(text):
        start, end = span.start_char + first, span.start_char + last
        start += len(OWNER) if phrase.said_of == "owner" else 0
        words = [token for token in span if start <= token.idx < end]
        before = words[0].nbor(-1) if words and words[0].i > span.start else None
        is_counted = before is not None and before.tag_ == "CD" and before.shape_ != "dddd"  # "1,200 people live in Lund" is a count
        things = _things(phrase, words, reader) if words and not is_counted else []
        value = f"{NOT}{phrase.value}" if NEGATED.search(text[:first]) else phrase.value
        value = value.removeprefix(NOT + NOT)
        root = next((word for word in words if word.head not in words), words[-1])
        head = next((word for word in words if is_verb(word)), governing_verb(root))
        told = Participant(f"{phrase.trait}: {value}", slug(f"{phrase.trait} {value}"))
        is_of_species = phrase.trait in reader.lexicon.traits.of_species
        for thing in (thing for thing in things if thing.is_named or (is_of_species and " " in thing.name)):
            roles = Roles((thing,), (told,))
            out.append(Draft(head, RULE, kind="state", predicate=PREDICATE, roles=roles, modality=ACTUAL, words=(start, end)))
    return out


def _things(phrase: Phrase, words: Sequence[Token], reader: Reader) -> list[Participant]:
    """Of what a phrase is said."""
    if phrase.said_of == "topic":
        topic = reader.narration.thing()
        return [topic] if topic is not None else []
    if phrase.said_of == "owner":
        return reader.resolve([owner for word in words for owner in children(word, "poss") if owner.pos_ == "PROPN"])
    if phrase.said_of == "behind":
        behind = children(words[-1], "pobj")
        return reader.resolve(behind) if len(behind) == 1 else []
    verb = next((word for word in words if is_verb(word) and word.dep_ not in SAYING), None)
    root = next((word for word in words if word.head not in words), words[-1])
    return reader.resolve(_said_of(root) if verb is None else _subjects(verb))


def _subjects(verb: Token) -> Sequence[Token]:
    """Whom a verb is said of, whatever its voice."""
    return logical_objects(verb) if is_passive(verb) else logical_subjects(verb)


def _said_of(word: Token) -> Sequence[Token]:
    """Of whom a word without a verb of its own is said: the subject of the verb above, or the name that it explains."""
    node = word
    while node.head != node:
        above = node.head
        if is_verb(above):
            is_had = node.dep_ == "dobj" and above.lemma_ in HAVING
            return _subjects(above) if is_had or node.dep_ in SAYING else []
        if node.dep_ == "appos" and is_noun(above):
            return antecedent(node)
        if node.dep_ not in SAYING:
            return []
        node = above
    return []
