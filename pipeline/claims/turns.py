"""Turning points told by what held up to them or from then on.

*was last seen in 1921*, *none has been seen since 1921* and *was seen alive in 1950* are about one last sighting; *still played in 2016* is
about the end of a career, *was still in use in 1990* about a closure; *nobody lived there until 1850* and *its first settlers came in 1850*
are about the settling of a place. Each gives a second claim of the turning point, with the times at which that can have been.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import ACTUAL, NEGATED, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.sentence import SentenceReading
from pipeline.claims.since import turning_day
from pipeline.claims.syntax import children, complement, is_copula, is_noun, is_passive, is_verb, prepositional, subjects
from pipeline.dates import DateMention
from pipeline.dates.edtf import bounds, on_from, read_edtf, up_to
from pipeline.dates.intervals import Interval

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGHTING, SETTLING, KNOWN = "last_sighting", "settling", "known_since"
CLOSING = frozenset({"since", "after"})
OPENING = frozenset({"until", "till", "before"})
PRONOUNS = frozenset({"nobody", "none", "one"})
"""Those that stand for anybody at all."""


def turn_drafts(sentence: SentenceReading) -> list[Draft]:
    """A draft for each turning point that a dated draft of the sentence tells of in other words."""
    out: list[Draft] = []
    for draft in sentence.drafts:
        if draft.date is None or draft.date.edtf is None or draft.rule_id not in {"clause", "since"} or draft.verb.sent != sentence.span:
            continue
        for turn in _turns(draft, draft.date, sentence):
            if not any(other.predicate == turn.predicate and other.head == turn.head for other in out):
                out.append(turn)
    return out


def _turns(draft: Draft, date: DateMention, sentence: SentenceReading) -> Iterator[Draft]:
    verb, reader = draft.verb, sentence.reader
    if not is_verb(verb) and verb.lemma_.lower() not in reader.lexicon.uninhabited_adjectives:
        return
    opener = date.text.split()[0].casefold()
    base = turning_day(date, sentence.text, sentence.offset) if opener in CLOSING | OPENING else date
    modality = modality_of(verb, reader.lexicon)
    yield from _sighted(verb, date, base, opener, modality, reader)
    yield from _settled(verb, date, base, opener, modality, reader)
    yield from _known(verb, date, base, opener, modality, reader)
    if modality == ACTUAL and opener not in CLOSING | OPENING:
        yield from _still(verb, date, reader)
        yield from _on_air(verb, date, reader)


def made(verb: Token, predicate: str, date: DateMention, who: list[Participant], *, is_subject: bool = False) -> Iterator[Draft]:
    """The draft of a turning point of one thing with a name."""
    is_called = len(who) == 1 and (who[0].is_named or (predicate == SIGHTING and " " in who[0].name))
    if is_called:
        roles = Roles((who[0],)) if is_subject else Roles((), (who[0],))
        words = (verb.idx, verb.idx + len(verb))
        yield Draft(verb, "clause", date=date, kind="event", predicate=predicate, roles=roles, modality=ACTUAL, words=words)


def from_then(date: DateMention, base: DateMention) -> DateMention:
    """From a date on; `base` is the date without the word that opens it."""
    return replace(date, edtf=on_from(base.edtf or ""), start=base.start, end=None, precision="range")


def by_then(date: DateMention, base: DateMention) -> DateMention:
    """Up to a date."""
    return replace(date, edtf=up_to(base.edtf or ""), start=None, end=base.end, precision="range")


def is_plain(base: DateMention) -> bool:
    """True for a date with two ends that is no interval of two dates."""
    return base.start is not None and base.end is not None and base.edtf is not None and "/" not in base.edtf


def _thing(nouns: list[Token], reader: Reader) -> list[Participant]:
    """What was come across: by its name, or what the text is about where the noun stands for any of a kind."""
    if (
        len(nouns) == 1
        and nouns[0].lemma_.lower() in reader.lexicon.specimen_nouns
        and not any(token.pos_ == "PROPN" for token in nouns[0].subtree)
    ):
        thing = reader.narration.thing()
        return [thing] if thing is not None else []
    return reader.resolve(nouns)


def _sighted(verb: Token, date: DateMention, base: DateMention, opener: str, modality: str, reader: Reader) -> Iterator[Draft]:
    """The last sighting of an animal or a plant."""
    if verb.lemma_ not in reader.lexicon.sighting or not is_passive(verb) or not is_plain(base):
        return
    things = _thing([noun for noun in logical_objects(verb) if noun.dep_ != "oprd"], reader)
    near = [child.lower_ for child in verb.children if child.dep_ in {"advmod", "oprd", "acomp", "npadvmod"}]
    amods = [child.lower_ for noun in subjects(verb) for child in noun.children if child.dep_ == "amod"]
    if modality == NEGATED and opener in CLOSING:
        yield from made(verb, SIGHTING, by_then(date, base), things)
    elif modality == ACTUAL and opener not in CLOSING | OPENING and ("last" in near or "last" in amods):
        yield from made(verb, SIGHTING, date, things)
    elif modality == ACTUAL and opener not in CLOSING | OPENING and ("alive" in near or "still" in near):
        yield from made(verb, SIGHTING, from_then(date, base), things)


def _still(verb: Token, date: DateMention, reader: Reader) -> Iterator[Draft]:
    """What had not ended at a date: a life, a career, the use of a thing."""
    if not is_plain(date):
        return
    after = from_then(date, date)
    who = reader.resolve(logical_subjects(verb))
    said = complement(verb) if is_copula(verb) else None
    is_still = any(child.lower_ == "still" for token in (verb, said) if token is not None for child in token.children)
    if said is not None and said.lower_ == "alive":
        yield from made(verb, "die", after, who, is_subject=True)
    if not is_still:
        return
    is_player = said is not None and is_noun(said) and (said.lemma_.lower() in reader.lexicon.player_nouns or _is_professional(said))
    if is_player or (verb.lemma_ in reader.lexicon.performing and not is_passive(verb) and verb.tag_ != "VBN"):
        yield from made(verb, "retire", after, who, is_subject=True)
    elif is_copula(verb) and any(noun.lemma_.lower() in reader.lexicon.operation_nouns for noun in prepositional(verb, "in")):
        yield from made(verb, "close", after, who)
    elif verb.lemma_ in {"stand", "exist"} and not is_passive(verb):
        yield from made(verb, "demolish", after, who)
    elif is_passive(verb) and verb.lemma_ == "use" and not prepositional(verb, "as", "for", "by"):
        yield from made(verb, "close", after, reader.resolve(logical_objects(verb)))


def _on_air(verb: Token, date: DateMention, reader: Reader) -> Iterator[Draft]:
    """When a series began and ended: `ran from 2001 to 2005`, `was on the air from 2001 until 2005`."""
    on_air = is_copula(verb) and any(noun.lemma_.lower() in {"air", "screen"} for noun in prepositional(verb, "on"))
    if not (on_air or verb.lemma_ in {"air", "broadcast"} or (verb.lemma_ == "run" and not children(verb, "dobj", "prt"))):
        return
    value = read_edtf(date.edtf or "")
    who = reader.resolve(logical_objects(verb) if is_passive(verb) else logical_subjects(verb))
    if isinstance(value, Interval) and value.first is not None and value.last is not None:
        for predicate, moment in (("premiere", value.first), ("end", value.last)):
            start, end = bounds(str(moment))
            yield from made(verb, predicate, replace(date, edtf=str(moment), start=start, end=end, precision=moment.precision), who)


def _is_professional(noun: Token) -> bool:
    return any(child.lower_ in {"professional", "active"} for child in noun.children)


def _settled(verb: Token, date: DateMention, base: DateMention, opener: str, modality: str, reader: Reader) -> Iterator[Draft]:
    """The settling of an island or another place."""
    if not is_plain(base):
        return
    lexicon, who = reader.lexicon, subjects(verb)
    place = reader.resolve(prepositional(verb, "on", "in", "at")[:1])
    if verb.lemma_ in {"live", "dwell", "reside"} and len(who) == 1 and who[0].lemma_.lower() in PRONOUNS | lexicon.human_nouns:
        there = [thing] if not place and _is_there(verb) and (thing := reader.narration.thing()) is not None else place
        if modality == NEGATED and opener in OPENING:
            yield from made(verb, SETTLING, from_then(date, base) if opener == "before" else base, there)
        elif modality == ACTUAL and opener == "since" and who[0].lemma_.lower() == "people":
            yield from made(verb, SETTLING, base, there)
        return
    said = next((child for child in children(verb, "acomp", "oprd", "attr")), None)
    is_empty = verb.lemma_ in lexicon.uninhabited_adjectives or (said is not None and said.lower_ in lexicon.uninhabited_adjectives)
    if is_empty and opener in OPENING:
        yield from made(verb, SETTLING, from_then(date, base) if opener == "before" else base, reader.resolve(who))
    elif verb.lemma_ in lexicon.populating and is_passive(verb) and modality == ACTUAL and opener not in OPENING | {"after"}:
        if opener != "since" or verb.lemma_ == "inhabit":
            yield from made(verb, SETTLING, base, reader.resolve(logical_objects(verb)))
    elif verb.lemma_ in lexicon.arriving and modality == ACTUAL and opener not in CLOSING | OPENING and _are_first_there(who, lexicon):
        whose = [*children(who[0], "poss"), *prepositional(who[0], "of")]
        reached = whose or children(verb, "dobj") or prepositional(verb, "on", "in", "at", "to")[:1]
        thing = reader.narration.thing() if not reached else None
        yield from made(verb, SETTLING, date, [thing] if thing is not None else reader.resolve(reached))


def _is_there(verb: Token) -> bool:
    return any(child.lower_ in {"there", "here"} for child in children(verb, "advmod"))


def _are_first_there(nouns: list[Token], lexicon: Lexicon) -> bool:
    """True for one noun of those who settle: `the first inhabitants`."""
    if len(nouns) != 1 or nouns[0].lemma_.lower() not in lexicon.settler_nouns:
        return False
    return any(child.lower_ in {"first", "earliest"} for child in children(nouns[0], "amod"))


def _known(verb: Token, date: DateMention, base: DateMention, opener: str, modality: str, reader: Reader) -> Iterator[Draft]:
    """Since when people know of a thing: `unknown to science until 1976`, `has been known since 1850`."""
    if not is_plain(base):
        return
    lexicon = reader.lexicon
    said = complement(verb) if is_copula(verb) else next(iter(children(verb, "acomp", "oprd")), None)
    if said is not None and said.lower_ == "unknown" and opener in OPENING:
        to = prepositional(said, "to")
        if not to or any(noun.lemma_.lower() in lexicon.learned_nouns for noun in to):
            yield from made(verb, KNOWN, from_then(date, base) if opener == "before" else base, reader.resolve(subjects(verb)))
    elif verb.lemma_ == "know" and opener == "since" and modality == ACTUAL and not prepositional(verb, "as", "for"):
        knowing = logical_subjects(verb)
        if not knowing or all(noun.lemma_.lower() in PRONOUNS | lexicon.learned_nouns | lexicon.human_nouns for noun in knowing):
            yield from made(verb, KNOWN, base, reader.resolve(logical_objects(verb)))
