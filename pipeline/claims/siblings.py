"""How many brothers and sisters somebody has: *had seven siblings*, *the third of five sons*, *one of nine children*, *an only child*.

Who is one of six children has five siblings; who is the only son may have sisters. *Two older brothers* are two at least. Which of the
children somebody is, `birth_order` reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import children, is_copula, is_verb, subjects
from pipeline.mentions.numerals import ONES, ORDINALS, TEENS
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SIBLINGS, BROTHERS, SISTERS = "sibling_count", "brother_count", "sister_count"
KIN = MappingProxyType(
    {"child": SIBLINGS, "kid": SIBLINGS, "sibling": SIBLINGS, "son": BROTHERS, "brother": BROTHERS, "daughter": SISTERS, "sister": SISTERS}
)
OWN = frozenset({"sibling", "brother", "sister"})
"""What somebody has that is no child."""
FIRST = frozenset({"one", "eldest", "oldest", "youngest", "middle", "last", "elder", "younger", "firstborn"})
RAISED = MappingProxyType({"come": ("from",), "bear": ("into", "in", "to"), "raise": ("in",), "grow": ("in",)})
"""Verbs with the prepositions behind which stands the family of one's parents: who *had a family of nine children* is the parent."""
PARENTS = frozenset({"parent", "mother", "father"})
NUMBERS = {word: value for word, value in (ONES | TEENS).items() if value}
OTHER_PARENT = frozenset({"marriage", "union", "relationship", "couple", "wife", "husband"})
"""An only child of one marriage may have siblings."""
SPOUSES = frozenset({"wife", "husband", "marriage", "union"})
ONE_OF_THEM = frozenset(ORDINALS) | {"late", "former", "previous", "earlier", "then"}
"""In front of a wife or a marriage: there was another."""
HALF = frozenset({"half", "step", "adopted", "adoptive", "foster", "stepbrother", "stepsister", "stepbrothers", "stepsisters"})
FAMILY = frozenset({"family", "household", "home", *OTHER_PARENT})
"""Behind *six children in*: they are of one family, as those in a choir are not."""


def sibling_drafts(span: Span, offset: int, reader: Reader) -> list[Draft]:
    """A draft for each count of somebody's siblings; `offset` is the block's place in its article."""
    out: list[Draft] = []
    for noun in span:
        predicate = KIN.get(noun.lemma_.lower())
        if predicate is None:
            continue
        found = _one_of(noun) or _of_family(noun) or _had(noun, reader) or _only(noun)
        if found is None:
            continue
        who, words, low, high = found
        if _of_both(noun):
            predicate, low = SIBLINGS, max(low - 1, 0.0)
        named = reader.resolve(who)
        if len(named) != 1 or not named[0].name[:1].isupper():
            continue
        start, end = offset + words[0].idx, offset + words[-1].idx + len(words[-1])
        text = noun.doc[words[0].i : words[-1].i + 1].text
        quantity = Quantity(text, start, end, low, high, "count", number_start=start, number_end=end)
        roles = Roles((named[0],))
        place = (noun.idx, noun.idx + len(noun))
        out.append(
            Draft(noun, "quantity", quantity=quantity, kind="quantity", predicate=predicate, roles=roles, modality=ACTUAL, words=place)
        )
    return out


Found = tuple[Sequence["Token"], list["Token"], float, float | None]


def _one_of(noun: Token) -> Found | None:
    """Who is one of how many: `the third of five sons`, `one of nine children`."""
    one, number = one_of_several(noun), number_of(noun)
    surviving = children(noun, "amod")
    if one is None or number is None or any(child.lower_ != "surviving" for child in surviving) or not are_family(noun, one):
        return None
    who, least = list(bearer(one)), number[1] - 1.0
    return (who, [number[0]], least, None if surviving or is_of_one_marriage(noun) else least) if who else None


def are_family(noun: Token, one: Token) -> bool:
    """False for those who have something else in common: `one of six children in the choir`, `one of five to survive`."""
    next_to = noun.i + 1
    told = [verb for over in (noun, one) for verb in children(over, "relcl", "acl") if over is noun or verb.left_edge.i == next_to]
    behind = [prep for over in (noun, one) for prep in children(over, "prep") if over is noun or prep.i == next_to]
    where = [name for prep in behind if prep.lower_ not in {"of", "by", "to"} for name in children(prep, "pobj")]
    if next_to < noun.sent.end and noun.doc[next_to].tag_ == "TO":
        return False
    return all(verb.lower_ == "born" for verb in told) and all(name.pos_ == "PROPN" or name.lemma_.lower() in FAMILY for name in where)


def is_of_one_marriage(noun: Token) -> bool:
    """True where the rest of the sentence tells that a parent married twice: `by his second wife`, `of her first marriage`."""
    behind = noun.doc[noun.i + 1 : noun.sent.end]
    return any(token.lemma_.lower() in SPOUSES and any(child.lower_ in ONE_OF_THEM for child in token.children) for token in behind)


def one_of_several(noun: Token) -> Token | None:
    """The word for the one of several that a noun counts: `third`, of `the third of five sons`."""
    one, number = noun.head.head, number_of(noun)
    if noun.head.lower_ != "of" or noun.dep_ != "pobj" or number is None or number[1] < 2:
        return None
    is_one = one.lower_ in FIRST or one.lower_ in ORDINALS or one.lower_.endswith(("st", "nd", "rd", "th"))
    return one if is_one else None


