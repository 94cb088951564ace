"""Whether two claims of a relation speak of one thing, and whether two names can be of one person or body.

A relation has no date and no figure, so its sides must be told apart by their names alone: the thing by all the words of its proper name,
who did it by a full name that shares nothing with the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Literal

from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Gazetteer, Name, fold, words_of

if TYPE_CHECKING:
    from pipeline.conflicts.statement import Statement
    from pipeline.rulebook import Rulebook

LEXICON = "relations"
Sort = Literal["person", "body", "word"]
LONGEST = 3
LONGEST_SITE = 5
"""Words of two names of which one letter more or less says nothing; a stadium or a bridge has more of them than a person."""
ALIKE = 0.75
"""How much of two last names must agree for them to be two spellings of one."""
UNLIKE = 0.4
"""How much of two first names may agree for them to be of two people with one last name."""
MOST_SHARED = 2
"""Words that the names of two bodies may share before *of*: the National Museum of Alba, and that of Boria."""
PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "la", "le", "da", "di", "du", "del", "al", "el", "bin", "ibn", "of", "the", "and", "y"}
)
NUMERAL = re.compile(r"(?:\d+|[IVX]+)\.?$")


@dataclass(frozen=True)
class Words:
    """The lists of a rule on a relation."""

    unless: Phrases
    """Words by which the sentences may tell of two stages, editions or helpers."""
    sole: Phrases
    """Words by which there was nobody else."""
    works: Sequence[Phrases]
    """Nouns for works, those of one kind together: a film may have its name from a novel."""
    bodies: frozenset[str]
    """Nouns in the names of companies, schools and councils."""
    nicknames: tuple[frozenset[str], ...]
    """First names and their other forms."""

    @classmethod
    def of(cls, rulebook: Rulebook, params: Mapping[str, Any]) -> Words:
        """The lists of a rule and of `rules/lexicons/relations.yaml`; those of works only where the rule asks for them."""
        listed = rulebook.lexicons.get(LEXICON, {})
        kinds = listed.get("works", ()) if params.get("works") else ()
        works = [phrases(form for noun in kind for form in (str(noun), f"{noun}s")) for kind in kinds]
        bodies = frozenset(str(noun).casefold() for noun in listed.get("bodies", ()))
        return cls(
            phrases(map(str, params.get("unless", ()))), phrases(map(str, params.get("sole", ()))), works, bodies, nicknames_of(rulebook)
        )

    def are_two_works(self, a: Statement, b: Statement) -> bool:
        """True if two sentences speak of two kinds of work, or of works of two years, that have one title."""
        kinds = [{i for i, kind in enumerate(self.works) if kind.occur_in(claim.evidence)} for claim in (a, b)]
        if all(kinds) and not kinds[0] & kinds[1]:
            return True
        years = [set(re.findall(r"\b(1[5-9]\d\d|20\d\d)\b", claim.evidence)) for claim in (a, b)]
        return bool(self.works) and all(years) and not years[0] & years[1]


def nicknames_of(rulebook: Rulebook) -> tuple[frozenset[str], ...]:
    """First names and their other forms, each group in small letters."""
    listed = [frozenset(map(str, group)) for group in rulebook.lexicons.get(LEXICON, {}).get("nicknames", ())]
    short = dict(rulebook.lexicons.get("comparison", {}).get("short_first_names", {})).items()
    return (*listed, *(frozenset((str(name), str(full))) for name, names in short for full in names))


def proper_words(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The words of a proper name in small letters, without titles and what only says what it is: of *the River Osk*, *osk*."""
    words = [word for word in words_of(fold(text)) if word[:1].isupper() or word[:1].isdigit()]
    small = [word.casefold() for word in words if word.casefold() not in ("the", "a")]
    return tuple(word for word in small if word not in gazetteer.titles and gazetteer.common(word) not in ("river", "sir")) or tuple(small)


def part_of(name: Name, gazetteer: Gazetteer) -> str:
    """The part or the side of a thing that a phrase is about, and not the whole: of *tower of Harn Cathedral*, *tower*; else nothing."""
    first = name.text.split()[0]
    owner, _, part = re.sub("’", "'", name.text).partition("'s ")
    if owner[:1].isupper() and part and not any(word[:1].isupper() for word in part.split()):
        return gazetteer.common(part.split()[-1])  # the cathedral's north tower
    is_phrase = first[:1].islower() and re.search(r"\b(?:of|for|to|in|at|on)\b", name.text) is not None
    return name.head if is_phrase and name.head not in gazetteer.settlements and not name.is_proper else ""


def same_thing(a: Sequence[str], b: Sequence[str], is_person: bool = False, nicknames: Sequence[frozenset[str]] = ()) -> bool:
    """True if the words of two proper names are of one thing; a person may be called by the last name, or by a short form of the first
    one, a thing by most of its name."""
    if len(a) > 1 and len(b) > 1 and any({a[0], b[0]} <= group for group in nicknames):
        b = (a[0], *b[1:])
    short, long = sorted((a, b), key=len)
    if not short or set(short) == set(long):
        return bool(short)
    if not set(short) <= set(long):
        return False
    is_whose = len(short) > MOST_SHARED and tuple(long[: len(short)]) == tuple(short)  # the National Film Archive of Alba
    return is_whose or (short[-1] == long[-1] and (is_person or len(short) > 1))


def sort_of(text: str, words: Words, gazetteer: Gazetteer) -> Sort | None:
    """What a name can be the name of; None for what is no name, and for a ruler, who builds by others' hands."""
    plain = [word for word in words_of(fold(text)) if word.casefold() not in ("the", "a")]
    if any(word[:1].islower() and word not in PARTICLES for word in plain) or not plain:
        return None
    if "&" in text or {word.casefold() for word in plain} & words.bodies:
        return "body"
    named = [word for word in plain if word.casefold() not in gazetteer.titles]
    if len(named) == 1 < len(plain):  # Emperor Otto
        return None
    if any(NUMERAL.match(word) for word in named):
        return None
    return "person" if len(named) > 1 else "word" if named else None


def are_two(a: str, b: str, words: Words, gazetteer: Gazetteer) -> bool:
    """True if two names cannot be of one: they share no word, or the last one alone, behind two first names that nobody mixes up."""
    named = [[word.casefold() for word in words_of(fold(text)) if word[:1].isupper()] for text in (a, b)]
    one, other = ([word for word in words if word not in gazetteer.titles] or words for words in named)
    if not one or not other or _is_acronym(a, other) or _is_acronym(b, one):
        return False
    shared = set(one) & set(other)
    if not shared:
        return SequenceMatcher(None, one[-1], other[-1]).ratio() < ALIKE
    first = one[0], other[0]
    longest = LONGEST_SITE if one[-1] in gazetteer.generic else LONGEST
    if shared != {one[-1]} or one[-1] != other[-1] or min(len(one), len(other)) < 2 or max(len(one), len(other)) > longest:
        return False
    if min(map(len, first)) < 3 or any(set(first) <= group for group in words.nicknames):
        return False
    return SequenceMatcher(None, *first).ratio() < UNLIKE


def _is_acronym(text: str, words: Iterable[str]) -> bool:
    """True if a name is the initials of the other's words: *BBC*."""
    letters = re.sub(r"[^A-Z]", "", text)
    return text.isupper() and len(letters) > 1 and "".join(word[0] for word in words if word not in PARTICLES).upper().startswith(letters)
