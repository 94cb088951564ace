"""Coordinated verbs that share a date: `declared itself independent on 31 August and renamed itself`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.carriers import copula_head, event_of
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.segments import parted
from pipeline.claims.syntax import (
    FINITE,
    children,
    complement,
    conjuncts,
    first_conjunct,
    has_own_subject,
    is_copula,
    is_event_noun,
    is_finite,
    is_noun,
    is_passive,
    is_verb,
    prepositional,
    verb_group,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


ENDINGS = frozenset({"break", "disband", "dissolve", "close", "end", "die", "collapse", "split", "part", "separate", "retire", "resign"})
"""Verbs that end what the verb in front of them tells of, and so happen later: `released six albums and broke up in 1994`."""


AFTERWARDS = frozenset({"grow", "raise", "live", "spend", "attend", "study"})
"""What comes after a birth: `was born in Lund on 9 February 1861 and grew up there`."""
TO_A_FIGURE = frozenset({"to", "at", "by", "from", "between", "over", "under", "above", "below"})


def sharing(head: Token, span: Span, lexicon: Lexicon, dated: frozenset[int]) -> list[Token]:
    """The verbs coordinated with a head that its date holds for as well."""
    verb = head if is_verb(head) else (head.head if is_verb(head.head) else None)
    if verb is not None and head.dep_ == "nsubj" and verb.lemma_ in lexicon.striking and not has_own_date(verb, dated):
        return [verb]  # "a fire on 6 February 1910 destroyed the hotel"
    if verb is None or (is_noun(head) and head.dep_ not in {"dobj", "attr"}):
        return []
    first = first_conjunct(verb)
    chain = [first, *conjuncts(first)]
    out = [*told_when(verb, span, dated), *year_of(span, lexicon), *brought_about(verb, lexicon, dated)]
    if verb not in chain or len(chain) == 1:
        return out
    front = span.start < first.i
    for other in chain:
        if (
            other == verb
            or not is_verb(other)
            or other.lemma_ == "have"
            or (verb.lemma_ == "bear" and other.lemma_ in AFTERWARDS)
            or (other.lemma_ in lexicon.measuring and is_measured(other))
            or not same_tense(verb, other)
            or has_own_date(other, dated)
        ):
            continue
        if not front and (parted(verb, other) or (other.i > verb.i and contrast_between(verb, other))):
            continue
        if not front and other.i > verb.i and (has_own_subject(other) or children(other, "auxpass")):
            continue  # a new clause with a subject or an auxiliary of its own has its own time: "built in 1931 and was opened by"
        if not front and other.i < verb.i and (has_own_subject(verb) or span.start < verb.i or not joint(other, verb)):
            continue
        if front and has_own_subject(other) and (semicolon_between(first, other) or contrast_between(first, other)):
            continue
        target = copula_head(other, span) if is_copula(other) else event_of(other, lexicon) or other
        out.append(target)
    return out


def is_measured(verb: Token) -> bool:
    """True if an object or a figure stands behind a verb that may be one of measuring: `reached 40`, not `struck a mine and sank`."""
    to = [token for prep in children(verb, "prep") if prep.lower_ in TO_A_FIGURE for token in prep.subtree]
    return bool(children(verb, "dobj", "attr", "npadvmod")) or any(token.like_num for token in to)


def brought_about(verb: Token, lexicon: Lexicon, dated: frozenset[int]) -> list[Token]:
    """What came into being by it, and so at its time: `merged with Oak Bank in 1998, forming Oak Union`."""
    return [
        child
        for child in children(verb, "advcl")
        if child.tag_ == "VBG"
        and child.lemma_ in lexicon.creating
        and child.doc[child.i - 1].text == ","
        and not has_own_date(child, dated)
    ]


def year_of(span: Span, lexicon: Lexicon) -> list[Token]:
    """What a date is called the year of, and so dates as well: `goes back to 1887, the year of its foundation`."""
    doc = span.doc
    near = doc[span.end : min(span.end + 3, span.sent.end)]
    if (
        len(near) < 3
        or near[0].text not in {",", "(", "–", "—"}
        or near[1].lower_ != "the"
        or near[2].lower_ not in {"year", "month", "day"}
    ):
        return []
    return [noun for noun in prepositional(near[2], "of") if is_event_noun(noun, lexicon.event_nouns)]


def told_when(verb: Token, span: Span, dated: frozenset[int]) -> list[Token]:
    """The verb of the clause with `when` right behind a date, which happened on it: `began on 6 July 1967 when troops advanced`."""
    for child in verb.subtree:
        if child.lower_ != "when" or not span.end <= child.i <= span.end + 1 or child.dep_ != "advmod" or not is_verb(child.head):
            continue
        if is_finite(child.head) and not has_own_date(child.head, dated):
            return [complement(child.head) or child.head] if is_copula(child.head) else [child.head]
    return []


def joint(first: Token, last: Token) -> bool:
    """True if a date behind the last of two verbs can hold for the first: same voice, no contrast, and neither a birth nor a death.

    What one did need not be of the day that another did the next: `built by the Hull Railway and opened in 1869`.
    """
    return (
        (last.lemma_ not in ENDINGS or any(token.lower_ == "or" for token in last.doc[first.i : last.i]))
        and not children(first, "agent")
        and not (is_copula(last) and last.tag_ in FINITE)
        and is_passive(first) == is_passive(last)
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
