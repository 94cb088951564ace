"""In which of several something stands, told by their number: *a song for her second album*, *an episode of the third season of Moor*.

The song is on one album of its kind, so that *her first album* in another text is at odds with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.ranks import RANK
from pipeline.claims.rows import is_ordinal, number_start
from pipeline.claims.syntax import children, is_copula, is_passive, is_verb, prepositional
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

HOLDING = frozenset({"for", "from", "on", "off", "of", "in"})
"""Prepositions between a part and what holds it."""
PART = frozenset({"part", "track", "cut"})
ABOVE = frozenset({"prep", "pobj", "acl", "attr", "amod", "agent", "appos"})
"""How a word hangs on the one above it, on the way from what holds a part to the verb that says of which it is one."""
STANDING = frozenset({"appear", "feature", "include", "release", "record", "write", "take", "compose", "air"})
"""Verbs of what stands somewhere or was made to."""
SEASON = "season"
OF_IT = "with it"
FARTHEST = 6
ELSEWHERE = frozenset({"also", "originally", "again", "later", "first"})
"""Beside the verb, words of a part that stands in more than one, or was meant for another."""


def container_drafts(span: Span, reader: Reader) -> list[Draft]:
    """A draft for each part of something numbered: its place in the row, which is not its own."""
    out: list[Draft] = []
    for ordinal in span:
        holder = held_in(ordinal, reader.lexicon)
        if holder is None:
            continue
        verb = verb_over(holder)
        whose = reader.resolve(parts_of(verb, reader.lexicon)) if verb is not None and modality_of(verb, reader.lexicon) == ACTUAL else []
        if verb is None or any(child.lower_ in ELSEWHERE for child in children(verb, "advmod")) or len(whose) != 1 or not whose[0].is_named:
            continue
        if any(owner.lower_ == "its" or (owner.lower_ == "their" and holder.head.lower_ == "in") for owner in children(holder, "poss")):
            continue  # "is in its sixth season"
        owners = [one for one in reader.resolve(owners_of(holder)) if one.is_named and one.id != whose[0].id]
        said = joined(list(ordinal.doc[number_start(ordinal) : kind_of(holder).i + 1])).lower()
        phrase = f"{said} {OF_IT}" + (f" of {owners[0].name}" if len(owners) == 1 else "")
        roles = Roles((whose[0],), (Participant(phrase, slug(phrase)),))
        out.append(Draft(ordinal, RANK, kind="state", predicate=RANK, roles=roles, clause=verb))
    return out


def held_in(ordinal: Token, lexicon: Lexicon) -> Token | None:
    """The album or season of somebody that an ordinal numbers, behind a preposition; None where nothing of the kind stands there."""
    noun = ordinal.head
    if ordinal.dep_ != "amod" or not is_ordinal(ordinal) or noun.i < ordinal.i or noun.dep_ != "pobj" or noun.head.lower_ not in HOLDING:
        return None
    is_one = kind_of(noun).lemma_.lower() in lexicon.album_nouns | {SEASON} and noun.tag_ in {"NN", "NNP"}
    is_known = bool(children(noun, "poss")) or any(child.lower_ == "the" for child in children(noun, "det"))
    return noun if is_one and is_known and not children(noun, "conj") and not children(ordinal, "conj") else None


def kind_of(noun: Token) -> Token:
    """The noun for what is numbered, where a name has it in front of it: *her third album Wax*."""
    return next((child for child in reversed(children(noun, "compound")) if child.tag_ == "NN"), noun) if noun.tag_ == "NNP" else noun


def owners_of(noun: Token) -> list[Token]:
    """Whose it is: *Moe's*, *of Moor*, *by the band*."""
    return [*children(noun, "poss"), *prepositional(noun, "of", "by")]


def verb_over(noun: Token) -> Token | None:
    """The verb that says of what something is a part; None where other clauses lie between."""
    node = noun
    for _ in range(FARTHEST):
        if is_verb(node) and node.dep_ != "acl":
            return node
        if node.head == node or node.dep_ not in ABOVE:
            return None
        node = node.head
    return None


def parts_of(verb: Token, lexicon: Lexicon) -> Sequence[Token]:
    """What a verb says to stand in something, or to have been made for it: *is a song from it*, *was recorded for it*."""
    if is_copula(verb):
        said = next(iter(children(verb, "attr")), None)
        kinds = lexicon.song_nouns | lexicon.album_nouns | lexicon.episode_nouns | PART
        is_part = said is None or said.lemma_.lower() in kinds or any(child.lemma_.lower() in kinds for child in said.children)
        return logical_subjects(verb) if is_part else []
    if verb.lemma_ not in STANDING:
        return []
    return logical_subjects(verb) if verb.lemma_ in {"appear", "air"} else logical_objects(verb) if is_passive(verb) else []
