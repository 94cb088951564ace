"""Two places of one thing among its like, or one place held by two.

Conflict:     the third-longest river in Maradia / the second-longest river in Maradia  (of one river)
Conflict:     Brevik is the largest city in Norway / Lund is the largest city in Norway
No conflict:  the third-largest city in Norway by area / the fifth-largest city in Norway by population
No conflict:  the largest city in Norway / the third-largest city in Europe
No conflict:  was the largest city in Norway / is the second-largest city in Norway
Conflict:     the first woman to lead Lund / not the first woman to lead Lund  (of one woman)
Conflict:     the largest lake in Norway / the smallest lake in Norway  (of one lake: the rule lists the `opposites`)
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "rank"
PARAMETERS = frozenset({"predicate", "ordinals", "opposites", "everything", "series", "parts"})
PHRASE = re.compile(
    r"(?:(?P<owner>.+?)['’]s )?(?:(?P<place>[\w-]+?)[ -])?(?P<best>\w+est|(?:most|least) \w+) (?P<what>.+?)"
    r"(?: (?:in(?! terms of)|of|on) (?P<among>.+?))?(?: (?:by|in terms of) (?P<by>.+))?",
    re.IGNORECASE,
)
ROW = re.compile(r"(?P<place>[\w-]+?) (?P<what>.+?)(?: of (?P<among>.+))?", re.IGNORECASE)
"""A place in a row that nothing but time orders: *31st governor of Talia*."""
DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
WHOLE = re.compile(
    r"^(?:the )?(?:whole of )?(?:the )?(?:(?:city|town|village|municipality|state|province|island|republic|kingdom) of (?:the )?)?"
)
LANDS = frozenset({"country", "nation", "state", "republic", "kingdom", "province", "city", "town", "colony"})
"""Among what, by a common noun that needs another sentence."""
SMALL = frozenset({"the", "of", "a", "an", "and", "in"})
ALIKE = {"biggest": "largest", "highest": "tallest", "earliest": "oldest"}
WORLD = "world"
IN_SERIES = "in series"
POPULOUS = "most populous"
SETTLEMENTS = frozenset({"city", "town", "village", "municipality", "suburb", "settlement"})
"""Of these the largest is the one with the most people, if nothing else is said."""
TENS = {"twenty": 2, "thirty": 3, "forty": 4, "fifty": 5, "sixty": 6}
PAST = frozenset({"was", "were", "became", "remained", "had"})


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among like things."""

    place: int
    best: str
    """In what: `longest`."""
    what: str
    among: str
    by: str | None
    is_past: bool
    """Of an undated rank; one with a date holds then, whatever its verb."""
    is_from_end: bool = False
    """True where the place is counted from the other end of the list that `best` begins: *smallest*, of the largest."""

    @property
    def list(self) -> tuple[str, str, str, bool]:
        """What two ranks must share to be places in one list; of a row, those who tell of it need not say among what."""
        return self.best, self.what, self.among if self.best else "", self.is_past


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two places in one list that are given to one thing, or are one place."""
    ordinals = {word: place for place, word in enumerate(rule.params.get("ordinals", ()), start=1)}
    series = frozenset(map(str, rule.params.get("series", ())))
    parts = {stem(word): sort for word, sort in rule.params.get("parts", {}).items()}
    read = {c.claim_id: rank for c in context.statements if _is_rank(c, rule) and (rank := read_rank(c, ordinals)) is not None}
    read = {claim_id: in_series(rank, series, parts) for claim_id, rank in read.items()}
    last = {str(last): str(first) for first, last in rule.params.get("opposites", ())}
    everything = frozenset(map(str, rule.params.get("everything", ())))
    ranks = {claim_id: in_one_list(rank, last, everything) for claim_id, rank in read.items()}
    statements = [claim for claim in context.statements if claim.claim_id in ranks]

    def keys(claim: Statement) -> Iterator[Hashable]:
        yield claim.collection, ranks[claim.claim_id].list

    for pair in candidate_pairs(statements, keys, context.identifier.weights):
        yield from _compare(rule, context, pair.a, pair.b, ranks[pair.a.claim_id], ranks[pair.b.claim_id])


def read_rank(claim: Statement, ordinals: dict[str, int]) -> Rank | None:
    """The rank that a claim's object says; None where its words say none."""
    match = PHRASE.fullmatch(claim.object or "")
    among = match and (match["owner"] or match["among"])
    if not match and (row := ROW.fullmatch(claim.object or "")):
        return _row(row, ordinals)
    if not match or not among:
        return None
    place = _place(match["place"] or "first", ordinals)
    if place is None:
        return None
    words = " ".join(stem(word) for word in match["what"].casefold().split())
    past = claim.date is None and (claim.verb_form or "").casefold().split()[-1:] in [[word] for word in PAST]
    by = match["by"].casefold() if match["by"] else None
    best = match["best"].casefold()
    if best == POPULOUS and words.rpartition(" ")[2] in {stem(noun) for noun in SETTLEMENTS}:
        best, by = "largest", by or "population"
    return Rank(place, ALIKE.get(best, best), words, WHOLE.sub("", among.casefold()), by, past)


def in_one_list(rank: Rank, last: Mapping[str, str], everything: frozenset[str]) -> Rank:
    """A rank as one of the list that the other end begins too, and of the world whatever that is called."""
    among = WORLD if rank.among in everything else rank.among
    first = last.get(rank.best)
    return replace(rank, best=first or rank.best, among=among, is_from_end=first is not None)


