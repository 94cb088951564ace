"""Which dates of a sentence date what is told in it: not a year beside its own day, and not one that is part of a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.syntax import is_verb, prepositional, tokens_in
from pipeline.dates import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def without_year(drafts: Sequence[Draft], words: Mapping[int, Span]) -> list[Draft]:
    """The drafts without a year whose day the verb has as well: `was signed in 1904, on the twenty-second of August`."""
    out: list[Draft] = []
    for draft in drafts:
        span = words.get(draft.date.char_start) if draft.date is not None and draft.date.edtf in {(draft.date.start or "")[:4]} else None
        plain = span is not None and span.root.head.lower_ == "in" and span.root.head.head == draft.head and is_verb(draft.head)
        days = [other.date for other in drafts if other.head == draft.head and other.date is not None and other.date.precision == "day"]
        if not (plain and draft.date is not None and any((day.edtf or "").startswith(f"{draft.date.edtf}-") for day in days)):
            out.append(draft)
    return out


def is_own(date: DateMention, doc: Doc, offset: int) -> bool:
    """True if the date in front of a noun dates what the noun tells, and names no famous event: `the 1947 creation of the agency`."""
    span = tokens_in(doc, date.char_start - offset, date.char_end - offset)
    if span is None or not len(span) or span.root.dep_ not in {"nummod", "compound", "nmod", "npadvmod"}:
        return False
    noun = span.root.head
    return (
        noun.i > span.root.i
        and noun.pos_ == "NOUN"
        and noun.lemma_.endswith(("tion", "ment", "al", "ing"))
        and bool(prepositional(noun, "of"))
    )
