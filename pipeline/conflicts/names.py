"""Names of participants taken apart, so that two names of one thing can be told from names of two things.

*OSCE office in Osh*, *an additional office in Osh* and *the field office in Osh* have one head (office) and one place (Osh), and nothing in
them says that they differ. *OSCE office in Bishkek* has another place. A name is only ever compared within one collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from anyascii import anyascii

from pipeline.mentions.numerals import ONES, TEENS, TENS

PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "on", "from", "within", "across", "around", "along", "outside"})
PREPOSITIONS = PLACE_PREPOSITIONS | frozenset(
    {"of", "for", "to", "with", "between", "by", "about", "against", "under", "over", "into", "through", "as"}
)
DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "both", "and", "or", "several", "some", "all"}
)
SUMMIT = "summit"
"""A mountain's own: *Osk's summit* is as high as Mount Osk."""
DEMONYM_ENDINGS = frozenset({"n", "an", "ian", "ese", "i"})
OF_TWO = frozenset({"elder", "younger", "older", "senior", "junior"})
"""What tells one of two of a name from the other."""
SHORTEST_COUNTRY = 4
SHORTEST_MISSPELLED = 5
MOST_NAMES = 4
INITIAL = re.compile(r"\b([A-Z])\.")
MARKS = re.compile(r"(?<![A-Za-z])[`'](?=[A-Za-z])|(?<=[A-Za-z])[`'](?![A-Za-z])")
"""What stands for a letter that has no Latin one, at the edge of a word."""
WORD = re.compile(r"\w+(?:\.\w+)*(?:['’](?!s\b)\w+)?")


@dataclass(frozen=True)
class Name:
    """A participant's name: what kind of thing it is, whose, where, and what else is said of it."""

    text: str
    head: str
    """The head noun in lower case and singular; of a personal name the last name; of a listed entity its id."""
    owners: frozenset[str] = frozenset()
    """Ids or lower-cased words of the proper names in it that say whose it is, or that it is."""
    places: frozenset[str] = frozenset()
    """The same for the names behind *in*, *at*, *near*."""
    modifiers: frozenset[str] = frozenset()
    """Its other words, in lower case."""
    is_proper: bool = False
    """True if the head is a proper name."""
    others: tuple[Name, ...] = ()
    """What else the thing is called."""
    apart: frozenset[str] = frozenset()
    """Of a surname alone, the first names of those whose it is not."""

    @property
    def is_called(self) -> bool:
        """True if it is called by a name, all of which may be listed as another's: *Sofia Berg*."""
        return self.is_proper or (bool(self.owners) and all(word[:1].isupper() for word in self.text.split()))

    @property
    def names(self) -> frozenset[str]:
        """All proper names in it."""
        own = self.owners | self.places | ({self.head} if self.is_proper else frozenset())
        return own.union(*(other.names for other in self.others))


@dataclass(frozen=True)
class Gazetteer:
    """What the rules know of names: entities by alias, what lies in what, and words that tell nothing apart."""

    ids: Mapping[str, str]
    """Lower-cased name, alias or demonym to the id of its entity."""
    within: Mapping[str, frozenset[str]]
    """Id of a place to the ids of what it lies in, or is the capital of."""
    generic: frozenset[str] = frozenset()
    """Modifiers that do not tell one thing from another: new, additional, official."""
    titles: frozenset[str] = frozenset()
    """Words before a person's name: president, minister."""
    pronouns: frozenset[str] = frozenset()
    settlements: frozenset[str] = frozenset()
    """Nouns whose *of* adds a name and no owner: municipality, town, island."""
    legal_forms: frozenset[str] = frozenset()
    """What a firm's name may end in or not, in lower case: ag, plc, ltd."""
    bodies: frozenset[str] = frozenset()
    """What the name of a body may leave out at its end, in lower case: football club, university."""
    particles: frozenset[str] = frozenset()
    """Small words inside names: van, de."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """A common noun to the first of those that mean the same."""
    shortened: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A word of names that is written short to its words in full: FC, Mt."""
    short_first: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A short first name to what it is short for: vic, of victor."""

    def in_full(self, words: Iterable[str]) -> list[str]:
        """The words of a name without short forms."""
        return [full for word in words for full in self.shortened.get(word, (word,))]

    def common(self, word: str) -> str:
        """A common noun in lower case and singular; one for nouns that mean the same."""
        if (found := self._commons.get(word)) is None:
            noun = singular(word.casefold())
            found = self._commons[word] = self.synonyms.get(noun, noun)
        return found

    @cached_property
    def _commons(self) -> dict[str, str]:
        """What `common` has told: sentences share most of their words."""
        return {}

    @cached_property
    def given(self) -> frozenset[str]:
        """First names in lower case, short and in full."""
        return frozenset(self.short_first).union(*self.short_first.values())

    @cached_property
    def longest(self) -> Mapping[str, int]:
        """The first word of each name to the number of words of the longest that begins with it."""
        longest: dict[str, int] = {}
        for name in self.ids:
            first, *others = name.split(" ")
            longest[first] = max(longest.get(first, 0), 1 + len(others))
        return longest

    def lies_in(self, a: str, b: str) -> bool:
        """True if one of the two places lies in the other."""
        return b in self.within.get(a, frozenset()) or a in self.within.get(b, frozenset())


def singular(word: str) -> str:
    """A noun without its regular plural ending."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def fold(text: str) -> str:
    """A text in plain Latin letters: one spelling for *Østby* and *Ostby*."""
    return text if text.isascii() else MARKS.sub("", anyascii(text))


