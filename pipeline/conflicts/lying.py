"""Whether a place can lie in a wider one: a town in a country or a state, an island in a country, a country on a continent.

A town that the gazetteer knows to be large lies where its name says, or where a town of the same name does (Lima in Peru, or in Ohio). What
is small may have namesakes that no list has, so nothing is said of it. Lands that were once of one state, or took land from each other, are
not held against each other: who was born in Breslau was born in Germany, and the town lies in Poland.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.mentions.gazetteer import countries
from pipeline.mentions.settlements import Home, continents, homes, states

LEAST = 100_000
"""Inhabitants of a town from which on it is the one that a text means by the name."""


@dataclass(frozen=True)
class Charts:
    """Lists of what lies in what, by names in small letters and the gazetteer's ids of countries."""

    codes: Mapping[str, str]
    """The ISO code of a country by its id."""
    parts: Mapping[str, tuple[str, str]]
    """The codes of a state or a province by its name, and those of its country."""
    territories: tuple[frozenset[str], ...]
    """Codes of countries and their territories."""
    shared: tuple[frozenset[str], ...]
    """Codes of countries that were of one state, or took land from each other; empty where only the present counts."""
    islands: Mapping[str, frozenset[str]]
    """The codes of the countries that an island belongs to."""
    continents: Mapping[str, str]
    """The code of a continent by its name."""
    astride: Mapping[str, frozenset[str]]
    """The continents of countries that lie on several, or are counted to one or to the other, all by their codes."""

    @classmethod
    def of(cls, listed: Mapping[str, Any], lands: Mapping[str, str], ids: Mapping[str, str], *, past: bool) -> Charts:
        """From the lists of `rules/lexicons/places.yaml`; `lands`: the ids of countries by name, `ids`: those by which a list calls them;
        `past`: what is said may be of the time when it lay in another country."""
        codes = {ids.get(country.name.casefold(), country.id): country.iso2 for country in countries().values()}

        def read(names: Iterable[object]) -> frozenset[str]:
            return frozenset(codes[land] for name in names if (land := lands.get(str(name).casefold())) in codes)

        parts = {name: ("US", code) for name, code in states().items()}
        for land, provinces in dict(listed.get("region_codes", {})).items():
            parts |= {str(name): (code, str(part)) for code in read([land]) for name, part in dict(provinces).items()}
        return cls(
            codes,
            parts,
            tuple(read(group) for group in listed.get("territories", ())),
            tuple(read(group) for group in listed.get("shared", ())) if past else (),
            {str(name): read(owners) for name, owners in dict(listed.get("isles", {})).items()},
            {str(name): str(code) for name, code in dict(listed.get("continents", {})).items()},
            {code: frozenset(map(str, own)) for name, own in dict(listed.get("astride", {})).items() for code in read([name])},
        )

    def is_outside(self, small: tuple[str, str], wide: tuple[str, str]) -> bool:
        """True if a place is of a sort that lies in places of the other's sort, and cannot lie in this one; each: sort and key."""
        key, of = small[1], wide[1]
        match small[0], wide[0]:
            case "town", "country":
                return self._town_is_outside(key, country=of)
            case "town", "region":
                return self._town_is_outside(key, part=of)
            case "town", "continent":
                return self._town_is_outside(key, continent=self.continents[of])
            case "isle", "country":
                return self._isle_is_outside(key, country=of)
            case "isle", "continent":
                return self._isle_is_outside(key, continent=self.continents[of])
            case "country", "continent":
                return self._country_is_outside(key, self.continents[of])
            case _:
                return False

    def are_of_one_state(self, a: str, b: str) -> bool:
        """True for two countries by their ids of which one is a territory of the other, or both of a third."""
        codes = {self.codes.get(a, a), self.codes.get(b, b)}
        return any(codes <= group for group in self.territories)

    def _town_is_outside(self, town: str, *, country: str = "", part: str = "", continent: str = "") -> bool:
        """True if a town is large, and neither it nor one of its name lies in the country, the part of one, or the continent."""
        if continent:
            return self._is_known(found := homes().get(town, ())) and not any(self._may_lie_on(home.country, continent) for home in found)
        code, province = self.parts.get(part, ("", "")) if part else (self.codes.get(country, ""), "")
        if not code or not self._is_known(found := homes().get(town, ())):
            return False
        if any(home.country == code and (not province or home.part == province) for home in found):
            return False
        return bool(province) or not any(self._are_entangled(home.country, code) for home in found)

    def _isle_is_outside(self, isle: str, *, country: str = "", continent: str = "") -> bool:
        """True if an island belongs to no country of the name, or none on the continent."""
        owners = self.islands[isle]
        if continent:
            return not any(self._may_lie_on(owner, continent) for owner in owners)
        code = self.codes.get(country, "")
        return bool(code) and not any(owner == code or self._are_entangled(owner, code) for owner in owners)

    def _country_is_outside(self, country: str, continent: str) -> bool:
        """True if a country lies on another continent."""
        code = self.codes.get(country, "")
        return bool(code) and not self._may_lie_on(code, continent)

    def _is_known(self, found: Iterable[Home]) -> bool:
        return any(home.population >= LEAST for home in found)

    def _may_lie_on(self, code: str, continent: str) -> bool:
        return continent in self.astride.get(code, {continents().get(code, continent)})

    def _are_entangled(self, a: str, b: str) -> bool:
        return any(a in group and b in group for group in self.territories + self.shared)
