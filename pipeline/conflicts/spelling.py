"""One name spelled two ways.

Conflict:     Prime Minister Satybaldiev / Prime Minister Satybaldyev
No conflict:  Greece / Greek  (listed together in the rules)
No conflict:  Anna Berg / Hanna Berg, both in one sentence  (two people)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.names import Name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, conflict, looked_at

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "spelling"
PARAMETERS = frozenset({"shortest"})
SHORTEST = 7
"""Letters: shorter names that differ by one letter are often two names."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two names of participants that differ by one letter and stand for one thing by all else."""
    shortest = int(rule.params.get("shortest", SHORTEST))
    listed = set(context.lexicon.gazetteer.ids.values())
    holders: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    names: dict[tuple[str, str], Name] = {}
    for claim in context.statements:
        for name in claim.subjects + claim.objects:
            if name.is_proper and len(name.head) >= shortest and name.head not in listed:
                holders[claim.collection, name.head].append(claim)
                names.setdefault((claim.collection, name.head), name)
    if len(names) > 1:
        yield from looked_at("entity", (claims[0] for claims in holders.values()))
    for one, other in _near(sorted(holders)):
        a, b = holders[one][0], holders[other][0]
        if (
            names[one].owners == names[other].owners
            and a.evidence != b.evidence
            and not any(other[1] in claim.evidence.casefold() for claim in holders[one])
        ):
            yield conflict("entity", rule.severity, a, b, a=names[one].text, b=names[other].text)


def _near(keys: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Names of one collection that differ by one letter, found by what deleting a letter leaves (Garbe's SymSpell)."""
    buckets: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for collection, word in keys:
        for form in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
            buckets[collection, form].append((collection, word))
    seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for bucket in buckets.values():
        for i, a in enumerate(bucket):
            for b in bucket[i + 1 :]:
                pair = (a, b) if a < b else (b, a)
                if pair not in seen and not _is_plural(a[1], b[1]):
                    seen.add(pair)
                    yield pair


def _is_plural(a: str, b: str) -> bool:
    return a + "s" == b or b + "s" == a
