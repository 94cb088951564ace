"""Which word a date belongs to: the verb or the event noun that heads the claim.

The parse says where the words of a date hang; between that place and the word that the date is about stand prepositions, nouns and verbs that
only carry another verb. The way up is climbed one step at a time, and each step has one reason to stop or to go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.syntax import (
    FINITE,
    children,
    complement,
    conjuncts,
    first_conjunct,
    has_own_subject,
    is_copula,
    is_event_noun,
    is_noun,
    is_passive,
    is_verb,
    particle,
    prepositional,
    subjects,
    verb_group,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

BACKGROUND = frozenset(["since", "after", "before", "following", "until", "till", "upon", "despite", "because", "due", "from", "prior"])
"""Prepositions whose noun happened at another time than the verb that they hang on: a date beside the noun is the noun's own."""

OWN_GERUND = frozenset(["after", "before", "since", "following", "upon", "on", "by", "despite", "until", "without"])
"""Prepositions whose gerund is an event of its own: `after signing an armistice in 1939`."""


def date_heads(spans: Sequence[Span], counts: frozenset[int], lexicon: Lexicon) -> list[list[Token]]:
    """For each date, the tokens that it dates, the nearest first; coordinated verbs that share the date are all in it.

    `counts` are the positions of the tokens of quantities: a date may hang on a figure (`£0.50 in 1972 and £1.20 in 1996`). A verb with a date
    of its own shares no other.
    """
    heads = [date_head(span, counts, lexicon) for span in spans]
    taken = {head.i for head in heads if head is not None} | {verb_over(head).i for head in heads if head is not None}
    words = frozenset(token.i for span in spans for token in span)
    return [
        []
        if head is None
        else [head, *(other for other in sharing(head, span, lexicon, words) if other.i not in taken and verb_over(other).i not in taken)]
        for head, span in zip(heads, spans, strict=True)
    ]


def verb_over(head: Token) -> Token:
    """The verb that a noun or an adjective is the complement of; the head itself otherwise."""
    return head.head if not is_verb(head) and is_verb(head.head) and head.dep_ in {"attr", "acomp", "dobj", "oprd"} else head


def date_head(span: Span, counts: frozenset[int], lexicon: Lexicon) -> Token | None:
    """The token that the date words of `span` date; None where no word can be dated."""
    node = span.root
    if is_model_year(span):
        return None
    if is_verb(node):  # "since gaining independence in 1991": the words hold their own verb
        return node
    while node.head != node:
        below, node = node, node.head
        if node.i in range(span.start, span.end):
            continue
        if node.i in counts and below.dep_ in {"prep", "npadvmod", "advmod"}:
            return node
        if is_verb(node) and node.dep_ not in {"amod", "compound"}:
            return verb_head(node, below, span, lexicon)
        if is_noun(node) or node.pos_ in {"ADJ", "NUM", "PRON", "ADV"}:
            if (found := noun_head(node, below, span, lexicon)) is not None:
                return found
    if is_verb(node):
        return verb_head(node, node, span, lexicon)
    return node if node.i not in range(span.start, span.end) and is_event_noun(node, lexicon.event_nouns) else None


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
    if noun.dep_ == "conj":
        first = first_conjunct(noun)
        return noun_head(first, below, span, lexicon) if first != noun and is_noun(first) else None
    event = is_event_noun(noun, lexicon.event_nouns)
    if noun.dep_ == "pobj" and is_noun_or_verb(noun.head.head):
        preposition = noun.head.lower_
        governor = noun.head.head
        if event and preposition in BACKGROUND:
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


def verb_head(verb: Token, below: Token, span: Span, lexicon: Lexicon) -> Token:
    """The verb that a date under `verb` belongs to: itself, the verb that carries it, or the word that it carries."""
    fronted = span.start < verb.i
    if below.dep_ in {"nsubj", "nsubjpass"} and below.i in range(
        span.start, span.end
    ):  # the date is the subject: "2006 saw the killing of"
        event = next((child for child in children(verb, "dobj") if is_event_noun(child, lexicon.event_nouns)), None)
        return event or verb
    if is_copula(verb):
        return copula_head(verb, span, lexicon)
    carrier = carrying_verb(verb, span, lexicon)
    if carrier is not None:
        return verb_head(carrier, verb, span, lexicon) if carrier != verb else verb
    if fronted and verb.dep_ == "ROOT":
        inner = carried_verb(verb, lexicon)
        if inner is not None:
            return inner
    return event_of(verb, lexicon) or verb


