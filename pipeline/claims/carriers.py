"""Verbs that carry another word: which verb of a chain a date belongs to, and which noun stands for a verb without a meaning of its own.

`attempted to assist in 1992` dates the attempt, `helped X accede in 1998` the accession, `made a visit` the visit;
which verb does which stands in `rules/lexicons/verb_classes.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.segments import parted
from pipeline.claims.syntax import (
    FINITE,
    children,
    complement,
    has_own_subject,
    has_to,
    is_copula,
    is_event_noun,
    is_finite,
    is_noun,
    is_passive,
    is_verb,
    particle,
    prepositional,
    specified,
    subjects,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


BACKGROUND = frozenset(["since", "after", "before", "following", "until", "till", "upon", "despite", "because", "due", "from", "prior"])
"""Prepositions whose noun happened at another time than the verb that they hang on: a date beside the noun is the noun's own."""

LIFE_ENDS = frozenset({"death", "birth"})
"""Nouns that keep their date behind any preposition of time: `on his death in 1754`."""

OWN_GERUND = frozenset(["after", "before", "since", "following", "upon", "on", "by", "despite", "until", "without"])
"""Prepositions whose gerund is an event of its own: `after signing an armistice in 1939`."""


ORDINALS = frozenset({"first", "second", "third", "last", "only", "next", "latest"})


def verb_head(verb: Token, below: Token, span: Span, lexicon: Lexicon) -> Token:
    """The verb that a date under `verb` belongs to: itself, the verb that carries it, or the word that it carries."""
    fronted = span.start < verb.i
    if below.dep_ in {"nsubj", "nsubjpass"} and below.i in range(
        span.start, span.end
    ):  # the date is the subject: "2006 saw the killing of"
        event = next((child for child in children(verb, "dobj") if is_event_noun(child, lexicon.event_nouns)), None)
        return event or verb
    if is_copula(verb):
        return copula_head(verb, span)
    if verb.lemma_ == "become" and (deed := first_to(verb, complement(verb))) is not None:
        return deed
    carrier = carrying_verb(verb, span, lexicon)
    if carrier is not None:
        return verb_head(carrier, verb, span, lexicon) if carrier != verb else verb
    inner = implied_verb(verb, lexicon) or (carried_verb(verb) if fronted and verb.dep_ == "ROOT" else None)
    if inner is not None:
        return inner
    return event_of(verb, lexicon) or verb


def copula_head(verb: Token, span: Span) -> Token:
    """The head of a clause with `be`: what it says of its subject, or the infinitive that says what the subject did first."""
    if (told := cleft_verb(verb, span) or inverted_verb(verb, span)) is not None:
        return told
    word = complement(verb)
    inner = first_to(verb, word)
    if inner is not None and not (span.start < verb.i and is_background(span)):
        return inner
    if word is None:
        if any(child.dep_ == "expl" for child in verb.children):
            counted = next((noun for noun in prepositional(verb) if is_noun(noun)), None)
            return counted or verb
        return verb
    return specified(verb) or word


def cleft_verb(verb: Token, span: Span) -> Token | None:
    """The verb of what `It was` dates: `It was in 1976 that she got the chair`, `It was 1907 before any train called`; None where the
    words set out no date."""
    said = complement(verb)
    is_date = said is None or said.i in range(span.start, span.end)
    if not any(child.lower_ == "it" and child.i < verb.i for child in children(verb, "nsubj", "expl")) or not is_date:
        return None
    clauses = (child for child in children(verb, "ccomp", "advcl", "acl", "relcl") if is_finite(child) and child.i >= span.end)
    clause = next(clauses, None)
    opened = clause is not None and verb.doc[span.end].lower_ in {"that", "when", "before"} and clause.left_edge.i <= span.end < clause.i
    return clause if opened and verb.i < span.start else None


def inverted_verb(verb: Token, span: Span) -> Token | None:
    """The participle of a clause that a date turns round, which the parser hangs below `was`: `Only in 1936 was the tower finished`."""
    front = [token.lower_ for token in verb.doc[max(verb.sent.start, span.start - 3) : span.start]]
    if verb.i != span.end or not {"only", "not"} & set(front):
        return None
    below = [*children(verb, "ccomp"), *(child for noun in children(verb, "attr", "nsubj") for child in children(noun, "acl"))]
    return next((child for child in below if child.tag_ in {"VBN", "VBD"} and child.i > verb.i), None)


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


def carrying_verb(verb: Token, span: Span, lexicon: Lexicon) -> Token | None:
    """The verb above an infinitive or gerund that its date belongs to; the verb itself if it keeps the date; None if nothing carries it."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        above = verb.head.head
        if verb.head.lower_ == "for" and above.lemma_ in lexicon.remembering:
            return verb  # "is best known for discovering it in 1928"
        if verb.head.lower_ in OWN_GERUND or not is_verb(above):
            return verb if verb.head.lower_ in OWN_GERUND else None
        return above
    if verb.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "relcl"} or verb.tag_ in FINITE or has_own_subject(verb):
        if verb.dep_ == "ccomp" and verb.tag_ == "VB" and is_verb(verb.head) and any(c.lower_ == "to" for c in verb.children):
            return None  # "prompted Kyrgyzstan to introduce": what was done keeps its date
        return None
    above = verb.head
    if not is_verb(above) or verb.dep_ not in {"xcomp", "ccomp"} or parted(verb, above):
        return None
    lemma = particle(above)
    if lemma in lexicon.implying:
        return verb
    if lemma in lexicon.same_time or above.lemma_ in lexicon.same_time:
        return above
    if is_passive(above):
        return above if above.lemma_ in lexicon.same_time_passive else verb
    if above.lemma_ in lexicon.causative:
        return verb
    if above.lemma_ in lexicon.planning:
        return verb if span.start > verb.i else above
    return above if span.start < verb.i else verb


def implied_verb(verb: Token, lexicon: Lexicon) -> Token | None:
    """What a verb says to have happened that adds nothing of its own: `went on to found a school`."""
    if particle(verb) not in lexicon.implying:
        return None
    return next((child for child in children(verb, "xcomp", "advcl", "ccomp") if child.tag_ == "VB" and has_to(child)), None)


def carried_verb(verb: Token) -> Token | None:
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
    if verb.lemma_ == "date" and (prepositional(verb, "from") or any(child.lower_ == "back" for child in verb.children)):
        return next((noun for noun in subjects(verb) if is_event_noun(noun, lexicon.event_nouns)), None)
    takes_place = verb.lemma_ == "take" and any(child.lower_ == "place" for child in children(verb, "dobj"))
    if takes_place or lemma in {"occur", "happen"}:
        noun = next(iter(subjects(verb)), None)
        if noun is not None and is_event_noun(noun, lexicon.event_nouns):
            return noun
    return None
