"""Entities: who and what a text names, one id for one thing.

Names come from three sides: the aliases of `rules/entities/`, the countries with their demonyms, and spaCy's named entities.
Inside one article a surname stands for the full name that it ends (`Askar Akayev … Akayev`), and an acronym for the name
that it is put in brackets behind.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.mentions.gazetteer import countries
from pipeline.mentions.slug import slug
from pipeline.rulebook import EntityRule

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
"""The labels of spaCy's English pipelines that name something; the others are numbers and times."""

WORD = re.compile(r"[^\W_]+")
INVERTED = re.compile(r"([A-Z][\w'’-]+), ([A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){0,2})(?: +\([^()]*\)| +)?: (?!an? |the )[a-z]")
"""The head of an entry in a dictionary of persons; behind the colon stands a small letter, and no article (`Marsden, Kent: a village`)."""
ACRONYM = re.compile(r"\(([A-Z][A-Za-z&.\-]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that is named: its id and its canonical name."""

    id: str
    name: str
    type: str
    """`person`, `place`, `country`, `organization` or `other`."""


@dataclass(frozen=True, slots=True)
class EntityMention:
    """An entity named at tokens `[start, end)` of a document."""

    start: int
    end: int
    entity: Entity
    is_demonym: bool = False
    """True for an adjective or a people: `Kyrgyz`, `Greeks`."""
    is_short: bool = False
    """True for an acronym that the article itself spells out: the name is the long form."""


class Gazetteer:
    """All names that are known before an article is read, as one phrase matcher."""

    def __init__(self, nlp: Language, rules: Sequence[EntityRule], titles: frozenset[str]) -> None:
        from spacy.matcher import PhraseMatcher

        self.titles = titles
        """Words in front of a person's name that are no part of it, in lower case."""
        self.entities: dict[str, Entity] = {}
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        names: dict[str, tuple[str, bool]] = {}
        for country in countries().values():
            self.entities[country.id] = Entity(country.id, country.name, "country")
            names |= dict.fromkeys(country.demonyms, (country.id, True))
            names |= dict.fromkeys((country.name, *country.aliases), (country.id, False))
        for rule in rules:
            self.entities[rule.id] = Entity(rule.id, rule.name, rule.type)
            names |= dict.fromkeys(rule.demonyms, (rule.id, True))
            names |= dict.fromkeys((rule.name, *rule.aliases), (rule.id, False))
        self._keys = {str(number): target for number, target in enumerate(names.values())}
        self._nlp = nlp
        self._seen: set[int] = set()
        """The tokens met so far, by spaCy's hash."""
        self._waiting: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        """The names that are not in the matcher yet, each with its key, by the first word."""
        for number, name in enumerate(names):
            self._waiting[next(iter(WORD.findall(name)), "")].append((str(number), name))

    def _add_names(self, doc: Doc) -> None:
        """Put the names in the matcher whose first word stands in the document: to tokenise all takes longer than to read an article."""
        new = set(doc.to_array("ORTH").tolist()) - self._seen
        self._seen |= new
        words = {word for orth in new for word in WORD.findall(self._nlp.vocab.strings[orth])}
        for word in words & self._waiting.keys():
            for key, name in self._waiting.pop(word):
                self._matcher.add(key, [self._nlp.make_doc(name)])

    def find(self, doc: Doc) -> list[tuple[Span, Entity, bool]]:
        """The known names in a document, the longest where they overlap."""
        from spacy.util import filter_spans

        self._add_names(doc)
        found = filter_spans(self._matcher(doc, as_spans=True))
        keys = [self._keys[span.label_] for span in found]
        return [(span, self.entities[key], demonym) for span, (key, demonym) in zip(found, keys, strict=True)]


def link_entities(docs: Sequence[Doc], gazetteer: Gazetteer, known: Iterable[str] = ()) -> list[list[EntityMention]]:
    """The entities of one article's documents, in text order, with one id for one thing throughout the article.

    `known` are names that headings and metadata give: a full name there resolves a surname in the text.
    """
    per_doc = [(gazetteer.find(doc), [ent for ent in doc.ents if ent.label_ in NAMED]) for doc in docs]
    turned = [inverted_name(doc) for doc in docs]
    people: Counter[str] = Counter(known)
    for _, ents in per_doc:
        people.update(person_name(ent, gazetteer.titles) for ent in ents if ent.label_ == "PERSON")
    surnames = full_names(people, gazetteer.titles)
    for doc in docs:
        surnames.pop(defined_name(doc), None)  # "Moor is a comedy by Ada Moor"
    acronyms = {short: name for doc in docs for short, name in defined_acronyms(doc).items()}
    out = [mentions_of(found, ents, surnames, acronyms, gazetteer) for found, ents in per_doc]
    return [found if name is None else [name, *(m for m in found if m.start >= name.end)] for name, found in zip(turned, out, strict=True)]


def defined_name(doc: Doc) -> str:
    """The one word that a text begins with and says what it is, with a noun that it was given a name by or for: `Moor is a comedy`."""
    words = [token.lower_ for token in doc[1:3]]
    return doc[0].text if len(words) == 2 and words[0] in {"is", "was"} and words[1] in {"a", "an", "the"} else ""


def inverted_name(doc: Doc) -> EntityMention | None:
    """The person whom an entry is headed with, the surname first: `Marsden, Ada: chemist`; None where it is not."""
    match = INVERTED.match(doc.text)
    span = doc.char_span(0, match.end(2)) if match else None
    if match is None or span is None:
        return None
    name = f"{match.group(2)} {match.group(1)}"
    return EntityMention(span.start, span.end, Entity(romanized(slug(name)), name, "person"))


def mentions_of(
    found: list[tuple[Span, Entity, bool]],
    ents: list[Span],
    surnames: dict[str, str],
    acronyms: dict[str, str],
    gazetteer: Gazetteer,
) -> list[EntityMention]:
    """One document's entities: known names first, then what the recogniser found beside them."""
    out: list[EntityMention] = []
    taken: set[int] = set()
    for ent in sorted(ents, key=lambda span: -len(span)):
        inside = [hit for hit in found if hit[0].start >= ent.start and hit[0].end <= ent.end]
        if any(hit[0].start == trimmed(ent).start and hit[0].end == trimmed(ent).end for hit in inside):
            continue  # the known name says it all
        if inside and ent.label_ in {"GPE", "NORP", "LOC"}:
            continue  # "Kyrgyzstan's southern" is no place of its own
        ent = whole(ent)
        entity = named_entity(ent, surnames, acronyms, gazetteer)
        if entity is None or any(i in taken for i in range(ent.start, ent.end)):
            continue
        out.append(EntityMention(trimmed(ent).start, trimmed(ent).end, entity, is_short=trimmed(ent).text in acronyms))
        taken.update(range(ent.start, ent.end))
    for span, entity, is_demonym in found:
        out.append(EntityMention(span.start, span.end, entity, is_demonym))
    return sorted(out, key=lambda m: (m.start, -m.end))


def whole(ent: Span) -> Span:
    """A name with the end that the recogniser cut off: `Rosalind` of `Rosalind Featherly`, `Brook & Ash` of `Brook & Ash Tramway`."""
    after = ent.doc[ent.end] if ent.end < len(ent.doc) else None
    if after is not None and is_regnal(after):
        return ent.doc[ent.start : ent.end + 1]
    if after is None or after.ent_type_ or not after.text.istitle() or not after.is_alpha or after.is_sent_start:
        return ent
    first_name = ent.label_ == "PERSON" and len(ent) == 1 and ent[0].is_sent_start
    firm = len(ent) == 3 and ent[1].text == "&"
    return ent.doc[ent.start : ent.end + 1] if first_name or firm else ent


def is_regnal(numeral: Token) -> bool:
    """True for the number of a ruler that the tagger takes for a pronoun: `Elizabeth I was Queen`, not `For Elizabeth I was a fool`."""
    if numeral.text != "I" or not numeral.i:
        return False
    name = numeral.nbor(-1)
    begins = name.is_sent_start or name.nbor(-1).pos_ in {"PROPN", "ADP"} or name.nbor(-1).text in {",", "(", "and"}
    speaks = any(token.lower_ in {"me", "my", "we", "our", "us", "am", "'m", "’m"} for token in numeral.sent)
    return name.pos_ == "PROPN" and bool(begins) and not speaks


def trimmed(ent: Span) -> Span:
    """A name without its article and its genitive."""
    start, end = ent.start, ent.end
    if ent.doc[end - 1].text == ")" and (opened := next((i for i in range(start + 1, end) if ent.doc[i].text == "("), None)):
        end = opened
    while start < end - 1 and ent.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    while end - 1 > start and (
        ent.doc[end - 1].is_space or ent.doc[end - 1].pos_ == "ADP" or ent.doc[end - 1].text in {"'s", "’s", "'", "’", ",", "."}
    ):
        end -= 1
    return ent.doc[start:end]


def person_name(ent: Span, titles: frozenset[str]) -> str:
    """A person's name without titles in front of it."""
    words = trimmed(ent).text.split()  # by white space, and not by token: "Ana Osei-Tutu" is three tokens more
    while len(words) > 1 and words[0].casefold().rstrip(".") in titles:
        words.pop(0)
    return " ".join(words)


def full_names(people: Counter[str], titles: frozenset[str]) -> dict[str, str]:
    """Surname to full name, where the article gives just one full name that ends in it."""
    by_surname: defaultdict[str, set[str]] = defaultdict(set)
    for name in people:
        parts = name.split()
        if len(parts) > 1 and parts[0].casefold().rstrip(".") not in titles:
            by_surname[parts[-1]].add(name)
    return {surname: min(names) for surname, names in by_surname.items() if len(names) == 1}


def defined_acronyms(doc: Doc) -> dict[str, str]:
    """Acronym to the name that it is put behind in brackets, where their letters fit (Schwartz and Hearst 2003)."""
    out: dict[str, str] = {}
    for match in ACRONYM.finditer(doc.text):
        short = match.group(1)
        before = re.findall(r"[\w’'\-]+", doc.text[: match.start()])[-(2 * len(short)) :]
        if long := best_long_form(short, before):
            out[short] = long
    return out


def best_long_form(short: str, words: list[str]) -> str | None:
    """The shortest run of words at the end of `words` whose letters spell `short` in order, beginning with its first letter."""
    letters = [c for c in short.casefold() if c.isalnum()]
    for start in range(len(words) - 1, -1, -1):
        long = " ".join(words[start:])
        if long[0].casefold() != letters[0] or not long[0].isupper():
            continue
        rest = iter(long.casefold())
        if all(letter in rest for letter in letters) and len(long) > len(short) + 2 and initials_fit(letters, words[start:]):
            return long
    return None


def initials_fit(letters: list[str], words: list[str]) -> bool:
    """True if at least half of the acronym's letters begin a word: a chance run of letters does not."""
    initials = [word[0].casefold() for word in words]
    rest = iter(initials)
    return sum(letter in rest for letter in letters) * 2 >= len(letters)


def romanized(key: str) -> str:
    """An id without what tells one romanization of a Cyrillic name from another: `atambayev` and `atambaev`, `dmitriy` and `dmitry`.

    The differences are those between BGN/PCGN (1947) and the Library of Congress: `ye` for `e` behind a vowel, `iy` and `ii` for `y`.
    """
    return re.sub(r"(?<=[a-hj-z])(?:iy|ii|ij)(?=-|$)", "y", re.sub(r"(?<=[aeiou])ye", "e", key))


def named_entity(ent: Span, surnames: dict[str, str], acronyms: dict[str, str], gazetteer: Gazetteer) -> Entity | None:
    """What a recognised name stands for; None for one without a letter."""
    text = person_name(ent, gazetteer.titles) if ent.label_ == "PERSON" else " ".join(trimmed(ent).text.split())
    name = acronyms.get(text, text)
    if ent.label_ == "PERSON":
        name = surnames.get(name, name)
    key = slug(name)
    if ent.label_ == "PERSON":
        key = romanized(key)
    if not key or not any(c.isalpha() for c in key) or text.islower():  # "the colliery" is no name
        return None
    if key in gazetteer.entities:
        return gazetteer.entities[key]
    kinds = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organization"}
    return Entity(key, name, kinds.get(ent.label_, "other"))
