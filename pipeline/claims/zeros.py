"""That nobody died, as a count: `no one was killed`, `without loss of life`, `all on board survived`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, governing_verb
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import is_verb, objects, prepositional, subjects
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CASUALTY = "casualty"
PEOPLE = Participant("people", "people")
"""Who is counted, as where some died."""
_NOBODY = r"(?:no one|no-one|nobody|no (?:person|people|life|lives))"
_EVERYBODY = (
    r"(?:everyone|everybody|all(?: of)?(?: the)?(?: those| people)?) (?:on board|aboard)"
    r"|all(?: of)?(?: the)?(?: [\w-]+)? passengers and crew(?: members)?|all hands"
)
ZERO = re.compile(
    rf"\b(?:(?P<a>{_NOBODY}) (?:was|were|is|are|had been) (?:killed|lost)"
    rf"|(?P<b>{_NOBODY}) (?:died|perished|drowned|lost (?:his|her|their) (?:life|lives))"
    r"|(?P<c>no) (?:deaths|fatalities|casualties|loss of life)"
    r"|(?P<d>without)(?: any)? (?:loss of life|casualties|fatalities|deaths)"
    rf"|(?P<e>{_EVERYBODY}) (?:survived|were (?:saved|rescued)|was (?:saved|rescued)))\b"
    r"(?! (?:on the ground|ashore|from|other than|except|among))",
    re.IGNORECASE,
)


def zero_drafts(span: Span, offset: int, reader: Reader) -> list[Draft]:
    """A draft for each statement of a sentence that nobody died; `offset` is the place of the block in its article."""
    out: list[Draft] = []
    for match in ZERO.finditer(span.text):
        group = next(name for name in "abcde" if match[name])
        start, end = (span.start_char + place for place in match.span(group))
        words = span.doc.char_span(start, end, alignment_mode="expand")
        if not words:
            continue
        last = span.doc.char_span(start, span.start_char + match.end(), alignment_mode="expand")
        verb = governing_verb(words.root)
        nouns = [token for token in last or () if token.pos_ == "NOUN"]
        head = nouns[0] if group in "cd" and nouns else verb
        quantity = Quantity(
            match[group], offset + start, offset + end, 0.0, 0.0, "count", number_start=offset + start, number_end=offset + end
        )
        named = reader.resolve([noun for noun in scene(verb) if noun not in list(words)])
        events = tuple(participant for participant in named if participant.id)
        roles = Roles(events, (PEOPLE,)) if events else Roles((PEOPLE,))
        out.append(
            Draft(head, "quantity", quantity=quantity, kind="quantity", predicate=CASUALTY, roles=roles, modality=ACTUAL, clause=verb)
        )
    return out


def scene(verb: Token) -> list[Token]:
    """What it is that nobody died in: the event, or what sank or fell."""
    if not is_verb(verb):
        return []
    survived = objects(verb) if verb.lemma_ == "survive" else []
    return [*subjects(verb), *survived, *prepositional(verb, "in", "during")]
