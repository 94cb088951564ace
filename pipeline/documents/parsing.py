"""Articles to parsed blocks: one spaCy document for each block of prose, all of them in one stream of batches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.articles.article import Article
from pipeline.blocks.block import PROSE, Block
from pipeline.documents.seams import begin_sentences, without_joins, without_labels

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 32
"""Blocks a batch: where spaCy's small pipeline is fastest on a processor without an accelerator."""

# Things that stand in the text and mislead the parser. Each is replaced by as many characters, so that offsets hold.
FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|citation needed|clarification needed|who\?|when\?)\]")
BROKEN_STOP = re.compile(r"(?<=\b\d{4})\.(?= [a-z])")
"""A full stop behind a year, before a small letter: a comma that slipped (`In 2012. a guard was killed`)."""
DATED_ITEM = re.compile(r"(?<=\d): (?=[A-Z])|(?<=\d) [–—‒−-] (?=[A-Z])")
"""What parts the date from the sentence in an entry of a chronicle (`May 1979: A strike stops the yard`): a comma to the parser."""
NAME_ENDING = re.compile(r", (?=(?:Jr|Sr|Inc|Ltd|LLC|Corp|plc)\b)")
"""The comma inside `Arland Williams, Jr.` and `Holt, Inc.`, at which the parser ends the name."""
JOINED_NAMES = re.compile(r"(?<=[^\W\d_])–(?=[^\W\d_])")
"""The dash inside `the Lund–Perrin railway`: the parser reads a hyphen as part of a name, and a dash as its end."""
WHITE = re.compile(r"[\t\r\n\u00a0\u2007\u2009\u202f]")
JOINT = re.compile(r"\b[Cc]o-(?=[a-z]{4})")
"""`co-founded` is three tokens to the tokeniser; without the prefix it is the verb that it means."""
BRACKET_FACT = re.compile(
    r"\b[bd]\.|\b(?:born|died|founded|established|formed|created|opened|inaugurated|completed|built|released|published)\b|\d\s*[–—‒−-]\s*\w|[^\W\d_]\s*(?:[–—‒−]\s*|-\s+)\w",
    re.I,
)
OTHER_NAME = re.compile(r"\((?:[A-Z][a-z]+(?: [A-Z][a-z]+)?: [^()\n]{1,200}|[^()\n]*[^\x00-\u024f\u1e00-\u1eff\u2000-\u20cf][^()\n]*)\)")
"""A bracket that gives a name in another language or script, or its sound; it breaks the parse of the sentence around it."""
UNIT = (
    r"(?:(?:sq(?:uare)?|cu(?:bic)?)\.? ?)?(?:km|kilomet(?:er|re)s?|mi|miles?|m|met(?:er|re)s?|ft|feet|foot|yd|yards?|in|inch(?:es)?|cm|mm"
    r"|kg|lbs?|pounds?|t|tonnes?|tons?|acres?|ha|hectares?)[²³]?"
)
CONVERSION = re.compile(
    rf"\((?:about |approximately |c\. ?|~)?[\d.,]+(?: ?(?:–|-|to) ?[\d.,]+)? ?(?:{UNIT}|°[CF])(?:[;,/] ?[\d.,]+ ?{UNIT})*\)"
)
"""A measure said once more in another unit: the parser takes it for an apposition and loses what stands behind it."""
BRACKET = re.compile(r"[()]")
YEAR = re.compile(r"\b\d{3,4}\b")
BETWEEN_COMMAS = re.compile(r",(?= [bd]\. )(?:[^,;()\n]|, (?=\d{4}\b)){1,60}\b\d{3,4}\b(?:[^,;()\n]{0,40})[,;]")
"""What stands in brackets elsewhere: `Ada Holm, b. 4 March 1921 in Brevik, was a painter`."""
NICKNAME = re.compile(r"(?<=[a-z.]) [\"“‘][A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?(?:[\"”’](?= [A-Z][\w'’-]+)| [\"”](?=[A-Z][\w'’-]+))")
"""The nickname inside `Rosalind "Roz" Featherly`: the parser ends the name before it."""
HONOURS = re.compile(
    r"(?<=[a-z])(?:,? (?:[KQ]C|[OCMDKG]BE|(?:K|G)?CMG|[KG]CB|[KG]?CVO|MVO|DSO|DFC|FRSE?|FRSL|FBA|MEP|MP)(?![\w'’-]))+"
    r"(?= \(|,| (?:is|was|were)\b)"
)
"""The letters behind a person's name, which are no part of it: `Jane Moe KC (1899-1971) was`."""
PEERAGE = re.compile(
    r"(?<=[a-z]), \d{1,2}(?:st|nd|rd|th) (?:Baron|Baronet|Viscount|Earl|Count|Marquess|Marquis|Duke)(?:ess)?"
    r"(?: (?:of )?[A-Z][\w'’-]+){0,4}(?=,| \()"
)
"""The title behind a name, `Arthur Mott, 1st Baron Ellerby, was`: the parser takes the title for the subject."""
SLIPPED_QUOTE = re.compile(r'(?:^|(?<=[\s(]))("\w[^"\n]{0,80}(?<=[\w.!?])) "(?=\w)')
"""A closing quote on the wrong side of its space, `"Cold Harbour "is a song`: the parser takes it for one that opens."""
DAY_ALONE = re.compile(r"\((?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4}\)")
QUOTES = str.maketrans("‘’‛“”„", "'''\"\"\"")


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """A block of prose with its parse; a token stands at `block.char_start + token.idx` in the article."""

    article: Article
    block: Block
    doc: Doc


