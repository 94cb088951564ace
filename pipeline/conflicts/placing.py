"""Two places that one takes in a contest, or two best places of a record on one chart.

Conflict:     in 1987 the club finished second in the Northern League / … fifth in the Northern League in 1987
Conflict:     the song peaked at number three in Finland / the song topped the Finnish chart
Conflict:     in 1987 the club finished fifth in the Northern League / … in the top three in the Northern League in 1987
No conflict:  second in the Northern League in 1987 / fifth in 1988  (`other_time`)
No conflict:  number three in Finland / number one in Sweden, second in the league / third in the cup  (`other_scope`)
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import Interval, days, relate
from pipeline.conflicts.names import parse_names
from pipeline.conflicts.reading import content_words
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed
from pipeline.mentions.numerals import ORDINALS, read_words

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "placing"
PARAMETERS = frozenset({"predicates", "winning", "undated", "generic", "standing"})
PHRASE = re.compile(r"(?:number )?(?P<place>[\w-]+)(?: (?:in|on) (?P<contest>.+))?", re.IGNORECASE)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
CAPITAL = re.compile(r"\b[A-Z][\w.]*")
TOP = "top-"
LAST = 0
"""The number of the last place, which is no other than it says only where the number of those who took part is known."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A place, and in what."""

    place: int
    names: frozenset[str]
    """Proper names and places in what the contest or the chart is called."""
    words: frozenset[str]
    """What else tells it from others."""
    when: Interval | None
    is_top: bool = False
    """The place is the last of those that it may have been: *in the top three*."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two places of one that are told of one contest or chart."""
    winning = rule.params.get("winning")
    wanted = frozenset(rule.params.get("predicates", ())) | {winning}
    told = [claim for claim in context.statements if claim.predicate in wanted and claim.modality == "actual" and claim.kind != "quantity"]
    generic = frozenset(stem(word) for word in rule.params.get("generic", ()))
    placings = {
        claim.claim_id: placing
        for claim in told
        if (placing := read_placing(claim, generic, context, won=claim.predicate == winning)) is not None
    }
    statements = [claim for claim in told if claim.claim_id in placings]

    def keys(claim: Statement) -> Iterator[Hashable]:
        yield from ((claim.collection, name) for subject in claim.subjects for name in sorted(subject.names | {subject.head}))

    for pair in candidate_pairs(statements, keys, context.identifier.weights):
        a, b = pair.a, pair.b
        if (a.predicate == b.predicate or winning in {a.predicate, b.predicate}) and context.identifier.match(a.subjects, b.subjects):
            yield _compare(rule, a, b, placings[a.claim_id], placings[b.claim_id])


def read_placing(claim: Statement, generic: frozenset[str], context: Context, *, won: bool) -> Placing | None:
    """The place that a claim's object says, or the first where the claim says that it was `won`; None where its words say none."""
    is_top = (claim.object or "").startswith(TOP) and not won
    match = PHRASE.fullmatch(f"first in {claim.object}" if won else (claim.object or "").removeprefix(TOP))
    place = _number(match["place"]) if match else None
    if match is None or place is None:
        return None
    contest = match["contest"] or ""
    names = parse_names(YEAR.sub(" ", contest), context.lexicon.gazetteer)
    called = frozenset[str]().union(*(name.names | name.places for name in names))
    words = content_words(CAPITAL.sub(" ", contest), context.lexicon) - generic
    years = set(YEAR.findall(claim.evidence))
    only = next(iter(years)) if len(years) == 1 else None
    return Placing(place, called, words, claim.date or (days(f"{only}-01-01", f"{only}-12-31") if only else None), is_top)


def _number(word: str) -> int | None:
    """What an ordinal or a number is worth."""
    low = word.casefold()
    if low == "last":
        return LAST
    if low in ORDINALS:
        return ORDINALS.index(low) + 1 if ORDINALS.index(low) < 20 else None
    digits = re.match(r"\d+", low)
    if digits:
        return int(digits[0])
    try:
        return int(read_words(low))
    except (KeyError, ValueError):
        return None


def _compare(rule: ConflictRule, a: Statement, b: Statement, mine: Placing, theirs: Placing) -> Verdict:
    if a.source_id == b.source_id or not _is_one_contest(mine, theirs):
        return agreement("uniqueness", "other_scope", a, b)
    is_dated = a.predicate not in rule.params.get("undated", ()) and not _is_standing(rule, a, b, mine, theirs)
    if is_dated and (mine.when is None or theirs.when is None or relate(mine.when, theirs.when) == "disjoint"):
        return agreement("uniqueness", "other_time", a, b)
    _, high = sorted((mine, theirs), key=lambda placing: placing.place)
    if mine.place == theirs.place or LAST in {mine.place, theirs.place} or high.is_top:
        return agreement("uniqueness", "same", a, b)
    return conflict("uniqueness", weighed(rule.severity, a, b), a, b, a=a.object or "", b=b.object or "")


def _is_standing(rule: ConflictRule, a: Statement, b: Statement, mine: Placing, theirs: Placing) -> bool:
    """True for two places that hold, in one list by one measure: *ranks second in the history of the club in goals*."""
    holds = all((claim.verb_form or "").casefold() in rule.params.get("standing", ()) and claim.date is None for claim in (a, b))
    return holds and bool(mine.words) and mine.words == theirs.words and mine.names == theirs.names


def _is_one_contest(a: Placing, b: Placing) -> bool:
    """True if two contests have one name, and no word tells them apart: *singles* and *album* charts."""
    if not (a.names <= b.names or b.names <= a.names) or bool(a.names) != bool(b.names):
        return False
    return not (a.words and b.words) or a.words <= b.words or b.words <= a.words
