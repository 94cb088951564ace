"""Matches of pattern rules to drafts, in the place of what the general extractors made of the same words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from pipeline.claims.arguments import antecedent
from pipeline.claims.drafts import Draft
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.patterns import PatternMatch
from pipeline.claims.syntax import is_verb
from pipeline.dates import DateMention
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

Mention = TypeVar("Mention", DateMention, Quantity)

GENERAL = frozenset({"clause", "since"})
"""The general extractors whose drafts give way to a rule."""


def pattern_drafts(
    matches: Sequence[PatternMatch],
    drafts: Sequence[Draft],
    dates: Sequence[DateMention],
    quantities: Sequence[Quantity],
    reader: Reader,
    offset: int,
) -> list[Draft]:
    """The drafts of a sentence with those of its matches; `offset` is where the tokens' text begins in the article.

    A date that a rule names belongs to the rule's trigger alone. A rule that names none takes the date that its trigger has already, and
    a count that of its clause. Of two matches with one trigger and one date, the one that fills more fields is kept.
    """
    out = list(drafts)
    taken: set[tuple[int, int | None]] = set()
    for match in sorted(matches, key=lambda match: (-len(match.tokens), match.rule.id)):
        draft = draft_of(match, out, dates, quantities, reader, offset)
        if draft is None:
            continue
        key = (draft.head.i, draft.date.char_start if draft.date else None)
        if key not in taken:
            taken.add(key)
            owns_date = "date" in match.tokens
            out = [other for other in out if not gives_way(other, draft, owns_date)] + [draft]
    return out


def gives_way(general: Draft, draft: Draft, owns_date: bool) -> bool:
    """True if a general extractor's draft says what a rule says better."""
    return (
        general.rule_id in GENERAL and general.date is draft.date and (general.head == draft.head or (owns_date and draft.date is not None))
    )


def draft_of(
    match: PatternMatch,
    drafts: Sequence[Draft],
    dates: Sequence[DateMention],
    quantities: Sequence[Quantity],
    reader: Reader,
    offset: int,
) -> Draft | None:
    """The draft of one match; None where a token that should be a date or a value is none."""
    tokens = match.tokens
    trigger = tokens["trigger"]
    if "date" in tokens:
        date = mention_at(tokens["date"], dates, offset)
        if date is None or date.edtf is None:
            return None
    else:
        date = date_of(trigger, drafts) or (date_of(trigger.head, drafts) if "value" in tokens and is_verb(trigger.head) else None)
    quantity = mention_at(tokens["value"], quantities, offset) if "value" in tokens else None
    if "value" in tokens and quantity is None:
        return None
    roles = None
    if "subject" in tokens or "object" in tokens:
        nouns = {role: [tokens[role]] if role in tokens else [] for role in ("subject", "object")}
        if any(noun.pos_ == "NOUN" and noun.dep_ in {"attr", "appos"} for noun in nouns["subject"]):
            nouns["subject"] = antecedent(tokens["subject"])  # "Delta Wings was an airline based at Omaha"
        given = {role: tuple(reader.resolve(words)) for role, words in nouns.items()}
        roles = Roles(given["subject"], given["object"])
    return Draft(
        trigger,
        match.rule.id,
        date=date,
        quantity=quantity,
        kind=match.kind,
        predicate=match.predicate,
        roles=roles,
        modality=match.rule.claim.get("modality"),
    )


def date_of(token: Token, drafts: Sequence[Draft]) -> DateMention | None:
    """The date of the first draft that a token heads."""
    return next((draft.date for draft in drafts if draft.date is not None and token in {draft.head, draft.verb}), None)


def mention_at(token: Token, mentions: Sequence[Mention], offset: int) -> Mention | None:
    """The mention that a token stands in."""
    place = token.idx + offset
    return next((mention for mention in mentions if mention.char_start <= place < mention.char_end), None)
