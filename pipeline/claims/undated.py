"""Drafts of what has neither a date nor a count: plans, states, denials, deeds that another text may deny, turns of a life."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.heads import date_heads
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import ACTUAL, NEGATED, came_to_nothing, is_never, modality_of
from pipeline.claims.offices import date_then, meanwhile
from pipeline.claims.participants import Roles
from pipeline.claims.plans import plan_heads
from pipeline.claims.predicates import Predicates
from pipeline.claims.sentence import SentenceReading
from pipeline.claims.states import firsts, state_heads
from pipeline.claims.syntax import children, is_noun, is_passive, is_verb, tokens_in, verb_group
from pipeline.dates import DateMention
from pipeline.mentions.ages import Age, find_ages

if TYPE_CHECKING:
    from spacy.tokens import Token

DENYING = frozenset(
    {
        "no",
        "not",
        "never",
        "neither",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "hardly",
        "scarcely",
        "ever",
        "longer",
        "deny",
        "off",
        "through",
        "without",
        "unable",
        "yet",
    }
)
"""A sentence without one of these, and without a verb that denies, denies nothing;
*off* and *through* are of *called off* and *fell through*."""
LIVED = re.compile(r"lived|into", re.IGNORECASE)
"""How an age begins that somebody lived to."""
AT_AGE = re.compile(r"aged|at |when", re.IGNORECASE)
"""How an age begins at which something was done."""
TOLD = frozenset({"ROOT", "conj", "relcl"})
"""How a verb stands that tells of a deed by itself."""


def planned(sentence: SentenceReading) -> None:
    """A draft for each plan that has no date of its own."""
    done = {draft.head.i for draft in sentence.drafts}
    for head in plan_heads(sentence.span, sentence.reader.lexicon):
        if head.i not in done:
            sentence.drafts.append(Draft(head, "plan"))


def held(sentence: SentenceReading, predicates: Predicates) -> None:
    """A draft for each state that a predicate wants even where it has no date and no count."""
    done = {draft.head.i for draft in sentence.drafts}
    for head in state_heads(sentence.span):
        if head.i not in done and predicates.wants_state(predicates.of(head)) and not children(head, "xcomp"):  # "has yet to open"
            date = next((date for event in meanwhile(head) if (date := sentence.date_of(event)) is not None), None)
            date = date or (date_then(head, sentence.date_over) if predicates.is_held_by_one(predicates.of(head)) else None)
            sentence.drafts.append(Draft(head, "state", date=date, kind="state"))
    sentence.drafts.extend(Draft(head, "state", kind="state") for head in firsts(sentence.span) if head.i not in done)


def denied(sentence: SentenceReading, predicates: Predicates) -> None:
    """A draft for each denial of what happens once, or of all time, and for each deal that fell through: a text may say it was."""
    lexicon = sentence.reader.lexicon
    verbs = lexicon.negative | lexicon.undoing | lexicon.preventing
    if not any(token.dep_ == "neg" or token.lower_ in DENYING or token.lemma_ in verbs for token in sentence.span):
        return
    done = {draft.head.i for draft in sentence.drafts}
    for token in sentence.span:
        if token.i not in done and is_noun(token) and predicates.is_dealing(token, lexicon.event_nouns) and came_to_nothing(token, lexicon):
            sentence.drafts.append(Draft(token, "denial", modality=NEGATED))
        if not is_verb(token) or token.i in done or modality_of(token, lexicon) != NEGATED:
            continue
        predicate = predicates.of(token)
        says = predicate in predicates.rules or has_meaning(token, lexicon)
        if predicates.happens_once(predicate) or (is_never(token) and is_over(token) and says):
            sentence.drafts.append(Draft(token, "denial"))


def done_once(sentence: SentenceReading, predicates: Predicates) -> None:
    """A draft for each undated deed that happens once to what has a name, or that one does to the other: a text may deny it."""
    taken = {draft.head.i for draft in sentence.drafts}
    for verb in sentence.span:
        is_told = is_verb(verb) and verb.i not in taken and verb.dep_ in TOLD and is_over(verb) and predicates.is_deed(predicates.of(verb))
        is_named = is_told and any(noun.text[:1].isupper() for noun in logical_objects(verb))
        if is_named and modality_of(verb, sentence.reader.lexicon) == ACTUAL:
            sentence.drafts.append(Draft(verb, "deed"))


def in_part_of_year(sentence: SentenceReading, dates: Sequence[DateMention], predicates: Predicates) -> None:
    """A draft for each deed done once of which the month or the season is told, and no year: `was born in December`."""
    taken = {draft.head.i for draft in sentence.drafts}
    told = [date for date in dates if date.lacks_year and not date.in_name]
    places = [tokens_in(sentence.span.doc, date.char_start - sentence.offset, date.char_end - sentence.offset) for date in told]
    placed = [(date, words) for date, words in zip(told, places, strict=True) if words is not None and len(words)]
    for (date, _), heads in zip(placed, date_heads([words for _, words in placed], frozenset(), sentence.reader.lexicon), strict=True):
        for verb in heads:
            rule = predicates.rules.get(predicates.of(verb)) if is_verb(verb) and is_over(verb) and verb.i not in taken else None
            if rule is not None and rule.happens != "repeatable":
                sentence.drafts.append(Draft(verb, "clause", date=date))


def is_over(verb: Token) -> bool:
    """True for a verb in the past or the perfect tense: no habit, no wish."""
    group = verb_group(verb)
    return any(token.tag_ in {"VBD", "VBN"} or token.lemma_ == "do" for token in group) and not any(token.tag_ == "MD" for token in group)


def has_meaning(verb: Token, lexicon: Lexicon) -> bool:
    """True for a verb that says by itself what happens: `was never made`, not `never made a visit`."""
    return verb.lemma_ not in lexicon.stative and (is_passive(verb) or verb.lemma_ not in lexicon.light) and not children(verb, "oprd")


def aged(sentence: SentenceReading, predicates: Predicates) -> None:
    """A draft for each undated turn of a life that is told with an age: other dates say how old somebody was then."""
    done = {draft.head.i for draft in sentence.drafts}
    ages = find_ages(sentence.span.text)
    if not ages:
        return
    turns = [token for token in sentence.span if is_verb(token) and token.i not in done and predicates.is_of_a_life(predicates.of(token))]
    sentence.drafts.extend(Draft(verb, "age") for verb in turns)
    deed = deed_at(ages[0], sentence) if len(ages) == 1 else None
    if deed is not None and deed not in turns and deed.i not in done and deed.lemma_ != "live":
        sentence.drafts.append(Draft(deed, "age", kind="event"))
    for verb in sentence.span:
        if verb.lemma_ == "live" and verb.i not in done and any(LIVED.match(age.text) for age in ages):
            who = tuple(sentence.reader.resolve(logical_subjects(verb)))
            sentence.drafts.append(Draft(verb, "age", kind="event", predicate="die", roles=Roles(who), modality=ACTUAL))


def deed_at(age: Age, sentence: SentenceReading) -> Token | None:
    """What somebody did at an age, in the past: the verb of the clause that the age stands in, if another date can be told of it."""
    word = next((token for token in sentence.span if token.idx - sentence.span.start_char >= age.start), None)
    if word is None or not AT_AGE.match(age.text):
        return None
    while word.head != word and not (is_verb(word) and word.dep_ in TOLD):
        if (
            is_noun(word)
            and word.lemma_ != "age"
            and word.dep_ not in {"nsubj", "nsubjpass"}
            and word.i < word.sent.end
            and not word.like_num
        ):
            return None  # "with a son aged twelve"
        word = word.head
    told = is_verb(word) and word.dep_ in TOLD and is_over(word) and has_meaning(word, sentence.reader.lexicon)
    return word if told and (is_passive(word) or logical_subjects(word)) else None
