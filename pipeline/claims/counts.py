"""What a quantity counts or measures, and the clause that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.claims.bounds import exceeded
from pipeline.claims.deals import bought_at, paid_to
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.phrases import number_of
from pipeline.claims.syntax import (
    children,
    complement,
    first_conjunct,
    is_copula,
    is_noun,
    is_passive,
    is_verb,
    prepositional,
    subjects,
)
from pipeline.mentions.quantity import Quantity
from pipeline.mentions.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

ANAPHORIC = frozenset({"the", "both", "these", "those", "all", "its", "their", "his", "her", "our"})
OWNED = frozenset({"its", "his", "her", "their"})
LIKE_ADVERBS = frozenset({"long", "high", "deep", "wide"})
"""Measuring adjectives that the tagger may take for adverbs."""
PARTS = frozenset({"them", "which", "whom", "these", "those"})
"""Behind `of`, what a number takes a part of."""
MONEY = re.compile(r"[A-Z]{3}")
LATEST = frozenset({"last", "first", "next", "past", "following", "previous", "final", "preceding"})
SMALL = 12
"""Up to this number, `the two sides` points back and counts nothing."""


def single_things(sentence: Span, offset: int) -> list[Quantity]:
    """One of each thing that somebody has a single one of: `has a single runway`; not of what happens in a single day."""
    out: list[Quantity] = []
    for token in sentence:
        if token.lower_ != "single" or token.dep_ != "amod" or token.head.dep_ != "dobj" or token.head.tag_ != "NN":
            continue
        noun = token.head
        words = [child.lower_ for child in noun.children if child.i < token.i]
        owned = is_verb(noun.head) and noun.head.lemma_ in HAVING and words[-1:] == ["a"] and "not" not in words
        if owned and not any(child.dep_ == "neg" for child in noun.head.children):
            start, end = offset + token.idx, offset + token.idx + len(token)
            out.append(Quantity(token.text, start, end, 1.0, 1.0, "count", number_start=start, number_end=end))
    return out


HAVING = frozenset({"have", "possess", "own", "contain", "comprise", "include"})
"""Verbs behind which a thing that is called single is counted."""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity at its place in the parse."""

    quantity: Quantity
    trigger: Token
    """The counted or measured noun, or the head of the clause where no noun is counted."""
    noun: Token | None
    """The counted noun as it stands beside the number; None for a bare number."""
    clause: Token
    """The verb or noun that heads the clause; its date and modality are the quantity's."""
    root: Token
    """The token that the number's words hang on."""
    tokens: range
    """The positions of the number's words."""
    is_measured: bool = False
    """True if the clause says nothing but the figure: `the trade volume reached $519 million`."""


def count_of(doc: Doc, quantity: Quantity, offset: int, lexicon: Lexicon) -> Count | None:
    """Where a quantity stands; None if it points back (`the two countries`) or counts nothing that can be named."""
    span = doc.char_span(quantity.number_start - offset, quantity.number_end - offset, alignment_mode="expand")
    whole = doc.char_span(quantity.char_start - offset, quantity.char_end - offset, alignment_mode="expand")
    if span is None or whole is None or not len(span):
        return None
    number = span.root
    if any(child.dep_ == "neg" and child.i == span.start - 1 for child in number.children):
        return None  # "not one race was ridden": none is counted
    named = quantity.unit == "count" and number.head.pos_ == "PROPN" and number.head.i == number.i - 1 and len(number) < 4
    if named and number_of(number.head) == number:
        return None  # "Zenith 3 was launched"
    inside = range(whole.start, whole.end)
    noun = counted_noun(number, inside, quantity)
    if noun is not None and quantity.unit == "count" and points_back(noun, whole.start, quantity, lexicon):
        return None
    if noun is None and is_known_time(whole, quantity.unit):
        return None
    clause = dwelling_of(noun, lexicon) or clause_of(noun if noun is not None else first_conjunct(whole.root))
    if noun is None and quantity.unit == "count" and (meant := elided(whole.root, clause)) is not None:
        return Count(quantity, meant, meant, clause, whole.root, inside)
    if noun is None and MONEY.fullmatch(quantity.unit or "") and (bought := bought_at(whole.root, lexicon)) is not None:
        return Count(quantity, bought, None, bought, whole.root, inside)
    if noun is None and MONEY.fullmatch(quantity.unit or "") and (bought := paid_to(clause, whole.root)) is not None:
        return Count(quantity, bought, None, bought, whole.root, inside)
    quantity = exceeded(without_preposition(quantity, whole, noun), clause, whole, noun, lexicon)
    trigger = measuring_adjective(whole, quantity) or trigger_of(noun, whole.root, clause, quantity, lexicon)
    if trigger is None or (trigger.i in inside and quantity.unit == "count"):
        return None
    if noun is None and number.head == trigger and is_noun(trigger) and any(n.lower_ in PARTS for n in prepositional(number, "of")):
        return None  # "six platforms, four of them under a roof"
    measured = is_verb(clause) and (
        (trigger == clause and whole.root.dep_ in COMPLEMENTS and whole.root.head == clause)
        or (noun is None and trigger in subjects(clause))
        or has_only(clause, noun)
    )
    return Count(quantity, trigger, noun, clause, whole.root, inside, measured)


