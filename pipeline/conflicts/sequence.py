"""Which of two events came first, where two sources put them the other way round.

Conflict:     the canal was dug after the harbour had been finished / the harbour was not begun until the canal had been completed
No conflict:  the canal was begun before the harbour / the harbour was finished before the canal was completed
No conflict:  the canal was dug after the harbour / the harbour was repaired after the canal had been dug

Two dates of another source tell no order here: each may be that of another time.

Each event is a moment of a thing: it is begun, is there, or ends, in this order. That a moment of the one lies before a moment of the other
is gainsaid by what puts a moment of the other, no earlier than that, before one of the first, no later than that. Of any other deed the
same must be told by both: by one predicate, or by two that the rule says are alike.

Parameters: `predicate`, of the claims that tell an order; `follows`, of those whose subject comes after their object. By the moment that
they tell of: `begun`, `made`, `at_once`, `there`, `ended`. `alike`: predicates that tell of one deed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from pipeline.conflicts.context import Context
from pipeline.conflicts.names import fold, words_of
from pipeline.conflicts.relation import MOST
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "sequence"
PARAMETERS = frozenset({"predicate", "follows", "begun", "made", "at_once", "there", "ended", "alike", "once"})
ORDINALS = frozenset(map(stem, ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")))
FIRST = stem("first")
INITIAL = frozenset({"first", "debut", "maiden"})
ONCE = re.compile(r"(?<!at )\bfirst\b|\b(?:his|her|its|their|whose|the) only\b|\bfor the only time\b", re.IGNORECASE)
WHOSE = re.compile(r"(?P<one>[A-Z]\w+)['’]s\b|\b(?P<sort>[a-z]\w+) of (?P<other>(?:[A-Z]\w+ ?)+)")
"""A name in front of, or behind, the noun of a thing of its owner's."""
BEGINNING, THERE, END = 0, 1, 2
SHARED = 0.5
"""More than this part of what the shorter text tells of an event must be in the other."""


@dataclass(frozen=True)
class Event:
    """One of two events that a claim puts in order."""

    predicate: str
    words: frozenset[str]
    """The stems of what it is told of."""
    proper: frozenset[str]
    """Those of them that are names."""
    owners: frozenset[str] = frozenset()
    """The stems of the names that say whose the thing is: of *Queen Alda's tomb*, Alda."""
    doers: frozenset[str] = frozenset()
    """The stems of the names of who did it."""
    is_noun: bool = False
    """True for an event that a noun tells of: *the war*, which is before what comes after it, and after what comes before it."""


@dataclass(frozen=True)
class Order:
    """Two events, the earlier first, with the claims that tell so."""

    earlier: Event
    later: Event
    claims: tuple[Statement, ...]
    names: frozenset[str]


