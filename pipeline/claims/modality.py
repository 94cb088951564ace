"""Whether a claim is put as done, planned, possible or denied, and the words that say so.

Found first, judged afterwards: the clause is read as it stands, then what governs it is asked, from the inside out.
What an implicative verb does to its complement follows Karttunen (1971); the classes stand in `rules/lexicons/verb_classes.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.bounds import is_bounding, is_feat
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.segments import parted
from pipeline.claims.syntax import children, complement, has_to, is_copula, is_noun, is_passive, is_verb, particle, text_of, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTUAL, PLANNED, POSSIBLE, NEGATED = "actual", "planned", "possible", "negated"
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "assuming"})


def governing_verb(head: Token) -> Token:
    """The verb whose group says how a claim is put: the head itself, or the verb that a noun or an adjective hangs on."""
    if is_verb(head):
        return head
    node = head
    while node.head != node and not is_verb(node):
        if node.dep_ == "pobj" and is_noun(node.head.head):
            return head
        node = node.head
    return node if is_verb(node) else head


def carries(verb: Token, head: Token, lexicon: Lexicon) -> bool:
    """True if a noun's claim is put as its verb is: a complement, or the object or subject of a verb without a meaning of its own."""
    return (
        head == verb
        or (is_copula(verb) and complement(verb) == head)
        or (head.dep_ in {"dobj", "nsubj", "nsubjpass"} and (verb.lemma_ in lexicon.light | lexicon.occurring | lexicon.presenting))
    )


def modality_of(head: Token, lexicon: Lexicon) -> str:
    """The modality of the claim that `head` heads."""
    verb = governing_verb(head)
    if not is_verb(verb):
        return NEGATED if is_denied(head) else ACTUAL
    if not carries(verb, head, lexicon):
        return NEGATED if any(child.lower_ == "no" and not is_bounding(child) for child in head.children) else ACTUAL
    own = group_modality(verb, lexicon)
    if own == ACTUAL and is_denied(head):
        own = NEGATED
    if own != ACTUAL:
        return own
    return governed_modality(verb, lexicon)


def is_never(verb: Token) -> bool:
    """True if a verb is denied for all time: `was never built`, `no sequel has ever been made`, `has yet to be built`."""
    if is_yet(verb):
        return True
    near = [*verb.children, *(child for prep in children(verb, "prep") for child in prep.children)]
    adverbs = {child.lower_ for child in near if child.dep_ in {"neg", "advmod"}}
    return "never" in adverbs or ("ever" in adverbs and is_denied(verb))


def came_to_nothing(noun: Token, lexicon: Lexicon) -> bool:
    """True if a verb says of what a noun tells that it was undone before it was done, or never was: `the merger fell through`."""
    verb = noun.head
    if not is_verb(verb) or noun.pos_ != "NOUN":
        return False
    if is_never(verb):
        return carries(verb, noun, lexicon)
    away = next((f"{verb.lemma_} {child.lower_}" for child in verb.children if child.i == verb.i + 1 and not any(child.children)), "")
    is_undone = (away in lexicon.undoing or particle(verb) in lexicon.undoing) and noun.dep_ == (
        "nsubjpass" if is_passive(verb) else "nsubj"
    )
    return is_undone and modality_of(verb, lexicon) == ACTUAL


def group_modality(verb: Token, lexicon: Lexicon) -> str:
    """What the verb group itself says: auxiliaries, negation, hedging adverbs."""
    group = verb_group(verb)
    lower = [token.lower_ for token in group]
    adverbs = {child.lower_ for child in children(verb, "advmod")} | {
        c.lower_ for aux in children(verb, "aux", "auxpass") for c in aux.children
    }
    group = [token for token in group if not parted(token, verb)]
    denied = any(token.dep_ == "neg" and not is_bounding(token) and not is_but(token) for token in group)
    longer = any(child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children) for child in verb.children)
    before = any(c.lower_ == "never" for prep in children(verb, "prep") for c in prep.children)  # "never before 1950 had she"
    if denied or longer or before or adverbs & {"never", "hardly", "scarcely", "nowhere"} or is_denied(verb):
        return NEGATED
    if adverbs & lexicon.possible_adverbs:
        return POSSIBLE
    modals = [token for token in group if token.tag_ == "MD"]
    if modals:
        modal = modals[0].lower_
        perfect = "have" in lower
        if is_conditional(verb):
            return POSSIBLE
        if modal in lexicon.planned_modals or modal == "should":
            return POSSIBLE if perfect and modal != "will" else PLANNED
        if modal in lexicon.possible_modals:
            return ACTUAL if modal == "could" and not perfect and is_feat(verb, lexicon) else POSSIBLE
        return PLANNED if modal == "must" else POSSIBLE
    return (
        PLANNED if is_passive(verb) and verb.lemma_ in {"plan", "schedule", "intend", "slate"} and not children(verb, "xcomp") else ACTUAL
    )


