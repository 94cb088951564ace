"""Which of their parents' children somebody is: *the youngest of seven children*, *the fourth and youngest child of her parents*.

Who is the youngest, of how many is not said, is the second at least. A child of one parent who is named alone may be a half-sibling of
the rest, and the first child of one marriage may have older ones: what is said of such is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.siblings import KIN, PARENTS, SIBLINGS, are_family, bearer, is_of_one_marriage, number_of, one_of_several
from pipeline.claims.syntax import children, is_copula, subjects
from pipeline.mentions.numerals import ORDINALS
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

BIRTH_ORDER = "birth_order"
FIRST = frozenset({"eldest", "oldest", "firstborn"})
LAST = frozenset({"youngest", "last"})
Place = tuple[float, float | None]


def birth_order_drafts(span: Span, offset: int, reader: Reader) -> list[Draft]:
    """A draft for each place among brothers and sisters; `offset` is the block's place in its article."""
    out: list[Draft] = []
    for noun in span:
        found = (_of_several(noun) or _of_parents(noun)) if KIN.get(noun.lemma_.lower()) == SIBLINGS else None
        named = reader.resolve(found[0]) if found is not None else []
        if found is None or len(named) != 1 or not named[0].name[:1].isupper():
            continue
        _, word, (low, high) = found
        start, end = offset + word.idx, offset + word.idx + len(word)
        quantity = Quantity(word.text, start, end, low, high, "count", number_start=start, number_end=end)
        roles, place = Roles((named[0],)), (word.idx, word.idx + len(word))
        out.append(
            Draft(noun, "quantity", quantity=quantity, kind="quantity", predicate=BIRTH_ORDER, roles=roles, modality=ACTUAL, words=place)
        )
    return out


def _of_several(noun: Token) -> tuple[Sequence[Token], Token, Place] | None:
    """`the youngest of seven children`, `the second eldest of five siblings`."""
    one, number = one_of_several(noun), number_of(noun)
    if one is None or number is None or children(noun, "amod", "relcl", "acl", "conj"):
        return None
    if not are_family(noun, one) or is_of_one_marriage(noun):
        return None
    before = [token for token in one.lefts if token.dep_ in {"amod", "advmod", "nummod", "npadvmod"}]
    nth = _nth(before[0]) if len(before) == 1 else None if before else 1
    if nth is None or nth > number[1]:
        return None
    if one.lower_ in FIRST:
        place = nth
    elif one.lower_ in LAST:
        place = number[1] - nth + 1
    else:
        place = _nth(one) or 0
    if before and one.lower_ not in FIRST | LAST:
        return None
    return (bearer(one), one, (float(place), float(place))) if 0 < place <= number[1] else None


def _of_parents(noun: Token) -> tuple[Sequence[Token], Token, Place] | None:
    """`the first child of her parents`, `their fourth and youngest child`."""
    if noun.tag_ != "NN" or children(noun, "relcl", "acl", "conj", "compound", "nummod"):
        return None
    own = list(children(noun, "amod"))
    words = [*own, *(other for word in own for other in children(word, "conj"))]
    above = noun.head
    who = subjects(above) if noun.dep_ == "attr" and is_copula(above) else bearer(noun) if noun.dep_ == "appos" else []
    if not who or not _are_all(noun) or is_of_one_marriage(noun):
        return None
    firsts = [word for word in words if word.lower_ in FIRST]
    lasts = [word for word in words if word.lower_ == "youngest"]
    numbered = [(word, place) for word in words if (place := _nth(word)) is not None]
    if len(words) != len(firsts) + len(lasts) + len(numbered) or not words or len(words) > 2:
        return None
    if len(numbered) == 1 and (len(words) == 1 or lasts) and [word for word in own if word == numbered[0][0]]:
        is_from_end = len(words) == 2 and not children(numbered[0][0], "conj")  # "second youngest child"
        return None if is_from_end else (who, numbered[0][0], (float(numbered[0][1]), float(numbered[0][1])))
    if len(words) > 1:
        return None
    return (who, words[0], (1.0, 1.0)) if firsts else (who, words[0], (2.0, None))


def _are_all(noun: Token) -> bool:
    """True if a child is said to be one of both parents: of `his parents`, of two who are named, of the family."""
    behind = list(children(noun, "prep"))
    owners = children(noun, "poss")
    if owners:
        return not behind and any(owner.lower_ == "their" or children(owner, "conj") for owner in owners)
    if len(behind) != 1 or behind[0].lower_ not in {"of", "from", "in"}:
        return False
    names = children(behind[0], "pobj")
    return any(
        (name.lemma_.lower() in PARENTS and name.tag_ == "NNS")
        or (name.lemma_.lower() == "family" and bool(children(name, "poss", "det")))
        or (behind[0].lower_ == "of" and any(other.pos_ == "PROPN" or other.lower_ == "wife" for other in children(name, "conj")))
        for name in names
    )


def _nth(word: Token) -> int | None:
    """The place that an ordinal tells: `third`, `3rd`."""
    if word.lower_ in ORDINALS[:20]:
        return ORDINALS.index(word.lower_) + 1
    digits = word.text[:-2]
    return int(digits) if digits.isdigit() and word.lower_.endswith(("st", "nd", "rd", "th")) else None
