"""What sort of thing or person something is, or is not: `is an American singer and actress`, `is not a singer`, `is a kind of shark`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, NEGATED
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.predicates import Predicates
from pipeline.claims.syntax import children, complement, conjuncts, is_copula, is_verb, subjects, verb_group
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREDICATE, RULE = "sort", "sort"
ARTICLES = frozenset({"a", "an"})
CLASSES = frozenset({"kind", "species", "type", "sort", "form", "genus", "breed", "variety"})
DENYING = frozenset({"not", "never", "no"})
OF_A_PLACE = frozenset({"native", "resident", "inhabitant"})
HEDGES = frozenset({"only", "just", "merely", "simply", "also", "even"})


def sort_drafts(span: Span, reader: Reader, predicates: Predicates) -> list[Draft]:
    """A draft for each sort that a sentence says something is of, or is not of."""
    out: list[Draft] = []
    for verb in span:
        if not is_verb(verb) or not is_copula(verb) or any(token.tag_ == "MD" or token.lower_ == "had" for token in verb_group(verb)):
            continue
        first = complement(verb)
        who = [] if first is None or first.pos_ != "NOUN" else reader.resolve(list(logical_subjects(verb)))
        is_one = len(who) == 1 or (len(who) > 1 and any(child.lower_ == "or" for noun in subjects(verb) for child in noun.children))
        if first is None or not is_one or not any(child.lower_ in ARTICLES for child in first.children):
            continue
        is_denied = any(token.dep_ == "neg" and not _is_but(token) for token in verb_group(verb))
        for noun, denied in _sorts(first, is_denied=is_denied):
            lemma = noun.lemma_.lower()
            if predicates.of(noun) in predicates.rules or predicates.work(lemma) or lemma in OF_A_PLACE:  # told by a relation of its own
                continue
            is_living = who[0].is_person or not any(word[:1].isupper() for word in who[0].name.split())
            if not (denied or is_living):  # of a place or a work its name tells too little
                continue
            told = Participant(joined(_phrase(noun)), slug(noun.lemma_))
            words = (noun.idx, noun.idx + len(noun))
            modality = NEGATED if denied else ACTUAL
            out.append(
                Draft(verb, RULE, kind="state", predicate=PREDICATE, roles=Roles((who[0],), (told,)), modality=modality, words=words)
            )
    return out


def _is_but(word: Token) -> bool:
    """True for the `not` of `is not only a singer`, which denies nothing of the sort."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in HEDGES


def _sorts(noun: Token, *, is_denied: bool) -> Iterator[tuple[Token, bool]]:
    """The nouns of a complement, each with whether it is denied: `a singer and actress`, `only a singer, never an actress`."""
    for one in (noun, *conjuncts(noun), *children(noun, "appos")):
        if one.pos_ != "NOUN" or one.tag_ != "NN":
            continue
        article = next((child for child in children(one, "det") if child.lower_ in ARTICLES), None)
        at = article.i - 1 if article is not None else one.i - 1
        denied_here = one != noun and at > noun.i and one.doc[at].lower_ in DENYING
        of = [inner for prep in children(one, "prep") if prep.lower_ == "of" for inner in children(prep, "pobj")]
        if one.lemma_.lower() in CLASSES and len(of) == 1 and of[0].pos_ == "NOUN":
            one = of[0]
        yield one, denied_here or is_denied


def _phrase(noun: Token) -> list[Token]:
    """The noun with the words in front of it that tell of what sort it is."""
    return sorted([child for child in children(noun, "amod", "compound") if child.i < noun.i] + [noun], key=lambda token: token.i)
