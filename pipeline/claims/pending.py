"""What was not over at a date: a house that was still unfinished then, a fort that still held out.

*was still unfinished in 1894*, *the unfinished tower*, *was under construction in 1912* are about a completion that lay ahead; *remained
unfinished until 1880* about one of that year; *was still holding out in June* about a surrender. Each gives a second claim of that turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.participants import Reader
from pipeline.claims.sentence import SentenceReading
from pipeline.claims.since import turning_day
from pipeline.claims.syntax import children, is_noun, is_passive, is_verb, particle, prepositional
from pipeline.claims.turns import CLOSING, OPENING, from_then, is_plain, made
from pipeline.dates import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLETION, SURRENDER = "complete", "surrender"


def pending_drafts(sentence: SentenceReading) -> list[Draft]:
    """A draft for each turn that a dated draft of the sentence says was still to come, or came then."""
    out: list[Draft] = []
    for draft in sentence.drafts:
        date = draft.date
        if date is None or date.edtf is None or draft.rule_id not in {"clause", "since"} or draft.verb.sent != sentence.span:
            continue
        opener = date.text.split()[0].casefold()
        base = turning_day(date, sentence.text, sentence.offset) if opener in OPENING else date
        verb = draft.verb
        if opener in CLOSING | {"before"} or not is_plain(base) or not is_verb(verb):
            continue
        if modality_of(verb, sentence.reader.lexicon) != ACTUAL:
            continue
        for turn in _turns(verb, base if opener in OPENING else from_then(base, base), opener in OPENING, sentence.reader):
            if not any(other.predicate == turn.predicate and other.head == turn.head for other in out):
                out.append(turn)
    return out


def _turns(verb: Token, date: DateMention, is_end: bool, reader: Reader) -> Iterator[Draft]:
    """The turns that a verb says lay ahead; `is_end`: it held until the date, which is that of the turn."""
    lexicon = reader.lexicon
    if verb.lemma_ in lexicon.lasting:
        said = [
            child for child in children(verb, "acomp", "oprd", "attr", "advcl", "amod") if child.lower_ in lexicon.unfinished_adjectives
        ]
        under = [noun for noun in prepositional(verb, "under") if noun.lower_ == "construction"]
        is_kept = is_passive(verb) or verb.lemma_ in {"leave", "keep"}
        who = [noun for noun in logical_objects(verb) if is_noun(noun)] if is_kept else logical_subjects(verb)
        if said or under:
            yield from made(verb, COMPLETION, date, reader.resolve(who))
            return
    if verb.lemma_ in lexicon.building and not is_end and any(child.lower_ == "being" for child in children(verb, "auxpass", "aux")):
        yield from made(verb, COMPLETION, date, reader.resolve(logical_objects(verb)))
    is_still = any(child.lower_ == "still" for child in verb.children)
    is_flying = verb.lemma_ == "fly" and any(noun.lemma_.lower() in lexicon.flag_nouns for noun in children(verb, "dobj"))
    if (particle(verb) in lexicon.resisting and not is_passive(verb) and (is_still or is_end)) or (is_flying and is_still and not is_end):
        yield from made(verb, SURRENDER, date, reader.resolve(logical_subjects(verb)), is_subject=True)
    if not is_end:
        for noun in _unfinished(verb, lexicon):
            yield from made(verb, COMPLETION, date, reader.resolve([noun]))


def _unfinished(verb: Token, lexicon: Lexicon) -> list[Token]:
    """What a clause calls unfinished, among what takes part in it."""
    nouns = [*children(verb, "nsubj", "nsubjpass", "dobj"), *prepositional(verb, "in", "into", "on", "at", "to")]
    return [
        noun for noun in nouns if is_noun(noun) and any(child.lower_ in lexicon.unfinished_adjectives for child in children(noun, "amod"))
    ]
