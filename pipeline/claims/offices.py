"""Who held an office when something was done: `the rector of the university, Rosa Holm, called in the police in 1968`.

The office stands beside the name and has no verb of its own; what its holder did dates it, or what was done under its holder, or by
who is called its holder *then* or *at that time*. Which offices one holds at a time is said in
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
        what = held_of(office, reader)
        verb = governing_verb(office)
        if not what or not is_verb(verb) or modality_of(verb, reader.lexicon) != ACTUAL:
            continue
        holder = holder_of(office, reader)
        holder = holder if holder is not None and acts(holder, office, verb, reader) else holder_then(office, reader)
        if holder is None:
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


def holder_then(office: Token, reader: Reader) -> Token | None:
    """Whom a clause calls the holder of its time: `Rosa Holm, then rector of Lund`, `under its rector, Rosa Holm`."""
    if office.dep_ == "appos" and is_of_then(office) and is_person(office.head, reader):
        return office.head
    if office.dep_ == "pobj" and office.head.lower_ == "under":
        after = office.right_edge.i + 1
        comma = after < office.sent.end and office.doc[after].text == ","
        names = [name for name in reader.index.between(after, office.sent.end)[:1] if name.entity.type == "person"]
        beside = [name for name in children(office, "appos") if is_person(name, reader)]
        return next(iter(beside), None) or (office.doc[names[0].end - 1] if comma and names and names[0].start == after + 1 else None)
    return None


def is_of_then(office: Token) -> bool:
    """True if an office is that of the time told: `then rector of Lund`, `the rector at that time`, `its chairwoman in that year`."""
    if any(child.lower_ == "then" for child in children(office, "advmod", "amod")):
        return True
    times = prepositional(office, "at", "in")
    return any(time.lower_ in {"time", "year"} and any(child.lower_ in {"the", "that"} for child in time.children) for time in times)


def held_of(office: Token, reader: Reader) -> list[Participant]:
    """What the office is one of, by name: `the rector of Lund`, `Norway's king`, `its chair`, `the Norwegian king`."""
    owners = [*prepositional(office, "of"), *children(office, "poss")]
    if owners:
        return [what for what in reader.resolve(owners[:1]) if what.name[:1].isupper()]
    mentions = (reader.index.at(child) for child in children(office, "amod", "compound"))
    return [as_participant(m.entity) for m in mentions if m is not None and m.is_demonym][:1]


def date_then(office: Token, date_over: Callable[[Token], DateMention | None]) -> DateMention | None:
    """The date of the clause that a holder is told of beside: `..., whose rector was Rosa Holm`, `when it opened, its rector was Holm`."""
    verb = office.head
    if is_verb(verb) and verb.tag_ == "VBD" and office.dep_ in {"attr", "nsubj"}:
        beside = [clause for clause in children(verb, "advcl") if any(word.lower_ == "when" for word in clause.children)]
        if len(beside) == 1 and beside[0].tag_ in {"VBD", "VBN"}:
            return date_over(beside[0])
    if not is_verb(verb) or verb.dep_ != "relcl" or verb.tag_ != "VBD" or office.dep_ not in {"attr", "nsubj"}:
        return None
    is_whose = any(child.lower_ == "whose" for child in children(office, "poss"))
    said = is_whose or is_of_then(office) or is_of_then(verb)
    return date_over(governing_verb(verb.head)) or date_over(verb.head) if said else None


def meanwhile(verb: Token) -> list[Token]:
    """What went on when a thing was done: `during the unrest of May 1968`."""
    return prepositional(verb, "during", "amid", "throughout")


def is_person(name: Token, reader: Reader) -> bool:
    """True for a name that the recogniser takes for a person's."""
    mention = reader.index.at(name)
    return name.pos_ == "PROPN" and mention is not None and mention.entity.type == "person"


def acts(holder: Token, office: Token, verb: Token, reader: Reader) -> bool:
    """True if the holder is who does what the clause tells, it is told as done, and it is an act and no stage of a life."""
    if verb.lemma_ in reader.lexicon.personal:
        return False
    return any(subject in (holder, office) and subject.dep_ == "nsubj" for subject in subjects(verb))
