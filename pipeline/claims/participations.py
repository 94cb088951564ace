"""Who takes part in what, or does not, undated: `Ada Berg appeared in Long Weir`, `refused to model for Dahl`, `had no role in Long Weir`.

Somebody takes part in many things, so nothing follows from two of these; but one text may deny what another tells. Both sides must have a
name, and what somebody takes part in is no place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, NEGATED, modality_of
from pipeline.claims.names import participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.relation_words import named
from pipeline.claims.syntax import children, complement, conjuncts, is_copula, is_noun, is_passive, is_verb, particle, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREDICATE, RULE = "take_part", "relation"
GENERAL = frozenset({"deed", "denial"})
SHOWING = frozenset({"star", "feature"})
"""Of these the work is the subject, and who is in it the object: `the film stars Ada Berg`."""
ACTING = frozenset({"play", "portray", "voice"})
"""Behind these stand parts, each with the work that it is in: `has played Ida in Long Weir, Rask in The Ford`."""
CHOOSING = frozenset({"cast", "feature"})
"""In the passive, who takes part is the subject: `was cast in Long Weir`."""
OF_WORKS = frozenset({"star", "cast", "role", "part", "cameo"})
"""What these are in is a work, whatever it is called: `starred in Paris`."""
BEHIND = ("in", "on", "for", "with", "under", "at")
WITHIN = frozenset({"in", "on", "at"})
OUT = frozenset({"out", "of", "from"})
AWAY = frozenset({"absent", "missing"})
HAVING = frozenset({"have", "play", "make", "take", "get", "land", "win", "give", "accept", "find"})
PLACES = frozenset({"place", "country"})
NOTHING = frozenset({"DATE", "TIME", "CARDINAL", "LANGUAGE", "NORP"})


def with_participations(span: Span, drafts: Sequence[Draft], reader: Reader) -> list[Draft]:
    """The drafts of a sentence with one for each verb or noun that says that somebody takes part in something, or does not.

    What has a date or a count is told already; an undated deed or denial gives way.
    """
    taken = {draft.head.i for draft in drafts if draft.rule_id not in GENERAL}
    out: list[Draft] = []
    for token in span:
        if token.i in taken:
            continue
        if is_verb(token):
            out += _of_verb(token, reader)
        elif token.lower_ in AWAY and is_verb(token.head) and is_copula(token.head):
            out += _draft(token, logical_subjects(token.head), prepositional(token, "from"), reader, _flipped(token.head, reader))
        elif token.pos_ == "NOUN" and token.lemma_.lower() in reader.lexicon.part_nouns:
            out += _of_noun(token, reader)
    told = {draft.head.i for draft in out}
    return [draft for draft in drafts if draft.head.i not in told] + out


def _of_verb(verb: Token, reader: Reader) -> Iterator[Draft]:
    lexicon = reader.lexicon
    lemma = verb.lemma_.lower()
    if is_passive(verb) and lemma in lexicon.excluding and (preps := [p for p in verb.children if p.lower_ in OUT and p.dep_ == "prep"]):
        inner = [noun for prep in preps for noun in (*children(prep, "pobj"), *prepositional(prep, "of"))]
        yield from _draft(verb, logical_objects(verb), inner, reader, _flipped(verb, reader))
    elif is_copula(verb) and complement(verb) is None and any(child.dep_ == "neg" for child in verb.children):
        yield from _draft(verb, logical_subjects(verb), prepositional(verb, "in"), reader, modality_of(verb, lexicon), people=True)
    elif lemma in lexicon.partaking and particle(verb) == lemma:
        things = children(verb, "dobj")
        if is_passive(verb):
            if lemma in CHOOSING:
                yield from _draft(verb, logical_objects(verb), _behind(verb), reader)
            return
        if lemma in SHOWING and things:
            yield from _draft(verb, [noun for thing in things for noun in (thing, *conjuncts(thing))], logical_subjects(verb), reader)
            return
        if any(thing.lemma_.lower() in lexicon.part_nouns for thing in things):
            return  # "plays a role in": told by the noun
        end = next((word.i for word in verb.sent if word.i > verb.i and word.lower_ in {"but", "not"}), verb.sent.end)
        within = [word for word in verb.subtree if is_noun(word) and word.i < end] if lemma in ACTING and things else things
        yield from _draft(verb, logical_subjects(verb), [*_behind(verb), *(noun for word in within for noun in _behind(word))], reader)


def _of_noun(noun: Token, reader: Reader) -> Iterator[Draft]:
    """Who has a part: `had no role in Long Weir`, `turned down the part of Ida in Long Weir`."""
    verb = noun.head
    if noun.dep_ != "dobj" or not is_verb(verb):
        return
    works = prepositional(noun, "in", "on") or prepositional(verb, "in", "on")
    if {verb.lemma_, particle(verb)} & reader.lexicon.rejecting:
        yield from _draft(noun, logical_subjects(verb), works, reader, _flipped(verb, reader))
    elif verb.lemma_ in HAVING:
        yield from _draft(noun, logical_subjects(verb), works, reader, modality_of(verb, reader.lexicon))


def _flipped(verb: Token, reader: Reader) -> str:
    """How it is put that somebody takes part, where the clause says that nobody kept them out of it."""
    said = modality_of(verb, reader.lexicon)
    return {ACTUAL: NEGATED, NEGATED: ACTUAL}.get(said, said)


def _behind(word: Token) -> list[Token]:
    """What stands behind the prepositions of a word."""
    return [noun for noun in prepositional(word, *BEHIND) if is_noun(noun) and noun.ent_type_ not in NOTHING]


def _draft(
    head: Token, who: Sequence[Token], what: Sequence[Token], reader: Reader, modality: str | None = None, *, people: bool = False
) -> Iterator[Draft]:
    """The draft where both sides have a name; `people`: who takes part must be known to be a person."""
    put = modality or modality_of(head, reader.lexicon)
    what = [named(noun) for noun in what if is_noun(noun)]
    if put not in (ACTUAL, NEGATED) or not who or not what:
        return
    doers = [p for p in reader.resolve(list(who)) if p.is_named]
    things = [
        p
        for p in reader.resolve(_works(what, reader) if put == ACTUAL and head.lemma_.lower() not in OF_WORKS else what)
        if p.is_named and p not in doers
    ]
    if not doers or not things or (people and not all(p.is_person for p in doers)):
        return
    words = (head.idx, head.idx + len(head))
    roles = Roles(tuple(doers), tuple(dict.fromkeys(things)))
    yield Draft(head, RULE, kind="event", predicate=PREDICATE, roles=roles, modality=put, words=words)


def _works(nouns: Sequence[Token], reader: Reader) -> list[Token]:
    """The nouns without those for where something was done: `performed in Lund`; a team may be called by its place: `played for Lund`."""
    known = [(noun, participant(noun, reader.index)) for noun in nouns]
    return [noun for noun, p in known if p is not None and not (p.kind in PLACES and noun.head.lower_ in WITHIN)]
