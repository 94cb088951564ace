"""An anniversary, and the day from which it counts.

Conflict:     the club was founded in 1888 / the club celebrated its centenary in 1978
Conflict:     the bridge was opened in 1932 / in 1998 the town marked the 50th anniversary of the opening of … (of the bridge by name)
No conflict:  the club was founded in 1888 / the club celebrated its centenary in 1989  (kept a year late)
No conflict:  the club was founded in 1888 / the club celebrated the centenary of the treaty in 1978  (of something else)
No conflict:  founded in 1888 and opened in 1878 / its centenary, in 1978  (of one of the two)

Parameters: `lengths`, words for anniversaries with their years; `verbs`, those that keep one; `begins`, for each noun that names what is
kept the predicates that tell of it, under `any` those of which one is meant where no noun stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import date_words
from pipeline.conflicts.intervals import Interval, relate
from pipeline.conflicts.names import Name, parse_names
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "anniversary"
PARAMETERS = frozenset({"lengths", "verbs", "begins"})
YEAR = 365.25
REACH = 40
"""Characters between the verb and the anniversary."""
OWN = r"(?:its|their|his|her)"
NTH = r"(?P<nth>\d{1,4})(?:st|nd|rd|th) (?:anniversary|birthday)"


@dataclass(frozen=True)
class Kept:
    """An anniversary that a claim tells of."""

    whose: tuple[Name, ...]
    years: int
    noun: str
    """What is kept, *opening*; `any` where that is not said."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each anniversary whose beginning is dated."""
    lengths = {str(word): int(years) for word, years in dict(rule.params.get("lengths", {})).items()}
    begins = {str(noun): frozenset(map(str, events)) for noun, events in dict(rule.params.get("begins", {})).items()}
    verbs = frozenset(stem(str(verb)) for verb in rule.params.get("verbs", ()))
    reader = _Reader.of(lengths, begins)
    dated = [claim for claim in context.statements if claim.kind == "event" and claim.modality == "actual" and claim.date]
    bounded = [claim for claim in dated if claim.date and claim.date.is_bounded]
    kept = {claim.claim_id: found for claim in bounded if stem(claim.trigger) in verbs and (found := reader.read(claim, context))}
    starts = frozenset[str]().union(*begins.values()) if begins else frozenset[str]()
    claims = [claim for claim in bounded if claim.claim_id in kept or claim.predicate in starts] if kept else []
    beginnings: dict[str, list[Statement]] = {}
    for pair in candidate_pairs(claims, lambda claim: _keys(claim, kept.get(claim.claim_id)), context.identifier.weights):
        for feast, event in ((pair.a, pair.b), (pair.b, pair.a)):
            found = kept.get(feast.claim_id)
            if found and event.claim_id not in kept and event.predicate in begins.get(found.noun, ()) and _is_of(found, event, context):
                beginnings.setdefault(feast.claim_id, []).append(event)
    for feast in claims:
        if feast.claim_id in beginnings:
            yield _verdict(rule, feast, kept[feast.claim_id], beginnings[feast.claim_id])


@dataclass(frozen=True)
class _Reader:
    """The words for anniversaries, compiled."""

    lengths: Mapping[str, int]
    behind_verb: re.Pattern[str]
    thing: re.Pattern[str]
    party: re.Pattern[str]

    @classmethod
    def of(cls, lengths: Mapping[str, int], begins: Mapping[str, frozenset[str]]) -> _Reader:
        length = rf"(?:{NTH}|(?P<word>{'|'.join(re.escape(word) for word in sorted(lengths, key=len, reverse=True))}))"
        noun = rf"(?P<noun>{'|'.join(re.escape(noun) for noun in begins)})"
        ending = r"(?=[.,;:]|$| (?:in|on|with|by|at|that|this|during|when|and)\b)"
        behind = re.compile(rf"\b(?:{OWN} (?:own )?|the (?=[\w -]+ of {OWN} )){length}(?: of {OWN} {noun})?{ending}", re.IGNORECASE)
        thing = re.compile(
            rf"(?:the )?(?:(?P<owner>[^,;]+?)['’]s? {length}|{length.replace('?P<nth>', '?P<nth2>').replace('?P<word>', '?P<word2>')} of "
            rf"(?:(?:the )?{noun} of )?(?:the )?(?P<of>[^,;]+))",
            re.IGNORECASE,
        )
        party = rf"\b{length} (?P<party>celebrations?) (?:of|at|by|for) (?:the )?(?P<of>(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*)*)"
        return cls(lengths, behind, thing, re.compile(party, re.IGNORECASE))

    def read(self, claim: Statement, context: Context) -> Kept | None:
        """The anniversary that a claim's verb keeps: the subject's own, or that of what is named behind the verb or is its subject."""
        at = claim.evidence.find(claim.trigger)
        found = self.behind_verb.search(claim.evidence, at, at + len(claim.trigger) + REACH + REACH) if claim.subjects else None
        if found and len(claim.evidence[at + len(claim.trigger) : found.start()]) <= REACH:
            return Kept(claim.subjects, self._years(found["nth"], found["word"]), (found["noun"] or "any").casefold())
        party = self.party.search(claim.evidence)
        if party and claim.trigger in party["party"]:
            owner = parse_names(party["of"], context.lexicon.gazetteer)
            return Kept(owner, self._years(party["nth"], party["word"]), "any")
        thing = self.thing.fullmatch(claim.object or "")
        if thing is None:
            return None
        owner = parse_names(thing["owner"] or thing["of"], context.lexicon.gazetteer)
        years = self._years(thing["nth"] or thing["nth2"], thing["word"] or thing["word2"])
        return Kept(owner, years, (thing["noun"] or "any").casefold()) if any(name.names for name in owner) else None

    def _years(self, nth: str | None, word: str | None) -> int:
        return int(nth) if nth else self.lengths[(word or "").casefold()]


def _keys(claim: Statement, kept: Kept | None) -> Iterator[tuple[str, str]]:
    names = kept.whose if kept else claim.subjects + claim.objects
    yield from ((claim.collection, name) for name in sorted(frozenset[str]().union(*(one.names | {one.head} for one in names))))


def _is_of(kept: Kept, event: Statement, context: Context) -> bool:
    return context.identifier.match(kept.whose, context.identifier.things(event)) is True


def _verdict(rule: ConflictRule, feast: Statement, kept: Kept, events: list[Statement]) -> Verdict:
    """The verdict on an anniversary and everything that it can be of: one that fits is enough."""
    assert feast.date is not None
    low, high = feast.date.low or 0.0, feast.date.high or 0.0
    begun = Interval(low - (kept.years + 1) * YEAR - 1, high - (kept.years - 1) * YEAR + 1)
    for event in events:
        if event.date is None or relate(begun, event.date) != "disjoint":
            return agreement("relative-date", "overlaps", feast, event)
    event = events[0]
    return conflict(
        "relative-date", weighed(rule.severity, event, feast), feast, event, a=date_words(event), b=date_words(feast), years=str(kept.years)
    )
