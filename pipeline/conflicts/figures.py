"""What a figure measures, where the words around it say so: *18,000 people live there*, *it flows for 512 km*, *at 2,914 m, Mount Osk is*.

The words stand in `rules/lexicons/comparison.yaml`, under `measured` and the keys behind it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.conflicts.names import Gazetteer, Name
from pipeline.conflicts.stems import stem
from pipeline.mentions.units import dimension

COUNTED = "count"
LENGTHS = frozenset({"long", "length"})
COSTING = re.compile(r"\b(?:cost|costs|costing)\s$", re.IGNORECASE)
LIVES = re.compile(r"[a-z]+ (?:of (?:the|its|his|her|their) \w+ )?(?:their|his|her) (?:lives|life)\b")
TOLL = re.compile(
    r"\b(?:death toll|number of (?:the )?(?:dead|deaths|fatalities|victims))\b[^,;:()]{0,60}?"
    r" (?:was|is|stayed|remained|stood at|stood|came to|rose to|reached|amounted to|put at|given as)\s$",
    re.IGNORECASE,
)
WHO_DIED = re.compile(
    r"[\w-]+(?:,[^,;.]*,)? (?:who|that) (?:had |have )?(?:all )?"
    r"(?:lost their lives|died|perished|drowned|fell|(?:were|was) (?:killed|drowned))\b"
    r"|[\w-]+ (?:killed|drowned) (?:in|when|by|on|at|during)\b"
)
"""Behind a number: *seven workmen who lost their lives*."""
ANY_NOUN = frozenset({"*"})
ANY_VERB = frozenset({"*"})
MONEY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Measured:
    """One way to say what a figure measures: the verb, and what it counts or is measured in."""

    measure: str
    """The id of a predicate."""
    verbs: frozenset[str]
    """Last words of the verb group."""
    dimension: str | None = None
    """`count`, `money`, or what a unit measures."""
    units: frozenset[str] = frozenset()
    nouns: frozenset[str] | None = None
    """Stems of what is counted; none where the figure is the verb's own."""
    plain: bool = False
    """The noun has neither adjective nor owner."""
    unmodified: bool = False
    """The noun has no adjective."""
    at: bool = False
    """The figure stands behind an *at*."""
    near: frozenset[str] = frozenset()
    """Words of which the sentence has one."""
    not_in: frozenset[str] = frozenset()
    """Words that do not follow the figure: what flows for 180 km *within* a country is longer."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The ways to say what a figure measures."""

    measured: tuple[Measured, ...] = ()
    dead: frozenset[str] = frozenset()
    """Stems of nouns that count the dead by themselves."""
    in_front: Mapping[str, str] | None = None
    """What a measure in front of its clause is, by its unit."""
    behind: Mapping[str, str] | None = None
    """What the words behind a figure say that it is: *15 km in diameter*."""
    above_sea: tuple[str, ...] = ()
    summits: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    memorials: frozenset[str] = frozenset()
    """What bears the names of the dead."""
    staffing: frozenset[str] = frozenset()
    """Stems of verbs for what is done to some of those who work somewhere."""

    @property
    def measures(self) -> frozenset[str]:
        """Every measure that a figure may be found to be of."""
        return (
            frozenset(way.measure for way in self.measured)
            | frozenset((self.in_front or {}).values())
            | frozenset((self.behind or {}).values())
        )

    def measure(self, evidence: str, trigger: str, noun: str, counted: Sequence[Name], value_text: str, unit: str, verb: str) -> str | None:
        """The predicate that a figure is a value of; none where no word says it.

        `noun` is the stem of what is counted, `counted` its names, `verb` the last word of the verb group in lower case.
        """
        behind = evidence.partition(value_text)[2].lstrip() if value_text else ""
        if unit != COUNTED and (said := next((m for words, m in (self.behind or {}).items() if re.match(rf"{words}\b", behind)), None)):
            return said
        if any(behind.startswith(words) for words in self.above_sea) or self._is_height_of(evidence, value_text, trigger, unit):
            return "height"
        if dimension(unit) == "duration" and trigger.casefold() in LENGTHS:
            return "duration"  # "is over an hour long"
        if self._stands_in_front(evidence, value_text, unit):
            return (self.in_front or {})[unit]
        if unit == COUNTED and (noun in self.dead or _tells_of_dead(evidence.partition(value_text)[0], behind)):
            return "casualty"
        if unit == COUNTED and noun in self.persons and WHO_DIED.match(behind):
            return "casualty"
        if dimension(unit) == "duration" and any(name.modifiers & self.lasting for name in counted):
            return "duration"
        ways = (
            way for way in self.measured if (verb in way.verbs or way.verbs == ANY_VERB) and _fits(way, evidence, behind, value_text, unit)
        )
        own = trigger.casefold() == verb
        return next(
            (way.measure for way in ways if ((own or way.verbs == ANY_VERB) and way.nouns is None) or _counts(way, noun, counted)), None
        )

    def _is_height_of(self, evidence: str, value_text: str, trigger: str, unit: str) -> bool:
        """True for a measure in brackets behind the name of a summit: *Mount Osk (2,914 m)*."""
        if dimension(unit) != "length" or not trigger[:1].isupper() or not value_text:
            return False
        named = re.search(rf"(\w+)\W+(?:\w+\W+)?{re.escape(trigger)} \((?:[\w.,\s]+[;,/] )?{re.escape(value_text)}", evidence)
        return named is not None and named[1].casefold() in self.summits

    def _stands_in_front(self, evidence: str, value_text: str, unit: str) -> bool:
        """True for *At 2,914 m (9,560 ft), Mount Osk is …*, *Mount Osk, at 2,914 m, is …*."""
        if unit not in (self.in_front or {}) or not value_text:
            return False
        return re.search(rf"(?:^\W*At|, at) (?:only |just |about )?{re.escape(value_text)}(?: \([^)]*\))?,", evidence) is not None


