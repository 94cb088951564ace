"""Deaths that a clause beside another deed tells of, and deaths in the battle that the sentence before opens with.

A sentence that opens with a battle sets the scene for the next one, where that goes on telling of the same person and has no time of its
own: *During the Battle of Osk, Berg carried water to the guns. While she was crossing the yard, she was shot dead.*
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Roles
from pipeline.claims.predicates import Predicates
from pipeline.claims.sentence import SentenceReading
from pipeline.claims.syntax import children, is_passive, is_verb
from pipeline.dates import DateMention
from pipeline.dates.calendar import to_number

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "clause"
KILL = "kill"
FALLING = frozenset({"kill", "slay", "shoot", "stab", "hit", "strike", "wound", "injure", "lose"})
"""Verbs of what befalls people in a fight; who is executed or murdered may be so long after it."""
SCENE = re.compile(r"\s*(?:During|In|At|Amid|In the midst of|In the course of) (?:the )?\Z")
LATER = re.compile(
    r"\b(?:later|after|afterwards|afterward|subsequently|eventually|finally|next|following|since|until|years?|months?|weeks?|days?|"
    r"returned|home|another|second|again|ago|battle|siege|campaign|war|raid|captivity|prison)\b",
    re.IGNORECASE,
)
"""Words by which a sentence leaves the scene of the one before it."""
SITES = frozenset({"in", "at", "near", "outside", "on"})
LONGEST = 366
"""Days of a scene."""


def beside_deeds(sentence: SentenceReading, predicates: Predicates) -> list[Draft]:
    """A draft for each dated death that is told as what a deed brought: `was struck by a shell in 1846, killing her`."""
    out = []
    for verb in sentence.span:
        if not is_outcome(verb, predicates) or (date := sentence.date_of(verb.head)) is None:
            continue
        who = whom(verb, sentence)
        if who and modality_of(verb.head, sentence.reader.lexicon) == ACTUAL:
            out.append(Draft(verb, RULE, date=date, kind="event", predicate=KILL, roles=Roles((), tuple(who)), modality=ACTUAL))
    return out


def is_outcome(verb: Token, predicates: Predicates) -> bool:
    """True for a participle behind a comma that tells of a killing: `overturned, killing Ada Berg`."""
    is_behind = verb.tag_ == "VBG" and verb.dep_ == "advcl" and is_verb(verb.head) and verb.head.i < verb.i and verb.nbor(-1).text == ","
    return is_behind and predicates.of(verb) == KILL


def whom(verb: Token, sentence: SentenceReading) -> list[Participant]:
    """Who is killed, by name: the object, or whoever the deed was done to, where a pronoun stands for them."""
    things = children(verb, "dobj")
    if things and all(thing.lower_ in {"him", "her"} for thing in things):
        things = logical_objects(verb.head)
    found = sentence.reader.resolve(things)
    return found if len(found) == 1 and found[0].name[:1].isupper() and not any(t.like_num for thing in things for t in thing.lefts) else []


def in_scene(sentence: SentenceReading, predicates: Predicates, scene: DateMention | None) -> list[Draft]:
    """A draft for the death of whom the sentence before was about, in the battle that it opened with."""
    if scene is None or sentence.dates or LATER.search(sentence.span.text):
        return []
    before = {party.id for party in sentence.reader.narration.subjects}
    for verb in sentence.span:
        if not is_verb(verb) or verb.lemma_ not in FALLING or predicates.of(verb) not in {KILL, "die"}:
            continue
        if is_outcome(verb, predicates):
            who = whom(verb, sentence)
        elif verb.dep_ in {"ROOT", "conj"}:
            who = sentence.reader.resolve(logical_objects(verb) if is_passive(verb) else logical_subjects(verb))
        else:
            continue
        is_told = is_passive(verb) or is_outcome(verb, predicates) or predicates.of(verb) == "die"
        if (
            len(who) == 1
            and who[0].id in before
            and is_told
            and not elsewhere(verb)
            and modality_of(verb, sentence.reader.lexicon) == ACTUAL
        ):
            return [Draft(verb, RULE, date=scene, kind="event", predicate=KILL, roles=Roles((), tuple(who)), modality=ACTUAL)]
    return []


def elsewhere(verb: Token) -> bool:
    """True for a death at a place with a name, which need not be that of the battle: `was killed in Lund`."""
    return any(name.pos_ == "PROPN" for prep in children(verb, "prep") if prep.lower_ in SITES for name in children(prep, "pobj"))


def scene_of(sentence: SentenceReading) -> DateMention | None:
    """The battle that a sentence opens with, as a time; None where it opens with none, or tells of another time too."""
    if len(sentence.dates) != 1 or not (found := sentence.dates[0]).is_named or not found.start or not found.end:
        return None
    start = sentence.span.start_char
    opens = SCENE.match(sentence.text[start : found.char_start - sentence.offset]) is not None
    return found if opens and _number(found.end) - _number(found.start) < LONGEST else None


def _number(day: str) -> int:
    """The number of an ISO day, in years before our era too."""
    year, month, of_month = day.rsplit("-", 2)
    return to_number((int(year), int(month), int(of_month)))
