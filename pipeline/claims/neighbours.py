"""Dates of what stands beside the word that the parser hangs them on: one of a list, a name in front of brackets, what a birth followed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.syntax import is_event_noun, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def is_of_list(span: Span, head: Token) -> bool:
    """True for a date of one of those that a colon lists, who are not what the verb in front is told of.

    `She died as two other players had: Ada Moe in 1973 and Eve Holm in 1988`.
    """
    doc = span.doc
    colon = next((i for i in range(span.start - 1, max(head.i, span.sent.start), -1) if doc[i].text == ":"), None)
    if colon is None or doc[colon + 1].pos_ != "PROPN" or any(is_verb(token) for token in doc[colon + 1 : span.start]):
        return False
    listing = doc[colon - 1]
    return listing.tag_ in {"NNS", "NNPS"} and listing.dep_ in {"pobj", "conj"} and listing.i > head.i


def is_beside(span: Span, head: Token) -> bool:
    """True for a date in brackets that tells of the name in front of it, and not of the head.

    `since the publication of Salt Road, including the Osk Prize (2006)`; `Vale, son of Jon Vale (1785–1867), was born`.
    """
    doc, before, behind = span.doc, span.start - 1, span.end
    if before <= span.sent.start or doc[before].text != "(" or behind >= len(doc) or doc[behind].text not in {")", ",", ";", "–", "-"}:
        return False
    if is_verb(head):
        return head.lemma_ == "bear" and any(mark in span.text for mark in "–—-")
    between = [token.lower_ for token in doc[head.i + 1 : before]]
    return "including" in between or ("such", "as") in pairwise(between)


def event_followed(following: Token, span: Span, lexicon: Lexicon) -> Token | None:
    """What a date behind `following` is of: `was born in Lund, then Danish, following the annexation of Skåne in 1658`."""
    events = [child for child in following.children if child.i < span.start and is_event_noun(child, lexicon.event_nouns)]
    return events[-1] if events else None


def birth_behind(head: Token, span: Span, lexicon: Lexicon) -> Token | None:
    """What a birth followed, which a date behind it tells of: `was born in Lund, following the annexation of Skåne in 1658`."""
    if head.lemma_ != "bear" or head.i > span.start:
        return None
    following = next((token for token in head.doc[head.i + 1 : span.start] if token.lower_ == "following"), None)
    if following is None or any(token.text in {",", ";"} for token in head.doc[following.i : span.start]):
        return None
    return event_followed(following, span, lexicon)
