"""Countries: their names, the words for their people, capitals, currencies and codes.

The data come with the package `pyworldatlas` (GeoNames, the CIA World Factbook, Unicode CLDR). Its table is read in place, without
importing the package, whose maps and quizzes would cost more than the data.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import PipelineError
from pipeline.kept import kept, stamp

_OTHER_DEMONYMS = {
    "KG": "Kyrgyz, Kirghiz",
    "KZ": "Kazakh(s)",
    "PS": "Palestinian(s)",
    "TJ": "Tajik(s)",
    "TM": "Turkmen(s)",
    "TW": "Taiwanese",
    "UZ": "Uzbek(s)",
    "XK": "Kosovar(s)",
}
"""What the Factbook's terms of nationality leave out: they name citizens (`Kazakhstani`), where texts say `Kazakh` of the state too."""
_OTHER_NAMES = {"CV": ("Cape Verde",), "MK": ("Macedonia",), "PS": ("Palestine",), "TR": ("Türkiye",)}
_NOT_LISTED = (
    ("TW", "TWN", "Taiwan", "TWD", "Taipei", 23_000_000),
    ("XK", "XKX", "Kosovo", "EUR", "Pristina", 1_600_000),
)
"""What the United Nations' list leaves out, and the package with it: codes, name, currency, capital, population."""
_COUNTRIES = """
    SELECT alpha2, alpha3, country.name, currency_code, min(capital.name), coalesce(max(country.population), 0)
    FROM country LEFT JOIN capital ON capital.country_id = country.id AND is_primary GROUP BY country.id ORDER BY alpha2
"""
_NAMES = """
    SELECT alpha2, official_name FROM country WHERE official_name IS NOT NULL
    UNION SELECT alpha2, country_name.name FROM country_name JOIN country ON country.id = country_id ORDER BY 1, 2
"""
_TERMS = """
    SELECT alpha2, noun || '; ' || coalesce(adjective, '')
    FROM country_demonym JOIN country ON country.id = country_id WHERE language_code = 'en' AND noun IS NOT NULL
"""
_CITIES = """
    SELECT city.name, alpha2, latitude, longitude, city.population FROM city JOIN country ON country.id = country_id
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY city.id
"""
_DOMINANT = 20
"""A word that several countries share (`Dominican`) goes to the one that has this many times the others' people, else to none."""
_COMPASS = ("North", "South", "East", "West")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166 code of its own."""

    id: str
    """A slug of the name: `kyrgyzstan`."""
    name: str
    """The common English name, without the article."""
    aliases: tuple[str, ...]
    """Other names: formal, short, former."""
    demonyms: tuple[str, ...]
    """Adjectives and words for the people, singular and plural; none that two countries share."""
    capital: str | None
    currency: str | None
    """ISO 4217."""
    iso2: str
    iso3: str | None


class City(NamedTuple):
    """A city of some size: where it lies, in degrees, and how many live there."""

    country: str
    """ISO 3166 code, two letters."""
    latitude: float
    longitude: float
    population: int


class _Row(NamedTuple):
    """One line of the package's table of countries."""

    iso2: str
    iso3: str | None
    name: str
    currency: str | None
    capital: str | None
    population: int


@cache
def countries() -> Mapping[str, Country]:
    """All countries by id, read once."""
    return kept("countries", _stamp(), _countries)


def _countries() -> dict[str, Country]:
    with closing(_database()) as database:
        rows = [_Row(*row) for row in (*database.execute(_COUNTRIES), *_NOT_LISTED)]
        names, terms = _grouped(database.execute(_NAMES)), _grouped(database.execute(_TERMS))
    peoples = {row.iso2: _people(row, [*terms[row.iso2], _OTHER_DEMONYMS.get(row.iso2, "")]) for row in rows}
    own = _undisputed(peoples, {row.iso2: row.population for row in rows})
    made = (_country(row, [*names[row.iso2], *_OTHER_NAMES.get(row.iso2, ())], own[row.iso2]) for row in rows)
    return {country.id: country for country in made}


