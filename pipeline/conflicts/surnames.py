"""Whose a surname is that an article uses alone, where it tells of a family.

*Berg* is whom the title names, or else whom the article has named in full by then, the first of those of that name: *Anna Berg … Berg …
her son Carl Berg (born 1964)*. So *Berg* is not the son. This is asked of people alone, whose birth or death the article tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.conflicts.names import Gazetteer, Name, fold, singular, words_of
from pipeline.conflicts.statement import Statement

LIVES = frozenset({"be_born", "die"})
FIRST_NAMES = 2
"""Words of a name with one first name."""
Place = tuple[int, int]
"""Where a name stands: its sentence's first character in the article, and its own in the sentence."""


def with_surnames(statements: Sequence[Statement], titles: Mapping[str, str | None], gazetteer: Gazetteer) -> list[Statement]:
    """The statements, each surname that stands alone with the first names of those of its article whose it is not."""
    people: dict[str, dict[Name, Place]] = defaultdict(dict)
    alone: dict[tuple[str, str], Place] = {}
    for statement in statements:
        for name in statement.subjects + statement.objects:
            place = statement.start, statement.evidence.find(name.text)
            if _is_alone(name):
                key = statement.source_id, name.head
                alone[key] = min(alone.get(key, place), place)
            elif statement.predicate in LIVES and _is_in_full(name):
                known = people[statement.source_id]
                known[name] = min(known.get(name, place), place)
    apart = {
        (source, head): others
        for (source, head), place in alone.items()
        if (others := _not_of(head, place, people.get(source, {}), titles.get(source) or "", gazetteer))
    }
    return [_told_apart(statement, apart) for statement in statements] if apart else list(statements)


def _is_alone(name: Name) -> bool:
    return name.is_proper and not name.owners and not name.places and not name.modifiers and " " not in name.text


def _is_in_full(name: Name) -> bool:
    """True for a person's first names and surname."""
    words = words_of(name.text)
    return name.is_proper and bool(name.owners) and not name.places and len(words) > 1 and all(word[:1].isupper() for word in words)


def _not_of(surname: str, place: Place, people: Mapping[Name, Place], title: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The first names of those of one surname whose it is not, where an article first uses it alone at a place."""
    family = sorted((at, name.text, name) for name, at in people.items() if name.head == surname)
    titled = frozenset(singular(word.casefold()) for word in words_of(fold(title)))
    if surname in titled and len(titled) > 1:
        whose = frozenset(titled - {surname})
    elif surname in titled or (family and place < family[0][0]):
        whose = frozenset()  # known by that name alone, before any other of it
    else:
        whose = family[0][2].owners if family else frozenset()
    holder = title if surname in titled else family[0][1] if family and whose else ""
    others = [name for _, _, name in family if not _are_one(name.owners, whose, gazetteer) or _begin_apart(name.text, holder, gazetteer)]
    return frozenset[str]().union(*(name.owners for name in others)) - whose


def _are_one(a: Iterable[str], b: frozenset[str], gazetteer: Gazetteer) -> bool:
    """True if two sets of first names can be one person's: *Victor Hans*, *Vic*, *V.*."""
    return any(
        x == y or x[:1] == y or y[:1] == x or x in gazetteer.short_first.get(y, ()) or y in gazetteer.short_first.get(x, ())
        for x in a
        for y in b
    )


def _begin_apart(a: str, b: str, gazetteer: Gazetteer) -> bool:
    """True if the first of several first names differ: *Jon Arne Berg*, *Olav Arne Berg*."""
    first = [words[0].casefold() for text in (a, b) if len(words := words_of(fold(text))) > FIRST_NAMES]
    return len(first) == len((a, b)) and not _are_one(first[:1], frozenset(first[1:]), gazetteer)


def _told_apart(statement: Statement, apart: Mapping[tuple[str, str], frozenset[str]]) -> Statement:
    subjects, objects = (
        tuple(
            replace(name, apart=others) if _is_alone(name) and (others := apart.get((statement.source_id, name.head))) else name
            for name in names
        )
        for names in (statement.subjects, statement.objects)
    )
    return replace(statement, subjects=subjects, objects=objects)
