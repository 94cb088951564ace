"""A wife or a husband who was there before the only wedding that is told.

Conflict:     in 1802 a friend stayed with Berg and his wife in Osk / in 1805 Berg married Ada Holm
Conflict:     in 1921 she moved to Lund with her husband / she was married in 1926
No conflict:  in 1802 Berg met his future wife / in 1805 Berg married Ada Holm
No conflict:  in 1802 Berg lived in Osk with his wife / in 1805 Berg, a widower, married Ada Holm  (`other_scope`: once more)
No conflict:  in 1802 Berg lived in Osk with his wife / in 1799 and in 1805 Berg married  (`other_scope`: two weddings)
No conflict:  the firm was founded in 1802 by Berg and his wife / in 1805 Berg married  (told in retrospect: no deed of a couple)

Who was to become somebody's wife is often called so already, and who has married once may have done so before; so it is a warning at most,
and only of the `deeds` that a couple does as one.

Parameters: `wedding`, the predicate; `mates`, what those are called who are married; `deeds`, predicates of what a couple does; `unless`,
words of another wedding, or of one that is only the second form of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.date import date_words
from pipeline.conflicts.intervals import is_before, relate
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Name, fold, same_name, words_of
from pipeline.conflicts.relation import MOST
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "wedded"
PARAMETERS = frozenset({"wedding", "mates", "deeds", "unless"})
CLAUSE = re.compile(r";|\b(?:where|who|whom|whose|which|when|while|that|until|before|after|but)\b|\band (?!the |his |her )[a-z]")
"""What a deed has to itself: *settled in Osk, where he lived with his wife until 1840*."""
FAR = 30 * 366
"""Days between the deed and the wedding; those so far apart are mostly of two people of one name."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each dated deed that somebody is told to have done with a wife or husband, and a wedding of theirs."""
    unless = phrases(map(str, rule.params.get("unless", ())))
    deeds = frozenset(map(str, rule.params.get("deeds", ())))
    told = [claim for claim in context.statements if claim.date is not None and claim.modality == "actual"]
    weddings: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in told:
        if claim.predicate == rule.params.get("wedding") and claim.date is not None and claim.date.is_bounded:
            for name in _people((*claim.subjects, *claim.objects)):
                weddings[claim.collection, _last(name)].append(claim)
    yield from looked_at("order", (claim for claims in weddings.values() for claim in claims))
    if not weddings:
        return
    known = "|".join(map(re.escape, rule.params.get("mates", ())))
    pair = re.compile(rf"(?:(?P<name>[A-Z][\w'.-]*),? and|\bwith) (?:his|her) (?:{known})\b(?!'s\b)(?:,? (?P<mate>[A-Z][\w'.-]*))?")
    for deed in told:
        found = pair.search(fold(deed.evidence)) if deed.predicate in deeds else None
        if found is None or deed.date is None or not deed.date.is_bounded or not _is_of_clause(found, deed):
            continue
        said = deed.subjects if found["name"] is None else (*deed.subjects, *deed.objects)
        people = [name for name in _people(said) if found["name"] is None or _last(name) == _plain(found["name"])]
        if len(people) == 1:
            own = weddings.get((deed.collection, _last(people[0])), ())
            theirs = [wedding for wedding in own[:MOST] if _is_of(wedding, people[0], context) and _is_to(wedding, found["mate"])]
            yield from (
                _verdict(rule, deed, wedding, own, unless, people[0].text) for wedding in theirs if wedding.source_id != deed.source_id
            )


def _verdict(rule: ConflictRule, deed: Statement, wedding: Statement, own: Sequence[Statement], unless: Phrases, name: str) -> Verdict:
    assert deed.date is not None
    assert wedding.date is not None
    if not is_before(deed.date, wedding.date):
        return agreement("order", "succession", deed, wedding)
    assert deed.date.high is not None
    assert wedding.date.low is not None
    is_near = wedding.date.low - deed.date.high < FAR
    is_only = all(other.date is not None and relate(other.date, wedding.date) != "disjoint" for other in own)
    if not (is_near and is_only) or any(unless.occur_in(claim.evidence) for claim in (deed, *own)):
        return agreement("order", "other_scope", deed, wedding)
    return conflict("order", weighed(rule.severity, deed, wedding), deed, wedding, a=date_words(deed), b=date_words(wedding), name=name)


def _is_of_clause(found: re.Match[str], deed: Statement) -> bool:
    """True if the wife or husband is named in the clause of the deed: not in one beside it, or inside."""
    text = found.string
    at = text.find(fold(deed.trigger))
    if found.end() <= at:
        return CLAUSE.search(text, max(text.rfind(",", 0, found.start()), 0), at) is None
    return CLAUSE.search(text, max(at, 0), found.start()) is None


def _is_of(wedding: Statement, person: Name, context: Context) -> bool:
    """True if somebody is one of those who married: another first name is another of the family."""
    return any(same_name(person, name, context.lexicon.gazetteer) for name in (*wedding.subjects, *wedding.objects))


def _is_to(wedding: Statement, mate: str | None) -> bool:
    """True unless the wife or husband has a first name that the wedding does not name: they are of another marriage."""
    return mate is None or re.search(rf"\b{re.escape(mate)}\b", fold(wedding.evidence)) is not None


def _people(names: Sequence[Name]) -> list[Name]:
    """Those of some participants who have a name, one for each last name."""
    return list({_last(name): name for name in names if name.is_proper and name.text[:1].isupper()}.values())


def _last(name: Name) -> str:
    return _plain((words_of(fold(name.text)) or [name.text])[-1])


def _plain(word: str) -> str:
    return word.casefold().removesuffix("'s").replace("'", "")
