"""One sentence on its way to claims: its words, its dates and which word each of them belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.participants import Reader
from pipeline.claims.segments import parted
from pipeline.claims.sharing import same_tense
from pipeline.claims.syntax import is_copula, is_verb
from pipeline.dates import DateMention
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

BESIDE = re.compile(r"\s*\(?(?:(?:in|on|by|as of|for|at|during)\s+)?")
"""What may stand between a figure and the date that is its own."""
CARRIED = frozenset({"xcomp", "acl", "pcomp", "conj", "amod", "advcl"})
"""How a verb hangs on the one whose date holds for it as well."""


@dataclass(slots=True)
class SentenceReading:
    """One sentence on its way to claims."""

    span: Span
    reader: Reader
    offset: int
    text: str
    """The block's own text."""
    dates: Sequence[DateMention] = ()
    drafts: list[Draft] = field(default_factory=list)
    figures: dict[int, DateMention] = field(default_factory=dict)
    """The dates that hang on a figure itself, by the figure's token."""

    def date_of(self, *tokens: Token) -> DateMention | None:
        """The date that one of the tokens heads; what stands in brackets behind a name dates nothing else."""
        for token in tokens:
            for draft in self.drafts:
                if draft.date is not None and draft.rule_id != "brackets" and token in {draft.head, draft.verb}:
                    return draft.date
        return None

    def beside(self, quantity: Quantity) -> DateMention | None:
        """The date right behind a figure, where the sentence dates several: `from $3 million in 1991 to $5 million in 1999`."""
        if len(self.dates) < 2:
            return None
        for date in self.dates:
            gap = self.text[max(0, quantity.char_end - self.offset) : date.char_start - self.offset]
            if date.char_start >= quantity.char_end and BESIDE.fullmatch(gap):
                return date
        return None

    def date_over(self, token: Token) -> DateMention | None:
        """The date of the nearest word over a token, up to the verb of its clause and the verbs that carry this one."""
        node = token
        while (date := self.figures.get(node.i) or self.date_of(node) or self.date_under(node)) is None:
            opened = any(child.lower_ == "when" for child in node.children)
            if (
                node.head == node
                or parted(node, node.head)
                or (is_verb(node) and not opened and (node.dep_ not in CARRIED or is_apart(node)))
            ):
                return None
            node = node.head
        return date

    def date_under(self, verb: Token) -> DateMention | None:
        """The date of the infinitive that a verb carries: `may have to be replaced by 2025`."""
        return self.date_of(*(child for child in verb.children if child.dep_ == "xcomp")) if is_verb(verb) else None


def is_apart(verb: Token) -> bool:
    """True for a coordinated verb that tells what holds, or that has another tense: the date of the verb before it is not its own."""
    return verb.dep_ == "conj" and is_verb(verb.head) and (is_copula(verb) or verb.lemma_ == "have" or not same_tense(verb, verb.head))


def is_question(span: Span) -> bool:
    """True for a sentence that asks, and asserts nothing."""
    return bool(span.text.rstrip(" \"”'").endswith("?"))
