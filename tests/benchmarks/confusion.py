"""The confusion report: what is missed and what is wrong in the annotated articles, by cause, the largest cause first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.tables.gold import read_gold
from pipeline.tables.store import read_tables
from tests.benchmarks.causes import Case, confusion
from tests.benchmarks.figures import Figure
from tests.benchmarks.program import ROOT, Place, crossclaim

EXAMPLES = 2
"""How many cases of each cause are shown."""
WIDTH = 150


def measure(place: Place) -> list[Figure]:
    """Print the report on the five real articles and on our own, and count the cases of each cause."""
    cases: list[Case] = []
    for name, raw, gold in (("shared", place.find("articles"), place.find("gold")), ("own", ROOT / "raw", ROOT / "tests" / "gold")):
        crossclaim(raw, place.work / name, cwd=place.work)
        tables = read_tables(place.work / name)
        cases += confusion(tables.claims.to_dicts(), tables.mentions.to_dicts(), read_gold(gold))
    print(report(cases))
    return [Figure(cause, len(found)) for cause, found in by_cause(cases)]


def by_cause(cases: Sequence[Case]) -> list[tuple[str, list[Case]]]:
    """The cases of each cause, the most frequent first."""
    groups = [(cause, list(found)) for cause, found in groupby(sorted(cases, key=lambda case: case.cause), key=lambda case: case.cause)]
    return sorted(groups, key=lambda group: (-len(group[1]), group[0]))


def report(cases: Sequence[Case]) -> str:
    """Each cause with its count and its first cases."""
    lines = []
    for cause, found in by_cause(cases):
        lines.append(f"{len(found):>4}  {cause}")
        lines += [shown(case) for case in found[:EXAMPLES]]
    return "\n".join(lines) if lines else "Nothing is missed and nothing is wrong."


def shown(case: Case) -> str:
    """A case on one line: head, date or value, and the sentence, cut where it is long."""
    head = f"      [{case.trigger}] {case.anchor}".rstrip()
    quote = case.evidence if len(case.evidence) <= WIDTH else f"{case.evidence[:WIDTH].rstrip()}…"
    return f"{head} | {case.source_id}: {quote}"
