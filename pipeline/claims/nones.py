"""That there are none of something, as a count: *had no sons*, *failed to produce any films*, *never released any albums*.

Only of what somebody has, made or won, in the plural and with nothing behind the noun that narrows it: *no sons who lived* may be two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_subjects
from pipeline.claims.counts import HAVING
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.ranks import DateOver
from pipeline.claims.syntax import children, is_verb
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MADE = HAVING | {"produce", "build", "score", "father", "bear", "sign", "earn"}
"""Verbs behind which what there are none of is counted."""
SIBLINGS = frozenset({"sibling", "brother", "sister"})
"""Of whom there are none, another module tells."""
PLAIN = frozenset({"det", "amod", "compound", "cc", "conj", "punct"})
"""What may hang on a noun that counts all there are."""
EXCEPT = frozenset(
    {"other", "more", "further", "new", "additional", "such", "longer", "but", "except", "save", "until", "since", "before", "yet"}
)
"""Words by which there may be some all the same."""


def none_drafts(span: Span, offset: int, date_over: DateOver, reader: Reader) -> list[Draft]:
    """A draft for each count of none in a sentence; `offset` is the place of the block in its article."""
    if EXCEPT & {token.lower_ for token in span} or any(token.tag_ == "MD" for token in span):
        return []
    out: list[Draft] = []
    for word in span:
        found = none_of(word)
        who = reader.resolve(logical_subjects(found[1])) if found is not None else []
        if found is None or len(who) != 1 or not who[0].is_named:
            continue
        start, end = offset + word.idx, offset + word.idx + len(word)
        quantity = Quantity(word.text, start, end, 0.0, 0.0, "count", number_start=start, number_end=end)
        roles = Roles((who[0],), tuple(reader.resolve([found[0]])))
        out.append(
            Draft(
                found[0],
                "quantity",
                date=date_over(found[0]),
                quantity=quantity,
                kind="quantity",
                roles=roles,
                modality=ACTUAL,
                clause=found[1],
            )
        )
    return out


def none_of(word: Token) -> tuple[Token, Token] | None:
    """The noun that *no* or *any* stands before and the verb that says whose they would be; None where it counts none."""
    noun = word.head
    first = noun.head if noun.dep_ == "conj" else noun
    verb = first.head
    if word.lower_ not in {"no", "any"} or word.dep_ != "det" or noun.tag_ != "NNS" or first.dep_ != "dobj" or not is_verb(verb):
        return None
    if (
        verb.lemma_ not in MADE
        or noun.lemma_.lower() in SIBLINGS
        or any(child.dep_ not in PLAIN for child in noun.children)
        or children(verb, "advcl")
    ):
        return None
    failed = verb.dep_ == "xcomp" and verb.head.lemma_ == "fail" and any(child.lower_ == "to" for child in children(verb, "aux"))
    denied = any(token.dep_ == "neg" for one in ((verb, verb.head) if failed else (verb,)) for token in one.children)
    is_none = (not denied and not failed) if word.lower_ == "no" else denied != failed
    return (noun, verb) if is_none else None
