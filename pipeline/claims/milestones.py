"""What somebody does for the first time, or once: a first novel, a film debut, a doctorate.

*Her first book, Wax, appeared in 1961* and *she published her first book in 1972* have different verbs, subjects and objects, and tell of
one thing: the first book, and whose it was. Each gives a second claim that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.sentence import SentenceReading
from pipeline.claims.syntax import children, is_noun, is_passive, is_verb, objects, prepositional, subjects
from pipeline.dates import DateMention
from pipeline.dates.edtf import bounds, read_edtf
from pipeline.dates.intervals import Interval
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST_WORK, DEGREE, PREMIERE, END = "first_work", "degree", "premiere", "end"
WORKS = {
    **dict.fromkeys(("book", "novel", "novella", "poem", "story", "play", "opera", "symphony", "memoir", "cookbook", "comic"), ""),
    **dict.fromkeys(("album", "record", "lp", "longplayer"), "album"),
    **dict.fromkeys(("single", "song"), ""),
    **dict.fromkeys(("film", "movie", "picture", "feature"), "film"),
}
"""Nouns for works, and the noun that stands for those that mean the same."""
DEGREES = {"doctorate": "doctorate", "phd": "doctorate", "ph.d": "doctorate", "ph.d.": "doctorate", "dphil": "doctorate"}
PLAIN = frozenset({"very", "own", "his", "her", "their", "the", "a"})
"""In front of a first work, words that narrow nothing down."""


def milestone_drafts(sentence: SentenceReading) -> list[Draft]:
    """A draft for each first work and each degree that a dated draft of the sentence tells of."""
    out: list[Draft] = []
    for draft in sentence.drafts:
        verb, date = draft.head, draft.date
        if date is None or date.edtf is None or draft.rule_id != "clause" or not is_verb(verb) or draft.predicate is not None:
            continue
        if modality_of(verb, sentence.reader.lexicon) != ACTUAL:
            continue
        if (shown := _shown(verb, sentence.reader)) is not None:
            words = (verb.idx, verb.idx + len(verb))
            predicate, thing = shown
            out.append(Draft(verb, "clause", date=date, kind="event", predicate=predicate, roles=Roles((), (thing,)), words=words))
        found = [*_first_works(verb, sentence.reader), *_degrees(verb, sentence.reader)]
        out += [_draft(verb, predicate, who, what, date) for predicate, who, what in found]
        who, began = _career(verb, date, sentence.reader)
        if who is not None and began is not None:
            out.append(_draft(verb, FIRST_WORK, who, "first film", began))
    return list({(draft.predicate, draft.roles, draft.date and draft.date.edtf): draft for draft in out}.values())


Milestone = tuple[str, Participant, str]


def _draft(verb: Token, predicate: str, who: Participant, what: str, date: DateMention) -> Draft:
    roles = Roles((who,), (Participant(what, slug(what)),))
    return Draft(
        verb, "clause", date=date, kind="event", predicate=predicate, roles=roles, modality=ACTUAL, words=(verb.idx, verb.idx + len(verb))
    )


def _one(nouns: list[Token], reader: Reader) -> Participant | None:
    """The one participant with a name that the nouns stand for."""
    found = reader.resolve(nouns)
    return found[0] if len(found) == 1 and found[0].name[:1].isupper() else None


def _shown(verb: Token, reader: Reader) -> tuple[str, Participant] | None:
    """The series whose first or last episode was shown, and what that began or ended: `the opening episode was broadcast in 2006`."""
    lexicon = reader.lexicon
    shown = subjects(verb) if is_passive(verb) or verb.lemma_ in {"air", "appear"} else []
    if verb.lemma_ not in lexicon.broadcasting or len(shown) != 1 or not is_noun(shown[0]):
        return None
    noun = shown[0]
    words = {child.lower_ for child in noun.children if child.dep_ in {"amod", "compound", "nmod"}}
    is_episode, is_finale = noun.lemma_.lower() in lexicon.episode_nouns, noun.lemma_.lower() in lexicon.finale_nouns
    is_first = is_episode and bool((words & lexicon.opening_modifiers) or noun.lemma_.lower() == "pilot")
    is_last = (is_finale and words <= {"series"}) or (is_episode and bool(words & lexicon.closing_modifiers))
    if is_first == is_last:
        return None
    whose = [n for n in (*children(noun, "poss"), *prepositional(noun, "of")) if n.lower_ not in {"it", "its"}]
    if len(whose) > 1 or any(n.lemma_.lower() in {"season", "series"} and n.pos_ == "NOUN" for n in whose):
        return None
    thing = _one(whose, reader) if whose else reader.narration.thing()
    return (PREMIERE if is_first else END, thing) if thing is not None and thing.name[:1].isupper() else None


def _first_works(verb: Token, reader: Reader) -> Iterator[Milestone]:
    """First works that a verb brings out or makes, with whose they are."""
    lexicon = reader.lexicon
    if verb.lemma_ == "debut" and (who := _one(logical_subjects(verb), reader)) is not None:
        if any(noun.lemma_.lower() in lexicon.cinema_nouns for noun in prepositional(verb, "on", "in")):
            yield FIRST_WORK, who, "first film"
        return
    debuts = [child for child in verb.children if child.lower_ == "debut"]
    if verb.lemma_ == "make" and any(child.lower_ in lexicon.cinema_nouns for debut in debuts for child in debut.children):
        if (who := _one(logical_subjects(verb), reader)) is not None:
            yield FIRST_WORK, who, "first film"
        return
    for noun in (*objects(verb), *subjects(verb)):
        if not is_noun(noun):
            continue
        if (kind := _first(noun, lexicon)) is None or verb.lemma_ not in lexicon.releasing | lexicon.authoring:
            continue
        is_subject = noun.dep_ in {"nsubj", "nsubjpass"}
        if is_subject and not is_passive(verb) and verb.lemma_ not in {"appear", "come"}:
            continue
        owners = children(noun, "poss")
        who = _one(owners or ([] if is_subject else logical_subjects(verb)), reader)
        if who is not None:
            is_out = verb.lemma_ in lexicon.releasing
            told = "first film" if kind == "film" else f"first published {kind}" if is_out else f"first {kind} made"
            yield FIRST_WORK, who, told


def _first(noun: Token, lexicon: Lexicon) -> str | None:
    """What kind of work is a first one, where nothing narrows it down: `his first novel`, not `his first historical novel`."""
    lemma = noun.lemma_.lower()
    if lemma not in WORKS or noun.tag_ != "NN":
        return None
    words = [child.lower_ for child in noun.children if child.dep_ in {"amod", "compound", "nmod", "det", "poss"} and is_lower(child)]
    is_first = any(word in lexicon.debut_modifiers for word in words)
    is_narrowed = any(child.dep_ in {"prep", "relcl", "acl"} for child in noun.children)
    is_plain = all(word in lexicon.debut_modifiers | PLAIN for word in words)
    return (WORKS[lemma] or lemma) if is_first and is_plain and not is_narrowed else None


def is_lower(token: Token) -> bool:
    """True for a word that begins with a small letter, or begins its sentence: no part of a name."""
    return token.text[:1].islower() or token.is_sent_start is True


def _career(verb: Token, date: DateMention, reader: Reader) -> tuple[Participant | None, DateMention | None]:
    """Whose film career began when: `his film career stretched from 1934 to 1957`."""
    careers = [noun for noun in (*subjects(verb), *objects(verb)) if noun.lemma_.lower() == "career"]
    if (
        verb.lemma_ not in reader.lexicon.spanning
        or len(careers) != 1
        or not any(child.lower_ in reader.lexicon.cinema_nouns for child in children(careers[0], "compound", "amod"))
    ):
        return None, None
    who = _one(children(careers[0], "poss") or logical_subjects(verb), reader)
    value = read_edtf(date.edtf or "")
    if isinstance(value, Interval):
        if verb.lemma_ in {"begin", "start"} or value.first is None or value.last is None:
            return None, None
        first = str(value.first)
        return who, replace(date, edtf=first, end=bounds(first)[1], precision=value.first.precision)
    return (who, date) if verb.lemma_ in {"begin", "start"} else (None, None)


def _degrees(verb: Token, reader: Reader) -> Iterator[Milestone]:
    """Degrees that somebody takes or is given; an honorary one is none."""
    for noun in children(verb, "dobj", "oprd"):
        kind = _degree(noun)
        if kind is None:
            continue
        if verb.lemma_ in reader.lexicon.obtaining and not is_passive(verb):
            who = _one(logical_subjects(verb), reader)
        elif verb.lemma_ in reader.lexicon.awarding:
            given = [n for n in logical_objects(verb) if n != noun] if is_passive(verb) else children(verb, "dative")
            who = _one(given, reader)
        else:
            continue
        if who is not None:
            yield DEGREE, who, kind


def _degree(noun: Token) -> str | None:
    """What degree a noun is, if it is one: `doctorate`, `master's degree`."""
    words = [token.lower_ for token in noun.subtree if token.i <= noun.i and token.dep_ in {"amod", "compound", "poss", "nmod"}]
    if "honorary" in words:
        return None
    if (known := DEGREES.get(noun.lemma_.lower())) is not None:
        return known
    if noun.lemma_.lower() != "degree":
        return None
    kinds = {"doctoral": "doctorate", "doctor": "doctorate", "master": "master", "bachelor": "bachelor"}
    return next((kinds[word] for word in words if word in kinds), None)