def copula_head(verb: Token, span: Span, lexicon: Lexicon) -> Token:
    """The head of a clause with `be`: what it says of its subject, or the infinitive that says what the subject did first."""
    word = complement(verb)
    inner = first_to(verb, word)
    if inner is not None and not (span.start < verb.i and is_background(span)):
        return inner
    if word is None:
        places = children(verb, "prep", "advmod")
        if any(child.dep_ == "expl" for child in verb.children):
            counted = next((noun for noun in prepositional(verb) if is_noun(noun)), None)
            return counted or verb
        return verb if not places else verb
    return word


def is_background(span: Span) -> bool:
    """True if a word in front of the date says that the clause is later than it."""
    return span[0].lower_ in BACKGROUND


def first_to(verb: Token, word: Token | None) -> Token | None:
    """The infinitive of `was the first (country) to recognize`, `was among the first to establish`; None where there is none."""
    nouns = [noun for noun in (word, *prepositional(verb, "among", "one")) if noun is not None]
    for noun in nouns:
        ordinal = noun if noun.lower_ in ORDINALS else next((c for c in noun.children if c.lower_ in ORDINALS), None)
        if ordinal is None:
            continue
        for place in (noun, ordinal, verb):
            for child in place.children:
                if (
                    child.dep_ in {"relcl", "acl", "advcl", "xcomp"}
                    and child.tag_ == "VB"
                    and any(c.lower_ == "to" for c in child.children)
                ):
                    return child
    return None


ORDINALS = frozenset({"first", "second", "third", "last", "only", "next", "latest"})


