"""What a date behind a verb dates in its stead: the day from which a law holds, `was signed in 2007 and effective in 2009`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import is_verb
from pipeline.dates import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

TAKE_EFFECT = "take_effect"


def is_effective(words: Span, heads: Sequence[Token]) -> bool:
    """True for date words that open with `effective`, coordinated with the verb of the deed by which something holds from then on."""
    joined = words.start > words.sent.start and words.doc[words.start - 1].lower_ in {"and", "but"}
    return joined and words[0].lower_ == "effective" and bool(heads) and is_verb(heads[0]) and heads[0].i < words.start


def effective_draft(words: Span, deed: Token, date: DateMention, reader: Reader) -> Draft:
    """That what the deed was done to took effect then."""
    things = tuple(reader.resolve(logical_objects(deed)))
    return Draft(words[0], "clause", date=date, kind="event", predicate=TAKE_EFFECT, roles=Roles(things), modality=ACTUAL)
