"""Other names of one thing: those that an article says it has, *Alauddin Muhammad, also known as Muhammad III*, and short forms.

A name that a sentence gives beside another holds for the whole collection: the claims under either name are of one thing. So does the
short form of one longer name, *Brevik* for *Brevik Football Club*, unless something is said to be *in* it, which makes it a place; and the
members' name for their party, *Radicals* for *Radical Party*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.conflicts.names import Gazetteer, Name, fold, name_key, parse_name, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem

WORD = r"(?:[^\W\d_a-z]\.|(?:[a-z]{1,3}-)?[^\W\d_a-z][\w'’ʿʾ-]*)"
NAME = rf"{WORD}(?: (?:(?:of|de|von|van|der|den|la|le|al|el|bin|ibn|the|and) ){{0,2}}{WORD}){{0,5}}"
"""A run of capitalised words, with the small words that stand inside a name."""
OFTEN = (
    r"(?:(?:also|better|more commonly|commonly|popularly|widely|formerly|previously|originally|later|now|locally|officially|best|simply"
    r"|professionally|mononymously) )*"
)
KNOWN_AS = re.compile(
    rf"\b(?P<name>{NAME})(?:,| \([^()]*\),?)? (?:"
    rf"(?:(?:is|was|were|are) )?{OFTEN}known as|(?:(?:is|was) |(?<=, )|(?<=\) )){OFTEN}called|nicknamed|a\.?k\.?a\.?|alias|n[ée]e|born as"
    rf"|(?<=, )born(?= {WORD} {WORD})) (?:the )?[\"“'‘]?(?P<other>{NAME})"
)
CALLED = "known as"
QUOTED = re.compile(rf"(?P<first>{WORD}(?: {WORD}){{0,3}}) [\"“‘](?P<nick>{WORD}(?: {WORD})?)[\"”’] (?P<last>{WORD}(?: {WORD})?)")
"""A name with what its bearer is called inside it: *Johann Karl "Hob" Berg*."""
BELOW = re.compile(r"\b(?:in|of|by|at|for|from|with|to|on|near|under|and|or)(?: the)? $", re.IGNORECASE)
"""Words in front of a name that hang it below another one, which is then what is renamed: *the data centre in Reno, called Hive*."""
LIVES = frozenset({"be_born", "die"})
"""Predicates of people alone."""
GENERATION = re.compile(r"[IVX]+|Jr|Sr")
PRONOUNS = frozenset({"he", "she", "it", "they", "this", "that", "who", "which"})


def with_aliases(statements: Sequence[Statement], gazetteer: Gazetteer) -> list[Statement]:
    """The statements, each participant's name with the other names that its collection gives to the same thing."""
    others: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for collection, evidence in {(statement.collection, statement.evidence) for statement in statements}:
        for name, other in aliases_in(evidence):
            others[collection][name_key(name)].add(other)
            others[collection][name_key(other)].add(name)
            if len(words := name.split()) > 2:
                others[collection][name_key(" ".join(words[-2:]))].add(other)
    for collection, name, other in _short_forms(statements, gazetteer):
        others[collection][name_key(name)].add(other)
        others[collection][name_key(other)].add(name)
    return [_renamed(statement, others[statement.collection], gazetteer) if others else statement for statement in statements]


