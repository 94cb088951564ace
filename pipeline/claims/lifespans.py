"""Life spans: `Nils Tangen (4 March 1921 – 11 June 1989)` says two things, a birth and a death."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.participants import Reader, Roles
from pipeline.dates import DateMention, find_dates

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SPAN = re.compile(r"\s*(?:[–—-]|\bto\b)\s*")
BORN, DIED = "be_born", "die"


def life_span(date: DateMention, doc: Doc, offset: int, reader: Reader) -> list[Draft]:
    """The birth and the death that a range in brackets behind a person's name tells; nothing for any other range."""
    start, end = date.char_start - offset, date.char_end - offset
    if "/" not in (date.edtf or "") or doc.text[max(0, start - 1) : start] != "(" or doc.text[end : end + 1] not in {")", ";", ","}:
        return []
    person = named_before(doc, start - 1, reader)
    halves = SPAN.split(date.text)
    if person is None or len(halves) != 2:
        return []
    second = date.text.rindex(halves[1])
    parts = [(halves[0], date.char_start), (halves[1], date.char_start + second)]
    found = [[moved(d, place) for d in find_dates(words)] for words, place in parts]
    if any(len(dates) != 1 or dates[0].edtf is None for dates in found):
        return []
    who = reader.resolve([person])
    born = Roles((), tuple(who))
    died = Roles(tuple(who), ())
    return [
        Draft(person, "life_span", date=found[0][0], kind="event", predicate=BORN, roles=born, modality="actual"),
        Draft(person, "life_span", date=found[1][0], kind="event", predicate=DIED, roles=died, modality="actual"),
    ]


def moved(date: DateMention, offset: int) -> DateMention:
    """A date found in a part of a text, at its place in the text."""
    return replace(date, char_start=date.char_start + offset, char_end=date.char_end + offset)


def named_before(doc: Doc, char: int, reader: Reader) -> Token | None:
    """The last word of the name that stands right before an opening bracket: a person's, or one that no place or body is known by."""
    before = [token for token in doc if token.idx + len(token) <= char]
    if not before or before[-1].pos_ != "PROPN":
        return None
    mention = reader.index.at(before[-1])
    return before[-1] if mention is None or mention.entity.type in {"person", "other", "organization"} else None


def spans_of_life(dates: Sequence[DateMention], doc: Doc, offset: int, reader: Reader) -> dict[int, list[Draft]]:
    """The life spans among dates, by where they start."""
    return {date.char_start: drafts for date in dates if (drafts := life_span(date, doc, offset, reader))}
