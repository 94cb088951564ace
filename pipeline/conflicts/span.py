"""A span of years that its own two dates contradict.

Conflict:     a seven-year war from 1975 to 1980
No conflict:  a seven-year war from 1975 to 1982
No conflict:  a six-year war from 1975 to 1980  (counting both years)
No conflict:  the 31-year-old Dreyer (1870–1945); each volume tells of one year from 1991 to 1998
No conflict:  a seven-year contract, signed in 1975; by 1980 …  (no span is named)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.verdict import Verdict, conflict, looked_at, weighed
from pipeline.mentions.quantities import find_quantities

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "span"
PARAMETERS = frozenset({"within"})
WITHIN = 60
"""Characters between the length and the dates."""
BETWEEN = re.compile(
    r"\b(?:from|between)\s+(?:\w+\s+){0,2}(\d{4})\s+(?:to|until|till|and)\s+(?:\w+\s+){0,2}(\d{4})\b|\((\d{4})\s*[–—‒−-]\s*(\d{4})\)"
)

OLD = re.compile(r"[- ](?:years?[- ])?olds?\b", re.IGNORECASE)
"""Behind what is an age, and no span."""
EACH = re.compile(r"\b(?:each|every)\b[^.;:]*$", re.IGNORECASE)


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each sentence that gives a span of years and the years of its ends."""
    within = int(rule.params.get("within", WITHIN))
    for claims in by_sentence(context.statements).values():
        text = claims[0].evidence
        spans = list(BETWEEN.finditer(text))
        if not spans:
            continue
        lengths = [quantity for quantity in find_quantities(text) if quantity.unit == "year" and not quantity.is_approximate]
        for quantity in lengths:
            nearest = next((span for span in spans if 0 <= span.start() - quantity.char_end <= within), None)
            years = quantity.value_low
            if (
                nearest is None
                or years is None
                or years != quantity.value_high
                or "old" in quantity.text
                or OLD.match(text, quantity.char_end)
                or EACH.search(text[: quantity.char_start])
                or re.search(r"[.;:,]", text[quantity.char_end : nearest.start()])
            ):
                continue
            yield from looked_at("arithmetic", claims)
            first, last = (int(year) for year in nearest.groups() if year)
            if not last - first - 1 <= years <= last - first + 1:
                yield conflict("arithmetic", weighed(rule.severity, claims[0]), claims[0], a=quantity.text, b=nearest.group().strip("()"))
