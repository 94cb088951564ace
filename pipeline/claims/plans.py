"""Plans that have no date of their own: `will be opened`, `agreed to station`, `an agreement to create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import PLANNED, modality_of
from pipeline.claims.syntax import has_own_auxiliary, is_verb, particle, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

EMPTY = frozenset(["be", "have", "do", "become", "remain", "seem", "appear", "continue", "need", "want", "like"])
"""Verbs that plan nothing by themselves: `would be`, `will have`."""


def plan_heads(span: Span, lexicon: Lexicon) -> list[Token]:
    """The verbs of a sentence that are put as planned."""
    return [token for token in span if is_verb(token) and token.lemma_ not in EMPTY and token.dep_ != "amod" and announced(token, lexicon)]


def announced(verb: Token, lexicon: Lexicon) -> bool:
    """True if a word announces the plan: an aim, a wish or an attempt is nothing that a later fact could be held against."""
    if modality_of(verb, lexicon) != PLANNED:
        return False
    node = verb
    while node.dep_ == "conj" and is_verb(node.head) and (node.tag_ == node.head.tag_ == "VB" or not has_own_auxiliary(node)):
        node = node.head
    if any(token.tag_ == "MD" for token in verb_group(node)):
        return True
    above = node.head if node.dep_ in {"xcomp", "ccomp", "acl", "advcl"} else None
    if above is None:
        return False
    if is_verb(above):
        return particle(above) in lexicon.announcing or above.lemma_ in lexicon.announcing
    return above.lemma_.lower() in lexicon.plan_nouns or (above.pos_ == "ADJ" and above.lower_ in lexicon.announcing_adjectives)