def read_figures(words: Mapping[str, Any], gazetteer: Gazetteer) -> Figures:
    """The lexicon's `measured`, with the lists that it names (`people`, `persons`); empty where the lexicon has none."""

    def listed(key: str) -> frozenset[str]:
        return frozenset(str(word).casefold() for word in words.get(key, ()))

    def stems(nouns: Iterable[str]) -> frozenset[str]:
        return frozenset(stem(gazetteer.common(noun)) for noun in nouns)

    def read(entry: Mapping[str, Any]) -> Measured:
        nouns = entry.get("nouns")
        return Measured(
            measure=str(entry["measure"]),
            verbs=ANY_VERB if entry.get("verbs") == "any" else frozenset(entry.get("verbs", ())),
            dimension=entry.get("dimension"),
            units=frozenset(entry.get("units", ())),
            nouns=None if nouns is None else ANY_NOUN if nouns == "any" else stems(listed(nouns) if isinstance(nouns, str) else nouns),
            plain=bool(entry.get("plain")),
            unmodified=bool(entry.get("unmodified")),
            at=bool(entry.get("at")),
            near=frozenset(entry.get("near", ())),
            not_in=frozenset(entry.get("not_in", ())),
        )

    return Figures(
        measured=tuple(read(entry) for entry in words.get("measured", ())),
        dead=frozenset(stem(noun) for noun in listed("dead")),
        in_front=dict(words.get("in_front", {})),
        behind=dict(words.get("behind", {})),
        above_sea=tuple(sorted(listed("above_sea"))),
        summits=listed("summits"),
        lasting=listed("lasting"),
        persons=stems(listed("persons")),
        memorials=listed("memorials"),
        staffing=frozenset(map(stem, listed("staffing"))),
    )


def _tells_of_dead(before: str, behind: str) -> bool:
    """True for *cost sixty-one people their lives*, *the death toll of the fire stayed below twenty*, whatever the parser makes of it."""
    if TOLL.search(before) and not re.match(r"\w*\s*(?:per cent|%)", behind):
        return True
    return COSTING.search(before) is not None and LIVES.match(behind) is not None


def _fits(way: Measured, evidence: str, behind: str, value_text: str, unit: str) -> bool:
    """True if a figure is of the kind, and stands as the way asks for."""
    is_of_kind = {COUNTED: unit == COUNTED, "money": MONEY.fullmatch(unit) is not None}.get(
        way.dimension or "", dimension(unit) == way.dimension
    )
    if (way.dimension and not is_of_kind) or (way.units and unit not in way.units):
        return False
    if way.at and not re.search(rf"\bat (?:a price of |only |just |about )?{re.escape(value_text)}", evidence):
        return False
    if way.near and not _has(way.near, evidence):
        return False
    return not any(re.match(rf"{re.escape(word)}\b", behind) for word in way.not_in)


def _has(words: Collection[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)


def _counts(way: Measured, noun: str, counted: Iterable[Name]) -> bool:
    """True if a figure counts one of the way's nouns, standing as plain as it asks for."""
    if way.nouns is None or (noun not in way.nouns and way.nouns != ANY_NOUN):
        return False
    return not any(
        (name.modifiers and (way.plain or (way.unmodified and not _leads(name)))) or (name.owners and way.plain) for name in counted
    )


def _leads(name: Name) -> bool:
    """True if a name begins with its noun, so that what it is told by stands behind: *soldiers of the king's army*."""
    return bool(name.text) and stem(name.text.split()[0]) == stem(name.head)
