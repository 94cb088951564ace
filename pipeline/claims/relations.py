"""Undated relations that a rule wants: who made what, whose successor somebody is, after whom or where something is.

`rules/predicates/` say which (`wants: relation`) and which side there is only one of (`only_one`). Who did it (`subject`) is read off a
verb in either voice, off a noun for the doer (*the architect of the hall was Ada Berg*) or for the deed (*the discovery belongs to Ada
Berg*), or off the word for the work (*a novel by Ada Berg*). What stands behind a preposition (`object`: a place, a namesake, a channel) is
read off a verb (*was born in Lund*), a noun (*its head office in Lund*), or a bracket behind a name. Both sides must have a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import RELATIVES, logical_subjects
from pipeline.claims.bearings import POINTS as COMPASS
from pipeline.claims.bearings import bearings
from pipeline.claims.contests import contest_of
from pipeline.claims.denying import before_but, is_deniable
from pipeline.claims.drafts import Draft
from pipeline.claims.kin import child_of
from pipeline.claims.modality import ACTUAL, NEGATED, modality_of
from pipeline.claims.names import Participant, participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.predicates import Predicates
from pipeline.claims.ranks import is_ranked_town
from pipeline.claims.relation_words import (
    POINTS,
    acted_on,
    before,
    by_of,
    deed_and_doer,
    doer_and_thing,
    doers_of,
    is_one_of_several,
    is_taking_place,
    makers_of,
    named,
    native_of,
    owner_of,
    said_of,
    thing_of,
    things_behind,
    words_and_music_by,
)
from pipeline.claims.syntax import agents, children, complement, is_copula, is_noun, is_passive, is_verb, prepositional, subjects
from pipeline.claims.works import owned_works
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from pipeline.rulebook import Predicate

RULE = "relation"
HAPPENING = frozenset({"take", "occur", "happen"})
"""Verbs by which a noun for an event says where it was: `the premiere took place in Lund`."""
TAKES_PLACE = "take_place"
SETTING = "setting"
SET = "set"
ONLY = re.compile(r"\b(?:only|sole|once)\b")
"""A marriage by itself says nothing of others."""
WORK = "work"
CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
IN_BRACKET = re.compile(rf"\b(?:in|at|near)\s+(?P<place>{CAPITAL}(?:[ ,]+(?:(?:of|de|la|le|the|am|an|der|upon|on)\s+)*{CAPITAL})*)")
"""A place behind a date in a bracket: `(born 4 May 1921 in Lund, Sweden)`."""


def with_relations(span: Span, drafts: Sequence[Draft], reader: Reader, predicates: Predicates, text: str) -> list[Draft]:
    """The drafts of a sentence with one for each relation; `text` is the block's own text.

    What somebody did has one claim: a draft of the deed that names nobody gives way where the next verb says who did it.
    """
    open_deeds = {draft.head.i for draft in drafts if draft.rule_id == "deed" and is_verb(draft.head) and not agents(draft.head)}
    shared = {i for i in open_deeds if is_passive(span.doc[i])}
    taken = {draft.head.i for draft in drafts} - shared
    placed = {draft.head.i for draft in drafts if draft.roles is not None and draft.roles.subjects and draft.roles.objects}
    out: list[Draft] = []
    for token in span:
        if is_verb(token):
            out += _of_verb(token, taken, placed, reader, predicates)
        if is_noun(token):
            out += _of_noun(token, taken, reader, predicates)
    for draft in drafts:
        out += _in_bracket(draft, text, predicates)
    told = {draft.head.i for draft in out if draft.kind == "event"}
    kept = [draft for draft in drafts if not (draft.head.i in shared & told and draft.rule_id == "deed")]
    return kept + list({(draft.predicate, draft.roles): draft for draft in reversed(out)}.values())[::-1]


def _of_verb(verb: Token, taken: set[int], placed: set[int], reader: Reader, predicates: Predicates) -> Iterator[Draft]:
    """Who does it, of a verb without a claim; what stands behind its preposition, of any."""
    known = predicates.of(verb)
    rule = predicates.relation(known)
    if rule is not None and rule.only_one == "subject" and verb.i not in taken:
        yield from _draft(verb, rule, doers_of(verb), acted_on(verb, reader.idioms), reader)
    if (contest := predicates.relation("win_contest")) is not None:
        yield from _contest(verb, contest, reader)
    told_here = predicates.told_by(TAKES_PLACE if is_taking_place(verb) else known)
    if is_copula(verb) and (complement(verb) is not None or verb.tag_ not in {"VBZ", "VBP"} or _is_of_noun(verb, predicates)):
        told_here = ()  # what was somewhere was so for a time
    for told in told_here:
        is_own = told.id == known
        if (inhabitants := native_of(verb)) and told.place_of:
            yield from _draft(verb, told, *inhabitants, reader)
            continue
        things = thing_of(verb, reader.idioms, is_object=not is_own and predicates.is_of_object(known))
        places = things_behind(verb, told.behind, reader.lexicon.site_nouns, reader.idioms if is_own else None)
        if told.id == SETTING and known == SET and not is_passive(verb):  # what somebody sets somewhere is no story
            continue
        if told.symmetric and not is_passive(verb) and ONLY.search(verb.sent.text):  # "he wed the painter Ada Berg, his only wife"
            places = [*places, *(named(noun) for noun in children(verb, "dobj"))]
        if (told.symmetric and not is_passive(verb)) or is_own or verb.i not in placed:  # what a pattern has told is told
            yield from _draft(verb, told, things, places, reader)
        if told.kinds and told.place_of and (sited := [p for p in reader.resolve(things) if p.is_named]):
            for bearing in bearings(verb, reader):
                yield Draft(
                    verb,
                    RULE,
                    kind="state",
                    predicate=told.id,
                    roles=Roles(tuple(sited), (bearing,)),
                    words=(verb.idx, verb.idx + len(verb)),
                )


def _is_of_noun(verb: Token, predicates: Predicates) -> bool:
    """True if the subject of `is` is a noun that tells a place itself: `the head office is in Lund`."""
    nouns = [noun for noun in subjects(verb) if is_noun(noun)]
    return any(predicates.told_by_noun(f"{before(noun).lower_} {noun.lemma_.lower()}", noun.lemma_.lower()) for noun in nouns)


def _contest(verb: Token, rule: Predicate, reader: Reader) -> Iterator[Draft]:
    """Who won a contest, which is called by all the words that tell it."""
    winners, told = contest_of(verb, reader.lexicon.prize_nouns)
    named = any(word.lemma_.lower() in reader.lexicon.contest_nouns for word in told)
    if winners and named and modality_of(verb, reader.lexicon) == ACTUAL:
        name = " ".join(word.text for word in told if word.dep_ != "det")
        who = tuple(p for p in reader.resolve(winners) if p.is_named)
        if who and len(who) == len(winners):
            words = (verb.idx, verb.idx + len(verb))
            yield Draft(verb, RULE, kind="event", predicate=rule.id, roles=Roles(who, (Participant(name, slug(name)),)), words=words)


def _misread(noun: Token, reader: Reader, predicates: Predicates) -> Iterator[Draft]:
    """What a verb says that the parser took for a plural: `rises in the hills and empties into the Baltic`, `the Osk empties into`."""
    behind = noun.nbor(1) if noun.tag_ == "NNS" and noun.i + 1 < noun.sent.end else None
    rule = predicates.relation(predicates.verb(noun.lemma_.lower()) or "") if behind is not None else None
    if rule is None or behind is None or behind.lower_ != "into" or "into" not in rule.behind:
        return
    root = noun.sent.root
    things = logical_subjects(root) if is_verb(root) else [child for child in children(noun, "compound") if child.pos_ == "PROPN"]
    yield from _draft(noun, rule, things, [place for place in children(behind, "pobj") if place.pos_ == "PROPN"], reader)


def _of_noun(noun: Token, taken: set[int], reader: Reader, predicates: Predicates) -> Iterator[Draft]:
    """Who did it, of a noun for the doer, the deed or the work; where it is, of a noun for the place or for what lies there."""
    lemma = noun.lemma_.lower()
    both = f"{before(noun).lower_} {lemma}"
    yield from _misread(noun, reader, predicates)
    for told in predicates.told_by_noun(both, lemma):
        yield from _draft(noun, told, owner_of(noun), _places_of(noun, told, reader), reader)
    work = predicates.work(both) or predicates.work(lemma)
    yield from owned_works(noun, work, reader) if work is not None else ()
    if noun.i in taken:
        if work is not None and noun.dep_ == "attr":  # "is a 1964 novel by Ann Moe" tells of the year as well
            yield from _draft(noun, work, *by_of(noun), reader)
        return
    if (rule := predicates.doer(lemma)) is not None and not is_one_of_several(noun):
        who, things = doer_and_thing(noun)
        if who and not things and noun.dep_ == "nsubj" and (topic := reader.narration.thing()) is not None:
            yield from _of_topic(noun, rule, who, topic, reader)
        if who and not things and noun.dep_ not in {"attr", "nsubj"} and (child := child_of(noun, who, reader)) is not None:
            yield from _of_topic(noun, rule, who, child, reader)
        yield from _draft(noun, rule, who, things, reader)
    if (rule := predicates.relation("write")) is not None and noun.lemma_.lower() in reader.lexicon.text_nouns:
        yield from _draft(noun, rule, *words_and_music_by(noun, reader.lexicon.music_nouns), reader)
    if work is not None:
        yield from _draft(noun, work, *by_of(noun), reader)
    makers, trade = makers_of(noun) if lemma == WORK else ([], None)
    if trade is not None and (rule := predicates.doer(trade.lemma_.lower())) is not None:
        yield from _draft(noun, rule, makers, said_of(noun), reader)
    is_ranked = is_ranked_town(noun, reader.lexicon)
    is_one = any(child.lower_ in {"a", "an"} for child in noun.children)
    if (is_one or is_ranked) and (rule := predicates.kind_of_thing(lemma)) is not None and (things := said_of(noun)):
        sites = reader.lexicon.site_nouns
        places = things_behind(noun, (*rule.behind, "of") if is_ranked else rule.behind, sites) or (
            things_behind(noun.head, rule.behind, sites) if noun.dep_ == "attr" else []
        )
        yield from _draft(noun, rule, things, places, reader)
    deed = predicates.relation(predicates.of(noun))
    if deed is not None and deed.only_one == "subject":
        yield from _draft(noun, deed, *deed_and_doer(noun), reader)


def _of_topic(noun: Token, rule: Predicate, who: Sequence[Token], topic: Participant, reader: Reader) -> Iterator[Draft]:
    """Who did it, of what the text is about: `Long Weir is a record. … The producer was Ada Berg`."""
    doers = [p for p in reader.resolve(who) if p.is_named and p.id != topic.id]
    if len(doers) == len(who) and topic.is_named:
        words = (noun.idx, noun.idx + len(noun))
        yield Draft(noun, RULE, kind="state", predicate=rule.id, roles=Roles(tuple(doers), (topic,)), modality=ACTUAL, words=words)


def _places_of(noun: Token, rule: Predicate, reader: Reader) -> list[Token]:
    """Where a noun for a place says that it is: behind its own preposition, behind that of `is`, or as the other side of `is`."""
    verb, sites = noun.head, reader.lexicon.site_nouns
    found = things_behind(noun, [word for word in rule.behind if word != "of"], sites)
    if found or not is_verb(verb):
        return found
    if is_copula(verb) or (verb.lemma_ in HAPPENING and noun.dep_ == "nsubj"):
        other = (
            complement(verb)
            if noun.dep_ == "nsubj" and is_copula(verb)
            else None
            if noun.dep_ == "nsubj"
            else next(iter(children(verb, "nsubj")), None)
        )
        named = [other] if other is not None and other != noun and other.pos_ == "PROPN" else []
        return named or (things_behind(verb, rule.behind, sites) if noun.dep_ == "nsubj" else [])
    return things_behind(verb, rule.behind, sites) if noun.dep_ == "dobj" else []


def _in_bracket(draft: Draft, text: str, predicates: Predicates) -> Iterator[Draft]:
    """The place that a bracket tells beside a date: `(born 4 May 1921 in Lund)`."""
    if draft.rule_id != "brackets" or draft.words is None or draft.roles is None or draft.predicate is None:
        return
    place = IN_BRACKET.search(text, draft.words[1], max(draft.words[1], text.find(")", draft.words[1])))
    for rule in predicates.told_by(draft.predicate) if place is not None else ():
        name = " ".join(place["place"].split()).rstrip(",") if place is not None else ""
        parts = tuple(Participant(part, slug(part), kind="place") for part in map(str.strip, name.split(",")) if part)
        roles = Roles(draft.roles.objects or draft.roles.subjects, parts)
        yield Draft(draft.head, RULE, kind="state", predicate=rule.id, roles=roles, modality=ACTUAL, words=draft.words)


def _draft(head: Token, rule: Predicate, first: Sequence[Token], second: Sequence[Token], reader: Reader) -> Iterator[Draft]:
    """A draft where both sides are called by a name, and the clause tells it as a fact.

    A thing that somebody did something to may go without a name if more is said of it: `the bacterium that causes it was discovered by`.
    """
    said = modality_of(head, reader.lexicon) if first and second else None
    if said != ACTUAL and (said != NEGATED or not is_deniable(head, rule)):
        return
    if said == NEGATED:
        first, second = before_but(first), before_but(second)
    subjects, objects = _wholes(first, reader) if rule.only_one == "object" else reader.resolve(first), reader.resolve(second)
    if rule.only_one == "subject":
        objects = [p for p in objects if p.is_named or (len(second) == 1 and is_described(second[0], head))]
    else:
        objects = [p for p in objects if p.is_named or POINTS & set(p.name.split())]
        objects = [_part(p, second, reader) for p in objects]
    told = rule.only_one == "object" and len(first) == 1 and is_described(first[0], head)
    subjects = [p for p in subjects if p.is_named or told]
    objects = [p for p in objects if p not in subjects]
    if subjects and objects and (len(subjects) == len(first) or len(first) == 1):
        kind = "event" if is_verb(head) and rule.only_one == "subject" else "state"
        words = (head.idx, head.idx + len(head))  # beside another claim of the same word
        yield Draft(head, RULE, kind=kind, predicate=rule.id, roles=Roles(tuple(subjects), tuple(objects)), words=words)
        if rule.symmetric:
            yield Draft(head, RULE, kind=kind, predicate=rule.id, roles=Roles(tuple(objects), tuple(subjects)), words=words)


def _wholes(nouns: Sequence[Token], reader: Reader) -> list[Participant]:
    """What nouns stand for; for the parts of a story, the work that they are of, or what the text is about: `the plot unfolds in`."""
    if len(nouns) != 1 or nouns[0].lemma_.lower() not in reader.lexicon.story_nouns:
        return reader.resolve(nouns)
    if of := [*prepositional(nouns[0], "of"), *children(nouns[0], "poss")]:
        return reader.resolve(of)
    topic = reader.narration.thing()
    return [topic] if topic is not None else []


def _part(place: Participant, nouns: Sequence[Token], reader: Reader) -> Participant:
    """A land with the word that says which part of it is meant: `northern Peru`."""
    for noun in nouns:
        point = next(
            (child.lower_ for child in noun.children if child.dep_ == "amod" and child.lower_.removesuffix("ern") in COMPASS), None
        )
        if (
            point is not None
            and point.endswith("ern")
            and point not in place.name.split()
            and (own := participant(noun, reader.index)) is not None
            and own.id == place.id
        ):
            return Participant(f"{point} {place.name}", slug(f"{point} {place.name}"), kind=place.kind)
    return place


def is_described(noun: Token, head: Token) -> bool:
    """True for a thing without a name that a clause or another noun tells apart: `the bacterium that causes cough`.

    The clause must be another than that of `head`: of `the museum that Ada founded` nothing else is known.
    """
    if head.dep_ in {"relcl", "acl"} and head.head == noun:
        return False
    behind = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
    is_the = any(child.lower_ == "the" for child in noun.children)
    return is_the and noun.tag_ == "NN" and behind is not None and (behind.pos_ == "ADP" or behind.lower_ in RELATIVES)
