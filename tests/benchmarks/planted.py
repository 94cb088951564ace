"""Planted conflicts: pairs of short articles that tell the same facts in other words, one of them with one fact changed.

`python -m tests.benchmarks.planted [PAIRS] [SEED]` makes the pairs, runs the program on them and prints how many of the planted conflicts
it found, by what was changed, and how many pairs it flagged in which nothing of meaning was changed.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.figures import Figure
from tests.benchmarks.program import Place

FACTS = Path(__file__).with_name("planted_facts.yaml")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
STARTS = (
    "Al",
    "Bre",
    "Cor",
    "Dun",
    "El",
    "Far",
    "Gar",
    "Hol",
    "Is",
    "Jar",
    "Kel",
    "Lun",
    "Mar",
    "Nor",
    "Or",
    "Pel",
    "Quen",
    "Ros",
    "Sil",
    "Tor",
    "Ul",
    "Ver",
    "Wes",
)
MIDDLES = ("da", "ve", "ri", "lo", "mu", "ne", "sa", "ti", "go", "be")
BUILDINGS = ("bridge", "theatre", "museum", "station", "library", "hospital", "stadium")
FIRST_NAMES = ("Anna", "Peter", "Maria", "Jonas", "Clara", "Hugo", "Ida", "Oskar", "Nora", "Felix")
YEARS = {"birth": (1850, 1870), "death": (1945, 2010), "foundation": (1876, 1885)}
CHANGES = ("date", "number", "name", "negation", "modality")


@dataclass(frozen=True)
class Pair:
    """Two articles, and what was changed between them: one of CHANGES, or nothing."""

    a: str
    b: str
    planted: str | None


def make_pairs(number: int, seed: int) -> list[Pair]:
    """So many pairs; every second one has a planted conflict, the kinds of change in turn. The same for the same seed."""
    choice = random.Random(seed)
    material = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    return [_pair(choice, material, CHANGES[i // 2 % len(CHANGES)] if i % 2 else None) for i in range(number)]


def _pair(choice: random.Random, material: Mapping[str, Any], planted: str | None) -> Pair:
    names = _names(choice)
    facts = choice.sample(material["facts"], 3)
    sentences = [_told_twice(choice, fact, names) for fact in facts]
    if planted is not None:
        sentences[0] = _planted(choice, material, names, planted)
    elif choice.random() < 0.5:
        copied = choice.choice(material["copied"]).format(**names)
        sentences.append((copied, copied))
    filler = choice.sample(material["fillers"], 2)
    sides = [[sentence[side] for sentence in sentences] + [filler[side]] for side in (0, 1)]
    for side in sides:
        choice.shuffle(side)
    return Pair(" ".join(sides[0]) + "\n", " ".join(sides[1]) + "\n", planted)


def _names(choice: random.Random) -> dict[str, str]:
    starts = choice.sample(STARTS, 5)
    place, country, land, company, family = (start + choice.choice(MIDDLES) for start in starts)
    return {
        "place": f"{place}burg",
        "country": f"{country}nia",
        "land": f"{land}stan",
        "company": f"{company}x Industries",
        "person": f"{choice.choice(FIRST_NAMES)} {family}ner",
        "building": choice.choice(BUILDINGS),
    }


def _told_twice(choice: random.Random, fact: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    """One fact in two wordings, with its date or number in two formats."""
    if "counted" in fact:
        number = _number(choice)
        a, b = choice.sample(fact["counted"], 2)
        return _say(a, names, number=_written(choice, number)), _say(b, names, number=_written(choice, number))
    date = _date(choice, fact["kind"])
    a, b = choice.sample(fact["dated"], 2)
    return _say(a, names, date=_format(choice, date)), _say(b, names, date=_format(choice, date))


def _planted(choice: random.Random, material: Mapping[str, Any], names: dict[str, str], change: str) -> tuple[str, str]:
    """One fact in two wordings that cannot both be right."""
    facts: Sequence[Mapping[str, Any]] = material["facts"]
    if change == "date":
        fact = choice.choice([fact for fact in facts if "dated" in fact])
        a, b = choice.sample(fact["dated"], 2)
        date = _date(choice, fact["kind"])
        other = (date[0] + choice.choice((-9, -7, -2, 2, 5, 11)), date[1], date[2])
        return _say(a, names, date=_format(choice, date)), _say(b, names, date=_format(choice, other))
    if change == "number":
        fact = choice.choice([fact for fact in facts if "counted" in fact])
        a, b = choice.sample(fact["counted"], 2)
        number = _number(choice)
        changed = round(number * choice.choice((0.4, 0.6, 1.5, 1.8, 2.5)))
        return _say(a, names, number=_written(choice, number)), _say(b, names, number=_written(choice, changed))
    if change == "modality":
        fact = choice.choice([fact for fact in facts if "plan" in fact])
        done = _say(choice.choice(fact["done"]), names, date=_format(choice, _date(choice, fact["kind"])))
        return _say(choice.choice(fact["plan"]), names), done
    if change == "negation":
        fact = choice.choice([fact for fact in facts if "denied" in fact])
        done = _say(choice.choice(fact["done"]), names, date=_format(choice, _date(choice, fact["kind"])))
        return done, _say(choice.choice(fact["denied"]), names)
    text = choice.choice([text for text in material["copied"] if "{place}" in text])
    return text.format(**names), text.format(**names | {"place": choice.choice(STARTS) + "ovia"})


def _say(text: str, names: Mapping[str, str], *, date: str = "", number: str = "") -> str:
    said = text.format(**names, on_date=date, On_date=date[:1].upper() + date[1:], number=number)
    return said[:1].upper() + said[1:]


def _date(choice: random.Random, kind: str) -> tuple[int, int, int]:
    """A day; births come before all else and deaths after it, so that nothing but what is planted is at odds."""
    first, last = YEARS.get(kind, (1895, 1929))
    return choice.randint(first, last), choice.randint(1, 12), choice.randint(1, 28)


def _format(choice: random.Random, date: tuple[int, int, int]) -> str:
    """A date in one of the ways to write it, by day, month or year."""
    year, month, day = date
    name = MONTHS[month - 1]
    return choice.choice((f"on {day} {name} {year}", f"on {name} {day}, {year}", f"in {name} {year}", f"in {year}"))


def _number(choice: random.Random) -> int:
    return choice.choice((choice.randint(12, 99), choice.randint(120, 990), choice.randint(2, 90) * 500, choice.randint(11, 99) * 100000))


def _written(choice: random.Random, number: int) -> str:
    """A number in one of the ways to write it."""
    if number >= 1_000_000 and choice.random() < 0.5:
        return f"{number / 1_000_000:g} million"
    return f"{number:,}"


def write_articles(pairs: Sequence[Pair], folder: Path) -> None:
    """Each pair as a collection of two articles."""
    for i, pair in enumerate(pairs):
        home = folder / f"p{i:05d}"
        home.mkdir(parents=True)
        for name, text in (("a", pair.a), ("b", pair.b)):
            (home / f"{name}.txt").write_text(text, encoding="utf-8")


def measure(place: Place, number: int = 2000, seed: int = 1) -> list[Figure]:
    """How many planted conflicts the program finds, and how many pairs it flags where nothing was planted."""
    from pipeline import check, extract
    from pipeline.tables.tables import Tables

    pairs = make_pairs(number, seed)
    raw = place.work / "planted"
    write_articles(pairs, raw)
    tables: Tables = extract(raw)
    found = check(tables).table
    loud = found.filter(found["severity"] != "info")
    flagged = set(loud["collection"])
    _write_missed(pairs, flagged, place.work / "missed.csv")
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for i, pair in enumerate(pairs):
        key = pair.planted or "nothing"
        total[key] += 1
        hits[key] += f"p{i:05d}" in flagged
    planted = sum(total[change] for change in CHANGES)
    figures = [Figure("pairs", number), Figure("recall", sum(hits[change] for change in CHANGES) / planted, at_least=0.95)]
    figures += [Figure(f"recall, {change}", hits[change] / total[change]) for change in CHANGES]
    return [*figures, Figure("false alarms", hits["nothing"] / total["nothing"], at_most=0.005)]


def _write_missed(pairs: Sequence[Pair], flagged: set[str], path: Path) -> None:
    """The pairs on which the program was wrong, to look at."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("pair", "planted", "a", "b"))
        for i, pair in enumerate(pairs):
            if (f"p{i:05d}" in flagged) != (pair.planted is not None):
                writer.writerow((f"p{i:05d}", pair.planted or "", pair.a.strip(), pair.b.strip()))


def main() -> None:
    """Measure, and print the figures."""
    number, seed = (int(word) for word in (sys.argv[1:] + ["2000", "1"][len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory(prefix="crossclaim-") as work:
        for figure in measure(Place(Path(), Path(work)), number, seed):
            print(f"{figure.name}: {figure.value:.4g}" + (f" ({figure.asked})" if figure.asked else ""))


if __name__ == "__main__":
    main()
