"""The noun that a number counts, where the words name it, and whether the number counts anything at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.syntax import (
    children,
    first_conjunct,
    is_noun,
    is_verb,
    prepositional,
)
from pipeline.mentions.quantity import Quantity
from pipeline.mentions.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ANAPHORIC = frozenset({"the", "both", "these", "those", "all", "its", "their", "his", "her", "our"})
OWNED = frozenset({"its", "his", "her", "their"})
LATEST = frozenset({"last", "first", "next", "past", "following", "previous", "final", "preceding"})
SMALL = 12
"""Up to this number, `the two sides` points back and counts nothing."""


def counted_noun(number: Token, inside: range, quantity: Quantity) -> Token | None:
    """The noun that a number counts: what it modifies, or what stands behind its `of`."""
    node = number
    while node.head != node and node.head.i in inside:
        node = node.head
    if quantity.unit == "count":
        if is_noun(node) and node.i not in inside:
            return node
        before = first_conjunct(node)
        if before != node and before.dep_ == "nummod" and is_noun(before.head) and before.head.i < node.i:
            return before.head  # "3,100 inhabitants in 1900 and 5,250 in 1950"
        if (
            node.dep_ in {"nummod", "quantmod", "compound", "nmod", "amod", "advmod", "appos"}
            and is_noun(node.head)
            and node.head.i > node.i
        ):
            return joined_to(node.head)
        if node.dep_ in {"nummod", "quantmod"} and node.head.i in inside and is_noun(node.head.head):
            return node.head.head
        behind = next((noun for noun in prepositional(node, "of") if noun.i not in inside), None)
        if behind is not None and is_noun(behind):
            return behind
        following = number.doc[inside.stop] if inside.stop < len(number.doc) else None
        if following is not None and (is_noun(following) or following.pos_ == "ADJ"):
            head = following
            while head.head.i > head.i and is_noun(head.head) and head.dep_ in {"compound", "amod", "nmod"}:
                head = head.head
            return head if is_noun(head) and head.dep_ != "compound" else None
        return None
    unit = node if node.i in inside else number
    last = number.doc[inside.stop - 1]
    below = [*prepositional(unit, "of", "in"), *(prepositional(last, "of") if last != unit else [])]  # "two in three of the children"
    behind = next((noun for noun in below if noun.i not in inside and (noun.ent_type_ != "DATE" or noun.lower_ == "olds")), None)
    if behind is not None and behind.head.lower_ == "of":
        return behind
    under = prepositional(unit, "under")
    if under and under[0].tag_ == "NN" and not list(under[0].children):  # "67 hectares under vine"
        return under[0]
    if (
        unit.dep_ in {"nmod", "compound", "amod", "nummod", "npadvmod"}
        and is_noun(unit.head)
        and unit.head.i not in inside
        and unit.head.i > unit.i
    ):
        return unit.head
    return None


def joined_to(noun: Token) -> Token:
    """What is counted where the number hangs on the first of two words in front of it: `400 propaganda and training films`, films."""
    head = noun.head
    is_first = noun.tag_ == "NN" and noun.dep_ in {"nmod", "compound"} and head.tag_ == "NNS" and head.i > noun.i
    return head if is_first and children(noun, "conj") else noun


def points_back(noun: Token, start: int, quantity: Quantity, lexicon: Lexicon) -> bool:
    """True for a small number behind a definite word that only refers: `the two countries`, `both sides`, `its three parts`.

    `the three monks who know the recipe` says that they are three: a clause without a comma defines who is counted.
    """
    if quantity.value_high is None or quantity.value_high > SMALL:
        return False
    before = noun.doc[start - 1] if start else None
    bare = not any(child.dep_ in {"amod", "compound", "acl", "relcl"} for child in noun.children)
    definite = before is not None and before.lower_ in ANAPHORIC and before.sent.start <= before.i
    among = noun.dep_ == "pobj" and noun.head.dep_ != "agent"  # "signed by seven states" says how many signed
    known = among and (definite or noun.head.lower_ in {"between", "among", "amongst"} or noun.head.head.lower_ == "one")
    if bare and noun.lemma_.lower() in lexicon.party_nouns and (quantity.value_high <= 2 or known):
        return True
    if before is not None and before.lower_ in OWNED and noun.lemma_.lower() not in lexicon.party_nouns and not noun.ent_type_:
        return False  # "its nine tracks" says how many it has
    superlative = any(child.tag_ == "JJS" for child in noun.children)
    if defining(noun) is not None:
        return False
    return definite and not superlative and not any(child.dep_ == "poss" and is_noun(child) for child in noun.children)


def defining(noun: Token) -> Token | None:
    """The verb of the clause right behind a noun that says which are meant: `the three monks who know it`, `the sisters owning it`."""
    for child in noun.children:
        is_next = child.left_edge.i == noun.i + 1
        if is_next and (
            (child.dep_ == "relcl" and defines(child)) or (child.dep_ == "acl" and child.tag_ == "VBG" and children(child, "dobj"))
        ):
            return child
    return None


def defines(clause: Token) -> bool:
    """True for a relative clause that says which are meant: `who know it`, `whose wives had come`, `for which it was nominated`."""
    first = clause.left_edge
    return first.lower_ in {"who", "that", "whose"} or (first.pos_ == "ADP" and first.nbor().lower_ in {"which", "whom", "whose"})


def is_known_time(whole: Span, unit: str) -> bool:
    """True for a stretch of time that the words before it have told of: `in the three days`, `over the last two years`."""
    before = whole.doc[whole.start - 1] if whole.start > whole.sent.start else None
    if before is not None and before.lower_ in LATEST and before.i > whole.sent.start:
        before = before.nbor(-1)
    definite = before is not None and before.lower_ in {"the", "those", "these"}
    behind = whole.doc[whole.end] if whole.end < whole.sent.end else None
    ends = behind is None or behind.is_punct or behind.lower_ in {"of", "and"}
    return definite and ends and dimension(unit) == "duration" and whole.root.dep_ == "pobj"


def elided(root: Token, clause: Token) -> Token | None:
    """The prizes that a bare figure counts behind the nominations for them: `got twelve Norland Award nominations and won eleven`.

    Of other things (`played 45 matches and lost 15`) the figure counts a part, which is not to be held against the whole.
    """
    before = clause.head
    if root.dep_ != "dobj" or root.head != clause or clause.dep_ not in {"conj", "advcl"} or not is_verb(before) or before.i > clause.i:
        return None
    if any(child.dep_ in {"prep", "relcl", "acl", "appos"} for child in root.children):
        return None
    things = children(before, "dobj") or (prepositional(before, "for") if before.lemma_ == "nominate" else [])
    if len(things) != 1 or not is_noun(things[0]) or not children(things[0], "nummod"):
        return None
    noun = things[0]
    prizes = [child for child in children(noun, "compound") if child.i == noun.i - 1]
    if noun.lemma_ == "nomination":
        return prizes[0] if prizes else None
    return noun if before.lemma_ == "nominate" else None


def dwelling_of(noun: Token | None, lexicon: Lexicon) -> Token | None:
    """What those who are counted do in a place, behind their noun: `found 160,000 people living in the city`."""
    if noun is None or noun.dep_ not in {"dobj", "attr"} or noun.head.lemma_ in {"have", "employ"}:
        return None
    return next((child for child in children(noun, "acl") if child.tag_ == "VBG" and child.lemma_ in lexicon.dwelling), None)
