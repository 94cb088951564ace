"""Do two claims speak of one thing? By what the predicate's file says identifies it, and by what the two have in common.

Names decide where both claims have them. Where one leaves a participant out (a pronoun, *the film*, nothing), the words that the
two sentences share decide, weighed by how rare they are: see `weights`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.names import Gazetteer, Name, parse_name, same_name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.weights import Weights, is_enough

if TYPE_CHECKING:
    from pipeline.rulebook import Predicate

NAMESAKE = re.compile(r"\bof (?:that|this|the same) name\b", re.IGNORECASE)
"""Where one of two sentences says so, the thing has a namesake."""
SHARE = "share"
"""Of a firm: it is had *in* it."""
SHARED_OF_SHORTER = 0.5
"""Of the shorter sentence's content words, the part that the other must share, where names do not decide."""


@dataclass(frozen=True)
class Identifier:
    """Tells whether two claims speak of one thing."""

    lexicon: Lexicon
    predicates: Mapping[str, Predicate]
    weights: Mapping[str, Weights]
    named: Mapping[tuple[str, str], Sequence[Name]]
    """For each collection and head noun, the different things with a proper name: *Harbour Bridge*, *Tower Bridge*."""

    def same_event(self, a: Statement, b: Statement, rivals: int) -> bool:
        """True if two events or states of one predicate, or of predicates that fulfil or undo each other, are one."""
        listed = [tuple(predicate.identified_by) for claim in (a, b) if (predicate := self.predicates.get(claim.predicate))]
        roles = min(listed, key=len, default=())
        checks = {
            "subject": self._same_subject,
            "object": self._same_thing,
            "participants": self._same_participants,
            "place": self._same_place,
        }
        if self.named_once(a) & self.named_once(b):
            return True
        if bool(NAMESAKE.search(a.evidence)) != bool(NAMESAKE.search(b.evidence)):
            return False
        if len(listed) == 2 and {listed[0], listed[1]} == {("subject",), ("object",)}:  # who died, and whom somebody shot
            return (
                bool(a.names & b.names)
                and self.match(*(self._acted_on(claim, role) for claim, (role,) in zip((a, b), listed, strict=True))) is True
            )
        verdicts = [checks[role](a, b) for role in (roles or ("subject", "object"))]
        if any(verdict is False for verdict in verdicts):
            return False
        if all(verdicts) or (verdicts[-1] and self._has_one_doer(a, b)):
            return True
        if a.source_id != b.source_id and not (self.things(a) and self.things(b)):
            return False
        return self.shares_enough(a, b, rivals)

    def _has_one_doer(self, a: Statement, b: Statement) -> bool:
        """True if what was done to a thing with a name is done by one alone, whom neither claim tells: *Osk College was established*."""
        alone = [predicate.only_one == "subject" for claim in (a, b) if (predicate := self.predicates.get(claim.predicate))]
        is_untold = not a.subjects and not b.subjects and all(name.is_proper for name in a.objects + b.objects)
        return is_untold and len(alone) == 2 and all(alone)

    def _acted_on(self, statement: Statement, role: str) -> tuple[Name, ...]:
        return statement.subjects if role == "subject" else self.things(statement)

    def named_once(self, statement: Statement) -> frozenset[tuple[str, str]]:
        """What a claim acts on that has a name of its own and that its predicate happens to once: the noun, and each word of its name."""
        predicate = self.predicates.get(statement.predicate)
        nouns = {self.lexicon.gazetteer.common(noun) for noun in predicate.once_for} if predicate else set()
        return frozenset((name.head, word) for name in statement.objects if name.head in nouns for word in name.owners | name.places)

    def shares_enough(self, a: Statement, b: Statement, rivals: int, but: frozenset[str] = frozenset()) -> bool:
        """True if two sentences share so much that they speak of one thing; of the words `but` nothing is expected."""
        shared = a.words & b.words
        if len(shared) < SHARED_OF_SHORTER * min(len((sentence.words - but) | shared) for sentence in (a, b)):
            return False
        return is_enough(self.weights[a.collection].bits(shared), rivals)

    def is_known(self, name: Name) -> bool:
        """True if a name says who or what is meant: no pronoun, and no bare *the film*."""
        gazetteer = self.lexicon.gazetteer
        if name.head in gazetteer.pronouns or not name.head:
            return False
        return bool(name.names or name.modifiers) or name.head not in self.lexicon.pointing_nouns

    def is_only_one(self, collection: str, a: Sequence[Name], b: Sequence[Name]) -> bool:
        """True if two claims share a head noun that a single named thing of the collection has: *the finished bridge* then is that one."""
        heads = {name.head for name in a} & {name.head for name in b}
        return any(len(self.named.get((collection, head), ())) == 1 for head in heads)

    def things(self, statement: Statement) -> tuple[Name, ...]:
        """What a claim is about: its object, or the subject of a clause without one (*the office opened*, *opened its doors*)."""
        objects = tuple(
            name for name in map(self._owner, statement.objects) if name.head not in self.lexicon.own_parts and not self._is_aside(name)
        )
        if objects and not any(name.names for name in objects):  # "the Battle of Osk became the first battle of the war"
            heads = {name.head for name in objects}
            objects = tuple(name for name in statement.subjects if name.names and name.head in heads) or objects
        return tuple(self._under_way(name) for name in objects or statement.subjects)

    def _is_aside(self, name: Name) -> bool:
        return name.head in self.lexicon.asides and " of " in name.text

    def _owner(self, name: Name) -> Name:
        """Whose part it is: of *gates of the zoo*, the zoo."""
        _, of, owner = name.text.partition(" in " if name.head == SHARE else " of ")
        return parse_name(owner, self.lexicon.gazetteer) if of and name.head in self.lexicon.own_parts else name

    def _under_way(self, name: Name) -> Name:
        """What a process makes: of *construction of the dam*, the dam."""
        process, of, thing = name.text.partition(" on " if name.head == "work" and " on " in name.text else " of ")
        return parse_name(thing, self.lexicon.gazetteer) if of and name.head in self.lexicon.process_nouns and " " not in process else name

    def agents(self, statement: Statement) -> tuple[Name, ...]:
        """Who acts on the thing that a claim is about; nobody where the thing is the subject (*the office opened*)."""
        return statement.subjects if any(name.head not in self.lexicon.own_parts for name in statement.objects) else ()

    def have_two_agents(self, a: Statement, b: Statement) -> bool:
        """True if two claims of one thing, which its predicate alone identifies, name two who did it or are it."""
        listed = [tuple(predicate.identified_by) for claim in (a, b) if (predicate := self.predicates.get(claim.predicate))]
        return ("object",) in listed and self.match(self.agents(a), self.agents(b)) is False

    def match(self, a: tuple[Name, ...], b: tuple[Name, ...]) -> bool | None:
        """True if every name of the shorter list is one of the other; none where a side has no known name."""
        known_a, known_b = ([name for name in names if self.is_known(name)] for names in (a, b))
        if not known_a or not known_b:
            return None
        short, long = sorted((known_a, known_b), key=len)
        return all(any(same_name(x, y, self.lexicon.gazetteer) for y in long) for x in short)

    def _same_subject(self, a: Statement, b: Statement) -> bool | None:
        if _is_any(a.subjects, a, b.subjects) or _is_any(b.subjects, b, a.subjects):
            return None if a.source_id != b.source_id else False
        return self.match(a.subjects, b.subjects) or self.is_pointed_at(a, a.subjects, b, b.subjects) or self.match(a.subjects, b.subjects)

    def is_pointed_at(self, a: Statement, mine: Sequence[Name], b: Statement, theirs: Sequence[Name]) -> bool:
        """True if one claim calls by a noun alone what the other names, and its sentence has the name too: *children rode on Matilda …
        that elephant*, *the elephant Matilda*; *at Lund … the peace*, *the Peace of Lund*."""
        return self._points_to(a, mine, b, theirs) or self._points_to(b, theirs, a, mine)

    def _points_to(self, a: Statement, mine: Sequence[Name], b: Statement, theirs: Sequence[Name]) -> bool:
        if len(mine) != 1 or len(theirs) != 1 or a.source_id == b.source_id:
            return False
        bare, named = mine[0], theirs[0]
        if bare.is_proper or bare.owners or bare.places or not bare.head or not named.names:
            return False
        if re.search(rf"\b(?:the|that|this|its) (?:[\w-]+ )?{re.escape(bare.text)}\b", a.evidence, re.IGNORECASE) is None:
            return False
        own = {bare.head} | bare.modifiers
        if named.head == bare.head:
            return bare.modifiers <= named.modifiers | named.owners and (named.owners | named.places) - own <= a.said
        is_so_called = re.search(rf"\b{re.escape(named.text)}, (?:a|an|the) (?:[\w-]+ )?{re.escape(bare.head)}\b", b.evidence)
        return named.is_proper and named.head in a.said and is_so_called is not None

    def _same_thing(self, a: Statement, b: Statement) -> bool | None:
        """The thing acted on: the object, or the subject of a clause without one (*the office opened*)."""
        things = [self.things(statement) for statement in (a, b)]
        if a.source_id != b.source_id and (_is_one_of_many(things[0], a, things[1]) or _is_one_of_many(things[1], b, things[0])):
            return False
        if (matched := self.match(*things)) is not True:
            is_one = self.is_pointed_at(a, things[0], b, things[1])
            return True if is_one else None if matched is None else self.are_one_called(a, b)
        agents = [statement.subjects if statement.objects else () for statement in (a, b)]
        owned = [frozenset[str]().union(*(name.owners | ({name.head} if name.is_proper else set()) for name in thing)) for thing in things]
        if all(agents) and not owned[0] & owned[1] and self.match(*agents) is False:
            return False
        return bool(a.names & b.names) or self.is_only_one(a.collection, *things) or None

    def are_one_called(self, a: Statement, b: Statement) -> bool:
        """True if one claim's thing is called by its class, and the other's has the name alone and is said to be of the class."""
        things = [self.things(statement) for statement in (a, b)]
        return self._is_called(b, *things) or self._is_called(a, *reversed(things))

    def _is_called(self, b: Statement, mine: Sequence[Name], theirs: Sequence[Name]) -> bool:
        """True if one calls by its class what the other names alone and calls so beside it: *Osk mine*, *Osk, a lead mine*."""
        if len(mine) != 1 or len(theirs) != 1 or mine[0].places or mine[0].modifiers:
            return False
        alone = theirs[0].is_proper and not (theirs[0].owners or theirs[0].places)
        sort = mine[0].owners - {theirs[0].head} | {mine[0].head}
        return alone and theirs[0].head in mine[0].owners and {stem(self.lexicon.gazetteer.common(word)) for word in sort} <= b.words

    def _same_participants(self, a: Statement, b: Statement) -> bool | None:
        """All proper names that take part, two at least: relations between A and B are the relations between B and A."""
        if min(len(a.names), len(b.names)) < 2:
            return None if not (a.names and b.names) or a.names <= b.names or b.names <= a.names else False
        heads = [{name.head for name in statement.objects if not name.is_proper} for statement in (a, b)]
        if all(heads) and not heads[0] & heads[1]:
            return False
        return a.names == b.names or self._are_one_party(a, b)

    def _are_one_party(self, a: Statement, b: Statement) -> bool:
        """True if each of several participants of two claims has its like in the other, in whatever form of its name: *Moe*, *Hans Moe*."""
        parties = [[name for name in claim.subjects + claim.objects if name.is_proper] for claim in (a, b)]
        if min(map(len, parties)) < 2 or len(parties[0]) != len(parties[1]):
            return False
        gazetteer = self.lexicon.gazetteer
        return all(any(same_name(x, y, gazetteer) for y in there) for here, there in (parties, parties[::-1]) for x in here)

    def _same_place(self, a: Statement, b: Statement) -> bool | None:
        return bool(a.places & b.places) if a.places and b.places else None


