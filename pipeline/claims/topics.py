"""What an article is about, and what each of its sections is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.articles.article import Article
from pipeline.blocks.block import PROSE, Block, BlockKind
from pipeline.claims.names import Participant
from pipeline.claims.narration import as_participant, distinct
from pipeline.mentions.entities import Entity, EntityMention, Gazetteer
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.language import Language

SMALL = frozenset({"of", "in", "on", "at", "for", "from", "to", "by", "with", "and", "or", "the", "a", "an", "about"})
NAMED = re.compile(
    r"(?:(?:[A-Z]|[A-Z]?[a-z]+) )*?(?:(?P<before>[a-z]+) )?"
    r"(?P<name>[^\W\d_a-z][\w'’.&-]*(?: (?:(?:de|von|van|del?|la) ){0,2}[^\W\d_a-z][\w'’.&-]*)+)"
)
"""A title that ends in a name, with the word in front of it."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The article's topic, the names in its title, and the names in each section's heading path."""

    topic: Participant | None
    title: tuple[Participant, ...]
    sections: Mapping[tuple[str, ...], tuple[Participant, ...]]
    called: str | None = None
    """What the title calls the topic: the ship of `Museum ship Margrethe Lund`."""

    @classmethod
    def of(
        cls,
        article: Article,
        blocks: Sequence[Block],
        entities: Sequence[Sequence[EntityMention]],
        nlp: Language,
        gazetteer: Gazetteer,
        sorts: frozenset[str] = frozenset(),
        told: tuple[Entity, str | None] | None = None,
    ) -> Topics:
        """Read from the metadata, the headings and the first paragraph; `sorts` are nouns that stand in front of names: `tug`.

        `told`: what the title names and a pronoun or a noun in the first sentence stands for; the noun.
        """
        known = {mention.entity.name: mention.entity for found in entities for mention in found if not mention.is_demonym}
        named = {heading: headed(heading, known, nlp, gazetteer) for block in blocks for heading in block.section}
        title = headed(article.title, known, nlp, gazetteer) if article.title else []
        if not title and blocks and blocks[0].kind is BlockKind.HEADING:
            title = named.get(blocks[0].section[-1], [])
        name, noun = name_in_title(article, blocks, sorts)
        headline = (known.get(name) or Entity(slug(name), name, "other")) if name else None
        given = given_topic(article, known, gazetteer)
        topic = given or headline or (told[0] if told else None) or likeliest(title, named, entities)
        if told and given is None and noun is None and topic is not None and topic.name in told[0].name:
            topic, noun = told  # "The Osk Saga: Night Boats", of which the headline is a part
        paths = {block.section for block in blocks}
        prose = " ".join(article.text[block.char_start : block.char_end] for block in blocks if block.kind in PROSE)
        sections = {path: tuple(parties(path, named, prose)) for path in paths}
        return cls(as_participant(topic) if topic else None, tuple(as_participant(e) for e in title), sections, noun)


def parties(path: tuple[str, ...], named: Mapping[str, Sequence[Entity]], prose: str) -> list[Participant]:
    """What a heading path names, the innermost heading first: known entities, and a heading that the text itself uses as a name."""
    out: list[Participant] = []
    for heading in reversed(path):
        found = [as_participant(entity) for entity in named[heading]]
        if not found and is_name(heading, prose):
            found = [Participant(heading, slug(heading), is_heading=True)]
        out += found
    return distinct(out)


def is_name(heading: str, prose: str) -> bool:
    """True if a heading is written like a name, and stands so inside the text: `Loretto Chapel`, not `Early years`."""
    words = [word for word in re.findall(r"[^\W\d_]+", heading) if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words) and heading in prose


def headed(heading: str, known: Mapping[str, Entity], nlp: Language, gazetteer: Gazetteer) -> list[Entity]:
    """The entities that a heading names, in its order: by the gazetteer, and by what the article names elsewhere."""
    found = [(span.start_char, entity) for span, entity, _ in gazetteer.find(nlp.make_doc(heading))]
    taken = {entity.id for _, entity in found}
    for name, entity in known.items():
        whole = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", heading) if name in heading else None
        place = whole.start() if whole else -1
        if place >= 0 and entity.id not in taken and not any(abs(place - start) < len(name) for start, _ in found):
            found.append((place, entity))
            taken.add(entity.id)
    ordered = [entity for _, entity in sorted(found, key=lambda item: item[0])]
    return list({entity.id: entity for entity in ordered}.values())


def name_in_title(article: Article, blocks: Sequence[Block], sorts: frozenset[str] = frozenset()) -> tuple[str | None, str | None]:
    """The name of two words or more that the title ends in, before any colon, and the noun in front of it: `Museum ship Margrethe Lund`.

    None where the title has no such name, or where no noun stands in front of it and the text does not use it: `Early Years`.
    """
    title = article.title or (blocks[0].section[-1] if blocks and blocks[0].kind is BlockKind.HEADING else "")
    match = NAMED.fullmatch(re.split(r"[:(–—]", title, maxsplit=1)[0].strip())
    if match is None:
        return None, None
    noun, name = (match["before"] if match["before"] not in SMALL else None), match["name"]
    first, _, rest = name.partition(" ")
    if noun is None and first.lower() in sorts and " " in rest:
        noun, name = first.lower(), rest
    used = any(name in article.text[block.char_start : block.char_end] for block in blocks if block.kind in PROSE)
    return (name, noun) if noun or used else (None, None)


def given_topic(article: Article, known: Mapping[str, Entity], gazetteer: Gazetteer) -> Entity | None:
    """The topic that `sources.csv` gives."""
    if not article.topic:
        return None
    key = slug(article.topic)
    if key in gazetteer.entities:
        return gazetteer.entities[key]
    return next(
        (entity for name, entity in known.items() if name.casefold() == article.topic.casefold()), Entity(key, article.topic, "other")
    )


def likeliest(title: Sequence[Entity], named: Mapping[str, Sequence[Entity]], entities: Sequence[Sequence[EntityMention]]) -> Entity | None:
    """The entity named most often in title, headings and first paragraph, weighed by how often the article names it in all."""
    near = Counter({entity.id: 2 for entity in title})
    near.update(entity.id for group in named.values() for entity in group)
    near.update(mention.entity.id for mention in (entities[0] if entities else ()) if not mention.is_demonym)
    everywhere = Counter(mention.entity.id for found in entities for mention in found)
    by_id = {mention.entity.id: mention.entity for found in entities for mention in found} | {entity.id: entity for entity in title}
    candidates = [by_id[key] for key in near if key in by_id]
    return max(candidates, key=lambda entity: (near[entity.id] * everywhere[entity.id], near[entity.id]), default=None)
