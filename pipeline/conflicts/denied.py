"""What one article says that somebody did or took part in, and another denies of the same two.

Conflict:     Fort Hill was designed by Ada Berg / Fort Hill was not designed by Ada Berg
Conflict:     Ada Berg has modelled for Moe and Dahl / Ada Berg refused to model for Dahl
Conflict:     Ada Berg played the widow in Long Weir / Ada Berg was left out of Long Weir
No conflict:  Ada Berg appeared in Long Weir / Ada Berg did not star in Long Weir  (a part need not be a leading one)
No conflict:  Ada Berg played for Alba / Ada Berg has not played for Alba since 1994  (`other_time`)
No conflict:  Ada Berg appeared in Long Weir / Ada Berg did not appear in the second season of Long Weir  (`other_scope`)

Parameters: `predicates`, of the claims that say so; `alike`, lists of predicates that say the same; `general`, where it takes the same
word to deny what is told: words of denials that deny every way of taking part; `unless`, words of a time or a part of the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import are_disjoint
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Name
from pipeline.conflicts.scope import END, is_narrowed
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.things import nicknames_of, proper_words, same_thing
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "denied"
PARAMETERS = frozenset({"predicates", "alike", "general", "unless"})
MOST = 40
"""Claims of one name that a denial is held against."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each denial that somebody did something, and each claim of another article that they did."""
    listed = {str(predicate) for predicate in rule.params.get("predicates", ())}
    told = [c for c in context.statements if c.predicate in listed and c.kind != "quantity" and c.subjects and c.objects]
    denials = [claim for claim in told if claim.modality == "negated"]
    yield from looked_at("modality", denials)
    if not denials:
        return
    general = {stem(str(word)) for word in rule.params["general"]} if "general" in rule.params else None
    alike = {str(word): str(group[0]) for group in rule.params.get("alike", ()) for word in group}
    unless = phrases(map(str, rule.params.get("unless", ())))
    done: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in told:
        for word in {word for thing in claim.objects for word in _words(thing, context)[-1:]} if claim.modality == "actual" else ():
            done[claim.collection, word].append(claim)
    for denied in denials:
        words = _words(denied.objects[0], context)
        for other in done.get((denied.collection, words[-1]), [])[:MOST] if words else ():
            is_same = general is not None or alike.get(denied.predicate, denied.predicate) == alike.get(other.predicate, other.predicate)
            if is_same and other.source_id != denied.source_id and _is_denied(denied, other, general, context):
                yield _compare(rule, context, denied, other, unless)


def _words(name: Name, context: Context) -> tuple[str, ...]:
    return proper_words(name.text, context.lexicon.gazetteer)


def _is_denied(denied: Statement, other: Statement, general: Set[str] | None, context: Context) -> bool:
    """True if what one claim tells is what the other denies: the same people, the same thing, and no other way of taking part."""
    nicknames = nicknames_of(context.rulebook)
    who = [[_words(name, context) for name in claim.subjects] for claim in (denied, other)]
    if not all(any(same_thing(mine, theirs, is_person=True, nicknames=nicknames) for theirs in who[1]) for mine in who[0]):
        return False
    things = [[_words(name, context) for name in claim.objects] for claim in (denied, other)]
    if not all(any(same_thing(mine, theirs) for theirs in things[1]) for mine in things[0]):
        return False
    return general is None or stem(denied.trigger) in general or stem(denied.trigger) == stem(other.trigger)


def _compare(rule: ConflictRule, context: Context, denied: Statement, other: Statement, unless: Phrases) -> Verdict:
    if are_disjoint(denied.date, other.date) or (denied.date is not None and other.date is None):
        return agreement("modality", "other_time", denied, other)
    if any(unless.occur_in(_clause(claim)) for claim in (denied, other)) or is_narrowed(denied, other, context.lexicon):
        return agreement("modality", "other_scope", denied, other)
    return conflict("modality", weighed(rule.severity, denied, other), denied, other, a="did not", b="did", name=other.subjects[0].text)


def _clause(claim: Statement) -> str:
    """The stretches of a sentence, between its marks, with the word for taking part and with what it is in."""
    told = (claim.trigger, *(name.text for name in claim.objects))
    return " , ".join(part for part in END.split(claim.evidence) if any(words in part for words in told))
