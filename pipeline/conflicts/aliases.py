"""Other names of one thing, where an article says that it has them: *Alauddin Muhammad, also known as Muhammad III*.

A name that a sentence gives beside another holds for the whole collection: the claims under either name are of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.conflicts.names import Gazetteer, Name, name_key, parse_name
from pipeline.conflicts.statement import Statement

WORD = r"(?:[^\W\d_a-z]\.|(?:[a-z]{1,3}-)?[^\W\d_a-z][\w'’ʿʾ-]*)"
NAME = rf"{WORD}(?: (?:(?:of|de|von|van|der|den|la|le|al|el|bin|ibn|the|and) ){{0,2}}{WORD}){{0,5}}"
"""A run of capitalised words, with the small words that stand inside a name."""
OFTEN = r"(?:(?:also|better|more commonly|commonly|popularly|widely|formerly|previously|originally|later|now|locally|officially|best) )*"
KNOWN_AS = re.compile(
    rf"\b(?P<name>{NAME})(?:,| \([^()]*\),?)? (?:"
    rf"(?:(?:is|was|were|are) )?{OFTEN}known as|(?:(?:is|was) |(?<=, )|(?<=\) )){OFTEN}called|nicknamed|a\.?k\.?a\.?|alias|n[ée]e|born as"
    rf") (?:the )?[\"“'‘]?(?P<other>{NAME})"
)
BELOW = re.compile(r"\b(?:in|of|by|at|for|from|with|to|on|near|under|and|or)(?: the)? $", re.IGNORECASE)
"""Words in front of a name that hang it below another one, which is then what is renamed: *the data centre in Reno, called Hive*."""
PRONOUNS = frozenset({"he", "she", "it", "they", "this", "that", "who", "which"})


def with_aliases(statements: Sequence[Statement], gazetteer: Gazetteer) -> list[Statement]:
    """The statements, each participant's name with the other names that its collection gives to the same thing."""
    others: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for collection, evidence in {(statement.collection, statement.evidence) for statement in statements}:
        for name, other in aliases_in(evidence):
            others[collection][name_key(name)].add(other)
            others[collection][name_key(other)].add(name)
    return [_renamed(statement, others[statement.collection], gazetteer) if others else statement for statement in statements]


def aliases_in(evidence: str) -> list[tuple[str, str]]:
    """The pairs of names that a sentence says are of one thing."""
    matches = [match for match in KNOWN_AS.finditer(evidence) if not BELOW.search(evidence, 0, match.start())]
    found = [(match["name"].rstrip("."), match["other"].rstrip(".")) for match in matches]
    return [(name, other) for name, other in found if name_key(name) not in PRONOUNS | {name_key(other)}]


def _renamed(statement: Statement, others: Mapping[str, Iterable[str]], gazetteer: Gazetteer) -> Statement:
    subjects, objects = (
        tuple(_with_others(name, others.get(name_key(name.text), ()), gazetteer) for name in names)
        for names in (statement.subjects, statement.objects)
    )
    return replace(statement, subjects=subjects, objects=objects)


def _with_others(name: Name, others: Iterable[str], gazetteer: Gazetteer) -> Name:
    return replace(name, others=tuple(parse_name(other, gazetteer) for other in sorted(others)))
