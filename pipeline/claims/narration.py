"""What the narration has named so far: the article's topic, the section's parties, the last subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.claims.names import Participant
from pipeline.mentions.entities import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

FEMININE = frozenset({"she", "her", "hers", "herself"})
MEMORY = 40
"""Names that the narration keeps: enough for the sections that refer back, few enough to stay near."""

FULL = 2
"""Words of a full name."""


@dataclass(slots=True)
class Narration:
    """The state of one article's telling, moved on sentence by sentence."""

    topic: Participant | None
    title: tuple[Participant, ...] = ()
    section: tuple[Participant, ...] = ()
    recent: list[Participant] = field(default_factory=list)
    subjects: list[Participant] = field(default_factory=list)
    group: list[Participant] = field(default_factory=list)
    """The parties that the last `both`, `two` or `three` stood for, or the last coordinated subjects."""
    possessed: Participant | None = None
    """What the sentence before said that something has: `Pelham has a railway station`."""
    acted_on: Participant | None = None
    """What people did something to in the sentence before: `Holm built the inn`."""
    doers: set[str] = field(default_factory=set)
    """The people by whom something was done. Of other names the recogniser does not know for sure that they are people's."""
    called: dict[str, bool] = field(default_factory=dict)
    """The people for whom a pronoun has stood: whether it was `she`."""
    described: dict[str, Participant] = field(default_factory=dict)
    """What has been called a club, a company, a bridge: common noun to the one last called so."""
    articled: Participant | None = None
    """The last thing named behind an article: `the Margrethe Lund`. No person, place or body is meant by it as a rule."""

    def enter(self, section: Sequence[Participant]) -> None:
        """Begin a section: its heading's names are the parties from here on, and the last subjects are forgotten."""
        self.section = tuple(section)
        self.subjects = []

    def heard(self, mentions: Sequence[Participant], subjects: Sequence[Participant]) -> None:
        """Remember what a sentence named, and its subjects."""
        for mention in mentions:
            self.recent = [*[m for m in self.recent if m.id != mention.id][-MEMORY:], mention]
        if subjects:
            self.subjects = list(subjects)
        if len(subjects) > 1:
            self.group = list(subjects)

    def parties(self, count: int, sentence: Sequence[Participant] = ()) -> list[Participant]:
        """The `count` countries, or other named things, that `both`, `the two` or `the three` stand for."""
        near = [p for p in distinct(sentence) if p.is_country]
        if len(near) == count:
            return near
        for group in ([*self.section, *self._topic()], list(self.title)):
            named = distinct(group)
            if len(named) == count:
                return named
            if len(named) > count and count == 2:
                return named[:2]
        pool = distinct([*reversed(sentence), *reversed(self.recent)])
        countries = [p for p in pool if p.is_country]
        chosen = countries if len(countries) >= count else pool
        return list(reversed(chosen[:count])) if len(chosen) >= count else []

    def _topic(self) -> list[Participant]:
        return [self.topic] if self.topic is not None else []

    def person(self, pronoun: str, things: frozenset[str] = frozenset()) -> Participant | None:
        """Who `he` or `she` is: the last subject that is a person, else whom the article is about, else the last person named.

        None whose name ends in one of `things`, or for whom the other pronoun has stood.
        """
        about = [p for p in self._topic() if p.is_person]
        pool = (p for p in [*self.subjects, *about, *reversed(self.recent)] if self.can_be(p, pronoun))
        people = [p for p in pool if p.name.rpartition(" ")[2].casefold() not in things]
        found = next((p for p in people if p.is_person or (p in self.subjects and is_unknown(p))), None)
        if found is not None and found in [*self.subjects, *about]:
            self.called.setdefault(found.id, pronoun in FEMININE)
        found = found or next((p for p in [*self.section, *self.title, *self._topic()] if p.is_person or p.is_heading), None)
        # Where nobody else has been named, the one with a full name whom the recogniser takes for a firm is a person.
        return found or next((p for p in self._topic() if p in people and p.kind == "organization" and len(p.name.split()) == FULL), None)

    def can_be(self, party: Participant, pronoun: str) -> bool:
        """False for a person for whom the other of `he` and `she` has stood."""
        return self.called.get(party.id, pronoun in FEMININE) == (pronoun in FEMININE)

    def thing(self) -> Participant | None:
        """What `it` is: the last subject that is no person, else the topic."""
        found = next((p for p in self.subjects if not p.is_person and not p.is_plural), None)
        found = found or next((p for p in self.section if p.is_heading), None)
        known = self.topic is not None and self.topic.id not in self.doers
        return found or (self.topic if known else None)

    def understood(self) -> list[Participant]:
        """Whom a sentence is about that names nobody: what the heading names, else the topic."""
        named = [p for p in self.section if p.is_heading or p.is_country][:1]
        return named or self._topic()

    def several(self) -> list[Participant]:
        """Who `they` are: the last subjects, if they are several."""
        if len(self.subjects) > 1 or any(p.is_plural for p in self.subjects):
            return list(self.subjects)
        return list(self.subjects[:1])


def is_unknown(party: Participant) -> bool:
    """True for a name of which nothing is known, and that may be a person's: not *the Friends of the Museum*."""
    return party.name[:1].isupper() and party.kind == "other" and " of the " not in party.name


def apart(doing: list[Participant], done_to: list[Participant], subjects: Sequence[Token]) -> tuple[list[Participant], list[Participant]]:
    """Who does something and what it is done to, if two pronouns stand for one: of `she put it on tape`, the thing, else who does it."""
    if any(noun.lower_ in {"he", "she", "they"} for noun in subjects) and all(not p.is_person for p in doing):
        return [p for p in doing if p.id not in {d.id for d in done_to}], done_to
    return doing, [p for p in done_to if p.id not in {d.id for d in doing}]


def distinct(participants: Sequence[Participant]) -> list[Participant]:
    """Each participant once, in order."""
    return list({p.id: p for p in reversed(participants)}.values())[::-1]


def as_participant(entity: Entity) -> Participant:
    """An entity as it takes part in claims."""
    return Participant(entity.name, entity.id, entity.type == "person", False, entity.type == "country", entity.type)
