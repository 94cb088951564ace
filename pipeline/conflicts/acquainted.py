"""When two people got to know each other, and what they did together before.

Conflict:     Ada Berg first met Jon Ek in 1972 / in 1969 Jon Ek founded the firm together with Ada Berg
Conflict:     Berg was introduced to Ek in the early 1970s / Berg and Ek were married in 1968
Conflict:     in 1972 Ada Berg and Eve Holm founded a club and got in touch with Jon Ek / in 1969 Ada Berg founded the firm with Jon Ek
No conflict:  Ada Berg met Jon Ek again in 1972 / in 1969 the two founded the firm  (`other_time`)
No conflict:  Ada Berg met Jon Ek in 1972 / in 1969 Jon Ek founded a firm with Rolf Lund
No conflict:  the chancellor met Jon Ek for talks in 1972 / in 1969 Ek worked with the chancellor

Parameters: `meetings`, phrases by which people get to know each other; `contacts`, those of them that may be told of people who have met (a
warning); `deeds`, predicates of what people do together; `unless`, words of
a second meeting, and of meetings of officials, teams and armies.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import date_words
from pipeline.conflicts.intervals import is_before
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Name, parse_name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "acquainted"
PARAMETERS = frozenset({"meetings", "contacts", "deeds", "unless"})
NAME = r"(?:[A-Z][\w.'’-]* )*"
TWO = 2
YEAR = re.compile(r"\b(?:1\d|20)\d\d")


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two who got to know each other at a time, and did something together at one."""
    contacts, unless = (phrases(map(str, rule.params.get(key, ()))) for key in ("contacts", "unless"))
    meetings = phrases((*map(str, rule.params.get("meetings", ())), *contacts.words))
    deeds = frozenset(map(str, rule.params.get("deeds", ())))
    dated = [claim for claim in context.statements if claim.date and claim.kind == "event" and claim.modality == "actual"]
    behind = _in_front_of_name(meetings)
    met = {claim.claim_id: pairs for claim in dated if (pairs := _who_met(claim, meetings, behind, context))}
    yield from looked_at("order", (claim for claim in dated if claim.claim_id in met))
    if not met:
        return
    claims = [claim for claim in dated if claim.claim_id in met or claim.predicate in deeds]
    for pair in candidate_pairs(claims, _keys, context.identifier.weights):
        for first, deed in ((pair.a, pair.b), (pair.b, pair.a)):
            if first.claim_id not in met or deed.predicate not in deeds or first.source_id == deed.source_id:
                continue
            if not any(_do_together(deed, people) for people in met[first.claim_id]):
                continue
            assert first.date is not None
            assert deed.date is not None
            if not is_before(deed.date, first.date):
                yield agreement("order", "succession", pair.a, pair.b)
            elif unless.occur_in(first.evidence):
                yield agreement("order", "other_time", pair.a, pair.b)
            else:
                severity = "warning" if contacts.occur_in(first.evidence) else weighed(rule.severity, first, deed)
                yield conflict("order", severity, deed, first, a=date_words(deed), b=date_words(first))


def _in_front_of_name(meetings: Phrases) -> re.Pattern[str]:
    """The pattern of a meeting that is told of behind another deed, and with whom: *and got in touch with the painter Ada Berg*."""
    return re.compile(
        rf"(?:\b(?:and|then)|,) (?:also |soon |later |then |first )*(?:was |were )?{meetings.pattern.pattern} (?:the )?(?:[a-z-]+ ){{0,3}}"
        rf"(?P<name>{NAME}[A-Z][\w'’-]+)"
    )


def _who_met(claim: Statement, meetings: Phrases, behind: re.Pattern[str], context: Context) -> list[tuple[Name, ...]]:
    """The twos who got to know each other; nobody where a claim tells of no meeting."""
    people = _people(claim)
    found = behind.search(claim.evidence)
    if found is not None and claim.trigger in claim.evidence[: found.end()] and len(YEAR.findall(claim.evidence)) == 1:
        other = parse_name(found["name"], context.lexicon.gazetteer)
        return [(one, other) for one in people if one.head != other.head]
    return [people] if len(people) == TWO and meetings.occur_in(_around(claim)) else []


def _people(claim: Statement) -> tuple[Name, ...]:
    """Who got to know each other: the two that a claim names, whoever brought them together."""
    return tuple(name for name in (*claim.subjects, *claim.objects) if name.is_proper)


def _around(claim: Statement) -> str:
    """The clause's words from a little before its verb."""
    at = claim.evidence.find(claim.trigger)
    return claim.evidence[max(0, at - len("was first ")) :] if at >= 0 else claim.evidence


def _do_together(deed: Statement, people: tuple[Name, ...]) -> bool:
    """True if the sentence says that the two did something together: *with Ada Berg*, *Ada Berg and Jon Ek*."""
    if not any(person.head in deed.names for person in people) or not all(_is_named(deed.evidence, person) for person in people):
        return False
    one, other = (f"{NAME}{re.escape(_last(person))}" for person in people)
    joined = rf"{one} and {other}|{other} and {one}|\bwith (?:[a-z]+ ){{0,3}}(?:{one}|{other})\b"
    return re.search(joined, deed.evidence) is not None or (deed.predicate == "marry" and all(p.head in deed.names for p in people))


def _last(person: Name) -> str:
    return person.text.split()[-1]


def _is_named(text: str, person: Name) -> bool:
    """True if a text has somebody's last name, alone or behind the first name that is theirs."""
    *first, last = person.text.split()
    if first and re.search(rf"\b{re.escape(person.text)}\b(?!['’]s)", text) is not None:
        return True
    found = re.findall(rf"(?:\b([A-Z][\w.'’-]*) )?\b{re.escape(last)}\b(?!['’]s)", text)
    return bool(found) and (not first or all(before in ("", *first) or text.startswith(before) for before in found))


def _keys(claim: Statement) -> Iterator[Hashable]:
    yield from ((claim.collection, name) for name in sorted(claim.names | claim.proper))
