"""Two holders of what only one can hold at a time.

Conflict:     Fort Hill is the capital / Port Ash is the capital  (both now)
Conflict:     Ada was the director from 1990 to 1995 / Eve was the director from 1992 to 1999
Conflict:     Ada was the director from 1961 to 1972 / in May 1968 Eve, the director, called the police
Conflict:     Ada has been the director since 2015 / Eve has been the director since 2015
No conflict:  Ada was a director of the company / Eve was a director of the company  (the rule lists what is `led_by_one`)
No conflict:  Ada was the director from 1990 to 1995 / Eve became the director in 1995  (`succession`)
No conflict:  Ada is the director / Eve was the director in 1980  (`succession`)
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.names import Name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "holder"
PARAMETERS = frozenset({"single_heads", "led_by_one"})
PAST = frozenset({"was", "were", "became", "had", "remained", "served"})
WHOLE = re.compile(
    r"\b(?:throughout|all through|during the whole of|for the whole of|all of)(?: the (?:year|summer|winter|war) of)?\s*$|throughout\b",
    re.IGNORECASE,
)
LONGER_THAN = 366
"""Days that two terms must share: a year in which one follows the other is in both."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims that give one thing, which only one can hold, to two."""
    statements = [
        claim for claim in context.statements if claim.modality == "actual" and claim.kind == "state" and _is_single(rule, claim, context)
    ]
    for pair in candidate_pairs(statements, lambda claim: _keys(claim, context), context.identifier.weights):
        a, b = pair.a, pair.b
        if a.predicate != b.predicate:
            continue
        holders, held = zip(*(_roles(claim, context) for claim in (a, b)), strict=True)
        if not all(holders) or not _equal(held[0], held[1]):
            continue
        if context.identifier.match(*holders) is True:
            yield agreement("uniqueness", "same", a, b)
        elif (
            context.identifier.match(*holders) is False
            and not _share_word(holders[0], holders[1], context.lexicon.gazetteer.titles)
            and _at_once(a, b)
            and _are_proper(*holders)
        ):
            yield conflict("uniqueness", weighed(rule.severity, a, b), a, b, a=holders[0][0].text, b=holders[1][0].text)
        else:
            yield agreement("uniqueness", "succession", a, b)


def _is_single(rule: ConflictRule, claim: Statement, context: Context) -> bool:
    """True for what has one holder at a time: by its predicate, or as a museum has one director."""
    if claim.predicate not in rule.params.get("single_heads", ()):
        return _unique(claim, context) is not None
    return len(claim.objects) == 1 and claim.objects[0].text.split()[-1].casefold() in rule.params.get("led_by_one", ())


def _unique(claim: Statement, context: Context) -> str | None:
    predicate = context.predicate(claim)
    return predicate.unique if predicate else None


def _roles(claim: Statement, context: Context) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who holds, and what is held."""
    return (claim.objects, claim.subjects) if _unique(claim, context) == "object" else (claim.subjects, claim.objects)


def _keys(claim: Statement, context: Context) -> Iterator[Hashable]:
    _, held = _roles(claim, context)
    yield from ((claim.collection, claim.predicate, name.head) for name in held)


def _equal(a: tuple[Name, ...], b: tuple[Name, ...]) -> bool:
    """True if both name the same single thing, with nothing more said of either: *acting director* is another office."""
    return len(a) == len(b) == 1 and (a[0].head, a[0].names, a[0].modifiers) == (b[0].head, b[0].names, b[0].modifiers)


def _share_word(a: tuple[Name, ...], b: tuple[Name, ...], titles: frozenset[str]) -> bool:
    """True if the holders' names have a word in common, beside a title, and may be one name written two ways."""
    words = [{word.casefold() for name in names for word in name.text.replace(".", " ").split()} - titles for names in (a, b)]
    return bool(words[0] & words[1])


def _at_once(a: Statement, b: Statement) -> bool:
    """True if two terms overlap by more than the year of a change, or one lies well inside the other; two open ones of one day, too."""
    is_open = a.date.low is not None and a.date.high is None if a.date else not (_is_over(a) or _is_over(b))
    if a.date == b.date and is_open and _are_told_at_once(a, b):
        return True
    mine, theirs = _term(a, b), _term(b, a)
    if mine is None or theirs is None:
        return False
    if any(_is_whole(x) and begins <= start and end <= ends for x, (begins, ends), (start, end) in ((a, mine, theirs), (b, theirs, mine))):
        return True
    if any(inner[0] - outer[0] > LONGER_THAN < outer[1] - inner[1] for inner, outer in ((mine, theirs), (theirs, mine))):
        return True
    return min(mine[1], theirs[1]) - max(mine[0], theirs[0]) > LONGER_THAN


def _is_whole(claim: Statement) -> bool:
    """True if a claim holds for all of its date: *throughout 1936*."""
    return WHOLE.search(claim.evidence.partition(claim.date_text or "\n")[0]) is not None or WHOLE.match(claim.date_text or "") is not None


def _are_proper(a: tuple[Name, ...], b: tuple[Name, ...]) -> bool:
    """True if both holders are called by a name: *the candidate of the winning party* is whoever it is."""
    return all(any(name.is_called for name in names) for names in (a, b))


def _is_over(claim: Statement) -> bool:
    """True if an undated claim tells of a past that need not last: *was*, *became*, not *is*, *has been*."""
    verb = (claim.verb_form or "").casefold().split()
    return bool(verb) and verb[0] in PAST


def _are_told_at_once(a: Statement, b: Statement) -> bool:
    """True unless the articles were published at two times."""
    return a.published is None or b.published is None or relate(a.published, b.published) != "disjoint"


def _term(claim: Statement, other: Statement) -> tuple[float, float] | None:
    """The first and last day of a term; one that is still open lasts until its article was published, or until the other's known end."""
    if claim.date is None or claim.date.low is None:
        return None
    known = claim.date.high
    if known is None and claim.published is not None:
        known = claim.published.high
    if known is None and other.date is not None:
        known = other.date.high
    return None if known is None else (claim.date.low, known)
