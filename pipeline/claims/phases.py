"""When something that takes its time began and ended, told by both dates at once.

*was filmed from May to July 1994* and *filming took place from May to July 1994* say when filming began and when it ended; which predicates
have such a beginning and end stands in their files, under `phases`. *The siege lasted from 3 March to 14 April* says it of the siege.
Each date gives a second claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects
from pipeline.claims.drafts import Draft
from pipeline.claims.idioms import nouns_behind, words_of
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.predicates import Predicates
from pipeline.claims.sentence import SentenceReading
from pipeline.claims.syntax import children, is_verb, particle, subjects
from pipeline.claims.turns import made
from pipeline.dates import DateMention
from pipeline.dates.edtf import bounds, read_edtf
from pipeline.dates.intervals import Interval

if TYPE_CHECKING:
    from spacy.tokens import Token

BEGIN, END = "begin", "end"
LASTING = frozenset({"last", "go on", "take place", "take", "continue", "occur"})
"""Verbs of what happens, beside which both dates are those of their subject."""
DOING = ("of", "on", "for")
"""What stands between the noun of an activity and what it is done to: *work on the bridge*, *filming for the series*."""


def phase_drafts(sentence: SentenceReading, predicates: Predicates) -> list[Draft]:
    """A draft for the beginning and one for the end of what a draft of the sentence dates from one time to another."""
    out: list[Draft] = []
    for draft in sentence.drafts:
        verb, date = draft.head, draft.date
        if date is None or date.edtf is None or draft.rule_id != "clause" or draft.predicate is not None or not is_verb(verb):
            continue
        if modality_of(verb, sentence.reader.lexicon) != ACTUAL:
            continue
        if (predicate := _of_activity(verb, sentence, predicates)) is not None and (thing := sentence.reader.narration.thing()) is not None:
            out += made(verb, predicate, date, [thing])
        ends = first_and_last(date)
        for phases, things in _told(verb, sentence, predicates) if ends else ():
            for predicate, day in zip(phases, ends or (), strict=True):
                out += made(verb, predicate, day, things, is_subject=predicate in {BEGIN, END})
    return out


def _of_activity(verb: Token, sentence: SentenceReading, predicates: Predicates) -> str | None:
    """The predicate that a verb and an activity as its subject tell, of what the text is about: *filming began*."""
    who = [*subjects(verb), *children(verb, "csubj")]
    if len(who) != 1 or _is_narrowed(who[0]) or not (phases := predicates.phases_of(who[0].lower_)):
        return None
    idioms = (idiom for idiom in sentence.reader.idioms.get(verb.lemma_.lower(), ()) if idiom.predicate in phases)
    return next((idiom.predicate for idiom in idioms if who[0] in (words_of(verb, idiom.words[1:]) or ())), None)


def first_and_last(date: DateMention) -> tuple[DateMention, DateMention] | None:
    """The two ends of a date from one time to another; *between 1880 and 1892* may be one year of those."""
    value = read_edtf(date.edtf or "")
    if not isinstance(value, Interval) or value.first is None or value.last is None or value.first == value.last:
        return None
    if str(value.first).endswith("~") and str(value.last).endswith("~"):
        return None  # "in the late 1700s" is one time
    if "between" in date.text.casefold() and {value.first.precision, value.last.precision} & {"year", "decade", "century"}:
        return None
    first, last = (_at(date, str(moment), moment.precision) for moment in (value.first, value.last))
    return first, last


def _at(date: DateMention, edtf: str, precision: str) -> DateMention:
    start, end = bounds(edtf)
    return replace(date, edtf=edtf, start=start, end=end, precision=precision)


def _told(verb: Token, sentence: SentenceReading, predicates: Predicates) -> Iterator[tuple[tuple[str, ...], list[Participant]]]:
    """The predicates of the beginning and the end of what a verb tells, and of what thing."""
    rule = predicates.rules.get(predicates.of(verb))
    if rule is not None and rule.phases:
        yield rule.phases, sentence.reader.resolve(logical_objects(verb))
    elif (particle(verb) in LASTING or verb.lemma_ in LASTING) and len(subjects(verb)) == 1:
        noun = subjects(verb)[0]
        phases = predicates.phases_of(noun.lower_)
        if not phases:
            yield (BEGIN, END), sentence.reader.resolve([noun])
        elif (behind := next((found for word in DOING if (found := nouns_behind(word, [noun]))), [])) or not _is_narrowed(noun):
            thing = sentence.reader.narration.thing()
            yield phases, sentence.reader.resolve(behind) if behind else [thing] if thing is not None else []


def _is_narrowed(noun: Token) -> bool:
    """True for an activity of which only a part is told: *filming in Iceland*, *the second recording*."""
    return bool(children(noun, "prep", "relcl", "acl", "poss")) or any(child.lower_ != "principal" for child in children(noun, "amod"))
