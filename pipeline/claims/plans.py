"""Plans that have no date of their own: `will be opened`, `agreed to station`, `an agreement to create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import PLANNED, modality_of
from pipeline.claims.syntax import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

EMPTY = frozenset("be have do become remain seem appear continue need want like".split())
"""Verbs that plan nothing by themselves: `would be`, `will have`."""


def plan_heads(span: Span, lexicon: Lexicon) -> list[Token]:
    """The verbs of a sentence that are put as planned."""
    return [token for token in span if is_verb(token) and token.lemma_ not in EMPTY and token.dep_ != "amod" and modality_of(token, lexicon) == PLANNED]