@cache
def cities() -> Mapping[str, tuple[City, ...]]:
    """The cities of the world by name, in small plain letters; several can have one name. Read once, and only where places are compared."""
    return kept("cities", _stamp(), _cities)


def _cities() -> dict[str, tuple[City, ...]]:
    with closing(_database()) as database:
        rows = database.execute(_CITIES).fetchall()
    found: defaultdict[str, list[City]] = defaultdict(list)
    for name, country, latitude, longitude, population in rows:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
        found[plain].append(City(country, latitude, longitude, population or 0))
    return {name: tuple(listed) for name, listed in found.items()}


def _file() -> Path:
    spec = find_spec("pyworldatlas")
    if spec is None or not spec.submodule_search_locations:
        message = "the data of countries are missing; `pip install pyworldatlas` brings them"
        raise PipelineError(message)
    return Path(spec.submodule_search_locations[0]) / "data" / "atlas.sqlite3"


def _stamp() -> str:
    return stamp(__file__, _file())


def _database() -> sqlite3.Connection:
    return sqlite3.connect(f"{_file().resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _grouped(rows: Iterable[tuple[str, str]]) -> defaultdict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key, value in rows:
        groups[key].append(value)
    return groups


def _people(row: _Row, terms: Iterable[str]) -> list[str]:
    found = [word for term in terms for word in _words_for_people(term)]
    return [word for word in dict.fromkeys([*found, *_with_compass(row.name, found)]) if word != row.name]


def _country(row: _Row, names: Iterable[str], people: list[str]) -> Country:
    name = row.name.removeprefix("The ").strip()
    aliases = dict.fromkeys(alias for other in (*names, *_initials(name)) for alias in _plain_names(other))
    aliases.pop(name, None)
    return Country(_slug(name), name, tuple(aliases), tuple(people), row.capital, row.currency, row.iso2, row.iso3)


def _plain_names(name: str) -> Iterator[str]:
    """A name without its remarks, and its spelling without diacritics: `Falkland Islands (Islas Malvinas)` is one name."""
    name = re.sub(r"\s*\(.*?\)", "", name).removeprefix("The ")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    yield from dict.fromkeys(n for n in (name, plain) if n and "," not in n)


def _initials(name: str) -> Iterator[str]:
    """`US`, `U.S.` for a name that begins with *United*: the initials that English uses as names."""
    words = name.split()
    if words[0] == "United":
        yield "".join(word[0] for word in words)
        yield "".join(f"{word[0]}." for word in words)


def _words_for_people(term: str) -> Iterator[str]:
    """`Greek(s)` is Greek and Greeks; `Frenchman(men)` Frenchman and Frenchmen; remarks in brackets or small letters fall away."""
    for part in re.split(r"[,;/]| or | and ", term):
        match = re.match(r"\s*((?:[A-Z][\w'-]*)(?: [A-Z][\w'-]*)*)(?: ?\((s|men|women)\))?", part)
        if match is None or match.group(1) == "NA":
            continue
        word, ending = match.groups()
        yield word
        if ending == "s":
            yield word if word.endswith("s") else f"{word}s"
        elif ending:
            yield re.sub(r"(?:wo)?man$", ending, word)


def _with_compass(name: str, people: list[str]) -> Iterator[str]:
    """`North Korean` beside the shared `Korean`."""
    point, _, base = name.partition(" ")
    if point in _COMPASS and base:
        yield from (f"{point} {word}" for word in people if word[:4] == base[:4])


def _undisputed(peoples: Mapping[str, list[str]], population: Mapping[str, int]) -> dict[str, list[str]]:
    """Each country's words, without those that mean another country at least as often."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key, words in peoples.items():
        for word in words:
            holders[word].append(key)
    owner = {word: max(keys, key=lambda key: population[key]) for word, keys in holders.items()}
    disputed = {
        word
        for word, keys in holders.items()
        if any(population[owner[word]] < _DOMINANT * population[key] for key in keys if key != owner[word])
    }
    return {key: [word for word in words if owner[word] == key and word not in disputed] for key, words in peoples.items()}


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace(".", "")))
