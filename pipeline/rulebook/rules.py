"""The rules, typed: one frozen value for each kind of rule file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import RuleError

Severity = Literal["error", "warning", "info"]
Role = Literal["subject", "object", "participants", "place"]


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules that an installed distribution brings."""

    name: str
    """The name of its entry point."""
    distribution: str
    version: str
    folder: Path

    def __str__(self) -> str:
        return f"{self.distribution} {self.version}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule stands, for messages about it."""

    path: Path
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each of its keys."""
    pack: Pack | None = None
    """The rule pack that brings it; null for a rule of ours or of the project."""

    def error(self, message: str, key: str | None = None) -> RuleError:
        """A RuleError at the line of `key`, or at the file."""
        return RuleError(in_pack(message, self.pack), path=self.path, line=self.lines.get(key) if key else None)


def in_pack(message: str, pack: Pack | None) -> str:
    """The message, with the rule pack that it is about."""
    return message if pack is None else f'{message} (in the rule pack "{pack.name}" of {pack})'


@dataclass(frozen=True, slots=True)
class EntityRule:
    """One entry of `rules/entities/`: an entity and what it is called."""

    id: str
    name: str
    """The canonical name."""
    type: str
    """What it is, in the terms of the trained pipeline's entity labels or finer: GPE, ORG, PERSON, country, city …"""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    """Adjectives and names of its people: Kyrgyz, Kyrgyzstani."""
    capital_of: str | None = None
    """The id of the entity that it is the capital of; a capital stands for its government."""
    part_of: str | None = None
    """The id of the entity that it lies in or belongs to."""
    place: Place = field(default_factory=lambda: Place(Path()), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Predicate:
    """`rules/predicates/<id>.yaml`: what several verbs and nouns say alike, and what makes two of its claims the same thing."""

    id: str
    why: str
    verbs: tuple[str, ...] = ()
    """Lemmas, with a particle after a space: `set up`."""
    nouns: tuple[str, ...] = ()
    """Lemmas of event nouns or state nouns."""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Several words that mean it together (`cut ribbon`), lemmas, the verb first; and behind which prepositions that stands which is
    acted on (`of`), or `subject` or `object` where it is the phrase's own (`form band`)."""
    happens: Literal["once", "seldom", "repeatable"] = "repeatable"
    """How often to one thing: `seldom` where a second time is possible, but would be told as one."""
    takes: int = 0
    """Years that it may take, of what happens `seldom`: two dates no further apart may be its beginning and its end."""
    phases: tuple[str, ...] = ()
    """Of what takes its time, the predicates of its beginning and of its end."""
    once_for: tuple[str, ...] = ()
    """Nouns of things to which it happens once if they have a name of their own: treaties are signed again, the Treaty of Lund is not."""
    identified_by: tuple[Role, ...] = ()
    """What two claims must share to speak of the same thing."""
    symmetric: bool = False
    """Whether A–B is the same as B–A."""
    inverse: str | None = None
    """The predicate that says the same with subject and object exchanged."""
    after: tuple[str, ...] = ()
    """Predicates that must come before it, of the same thing."""
    opposite: tuple[str, ...] = ()
    """Predicates that deny it."""
    fulfils: tuple[str, ...] = ()
    """Predicates whose plan it fulfils: having an office fulfils the plan to open it."""
    unique: Literal["subject", "object"] | None = None
    """Of which only one can be at a time."""
    wants: Literal["state", "relation"] | None = None
    """`state`: makes a claim even where it is neither dated nor counted; `relation`: the same, where both sides have a name."""
    only_one: Literal["subject", "object"] | None = None
    """Of which there is one alone, whenever it is told: the discoverer of a thing (subject), the place where somebody was born (object)."""
    doers: tuple[str, ...] = ()
    """Lemmas of nouns for who did it: the `architect` of a house designed it, the `successor` of somebody followed."""
    works: tuple[str, ...] = ()
    """Lemmas of nouns whose `by` names who did it: a `novel` by somebody was written by them."""
    kinds: tuple[str, ...] = ()
    """Lemmas of nouns for things whose own preposition says where they are: a `town` in a country."""
    place_of: tuple[str, ...] = ()
    """Predicates that it tells the place of: of being born, the birthplace."""
    behind: tuple[str, ...] = ()
    """Prepositions that its object stands behind: what flows `into` the sea."""
    place: Place = field(default_factory=lambda: Place(Path()), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PatternRule:
    """`rules/patterns/<id>.yaml`: words or a piece of a parse that make a claim."""

    id: str
    kind: Literal["token", "dependency"]
    pattern: tuple[Mapping[str, Any], ...]
    """In the form of spaCy's Matcher or DependencyMatcher."""
    claim: Mapping[str, Any]
    """The kind of the claim (`event`, `quantity`, `state`), its predicate, and which token of the pattern fills which field."""
    why: str
    finds: Mapping[str, Any] = field(default_factory=dict)
    """Named sentences in which it matches."""
    ignores: Mapping[str, Any] = field(default_factory=dict)
    """Named sentences in which it must not."""
    place: Place = field(default_factory=lambda: Place(Path()), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ConflictRule:
    """`rules/conflicts/<id>.yaml`: what may not both be true."""

    id: str
    kind: str
    """The module that checks it; which kinds there are is known there."""
    message: str
    severity: Severity
    why: str
    conflicts: Mapping[str, Any] = field(default_factory=dict)
    """Named examples that it must report."""
    agrees: Mapping[str, Any] = field(default_factory=dict)
    """Named examples that it must not."""
    params: Mapping[str, Any] = field(default_factory=dict)
    """All other keys of the file: the kind's own parameters, which the kind checks."""
    place: Place = field(default_factory=lambda: Place(Path()), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All the rules of a run: those that come with the program, those of rule packs, the project's; the later replace by id."""

    entities: tuple[EntityRule, ...]
    """Sorted by id, like all the others."""
    predicates: Mapping[str, Predicate]
    patterns: tuple[PatternRule, ...]
    conflicts: tuple[ConflictRule, ...]
    lexicons: Mapping[str, Mapping[str, Any]]
    digest: str
    """SHA-256 of what the rules say: the same wherever they stand and whatever their line ends, comments and order of keys are."""
    packs: tuple[Pack, ...] = ()
    """The rule packs that were read, sorted by name."""
    lexicon_places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each lexicon stands; other rules know it themselves."""
