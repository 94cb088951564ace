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
_NOBODY = (
    r"(?:no one|no-one|nobody|no (?:person|people|life|lives|man|soul|worker|workman)"
    r"|not (?:a|one)(?: single)? (?:person|soul|life|man|worker|workman|human being|human life))"
)
_EVERYBODY = (
    r"(?:everyone|everybody|all(?: of)?(?: the)?(?: those| people)?|every(?: single)? (?:man|soul|person)) (?:on board|aboard)"
    r"|all(?: of)?(?: the)?(?: [\w-]+)? passengers and crew(?: members)?|all hands"
    r"|all(?: of)?(?: the| its| his| her| their)? members of the [\w-]*(?:expedition|party|crew)"
)
_UNHURT = r"(?:alive|safely|safe and sound|safe|unharmed|unhurt)"
ZERO = re.compile(
    rf"\b(?:(?P<a>{_NOBODY}) (?:was|were|is|are|had been) (?:killed|lost|drowned)"
    rf"|(?P<b>{_NOBODY}) (?:died|perished|drowned|lost (?:his|her|their) (?:life|lives))"
    r"|(?P<c>no) (?:deaths|fatalities|casualties|loss of (?:human )?life)"
    r"|(?P<d>without)(?: any| the| a)?(?: single)? (?:loss of (?:(?:a single|human) )?life|casualties|fatality|fatalities|deaths?)"
    rf"|(?P<e>{_EVERYBODY}) (?:survived|were (?:saved|rescued)|was (?:saved|rescued)"
    rf"|(?:came|returned|got|reached)(?: (?:home|back|ashore|land|shore))? {_UNHURT})"
    r"|(?:claimed|cost|took) (?P<f>no|not a single|not one) (?:human )?(?:victims?|lives|life|dead))\b"
    r"(?! (?:on the ground|ashore|from|other than|except|among))",
    re.IGNORECASE,
)


def zero_drafts(span: Span, offset: int, reader: Reader) -> list[Draft]:
    """A draft for each statement of a sentence that nobody died; `offset` is the place of the block in its article."""
    found = ((match, next(name for name in "abcdef" if match[name])) for match in ZERO.finditer(span.text))
    drafts = (zero_draft(span, match.span(group), match.end(), group, offset, reader) for match, group in found)
    return [draft for draft in drafts if draft is not None]


def zero_draft(span: Span, said: tuple[int, int], stop: int, group: str, offset: int, reader: Reader) -> Draft | None:
    """The draft of one such statement: `said` is where those who did not die stand in the sentence, `stop` where it ends.

    What is counted is the verb's (`killed`) or the noun of the dead; of those who `survived`, the noun itself, for it is no survivor that
    is counted to none.
    """
    begin = span.start_char + said[0]
    words = span.doc.char_span(begin, span.start_char + said[1], alignment_mode="expand")
    whole = span.doc.char_span(begin, span.start_char + stop, alignment_mode="expand")
    if not words or not whole:
        return None
    verb = governing_verb(words.root)
    nouns = [token for token in whole if token.pos_ == "NOUN"]
    if group == "e":
        words = words[:1]
    head = verb if group in "ab" or not nouns else nouns[0]
    start, end = offset + words.start_char, offset + words.end_char
    quantity = Quantity(words.text, start, end, 0.0, 0.0, "count", number_start=start, number_end=end)
    named = reader.resolve([noun for noun in (*scene(verb), *prepositional(head, "in", "during")) if noun not in list(whole)])
    events = tuple(participant for participant in named if participant.id)
    roles = Roles(events, (PEOPLE,)) if events else Roles((PEOPLE,))
    clause = None if group == "e" else verb
    return Draft(head, "quantity", quantity=quantity, kind="quantity", predicate=CASUALTY, roles=roles, modality=ACTUAL, clause=clause)


def scene(verb: Token) -> list[Token]:
    """What it is that nobody died in: the event, or what sank or fell."""
    if not is_verb(verb):
        return []
    survived = objects(verb) if verb.lemma_ == "survive" else []
    clauses = [child for child in verb.children if child.dep_ == "advcl"]
    return [*subjects(verb), *survived, *prepositional(verb, "in", "during"), *(noun for clause in clauses for noun in subjects(clause))]
