"""Articles to mentions and claims: the order in which the parts of this step are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.articles.article import Article
from pipeline.blocks import split_blocks
from pipeline.blocks.block import PROSE, Block, BlockKind
from pipeline.claims.claim import Claim
from pipeline.claims.lexicon import Lexicon, read_lexicon
from pipeline.claims.patterns import Patterns
from pipeline.claims.predicates import Predicates
from pipeline.claims.reading import BlockReading, claims_in
from pipeline.claims.topics import Topics, name_in_title
from pipeline.claims.untold import told_by_title
from pipeline.dates import DateMention, find_dates
from pipeline.documents import ParsedBlock, load_nlp, model_version, parse_articles
from pipeline.mentions.entities import EntityMention, Gazetteer, link_entities
from pipeline.mentions.mention import Mention
from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.quantity import Quantity
from pipeline.mentions.recurring import with_recurring
from pipeline.rulebook import Rulebook
from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language


FULL_NAME = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}")
"""A title or heading that can be a full name, which surnames in the text stand for."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of a set of articles."""

    mentions: list[Mention]
    claims: list[Claim]
    sentences: dict[str, int]
    """Sentences of prose by source_id."""
    model: str
    """The spaCy pipeline and its version."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that is known before the first article is read."""

    lexicon: Lexicon
    predicates: Predicates
    patterns: Patterns
    gazetteer: Gazetteer

    @classmethod
    def load(cls, nlp: Language, rulebook: Rulebook) -> Knowledge:
        """From the rules, compiled for a spaCy pipeline."""
        lexicon = read_lexicon(rulebook.lexicons)
        return cls(
            lexicon,
            Predicates(rulebook.predicates, lexicon.other_holders),
            Patterns(nlp, rulebook.patterns),
            Gazetteer(nlp, rulebook.entities, lexicon.person_titles),
        )


def extract_articles(
    articles: Sequence[Article], rulebook: Rulebook, settings: Settings, *, progress: Callable[[int, int], None] | None = None
) -> Extraction:
    """The mentions and claims of articles, in the order of the articles and of their texts.

    `progress` is told before each article how many are done, of how many.

    Raises:
        ModelError: the spaCy pipeline that the settings name is missing or of another version.
        RuleError: a pattern does not compile.
    """
    nlp = load_nlp(settings.model)
    knowledge = Knowledge.load(nlp, rulebook)
    laid_out = [(article, split_blocks(article.text)) for article in articles]
    stream = parse_articles(nlp, laid_out)
    mentions: list[Mention] = []
    claims: list[Claim] = []
    sentences: dict[str, int] = {}
    for done, (article, blocks) in enumerate(laid_out):
        if progress:
            progress(done, len(laid_out))
        # The stream has every block of prose, in order; an article is read as soon as its own are parsed.
        parsed = list(islice(stream, sum(block.kind in PROSE for block in blocks)))
        found_mentions, found_claims = read_article(article, blocks, parsed, nlp, knowledge)
        mentions += found_mentions
        claims += found_claims
        sentences[article.source_id] = sum(len(list(block.doc.sents)) for block in parsed)
    return Extraction(mentions, claims, sentences, f"{settings.model} {model_version(settings.model)}")


def read_article(
    article: Article, blocks: Sequence[Block], parsed: Sequence[ParsedBlock], nlp: Language, knowledge: Knowledge
) -> tuple[list[Mention], list[Claim]]:
    """One article's mentions and claims."""
    prose = [(block.char_start, block.char_end) for block in blocks if block.kind in PROSE]
    told = [(block.char_start, block.char_end) for block in blocks if block.kind in PROSE or block.kind is BlockKind.HEADING]
    text = unwrapped(article.text, told)
    dates = find_dates(text, published=article.published, spans=told)  # a heading sets the time for what stands below it
    taken = [(date.char_start, date.char_end) for date in dates]
    quantities = find_quantities(text, taken=taken, spans=prose)
    # To the letter: what was found with a space in it may hold the end of a line.
    dates = [replace(date, text=article.text[date.char_start : date.char_end]) for date in dates]
    quantities = [replace(found, text=article.text[found.char_start : found.char_end]) for found in quantities]
    titles = [name for name in (article.title or "", *(part for block in blocks for part in block.section)) if FULL_NAME.fullmatch(name)]
    docs, sorts = [block.doc for block in parsed], knowledge.lexicon.vessel_nouns
    entities = with_recurring(
        docs, link_entities(docs, knowledge.gazetteer, titles), filter(None, name_in_title(article, blocks, sorts)[:1])
    )
    titled = told_by_title(article, blocks, docs, knowledge.lexicon)
    topics = Topics.of(article, blocks, entities, nlp, knowledge.gazetteer, sorts, titled)
    readings = [
        BlockReading(
            block,
            tuple(date for date in dates if block.block.char_start <= date.char_start < block.block.char_end),
            tuple(quantity for quantity in quantities if block.block.char_start <= quantity.char_start < block.block.char_end),
            found,
        )
        for block, found in zip(parsed, entities, strict=True)
    ]
    claims = claims_in(article, readings, topics, knowledge.lexicon, knowledge.predicates, knowledge.patterns)
    mentions = [date_mention(article, date) for date in dates]
    mentions += [quantity_mention(article, quantity) for quantity in quantities]
    mentions += [entity_mention(article, block, entity) for block, found in zip(parsed, entities, strict=True) for entity in found]
    return mentions, claims


def unwrapped(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text, as long as before, with a space for each end of a line inside a block: there a line is only wrapped.

    `spans`: the blocks, in order.
    """
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], text[start:end].replace("\r", " ").replace("\n", " ")]
        at = end
    return "".join([*parts, text[at:]])


def date_mention(article: Article, date: DateMention) -> Mention:
    """A date as a row of the table of mentions."""
    return Mention(
        article.source_id, "date", date.text, date.char_start, date.char_end, date_edtf=date.edtf, date_start=date.start, date_end=date.end
    )


def quantity_mention(article: Article, quantity: Quantity) -> Mention:
    """A quantity as a row of the table of mentions."""
    return Mention(
        article.source_id,
        "quantity",
        quantity.text,
        quantity.char_start,
        quantity.char_end,
        value_low=quantity.value_low,
        value_high=quantity.value_high,
        unit=quantity.unit,
    )


def entity_mention(article: Article, parsed: ParsedBlock, found: EntityMention) -> Mention:
    """An entity as a row of the table of mentions."""
    span = parsed.doc[found.start : found.end]
    start = parsed.block.char_start + span.start_char
    end = parsed.block.char_start + span.end_char
    return Mention(article.source_id, "entity", article.text[start:end], start, end, entity_id=found.entity.id)
