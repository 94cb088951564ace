"""Ranks in other words: `no lake in Velia is larger`, `five mountains in Velia are higher`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.ranks import AMONG, CRITERION, RANK, DateOver, in_front, tail, time_of, whole_of
from pipeline.claims.syntax import children, is_noun, is_verb, prepositional, subjects
from pipeline.mentions.numerals import ONES, ORDINALS, TEENS
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FOUNDING = frozenset({"found", "establish", "build", "open", "create", "form", "erect", "construct", "complete"})
NUMBERS = {word: value for word, value in (ONES | TEENS).items() if value}
MOST = 20
"""How far a rank is counted in words."""


def comparison_drafts(span: Span, date_over: DateOver, reader: Reader) -> list[Draft]:
    """A draft for each rank that a comparison with all others gives: how many are more is one less than the rank."""
    out: list[Draft] = []
    for word in span:
        if word.pos_ not in {"ADJ", "ADV", "VERB"}:
            continue
        found = compared(word) or founded_before(word)
        if found is None:
            continue
        noun, holder, place, best = found
        whose = reader.resolve([holder])
        date = time_of(noun, date_over)
        if len(whose) != 1 or whole_of(noun) is None or (date is not None and (date.start is None or date.end is None)):
            continue
        by = list(tail(noun, CRITERION)) or in_front(noun)
        what = joined(
            [child for child in children(noun, "amod", "compound") if child.i < noun.i and child.lower_ != "other" and child != word]
        )
        words = [*(ORDINALS[place - 1 : place] if place > 1 else []), best, what, noun.lemma_, *tail(noun, AMONG), *by]
        phrase = " ".join(part for part in words if part)
        roles = Roles((whose[0],), (Participant(phrase, slug(phrase)),))
        out.append(Draft(word, "rank", date=date, kind="state", predicate=RANK, roles=roles, modality=ACTUAL, clause=noun.head))
    return out


def compared(word: Token) -> tuple[Token, Token, int, str] | None:
    """Noun, holder, place and superlative of `no lake is larger than X`, `five lakes are larger than X`, `X is larger than any`."""
    best = superlative(word)
    than = next((name for child in (word, word.head) for name in prepositional(child, "than")), None) if best else None
    if best is None or than is None:
        return None
    noun = next(iter(subjects(word.head)), word.head) if word.dep_ in {"acomp", "attr"} else word.head if is_noun(word.head) else None
    if noun is None:
        return None
    if than.pos_ == "PROPN" and noun.pos_ == "NOUN":
        place = count_above(noun)
        return None if place is None else (noun, than, place, best)
    dets = {child.lower_ for child in than.children}
    if noun.pos_ == "PROPN" and than.pos_ == "NOUN" and "other" in dets and dets & {"any", "every", "all"}:
        return than, noun, 1, best
    return None


def founded_before(verb: Token) -> tuple[Token, Token, int, str] | None:
    """The same of `two schools in the county were founded before X`."""
    if not is_verb(verb) or verb.lemma_ not in FOUNDING:
        return None
    noun = next((token for token in children(verb, "nsubjpass") if token.pos_ == "NOUN"), None)
    name = next((token for token in prepositional(verb, "before") if token.pos_ == "PROPN" and token.ent_type_ != "DATE"), None)
    place = count_above(noun) if noun is not None else None
    return None if noun is None or name is None or place is None else (noun, name, place, "oldest")


def superlative(word: Token) -> str | None:
    """The superlative of a comparative: `larger` to `largest`, `more populous` to `most populous`."""
    if word.lower_.endswith("er") and word.tag_ in {"JJR", "RBR"} and len(word) > 5:
        return f"{word.lower_[:-2]}est"
    if word.pos_ != "ADJ" or not word.i or word.nbor(-1).lower_ not in {"more", "less"}:
        return None
    more = next((child for child in children(word, "advmod") if child.lower_ in {"more", "less"} and child.i == word.i - 1), None)
    return None if more is None else f"{'most' if more.lower_ == 'more' else 'least'} {word.lower_}"


def count_above(noun: Token) -> int | None:
    """The place that is left behind those that a noun counts: the first behind `no lake`, the sixth behind `five lakes`."""
    if any(child.lower_ == "no" for child in children(noun, "det")):
        return 1
    number = next(iter(children(noun, "nummod")), None)
    if number is None or any(child.lower_ not in {"only", "just"} for child in number.children):
        return None
    count = int(number.text) if number.text.isdigit() else NUMBERS.get(number.lower_, 0)
    return count + 1 if 0 < count < MOST else None