def in_series(rank: Rank, series: frozenset[str], parts: Mapping[str, str]) -> Rank:
    """A place in a row as one in a series, if it is: *the fourth installment of the Sea Tales film series* is its fourth film.

    `parts`: what the parts of a series are called, to the sort of which they are; the empty sort is any.
    """
    words = rank.among.split()
    if rank.best or not words or words[-1] not in series:
        return rank
    sort = next((parts[stem(word)] for word in words[:-1] if parts.get(stem(word))), "")
    what = parts.get(rank.what, rank.what) or sort
    named = [word for word in words[:-1] if stem(word) not in parts]
    return replace(rank, what=f"{what} {IN_SERIES}", among=" ".join(named))


def _place(words: str, ordinals: dict[str, int]) -> int | None:
    digits = DIGITS.fullmatch(words)
    return (
        int(digits[1])
        if digits
        else ordinals.get(words.casefold())
        or ordinals.get(words.casefold().partition("-")[2], 0) + 10 * (TENS.get(words.casefold().partition("-")[0], 0))
        or None
    )


def _row(match: re.Match[str], ordinals: dict[str, int]) -> Rank | None:
    """A place in a row: of one holder two places are at odds, of one place two holders where both say in which row."""
    place = _place(match["place"], ordinals)
    if place is None:
        return None
    words = " ".join(stem(word) for word in match["what"].casefold().split())
    return Rank(place, "", words, WHOLE.sub("", (match["among"] or "").casefold()), None, is_past=False)


def _is_rank(claim: Statement, rule: ConflictRule) -> bool:
    return claim.predicate == rule.params.get("predicate") and claim.kind == "state" and claim.modality in {"actual", "negated"}


def _compare(rule: ConflictRule, context: Context, a: Statement, b: Statement, mine: Rank, theirs: Rank) -> Iterator[Verdict]:
    same = context.identifier.match(a.subjects, b.subjects)
    if not same and (_is_without_noun(a, b) or _is_without_noun(b, a)):
        same = True
    if same is None or (same is False and mine.place != theirs.place):
        return
    if a.source_id == b.source_id and not all(any(name.names for name in claim.subjects) for claim in (a, b)):
        return  # one article calls two things by one noun: *the manuscript is the fifth chapter*
    if mine.is_from_end != theirs.is_from_end and not (same and mine.place == theirs.place == 1):
        return
    is_one_row = _is_one_whole(mine, theirs) if mine.among and theirs.among else same
    if is_one_row and not same and mine.among in LANDS and not a.proper & b.proper:
        return  # of which country, another sentence says
    if not mine.best and not (is_one_row and _is_one_series(a, mine, theirs)):
        return
    if context.are_editions(a, b):  # brought up to date, or one sentence read in two ways
        yield agreement("uniqueness", "other_time", a, b)
        return
    if a.date != b.date and (a.date is None or b.date is None or relate(a.date, b.date) == "disjoint"):
        yield agreement("uniqueness", "other_time", a, b)
        return
    if "negated" in (a.modality, b.modality):
        yield from _compare_denial(rule, a, b, mine, theirs, is_one=bool(same) and is_one_row)
        return
    if mine.by != theirs.by and (same is False or (mine.by and theirs.by)):
        yield agreement("uniqueness", "other_scope", a, b)
    elif same and mine.place == theirs.place and mine.is_from_end == theirs.is_from_end:
        yield agreement("uniqueness", "same", a, b)
    else:
        severity = rule.severity if mine.by == theirs.by else "warning"  # largest, and by what is not said
        yield conflict("uniqueness", weighed(severity, a, b), a, b, a=_said(a), b=_said(b))


def _is_one_whole(mine: Rank, theirs: Rank) -> bool:
    """True if two ranks are among the same; of a row, one may have more of a name: *Moe's third album*, *the third album by Katy Moe*."""
    words = [set(rank.among.split()) for rank in (mine, theirs)]
    return mine.among == theirs.among or (not mine.best and (words[0] <= words[1] or words[1] <= words[0]))


def _compare_denial(rule: ConflictRule, a: Statement, b: Statement, mine: Rank, theirs: Rank, *, is_one: bool) -> Iterator[Verdict]:
    """A verdict on a place that something is said not to have: *was not the first to climb it*."""
    if not is_one or a.modality == b.modality or (mine.place, mine.by, mine.is_from_end) != (theirs.place, theirs.by, theirs.is_from_end):
        return
    said = [f"{'not ' if claim.modality == 'negated' else ''}{claim.object}" for claim in (a, b)]
    yield conflict(
        "uniqueness",
        weighed(rule.severity, *(replace(claim, modality="actual") for claim in (a, b))),
        a,
        b,
        a=f"{a.subject}, {said[0]}",
        b=f"{b.subject}, {said[1]}",
    )


def _is_one_series(claim: Statement, mine: Rank, theirs: Rank) -> bool:
    """False for *the series* and one that is called otherwise than the work: that may belong to two of them."""
    if not mine.what.endswith(IN_SERIES) or bool(mine.among) == bool(theirs.among):
        return True
    return bool(set((mine.among or theirs.among).split()) & set((claim.subject or "").casefold().split()) - SMALL)


def _is_without_noun(a: Statement, b: Statement) -> bool:
    """True if one claim leaves out of the name the noun that it ranks: *Costrel was the busiest airport*, of *Costrel Airport*."""
    short, long = ((claim.subject or "").casefold() for claim in (a, b))
    noun = long.removeprefix(f"{short} ")
    return bool(short) and noun != long and noun in (a.object or "").casefold().split()


def _said(claim: Statement) -> str:
    return f"{claim.subject}, {claim.object}"
