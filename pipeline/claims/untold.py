"""What a text is about that names it in its title alone, and goes on with a pronoun: *Ada Holm* / *She was born in Brevik.*

Before a first sentence nothing else has been named that its pronoun could stand for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.articles.article import Article
from pipeline.blocks.block import Block, BlockKind
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.titled import noun_for_title
from pipeline.mentions.entities import Entity
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSON = frozenset({"he", "she", "his", "her"})
THING = frozenset({"it", "its"})
SEVERAL = frozenset({"and", "or", "&", "vs.", "vs", "versus"})
"""In a title that names more than one person: `Ada Holm and Jon Ek`."""
SMALL = frozenset(
    {
        "of",
        "in",
        "on",
        "at",
        "for",
        "from",
        "to",
        "by",
        "with",
        "and",
        "or",
        "the",
        "a",
        "an",
        "de",
        "von",
        "van",
        "der",
        "la",
        "del",
        "da",
        "di",
    }
)
ASIDE = re.compile(r" *\([^()]*\)$")
"""What tells a title from others of the same words: `Cabin (film)`."""
NAMES = 2
"""Words with a capital letter that a title must have to be a name: one alone can be any noun, unless `it` or `the film` begins the text."""


def told_by_title(article: Article, blocks: Sequence[Block], docs: Sequence[Doc], lexicon: Lexicon) -> tuple[Entity, str | None] | None:
    """The name in the title, where the first sentence has a pronoun or a noun for it and nothing else that it could stand for; the noun."""
    title = article.title or (blocks[0].section[-1] if blocks and blocks[0].kind is BlockKind.HEADING else "")
    name = ASIDE.sub("", title).strip()
    noun = noun_for_title(docs, lexicon)
    begins = docs[0][0].lower_ in THING if docs and len(docs[0]) else False
    if not docs or not is_name(name, lexicon.section_nouns, 1 if noun or begins else NAMES):
        return None
    spoken = "it" if noun else first_pronoun(docs[0])
    if spoken is None or (spoken in PERSON and (is_thing(name, lexicon) or SEVERAL & set(name.casefold().split()))):
        return None
    if spoken in PERSON:
        called = name.partition(", ")[0]  # "Carl Moe, Count of Osk"
        return Entity(slug(called), called, "person"), None
    return Entity(slug(name), name, "other"), noun


def is_thing(name: str, lexicon: Lexicon) -> bool:
    """True for what is not called like a person: `The Osk Tower`, `Elm Bridge`, `Cold Harbour Lane 7`."""
    words = name.casefold().split()
    return words[0] in {"the", "a", "an"} or words[-1] in lexicon.thing_nouns or not words[-1].isalpha()


def is_name(title: str, common: frozenset[str], least: int = NAMES) -> bool:
    """True for `least` words or more that are written like a name: `Ada Holm`, `The Lord of the Moor`; not `Early Life`."""
    words = [word for word in title.split() if word.casefold() not in SMALL]
    return len(words) >= least and all(word[:1].isupper() or word[:1].isdigit() for word in words) and words[-1].casefold() not in common


def first_pronoun(doc: Doc) -> str | None:
    """The first pronoun for one person or thing in the first sentence of a text that names nobody and nothing in front of it."""
    first = next(iter(doc.sents), None)
    if first is None:
        return None
    for token in first:
        if token.lower_ in PERSON | THING:
            return token.lower_
        if names_somebody(token) and not (token.ent_type_ == "PERSON" and followed_by_thing(token)):
            return None
    return None


def followed_by_thing(name: Token) -> bool:
    """True for a name that only says whose the thing is that `it` goes on about: `Ada Holm's fifth novel, it is set in Lund`."""
    after = next((token for token in name.doc[name.i : name.sent.end] if token.tag_ == "POS" or token.ent_type_ != "PERSON"), None)
    return after is not None and after.tag_ == "POS"


def names_somebody(token: Token) -> bool:
    """True for a name that a pronoun behind it could stand for; a place or a time it is not."""
    return token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "GPE", "LOC", "EVENT", "FAC"}
