"""What has held since a dated event: `has established relations since gaining independence in 1991` is true from 1991 on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.syntax import complement, is_copula, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def since_then(drafts: Sequence[Draft], sentence: Span, offset: int) -> list[Draft]:
    """For each dated event behind `since`, the claim of the clause that it opens, unless that clause has a date already."""
    out = []
    dated = {draft.head.i for draft in drafts} | {draft.verb.i for draft in drafts}
    for draft in drafts:
        opener = behind_since(draft.head)
        if opener is None or draft.date is None or draft.date.start is None or "/" in (draft.date.edtf or "/"):
            continue
        verb = opener.head
        if not is_verb(verb):
            continue
        head = complement(verb) or verb if is_copula(verb) else verb
        if head.i in dated or verb.i in dated:
            continue
        words = sentence.doc.char_span(opener.idx, draft.date.char_end - offset, alignment_mode="expand")
        if words is None:
            continue
        date = replace(
            draft.date, text=words.text, char_start=offset + opener.idx, edtf=f"{draft.date.edtf}/..", end=None, precision="range"
        )
        out.append(Draft(head, "since", date=date))
    return out


def behind_since(head: Token) -> Token | None:
    """The word `since` that opens the clause or phrase of a dated event."""
    if head.dep_ in {"pobj", "pcomp"} and head.head.lower_ == "since":
        return head.head
    return None
