"""Whose a work is, told in passing: `Ada Berg's novel The Ford`, `her fourth studio album, Prism`, `the 2013 Ada Berg album Prism`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.syntax import children, complement, conjuncts, is_copula
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.rulebook import Predicate

RULE = "relation"
OWNING = frozenset({"his", "her"})
SHARED = frozenset({"direct"})
"""Of these a work is called somebody's for another reason as well: a film is its actor's."""
ASIDE = frozenset({"cover", "version", "edition", "adaptation", "translation", "remix", "favourite", "favorite"})


def owned_works(noun: Token, rule: Predicate, reader: Reader) -> Iterator[Draft]:
    """The draft of a work with a name that a noun says to be somebody's; `rule`: the relation of the noun for the work."""
    is_told = noun.dep_ == "dobj" and noun.head.lemma_ in rule.verbs  # "wrote her second novel, The Ford"
    if is_told or rule.id in SHARED or noun.tag_ != "NN" or any(word.lower_ in ASIDE for word in noun.subtree):
        return
    name = next((child for child in children(noun, "appos") if child.pos_ == "PROPN"), None)
    if noun.dep_ == "compound" and noun.head.pos_ == "PROPN" and noun.head.i > noun.i and not conjuncts_of(noun.head):
        name = noun.head
    if name is None or (not 0 < name.left_edge.i - noun.i <= 2 and name != noun.head):
        return
    first = noun.i + 1 if name == noun.head else name.left_edge.i
    words = [token for token in noun.doc[first : name.i + 1] if not token.is_punct]
    owners = [owner for owner in (*children(noun, "poss"), *(children(name, "poss") if name == noun.head else [])) if is_owner(owner)]
    before = noun.nbor(-1) if noun.i > noun.sent.start else noun
    while not owners and before.pos_ == "NOUN" and before.dep_ == "compound" and before.i > noun.sent.start:
        before = before.nbor(-1)
    if not owners and name == noun.head and before.pos_ == "PROPN" and before.dep_ == "compound":
        owners = [before]
    makers = owner_of(owners[0], reader) if len(owners) == 1 else []
    if len(makers) != 1 or not all(word.text[:1].isupper() for word in (words[0], words[-1])):
        return
    work = Participant(joined(words), slug(joined(words)))
    if not set(makers[0].name.split()) & set(work.name.split()):
        place = (noun.idx, noun.idx + len(noun))
        yield Draft(noun, RULE, kind="state", predicate=rule.id, roles=Roles((makers[0],), (work,)), modality=ACTUAL, words=place)


def owner_of(owner: Token, reader: Reader) -> list[Participant]:
    """Whose the work is: of `a song by Ada Berg for her first album`, hers, whatever the pronoun is taken for."""
    found = [p for p in reader.resolve([owner]) if p.is_named and not p.is_country]
    root, lexicon = owner.sent.root, reader.lexicon
    said = complement(root) if is_copula(root) else None
    works = lexicon.song_nouns | lexicon.album_nouns | lexicon.film_nouns | lexicon.book_nouns
    if owner.pos_ == "PROPN" or said is None or said.lemma_.lower() not in works:
        return found
    people = {m.entity.id: m.entity for m in reader.index.between(said.i, owner.i) if m.entity.type == "person"}
    return [Participant(p.name, p.id, is_person=True, kind="person") for p in people.values()]


def is_owner(owner: Token) -> bool:
    """True for a name, or a pronoun of somebody: `its first album` is nobody's."""
    return owner.pos_ == "PROPN" or owner.lower_ in OWNING


def conjuncts_of(name: Token) -> list[Token]:
    """The names coordinated with one: of `the albums Prism and Glass`, *Glass*."""
    return list(conjuncts(name))
