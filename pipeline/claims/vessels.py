"""Ships: `she` and `the barque` go on speaking of the ship that an article tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.names import Participant
from pipeline.claims.narration import FEMININE, Narration

if TYPE_CHECKING:
    from spacy.tokens import Token


def vessel(narration: Narration, lexicon: Lexicon) -> Participant | None:
    """The ship that the article is about, or the last one that it called so; None where it called nothing a ship."""
    ships = [thing for word, thing in narration.described.items() if word in lexicon.vessel_nouns]
    about = next((ship for ship in ships if narration.topic is not None and ship.id == narration.topic.id), None)
    return about or next(reversed(ships), None)


def ship_meant(noun: Token, narration: Narration, lexicon: Lexicon) -> Participant | None:
    """The ship that a pronoun stands for: `She was launched in 1904`, not `She studied law`, `her husband`; None where it is a woman's."""
    ship = vessel(narration, lexicon)
    if ship is None or noun.lower_ not in FEMININE:
        return None
    if noun.dep_ == "poss":
        return None if noun.head.lemma_.lower() in lexicon.kin_nouns else ship
    is_doing = noun.dep_ in {"nsubj", "nsubjpass"}
    if is_doing and noun.head.lemma_ in lexicon.human_verbs:
        return None
    is_topic = narration.topic is not None and ship.id == narration.topic.id
    return ship if is_topic or ship.id in {party.id for party in narration.subjects} else None


def is_ship_again(noun: Token, lexicon: Lexicon) -> bool:
    """True for a ship's noun with an adjective that singles out no other ship: `the four-masted barque`, `the old ship`."""
    told = [child for child in noun.children if child.dep_ == "amod"]
    return noun.lemma_.lower() in lexicon.vessel_nouns and all(
        (word.i and word.nbor(-1).text == "-") or word.lower_ in lexicon.fond_adjectives for word in told
    )
