"""A second figure that the text itself sets against the first.

Conflict:     Between 320 and 360 families of Frisian origin live there. However, the parish register knows far fewer (9 families).
No conflict:  360 families of Frisian origin live there. However, 9 schools teach Frisian.  (another noun is counted)
No conflict:  They built 12 ships. Two ships were ordered in 1937, but never built.  (it turns against something else)
No conflict:  360 families of Frisian origin live there. 9 families came to the feast.  (nothing sets the one against the other)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.beside import are_of_two_things
from pipeline.conflicts.context import Context
from pipeline.conflicts.counted import COUNTED, is_partitive
from pipeline.conflicts.intervals import are_disjoint, relate
from pipeline.conflicts.rounding import comparable, is_beyond_rounding
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.value import value_text
from pipeline.conflicts.verdict import Verdict, agreement, conflict

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "contrast"
PARAMETERS = frozenset({"within"})
OFTEN = frozenset({"time", "times"})
"""How often something was done is told of one deed after the other."""
ITSELF = re.compile(r"\b[A-Z]\w+ itself\b")
"""In front of or behind a figure, which is that of a part: *in Alba itself, only 40%*."""
OTHERS = re.compile(r"\b(?:other|remaining|another|only the|just the|further) $", re.IGNORECASE)
"""In front of a figure of some of them, or of more: *the other three*."""
WITHIN = 200
"""Characters between the two sentences."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two values of one noun in neighbouring sentences, where the second turns against the first."""
    within = int(rule.params.get("within", WITHIN))
    counted = [claim for claim in context.statements if claim.kind == "quantity" and claim.value and claim.trigger.casefold() not in OFTEN]
    last: dict[tuple[str, str, str], Statement] = {}
    for statement in counted:
        key = statement.source_id, statement.section, statement.predicate
        earlier = last.get(key)
        last[key] = statement
        if earlier and 0 <= statement.start - earlier.end <= within and context.lexicon.contrasting.occur_in(_before(statement)):
            yield _compare(rule, context, earlier, statement)


def _before(statement: Statement) -> str:
    """What a sentence says in front of its figure: a *but* behind it turns against something else."""
    return statement.evidence.partition(statement.value_text or "\n")[0]


def _compare(rule: ConflictRule, context: Context, a: Statement, b: Statement) -> Verdict:
    values = comparable(a, b)
    if values is None:
        return agreement("value", "other_unit", a, b)
    relation = relate(*values)
    if relation != "disjoint":
        return agreement("value", relation, a, b)
    if are_disjoint(a.date, b.date):
        return agreement("value", "other_time", a, b)
    if not is_beyond_rounding(a, b):
        return agreement("value", "about", a, b)
    if (is_partitive(b) and not is_partitive(a)) or OTHERS.search(_before(b)) or a.modality != b.modality:
        return agreement("value", "other_scope", a, b)
    if ITSELF.search(b.evidence) or are_of_two_things(a, b, context.identifier) or _is_of_another(b, a, context):
        return agreement("value", "other_scope", a, b)
    return conflict("value", rule.severity, a, b, a=value_text(a), b=value_text(b))


def _is_of_another(b: Statement, a: Statement, context: Context) -> bool:
    """True if the second figure's holder is none that the first sentence names: *the mission had 4,000 men … the army had 6,500*.

    Of those who count something, *the police* and *the organisers*, no name is asked, unless both give a share of something.
    """
    holders = tuple(name for name in b.subjects if stem(name.head) != b.noun and (name.names or b.unit != COUNTED))
    return context.identifier.match(holders, a.subjects + a.objects) is False
