"""Names that an article has more often than the recogniser saw them: what is a name in one sentence is one in all.

A name of two words or more is looked for where the recogniser missed it, and so is the name that the article is headed with. A person's
name that stands behind *the* is no person's: *the Margrethe Lund* is a ship.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.mentions.entities import Entity, EntityMention
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = re.compile(r"[^\W\d_a-z][\w'’.&-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w'’.&-]*)+")
"""Two words or more with capital letters, and small ones between them."""


def with_recurring(
    docs: Sequence[Doc], found: Sequence[Sequence[EntityMention]], headings: Iterable[str] = ()
) -> list[list[EntityMention]]:
    """One article's entities, with those that the recogniser missed; `headings` are names that the article is headed with."""
    names = {name: Entity(slug(name), name, "other") for name in headings if NAME.fullmatch(name)}
    for doc, mentions in zip(docs, found, strict=True):
        texts = ((doc[mention.start : mention.end].text, mention) for mention in mentions if not mention.is_demonym)
        names |= {text: mention.entity for text, mention in texts if NAME.fullmatch(text)}
    if not names:
        return [list(mentions) for mentions in found]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")
    out = [_completed(doc, mentions, pattern, names) for doc, mentions in zip(docs, found, strict=True)]
    things = {mention.entity.id for doc, mentions in zip(docs, out, strict=True) for mention in mentions if _is_articled(doc, mention)}
    return [[_thing(mention) if mention.entity.id in things else mention for mention in mentions] for mentions in out]


def _completed(doc: Doc, mentions: Sequence[EntityMention], pattern: re.Pattern[str], names: dict[str, Entity]) -> list[EntityMention]:
    """A document's entities in text order, with the names that no entity overlaps."""
    taken = {i for mention in mentions for i in range(mention.start, mention.end)}
    spans = [(doc.char_span(*match.span()), names[match[0]]) for match in pattern.finditer(doc.text)]
    missed = [
        EntityMention(span.start, span.end, entity)
        for span, entity in spans
        if span is not None and taken.isdisjoint(range(span.start, span.end))
    ]
    return sorted([*mentions, *missed], key=lambda mention: (mention.start, -mention.end))


def _is_articled(doc: Doc, mention: EntityMention) -> bool:
    """True for a person's name behind *the* that no noun follows: *the Margrethe Lund*, not *the Ada Moe Prize*."""
    if mention.entity.type != "person" or mention.end - mention.start < 2 or not mention.start:
        return False
    return doc[mention.start - 1].lower_ == "the" and doc[mention.end - 1].dep_ not in {"compound", "poss", "nmod"}


def _thing(mention: EntityMention) -> EntityMention:
    return replace(mention, entity=replace(mention.entity, type="other"))