def readable(text: str) -> str:
    """The text as the parser should read it, of the same length, so that offsets hold.

    Blanked out are footnote marks, line breaks, nicknames inside a name and titles behind it, and brackets that only dates, conversions or
    other names stand in.
    """
    text = JOINT.sub("   ", FOOTNOTE.sub(lambda m: " " * len(m.group()), text))
    for aside in (PEERAGE, HONOURS, NICKNAME):
        text = aside.sub(lambda m: " " * len(m.group()), text)
    text = OTHER_NAME.sub(lambda m: " " * len(m.group()), text)
    text = CONVERSION.sub(lambda m: " " * len(m.group()), text)
    for start, end in facts_in_brackets(text):
        text = text[:start] + " " * (end - start) + text[end:]
    text = JOINED_NAMES.sub("-", NAME_ENDING.sub("  ", text))
    text = BROKEN_STOP.sub(",", WHITE.sub(" ", text)).translate(QUOTES)
    text = SLIPPED_QUOTE.sub(r'\1" ', text)
    entry = DATED_ITEM.search(text, 0, 32)
    return text if entry is None else text[: entry.start()] + ", ".ljust(entry.end() - entry.start()) + text[entry.end() :]


def facts_in_brackets(text: str) -> list[tuple[int, int]]:
    """The outermost brackets that tell when somebody lived or something was founded, with their marks: `(born 1921)`, `, b. 1921,`."""
    out: list[tuple[int, int]] = []
    depth, start = 0, 0
    for bracket in BRACKET.finditer(text):
        if bracket[0] == "(":
            depth += 1
            start = bracket.start() if depth == 1 else start
        elif depth:
            depth -= 1
            inside = text[start : bracket.end()]
            if not depth and len(inside) < 400 and YEAR.search(inside) and (BRACKET_FACT.search(inside) or DAY_ALONE.fullmatch(inside)):
                out.append((start, bracket.end()))
    out += [
        match.span()
        for match in BETWEEN_COMMAS.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in out)
    ]
    return sorted(out)


def parse_articles(nlp: Language, articles: Sequence[tuple[Article, Sequence[Block]]]) -> Iterator[ParsedBlock]:
    """The prose blocks of all articles, in order, parsed in batches that run across articles."""
    places = [(article, block) for article, blocks in articles for block in blocks if block.kind in PROSE]
    docs = (prepared(nlp, article.text[block.char_start : block.char_end]) for article, block in places)
    for (article, block), doc in zip(places, nlp.pipe(docs, batch_size=BATCH), strict=True):
        yield ParsedBlock(article, block, doc)


def prepared(nlp: Language, text: str) -> Doc:
    """A block's text as the parser should read it, in tokens, with the beginnings of sentences that no full stop tells of."""
    text, starts = without_labels(text)
    text, joins = without_joins(text)
    return begin_sentences(nlp.make_doc(readable(text)), starts + joins)
