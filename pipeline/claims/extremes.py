"""How high or deep a thing is at its utmost: *culminates in Mount Kell, 689 metres*, *no part of it rises above 500 metres*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import ACTUAL
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import children, is_noun, is_verb, prepositional, subjects
from pipeline.mentions.quantity import Quantity
from pipeline.mentions.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

HIGHER = {"higher": "height", "taller": "height", "deeper": "depth", "wider": "width", "broader": "width"}
AT_ITS = {"highest": "height", "tallest": "height", "deepest": "depth", "widest": "width", "broadest": "width"}


def extreme_drafts(span: Span, quantities: Sequence[Quantity], reader: Reader) -> list[Draft]:
    """A draft where the one length of a sentence is the utmost of a thing with a name."""
    lengths = [one for one in quantities if dimension(one.unit) == "length" and one.kind == "amount"]
    if len(lengths) != 1 or lengths[0].unit in {"km", "mi"}:
        return []
    for token in span:
        for predicate, whose, is_most in _found(token, reader.lexicon):
            named = reader.resolve(whose)
            if len(named) == 1 and named[0].name[:1].isupper():
                one = _most(lengths[0]) if is_most else lengths[0]
                words = (token.idx, token.idx + len(token))
                roles = Roles((named[0],))
                return [
                    Draft(token, "quantity", quantity=one, kind="quantity", predicate=predicate, roles=roles, modality=ACTUAL, words=words)
                ]
    return []


def _found(token: Token, lexicon: Lexicon) -> Iterator[tuple[str, list[Token], bool]]:
    """What is measured, whose it is, and whether the figure is the most that there is."""
    if token.lemma_ in lexicon.culminating:
        things = subjects(token) if is_verb(token) else [token.sent.root]  # the parser may take it for a plural
        yield "height", _owners(things[0]) or things if len(things) == 1 else [], False
    elif is_noun(token) and token.lemma_.lower() in lexicon.high_point_nouns and token.dep_ in {"nsubj", "attr"}:
        before = {child.lower_ for child in token.children if child.dep_ in {"amod", "det"}}
        if "highest" in before:
            yield "height", _owners(token), False
        elif "no" in before and token.dep_ == "nsubj" and token.head.lemma_ in {"rise", "reach", "be", "exceed", "stand"}:
            yield "height", _owners(token), True
    elif token.lower_ == "nowhere" and token.i + 1 < token.sent.end and token.nbor().lower_ in HIGHER:
        yield HIGHER[token.nbor().lower_], subjects(token.sent.root) if is_verb(token.sent.root) else [], True
    elif token.lower_ in AT_ITS and token.dep_ == "pobj" and token.head.lower_ == "at":
        yield AT_ITS[token.lower_], children(token, "poss"), False


def _owners(noun: Token) -> list[Token]:
    """What a point or a ridge is a part of."""
    return children(noun, "poss") or prepositional(noun, "of", "on", "in")[:1]


def _most(quantity: Quantity) -> Quantity:
    """The figure as the most that there is."""
    value = quantity.value_low if quantity.value_low is not None else quantity.value_high
    return replace(quantity, value_low=None, value_high=value)