def _is_any(mine: Sequence[Name], a: Statement, theirs: Sequence[Name]) -> bool:
    """True for a thing without a name or an article against one with a name: *full-scale war broke out*, *the Osk War broke out*."""
    if len(mine) != 1 or mine[0].names or not mine[0].modifiers or not any(name.names for name in theirs):
        return False
    return (
        re.search(rf"\b(?:the|this|that|these|those|its|his|her|their)\b[^,;.]{{0,20}}{re.escape(mine[0].text)}", a.evidence, re.IGNORECASE)
        is None
    )


def _is_one_of_many(mine: Sequence[Name], a: Statement, theirs: Sequence[Name]) -> bool:
    """True for a work that somebody has made, without a name, against one with a name: *she brought out a novel*, *the novel Osk*."""
    if len(mine) != 1 or mine[0].names or mine[0].modifiers or not a.subjects or mine[0] in a.subjects:
        return False
    told = re.search(rf"\b(?:an?|another)\s+{re.escape(mine[0].text)}\b(?! (?:called|titled|named|entitled))", a.evidence, re.IGNORECASE)
    return told is not None and any(name.names for name in theirs)


def named_things(statements: Iterable[Statement], gazetteer: Gazetteer) -> dict[tuple[str, str], list[Name]]:
    """For each collection and head noun, the names with a proper name in them, without those that may be another's."""
    found: dict[tuple[str, str], dict[frozenset[str], Name]] = defaultdict(dict)
    for statement in statements:
        for name in statement.subjects + statement.objects:
            if name.owners | name.places:
                found[statement.collection, name.head].setdefault(name.owners | name.places, name)
    out: dict[tuple[str, str], list[Name]] = {}
    for key, names in found.items():
        kept: list[Name] = []
        for name in sorted(names.values(), key=lambda name: (-len(name.names), name.text)):
            if not any(same_name(name, other, gazetteer) for other in kept):
                kept.append(name)
        out[key] = kept
    return out
