"""The kinds of conflict: one module each, listed here and nowhere else.

A kind is a module with `KIND`, its name in a rule file; `PARAMETERS`, the keys that a rule of the kind may set beside those that weigh its
findings (see `score`); and `check(rule, context)`, which yields a verdict for everything that it compared. Its docstring is its manual.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, cast

from pipeline.conflicts import (
    acquainted,
    amounts,
    anniversary,
    being,
    calendar,
    contrary,
    contrast,
    conversion,
    date,
    denied,
    dropped,
    edge,
    elapsed,
    ending,
    expression,
    fingerprint,
    first,
    holder,
    lengths,
    listed,
    lone,
    modality,
    named,
    naming,
    nation,
    never,
    occasion,
    of_sort,
    opposed,
    order,
    parts,
    percentages,
    placement,
    placing,
    rank,
    ranked,
    reckoned,
    relation,
    relative,
    result,
    score,
    sequence,
    since,
    sole,
    span,
    spelling,
    staleness,
    sums,
    term,
    turned,
    value,
    wedded,
    whereabouts,
    wording,
)
from pipeline.conflicts.context import Context
from pipeline.conflicts.verdict import Verdict

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule


class Kind(Protocol):
    """What a kind's module holds."""

    KIND: str
    PARAMETERS: frozenset[str]

    def check(self, rule: ConflictRule, context: Context) -> Iterator[Verdict]:
        """A verdict for everything that the rule compares."""
        ...


MODULES = (
    calendar,
    wording,
    contrast,
    date,
    value,
    fingerprint,
    modality,
    named,
    never,
    denied,
    contrary,
    amounts,
    of_sort,
    nation,
    dropped,
    opposed,
    order,
    sequence,
    acquainted,
    wedded,
    naming,
    holder,
    term,
    since,
    first,
    sole,
    occasion,
    ending,
    anniversary,
    being,
    rank,
    ranked,
    placing,
    percentages,
    parts,
    sums,
    reckoned,
    listed,
    conversion,
    result,
    span,
    lengths,
    elapsed,
    relative,
    relation,
    turned,
    placement,
    whereabouts,
    spelling,
    staleness,
    edge,
    lone,
    expression,
)
KINDS: Mapping[str, Kind] = {module.KIND: cast(Kind, module) for module in MODULES}
"""By name. Where two kinds find the same pair at odds, the earlier tells of it."""


def check_rule(rule: ConflictRule) -> Kind:
    """The kind that a rule names; RuleError where there is none, or where the rule sets what the kind does not know."""
    kind = KINDS.get(rule.kind)
    if kind is None:
        raise rule.place.error(f'unknown kind "{rule.kind}"; kinds are {", ".join(sorted(KINDS))}', "kind")
    known = kind.PARAMETERS | score.PARAMETERS
    for key in rule.params:
        if key not in known:
            raise rule.place.error(f'unknown key "{key}"; the kind "{rule.kind}" takes these parameters: {", ".join(sorted(known))}', key)
    score.check_parameters(rule)
    return kind
