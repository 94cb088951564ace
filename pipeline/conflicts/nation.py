"""One person or work of two nations: an Indian cricketer and a Pakistani one, a German film and an American one.

Conflict:     Ada Berg is a Norwegian actress / Ada Berg is a Brazilian actress and singer
Conflict:     Red Sand is solely an Australian film / Red Sand is a 1964 British film
No conflict:  Ada Berg is a British actress / Ada Berg is a Scottish actress  (`finer`)
No conflict:  Ada Berg is a Norwegian and Brazilian actress / Ada Berg is a Brazilian actress  (`list_valued`)
No conflict:  Ada Berg, born in Oslo, is a Brazilian actress / Ada Berg is a Norwegian actress  (`other_scope`)

Two states of which one took land from the other, or that were one (`once_one` in `rules/lexicons/nations.yaml`), are held against each
other only where the sentences have years, all from `since` on. Parameters: `predicate`, of the claims that say of what sort something is;
`works`, classes of what is no person; `unless`, words of somebody who may be of two nations; `only`, words by which there is one alone;
`ambiguous`, ids of countries whose names mean something else as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from pipeline.conflicts.classes import PERSON, Classes
from pipeline.conflicts.context import Context
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import words_of
from pipeline.conflicts.placed import country_names
from pipeline.conflicts.relation import MOST, name_word
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.things import nicknames_of, proper_words, same_thing
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "nation"
PARAMETERS = frozenset({"predicate", "unless", "only", "since", "ambiguous", "works"})
LEXICON = "nations"
YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b")
BIRTH = re.compile(
    r"[a-z]-born\b|\bborn (?:and raised )?(?:in|at|to|into|near|of) "
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)(?:[a-z]+ ){0,3}[A-Z]"
)
"""Where somebody was born, which may be in another country: `born in Oslo`, `Oslo-born`."""
LONGEST = 3
"""Words of the longest word for a nation."""


@dataclass(frozen=True)
class Nations:
    """The words for nations, and which of them cannot be of one."""

    lands: Mapping[str, str]
    """A country's names and demonyms in small letters to its id."""
    within: Mapping[str, str]
    """A part of a country, by the word for its people, to the country's id."""
    compounds: frozenset[str]
    of_tongues: frozenset[str]
    prefixes: frozenset[str]
    mixed: tuple[frozenset[str], ...]
    """Ids of countries whose people are told apart by nobody."""
    once_one: tuple[frozenset[str], ...]
    """Ids of countries that were one, or took land from each other."""

    @classmethod
    def of(cls, context: Context, ambiguous: Any) -> Nations:
        """From the gazetteer and the rules' lexicons."""
        listed = context.rulebook.lexicons.get(LEXICON, {})
        lands = country_names(context, ambiguous)

        def ids(names: Iterable[object]) -> frozenset[str]:
            return frozenset(lands[str(name)] for name in names if str(name) in lands)

        short = {str(word): lands[str(land)] for word, land in dict(listed.get("short", {})).items() if str(land) in lands}
        parts = dict(listed.get("parts", {})).items()
        within = {str(word): lands[str(land)] for land, words in parts for word in words if str(land) in lands}
        compounds, of_tongues, prefixes = (
            frozenset(str(word) for word in listed.get(key, ())) for key in ("compounds", "of_tongues", "prefixes")
        )
        mixed, once_one = (tuple(ids(group) for group in listed.get(key, ())) for key in ("mixed", "once_one"))
        gone = ids(entity.name.casefold() for entity in context.rulebook.entities if entity.type == "country")
        return cls(
            {name: land for name, land in (lands | short).items() if land not in gone},
            within,
            compounds,
            of_tongues,
            prefixes,
            mixed,
            once_one,
        )

    def read(self, claim: Statement) -> frozenset[str]:
        """The nations of what a claim says something is: ids of countries, and words for the people of their parts."""
        words = words_of(claim.objects[0].text)
        if words and words[-1].casefold() in self.of_tongues:
            return frozenset()
        found = {}
        for key, start, end in self._in(words):
            behind = words[end].casefold() if end < len(words) else ""
            if behind not in self.compounds and not self._is_another_word(" ".join(words[start:end]), claim.evidence):
                found[key] = behind
        return frozenset(found)

    def told(self, text: str) -> frozenset[str]:
        """All nations that a text has a word for."""
        return frozenset(key for key, _, _ in self._in(words_of(text)))

    def _in(self, words: list[str]) -> Iterator[tuple[str, int, int]]:
        """The nations among some words, each with where its word begins and ends; the longest word for it."""
        i = 0
        while i < len(words):
            for size in range(min(LONGEST, len(words) - i), 0, -1):
                word = " ".join(words[i : i + size])
                small = word.casefold()
                key = small if small in self.within else self.lands.get(small)
                if key is not None and word[:1].isupper():
                    yield key, i, i + size
                    i += size
                    break
            else:
                i += 1

    def _is_another_word(self, word: str, text: str) -> bool:
        """True if what stands in front makes another word of it: `Native American`, `Franco-Belgian`."""
        for match in re.finditer(rf"(?:([\w’']+)(-|\s+))?\b{re.escape(word)}\b", text):
            before, mark = (match[1] or "").casefold(), match[2] or ""
            is_nation = before in self.lands or before in self.within
            if before in self.prefixes or (mark == "-" and not is_nation):
                return True
        return False

    def are_apart(self, a: str, b: str, *, is_late: bool) -> bool:
        """True if two nations are two, and neither is a part of the other; `is_late`: it is of no matter that they may have been one."""
        if a == b or b == self.within.get(a) or a == self.within.get(b):
            return False
        pair = {self.within.get(key, key) for key in (a, b)}
        return not any(pair <= group for group in (*self.mixed, *(() if is_late else self.once_one))) or len(pair) == 1


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two claims that tell what nation somebody or something is of."""
    nations, classes = Nations.of(context, rule.params.get("ambiguous", ())), Classes.of(context.rulebook)
    unless, only = (phrases(map(str, rule.params.get(key, ()))) for key in ("unless", "only"))
    works = frozenset(map(str, rule.params.get("works", ())))
    sorts = [claim for claim in context.statements if claim.predicate == rule.params["predicate"] and claim.subjects and claim.objects]
    claims = [(claim, found) for claim in sorts if claim.modality in ("actual", "negated") and (found := nations.read(claim))]
    yield from looked_at("entity", (claim for claim, _ in claims))
    blocks: dict[tuple[str, str], list[tuple[Statement, frozenset[str]]]] = defaultdict(list)
    for claim, found in claims:
        blocks[claim.collection, name_word(claim.subjects[0], context)].append((claim, found))
    for block in blocks.values():
        for (a, mine), (b, theirs) in combinations(block[:MOST], 2):
            if a.source_id == b.source_id or not _is_one_thing(a, b, classes, works, context):
                continue
            yield _verdict(rule, nations, unless, only, (a, mine), (b, theirs))


def _verdict(
    rule: ConflictRule,
    nations: Nations,
    unless: Phrases,
    only: Phrases,
    here: tuple[Statement, frozenset[str]],
    there: tuple[Statement, frozenset[str]],
) -> Verdict:
    (a, mine), (b, theirs) = here, there
    denied = [claim.modality == "negated" for claim in (a, b)]
    if any(denied):
        is_bare = all(words_of(claim.objects[0].text)[-1][:1].isupper() for claim in (a, b) if claim.modality == "negated")
        if denied[0] != denied[1] and is_bare and (mine <= theirs if denied[0] else theirs <= mine):
            return _conflict(rule, a, b)
        return agreement("entity", "other_scope", a, b)
    years = [int(year) for claim in (a, b) for year in YEAR.findall(claim.evidence)]
    is_late = bool(years) and min(years) >= int(rule.params.get("since", 9999))
    apart = all(nations.are_apart(x, y, is_late=is_late) for x in mine for y in theirs)
    alone = [_is_alone(claim, only) for claim in (a, b)]
    is_more = (alone[0] and bool(theirs - mine) and mine <= theirs) or (alone[1] and bool(mine - theirs) and theirs <= mine)
    if not apart and not is_more:
        return agreement("entity", "list_valued" if mine & theirs else "finer", a, b)
    if not is_more and (nations.told(a.evidence) & theirs or nations.told(b.evidence) & mine):
        return agreement("entity", "other_scope", a, b)
    if any(unless.occur_in(claim.evidence) or BIRTH.search(claim.evidence) for claim in (a, b)):
        return agreement("entity", "other_scope", a, b)
    return _conflict(rule, a, b)


def _conflict(rule: ConflictRule, a: Statement, b: Statement) -> Verdict:
    here, there = (f"{'no ' if claim.modality == 'negated' else ''}{claim.objects[0].text}" for claim in (a, b))
    return conflict("entity", weighed(rule.severity, a, b), a, b, a=here, b=there, name=a.subjects[0].text)


def _is_alone(claim: Statement, only: Phrases) -> bool:
    """True if a sentence says that there is no other nation: `is solely an Australian film`."""
    first = re.escape(words_of(claim.objects[0].text)[0])
    found = re.search(rf"\b(\w+)\s+(?:an?\s+)?{first}\b", claim.evidence)
    return found is not None and only.occur_in(found[1])


def _is_one_thing(a: Statement, b: Statement, classes: Classes, works: frozenset[str], context: Context) -> bool:
    """True if two claims are of one person by a full name, and by what both say that it does; or of one work, by its title and its sort."""
    names = [proper_words(claim.subjects[0].text, context.lexicon.gazetteer) for claim in (a, b)]
    sorts = [classes.of_name(claim.objects[0]) for claim in (a, b)]
    years = [set(YEAR.findall(claim.evidence)) for claim in (a, b)]
    if all(years) and not years[0] & years[1]:
        return False
    bare = [sort is None and words_of(claim.objects[0].text)[-1][:1].isupper() for sort, claim in zip(sorts, (a, b), strict=True)]
    if not all(sort == PERSON or is_bare for sort, is_bare in zip(sorts, bare, strict=True)):
        is_work = sorts[0] in works and (sorts[0] == sorts[1] or a.objects[0].head == b.objects[0].head)
        return is_work and not any(bare) and same_thing(names[0], names[1])
    if names[0] != names[1] and min(map(len, names)) < 2:
        return False
    shared = classes.of_people(a.said) & classes.of_people(b.said) or (a.proper & b.proper) - set(names[0]) - set(names[1])
    return (bool(shared) or any(bare)) and same_thing(names[0], names[1], True, nicknames_of(context.rulebook))
