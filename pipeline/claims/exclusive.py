"""Those whom the sentence before counted, where they alone do something: `… two keepers. They are the only ones to hold a key`,
`… two keepers. Nobody else holds a key`.

However few of a place or a part the count was of, it is the count of all who do this, so it is a claim of its own, with both sentences
for its evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, NEGATED, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import children, complement, is_copula, is_verb
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

RULE = "exclusive"
THEY = frozenset({"they", "these", "those"})
NOBODY = frozenset({"nobody", "no-one", "one"})
ANYBODY = frozenset({"one", "people", "person", "man", "woman", "other"})
"""What those who are the only ones are called, where they are not called by their noun again."""


def exclusive_drafts(span: Span, before: Sequence[Draft], reader: Reader) -> list[Draft]:
    """The count of those who alone do what a sentence says; `before` are the drafts of the sentence before it."""
    counts = [draft for draft in before if draft.quantity is not None and draft.quantity.unit == "count"]
    deed = deed_of_them(span, reader) or deed_of_nobody(span)
    if deed is None or len(counts) != 1:
        return []
    count = counts[0]
    noun, quantity = count.head, count.quantity
    is_exact = quantity is not None and quantity.value_low == quantity.value_high
    acting = noun.dep_ in {"nsubj", "nsubjpass"} or noun.head.dep_ == "agent"
    doers = {token for token in noun.sent if token.tag_ in {"NNS", "NNPS"} and token.dep_ == "nsubj"}
    if not is_exact or noun.tag_ != "NNS" or not acting or doers - {noun}:
        return []  # "The officers had two dogs. They alone …"
    things = reader.resolve(logical_objects(deed))
    if not things:
        return []
    roles = Roles((Participant(noun.text, slug(noun.text)),), tuple(things))
    both = noun.doc[noun.sent.start : span.end]
    return [Draft(noun, RULE, date=count.date, quantity=quantity, kind="quantity", roles=roles, modality=ACTUAL, clause=deed, within=both)]


def deed_of_nobody(span: Span) -> Token | None:
    """What nobody else does: `Nobody else has seen it`; None of what happens to people: `No one else was hurt`."""
    nobody = next((token for token in span[:3] if token.lower_ in NOBODY and token.dep_ == "nsubj" and is_verb(token.head)), None)
    if nobody is None or "else" not in {child.lower_ for child in nobody.children} or nobody.head != span.root:
        return None
    is_none = nobody.lower_ != "one" or any(child.lower_ == "no" for child in nobody.children)
    return nobody.head if is_none and not is_copula(nobody.head) and children(nobody.head, "dobj") else None


def deed_of_them(span: Span, reader: Reader) -> Token | None:
    """What they alone do: the verb of `They alone hold`, `Only they hold`, or the one below `They are the only ones to hold`."""
    they = next((token for token in span[:2] if token.lower_ in THEY and token.dep_ in {"nsubj", "nsubjpass"}), None)
    if they is None or not is_verb(they.head):
        return None
    verb = they.head
    beside = [*they.children, *(child for child in verb.children if child.i < verb.i)]
    if modality_of(verb, reader.lexicon) == NEGATED:
        return None
    if not is_copula(verb):
        return verb if any(word.lower_ in {"alone", "only"} and abs(word.i - they.i) == 1 for word in beside) else None
    called = complement(verb)
    if (
        called is None
        or called.lemma_.lower() not in ANYBODY
        or not any(word.lower_ in {"only", "sole"} for word in children(called, "amod"))
    ):
        return None
    return next((clause for clause in children(called, "relcl", "acl") if is_verb(clause)), None)
