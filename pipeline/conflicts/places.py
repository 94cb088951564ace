"""Two places, by their names: the same, or apart, or neither that can be told.

A town may lie in any region, and a region in any country, so only two of a kind are apart: two towns, two countries, two seas, two banks of
a river. Of large cities the gazetteer knows where they are: what lies near may be a part of them, and what has a name that no list knows
may be one of their quarters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Literal

from pipeline.conflicts.lying import Charts
from pipeline.conflicts.names import Gazetteer, fold, words_of
from pipeline.conflicts.placed import country_names
from pipeline.mentions.gazetteer import City, cities

if TYPE_CHECKING:
    from pipeline.conflicts.context import Context

LEXICON = "places"
Sort = Literal["side", "bearing", "country", "region", "isle", "continent", "water", "town", "other"]
NEAR = 60
"""Kilometres between two cities, below which one may be part of the other or of what lies around it."""
ALIKE = 0.75
"""How much of two names must agree for them to be two spellings of one."""
LAKE = "lake "
RADIUS = 6371.0
SIDE = re.compile(
    r"\b(?P<point>north|south|east|west|left|right)(?:ern)?(?:[ -]hand)? (?P<edge>bank|shore|side|coast)s?\b(?: of (?:the )?(?P<of>.+))?",
    re.IGNORECASE,
)
BEARING = re.compile(
    r"(?:(?:far|extreme|deep|very) )?(?P<point>(?:north|south)?-?(?:east|west)|north|south)"
    r"(?:ern (?:part|end|tip|corner|edge|fringe|extremity|half))? of (?:the )?(?:[a-z]+ of )?(?P<of>.+)"
)
"""Where a thing lies from another: `north of Lund`; in which part of one: `far north of the country`, `western tip of Alba`."""
CLASSES = frozenset(
    [
        "city",
        "town",
        "village",
        "capital",
        "country",
        "state",
        "island",
        "county",
        "province",
        "region",
        "peninsula",
        "district",
        "continent",
    ]
)
"""What the place may be called by that a direction is taken from."""
ANGLES = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315}
POINT = re.compile(r"\b((?:north|south)(?:-?(?:east|west))?|east|west)(?:ern)?\b")
LEAST_ANGLE = 135
"""Degrees between two directions that nobody takes for one."""
CALLED = re.compile(r"(?:[a-z-]+ )*(?:city|town|village|hamlet|port|seaport|suburb|municipality|commune|resort) of (?=[A-Z])")
"""What a town is called by its class: `the northern city of Lund`."""
OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east", "left": "right", "right": "left"}
COMPASS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north-east",
        "north-west",
        "south-east",
        "south-west",
        *(f"{y}{hyphen}{x}ern" for y in ("north", "south") for x in ("east", "west") for hyphen in ("", "-")),
        *(f"{y}{x}" for y in ("north", "south") for x in ("east", "west")),
    ]
)
ARTICLES = frozenset({"the", "a", "an", "river"})


@dataclass(frozen=True)
class Atlas:
    """What the comparison of places knows: the gazetteer, countries by name, and lists of words."""

    gazetteer: Gazetteer
    lands: Mapping[str, str]
    seas: Mapping[str, str]
    """A sea to what it is a part of; empty for an ocean."""
    waters: frozenset[str]
    """Nouns in the names of waters."""
    wide: frozenset[str]
    """Words in the names of what is wider than a town, and names of regions."""
    buildings: frozenset[str]
    """Nouns in the names of what stands in a town."""
    renamed: Mapping[str, str]
    """A town's other name to the one that stands for all."""
    regions: Mapping[str, str]
    """A region by name to the country whose regions are listed, no two of which overlap."""
    charts: Charts
    """What lies in what."""
    large: float
    """Inhabitants of a city from which on a name that no list knows may be a part of it."""
    continents: Mapping[str, str] = field(default_factory=dict)
    """The words for what is of a continent, in front of the noun, to its name."""

    @classmethod
    def of(cls, context: Context, ambiguous: Iterable[str], large: float, *, past: bool = False) -> Atlas:
        """With the lists of `rules/lexicons/places.yaml`; `ambiguous`: the ids of countries whose names mean something else as well;
        `past`: the claims may be of a time with other borders."""
        listed = context.rulebook.lexicons.get(LEXICON, {})
        waters, wide, buildings = (
            frozenset(str(word).casefold() for word in listed.get(key, ())) for key in ("waters", "wide", "buildings")
        )
        seas = {str(name).casefold(): str(of or "").casefold() for name, of in dict(listed.get("seas", {})).items()}
        renamed = {str(name).casefold(): str(group[0]).casefold() for group in listed.get("renamed", ()) for name in group}
        lands = country_names(context, ambiguous)
        parts = dict(listed.get("regions", {})).items()
        regions = {str(name).casefold(): lands.get(str(land).casefold(), str(land)) for land, names in parts for name in names}
        charts = Charts.of(listed, lands, context.lexicon.gazetteer.ids, past=past)
        continents = {str(word): str(name) for word, name in dict(listed.get("of_continents", {})).items()}
        return cls(context.lexicon.gazetteer, lands, seas, waters, wide, buildings, renamed, regions, charts, large, continents)

    def _is_land(self, name: str) -> bool:
        return any(name in names for names in (self.lands, self.regions, self.charts.islands, self.charts.continents))

    def read(self, text: str) -> Place:
        """A place by its name."""
        if side := SIDE.search(text):
            of = re.split(r" (?:in|at|near) ", (side["of"] or "").casefold())[0]
            if of in self.regions:  # "the east coast of Sicily"
                return Place(text, "region", of, self.regions[of], point=side["point"].casefold())
            if of in self.lands:
                return Place(text, "country", self.lands[of], of, point=side["point"].casefold())
            return Place(text, "side", side["point"].casefold(), of.removeprefix("river ").removesuffix(" river"))
        # The north of a land is a part of it.
        if (bearing := BEARING.fullmatch(text)) and not self._is_land(bearing["of"].casefold()):
            key = bearing["point"].replace("-", "")
            return Place(text, "bearing", key, bearing["of"].casefold(), point=key)
        plain = text[called.end() :] if (called := CALLED.match(text)) else text
        words = [word for word in words_of(fold(plain)) if word.casefold() not in ARTICLES]
        small = [word.casefold() for word in words]
        key = " ".join(small)
        bare = " ".join(word for word in small if word not in COMPASS and word != "of")
        land = self.lands.get(key) or self.lands.get(bare) or self.lands.get(key.rpartition(" of ")[2])
        point = found[1].replace("-", "") if (found := POINT.search(text.casefold())) else ""
        if land is not None:
            return Place(text, "country", land, bare, point=point)
        region = next((name for name in (key, key.rpartition(" of ")[2], bare) if name in self.regions), None)
        if region is not None:  # "the island of Sardinia", "northern Texas"
            return Place(text, "region", region, self.regions[region], point=point)
        wider = " ".join(word for word in key.rpartition(" of ")[2].split() if word not in COMPASS)  # "a region of North Africa"
        called_so = (key, key.rpartition(" of ")[2], bare, wider, self.continents.get(key.removesuffix(" continent"), ""))
        if (isle := next((name for name in called_so if name in self.charts.islands), None)) is not None:
            return Place(text, "isle", isle, isle, point=point)
        if (continent := next((name for name in called_so if name in self.charts.continents), None)) is not None:
            return Place(text, "continent", continent, continent, point=point)
        sea = key.removesuffix(" sea").removesuffix(" ocean").removeprefix("sea of ")
        if sea in self.seas or set(small) & self.waters:
            return Place(text, "water", sea)
        is_plain = bool(words) and all(word[:1].isupper() or word in {"de", "la", "le", "am", "upon", "of", "the", "on"} for word in words)
        listed = self.wide | self.buildings
        known = cities().get(key, ())
        is_land = bool(small) and small[-1].endswith(("shire", "land")) and not known
        if not is_plain or set(small) & listed or key in listed or is_land:
            return Place(text, "other", key, bare, point=point)
        return Place(text, "town", self.renamed.get(key, key), known=known)


