"""On what channel a series ran: `Long Weir ran on ABC until 1973`, `it first aired in May on HBO`, `NBC is the network that aired it`.

What is seen on a channel is seen on others as well, in reruns and in other lands; but a sentence about its first run names one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.syntax import children, is_copula, is_passive, is_verb, subjects
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREDICATE, RULE = "channel", "relation"
SHOWING = frozenset({"air", "broadcast", "televise", "show", "run", "screen", "premiere", "debut", "transmit"})
NOUNS = frozenset({"network", "channel", "broadcaster", "station"})
CHANNEL = re.compile(
    r"(?:the )?(?:(?!(?:DVD|VHS|CD|LP|US|USA|UK|EU|UN|PC|AM|FM)\b)[A-Z]{2,5}\d?(?: (?:One|Two|Three|Four|[1-9]|America|Family|Kids|Prime))?"
    r"|(?:[A-Z][\w&'’-]+ )*(?:Network|Channel|Television|TV|Radio)(?: (?:One|Two|Three|Four|[1-9]))?|Channel (?:Four|Five|[1-9]))$"
)
"""What a channel is called: initials, or a name that says so."""


def channel_drafts(span: Span, drafts: Sequence[Draft], reader: Reader) -> list[Draft]:
    """The drafts of a sentence with one for each channel that it says something was first shown on."""
    out: list[Draft] = []
    known = {
        draft.roles.subjects[:1] for draft in drafts if draft.predicate == PREDICATE and draft.roles is not None and draft.roles.objects
    }
    for verb in span:
        if not is_verb(verb) or verb.lemma_.lower() not in SHOWING or verb.tag_ not in {"VBD", "VBN"}:
            continue
        who = network_of(verb)
        names = [who] if who is not None else [noun for noun in behind_on(verb) if CHANNEL.match(called(noun))]
        shown = children(verb, "dobj") if who is not None else logical_objects(verb) if is_passive(verb) else logical_subjects(verb)
        things = thing_of(shown, reader)
        is_told = len(names) == len(things) == 1 and things[0].is_named and (things[0],) not in known
        if is_told and modality_of(verb, reader.lexicon) == ACTUAL:
            name = called(names[0])
            known.add((things[0],))
            roles = Roles((things[0],), (Participant(name, slug(name), kind="organization"),))
            out.append(Draft(verb, RULE, kind="state", predicate=PREDICATE, roles=roles, words=(verb.idx, verb.idx + len(verb))))
    return [*drafts, *out]


def network_of(verb: Token) -> Token | None:
    """The channel that shows something itself: `NBC aired Long Weir`, `NBC is the network that aired Long Weir`."""
    if is_passive(verb) or not children(verb, "dobj"):
        return None
    noun = verb.head
    if verb.dep_ == "relcl" and noun.lemma_.lower() in NOUNS and is_copula(noun.head):
        return next((name for name in subjects(noun.head) if name.pos_ == "PROPN"), None)
    return next((name for name in children(verb, "nsubj") if name.pos_ == "PROPN" and CHANNEL.match(called(name))), None)


def behind_on(verb: Token) -> list[Token]:
    """The names behind each `on` or `by` of a verb's clause, wherever the parser hangs it: `on 3 May 2008 on HBO`."""
    clause = [word for word in verb.subtree if word.i > verb.i]
    end = next((word.i for word in clause if is_verb(word) and word.dep_ in {"conj", "relcl", "advcl"}), verb.sent.end)
    over = [word for word in clause if word.i < end and word.lower_ in {"on", "by"} and word.dep_ in {"prep", "agent"}]
    if not over and verb.dep_ == "ROOT":
        more = next((other for other in children(verb, "conj") if other.lemma_.lower() in SHOWING), None)
        return behind_on(more) if more is not None else []
    return [noun for prep in over for noun in children(prep, "pobj") if noun.pos_ in {"PROPN", "NUM"}]


def called(noun: Token) -> str:
    """The name that a noun ends, as it stands."""
    words = [word for word in noun.doc[noun.left_edge.i : noun.i + 1] if word.dep_ in {"compound", "nmod", "nummod"} or word == noun]
    after = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    return joined([*words, after] if after.like_num and after.text[:1].isupper() else words)  # "BBC Two"


def thing_of(nouns: Sequence[Token], reader: Reader) -> list[Participant]:
    """What is shown; for `the series` and `it`, what the text is about."""
    found = reader.resolve(list(nouns))
    if len(nouns) != 1 or any(p.is_named for p in found):
        return found
    topic = reader.narration.thing()
    is_it = nouns[0].lower_ == "it" or nouns[0].lemma_.lower() in reader.lexicon.series_nouns | reader.lexicon.film_nouns | {"show"}
    return [topic] if topic is not None and is_it else []
