"""By which noun a text goes on about what its title names: *Night Boats* / *The film was released in 1954.*

Before a first sentence nothing else has been named that its bare noun could stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def noun_for_title(docs: Sequence[Doc], lexicon: Lexicon) -> str | None:
    """The noun behind *the* that is the first subject of a text and calls something by its sort alone; None where none does."""
    first = next(iter(docs[0].sents), None) if docs else None
    subject = next((token for token in first if token.dep_ in {"nsubj", "nsubjpass"}), None) if first is not None else None
    if first is None or subject is None or subject.tag_ != "NN" or not is_bare(subject):
        return None
    opening = {token.i for clause in subject.head.children if is_aside(clause, subject) for token in clause.subtree}
    if any(
        token.i not in opening and token.pos_ in {"NOUN", "PROPN", "PRON"} and token.ent_type_ not in {"DATE", "TIME"}
        for token in first.doc[first.start : subject.i]
    ):
        return None
    works = lexicon.film_nouns | lexicon.series_nouns | lexicon.song_nouns | lexicon.album_nouns | lexicon.book_nouns
    lemma = subject.lemma_.lower()
    return lemma if lemma in works | lexicon.thing_nouns | lexicon.organization_nouns | lexicon.place_nouns else None


def is_aside(clause: Token, subject: Token) -> bool:
    """True for a participle that opens a sentence and tells of its subject by whom it was made: *Distributed by Osk Pictures, the film*."""
    is_participle = clause.dep_ == "advcl" and clause.tag_ == "VBN" and clause.i < subject.i
    return is_participle and any(child.dep_ == "agent" for child in clause.children)


def is_bare(noun: Token) -> bool:
    """True for a noun with an article alone: *the film*; not *the 1931 film* or *the bridge at Osk*."""
    return [child.lower_ for child in noun.children] in (["the"], ["this"])
