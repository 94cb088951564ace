"""Noun phrases to names: the shortest full name of who or what a noun stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.syntax import is_noun
from pipeline.mentions.entities import EntityMention
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "npadvmod", "advmod", "punct", "case", "neg"})
DROPPED = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "both",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "another",
        "other",
        "some",
        "any",
        "all",
        "each",
        "every",
        "several",
        "many",
        "few",
        "such",
        "certain",
        "no",
        "neither",
        "not",
        "whose",
    ]
)
LINKS = frozenset({"of", "in", "at", "for", "to", "on", "from", "near", "under", "against"})
"""Prepositions that belong to the name of a thing: `office in Osh`, `agreement for air transports`."""
MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "MONEY", "PERCENT", "CARDINAL"})
"""Labels of what is counted or dated, and is no part of a name."""
LONGEST = 11
"""Words a name may have; beyond that it is cut at its head noun."""


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
        return participant(named, index)
    if not is_noun(noun) and noun.pos_ not in {"ADJ", "NUM", "VERB", "X", "DET"}:
        return None
    name = phrase(noun)
    if not name or not any(c.isalpha() for c in name):
        return None
    return Participant(name, slug(name), False, plural)


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
    if noun.pos_ != "NOUN" and not bare:
        return None
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.lower_ in {"called", "named", "known"}:
            behind = [*child.children, *(name for word in child.children if word.lower_ == "as" for name in word.children)]
            return next((name for name in behind if name.dep_ in {"oprd", "pobj"} and name.pos_ == "PROPN"), None)
        if (
            child.dep_ != "appos"
            or child.doc[child.left_edge.i - 1].text == "("
            or child.ent_type_ in {"DATE", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "TIME"}
        ):
            continue
        if child.pos_ == "PROPN" or [c.lower_ for c in child.children if c.dep_ != "punct"] == ["the"]:
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
    before = index.doc[mention.start - 1]
    if before.pos_ != "PROPN" or before.dep_ != "compound" or before not in noun.subtree:
        return False
    if mention.entity.type != "person" or index.at(before) is not None:
        return True
    # No person is "the" or "a": what stands before is no title. The first word of a sentence can be one for its capital letter alone.
    return any(child.lower_ in {"the", "a", "an"} for child in noun.children) or (
        mention.end - mention.start == 1 and before.is_sent_start is not True and len(before.text) > 1 and before.lower_ not in index.titles
    )


def phrase(noun: Token) -> str:
    """The words of a noun phrase without its determiner, its relative clauses and what stands in brackets."""
    left = min([noun.i, *(first(child) for child in noun.children if child.i < noun.i and child.dep_ in LEFT)])
    right = right_edge(noun)
    words = [t for t in noun.doc[left : right + 1] if not t.is_space]
    while words and (words[0].lower_ in DROPPED or words[0].is_punct or words[0].dep_ == "predet") and words[0] != noun:
        words.pop(0)
    words = without_class(without_count(words, noun), noun)
    if len(words) > LONGEST:
        words = [t for t in words if t.i <= noun.i][-LONGEST:]
    name = joined(words)
    return name[:1].lower() + name[1:] if words and is_capital_of_sentence(words[0]) else name


def is_capital_of_sentence(word: Token) -> bool:
    """True for a common word with the capital letter that the sentence begins with; a noun alone in the singular could be a name."""
    if word.is_sent_start is not True or not word.text.istitle() or word.ent_type_ or number_of(word) is not None:
        return False
    return word.tag_ in {"NNS", "JJ"} or (word.tag_ == "NN" and any(child.lower_ == "of" for child in word.children))


def first(token: Token) -> int:
    """The position of the first word under a token."""
    return int(token.left_edge.i)


def number_of(noun: Token) -> Token | None:
    """The number behind a capitalised noun that tells it from others of its name: `Flight 204`, `Apollo 13`; None where there is none."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if behind is None or not noun.text[:1].isupper() or not behind.text.isdigit() or behind.head != noun or behind.ent_type_ == "DATE":
        return None
    counts = behind.i + 1 < len(noun.doc) and noun.doc[behind.i + 1].tag_ == "NNS"  # "the Rovers 12 times lost"
    return None if counts else behind


def right_edge(noun: Token) -> int:
    """The position of the last word of a phrase: with the prepositional phrases that name it, without dates, clauses and brackets."""
    number = number_of(noun)
    edge = noun.i if number is None else number.i
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ == "appos" and child.pos_ == "PROPN" and noun.pos_ == "NOUN" and child.left_edge.i == edge + 1:
            edge = int(child.i)  # "library of the poet Ana Reis"
            continue
        if child.dep_ != "prep" or child.lower_ not in LINKS or child.i != edge + 1:
            break
        objects = [grandchild for grandchild in child.children if grandchild.dep_ == "pobj"]
        named = bool(objects) and objects[0].pos_ == "PROPN" and objects[0].ent_type_ not in {"DATE", "TIME"}
        if not objects or (objects[0].ent_type_ in MEASURES and not named) or not is_noun(objects[0]):
            break
        if (
            child.lower_ not in {"of"}
            and objects[0].pos_ != "PROPN"
            and child.lower_ in {"in", "at", "on", "with", "to", "from", "under", "over"}
        ):
            break
        edge = right_edge(objects[0])
        edge = max(edge, objects[0].i)
        beside = noun.doc[edge + 1] if edge + 1 < len(noun.doc) else noun
        if objects[0].pos_ == "NOUN" and beside.pos_ == "PROPN" and beside.dep_ == "compound" and beside.head.head == noun.head:
            edge = int(beside.head.i)  # the parser takes the name for a second subject
    return edge


def without_count(words: list[Token], noun: Token) -> list[Token]:
    """The phrase without the number that counts it."""
    out = list(words)
    while (
        out
        and out[0] != noun
        and (out[0].tag_ == "CD" or out[0].dep_ in {"quantmod"} or out[0].lower_ in DROPPED or out[0].lower_ in SOFT or out[0].is_punct)
    ):
        out.pop(0)
    return out


def without_class(words: list[Token], noun: Token) -> list[Token]:
    """A name without the common noun in front of it that says what it is: `thriller Grey Harbour Road`, `geologist Émile Garrat`."""
    if noun.pos_ != "PROPN":
        return words
    start = next((number for number, word in enumerate(words) if word.text[:1].isupper()), 0)
    named = words[start:]
    if not start or words[start - 1].tag_ != "NN" or words[start - 1].dep_ not in {"compound", "amod", "nmod"} or noun not in named:
        return words
    return named if all(word.text[:1].isupper() or not word.is_alpha for word in named if word.i <= noun.i) else words


SOFT = frozenset(
    [
        "about",
        "approximately",
        "roughly",
        "around",
        "some",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "at",
        "least",
        "up",
        "to",
        "between",
        "and",
        "additional",
        "estimated",
        "only",
        "just",
        "exactly",
        "merely",
        "barely",
    ]
)


def joined(words: list[Token]) -> str:
    """The words with the white space that stood between them."""
    text = "".join(token.text_with_ws for token in words).strip()
    while text.endswith(("'s", "’s")):
        text = text[:-2].rstrip()
    return " ".join(text.split()).strip(" ,;:'\"’*(")
