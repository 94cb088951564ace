"""What a denied relation denies: `was not designed by Ada Berg but by Eve Holm` says nothing against Eve Holm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.syntax import children, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.rulebook import Predicate


def is_deniable(head: Token, rule: Predicate) -> bool:
    """True if what is denied is the relation, and not another word of the clause: `is not the largest city in`, `not his best novel`."""
    return is_verb(head) or (rule.only_one == "subject" and not children(head, "amod"))


def before_but(nouns: Sequence[Token]) -> list[Token]:
    """Those of several that a denial is about: `was not designed by Ada Berg but by Eve Holm`."""
    but = next((word.i for noun in nouns[:1] for word in noun.sent if word.i > noun.i and word.lower_ == "but"), None)
    return [noun for noun in nouns if but is None or noun.i < but]
