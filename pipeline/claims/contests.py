"""Who won one contest of one year: `won the women's 800 metres at the 1991 Games`, `the gold medal in … went to`, `victory in …`.

What was won is told by several nouns and has no name of its own, so all its words are kept, with the year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.syntax import agents, children, complement, is_copula, is_noun, is_passive, is_verb, prepositional, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

TAKING = frozenset({"take", "claim", "capture", "clinch"})
GOING = frozenset({"go", "fall", "belong"})
"""Verbs that give what is won to the winner by `to`."""
PLACING = frozenset({"in", "at", "of", "for", "over"})
CUT = frozenset({"relcl", "acl", "appos", "advcl"})


def contest_of(verb: Token, prizes: frozenset[str]) -> tuple[list[Token], list[Token]]:
    """Who won and the words of what, in text order; nothing where the verb tells of no winner or the contest of no year.

    `prizes`: nouns for what the winner gets; what it is got in stands behind it.
    """
    winners, won = winner_and_prize(verb, prizes)
    if len(won) != 1 or not is_noun(won[0]) or not winners:
        return [], []
    words = words_under(won[0])
    for prep in children(verb, "prep"):
        below = words_under(prep) if prep.lower_ in PLACING else []
        # In front of the verb stands where and when: of a place nothing is kept, it may be told or not.
        words += below if prep.i > verb.i or any(is_year(word) for word in below) else []
    told = [word for word in dict.fromkeys(words) if word.is_alpha or word.is_digit]
    return (winners, sorted(told, key=lambda word: word.i)) if any(is_year(word) for word in told) else ([], [])


def winner_and_prize(verb: Token, prizes: frozenset[str]) -> tuple[list[Token], list[Token]]:
    """Who won, and what: the contest, or what its winner gets."""
    if not is_verb(verb):
        return [], []
    if verb.lemma_ == "win" or (verb.lemma_ in TAKING and any(noun.lemma_.lower() in prizes for noun in children(verb, "dobj"))):
        return (agents(verb), subjects(verb)) if is_passive(verb) else (subjects(verb), children(verb, "dobj"))
    if verb.lemma_ in GOING:
        return prepositional(verb, "to"), [noun for noun in subjects(verb) if noun.lemma_.lower() in prizes]
    winner = complement(verb) if is_copula(verb) else None
    if winner is not None and winner.lemma_.lower() == "winner":
        return subjects(verb), prepositional(winner, "of")
    return [], []


def words_under(token: Token) -> list[Token]:
    """A token and the words that hang on it, without clauses and appositions."""
    out = [token]
    for child in token.children:
        if child.dep_ not in CUT and not child.is_punct:
            out += words_under(child)
    return out


def is_year(token: Token) -> bool:
    """True for four digits that can be a year."""
    return token.is_digit and len(token) == 4 and token.text[0] in "12"