@dataclass(frozen=True)
class Moments:
    """The moments of a thing that predicates tell of: the earliest that each can be, and the latest."""

    earliest: Mapping[str, int]
    latest: Mapping[str, int]
    alike: Mapping[str, int]
    repeated: frozenset[str]
    """What is done again and again, so that two may tell of two times."""
    offices: frozenset[str]
    """Predicates of who holds which office."""
    events: frozenset[str]
    """Predicates of what takes some time."""
    once: frozenset[str]
    """Stems of what is got or done once all the same: a doctorate."""

    @classmethod
    def of(cls, params: Mapping[str, Any], habitual: frozenset[str], events: frozenset[str], offices: frozenset[str]) -> Moments:
        """The lists as the rule's file has them; an `offices` predicate tells of when somebody came into one."""
        moments = {
            "begun": (BEGINNING, BEGINNING),
            "made": (BEGINNING, THERE),
            "at_once": (THERE, BEGINNING),
            "there": (THERE, THERE),
            "ended": (END, END),
        }
        told = [(str(predicate), *moment) for key, moment in moments.items() for predicate in params.get(key, ())]
        told += [(office, *moments["at_once"]) for office in sorted(offices)]
        alike = {str(predicate): i for i, group in enumerate(params.get("alike", ())) for predicate in group}
        once = frozenset(stem(str(noun)) for noun in params.get("once", ()))
        return cls({p: low for p, low, _ in told}, {p: high for p, _, high in told}, alike, habitual, offices, events, once)

    def is_no_later(self, a: Event, b: Event, texts: Sequence[str]) -> bool:
        """True if `a`, before which something lies, cannot be later than `b`, which lies before something."""
        is_one = stem(a.predicate) == stem(b.predicate)
        group = self.alike.get(a.predicate)
        if is_one or (group is not None and group == self.alike.get(b.predicate)):
            is_known = (
                a.predicate in self.earliest or b.predicate in self.earliest or a.is_noun or b.is_noun or a.words & b.words & self.once
            )
            is_repeated = a.predicate in self.repeated or b.predicate in self.repeated
            return bool(is_known) or not is_repeated or any(map(ONCE.search, texts))
        latest, earliest = self._latest(a), self._earliest(b)
        if latest is None and b.is_noun:
            latest = END  # who competed at the games did so by their end
        if earliest is None and a.is_noun:
            earliest = BEGINNING
        return latest is not None and earliest is not None and latest <= earliest

    def _latest(self, event: Event) -> int | None:
        """The moment at the latest: before a war is before it began."""
        return BEGINNING if event.is_noun else self.latest.get(event.predicate, BEGINNING if event.predicate in self.events else None)

    def _earliest(self, event: Event) -> int | None:
        return END if event.is_noun else self.earliest.get(event.predicate, END if event.predicate in self.events else None)


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two events of which two sources tell in what order they came."""
    telling = {str(rule.params["predicate"]), *map(str, rule.params.get("follows", ()))}
    told = [claim for claim in context.statements if claim.predicate in telling and claim.subject and claim.object]
    yield from looked_at("order", told)
    if not told:
        return
    offices = frozenset(predicate.id for predicate in context.rulebook.predicates.values() if predicate.unique == "subject")
    moments = Moments.of(rule.params, context.lexicon.habitual, context.lexicon.event_nouns, offices)
    orders = [order for claim in told if (order := _read(claim, context, rule)) is not None]
    blocks: dict[tuple[str, str], list[Order]] = defaultdict(list)
    for order in orders:
        for word in sorted(order.earlier.words | order.later.words):
            blocks[order.claims[0].collection, word].append(order)
    seen: set[frozenset[str]] = set()
    for block in blocks.values():
        for a, b in combinations(block[:MOST], 2):
            pair = frozenset((a.claims[0].claim_id, b.claims[0].claim_id))
            if pair not in seen and a.claims[0].source_id != b.claims[0].source_id:
                seen.add(pair)
                yield from _compare(rule, a, b, moments)


def _compare(rule: ConflictRule, a: Order, b: Order, moments: Moments) -> Iterator[Verdict]:
    claims = (*a.claims, *b.claims)
    texts = [claim.evidence for claim in claims]
    offices = {event.predicate for order in (a, b) for event in (order.earlier, order.later)} & moments.offices
    if any(office.replace("_", " ") not in text.casefold() for office in offices for text in texts):
        return
    if not a.names & b.names and not frozenset[str]().union(*(claim.proper for claim in a.claims)) & frozenset[str]().union(
        *(claim.proper for claim in b.claims)
    ):
        return
    if _is_one(a.earlier, b.earlier) and _is_one(a.later, b.later):
        yield agreement("order", "same", a.claims[0], b.claims[0])
    elif _is_one(a.earlier, b.later) and _is_one(a.later, b.earlier):
        if moments.is_no_later(a.later, b.earlier, texts) and moments.is_no_later(b.later, a.earlier, texts):
            yield conflict("order", weighed(rule.severity, *claims), *claims, a=_said(a), b=_said(b))
        else:
            yield agreement("order", "other_scope", a.claims[0], b.claims[0])


def _names(event: Event) -> frozenset[str]:
    return event.proper | event.doers


def _said(order: Order) -> str:
    return f"{order.earlier.predicate.replace('_', ' ')} … before {order.later.predicate.replace('_', ' ')} …"


def _is_one(a: Event, b: Event) -> bool:
    """True if two events are of one thing: by more than half of what the shorter text says, and by a name where both have one."""
    shared = {word for word in a.words & b.words if not word.isdigit()} | {
        stem(x.predicate) for x, y in ((a, b), (b, a)) if stem(x.predicate) in y.words
    }
    sizes = (len([word for word in event.words - {stem(event.predicate)} - ORDINALS if not word.isdigit()]) or 1 for event in (a, b))
    if len(shared - ORDINALS) <= SHARED * min(sizes) or any(mine and theirs and not mine & theirs for mine, theirs in _named(a, b)):
        return False
    if not shared - a.owners or not shared - b.owners or not _are_of_one_year(a, b):
        return False
    numbers = a.words & ORDINALS, b.words & ORDINALS
    return numbers[0] == numbers[1] or (not (numbers[0] and numbers[1]) and (numbers[0] | numbers[1]) == {FIRST})


def _are_of_one_year(a: Event, b: Event) -> bool:
    years = [{word for word in event.words if word.isdigit()} for event in (a, b)]
    return not all(years) or bool(years[0] & years[1])


def _named(a: Event, b: Event) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The names of what two events are told of, and of who did it."""
    return (a.proper, b.proper), (a.doers, b.doers)


