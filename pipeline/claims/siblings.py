"""How many brothers and sisters somebody has: *had seven siblings*, *the third of five sons*, *one of nine children*, *an only child*.

Who is one of six children has five siblings; who is the only son may have sisters. *Two older brothers* are two at least.
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
    {"child": SIBLINGS, "sibling": SIBLINGS, "son": BROTHERS, "brother": BROTHERS, "daughter": SISTERS, "sister": SISTERS}
)
OWN = frozenset({"sibling", "brother", "sister"})
"""What somebody has that is no child."""
FIRST = frozenset({"one", "eldest", "oldest", "youngest", "middle", "last", "elder", "younger"})
NUMBERS = {word: value for word, value in (ONES | TEENS).items() if value}
OTHER_PARENT = frozenset({"marriage", "union", "relationship", "couple", "wife", "husband"})
"""An only child of one marriage may have siblings."""


def sibling_drafts(span: Span, offset: int, reader: Reader) -> list[Draft]:
    """A draft for each count of somebody's siblings; `offset` is the block's place in its article."""
    out: list[Draft] = []
    for noun in span:
        predicate = KIN.get(noun.lemma_.lower())
        if predicate is None:
            continue
        found = _one_of(noun) or _had(noun, reader) or _only(noun)
        if found is None:
            continue
        who, words, low, high = found
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
    preposition, number = noun.head, _number(noun)
    if preposition.lower_ != "of" or noun.dep_ != "pobj" or number is None or number[1] < 2:
        return None
    one = preposition.head
    if one.lower_ not in FIRST and one.lower_ not in ORDINALS and not one.lower_.endswith(("st", "nd", "rd", "th")):
        return None
    others = [child for child in children(noun, "amod") if child.lower_ != "surviving"]
    who = list(_bearer(one))
    return (who, [number[0]], number[1] - 1.0, number[1] - 1.0) if who and not others and not children(noun, "relcl") else None


def _bearer(one: Token) -> Sequence[Token]:
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
    verb, number = noun.head, _number(noun)
    if noun.lemma_.lower() not in OWN or noun.dep_ != "dobj" or verb.lemma_ != "have" or number is None:
        return None
    beside = [child for child in noun.children if child.dep_ not in {"nummod", "punct", "appos", "cc", "conj"}]
    if modality_of(verb, reader.lexicon) != ACTUAL or any(child.lower_ in {"half", "step", "adopted", "-"} for child in beside):
        return None
    if any(token.lower_ in {"half", "step"} for token in noun.doc[max(noun.i - 2, 0) : noun.i]):
        return None
    return logical_subjects(verb), [number[0]], float(number[1]), None if beside else float(number[1])


def _only(noun: Token) -> Found | None:
    """Who has none: `was an only child`, `the only son of Aldo Holm`."""
    if noun.tag_ != "NN" or noun.lemma_.lower() in OWN:
        return None
    beside = list(children(noun, "amod", "compound", "nummod"))
    if [child.lower_ for child in beside] != ["only"] or children(noun, "relcl", "acl", "conj"):
        return None
    if any(name.lemma_.lower() in OTHER_PARENT for prep in children(noun, "prep") for name in children(prep, "pobj")):
        return None
    told = [child.lower_ for child in children(noun, "det")] == ["an"] or any(prep.lower_ == "of" for prep in children(noun, "prep"))
    above = noun.head
    who = subjects(above) if noun.dep_ == "attr" and is_copula(above) else _bearer(noun) if noun.dep_ == "appos" else []
    return (who, [beside[0]], 0.0, 0.0) if told and who else None


def _number(noun: Token) -> tuple[Token, int] | None:
    """The one number in front of a noun."""
    found = children(noun, "nummod")
    if len(found) != 1 or found[0].i > noun.i or list(found[0].children):
        return None
    word = found[0]
    value = int(word.text) if word.text.isdigit() else NUMBERS.get(word.lower_, 0)
    return (word, value) if 0 < value < 40 else None