@dataclass(frozen=True)
class Place:
    """A place: what sort it is, and by what two of the sort are told apart."""

    text: str
    sort: Sort
    key: str
    of: str = ""
    """The river that a bank belongs to, where that is said; what a direction is taken from; the land that a part is of."""
    point: str = ""
    """Which part of a land: of *northern Peru*, north."""
    known: tuple[City, ...] = ()
    """The cities of its name."""


def are_apart(a: Place, b: Place, atlas: Atlas) -> bool:
    """True if two places cannot be one, and neither can lie in the other."""
    if {a.sort, b.sort} == {"region", "country"}:
        region, country = (a, b) if a.sort == "region" else (b, a)
        return region.of != country.key and not atlas.gazetteer.lies_in(region.of, country.key)
    if a.sort != b.sort:
        return atlas.charts.is_outside((a.sort, a.key), (b.sort, b.key)) or atlas.charts.is_outside((b.sort, b.key), (a.sort, a.key))
    if a.sort != b.sort or a.key == b.key:
        return False
    if a.sort in ("region", "isle", "continent"):
        return True
    if a.sort == "side":
        return OPPOSITE[a.key] == b.key and (a.of == b.of or bool({a.of, b.of} & {"", *atlas.waters}))  # "of the river"
    if a.sort == "bearing":
        return _are_opposite(a.key, b.key) and _are_one_reference(a.of, b.of)
    if a.sort == "country":
        return not atlas.gazetteer.lies_in(a.key, b.key) and not atlas.charts.are_of_one_state(a.key, b.key)
    if a.key.startswith(LAKE) and b.key.startswith(LAKE):
        return not _are_alike(a.key.removeprefix(LAKE), b.key.removeprefix(LAKE))
    if _are_alike(a.key, b.key):
        return False
    if a.sort == "water":
        return _are_two_seas(a.key, b.key, atlas)
    return a.sort == "town" and _are_two_towns(a, b, atlas)


