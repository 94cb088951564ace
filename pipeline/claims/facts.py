"""What a sentence tells beside its dates and counts: families, casts, traits, who takes part, what comes first, what is the only one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.claims.amounts import amount_drafts
from pipeline.claims.birth_order import birth_order_drafts
from pipeline.claims.castings import casting_drafts
from pipeline.claims.channels import channel_drafts
from pipeline.claims.drafts import Draft
from pipeline.claims.nones import none_drafts
from pipeline.claims.participations import with_participations
from pipeline.claims.precedence import order_drafts
from pipeline.claims.predicates import Predicates
from pipeline.claims.sentence import SentenceReading
from pipeline.claims.siblings import sibling_drafts
from pipeline.claims.sole import sole_drafts
from pipeline.claims.sorts import sort_drafts
from pipeline.claims.traits import trait_drafts
from pipeline.claims.zeros import zero_drafts


def with_facts(sentence: SentenceReading, offset: int, predicates: Predicates, tallies: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence with those of what it tells beside them; `offset`: where its block begins, `tallies`: its other counts."""
    span, reader = sentence.span, sentence.reader
    drafts = [*sentence.drafts, *zero_drafts(span, offset, reader), *none_drafts(span, offset, sentence.date_over, reader), *tallies]
    drafts += [*sibling_drafts(span, offset, reader), *birth_order_drafts(span, offset, reader)]
    drafts += [*casting_drafts(span, reader), *trait_drafts(span, reader), *amount_drafts(span, reader)]
    drafts = channel_drafts(span, with_participations(span, drafts, reader), reader)
    drafts += [*order_drafts(span, reader, predicates), *sort_drafts(span, reader, predicates)]
    alone = sole_drafts(span, frozenset(draft.head.i for draft in drafts if draft.rule_id != "deed"), reader)
    return [draft for draft in drafts if draft.head not in {other.head for other in alone}] + alone
