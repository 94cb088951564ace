"""Why an annotated claim was missed, and why a claim is wrong: the first step on the way from words to claim that went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.tables.gold import ANCHORS, Row, by_source, pair, same_passage, same_value, stems

DATES = ("date_start", "date_end")
VALUES = ("value_low", "value_high")
CAPITAL = re.compile(r"\s+(?:[A-Z][\w’'-]*|\w+\s+[A-Z][\w’'-]*)")
"""Behind a date: a name, at once or after one word (`2014 Human Rights Award`, `2001 summer Games`)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One claim that was missed or is wrong."""

    cause: str
    source_id: str
    trigger: str
    anchor: str
    """The words of its date or its value."""
    evidence: str


def confusion(claims: Sequence[Row], mentions: Sequence[Row], gold: Sequence[Row]) -> list[Case]:
    """All misses and all false claims of the annotated articles, in the order of the articles; rows as in the tables and gold files."""
    mine, said, out = by_source(claims), by_source(mentions), []
    for source_id, annotated in sorted(by_source(gold).items()):
        found = mine.get(source_id, [])
        confirmed = pair(found, annotated)
        met = {id(row) for row in confirmed.values()}
        missed = [row for row in annotated if not row.get("optional") and id(row) not in met and not has_twin(row, annotated, met)]
        false = [row for i, row in enumerate(found) if i not in confirmed and is_anchored(row)]
        out += [case(why_missed(row, found, said.get(source_id, [])), row) for row in missed]
        out += [case(why_false(row, annotated, missed), row) for row in false]
    return out


def case(cause: str, row: Row) -> Case:
    """A case of a claim or an annotated claim."""
    anchor = row.get("date_text") or row.get("value_text") or ""
    return Case(cause, str(row["source_id"]), str(row["trigger"]), str(anchor), " ".join(str(row["evidence"]).split()))


def is_anchored(row: Row) -> bool:
    """True with a date, a value or a plan: only those are annotated in full."""
    return row.get("modality") == "planned" or any(row.get(key) is not None for key in ANCHORS)


def has_twin(row: Row, annotated: Sequence[Row], met: set[int]) -> bool:
    """True if an optional claim that is another reading of the same words and date was found instead."""
    return has(row, DATES) and any(
        id(other) in met and other.get("optional") and same_passage(other, row) and same_dates(other, row) and same_value(other, row)
        for other in annotated
    )


def has(row: Row, keys: Sequence[str]) -> bool:
    """True if one of the fields is filled."""
    return any(row.get(key) is not None for key in keys)


def same_dates(first: Row, second: Row) -> bool:
    """True if two rows have the same interval."""
    return all(first.get(key) == second.get(key) for key in DATES)


def why_missed(row: Row, claims: Sequence[Row], mentions: Sequence[Row]) -> str:
    """The first step that lost an annotated claim."""
    inside = [mention for mention in mentions if row["char_start"] <= mention["char_start"] < row["char_end"]]
    here = [claim for claim in claims if same_passage(claim, row)]
    if has(row, DATES) and (cause := lost(row, [m for m in inside if m["kind"] == "date"], "date", same_dates)):
        return cause
    if has(row, VALUES) and (cause := lost(row, [m for m in inside if m["kind"] == "quantity"], "value", same_value)):
        return cause
    if not is_anchored(row):
        return "missed: state that no rule wants"
    if not has(row, ANCHORS):
        return "missed: plan without a date"
    anchored = [claim for claim in here if same_value(claim, row)]
    if any(same_dates(claim, row) for claim in anchored):
        return "missed: wrong head"
    if has(row, VALUES) and anchored:
        return "missed: value with another date"
    if has(row, DATES) and any(stems(claim["trigger"]) & stems(row["trigger"]) for claim in here):
        return "missed: head without its date"
    return "missed: no head"


def lost(row: Row, mentions: Sequence[Row], what: str, same: Callable[[Row, Row], bool]) -> str | None:
    """Why there is no mention of what an annotated claim has; None if there is one."""
    if any(same(mention, row) for mention in mentions):
        return None
    words = row.get(f"{what}_text") or ""
    start = row["char_start"] + max(0, str(row["evidence"]).find(words))
    touching = [m for m in mentions if words and m["char_start"] < start + len(words) and start < m["char_end"]]
    wrong = "wrong interval" if what == "date" else "wrong value"
    return f"missed: {wrong}" if touching else f"missed: no {what} found"


def why_false(row: Row, annotated: Sequence[Row], missed: Sequence[Row]) -> str:
    """What a claim that nobody annotated got wrong."""
    here = [other for other in annotated if same_passage(other, row)]
    lost_here = [other for other in missed if same_passage(other, row)]
    if not has(row, ANCHORS):
        return "false: plan without a date"
    if any(same_dates(other, row) and same_value(other, row) for other in lost_here):
        return "false: wrong head"
    if any(stems(other["trigger"], *other.get("triggers", ())) & stems(row["trigger"]) for other in lost_here):
        return "false: wrong date or value of a missed claim"
    if has(row, VALUES):
        return "false: value with another date" if any(same_value(other, row) for other in here) else "false: value that counts nothing"
    if any(same_dates(other, row) for other in here):
        return "false: one head too many"
    return "false: date in a name" if is_in_name(row) else "false: date that nothing has"


def is_in_name(row: Row) -> bool:
    """True if the date's words seem to begin a name."""
    before, _, after = str(row["evidence"]).partition(str(row.get("date_text") or "\0"))
    return bool(re.search(r"\b(?:the|a|an|its|their)\s+$", before, re.IGNORECASE)) or bool(
        CAPITAL.match(after) and not before.endswith(". ")
    )
