"""What a definite noun stands for: `the country`, `the company`, `the bridge`, `the harbour bridge`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.names import Participant
from pipeline.claims.narration import Narration
from pipeline.claims.syntax import subjects
from pipeline.claims.vessels import vessel

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRMS = frozenset({"company", "firm", "corporation", "group", "bank", "organization", "organisation"})
HOUSES = frozenset({"museum", "hospital", "foundation", "committee", "office", "centre", "center"})
"""What no body is called whose name does not say so."""


def called(phrase: str, narration: Narration, said: Sequence[Participant]) -> list[Participant] | None:
    """The last thing named whose name ends in a phrase: `the harbour bridge` behind `Aldersund Harbour Bridge`; None if nothing does."""
    pool = [*reversed(said), *reversed(narration.recent), *([narration.topic] if narration.topic else [])]
    return [p for p in pool if p.name.casefold().endswith(f" {phrase}")][:1] or None


def definite_noun(noun: Token, lemma: str, narration: Narration, lexicon: Lexicon, said: Sequence[Participant]) -> list[Participant] | None:
    """What `the country`, `the company` or `the bridge` is; None if nothing before it fits."""
    pool = [*reversed(said), *reversed(narration.recent)]
    if lemma in {"country", "nation", "republic"}:
        known = [*narration.section, *([narration.topic] if narration.topic else []), *pool]
        return [p for p in known if p.is_country][:1] or None
    named = [p for p in pool if lemma in ends_of(p.name.casefold()) and p.name.casefold() != lemma]
    if named:
        return named[:1]
    subordinate = clause_named(noun) if lemma in lexicon.organization_nouns | lexicon.settlement_nouns else None
    before = [p for p in said if subordinate in p.name.split() and not p.is_country]
    if before:
        return before[:1]
    if lemma in narration.described:
        return [narration.described[lemma]]
    if lemma in lexicon.vessel_nouns and (ship := vessel(narration, lexicon) or narration.articled) is not None:
        return [ship]
    places = [p for p in said if is_settlement(p, lexicon)] if lemma in lexicon.settlement_nouns else []
    if len(places) == 1:
        return places
    if (alike := described_alike(lemma, narration, lexicon)) is not None:
        return [alike]
    topic = narration.topic
    is_other = topic is None or lemma in HOUSES or topic == vessel(narration, lexicon) or is_doing(topic, noun)
    if topic is not None and not is_other and fits(lemma, topic, lexicon):
        return [topic]
    if lemma in lexicon.organization_nouns:
        return [p for p in pool if p.kind == "organization" and not is_other_body(p, lemma, lexicon)][:1] or None
    return None


def is_other_body(name: Participant, lemma: str, lexicon: Lexicon) -> bool:
    """True for a body whose name says that it is of another sort: `Aldersund Foundation` is no museum, `Brook & Ash` is a firm."""
    last = name.name.casefold().split()[-1]
    is_called = last in lexicon.organization_nouns and last != lemma
    return is_called or lemma in HOUSES or ("&" in name.name and lemma not in FIRMS)


def ends_of(name: str) -> tuple[str, ...]:
    """The words of a name that say what it is: the last, or the first of two or more where it is no name of somebody (`Castle Rennick`)."""
    words = name.split()
    return (words[-1], words[0]) if len(words) == 2 else (words[-1],)


def is_settlement(name: Participant, lexicon: Lexicon) -> bool:
    """True for the name of a place that says of no building, river or region that it is one."""
    return name.kind == "place" and name.name.casefold().split()[-1] not in lexicon.place_nouns - lexicon.settlement_nouns


def described_alike(lemma: str, narration: Narration, lexicon: Lexicon) -> Participant | None:
    """What the sentence before was about, if it said a thing of the same sort of it: `is a port. … The city`, `a maker. … The company`."""
    last = narration.subjects[0] if len(narration.subjects) == 1 else None
    if last is None or last.is_country:
        return None
    works = (lexicon.film_nouns, lexicon.series_nouns, lexicon.song_nouns, lexicon.album_nouns, lexicon.book_nouns)
    sorts = (lexicon.settlement_nouns, lexicon.vessel_nouns, *works)
    own = next((sort for sort in sorts if lemma in sort), None)
    said = [word for word, thing in narration.described.items() if thing.id == last.id]
    if own is not None:
        plain = lemma in lexicon.settlement_nouns and is_settlement(last, lexicon)
        return last if any(word in own for word in said) or (plain and not said) else None
    if lemma not in lexicon.organization_nouns or last.is_person or not said:
        return None
    other = any(word in sort for sort in (*sorts, lexicon.place_nouns) for word in said)
    return None if other else last


def fits(lemma: str, topic: Participant, lexicon: Lexicon) -> bool:
    """True if the topic can be called by the noun: neither a country nor a person, and not by its own name another kind of thing."""
    if topic.is_country or topic.is_person:
        return False
    last = topic.name.casefold().split()[-1]
    if last in lexicon.place_nouns:  # a church is no tower, and a bridge no town
        return lemma in {last, "building"} or {lemma, last} <= lexicon.settlement_nouns
    if topic.kind == "place":
        return lemma in lexicon.place_nouns
    return lemma in lexicon.organization_nouns


def is_doing(party: Participant, noun: Token) -> bool:
    """True if a participant does what is done to the noun, which therefore is another: `Quill, the Larks' singer, quit the group`."""
    verb = noun.head
    return noun.dep_ == "dobj" and any(subject.pos_ == "PROPN" and subject.text in party.name.split() for subject in subjects(verb))


def clause_named(noun: Token) -> str | None:
    """The last word of the name that a subordinate clause in front of the noun has for its subject; None where there is none."""
    named = (t for t in noun.doc[noun.sent.start : noun.i] if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ == "PROPN")
    clauses = ((token, token.head) for token in named if not token.head.is_ancestor(noun))
    return next((token.text for token, verb in clauses if verb.dep_ == "advcl" or any(c.lower_ == "when" for c in verb.children)), None)
