"""Which word a date belongs to: the verb or the event noun that heads the claim.

The parse says where the words of a date hang; between that place and the word that the date is about stand prepositions, nouns and verbs
that only carry another verb. The way up is climbed one step at a time, and each step has one reason to stop or to go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.carriers import BACKGROUND, LIFE_ENDS, verb_head
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.neighbours import birth_behind, event_followed, is_beside, is_of_list
from pipeline.claims.segments import explains, out_of_reach
from pipeline.claims.sharing import sharing
from pipeline.claims.syntax import (
    children,
    first_conjunct,
    is_event_noun,
    is_finite,
    is_noun,
    is_verb,
    subjects,
    verb_group,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


DAYS = frozenset({"day", "date", "night", "month", "year"})
PARTS = frozenset({"day", "night", "morning", "afternoon", "evening"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADV"})


def date_heads(spans: Sequence[Span], counts: frozenset[int], lexicon: Lexicon) -> list[list[Token]]:
    """For each date, the tokens that it dates, the nearest first; coordinated verbs that share the date are all in it.

    `counts` are the positions of the tokens of quantities: a date may hang on a figure (`£0.50 in 1972 and £1.20 in 1996`).
    A verb with a date of its own shares no other.
    """
    first = [date_head(span, counts, lexicon) for span in spans]
    first = [
        None
        if head is None or out_of_reach(span, head) or explains(span, head) or is_of_list(span, head) or is_beside(span, head)
        else birth_behind(head, span, lexicon) or head
        for span, head in zip(spans, first, strict=True)
    ]
    heads = [None if head in first[:n] + first[n + 1 :] and is_things(spans[n], head) else head for n, head in enumerate(first)]
    taken = {head.i for head in heads if head is not None} | {verb_over(head).i for head in heads if head is not None}
    words = frozenset(token.i for span in spans for token in span)
    return [
        []
        if head is None
        else [head, *(other for other in sharing(head, span, lexicon, words) if other.i not in taken and verb_over(other).i not in taken)]
        for head, span in zip(heads, spans, strict=True)
    ]


def is_things(span: Span, head: Token | None) -> bool:
    """True for a year that tells a thing from others, and not when its verb happened: `used the hall of 1871 until 1908`."""
    of = span.root.head
    thing = of.head
    return (
        of.lower_ == "of"
        and of.i == span.start - 1
        and thing != head
        and thing.tag_ == "NN"
        and thing.dep_ in {"dobj", "nsubj", "nsubjpass"}
    )


def verb_over(head: Token) -> Token:
    """The verb that a noun or an adjective is the complement of; the head itself otherwise."""
    return head.head if not is_verb(head) and is_verb(head.head) and head.dep_ in {"attr", "acomp", "dobj", "oprd"} else head


def date_head(span: Span, counts: frozenset[int], lexicon: Lexicon) -> Token | None:
    """The token that the date words of `span` date; None where no word can be dated."""
    node = span.root
    if is_model_year(span):
        return None
    if (end := life_end_before(span)) is not None:
        return end
    if (told := told_of_day(span)) is not None:
        return told
    if is_verb(node):  # "since gaining independence in 1991": the words hold their own verb
        return node
    while node.head != node:
        below, node = node, node.head
        if node.i in range(span.start, span.end):
            continue
        if node.i in counts and below.dep_ in {"prep", "npadvmod", "advmod"}:
            return node
        if is_timeless(node, below, span):
            continue
        if node.lower_ == "following" and (event := event_followed(node, span, lexicon)) is not None:
            return event
        if is_verb(node) and node.dep_ not in {"amod", "compound"} and node.lower_ != "aged":
            return verb_head(node, below, span, lexicon)
        if node.pos_ == "PROPN" and below.dep_ == "prep" and (office := office_before(node, span, lexicon)) is not None:
            return office
        if node.pos_ in NOMINAL and (found := noun_head(node, below, span, lexicon)) is not None:
            return found
    if is_verb(node):
        return verb_head(node, node, span, lexicon)
    if node.pos_ == "ADJ" and any(child.dep_ == "auxpass" for child in node.children):
        return node  # "was uninhabited until 1820"
    return node if node.i not in range(span.start, span.end) and is_event_noun(node, lexicon.event_nouns) else None


def told_of_day(span: Span) -> Token | None:
    """What a clause behind a date tells of it by name: `the day in 1941 when the guards rose`, `1941, the day the guards rose`."""
    doc, end = span.doc, span.sent.end
    near = doc[max(span.sent.start, span.start - 2) : span.start]
    is_day = any(token.lower_ in DAYS and token.dep_ != "pobj" for token in near)
    if span.end < end and doc[span.end].lower_ == "when" and (is_day or is_remembered(span)):
        verb = doc[span.end].head
        return verb if is_verb(verb) and verb.i > span.end else None
    behind = doc[span.end : min(span.end + 3, end)]
    if (
        any(token.pos_ == "ADP" for token in (span[0], *near[-1:]))
        or len(behind) < 3
        or behind[0].text not in {",", "–", "—"}
        or behind[1].lower_ != "the"
        or behind[2].lower_ not in DAYS
    ):
        return None
    return next((verb for verb in children(behind[2], "relcl") if is_finite(verb) and subjects(verb)), None)


def is_remembered(span: Span) -> bool:
    """True for what somebody tells of as a day: `she recalled that October morning in 1934`, but not `on the morning of 5 May`."""
    before = span.doc[max(span.sent.start, span.start - 2) : span.start]
    is_day = any(token.lower_ in PARTS for token in span)
    return is_day and len(before) == 2 and before[1].lower_ in {"that", "the"} and before[0].pos_ == "VERB"


def is_timeless(verb: Token, below: Token, span: Span) -> bool:
    """True for a present relative clause between a past verb and its date: `found the comet that bears his name in May 1912`."""
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBZ", "VBP"} or span.start < verb.i or below.lower_ not in {"in", "on", "at"}:
        return False
    above = verb.head
    while above.head != above and not is_verb(above):
        above = above.head
    tensed = [verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"})]
    past = is_verb(above) and any(token.tag_ == "VBD" for token in verb_group(above))
    year = any(token.is_digit and len(token) == 4 for token in span)
    return past and year and len(tensed) == 1 and verb.doc[verb.left_edge.i - 1].text != ","


def office_before(name: Token, span: Span, lexicon: Lexicon) -> Token | None:
    """The office that explains a name, and that a date behind it tells of: `Ada Moe, mayor of Lund from 1910 to 1912, opened`."""
    offices = [child for child in name.children if child.dep_ == "appos" and child.lemma_.lower() in lexicon.state_nouns]
    near = [noun for noun in offices if name.i < noun.i < span.start]
    return near[-1] if near and not any(is_verb(token) for token in name.doc[near[-1].i : span.start]) else None


def life_end_before(span: Span) -> Token | None:
    """The death or birth that stands right in front of a date, with whose it is between them: `at the death of Carlos in 1594`."""
    before = [token for token in span.doc[span.sent.start : span.start] if not token.is_space]
    if before and before[-1].dep_ == "prep":
        before.pop()
    while before and (before[-1].pos_ == "PROPN" or before[-1].lower_ in {"of", "de", "the", "van", "von"}):
        before.pop()
    return before[-1] if before and before[-1].lemma_.lower() in LIFE_ENDS and before[-1].pos_ == "NOUN" else None


def is_model_year(span: Span) -> bool:
    """True for a bare year that is the end of a name: `Office 2013`, `Windows Server 2022`, `Expo 2010`."""
    if len(span) != 1 or not span[0].is_digit or span.start == span.sent.start:
        return False
    before = span[0].nbor(-1)
    return (
        before.pos_ == "PROPN"
        and before.ent_type_ not in {"GPE", "DATE", "LOC"}
        and (span[0].dep_ in {"nummod", "appos", "nmod"} or span[0].head == before)
    )


def noun_head(noun: Token, below: Token, span: Span, lexicon: Lexicon) -> Token | None:
    """The noun itself, if the date under it is its own; None if the way goes on up."""
    if below.lower_ in {"including", "like"}:
        return None
    if noun.dep_ == "conj":
        first = first_conjunct(noun)
        return noun_head(first, below, span, lexicon) if first != noun and is_noun(first) else None
    event = is_event_noun(noun, lexicon.event_nouns)
    if noun.dep_ == "pobj" and is_noun_or_verb(noun.head.head):
        preposition = noun.head.lower_
        governor = noun.head.head
        if event and (preposition in BACKGROUND or noun.lemma_.lower() in LIFE_ENDS):
            return noun
        if event and preposition == "to" and governor.lemma_ in lexicon.resulting:
            return noun
        if event and is_noun(governor) and preposition != "of":
            return noun if not is_event_noun(governor, lexicon.event_nouns) else None
        return None
    if noun.dep_ == "dobj" and is_verb(noun.head):
        verb = noun.head
        if event and (verb.lemma_ in lexicon.light or (verb.lemma_ in lexicon.presenting and not person_like(verb))):
            return noun
        return None
    if noun.dep_ in {"nsubj", "nsubjpass"} and event and below.dep_ == "prep":
        return noun
    if noun.dep_ == "attr" and event and below.dep_ == "prep" and noun.head.lemma_ == "be":
        return noun
    if noun.dep_ == "ROOT" and event:
        return noun
    if noun.dep_ == "appos" and noun.lemma_.lower() in lexicon.state_nouns and below.dep_ == "prep":
        return noun
    return None


def is_noun_or_verb(token: Token) -> bool:
    """True for what a preposition can hang on and a date can belong to."""
    return is_noun(token) or is_verb(token)


def person_like(verb: Token) -> bool:
    """True if the verb has a subject that can act, and not a time: `the officer saw`, not `2006 saw`."""
    return any(subject.ent_type_ not in {"DATE", "CARDINAL", "TIME", "EVENT"} and subject.pos_ != "NUM" for subject in subjects(verb))
