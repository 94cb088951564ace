"""Who is the only one: `is the only airport on the island`, `is the only player to have won it`, `the first woman who led it was Ada`.

A thing that is the only one of its kind somewhere is a state, whose object is the phrase without *only*; the deed that only one has
done, or one did first, is the claim of that deed with the one for its subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.arguments import goal, logical_objects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, is_conditional
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.ranks import AMONG, tail, whole_of
from pipeline.claims.syntax import children, complement, is_copula, is_noun, is_verb, subjects
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SOLE = "sole"
KIN = frozenset({"child", "son", "daughter", "brother", "sister", "grandchild", "heir"})
"""Of these one is the only one by birth, and no thing of a place."""
LONGEST = 12
"""Words of a phrase that tells of what something is the only one; what is longer is misread."""


def sole_drafts(span: Span, taken: frozenset[int], reader: Reader) -> list[Draft]:
    """A draft for each thing or deed that a sentence gives to one alone; `taken`: positions of words that have claims."""
    out: list[Draft] = []
    for only in span:
        noun = only.head
        if only.lower_ not in {"only", "sole", "first"} or not is_noun(noun) or noun.i < only.i or noun.tag_ not in {"NN", "NNP"}:
            continue
        who = reader.resolve(holders(noun))
        if len(who) != 1 or not who[0].is_named:
            continue
        deed = deed_of(noun)
        if any(is_conditional(verb) for verb in (noun.head, deed) if verb is not None and is_verb(verb)):
            continue  # "was the first to be tried if he had not fled"
        if deed is not None:
            done_to = tuple(reader.resolve([thing for thing in logical_objects(deed) or goal(deed) if thing != noun]))
            if deed.i not in taken and any(p.is_named for p in done_to):
                out.append(Draft(deed, SOLE, kind="state", roles=Roles((who[0],), done_to), modality=ACTUAL))
        elif only.lower_ != "first" and not children(noun, "relcl", "acl") and (name := phrase_of(noun, only)) is not None:
            roles = Roles((who[0],), (Participant(name, slug(name)),))
            out.append(Draft(only, SOLE, kind="state", predicate=SOLE, roles=roles, modality=ACTUAL, clause=noun))
    return out


def holders(noun: Token) -> Sequence[Token]:
    """Who is the only one: the subject of `is`, what it says the only one is, or the name that the phrase explains."""
    above = noun.head
    if is_verb(above) and is_copula(above) and noun.dep_ == "attr":
        return subjects(above)
    if is_verb(above) and is_copula(above) and noun.dep_ == "nsubj":
        name = complement(above)
        return [name] if name is not None and name.pos_ == "PROPN" else []
    return [above] if noun.dep_ == "appos" and above.pos_ == "PROPN" else []


def deed_of(noun: Token) -> Token | None:
    """What the only one has done: `player to have won the league`, `woman who led the orchestra`."""
    verbs: list[Token] = children(noun, "relcl", "acl")
    if is_verb(noun.head):
        verbs += children(noun.head, "xcomp", "advcl")
    for verb in verbs:
        is_to = any(child.lower_ == "to" for child in verb.children)
        is_who = any(child.lower_ in {"who", "that"} and child.dep_ == "nsubj" for child in verb.children)
        if is_verb(verb) and ((is_to and verb.tag_ in {"VB", "VBN"}) or (is_who and verb.tag_ in {"VBD", "VBN"})):
            return verb
    return None


def phrase_of(noun: Token, only: Token) -> str | None:
    """Of what something is the only one: `nuclear power station in Norland`; None where the sentence does not say where."""
    whole = whole_of(noun)
    if whole is None or noun.lemma_.lower() in KIN or any(prep.lower_ not in AMONG for prep in children(noun, "prep")):
        return None
    owner = next((other for other in children(noun, "poss") if other.pos_ == "PROPN"), None)
    owned = f"{joined(list(owner.subtree))}'s" if owner is not None else ""
    phrase = " ".join([owned, joined(list(noun.doc[only.i + 1 : noun.i + 1])), *tail(noun, AMONG)]).strip()
    return phrase if len(phrase.split()) <= LONGEST else None