def _of_family(noun: Token) -> Found | None:
    """Who is of a family of how many: `comes from a family of nine children`."""
    family, number = noun.head.head, number_of(noun)
    if noun.head.lower_ != "of" or noun.dep_ != "pobj" or number is None or family.lemma_ != "family" or family.dep_ != "pobj":
        return None
    verb = family.head.head
    if family.head.lower_ not in RAISED.get(verb.lemma_, ()) or children(noun, "amod", "relcl", "conj") or not is_verb(verb):
        return None
    who = children(verb, "nsubj", "nsubjpass")
    return (who, [number[0]], number[1] - 1.0, number[1] - 1.0) if who else None


def _of_both(noun: Token) -> bool:
    """True for `brothers and sisters`, which one number counts together, often with the one who has them."""
    return any(
        KIN.get(other.lemma_.lower(), KIN[noun.lemma_.lower()]) != KIN[noun.lemma_.lower()]
        and not children(other, "nummod", "det", "amod", "poss")
        for other in children(noun, "conj")
    )


def bearer(one: Token) -> Sequence[Token]:
    """Who is said to be one of several."""
    above = one.head
    if above.lower_ == "as" and above.dep_ == "prep":
        above = above.head
    if one.dep_ == "attr" and is_copula(above):
        return subjects(above)
    if one.dep_ == "appos" and above.pos_ == "PROPN" and above.ent_type_ == "PERSON":
        return [above]
    born = next((token for token in one.ancestors if is_verb(token)), None)
    if born is None:
        return []
    if born.lower_ == "born":
        own = children(born, "nsubjpass", "nsubj")
        return own or (children(born.head, "nsubj", "nsubjpass") if born.dep_ == "advcl" else [])
    opens = one.i in {one.sent.start, one.sent.start + 1} and one.head == born  # "One of nine children, Ada Holm grew up"
    return children(born, "nsubj", "nsubjpass") if opens and one.dep_ in {"npadvmod", "advmod", "dep"} else []


def _had(noun: Token, reader: Reader) -> Found | None:
    """Who has how many: `had seven siblings`, `has two older brothers`."""
    verb, number = noun.head, number_of(noun)
    if noun.lemma_.lower() not in OWN or noun.dep_ != "dobj" or verb.lemma_ != "have":
        return None
    if number is None:
        return _had_none(noun, verb)
    beside = [child for child in noun.children if child.dep_ not in {"nummod", "punct", "appos", "cc", "conj"}]
    if modality_of(verb, reader.lexicon) != ACTUAL or any(child.lower_ in {"half", "step", "adopted", "-"} for child in beside):
        return None
    if any(token.lower_ in {"half", "step"} for token in noun.doc[max(noun.i - 2, 0) : noun.i]):
        return None
    dated = any(name.ent_type_ == "DATE" for prep in children(verb, "prep") for name in children(prep, "pobj"))
    is_least = bool(beside) or dated or any(token.lower_ in HALF for token in noun.doc[noun.i + 1 : noun.sent.end])
    return logical_subjects(verb), [number[0]], float(number[1]), None if is_least else float(number[1])


def _had_none(noun: Token, verb: Token) -> Found | None:
    """Who has none: `had no brothers or sisters`."""
    beside = [child for child in noun.children if child.dep_ not in {"det", "cc", "conj", "punct"}]
    no = [child for child in children(noun, "det") if child.lower_ == "no"]
    if not no or beside or children(verb, "aux", "neg", "advmod"):
        return None
    return logical_subjects(verb), no, 0.0, 0.0


def _only(noun: Token) -> Found | None:
    """Who has none: `was an only child`, `the only son of Aldo Holm`."""
    if noun.tag_ != "NN" or noun.lemma_.lower() in OWN:
        return None
    beside = list(children(noun, "amod", "compound", "nummod"))
    if [child.lower_ for child in beside] != ["only"] or children(noun, "relcl", "acl", "conj"):
        return None
    parents = [name for prep in children(noun, "prep") for name in children(prep, "pobj")]
    if any(name.lemma_.lower() in OTHER_PARENT for name in parents) or is_of_one_marriage(noun):
        return None
    told = [child.lower_ for child in children(noun, "det")] == ["an"] or any(
        prep.lower_ == "of" or (prep.lower_ == "from" and any(name.lemma_.lower() in PARENTS for name in children(prep, "pobj")))
        for prep in children(noun, "prep")
    )
    above = noun.head
    who = subjects(above) if noun.dep_ == "attr" and is_copula(above) else bearer(noun) if noun.dep_ == "appos" else []
    return (who, [beside[0]], 0.0, 0.0) if told and who else None


def number_of(noun: Token) -> tuple[Token, int] | None:
    """The one number in front of a noun."""
    found = children(noun, "nummod")
    if len(found) != 1 or found[0].i > noun.i or list(found[0].children):
        return None
    word = found[0]
    value = int(word.text) if word.text.isdigit() else NUMBERS.get(word.lower_, 0)
    return (word, value) if 0 < value < 40 else None