def _read(claim: Statement, context: Context, rule: ConflictRule) -> Order | None:
    """The two events of a claim, each with what it alone is told of."""
    if claim.predicate != rule.params["predicate"]:
        other, one = (_of_words(claim.predicate, text or "", "", context) for text in (claim.subject, claim.object))
    else:
        one, other = (_event(text or "", context) for text in (claim.subject, claim.object))
    earlier, later = _alone(one, other), _alone(other, one)
    return Order(earlier, later, (claim,), _names(one) | _names(other)) if earlier.words and later.words else None


def _event(text: str, context: Context) -> Event:
    """The event that a claim tells of as *build: hut (Alpine Club)*."""
    predicate, _, told = text.partition(": ")
    things, _, doers = told.removesuffix(")").partition(" (")
    rule = context.rulebook.predicates.get(predicate)
    if rule is not None and rule.unique == "subject":  # who came into an office is told apart by who it was
        things, doers = f"{doers} {things}", ""
    return _of_words(predicate, things, doers, context)


def _of_words(predicate: str, things: str, doers: str, context: Context) -> Event:
    told, by = (_stems(text, context) for text in (things, doers))
    proper = frozenset(root for root, word in told.items() if word[:1].isupper())
    is_noun = stem(predicate) in told or any(stem(predicate) == stem(word) for word in told.values())
    whose = _stems(" ".join(match["one"] or match["other"] for match in WHOSE.finditer(things)), context)
    sorts = context.lexicon.gazetteer.settlements | context.lexicon.event_nouns
    has_owner = not is_noun and not any(match["sort"] in sorts for match in WHOSE.finditer(things))
    return Event(predicate, frozenset(told), proper, frozenset(whose) if has_owner else frozenset(), frozenset(by), is_noun)


def _stems(text: str, context: Context) -> dict[str, str]:
    """The words of a text by their stems, without titles; one for words that mean the same."""
    gazetteer = context.lexicon.gazetteer
    told = (word for word in words_of(fold(text)) if word.casefold() not in gazetteer.titles)
    return {FIRST if word.casefold() in INITIAL else stem(gazetteer.common(word)): word for word in told}


def _alone(event: Event, other: Event) -> Event:
    """An event with what it alone is told of."""
    own = event.words - other.words - other.doers or event.words - other.words  # who left the band before the band did anything
    return replace(event, words=own, proper=event.proper & own)
