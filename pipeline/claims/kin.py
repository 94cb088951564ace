"""Whose father or mother somebody is, behind *his* or *her*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.names import Participant
from pipeline.claims.narration import as_participant
from pipeline.claims.participants import Reader
from pipeline.claims.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

PARENTS = frozenset({"father", "mother"})


def child_of(noun: Token, who: Sequence[Token], reader: Reader) -> Participant | None:
    """The one person whom the sentence has named before, or the one with the parent's last name; None where it may be either of two.

    *Otto Berg was taught by his father, Paul Berg*; *Ek brought Berg's letters home and gave them to his father, Paul Berg*.
    """
    if noun.lemma_.lower() not in PARENTS or not {owner.lower_ for owner in children(noun, "poss")} & {"his", "her"}:
        return None
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":  # "worked with the painter and his father": the painter's
        return None
    before = reader.index.between(noun.sent.start, noun.i)
    named = {party.id: party for party in (as_participant(mention.entity) for mention in before if not mention.is_demonym)}
    kin = [party for party in named.values() if party.name.split()[-1] == who[0].text]
    people = [party for party in named.values() if party.is_person]
    if len(kin) == 1:
        return kin[0]
    return people[0] if len(people) == 1 and not kin else None