def is_but(word: Token) -> bool:
    """True for the `not` of `not only`."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ == "only"


def is_denied(head: Token) -> bool:
    """True if a negative word stands at the subject, the object or the noun itself: `no measures had been taken`."""
    near = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}]
    near = [head, *(child for child in near if not parted(child, head))]
    counted = [child for token in near for child in children(token, "nummod")]  # "not one race was ridden"
    return any(
        child.lower_ in {"no", "neither", "none", "not"}
        and child.dep_ in {"det", "neg", "preconj", "cc", "advmod"}
        and not is_bounding(child)
        and not is_but(child)
        for token in (*near, *counted)
        for child in token.children
    ) or any(token.lower_ in {"none", "nobody", "nothing", "neither"} for token in near)


def is_conditional(verb: Token) -> bool:
    """True if the verb is in an if-clause, or says what follows from one."""
    if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children):
        return True
    return any(
        child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in child.children) for child in verb.children
    )


def governed_modality(verb: Token, lexicon: Lexicon) -> str:
    """What the verbs and nouns above an infinitive, a gerund or a subordinate clause make of it."""
    above = verb.head
    if verb.dep_ == "conj" and is_verb(above) and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return modality_of(above, lexicon) if verb.tag_ in {"VB", "VBG"} and verb.tag_ == above.tag_ else ACTUAL
    if is_conditional(verb):
        return POSSIBLE
    infinitive = has_to(verb)
    if is_kept_from(verb, lexicon):
        return NEGATED
    if verb.dep_ == "xcomp" and above.pos_ == "ADJ" and infinitive:
        return PLANNED if above.lower_ in lexicon.planning_adjectives else ACTUAL
    if verb.dep_ in {"xcomp", "ccomp", "pcomp"} and (is_verb(above) or above.dep_ == "prep"):
        governor = above if is_verb(above) else above.head
        return complement_modality(verb, governor, infinitive, lexicon)
    if (
        verb.dep_ == "advcl"
        and infinitive
        and is_verb(above)
        and above.lemma_ in lexicon.announcing
        and not children(above, "dobj", "xcomp", "ccomp", "attr", "acomp")
        and not (is_copula(above) and children(above, "prep"))
    ):
        return complement_modality(verb, above, infinitive, lexicon)
    if verb.dep_ == "acl" and infinitive and is_noun(above):
        return PLANNED if above.lemma_.lower() in lexicon.plan_nouns else ACTUAL
    return ACTUAL


def is_kept_from(verb: Token, lexicon: Lexicon) -> bool:
    """True if what governs a verb says that it is not done: `without signing`, `unable to sign`, `barred from signing`, `has yet to sign`,
    `turned down an offer to sign`, `her refusal to sign`."""
    above = verb.head
    over = above.head
    if verb.dep_ == "pcomp":
        is_instead = above.lower_ == "of" and over.lower_ == "instead"
        is_barred = above.lower_ == "from" and over.lemma_ in lexicon.preventing and modality_of(over, lexicon) == ACTUAL
        return above.lower_ == "without" or is_instead or is_barred
    if not has_to(verb):
        return False
    if verb.dep_ == "xcomp" and above.pos_ == "ADJ":
        return above.lower_ in lexicon.disabling_adjectives and (not is_verb(over) or modality_of(over, lexicon) == ACTUAL)
    if verb.dep_ == "xcomp" and above.lemma_ in {"have", "be"}:
        return is_yet(verb)
    if verb.dep_ in {"acl", "relcl"} and is_noun(above):
        is_turned_down = above.dep_ == "dobj" and is_verb(over) and {over.lemma_, particle(over)} & lexicon.rejecting
        is_offer = above.lemma_.lower() in lexicon.offer_nouns and is_turned_down and modality_of(over, lexicon) == ACTUAL
        return bool(is_offer) or above.lemma_.lower() in lexicon.failing_nouns
    return False


def is_yet(verb: Token) -> bool:
    """True for an infinitive behind `yet`: `has yet to appear`, `is yet to be built`."""
    first = next((child.i for child in verb.children if child.lower_ == "to"), 0)
    return first > verb.sent.start and verb.doc[first - 1].lower_ == "yet"


def complement_modality(verb: Token, governor: Token, infinitive: bool, lexicon: Lexicon) -> str:
    """What a governing verb makes of its infinitive or gerund."""
    if not is_verb(governor):
        return ACTUAL
    lemma = governor.lemma_.lower()
    governed = modality_of(governor, lexicon)
    if verb.dep_ == "ccomp" and not infinitive:
        return NEGATED if lemma == "deny" and governed == ACTUAL else ACTUAL
    if lemma in lexicon.negative:
        return NEGATED if governed == ACTUAL else governed
    if lemma == "be" and infinitive and complement(governor) is None:
        return PLANNED
    if lemma in lexicon.planning or (
        is_passive(governor) and lemma in {"expect", "schedule", "plan", "set", "intend", "slate", "suppose", "propose"}
    ):
        return PLANNED if governed in {ACTUAL, PLANNED} else governed
    if lemma in {"attempt", "try", "seek", "strive", "struggle"}:
        return PLANNED
    if is_passive(governor) and lemma in {"say", "report", "believe", "think", "allege"}:
        return POSSIBLE
    return governed


def verb_form(head: Token, lexicon: Lexicon) -> str | None:
    """The verb group as it stands (`will be opened`); None for a claim that no verb heads."""
    verb = governing_verb(head)
    if not is_verb(verb) or not carries(verb, head, lexicon):
        return None
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "prt"}]
    return text_of(sorted([verb, *own], key=lambda token: token.i))
