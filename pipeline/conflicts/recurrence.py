"""What may happen to one thing again, but then is told as happening again: a hotel closes, opens and closes once more.

Two sources that each tell of it once, with two dates, disagree or tell of two occasions. No word that says so (*again*, *the second*,
*rebuilt*), no second date in either source, and one thing with one name in both: then they most likely disagree, which is a warning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.lexicon import Phrases
from pipeline.conflicts.names import Name, same_name
from pipeline.conflicts.statement import Statement

SELDOM = "seldom"
DAYS = 365.25
"""A year."""
STATE = re.compile(r"(?:since|from|until|till|through|as of)\b", re.IGNORECASE)
"""What stands so at the beginning of a date opens or closes a time through which something holds."""

ONCE = re.compile(
    r"\b(?:only once|once only|just once|the only time|once in (?:its|his|her|their)|the only one it|never before or since)\b",
    re.IGNORECASE,
)
"""Where one of two sentences says so, what they tell of is one."""
NEXT = re.compile(r"\s(?:and|but|before|until|when|while)\s|;")
FIRST = re.compile(r"\b(?:first|maiden|not until)\b", re.IGNORECASE)
NO_PART = re.compile(r"\b(?:as|t[oa]\w+) part (?:of|in)\b", re.IGNORECASE)
"""What is done as part of something else is done to the whole thing."""
NAMED = re.compile(r"(?:[A-Z][\w’'-]+ )+[a-z]+")
"""Names and a noun behind them."""

Told = Mapping[tuple[str, str], Sequence[Statement]]


def by_predicate(statements: Sequence[Statement]) -> Told:
    """The dated claims of each source and predicate."""
    out: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in statements:
        if claim.kind != "quantity" and claim.date is not None:
            out[claim.source_id, claim.predicate].append(claim)
    return out


def is_one_occasion(context: Context, told: Told, again: Phrases, a: Statement, b: Statement) -> bool:
    """True if nothing in two sources says that what they tell of has happened twice."""
    if a.source_id == b.source_id or not (_happens_seldom(context, a) and _happens_seldom(context, b)):
        return False
    if a.date is None or b.date is None:
        return False
    if any(STATE.match(claim.date_text or "") and not claim.date.is_bounded for claim in (a, b) if claim.date):
        return False
    takes = max((predicate.takes for claim in (a, b) if (predicate := context.predicate(claim))), default=0) * DAYS
    if relate(a.date.widened(takes), b.date) != "disjoint":
        return False
    if any(ONCE.search(claim.evidence) for claim in (a, b)):
        things = [context.identifier.things(claim) for claim in (a, b)]
        return context.identifier.match(things[0], things[1]) is True and all(_is_told_once(context, told, claim) for claim in (a, b))
    told_of = [NO_PART.sub(" ", up_to(claim)).replace(claim.date_text or "\n", " ") for claim in (a, b)]  # "New Year's Eve"
    if any(again.occur_in(FIRST.sub("", text) if _are_first(a, b) else text) for text in told_of):
        return False
    return _is_one_thing(context, a, b) and all(_is_told_once(context, told, claim) for claim in (a, b))


def up_to(claim: Statement) -> str:
    """A sentence without the clauses behind the deed and its date: *left in 1996 and made her first record*."""
    ends = [claim.evidence.find(words) + len(words) for words in (claim.trigger, claim.date_text or "") if words in claim.evidence]
    end = max(ends, default=len(claim.evidence))
    return NO_PART.sub(" ", claim.evidence[:end] + NEXT.split(claim.evidence[end:])[0])


def _are_first(a: Statement, b: Statement) -> bool:
    """True if both tell of a first time, of which there is one."""
    return all(FIRST.search(claim.evidence) for claim in (a, b))


def _happens_seldom(context: Context, claim: Statement) -> bool:
    """True if a predicate's file says so; of a verb without a file, if it is no habit and what it was done to is named."""
    predicate = context.predicate(claim)
    if predicate is not None:
        return predicate.happens in {SELDOM, "once"}
    is_deed = claim.kind == "event" and bool(claim.verb_form) and claim.trigger in (claim.verb_form or "").split()
    return is_deed and bool(claim.objects) and claim.predicate.split("_")[0] not in context.lexicon.habitual


def _is_one_thing(context: Context, a: Statement, b: Statement) -> bool:
    """True if both name the one thing by a name of its own, and no second one beside it."""
    mine, theirs = (_acted_on(context, claim) for claim in (a, b))
    if context.identifier.is_pointed_at(a, mine, b, theirs):
        return True
    if len(mine) != 1 or len(theirs) != 1 or not (_has_own_name(mine[0]) and _has_own_name(theirs[0])):
        return False
    return same_name(mine[0], theirs[0], context.lexicon.gazetteer) or context.identifier.are_one_called(a, b)


def _acted_on(context: Context, claim: Statement) -> tuple[Name, ...]:
    """What a claim is told of: who did it, where that alone says what it is."""
    predicate = context.predicate(claim)
    is_own = predicate is not None and tuple(predicate.identified_by) == ("subject",)
    return claim.subjects if is_own and claim.subjects else context.identifier.things(claim)


def _has_own_name(name: Name) -> bool:
    """True for *Harbour Bridge* and *Blackwater mine*, not for *office in Osh*."""
    return name.is_proper or NAMED.fullmatch(name.text) is not None


def _is_told_once(context: Context, told: Told, claim: Statement) -> bool:
    """True if the claim's own source gives no other date to what it tells of."""
    assert claim.date is not None
    return all(
        other.date is None or relate(other.date, claim.date) != "disjoint" or not _is_one_thing(context, other, claim)
        for other in told.get((claim.source_id, claim.predicate), ())
    )