def are_opposite_parts(a: Place, b: Place) -> bool:
    """True if two places are the opposite ends of one land: *northern Peru*, *the south of Peru*, *the far south of the country*."""
    return (
        a.point in ANGLES
        and b.point in ANGLES
        and a.of != "" != b.of
        and _are_one_reference(a.of, b.of)
        and _are_opposite(a.point, b.point)
    )


def _are_opposite(a: str, b: str) -> bool:
    angle = abs(ANGLES[a] - ANGLES[b])
    return min(angle, 360 - angle) >= LEAST_ANGLE


def _are_one_reference(a: str, b: str) -> bool:
    """True if two directions are taken from one place, which one of the two may only call by its class: `north of the town`."""
    return a == b or bool({a, b} & CLASSES)


def are_alike(a: Place, b: Place) -> bool:
    """True if two places are or may be one by their names."""
    return a.sort == b.sort and (a.key == b.key or (a.sort not in ("side", "bearing", "country", "region") and _are_alike(a.key, b.key)))


def _are_two_seas(a: str, b: str, atlas: Atlas) -> bool:
    if a not in atlas.seas or b not in atlas.seas:
        return False
    return b not in _around(a, atlas) and a not in _around(b, atlas)


def _around(sea: str, atlas: Atlas) -> set[str]:
    """The seas that a sea is a part of."""
    found: set[str] = set()
    while (sea := atlas.seas.get(sea, "")) and sea not in found:
        found.add(sea)
    return found


def _are_alike(a: str, b: str) -> bool:
    """True if two names share a word, or differ so little that they may be two spellings of one."""
    return (
        bool(set(a.split()) & set(b.split()) - {"of", "on", "new", "san", "st", "saint", "port"})
        or SequenceMatcher(None, a, b).ratio() >= ALIKE
    )


def _are_two_towns(a: Place, b: Place, atlas: Atlas) -> bool:
    """True if two towns lie too far from each other, or are too small, for one to be a part of the other."""
    if a.known and b.known:
        return all(_distance(x, y) > NEAR for x in a.known for y in b.known)
    ids = [atlas.gazetteer.ids.get(place.key, place.key) for place in (a, b)]
    if atlas.gazetteer.lies_in(*ids):
        return False
    return all(city.population < atlas.large for city in a.known + b.known)


def _distance(a: City, b: City) -> float:
    """Kilometres along the great circle (the haversine formula)."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    h = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(h))
