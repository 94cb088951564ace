"""What makes a bound of a figure beside the words in front of it: a verb (`exceeded 50,000`), a denial of more (`not … until 1936`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.syntax import is_copula, is_noun, is_passive, is_verb, subjects
from pipeline.mentions.quantity import Quantity
from pipeline.mentions.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LATE = frozenset({"until", "till"})
LATER = LATE | {"before"}
"""The same behind a `not` that turns the clause round: `Not before 1990 was it opened`."""
TURNING = frozenset({"was", "were", "did", "had", "could", "would"})
FLIPPED = ("more than", "over ", "above ", "fewer than", "less than", "under ", "below ", "greater than", "higher than", "longer than")
LARGE = 1000
"""So many things nobody passes by one by one: `passed a million views`."""


def exceeded(quantity: Quantity, verb: Token, words: Span, noun: Token | None, lexicon: Lexicon) -> Quantity:
    """The figure as a lower bound, where the verb says that it was passed (`casualties exceeded 50,000`); as an upper one, if it was not.

    `words`: those of the figure; `noun`: what is counted. What is passed otherwise (`passed 40 ships`) is none.
    """
    one = quantity.value_low is not None and quantity.value_low == quantity.value_high
    root = words.root
    direct = (root.dep_ in {"dobj", "npadvmod"} and root.head == verb) or (noun is not None and noun.dep_ == "dobj" and noun.head == verb)
    if not one or not direct or not is_verb(verb) or is_passive(verb):
        return quantity
    counted = noun is None or (quantity.value_low or 0) >= LARGE
    passed = verb.lemma_ in lexicon.passing and counted and dimension(quantity.unit) in {None, "share"}
    if verb.lemma_ not in lexicon.exceeding and not passed:
        return quantity
    if verb.i == words.start - 1:
        start = quantity.char_start - (words.start_char - verb.idx)
        quantity = replace(quantity, text=verb.doc[verb.i : words.end].text, char_start=start)
    return replace(quantity, value_low=None) if is_denied_bound(verb) else replace(quantity, value_high=None)


def says_itself(quantity: Quantity) -> bool:
    """True if the negation is a word of the quantity: `no longer than eleven weeks`, `never taller than a metre`."""
    return quantity.text.partition(" ")[0].lower() in {"no", "not", "never"}


def flipped(quantity: Quantity) -> Quantity:
    """A bound that is denied: `never had fewer than three` is three or more. What has no bound in front of it stays as it is."""
    if not quantity.text.casefold().startswith(FLIPPED) or (quantity.value_low is None) == (quantity.value_high is None):
        return quantity
    return replace(quantity, value_low=quantity.value_high, value_high=quantity.value_low)


def is_denied_bound(verb: Token) -> bool:
    """True for a verb that is denied, so that the figure behind it is the most that there is: `did not exceed 400`."""
    return any(child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in {"rarely", "seldom"}) for child in verb.children)


def is_bounding(word: Token) -> bool:
    """True for a `no` or `not` that only bounds a figure: `no more than ten`, `not fewer than 365`, `no later than 1950`."""
    rest = word.doc[word.i + 1 : word.i + 3]
    return word.lower_ in {"no", "not"} and len(rest) == 2 and rest[0].tag_ in {"JJR", "RBR"} and rest[1].lower_ == "than"


def is_feat(verb: Token, lexicon: Lexicon) -> bool:
    """True for what somebody could do, and did, as the figure tells: `could count no more than 250 elephants`, `could raise only 40`."""
    if verb.lemma_ not in lexicon.counting:
        return False
    things = [child for child in verb.children if child.dep_ in {"dobj", "attr", "npadvmod"} and child.i > verb.i]
    return any(word.lower_ == "only" or is_bounding(word) for thing in things for word in thing.subtree if word.i <= thing.i)


def waited(head: Token, date: Span, lexicon: Lexicon) -> bool:
    """True for a verb that is denied up to a time, and so happened then: `was not finished until 1936`, `Not until 1936 did it open`.

    What holds goes on from then, and is no event of that time. So with what it took until then to do: `It was 1907 before it called`.
    """
    if date.end < len(date.doc) and date.doc[date.end].lower_ == "before" and date.end <= head.i and is_verb(head):
        return is_copula(head.head) and head.dep_ == "advcl" and head.head.i < date.start
    before = date.doc[date.start - 1] if date.start > date.sent.start else None
    late = date[0].lower_ in LATE or (before is not None and before.lower_ in LATE)  # "until after 1950"
    turned = before is not None and before.lower_ == "not" and date.end < head.i and date.doc[date.end].lower_ in TURNING
    if not (late or (turned and date[0].lower_ in LATER)) or not is_verb(head) or is_copula(head) or head.lemma_ in lexicon.stative:
        return False
    fronted = before is not None and before.lower_ == "not" and date.start < head.i
    denied = any(child.dep_ == "neg" and child.lower_ in {"not", "n't", "n’t"} for child in head.children)
    none = any(child.lower_ in {"no", "none", "nobody", "nothing"} for noun in subjects(head) if is_noun(noun) for child in noun.children)
    return (fronted or denied) and not none