def without_preposition(quantity: Quantity, whole: Span, noun: Token | None) -> Quantity:
    """The quantity without `over`, where the word is a preposition and no bound: `disagreements over 80 segments`."""
    first = whole[0]
    if first.lower_ not in {"over", "under"} or first.dep_ != "prep" or noun is None or noun.head != first:
        return quantity
    words = quantity.text.split(maxsplit=1)
    if len(words) < 2:
        return quantity
    value = quantity.value_low if quantity.value_low is not None else quantity.value_high
    start = quantity.char_end - len(words[1])
    return replace(quantity, text=words[1], char_start=start, value_low=value, value_high=value)


def has_only(clause: Token, noun: Token | None) -> bool:
    """True for `have` or `there are` with the counted noun: the clause says nothing beside the count."""
    return (
        noun is not None
        and clause.lemma_ in {"have", "be", "number", "contain", "comprise", "hold", "employ"}
        and noun.dep_ in {"dobj", "attr"}
    )


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
            return node.head
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
    if any(child.dep_ == "relcl" and child.left_edge.i == noun.i + 1 and defines(child) for child in noun.children):
        return False
    return definite and not superlative and not any(child.dep_ == "poss" and is_noun(child) for child in noun.children)


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


def clause_of(token: Token) -> Token:
    """The verb that a noun's clause is built on; the noun at the top where the sentence has no verb."""
    node = token
    while node.head != node:
        node = node.head
        if is_verb(node):
            return node
    return node


def measuring_adjective(whole: Span, quantity: Quantity) -> Token | None:
    """The adjective right behind a measure, which says what was measured: `124 m high and 1,200 metres long`."""
    behind = whole.doc[whole.end] if whole.end < whole.sent.end else None
    if behind is None or quantity.unit in {"count", "percent"} or not (behind.pos_ == "ADJ" or behind.lower_ in LIKE_ADVERBS):
        return None
    return None if is_noun(behind.head) and behind.head.i > behind.i else behind


def trigger_of(noun: Token | None, root: Token, clause: Token, quantity: Quantity, lexicon: Lexicon) -> Token | None:
    """The word that heads the quantity claim; None where a bare number says nothing of what it counts."""
    if noun is not None:
        return noun
    if (gauged := gauged_at(root, lexicon) or lasted(root)) is not None:
        return gauged
    first = first_conjunct(root)
    if first.dep_ in {"nsubj", "nsubjpass", "npadvmod"} and (is_verb(first.head) or first.head.pos_ == "ADJ"):
        verb = first.head
        return complement(verb) or verb if is_copula(verb) else verb
    above = first.head.head if first.dep_ == "pobj" else first.head
    if is_verb(clause):
        measured = next((subject for subject in subjects(clause) if is_noun(subject)), None)
        direct = above == clause
        if clause.lemma_ in lexicon.measuring and direct and measured is not None:
            return clause if measured.pos_ == "PROPN" and quantity.unit != "count" else measured  # "Mount Osk rises to 3,412 metres"
        put = is_passive(clause) and clause.lemma_ in lexicon.giving and measured is not None
        if put and direct and measured is not None and measured.lemma_.lower() in lexicon.measure_nouns:
            return measured  # "its height has been put at 118 metres"
        if direct:
            if first.dep_ == "pobj" and quantity.unit == "count":
                return None
            return clause
    if is_noun(above) and above != first:
        return None if quantity.unit == "count" and above.lemma_.lower() in lexicon.aged_nouns else above
    return clause if is_verb(clause) and quantity.unit != "count" else None


def gauged_at(root: Token, lexicon: Lexicon) -> Token | None:
    """The measure that a verb puts at a bare figure: `put the death toll at 430`, `fixed the height of the peak at 6,812 metres`."""
    at = root.head
    if root.dep_ != "pobj" or at.lower_ != "at":
        return None
    verb = at.head if is_verb(at.head) else at.head.head
    nouns = lexicon.measure_nouns | lexicon.dimension_nouns | lexicon.gauged_nouns
    things = [noun for noun in children(verb, "dobj") if noun.lemma_.lower() in nouns and noun.i < at.i]
    return things[0] if verb.lemma_ in lexicon.gauging and len(things) == 1 else None


def lasted(root: Token) -> Token | None:
    """What by name is whose and lasted so long: `her reign lasted 63 years`, as `a reign of 63 years`."""
    verb = root.head
    things = subjects(verb) if is_verb(verb) and verb.lemma_ == "last" and root.dep_ in {"dobj", "npadvmod"} else []
    owned = [noun for noun in things if noun.pos_ == "NOUN" and any(o.pos_ in {"PROPN", "PRON"} for o in children(noun, "poss"))]
    return owned[0] if len(things) == len(owned) == 1 else None


COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "npadvmod", "oprd", "advmod"})