def carrying_verb(verb: Token, span: Span, lexicon: Lexicon) -> Token | None:
    """The verb above an infinitive or gerund that the date belongs to instead; the verb itself if it is known to keep it; None if nothing carries it."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        above = verb.head.head
        if verb.head.lower_ in OWN_GERUND or not is_verb(above):
            return verb if verb.head.lower_ in OWN_GERUND else None
        return above
    if verb.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "relcl"} or verb.tag_ in FINITE or has_own_subject(verb):
        if verb.dep_ == "ccomp" and verb.tag_ == "VB" and is_verb(verb.head) and any(c.lower_ == "to" for c in verb.children):
            return None  # "prompted Kyrgyzstan to introduce": what was done keeps its date
        return None
    above = verb.head
    if not is_verb(above) or verb.dep_ not in {"xcomp", "ccomp"}:
        return None
    lemma = particle(above)
    if lemma in lexicon.same_time or above.lemma_ in lexicon.same_time:
        return above
    if is_passive(above):
        return above if above.lemma_ in lexicon.same_time_passive else verb
    if above.lemma_ in lexicon.causative:
        return verb
    if above.lemma_ in lexicon.planning:
        return verb if span.start > verb.i else above
    return above if span.start < verb.i else verb


def carried_verb(verb: Token, lexicon: Lexicon) -> Token | None:
    """What a causative verb brings about, which is what a date in front of it dates: `In 1993 this prompted X to introduce`."""
    if verb.lemma_ not in {"prompt", "help", "lead", "cause"} or is_passive(verb):
        return None
    return next((child for child in children(verb, "xcomp", "ccomp") if child.tag_ == "VB"), None)


def event_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """The event noun that a verb without a meaning of its own carries: `made a visit`, `led to the relaxation`, `the visit took place`."""
    lemma = particle(verb)
    if verb.lemma_ in lexicon.light and not is_passive(verb):
        noun = next((child for child in children(verb, "dobj")), None)
        if noun is not None and is_event_noun(noun, lexicon.event_nouns) and noun.text.lower() != "place":
            return noun
    if verb.lemma_ in {"make", "conduct", "hold", "pay"} and is_passive(verb):
        noun = next(iter(subjects(verb)), None)
        if noun is not None and is_event_noun(noun, lexicon.event_nouns):
            return noun
    if verb.lemma_ in lexicon.resulting:
        noun = next((n for n in prepositional(verb, "to", "in") if is_event_noun(n, lexicon.event_nouns)), None)
        if noun is not None and verb.lemma_ in {"lead", "result", "culminate"}:
            return noun
    takes_place = verb.lemma_ == "take" and any(child.lower_ == "place" for child in children(verb, "dobj"))
    if takes_place or lemma in {"occur", "happen"}:
        noun = next(iter(subjects(verb)), None)
        if noun is not None and is_event_noun(noun, lexicon.event_nouns):
            return noun
    return None


def sharing(head: Token, span: Span, lexicon: Lexicon, dated: frozenset[int]) -> list[Token]:
    """The verbs coordinated with a head that its date holds for as well."""
    verb = head if is_verb(head) else (head.head if is_verb(head.head) else None)
    if verb is None or (is_noun(head) and head.dep_ not in {"dobj", "attr"}):
        return []
    first = first_conjunct(verb)
    chain = [first, *conjuncts(first)]
    out = told_when(verb, span, dated)
    if verb not in chain or len(chain) == 1:
        return out
    front = span.start < first.i
    for other in chain:
        if (
            other == verb
            or not is_verb(other)
            or other.lemma_ in lexicon.measuring | {"have"}
            or not same_tense(verb, other)
            or has_own_date(other, dated)
        ):
            continue
        if not front and has_own_subject(other) and other.i > verb.i:
            continue  # a new clause with a subject of its own has its own time
        if not front and other.i < verb.i and (has_own_subject(verb) or span.start < verb.i or not joint(other, verb)):
            continue
        if front and has_own_subject(other) and (semicolon_between(first, other) or contrast_between(first, other)):
            continue
        target = copula_head(other, span, lexicon) if is_copula(other) else event_of(other, lexicon) or other
        out.append(target)
    return out


def told_when(verb: Token, span: Span, dated: frozenset[int]) -> list[Token]:
    """The verb of the clause with `when` right behind a date, which happened on it: `began on 6 July 1967 when troops advanced`."""
    for child in verb.subtree:
        if child.lower_ != "when" or not span.end <= child.i <= span.end + 1 or child.dep_ != "advmod" or not is_verb(child.head):
            continue
        if child.head.tag_ in FINITE and not has_own_date(child.head, dated):
            return [complement(child.head) or child.head] if is_copula(child.head) else [child.head]
    return []


def joint(first: Token, last: Token) -> bool:
    """True if a date behind the last of two verbs can hold for the first: same voice, no contrast, and not a birth, which nobody repeats."""
    return (
        is_passive(first) == is_passive(last)
        and not contrast_between(first, last)
        and first.lemma_ not in {"bear", "die"}
        and last.lemma_ != "die"
    )


def same_tense(first: Token, second: Token) -> bool:
    """False for a past verb beside a present one: `was founded in 1898 and plays in blue`."""
    present = [
        any(t.tag_ in {"VBZ", "VBP"} for t in verb_group(verb)) and not any(t.tag_ == "VBN" for t in verb_group(verb))
        for verb in (first, second)
    ]
    return present[0] == present[1]


def has_own_date(verb: Token, dated: frozenset[int]) -> bool:
    """True if a date hangs on the verb itself, and not on a clause below it."""
    below = [child for child in verb.children if child.dep_ in {"npadvmod", "advmod", "prep", "prt"}]
    return any(token.i in dated for child in below for token in child.subtree)


def semicolon_between(first: Token, second: Token) -> bool:
    """True if a semicolon or a colon parts the two."""
    return any(token.text in {";", ":"} for token in first.doc[first.i : second.i])


def contrast_between(first: Token, second: Token) -> bool:
    """True if the second clause is set against the first."""
    return any(token.lower_ in {"but", "while", "although", "whereas"} for token in first.doc[first.i : second.i])