def words_of(text: str) -> list[str]:
    """The words of a text, without possessive endings."""
    return WORD.findall(re.sub(r"['’]s\b", "", text))


def parse_names(text: str | None, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The names in a participant column, which joins several with `; `."""
    parts = [part.strip() for part in (text or "").split(";")]
    return tuple(parse_name(part, gazetteer) for part in parts if part)


def parse_name(text: str, gazetteer: Gazetteer) -> Name:
    """One name taken apart by its prepositions: head noun, owners, places, modifiers."""
    if entity := gazetteer.ids.get(name_key(text)):
        return Name(text, entity, frozenset(), frozenset(), frozenset(), True)
    owners: set[str] = set()
    places: set[str] = set()
    modifiers: set[str] = set()
    head, is_proper = "", False
    plain = fold(re.sub(r"\([^)]*\)", " ", text))
    for preposition, chunk in _chunks(gazetteer.in_full(words_of(plain)), initials=set(INITIAL.findall(plain))):
        while preposition is None and len(chunk) > 1 and chunk[-1].casefold() in gazetteer.legal_forms:
            modifiers.add(chunk.pop().casefold())
        known, rest = ([], chunk) if preposition is None and _is_person(chunk, gazetteer) else _known(chunk, gazetteer)
        rest = [word for word, after in pairwise((*rest, "")) if word.casefold() not in gazetteer.particles or not after[:1].isupper()]
        proper = {singular(word.casefold()) for word in rest if word[0].isupper() or word[0].isdigit()}
        common = {gazetteer.common(word) for word in rest if not (word[0].isupper() or word[0].isdigit())}
        if preposition is None and rest:
            head = gazetteer.common(rest[-1])
            is_proper = rest[-1][0].isupper() and len(rest) + len(known) > 0 and not (known and len(rest) == 1)
            proper.discard(singular(rest[-1].casefold()))
            common.discard(head)
        elif preposition is None and known:
            head, is_proper = known[-1], True
            known = known[:-1]
        (places if preposition in PLACE_PREPOSITIONS else owners).update(known, proper - gazetteer.titles)
        modifiers |= (common | (proper & gazetteer.titles if not is_proper else set())) - gazetteer.generic
    name = Name(text, head, frozenset(owners), frozenset(places), frozenset(modifiers), is_proper)
    _, of, named = text.partition(" of ")
    if of and head in gazetteer.settlements and not modifiers and len(owners) > 1 and " of " not in named:
        return replace(parse_name(named, gazetteer), text=text)  # "the whole of the Harrow Navigation"
    return without_class(name, gazetteer) if of or head == SUMMIT else name


def without_class(name: Name, gazetteer: Gazetteer) -> Name:
    """The name of what a phrase calls by its class as well: of *the municipality of Quarnholm*, *Quarnholm*."""
    is_class = name.head in gazetteer.settlements and not name.modifiers and not name.places and len(name.owners) == 1
    return replace(name, head=next(iter(name.owners)), owners=frozenset(), is_proper=True) if is_class else name


def name_key(text: str) -> str:
    """A name in the form in which a gazetteer lists it: lower-cased words, without the article or determiner in front."""
    words = [word.casefold() for word in words_of(fold(text))]
    return " ".join(words[1:] if words and words[0] in DETERMINERS else words)


def _chunks(words: list[str], initials: Set[str]) -> Iterable[tuple[str | None, list[str]]]:
    """The words between prepositions, each stretch with the preposition before it; the `A` of *A. Baird* is no article."""
    preposition: str | None = None
    chunk: list[str] = []
    for word in words:
        if word.casefold() in PREPOSITIONS:
            yield preposition, chunk
            preposition, chunk = word.casefold(), []
        elif word in initials or word.casefold() not in DETERMINERS:
            chunk.append(word)
    yield preposition, chunk


def _is_person(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """True for a first name with a last one, which may be a place's: *Michael Jeffrey Jordan*."""
    first = words[0].casefold() if 1 < len(words) <= MOST_NAMES and all(word[:1].isupper() for word in words) else ""
    return first in gazetteer.given and first not in gazetteer.ids


def _known(words: list[str], gazetteer: Gazetteer) -> tuple[list[str], list[str]]:
    """The ids of the listed entities in a stretch of words, longest match first, and the words that are left."""
    ids, rest, i = [], [], 0
    while i < len(words):
        for size in range(min(gazetteer.longest.get(words[i].casefold(), 0), len(words) - i), 0, -1):
            if entity := gazetteer.ids.get(" ".join(word.casefold() for word in words[i : i + size])):
                ids.append(entity)
                i += size
                break
        else:
            rest.append(words[i])
            i += 1
    return ids, rest


FIRST = "first"
NUMBERS = frozenset({*ONES, *TEENS, *TENS})


def same_name(a: Name, b: Name, gazetteer: Gazetteer) -> bool:
    """True if two names, or two that the things are said to have beside them, can be names of one thing.

    A surname with a rank alone says nothing beside a full name: *Jon Berg, known as Sergeant Berg*, is no *Eve Berg*.
    """
    called = [(name, *name.others) for name in (a, b)]
    full = [{x.head for x in names if x.owners} for names in called]
    kept = [[x for x in names if x.owners or x.head not in heads] for names, heads in zip(called, full, strict=True)]
    return any(_same(x, y, gazetteer) for x in kept[0] for y in kept[1])


def _same(a: Name, b: Name, gazetteer: Gazetteer) -> bool:
    """True if two names have one head, and no owner, place or modifier that only the other contradicts."""
    if a.text.casefold() == b.text.casefold():
        return True
    if a.apart & b.owners or b.apart & a.owners or (a.is_proper and (a.modifiers ^ b.modifiers) & OF_TWO):
        return False
    if a.head != b.head and not (a.is_proper and b.is_proper and is_misspelled(a.head, b.head, gazetteer)):
        return False
    owners = a.owners - b.places, b.owners - a.places  # the Harran Bridge, the bridge at Harran
    if not (_fits(*owners) or _abbreviates(*owners) or are_of_one_country(*owners)) or not _fits(a.modifiers, b.modifiers):
        return False
    if not a.is_proper and any(x.owners - y.owners - y.places and y.modifiers - x.modifiers - NUMBERS for x, y in ((a, b), (b, a))):
        return False  # the battle fleet, and the Russian one
    if FIRST in a.modifiers & b.modifiers and not (a.modifiers ^ b.modifiers) <= NUMBERS:
        return False  # the first novel, and the first historical one
    extra_a, extra_b = a.places - b.places, b.places - a.places
    return not (extra_a and extra_b) or all(any(gazetteer.lies_in(x, y) for y in extra_b) for x in extra_a)


def is_misspelled(a: str, b: str, gazetteer: Gazetteer) -> bool:
    """True if two unlisted names of some length differ by one letter that was changed, left out or put in."""
    if min(len(a), len(b)) < SHORTEST_MISSPELLED or abs(len(a) - len(b)) > 1 or a in gazetteer.ids or b in gazetteer.ids:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[start + 1 :] == b[start + 1 :] or a[start:] == b[start + 1 :] or a[start + 1 :] == b[start:]


def _fits(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def are_of_one_country(a: frozenset[str], b: frozenset[str]) -> bool:
    """True if two names differ in the ending of a demonym alone: *the constitution of Veldania*, *the Veldanian constitution*."""
    if len(a) != 1 or len(b) != 1:
        return False
    short, long = sorted((*a, *b), key=len)
    return len(short) >= SHORTEST_COUNTRY and long.startswith(short) and long[len(short) :] in DEMONYM_ENDINGS


def _abbreviates(a: frozenset[str], b: frozenset[str]) -> bool:
    """True if the names that only one side has are initials of those that only the other has: *A. Baird*, *Angus Baird*."""
    short, long = sorted((a - b, b - a), key=lambda names: max(map(len, names), default=0))
    return all(len(name) == 1 for name in short) and bool({name[0] for name in long} & short) and {n for n in long if len(n) > 1} != set()
