"""What a quantity counts or measures, and the clause that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.claims.bounds import exceeded
from pipeline.claims.counted_nouns import counted_noun, defining, dwelling_of, elided, is_known_time, points_back
from pipeline.claims.deals import bought_at, paid_to
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.phrases import number_of
from pipeline.claims.segments import parted
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

LIKE_ADVERBS = frozenset({"long", "high", "deep", "wide"})
"""Measuring adjectives that the tagger may take for adverbs."""
PARTS = frozenset({"them", "which", "whom", "these", "those"})
"""Behind `of`, what a number takes a part of."""
MONEY = re.compile(r"[A-Z]{3}")


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


TIMES = frozenset({"course", "period", "space", "span", "stretch"})
HAVING = frozenset(
    {
        "have",
        "possess",
        "own",
        "contain",
        "comprise",
        "include",
        "write",
        "publish",
        "release",
        "record",
        "make",
        "direct",
        "win",
        "compose",
    }
)
"""Verbs behind which a thing that is called single is counted: what somebody has, has written or has won."""


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
    clause = (
        dwelling_of(noun, lexicon)
        or (done_by(noun, whole.start) if quantity.unit == "count" else None)
        or clause_of(noun if noun is not None else first_conjunct(whole.root))
    )
    if noun is None and quantity.unit == "count" and (meant := elided(whole.root, clause)) is not None:
        return Count(quantity, meant, meant, clause, whole.root, inside)
    if noun is None and MONEY.fullmatch(quantity.unit or "") and (bought := bought_at(whole.root, lexicon)) is not None:
        return Count(quantity, bought, None, bought, whole.root, inside)
    if noun is None and MONEY.fullmatch(quantity.unit or "") and (bought := paid_to(clause, whole.root)) is not None:
        return Count(quantity, bought, None, bought, whole.root, inside)
    quantity = exceeded(without_preposition(quantity, whole, noun), clause, whole, noun, lexicon)
    trigger = (
        measuring_adjective(whole, quantity)
        or done_over(noun, whole.root, clause, quantity)
        or trigger_of(noun, whole.root, clause, quantity, lexicon)
    )
    if trigger is None or (trigger.i in inside and quantity.unit == "count"):
        return None
    if is_verb(trigger) and trigger.i > whole.start and parted(whole.root, trigger):
        return None
    if noun is None and number.head == trigger and is_noun(trigger) and any(n.lower_ in PARTS for n in prepositional(number, "of")):
        return None  # "six platforms, four of them under a roof"
    measured = is_verb(clause) and (
        (trigger == clause and whole.root.dep_ in COMPLEMENTS and whole.root.head == clause)
        or (noun is None and trigger in subjects(clause))
        or has_only(clause, noun)
    )
    return Count(quantity, trigger, noun, clause, whole.root, inside, measured)


def is_had(count: Count) -> bool:
    """True for what somebody has already, whatever becomes of it: `his 241 goals will never be forgotten`."""
    noun = count.noun
    return noun is not None and noun.dep_ in {"nsubj", "nsubjpass"} and noun.head == count.clause and bool(children(noun, "poss"))


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


def done_by(noun: Token | None, start: int) -> Token | None:
    """What those do who are defined by it, as their subject: `the three monks who prepare the mixture`."""
    clause = defining(noun) if noun is not None and start > 0 and noun.nbor(start - noun.i - 1).lower_ == "the" else None
    if (
        clause is None
        or noun is None
        or not (noun.dep_ in {"nsubj", "nsubjpass", "ROOT"} or is_shut_in(noun))
        or not children(clause, "dobj")
    ):
        return None
    return clause if clause.dep_ == "acl" or any(child.lower_ in {"who", "that"} for child in children(clause, "nsubj")) else None


def is_shut_in(noun: Token) -> bool:
    """True for those to whom alone something is so: `known only to the three monks who …`, `left to none but the four men who …`."""
    at = noun.head
    near = {token.lower_ for token in (*at.children, *at.head.children, *at.head.head.children) if abs(token.i - at.i) <= len(SHUT_IN)}
    return noun.dep_ == "pobj" and at.dep_ in {"prep", "dative", "agent"} and bool(near & SHUT_IN)


def clause_of(token: Token) -> Token:
    """The verb that a noun's clause is built on; the noun at the top where the sentence, or its part up to a semicolon, has no verb."""
    node = token
    while node.head != node and not (node.head.i > token.i and parted(token, node.head)):
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


def done_over(noun: Token | None, root: Token, clause: Token, quantity: Quantity) -> Token | None:
    """What was done all the time that is only called one: `wrote it over the course of six weeks`, `in the space of a month`."""
    above = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else None
    if noun is not None or above is None or above.lower_ not in TIMES or above.dep_ != "pobj" or not is_verb(clause):
        return None
    within = above.head.lower_ in {"over", "in", "within", "during"} and above.head.head == clause
    return clause if within and dimension(quantity.unit) == "duration" and not children(above, "amod") else None


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


SHUT_IN = frozenset({"only", "solely", "exclusively", "alone", "nobody", "none"})
COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "npadvmod", "oprd", "advmod"})
