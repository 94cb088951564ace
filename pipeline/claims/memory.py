"""What a sentence leaves in the narration: whom it named, its subjects, and what it called whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.anaphora import thing_built, thing_left
from pipeline.claims.names import Participant
from pipeline.claims.narration import as_participant, distinct
from pipeline.claims.participants import Reader
from pipeline.claims.syntax import is_copula, is_verb, objects, subjects, verb_group
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

OTHERS = frozenset({"other", "another", "sister", "rival", "second", "former", "previous", "next"})
"""In front of a noun, they say that it is not the thing that the article tells of."""


def remember(span: Span, reader: Reader) -> None:
    """Tell the narration what the sentence named, and its subjects."""
    named = [as_participant(m.entity) for m in reader.index.between(span.start, span.end) if not m.is_demonym or m.entity.type != "country"]
    first = next(
        (token.head for token in span if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ not in {"relcl", "acl"}), span.root
    )
    nouns = [noun for noun in subjects(first) if noun.pos_ not in {"DET", "NUM"}] if is_verb(first) else []
    found = reader.resolve(nouns)
    several = not any(word.tag_ == "VBZ" or word.lower_ == "was" for word in verb_group(first)) if is_verb(first) else False
    plural = several and len(found) == 1 and nouns[:1] and nouns[0].tag_ in {"NNS", "NNPS"}  # "Night Boats is a song"
    subjects_found: list[Participant] = [replace(p, is_plural=bool(plural)) for p in found] if len(found) == 1 else found
    known = {p.id for p in named}
    unknown = [p for p in subjects_found if p.name[:1].isupper() and p.id not in known]
    reader.narration.heard([*unknown, *distinct(named)], subjects_found)
    reader.narration.possessed = (built(nouns, reader) or possessed(first, found, reader)) if is_verb(first) else None
    left = thing_left(first, reader.lexicon, reader.index) if is_verb(first) else None
    reader.narration.acted_on = next(iter(reader.resolve([left])), None) if left is not None else None
    reader.narration.described.update(descriptions(span, reader))
    reader.narration.articled = articled(nouns, found) or reader.narration.articled
    people = ((m.entity.id, span.doc[m.end - 1]) for m in reader.index.between(span.start, span.end) if m.entity.type == "person")
    reader.narration.doers.update(who for who, last in people if last.dep_ == "pobj" and last.head.dep_ == "agent")


def articled(nouns: Sequence[Token], found: Sequence[Participant]) -> Participant | None:
    """The one subject by name behind an article: `the Corvo slid into the water`; None where there is none."""
    named = len(nouns) == len(found) == 1 and nouns[0].tag_ == "NNP" and any(child.lower_ == "the" for child in nouns[0].children)
    return found[0] if named and found[0].kind == "other" and not found[0].is_person else None


def built(nouns: Sequence[Token], reader: Reader) -> Participant | None:
    """What the sentence says work began or ended on, by name: `Work on the Harrow Bridge began`; None where it tells of none."""
    things = [thing for noun in nouns if (thing := thing_built(noun, reader.lexicon)) is not None]
    return next(iter(reader.resolve(things)), None)


def possessed(verb: Token, holders: Sequence[Participant], reader: Reader) -> Participant | None:
    """The building or institution that a sentence says a place has: `Pelham has a railway station`; None where it tells of none."""
    thing = next((noun for noun in objects(verb) if noun.tag_ == "NN"), None) if verb.lemma_ == "have" else None
    if thing is None or len(holders) != 1 or not holders[0].name[:1].isupper():
        return None
    kinds = reader.lexicon.place_nouns | reader.lexicon.organization_nouns
    if thing.lemma_ not in kinds or not any(child.lower_ in {"a", "an"} for child in thing.children):
        return None
    words = [*(child for child in thing.children if child.dep_ == "compound" and child.i < thing.i), thing]
    name = " ".join([holders[0].name, *(word.text for word in words)])
    return Participant(name, slug(name))


def descriptions(span: Span, reader: Reader) -> dict[str, Participant]:
    """What a sentence calls whom: `X is a football club`, `X, the town's club`, `the ferry X`."""
    out: dict[str, Participant] = {}
    for token in span:
        if token.pos_ != "NOUN":
            continue
        named: list[Token] = []
        if any(child.tag_ == "JJR" or child.lower_ in OTHERS for child in token.children):
            continue  # "the older club of the town", "her sister ship": not the one that is told of
        if token.lemma_ in reader.lexicon.vessel_nouns and token.dep_ in {"nsubj", "nsubjpass"}:
            named = [token]  # "the barque", by which the ship named before was meant
        elif token.dep_ == "attr" and (is_copula(token.head) or token.head.lemma_ == "become"):
            named = [noun for noun in subjects(token.head) if noun.pos_ in {"PROPN", "PRON"}]
        elif (token.dep_ == "appos" and token.head.pos_ == "PROPN") or (token.dep_ == "compound" and token.head.pos_ == "PROPN"):
            named = [token.head]
        else:
            named = [child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
        found = [party for party in reader.resolve(named) if party.name[:1].isupper() or named != [token]]
        if len(found) == 1:
            out[token.lemma_.lower()] = found[0]
    return out
