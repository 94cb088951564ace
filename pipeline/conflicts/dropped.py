"""Dropped here and done there.

Conflict:     the scheme for a concert hall was abandoned in 1999 / the concert hall was opened in 2004
Conflict:     the orchestra's tour of Japan was called off / in 1988 the orchestra spent five weeks touring Japan
No conflict:  the concert hall was opened in 1960 / the concert hall was abandoned in 1999  (`succession`)
No conflict:  the plan was scrapped in 1999 … revived, the hall opened in 2004  (one article tells how it went on: `succession`)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import is_before, relate
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Gazetteer, Name, parse_name, same_name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "dropped"
PARAMETERS = frozenset({"dropped", "done", "plans", "unlike"})
MOST = 200
"""Claims of one name that are looked at; a name with more is that of half the collection."""
PARTIES = 2
"""Names that a deed must have, who does it and where or to whom, to be known by them."""


@dataclass(frozen=True)
class Words:
    """The lists of a rule."""

    dropping: frozenset[str]
    """Predicates by which something is called off."""
    doing: frozenset[str]
    """Predicates by which what was planned is there, or is done."""
    plan: re.Pattern[str]
    """What stands in front of a planned thing: *the scheme for*."""
    unlike: Phrases
    """Words of a sentence that tells of a plan itself."""

    @classmethod
    def of(cls, params: Mapping[str, Any]) -> Words:
        """The lists as the rule's file has them."""
        nouns = "|".join(re.escape(str(noun)) for noun in params.get("plans", ()))
        plan = re.compile(rf"^.*?\b(?:{nouns})s?\b (?:for|of|to \w+) (?=.)" if nouns else r"(?!)", re.IGNORECASE)
        dropping, doing = (frozenset(map(str, params.get(key, ()))) for key in ("dropped", "done"))
        return cls(dropping, doing, plan, phrases(map(str, params.get("unlike", ()))))


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each thing that was called off by one claim and brought about by another."""
    words = Words.of(rule.params)
    told = [claim for claim in context.statements if claim.modality == "actual"]
    dropped_ones = [claim for claim in told if claim.predicate in words.dropping and claim.kind != "quantity"]
    yield from looked_at("modality", dropped_ones)
    if not dropped_ones:
        return
    named: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in told:
        for name in claim.names:
            named[claim.collection, name].append(claim)
    for dropped in dropped_ones:
        sharing = [claim for name in sorted(dropped.names) for claim in named[dropped.collection, name][:MOST]]
        near = {claim.claim_id: claim for claim in sharing if claim.claim_id != dropped.claim_id and claim.predicate not in words.dropping}
        done = [claim for claim in near.values() if _is_done(words, dropped, claim, context)]
        goes_on = any(claim.source_id == dropped.source_id and claim.evidence != dropped.evidence for claim in done)
        # One word of each article is enough: what was opened has seats, and cost something.
        told_first = {
            claim.source_id: claim for claim in sorted(done, key=lambda claim: (claim.kind != "quantity", claim.start), reverse=True)
        }
        yield from (_compare(rule, dropped, claim, goes_on=goes_on) for claim in told_first.values())


def _is_done(words: Words, dropped: Statement, claim: Statement, context: Context) -> bool:
    """True if a claim tells that what was dropped is there, or was done after all."""
    if claim.predicate in words.doing and claim.kind != "quantity" and _share_thing(dropped, claim, words.plan, context):
        return True
    if words.unlike.occur_in(claim.evidence):
        return False
    return _is_there(words, dropped, claim, context) or _is_told_as_done(dropped, claim, context)


def _is_there(words: Words, dropped: Statement, claim: Statement, context: Context) -> bool:
    """True if only a plan was dropped, and a figure tells what the thing itself did: *its evening edition came out for two winters*."""
    if claim.kind != "quantity" or not claim.verb_form or not claim.subjects:
        return False
    gazetteer = context.lexicon.gazetteer
    planned = [(thing, _without_plan(thing, words.plan, gazetteer)) for thing in context.identifier.things(dropped)]
    made = [what for thing, what in planned if what is not thing]
    return any(same_name(x, y, gazetteer) and x.names & y.names for x in made for y in claim.subjects)


def _is_told_as_done(dropped: Statement, claim: Statement, context: Context) -> bool:
    """True if what was called off is a deed, and a claim tells it of whoever was to do it, where and when that was to be: *Osk's tour of
    Japan was called off*, *Osk spent five weeks touring Japan*."""
    things = context.identifier.things(dropped)
    if len(things) != 1 or dropped.source_id == claim.source_id or claim.kind == "state":
        return False
    deed, predicates = things[0], context.rulebook.predicates.values()
    is_deed = any(deed.head in predicate.nouns and predicate.verbs for predicate in predicates)
    said = claim.names | {name.head for name in claim.subjects + claim.objects}
    if not is_deed or len(deed.names) < PARTIES or not deed.names <= said or stem(deed.head) not in claim.words:
        return False
    doers = frozenset[str]().union(*(name.names for name in claim.subjects))
    if not doers & deed.names or claim.told is None:
        return False
    return dropped.told is None or relate(dropped.told, claim.told) != "disjoint"


def _compare(rule: ConflictRule, dropped: Statement, done: Statement, *, goes_on: bool) -> Verdict:
    """The verdict on something dropped and done; `goes_on` if the article that drops it tells itself that it was done."""
    if goes_on or (dropped.date and done.date and is_before(done.date, dropped.date)):
        return agreement("modality", "succession", dropped, done)
    return conflict("modality", weighed(rule.severity, dropped, done), dropped, done, a=dropped.trigger, b=done.trigger)


def _without_plan(thing: Name, plan: re.Pattern[str], gazetteer: Gazetteer) -> Name:
    """What was planned: of *the scheme for a concert hall*, the hall."""
    what = plan.sub("", thing.text)
    return thing if what == thing.text else parse_name(what, gazetteer)


def _share_thing(dropped: Statement, done: Statement, plan: re.Pattern[str], context: Context) -> bool:
    """True if what was dropped, or planned and dropped, is what was done, and both give it a proper name."""
    gazetteer = context.lexicon.gazetteer
    things = [_without_plan(thing, plan, gazetteer) for thing in context.identifier.things(dropped)]
    others = dict.fromkeys((*context.identifier.things(done), *done.subjects))
    return any(same_name(x, y, gazetteer) and x.names & y.names for x in things for y in others)
