"""Noun phrases to names: the shortest full name of who or what a noun stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.phrases import joined, joined_title, number_of, phrase
from pipeline.claims.syntax import is_noun, is_title
from pipeline.mentions.entities import EntityMention
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_TWO = frozenset({"elder", "younger", "older", "senior", "junior"})


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in a claim."""

    name: str
    id: str
    is_person: bool = False
    is_plural: bool = False
    is_country: bool = False
    kind: str = "other"
    """What the entity is: `person`, `place`, `country`, `organization` or `other`."""
    is_heading: bool = False
    """True for a thing that a heading names and no recogniser knows."""

    @property
    def is_named(self) -> bool:
        """True if there is a proper name in what it is called."""
        return any(word[:1].isupper() for word in self.name.split())


class EntityIndex:
    """The entities of one document by token."""

    def __init__(self, doc: Doc, mentions: list[EntityMention], titles: frozenset[str] = frozenset()) -> None:
        self.doc = doc
        self.titles = titles
        """Words in front of a person's name that are no part of it, in lower case."""
        self.mentions = mentions
        self._at: dict[int, EntityMention] = {}
        for mention in sorted(mentions, key=lambda m: m.start - m.end):
            for i in range(mention.start, mention.end):
                self._at.setdefault(i, mention)

    def at(self, token: Token) -> EntityMention | None:
        """The entity that a token is part of."""
        return self._at.get(token.i)

    def between(self, start: int, end: int) -> list[EntityMention]:
        """The entities that lie in tokens `[start, end)`, in text order."""
        return [mention for mention in self.mentions if mention.start >= start and mention.end <= end]


def head_of_entity(token: Token, index: EntityIndex) -> EntityMention | None:
    """The entity that a noun is the last word of; None if the noun only stands beside a name (`Kyrgyz government`)."""
    mention = index.at(token)
    if mention is None or mention.is_demonym:
        return None
    outside = [t for t in index.doc[mention.start : mention.end] if t.head.i < mention.start or t.head.i >= mention.end or t.head == t]
    return mention if token in outside or token.i == mention.end - 1 else None


def participant(noun: Token, index: EntityIndex) -> Participant | None:
    """The name of a noun phrase as it stands, without what the narration knows; None for a phrase that names nothing."""
    mention = head_of_entity(noun, index)
    plural = noun.tag_ in {"NNS", "NNPS"}
    if mention is not None and (relative := told_apart(noun)) is not None:
        return relative
    if mention is not None:
        entity = mention.entity
        if modifies_entity(noun, mention) or is_cut(noun, mention, index) or number_of(noun) is not None:
            longer = phrase(noun)
            return Participant(longer, slug(longer), False, plural)
        name = entity.name if entity.type == "person" or mention.is_short else joined(list(index.doc[mention.start : mention.end]))
        return Participant(name, entity.id, entity.type == "person", plural, entity.type == "country", entity.type)
    if (lead := lead_name(noun)) is not None:
        return Participant(lead, slug(lead))
    named = apposed(noun)
    if named is not None and named != noun:
        title = joined_title([named])
        return participant(named, index) if title is None else Participant(title, slug(title))
    if not is_noun(noun) and noun.pos_ not in {"ADJ", "NUM", "VERB", "X", "DET"}:
        return None
    name = phrase(noun)
    if not name or not any(c.isalpha() for c in name):
        return None
    return Participant(name, slug(name), False, plural)


def told_apart(noun: Token) -> Participant | None:
    """The one of two of a name whom a word in front tells from the other: `the elder Berg`; None where none does."""
    if noun.pos_ != "PROPN" or not any(child.dep_ == "amod" and child.lower_ in OF_TWO for child in noun.children):
        return None
    name = phrase(noun)
    return Participant(name, slug(name), True)


def lead_name(noun: Token) -> str | None:
    """The name that a sentence begins with, where the tagger takes its first word for a verb: `Grant Hollis was`; None where none does."""
    if noun.is_sent_start is not True or noun.pos_ not in {"VERB", "AUX"} or noun.dep_ not in {"nsubj", "nsubjpass", "csubj", "csubjpass"}:
        return None
    words = [noun]
    while words[-1].i + 1 < noun.head.i and words[-1].nbor().text.istitle() and words[-1].nbor().is_alpha:
        words.append(words[-1].nbor())
    follows = words[-1].nbor()
    return joined(words) if len(words) > 1 and (follows.is_space or follows.text in {",", "("} or follows.pos_ in {"AUX", "VERB"}) else None


def apposed(noun: Token) -> Token | None:
    """The name that explains a common noun: `the crane maker Lofthus`, `its own currency, the som`; None where there is none."""
    bare = noun.pos_ == "PROPN" and [c.lower_ for c in noun.children if c.i < noun.i] == ["the"]  # "the Society, now X"
    one = noun.lower_ == "one" and any(child.lower_ == "of" for child in noun.children)  # "one of the bridges, the Harran Bridge"
    if noun.pos_ != "NOUN" and not bare and not one:
        return None
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.lower_ in {"called", "named", "known", "titled", "entitled"}:
            behind = [*child.children, *(name for word in child.children if word.lower_ == "as" for name in word.children)]
            return next((name for name in behind if name.dep_ in {"oprd", "pobj"} and name.pos_ == "PROPN"), None)
        if (
            child.dep_ != "appos"
            or child.doc[child.left_edge.i - 1].text == "("
            or {child.ent_type_, child.left_edge.ent_type_} <= {"DATE", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "TIME"}
        ):
            continue
        if child.pos_ == "NOUN" and child.i + 1 < len(child.doc) and (name := apposed(child)) is not None:
            return name  # "his wife, the sculptor Maja Holt"
        if child.pos_ == "PROPN" or is_title(child) or [c.lower_ for c in child.children if c.dep_ != "punct"] == ["the"]:
            return child
    return None


def modifies_entity(noun: Token, mention: EntityMention) -> bool:
    """True if a place or an `of` phrase behind a name belongs to it: `Ministry of Defence of Peru`, not `Akayev of Kyrgyzstan`."""
    if mention.entity.type in {"person", "country", "place"}:
        return False
    return any(child.dep_ == "prep" and child.lower_ in {"of", "in"} and child.i == mention.end for child in noun.children)


def is_cut(noun: Token, mention: EntityMention, index: EntityIndex) -> bool:
    """True if the recogniser caught the end of a name only: `Memorial Bridge` of `Arland D. Williams Jr. Memorial Bridge`."""
    if mention.entity.type == "country" or not mention.start:
        return False
    if any(t.dep_ == "poss" and t.pos_ == "PROPN" and t.left_edge.text in {"The", "A", "An"} for t in noun.children):
        return mention.start > noun.left_edge.i + 1  # "The Ferryman's Daughter" is a title
    before = index.doc[mention.start - 1]
    if before.pos_ != "PROPN" or before.dep_ != "compound" or before not in noun.subtree:
        return False
    if mention.entity.type != "person" or index.at(before) is not None:
        return True
    # No person is "the" or "a": what stands before is no title. The first word of a sentence can be one for its capital letter alone.
    return any(child.lower_ in {"the", "a", "an"} for child in noun.children) or (
        mention.end - mention.start == 1 and before.is_sent_start is not True and len(before.text) > 1 and before.lower_ not in index.titles
    )
