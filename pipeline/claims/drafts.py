"""A claim in the making: its head and what was found about it; and the row that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.articles.article import Article
from pipeline.blocks.block import Block
from pipeline.claims.attribution import source_of
from pipeline.claims.claim import Claim
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import governing_verb, modality_of, verb_form
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles, roles_of
from pipeline.claims.predicates import Predicates
from pipeline.claims.syntax import complement, is_copula, is_noun, is_verb, specified
from pipeline.dates import DateMention
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Draft:
    """What makes a claim, in terms of the parse; None where the row is to be worked out from the head."""

    head: Token
    rule_id: str
    date: DateMention | None = None
    quantity: Quantity | None = None
    kind: str | None = None
    predicate: str | None = None
    roles: Roles | None = None
    modality: str | None = None
    clause: Token | None = None
    """The word whose modality and source the claim shares, where it is not the head: the verb of a quantity's clause."""
    words: tuple[int, int] | None = None
    """Where the trigger stands in the block, if it is not the head itself."""
    within: Span | None = None
    """The sentences that say it, where one alone does not."""

    @property
    def verb(self) -> Token:
        """The verb that the head hangs on, or the head."""
        return governing_verb(self.head)


def finish(draft: Draft, article: Article, block: Block, span: Span, reader: Reader, predicates: Predicates) -> Claim:
    """The row of a draft; `span` is its sentence."""
    span = draft.within or span
    start, end = block.char_start + span.start_char, block.char_start + span.end_char
    end = start + len(article.text[start:end].rstrip())
    roles = draft.roles if draft.roles is not None else roles_of(draft.head, reader)
    ruler = draft.clause if draft.clause is not None else draft.head
    source = source_of(ruler, reader.lexicon)
    date, quantity = draft.date, draft.quantity
    head = draft.head
    trigger = draft.words or (head.idx, head.idx + len(head))
    return Claim(
        source_id=article.source_id,
        section=" > ".join(block.section),
        char_start=start,
        char_end=end,
        evidence=article.text[start:end],
        kind=draft.kind or kind_of(draft, reader.lexicon),
        trigger=article.text[block.char_start + trigger[0] : block.char_start + trigger[1]],
        predicate=draft.predicate or predicates.of(head),
        subject=names(roles.subjects),
        subject_id=ids(roles.subjects),
        object=names(roles.objects),
        object_id=ids(roles.objects),
        date_text=date.text if date else None,
        date_edtf=date.edtf if date else None,
        date_start=date.start if date else None,
        date_end=date.end if date else None,
        value_text=quantity.text if quantity else None,
        value_low=quantity.value_low if quantity else None,
        value_high=quantity.value_high if quantity else None,
        unit=quantity.unit if quantity else None,
        modality=draft.modality or modality_of(ruler, reader.lexicon),
        verb_form=None if draft.rule_id == "brackets" else verb_form(ruler, reader.lexicon),
        attribution=attribution(source, reader),
        rule_id=draft.rule_id,
    )


def kind_of(draft: Draft, lexicon: Lexicon) -> str:
    """`quantity` with a value; `state` for what holds; else `event`."""
    if draft.quantity is not None:
        return "quantity"
    if draft.date is not None and draft.date.text.casefold().startswith("as of"):
        return "state"
    verb = draft.verb
    head = draft.head
    if is_verb(verb) and is_copula(verb) and (head == verb or head in (complement(verb), specified(verb))):
        return "state"
    if is_verb(head) and head.lemma_ in lexicon.stative:
        return "state"
    return "state" if is_noun(head) and head.lemma_.lower() in lexicon.state_nouns else "event"


def names(participants: Sequence[Participant]) -> str | None:
    """The names as one cell."""
    return "; ".join(p.name for p in participants) or None


def ids(participants: Sequence[Participant]) -> str | None:
    """The ids as one cell, sorted."""
    return ";".join(sorted({p.id for p in participants if p.id})) or None


def attribution(source: Token | None, reader: Reader) -> str | None:
    """The name of who says it; None where the article says it itself."""
    if source is None:
        return None
    return names(reader.resolve([source]))