def _short_forms(statements: Sequence[Statement], gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    """Each collection's names that are the short form of one other name in it, with that name."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    people: set[tuple[str, str]] = set()
    sentences: dict[str, dict[str, None]] = defaultdict(dict)
    sources: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for statement in statements:
        for name in statement.subjects + statement.objects:
            sources[statement.collection][name_key(name.text)].add(statement.source_id)
        known[statement.collection].update((name_key(name.text), name.text) for name in statement.subjects + statement.objects)
        sentences[statement.collection][statement.evidence] = None
        if statement.predicate in LIVES:
            people |= {(statement.collection, name.text) for name in statement.subjects + statement.objects}
    for collection, names in known.items():
        longer: dict[str, list[str]] = defaultdict(list)
        yield from ((collection, short, long) for short, long in _short_first(names, sources[collection], gazetteer))
        members = {stems: name for name, text in names.items() if (stems := _stems_of_members(text))}
        for text in names.values():
            if GENERATION.fullmatch(text.rpartition(" ")[2]) and name_key(text.rpartition(" ")[0]) in names:
                continue  # of two, "Berg" is not only the second
            for short in short_forms(text, gazetteer, is_person=(collection, text) in people):
                if short in names and short not in gazetteer.ids:
                    longer[short].append(text)
            if (called := members.get(_stems_of_party(text))) is not None:
                longer[called].append(text)
        for short, texts in longer.items():
            place = re.compile(rf"\b(?:in|at|near|to) {re.escape(names[short])}\b(?! [A-Z])")
            if len(texts) == 1 and not any(map(place.search, sentences[collection])):
                yield collection, names[short], texts[0]


def _short_first(names: Mapping[str, str], sources: Mapping[str, set[str]], gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Each name with a short first name, and the one longer name that it can stand for: *Vic Berg*, *Victor Hans Berg*.

    An article that has both names tells of two people: *Harry Berg and his brother Henry Berg*.
    """
    by_last: dict[str, list[list[str]]] = defaultdict(list)
    for key in names:
        by_last[key.rpartition(" ")[2]].append(key.split())
    for words in (key.split() for key in names):
        full = gazetteer.short_first.get(words[0], frozenset()) if len(words) > 1 else frozenset()
        longer = [other for other in by_last[words[-1]] if full & set(other[:-1])] if full else []
        if len(longer) == 1 and (len(words) == 2 or len(longer[0]) == 2 or words[1:] == longer[0][1:]):
            short, long = " ".join(words), " ".join(longer[0])
            if not sources[short] & sources[long]:
                yield names[short], names[long]


def _stems_of_party(text: str) -> tuple[str, ...]:
    """What the members of a party are called after: *Social Democratic Party*; empty for anything else."""
    words = words_of(fold(text))
    return tuple(stem(word.casefold()) for word in words[:-1]) if words and words[-1] == "Party" else ()


def _stems_of_members(text: str) -> tuple[str, ...]:
    """The same of a name for the members themselves: *Social Democrats*."""
    words = words_of(fold(text))
    is_plural = bool(words) and words[-1].endswith("s") and all(word[0].isupper() for word in words)
    return tuple(stem(word.casefold()) for word in words) if is_plural else ()


def short_forms(text: str, gazetteer: Gazetteer, *, is_person: bool = False) -> list[str]:
    """What else a name may be called, as `name_key` writes it: *Brevik Football Club* Brevik, *Adam Joel Berg II* Berg.

    A person of several last names may be called by the first of them, *Ignacio Terol Ruiz* Ignacio Terol, and who is called by a first name
    alone is mostly the one who is known by it: *Rembrandt*.
    """
    words = [word for word in words_of(fold(text)) if word.casefold() not in gazetteer.particles]
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return []
    kept = [word.casefold() for word in words]
    if GENERATION.fullmatch(words[-1]):
        return [kept[-2]] if len([word for word in kept[:-1] if word not in gazetteer.titles]) > 1 else []
    if is_person:
        return [" ".join(kept[:2]), kept[0]] if len(kept) > 2 else []
    while kept and kept[-1] in gazetteer.bodies | gazetteer.legal_forms:
        kept.pop()
    return [" ".join(kept)] if 0 < len(kept) < len(words) else []


def aliases_in(evidence: str) -> list[tuple[str, str]]:
    """The pairs of names that a sentence says are of one thing."""
    matches = [match for match in KNOWN_AS.finditer(evidence) if not BELOW.search(evidence, 0, match.start())]
    found = [(match["name"].rstrip("."), match["other"].rstrip("."), CALLED in match.group()) for match in matches]
    kept = [(name, other, is_called) for name, other, is_called in found if name_key(name) not in PRONOUNS | {name_key(other)}]
    given = [(name, f"{other} {name.split()[-1]}") for name, other, is_called in kept if is_called and " " in name and " " not in other]
    quoted = [(f"{m['first']} {m['last']}", f"{m['nick']} {m['last'].split()[-1]}") for m in QUOTED.finditer(evidence)]
    return [(name, other) for name, other, _ in kept] + given + quoted  # "Anna Marie Berg, known as Anne" is Anne Berg


def _renamed(statement: Statement, others: Mapping[str, Iterable[str]], gazetteer: Gazetteer) -> Statement:
    subjects, objects = (
        tuple(_with_others(name, others.get(name_key(name.text), ()), gazetteer) for name in names)
        for names in (statement.subjects, statement.objects)
    )
    return replace(statement, subjects=subjects, objects=objects)


def _with_others(name: Name, others: Iterable[str], gazetteer: Gazetteer) -> Name:
    return replace(name, others=tuple(parse_name(other, gazetteer) for other in sorted(others)))
