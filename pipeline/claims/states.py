"""What holds without a date: copulas, possessions and passives of place that a rule may want."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.arguments import goal, logical_objects
from pipeline.claims.carriers import first_to
from pipeline.claims.syntax import complement, conjuncts, is_copula, is_noun, is_verb, objects, specified

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

POSSESSION = frozenset({"have", "maintain", "operate", "keep", "run", "own", "hold"})


def firsts(span: Span) -> list[Token]:
    """The deeds that somebody was the first to do to something with a name: `was the first woman to cross the Carrow Strait`."""
    out: list[Token] = []
    for token in span:
        word = complement(token) if is_verb(token) and token.lemma_ in {"be", "become"} else None
        if word is None or not (word.lower_ == "first" or any(child.lower_ == "first" for child in word.children)):
            continue
        deed = first_to(token, word)
        if deed is not None and any(noun.pos_ == "PROPN" for noun in logical_objects(deed) or goal(deed)):
            out.append(deed)
    return out


def state_heads(span: Span) -> list[Token]:
    """The words of a sentence that can head a state: the complement of `be`, the thing that somebody has, a verb."""
    out: list[Token] = []
    for token in span:
        if not is_verb(token):
            continue
        word = complement(token) if is_copula(token) else None
        if word is not None:
            out += [specified(token) or word, *(other for other in conjuncts(word) if other.pos_ == "NOUN")]
        elif token.lemma_ in POSSESSION:
            out += [noun for noun in objects(token) if is_noun(noun)] or [token]
        elif not is_copula(token):
            out.append(token)
    return out
