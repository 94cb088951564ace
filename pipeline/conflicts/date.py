"""Two dates of one event that happens once.

Conflict:     the bridge opened in 1932 / the bridge opened on 5 May 1934
No conflict:  the bridge opened in 1932 / the bridge opened on 19 March 1932  (`finer`)
No conflict:  founded by Ada Berg in 1979 / founded by Eve Holm in 1979  (`list_valued`: one date, and two who did it)
No conflict:  she visited Rome in 1990 / she visited Rome in 1994  (`repeatable`)
No conflict:  the office is to open in 1999 / the office opened in 2000  (a plan is no date of what was done: see `modality`)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import Pair
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import Interval, is_before, relate
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "date"
PARAMETERS: frozenset[str] = frozenset()


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two dated claims of one event."""
    for pair in context.events:
        a, b = pair.a, pair.b
        if a.date and b.date and a.modality == b.modality and context.are_one_predicate(a, b):
            yield compare(rule, context, pair)


def compare(rule: ConflictRule, context: Context, pair: Pair) -> Verdict:
    """The verdict on two dated claims of one event."""
    a, b = pair.a, pair.b
    assert a.date is not None
    assert b.date is not None
    relation = relate(a.date, b.date)
    if relation != "disjoint":
        return agreement(KIND, "list_valued" if context.identifier.have_two_agents(a, b) else relation, a, b)
    if not (context.happens_once(a) and context.happens_once(b)):
        return agreement(KIND, "repeatable", a, b)
    if relate(roughly(a), roughly(b)) != "disjoint":
        return agreement(KIND, "about", a, b)
    if (a.source_id, a.evidence) == (b.source_id, b.evidence) and not (a.attribution or b.attribution):
        return agreement(KIND, "repeatable", a, b)
    if (a.source_id, a.evidence) != (b.source_id, b.evidence) and (_names_date_of(a, b) or _names_date_of(b, a)):
        return agreement(KIND, "restated", a, b)
    if a.modality == "negated" or could_not_know(a, b):
        return agreement(KIND, "other_time", a, b)
    return conflict(KIND, weighed(rule.severity, a, b), a, b, a=date_words(a), b=date_words(b))


def _names_date_of(a: Statement, b: Statement) -> bool:
    """True if a claim's sentence holds the other's date as well: it tells of both, and which date goes with what is a matter of reading."""
    return bool(b.date_text) and (b.date_text or "") in a.evidence


def could_not_know(a: Statement, b: Statement) -> bool:
    """True if one claim is of a time after the other's article was published: the later article brings the story up to date."""
    return any(
        earlier.published is not None and later.date is not None and is_before(earlier.published, later.date)
        for earlier, later in ((a, b), (b, a))
    )


def date_words(statement: Statement) -> str:
    """A date as it stands, with what it means where the words alone do not tell: *this year (2006)*."""
    text = statement.date_text or ""
    return text if any(char.isdigit() for char in text) or not statement.date_edtf else f"{text} ({statement.date_edtf})"


def roughly(statement: Statement) -> Interval:
    """A date as wide as its words allow: *about 1990* reaches half its own length to either side, *early 1995* into the next part."""
    date = statement.date
    assert date is not None
    if "~" not in (statement.date_edtf or ""):
        return date
    if not date.is_bounded:
        return date.widened(31)
    return date.widened(((date.high or 0) - (date.low or 0) + 1) / 2)
