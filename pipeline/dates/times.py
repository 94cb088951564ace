"""Times that go by a name, and where one stands in a text: wars, dynasties, eras, reigns, battles.

The names and their years are in `times.yaml`. A name's sort is the atom that the grammar knows it by: `war`, `period` (dynasties and eras
too), `battle`, `reign` (*the reign of Queen Victoria*, *Queen Victoria's reign*) and `monarch` (*Queen Victoria*).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from pipeline.dates.edtf import read_edtf
from pipeline.dates.intervals import Interval
from pipeline.dates.vocabulary import ORDINALS

GENERIC = {"dynasties": ("dynasty", "period", "era", "times"), "eras": ("era", "period", "age", "times")}
TITLES = "King|Queen|Emperor|Empress|Tsar|Czar|Tsarina|Empress|Kaiser|Sultan|Shah|Caliph|Pharaoh|Prince|Lord Protector"
_CALLED = re.compile(r"\b[IVX]+\b|\bthe\b|\b(?:Queen|Emperor|Empress)\b")
"""What tells a monarch from others of the name: a number, a byname, a title."""

Sections = Mapping[str, Mapping[str, str]]
Found = tuple[int, str, Interval]
"""The end of a name in a text, its sort, and its time."""


def read_times(path: Path) -> Sections:
    """The sections of the file: name to EDTF."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # type: ignore[no-any-return]


def _interval(edtf: str) -> Interval:
    value = read_edtf(edtf)
    return Interval(value.first, value.last)


def _surfaces(sections: Sections) -> dict[str, tuple[str, Interval]]:
    """All ways to write the names that stand as they are, with their sorts."""
    out = {}
    for name, edtf in sections["wars"].items():
        out[name] = "war", _interval(edtf)
    for section, nouns in GENERIC.items():
        for name, edtf in sections[section].items():
            for noun in nouns[:1] if name[0].isdigit() else nouns:
                for call in _calls(name):
                    out[f"{call} {noun}"] = out[f"{call} {noun.capitalize()}"] = "period", _interval(edtf)
    for name, edtf in sections["periods"].items():
        out[name] = "period", _interval(edtf)
    for name, edtf in sections["battles"].items():
        out[f"Battle of {name}"] = out[f"battle of {name}"] = "battle", _interval(edtf)
    for name, edtf in sections["sieges"].items():
        out[name] = "battle", _interval(edtf)
    return out


def _calls(name: str) -> tuple[str, ...]:
    """*19th*, *Nineteenth*, *nineteenth*."""
    if not name[0].isdigit():
        return (name,)
    number = int(name.rstrip("dhnrst"))
    words = {number: word for word, number in ORDINALS.items()}
    word = words.get(number) or f"{'twenty' if number < 30 else 'thirty'}-{words[number % 10]}"
    return name, word, word.capitalize()


def _monarchs(sections: Sections) -> dict[str, Interval]:
    """Monarchs by name, with and without their lands."""
    out = {}
    for name, edtf in sections["reigns"].items():
        bare, _, land = name.partition(" (")
        out[bare] = _interval(edtf)
        if land:
            out[f"{bare} {land.rstrip(')')}"] = _interval(edtf)
    return out


def _key(phrase: str) -> str:
    return re.split(r"[ \-–'’]", phrase)[0].casefold()


def _any(names: list[str]) -> str:
    escaped = (re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))
    return f"(?:{'|'.join(escaped)})"


class Names:
    """The names of times, found by their first word."""

    def __init__(self, sections: Sections) -> None:
        self.surfaces = _surfaces(sections)
        self.monarchs = _monarchs(sections)
        by_key: dict[str, list[str]] = {}
        for surface in self.surfaces:
            by_key.setdefault(_key(surface), []).append(surface)
        self._by_key = by_key
        self._fixed: dict[str, re.Pattern[str]] = {}
        """By the first word, what finds the names that begin with it: made when a text has that word."""
        name = f"(?P<name>{_any(list(self.monarchs))})"
        self._reign = re.compile(rf"(?:[Rr]eign|[Rr]ule) of (?:(?:the )?(?:{TITLES}) |the )?{name}(?!\w)")
        self._own = re.compile(rf"(?P<title>(?:{TITLES}) )?{name}(?P<reign>['’]s? (?:long |short )?(?:reign|rule))?(?!\w)")
        self._monarch_keys = {_key(name) for name in self.monarchs} | {title.casefold() for title in TITLES.split("|")} | {"lord"}

    def at(self, text: str, start: int, limit: int, word: str) -> Found | None:
        """The name that begins at an offset, given the lower-case word there."""
        if word in self._by_key and (found := self._fixed_at(word).match(text, start, limit)):
            sort, time = self.surfaces[re.sub(r"\s", " ", found[0].replace("’", "'"))]
            return found.end(), sort, time
        if word in ("reign", "rule") and (found := self._reign.match(text, start, limit)):
            return found.end(), "reign", self._time(found["name"])
        if word in self._monarch_keys and (found := self._own.match(text, start, limit)):
            if found["reign"]:
                return found.end(), "reign", self._time(found["name"])
            if found["title"] or _CALLED.search(found["name"]):
                return found.end(), "monarch", self._time(found["name"])
        return None

    def _fixed_at(self, word: str) -> re.Pattern[str]:
        pattern = self._fixed.get(word)
        if pattern is None:
            pattern = self._fixed[word] = re.compile(_any(self._by_key[word]) + r"(?!\w)")
        return pattern

    def _time(self, name: str) -> Interval:
        return self.monarchs[re.sub(r"\s", " ", name.replace("’", "'"))]


SECTIONS = read_times(Path(__file__).with_name("times.yaml"))
NAMES = Names(SECTIONS)
