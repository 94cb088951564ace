"""What a verb of living or serving says in other words: `lived past 1950` of a death, `served as mayor` of an office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, NEGATED, modality_of
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.predicates import Predicates
from pipeline.claims.since import closing_day
from pipeline.claims.syntax import children, is_noun, is_passive, is_verb, prepositional
from pipeline.dates import DateMention
from pipeline.dates.edtf import on_from, up_to

if TYPE_CHECKING:
    from spacy.tokens import Token

DEATH = "die"
PAST = ("past", "beyond", "into", "after")
UNTIL = ("until", "till")
HOLDING = frozenset({"serve", "act", "reign", "rule", "officiate"})
POSTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {verb: frozenset({"post", "office", "position", "title", "role", "rank"}) for verb in ("hold", "fill", "occupy", "have")}
)
"""By verb, the nouns behind whose `of` an office stands: *held the post of rector*."""


def in_other_words(draft: Draft, reader: Reader, predicates: Predicates) -> Draft:
    """The draft as what its verb amounts to; the draft itself where it says only what it says."""
    if draft.date is None or draft.roles is not None or not is_verb(draft.head):
        return draft
    if draft.head.lemma_ in HOLDING or draft.head.lemma_ in POSTS:
        return serving(draft, reader, predicates)
    return living(draft, reader)


def serving(draft: Draft, reader: Reader, predicates: Predicates) -> Draft:
    """Who had an office: `served as president of Norland from 1994 to 1999`; an office that many have at a time is none."""
    verb = draft.head
    posts = [noun for noun in logical_objects(verb) if noun.lemma_.lower() in POSTS.get(verb.lemma_, ())]
    named = (
        [of for post in posts for of in prepositional(post, "of", "as")] if posts else [] if is_passive(verb) else prepositional(verb, "as")
    )
    offices = [noun for noun in named if is_noun(noun) and predicates.is_held_by_one(predicates.of(noun))]
    if len(offices) != 1:
        return draft
    who = tuple(reader.resolve(logical_subjects(verb)))
    what = tuple(reader.resolve(prepositional(offices[0], "of") or children(offices[0], "poss")))
    return replace(draft, predicate=predicates.of(offices[0]), roles=Roles(who, what)) if who and what else draft


def living(draft: Draft, reader: Reader) -> Draft:
    """When somebody died, or died at the earliest or latest: `lived until 1950`, `lived past 1950`, `did not live to see the peace`."""
    verb, date = draft.head, draft.date
    seen = verb.lemma_ == "see" and verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ == "live"
    living_verb = verb.head if seen else verb
    if date is None or living_verb.lemma_ != "live" or not alone(living_verb, date):
        return draft
    modality = modality_of(living_verb, reader.lexicon)
    missed = modality == NEGATED and seen
    if modality != ACTUAL and not missed:
        return draft
    who = tuple(reader.resolve(logical_subjects(living_verb)))
    if len(who) != 1 or not who[0].name[:1].isupper():
        return draft
    opening = date.text.split()[0].casefold()
    if seen and (date.edtf is None or date.start is None or "/" in date.edtf):
        return draft
    if missed and date.edtf:
        date = replace(date, edtf=up_to(date.edtf), start=None, precision="range")
    elif seen and date.edtf:
        date = replace(date, edtf=on_from(date.edtf), end=None, precision="range")
    elif opening in UNTIL and (day := closing_day(date)) != date:
        date = day
    elif opening not in PAST or date.start is None or date.end is not None:
        return draft
    return replace(draft, date=date, predicate=DEATH, kind="event", roles=Roles(who), modality=ACTUAL)


def alone(verb: Token, date: DateMention) -> bool:
    """True for a verb of living behind which nothing says where or how: `lived there until 1950` is no death."""
    first = date.text.split()[0].casefold()
    return not any(
        child.i > verb.i and child.dep_ in {"prep", "advmod", "dobj", "acomp", "npadvmod", "xcomp"} and child.lower_ != first
        for child in verb.children
        if child.lemma_ != "see"
    )
