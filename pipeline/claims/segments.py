"""The segments that semicolons cut a sentence into, and what does not reach from one into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VERBAL = frozenset({"VERB", "AUX"})


def parted(first: Token, second: Token) -> bool:
    """True if a semicolon stands between two tokens, and not in brackets that open and close there."""
    low, high = sorted((first.i, second.i))
    if high - low < 2:
        return False
    depth = 0
    cut: int | None = None
    """How deep the shallowest semicolon lies that is not known to be in brackets of its own."""
    for token in first.doc[low:high]:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
            cut = None if cut is not None and cut > depth else cut
        elif token.text == ";":
            cut = depth if cut is None else min(cut, depth)
    return cut is not None


def explains(date: Span, head: Token) -> bool:
    """True for a bare date that opens a bracket, and so tells of the noun in front of it, not of a verb: `(1991, took effect in 1998)`."""
    doc, opening = date.doc, date.start - 1
    if opening < date.sent.start or doc[opening].text != "(" or head.i <= date.end or doc[date.end].text not in {",", ";"}:
        return False
    own = any(child.dep_ in {"nsubj", "nsubjpass"} and date.end < child.i for child in head.children)
    return not own and not any(token.text == ")" for token in doc[date.end : head.i])


def out_of_reach(date: Span, head: Token) -> bool:
    """True for a head that a date does not belong to, for it stands in another segment.

    A date dates nothing in a segment behind its own, and in one before it only where it goes on with a list: `opened in Lund in 1901; in
    Osk in 1903`.
    """
    if head.i in range(date.start, date.end) or not parted(date.root, head):
        return False
    if date.start < head.i:
        return True
    start = date.start
    while start > head.i and date.doc[start - 1].text != ";":
        start -= 1
    end = next((token.i for token in date.doc[date.end : date.sent.end] if token.text == ";"), date.sent.end)
    return any(token.pos_ in VERBAL for token in date.doc[start:end])
