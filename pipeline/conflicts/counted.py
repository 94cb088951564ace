"""What a quantity counts or measures, by its own words."""

from __future__ import annotations

import re

from pipeline.conflicts.names import Name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.mentions.units import dimension

COUNTED = "count"
BIRTH_ORDER = "birth_order"
"""Of *the third child* and *the youngest of six* the trigger is the place, and no noun."""
LIGHT = frozenset(stem(form) for form in ("have", "has", "had", "be", "is", "are", "was", "were", "hold", "holds", "held"))
COPULAS = frozenset(stem(form) for form in ("be", "is", "are", "was", "were", "been"))
AMOUNTING = frozenset(
    stem(form)
    for verb in ("exceed", "top", "surpass", "total", "number", "amount")
    for form in (verb, f"{verb}s", f"{verb}ed", "topped", "totalled")
)
"""Verbs whose subject is what a figure counts: *deaths exceeded 50,000*."""


def measures(statement: Statement) -> frozenset[str]:
    """The stems of the nouns that name the measure: what is counted, and what *is* so many (*the attendance was 84,115 people*)."""
    noun = statement.noun
    if statement.predicate == BIRTH_ORDER:
        return frozenset({BIRTH_ORDER})
    if noun and verb_of(statement) not in COPULAS | AMOUNTING and statement.predicate != "duration":  # "the siege lasted forty days"
        return frozenset({noun})
    return frozenset({noun} | {stem(name.head) for name in statement.subjects if not name.is_proper}) - {""}


def verb_of(statement: Statement) -> str:
    """The stem of a claim's main verb; empty where it has none."""
    return stem(statement.verb_form.split()[-1]) if statement.verb_form else ""


def is_partitive(statement: Statement) -> bool:
    """True if a value is so much *of* a thing: *$200 million of the debt*, not *a debt of $500 million*, nor *42 hectares of vines*."""
    is_sized = dimension(statement.unit or "") is not None
    of = r"of (?:the|its|their|his|her|this|these|that|those|all)\b" if is_sized else r"of\b"
    value = statement.value_text
    if not value or f"{value} of" not in statement.evidence:
        return False
    return re.search(rf"{re.escape(value)} {of}", statement.evidence) is not None


def counted_names(statement: Statement) -> list[Name]:
    """The names of what is counted: *people of Greek descent*."""
    return [name for name in statement.subjects + statement.objects if stem(name.head) == statement.noun]
