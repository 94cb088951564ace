"""Who held an office when something was done: `the rector of the university, Rosa Holm, called in the police in 1968`.

The office stands beside the name and has no verb of its own; what its holder did dates it. Which offices one holds at a time is said in
`rules/predicates/` (`unique: subject`), and which verbs tell of a life and not of an office in `rules/lexicons/verb_classes.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, governing_verb, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.narration import as_participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.predicates import Predicates
from pipeline.claims.syntax import children, is_noun, is_verb, prepositional, subjects
from pipeline.dates import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def office_drafts(
    span: Span, taken: frozenset[int], date_over: Callable[[Token], DateMention | None], reader: Reader, predicates: Predicates
) -> list[Draft]:
    """A draft for each holder of an office who does something at a time; `taken` are the positions of words that have claims already."""
    out: list[Draft] = []
    for office in span:
        if not is_noun(office) or office.i in taken or not predicates.is_held_by_one(predicates.of(office)):
            continue
        holder, what = holder_of(office, reader), held_of(office, reader)
        verb = governing_verb(office)
        if holder is None or not what or not acts(holder, office, verb, reader):
            continue
        told = (found for event in (*meanwhile(verb), *meanwhile(office)) if (found := date_over(event)) is not None)
        date = date_over(verb) or next(told, None)
        who = reader.resolve([holder])
        if date is not None and date.start is not None and date.end is not None and len(who) == len(what) == 1 and who != what:
            out.append(Draft(office, "office", date=date, kind="state", roles=Roles(tuple(who), tuple(what)), modality=ACTUAL))
    return out


def holder_of(office: Token, reader: Reader) -> Token | None:
    """The name that explains an office. A title in front of a name only says who is meant, and one behind it may be today's."""
    inside = [office, *prepositional(office, "of")]
    named = [name for token in inside for name in children(token, "appos") if is_person(name, reader)]
    if office.dep_ == "nsubj":  # "Lund's rector in 1968, Rosa Holm, called": two subjects side by side, to the parser
        beside = [name for name in children(office.head, "nsubj") if name.i > office.i and name.doc[name.left_edge.i - 1].text == ","]
        named += [name for name in beside if is_person(name, reader) and not children(name, "cc")]
    return next(iter(named), None)


def held_of(office: Token, reader: Reader) -> list[Participant]:
    """What the office is one of, by name: `the rector of Lund`, `Norway's king`, `the Norwegian king`."""
    named = [noun for noun in (*prepositional(office, "of"), *children(office, "poss")) if noun.pos_ == "PROPN" or noun.is_title]
    if named:
        return reader.resolve(named[:1])
    mentions = (reader.index.at(child) for child in children(office, "amod", "compound"))
    return [as_participant(m.entity) for m in mentions if m is not None and m.is_demonym][:1]


def meanwhile(verb: Token) -> list[Token]:
    """What went on when a thing was done: `during the unrest of May 1968`."""
    return prepositional(verb, "during", "amid", "throughout")


def is_person(name: Token, reader: Reader) -> bool:
    """True for a name that the recogniser takes for a person's."""
    mention = reader.index.at(name)
    return name.pos_ == "PROPN" and mention is not None and mention.entity.type == "person"


def acts(holder: Token, office: Token, verb: Token, reader: Reader) -> bool:
    """True if the holder is who does what the clause tells, it is told as done, and it is an act and no stage of a life."""
    if not is_verb(verb) or verb.lemma_ in reader.lexicon.personal or modality_of(verb, reader.lexicon) != ACTUAL:
        return False
    return any(subject in (holder, office) and subject.dep_ == "nsubj" for subject in subjects(verb))
