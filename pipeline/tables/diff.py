"""What differs between two states of the tables: claims and conflicts, by what they say and never by where it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

import polars as pl

from pipeline.tables.columns import CLAIMS, SEPARATOR
from pipeline.tables.ids import fingerprint, squash
from pipeline.tables.tables import Tables

Row = Mapping[str, object]
K = TypeVar("K")

POSITIONS = frozenset({"claim_id", "section", "char_start", "char_end"})
"""The columns that say where a claim stands, or follow from others."""
ALIKE = 0.5
"""Half the words of two sentences must be the same for one to be the other after a change."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim before and after a change."""

    old: Row
    new: Row
    fields: tuple[str, ...]
    """The columns that differ, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict, a row of the table, and the claims that it names."""

    row: Row
    claims: tuple[Row, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same conflict wherever its passages stand: the rule, and what the passages say."""
        return str(self.row["rule_id"]), fingerprint(str(claim["evidence"]) for claim in self.claims)

    @property
    def saying(self) -> tuple[str, ...]:
        """What it says, of which sources: the same where a passage was edited and what is at odds in it was not."""
        return str(self.row["rule_id"]), str(self.row["message"]), *sorted(str(claim["source_id"]) for claim in self.claims)


@dataclass(frozen=True, slots=True)
class TablesDiff:
    """What a change brought; each list in the order of its table."""

    added: Sequence[Row]
    gone: Sequence[Row]
    changed: Sequence[Changed]
    new: Sequence[Clash]
    """Conflicts that were not there."""
    solved: Sequence[Clash]
    """Conflicts that are not there any more."""
    made_by: Mapping[str, tuple[str, str]]
    """`program`, `model`, `rules`: what made the tables, before and after, where that differs."""


def compare_tables(old: Tables, new: Tables, old_conflicts: pl.DataFrame, new_conflicts: pl.DataFrame) -> TablesDiff:
    """What differs between two states, each with its table of conflicts."""
    was, now = ({str(row["claim_id"]): row for row in tables.claims.iter_rows(named=True)} for tables in (old, new))
    gone = [row for key, row in was.items() if key not in now]
    added = [row for key, row in now.items() if key not in was]
    pairs: list[tuple[Row, Row]] = [(was[key], row) for key, row in now.items() if key in was]
    pairs += _pairs(gone, added)
    paired = {str(row["claim_id"]) for pair in pairs for row in pair}
    order = {key: number for number, key in enumerate(now)}
    changed = [Changed(a, b, fields) for a, b in pairs if (fields := _differing(a, b))]
    before, after = clashes(old_conflicts, was), clashes(new_conflicts, now)
    manifests = {name: (getattr(old.manifest, name), getattr(new.manifest, name)) for name in ("program", "model", "rules")}
    return TablesDiff(
        added=[row for row in added if row["claim_id"] not in paired],
        gone=[row for row in gone if row["claim_id"] not in paired],
        changed=sorted(changed, key=lambda change: order[str(change.new["claim_id"])]),
        new=without(after, before),
        solved=without(before, after),
        made_by={name: pair for name, pair in manifests.items() if pair[0] != pair[1]},
    )


def clashes(conflicts: pl.DataFrame, claims: Mapping[str, Row]) -> list[Clash]:
    """The conflicts of a table with their claims."""
    rows = conflicts.iter_rows(named=True)
    return [Clash(row, tuple(claims[claim_id] for claim_id in str(row["claim_ids"]).split(SEPARATOR))) for row in rows]


def without(these: Sequence[Clash], others: Sequence[Clash]) -> list[Clash]:
    """Those of `these` that are not among the others, by their passages or by what they say; two that say the same are two."""
    by_passage = Counter(clash.key for clash in others)
    left = _less(these, by_passage, lambda clash: clash.key)
    mine = Counter(clash.key for clash in these)
    by_saying = Counter(clash.saying for clash in _less(others, mine, lambda clash: clash.key))
    return _less(left, by_saying, lambda clash: clash.saying)


def _less(these: Sequence[Clash], counted: Counter[K], key: Callable[[Clash], K]) -> list[Clash]:
    """Those of `these` that are left when as many of each key are taken away as are counted."""
    left = counted.copy()
    kept = []
    for clash in these:
        if left[key(clash)]:
            left[key(clash)] -= 1
        else:
            kept.append(clash)
    return kept


def _pairs(gone: Sequence[Row], added: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Claims that went and came, as one claim that changed: the same words in another article, or a sentence of one article edited."""
    moved = _moved(gone, added)
    left = {str(row["claim_id"]) for pair in moved for row in pair}
    gone, added = ([row for row in rows if row["claim_id"] not in left] for rows in (gone, added))
    came: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in added:
        came[_about(row)].append(row)
    scored = sorted(
        (
            (-likeness, str(a["claim_id"]), str(b["claim_id"]), a, b)
            for a in gone
            for b in came[_about(a)]
            if (likeness := _likeness(a, b)) >= ALIKE
        ),
        key=lambda match: match[:3],
    )
    edited: list[tuple[Row, Row]] = []
    taken: set[str] = set()
    for _, old_id, new_id, a, b in scored:
        if not taken & {old_id, new_id}:
            taken |= {old_id, new_id}
            edited.append((a, b))
    return [*moved, *edited]


def _moved(gone: Sequence[Row], added: Sequence[Row]) -> list[tuple[Row, Row]]:
    came: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in reversed(added):
        came[_said(row)].append(row)
    return [(row, came[_said(row)].pop()) for row in gone if came[_said(row)]]


def _said(row: Row) -> tuple[object, ...]:
    return tuple(_flat(row[name]) for name in ("evidence", "kind", "trigger", "predicate", "date_text", "value_text"))


def _about(row: Row) -> tuple[object, ...]:
    return row["source_id"], row["kind"], row["predicate"]


def _likeness(a: Row, b: Row) -> float:
    """How many of the words of two sentences stand in both in the same order, from 0 to 1; claims on the same things come first."""
    words, others = str(a["evidence"]).split(), str(b["evidence"]).split()
    same = sum(a[name] == b[name] for name in ("trigger", "subject_id", "object_id"))
    ratio = SequenceMatcher(None, words, others, autojunk=False).ratio()
    return ratio + same / 100 if ratio >= ALIKE else 0


def _differing(a: Row, b: Row) -> tuple[str, ...]:
    """The columns that differ; words that are only wrapped in another way do not."""
    return tuple(name for name in CLAIMS if name not in POSITIONS and _flat(a[name]) != _flat(b[name]))


def _flat(value: object) -> object:
    return squash(value) if isinstance(value, str) else value
