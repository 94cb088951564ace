"""What money was paid for: the deal that a price behind a verb belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.syntax import children, has_to, is_verb, particle

if TYPE_CHECKING:
    from spacy.tokens import Token


def paid_to(verb: Token, amount: Token) -> Token | None:
    """What money was paid to do: `paid $3 million to acquire the mine`; None where it was paid for something else."""
    if verb.lemma_ not in {"pay", "spend"} or amount.head != verb:
        return None
    return next((child for child in children(verb, "advcl", "xcomp") if child.tag_ == "VB" and has_to(child) and child.i > amount.i), None)


def bought_at(amount: Token, lexicon: Lexicon) -> Token | None:
    """What was bought or sold at a price: `took over Kell at a price of £3 million`, `bought it, paying a price of`; None otherwise."""
    price = amount.head.head if amount.dep_ == "pobj" and amount.head.lower_ == "of" else amount
    if price.lemma_ not in {"price", "sum", "fee", "total"}:
        return None
    verb = price.head
    behind = price.dep_ == "pobj" and verb.lower_ in {"at", "for"}
    paid = price.dep_ == "dobj" and verb.lemma_ == "pay" and verb.dep_ == "advcl"
    verb = verb.head
    return verb if (behind or paid) and is_verb(verb) and particle(verb) in lexicon.trading else None
