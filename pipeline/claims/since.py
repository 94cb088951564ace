"""What has held since, or held until, a dated event: `has had relations since gaining independence in 1991` is true from 1991 on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.brackets import dates_between
from pipeline.claims.drafts import Draft
from pipeline.claims.sharing import told_when
from pipeline.claims.syntax import children, complement, first_conjunct, is_copula, is_verb
from pipeline.dates import DateMention
from pipeline.dates.edtf import on_from, up_to

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CLOSED = re.compile(r"\.\./(?P<day>\d{4}(?:-\d\d){0,2})")
OPENERS = frozenset({"since", "until", "till"})


def since_then(drafts: Sequence[Draft], sentence: Span, offset: int) -> list[Draft]:
    """For each dated event behind `since` or `until`, the claim of the clause that it opens or closes, unless that has a date."""
    out: list[Draft] = []
    dated = {draft.head.i for draft in drafts} | {draft.verb.i for draft in drafts}
    for draft in drafts:
        if (
            draft.date is None
            or (opener := opener_of(draft.head)) is None
            or (date := opened(draft.date, opener, sentence, offset)) is None
        ):
            continue
        verb = governor(opener, draft.head)
        if verb is None:
            continue
        head = complement(verb) or verb if is_copula(verb) else verb
        if head.i not in dated and verb.i not in dated:
            out.append(Draft(head, "since", date=date))
            dated |= {head.i, verb.i}
    return out


def turn_heads(span: Span) -> list[Token]:
    """The verb of a day that opens or closes an interval: `until 1911, when it was closed`, `not until 1911 that it closed`."""
    if span[0].lower_ not in OPENERS:
        return []
    before = span.doc[span.start - 1] if span.start else None
    clauses = children(before.head, "ccomp", "advcl", "acl", "relcl") if before is not None and before.lower_ == "not" else []
    return told_when(span[0], span, frozenset()) + [clause for clause in clauses if is_copula(clause.head) and clause.i > span.end]


def turning_day(date: DateMention, text: str, offset: int) -> DateMention:
    """The date itself behind the word that opens or closes an interval with it; `text` is the block's own, `offset` its place."""
    start = date.char_start - offset + len(date.text.split()[0])
    found = dates_between(text, start, date.char_end - offset, offset)
    return found[0] if len(found) == 1 and found[0].start is not None else closing_day(date)


def closing_day(date: DateMention) -> DateMention:
    """What closes the interval, of words that count from another date: `until two years later`."""
    closed = CLOSED.fullmatch(date.edtf or "")
    if closed is None:
        return date
    edtf = closed["day"]
    return replace(date, edtf=edtf, start=(edtf + "-01-01"[len(edtf) - len("2000-01-01") :] if len(edtf) < 10 else edtf))


def opener_of(head: Token) -> Token | None:
    """The word `since` or `until` in front of a dated event: of its phrase (`until his death`) or clause (`since the troops left`)."""
    head = first_conjunct(head) if head.dep_ == "conj" else head  # "until the war came and she was engaged in 1916"
    if head.dep_ in {"pobj", "pcomp"} and head.head.lower_ in OPENERS:
        return head.head
    if head.dep_ == "advcl":
        return next(
            (child for child in head.children if child.dep_ in {"mark", "prep"} and child.lower_ in OPENERS and child.i < head.i), None
        )
    return None


def governor(opener: Token, head: Token) -> Token | None:
    """The verb of the clause that the event opens or closes."""
    node = opener if opener.is_ancestor(head) else head
    while node.head != node:
        node = node.head
        if is_verb(node):
            return node
    return None


def opened(date: DateMention, opener: Token, sentence: Span, offset: int) -> DateMention | None:
    """The open interval that begins or ends with a date; None where it has no such end, or is open already."""
    closes = opener.lower_ != "since"
    if date.edtf is None or (date.end if closes else date.start) is None or "/" in date.edtf:
        return None
    words = sentence.doc.char_span(opener.idx, date.char_end - offset, alignment_mode="expand")
    if words is None:
        return None
    edtf = up_to(date.edtf) if closes else on_from(date.edtf)
    start, end = (None, date.end) if closes else (date.start, None)
    return replace(date, text=words.text, char_start=offset + opener.idx, edtf=edtf, start=start, end=end, precision="range")
