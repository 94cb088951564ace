"""How many there are at least, told by the number of one: *the seventeenth floor of the tower*, *Act IV of La Dama*, *her 61st cap*.

What has a twelfth chapter has twelve at least; *the twelfth and last chapter* says that there are no more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.rows import number_start
from pipeline.claims.syntax import children, is_verb, prepositional
from pipeline.mentions.numerals import ORDINALS, TENS
from pipeline.mentions.quantity import Quantity
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LAST = frozenset({"last", "final", "closing", "concluding"})
OWNERS = ("of", "by")
PLACED = frozenset({"GPE", "LOC", "FAC", "DATE"})
DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
ROMAN = re.compile(r"(?=[IVXL])(X{0,3}|XL|L)(IX|IV|V?I{0,3})")
ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}


def nth_drafts(span: Span, offset: int, reader: Reader) -> list[Draft]:
    """A draft for each numbered part or work of something with a name; `offset` is the block's place in its article."""
    out: list[Draft] = []
    for noun in span:
        found = _numbered(noun, reader)
        if found is None or _is_narrowed(noun, found[0]):
            continue
        words, number, whose = found
        verb = next((token for token in noun.ancestors if is_verb(token)), None)
        named = [_without_number(one, noun) for one in reader.resolve(whose)]
        if len(named) != 1 or not named[0].is_named:
            continue
        if verb is not None and modality_of(verb, reader.lexicon) != ACTUAL:
            continue
        low, high = float(number), float(number) if _is_last(noun) else None
        start, end = offset + words[0].idx, offset + words[-1].idx + len(words[-1])
        text = words[0].doc[words[0].i : words[-1].i + 1].text
        quantity = Quantity(text, start, end, low, high, "count", number_start=start, number_end=end)
        kind = noun if noun.lemma_.lower() in reader.lexicon.numbered_nouns else noun.nbor(-1)
        what = joined([*(child for child in children(kind, "compound", "amod") if child.i > words[-1].i and kind == noun), kind]).lower()
        roles = Roles((named[0],), (Participant(what, slug(what)),))
        out.append(Draft(kind, "quantity", quantity=quantity, kind="quantity", predicate=kind.lemma_.lower(), roles=roles, modality=ACTUAL))
    return out


def _numbered(noun: Token, reader: Reader) -> tuple[list[Token], int, list[Token]] | None:
    """The words of the number of what is numbered, the number, and whose it is."""
    before = noun.nbor(-1) if not noun.is_sent_start else None  # "Act IV" is IV, for the parser
    is_kind = noun.lemma_.lower() in reader.lexicon.numbered_nouns
    if not is_kind and (before is None or before.head != noun or before.lemma_.lower() not in reader.lexicon.numbered_nouns):
        return None
    owners = [*children(noun, "poss"), *(thing for prep in OWNERS for thing in prepositional(noun, prep))]
    if len(owners) != 1:
        return None
    if is_kind:
        for ordinal in children(noun, "amod"):
            if ordinal.i < noun.i and (number := ordinal_value(ordinal)) is not None and number > 1:
                return list(noun.doc[number_start(ordinal) : ordinal.i + 1]), number, owners
        behind = noun.nbor() if noun.i + 1 < noun.sent.end else None
        if behind is not None and behind.head == noun and behind.text.isdigit() and 1 < int(behind.text) < 1000:
            return [behind], int(behind.text), owners
    if before is not None and before.head == noun and before.lemma_.lower() in reader.lexicon.numbered_nouns:
        number = roman_value(noun.text) or (int(noun.text) if noun.text.isdigit() and len(noun.text) < 4 else None)
        return ([noun], number, owners) if number is not None and number > 1 else None
    return None


def _without_number(owner: Participant, noun: Token) -> Participant:
    """The owner alone, where the recognizer took the number for a part of its name: `Chapter 14 of Night Sea`."""
    part, of, whole = owner.name.partition(" of ")
    if not of or part.split(" ")[0].casefold() not in {noun.lower_, noun.nbor(-1).lower_ if noun.i else ""}:
        return owner
    return Participant(whole, slug(whole))


def _is_narrowed(noun: Token, words: list[Token]) -> bool:
    """True where the number runs in something smaller: `the third floor in the east wing`, `his third goal of the match`."""
    asides = [thing for prep in children(noun, "prep") if prep.lower_ not in OWNERS for thing in children(prep, "pobj")]
    placed = all(thing.ent_type_ in PLACED for thing in asides)
    clauses = children(noun, "relcl", "acl", "advcl")
    return not placed or bool(clauses) or (words[0].i > noun.sent.start and words[0].nbor(-1).lower_ in {"a", "an", "every", "each", "no"})


def _is_last(noun: Token) -> bool:
    """True for `the twelfth and last chapter`."""
    return any(word.lower_ in LAST for child in children(noun, "amod") for word in children(child, "conj"))


def ordinal_value(ordinal: Token) -> int | None:
    """The number that an ordinal tells, with the tens in front of it: `seventeenth`, `sixty-first`, `134th`."""
    if digits := DIGITS.fullmatch(ordinal.lower_):
        return int(digits[1])
    if ordinal.lower_ not in ORDINALS:
        return None
    place = ORDINALS.index(ordinal.lower_)
    if place >= ORDINALS.index("hundredth"):
        return None
    value = place + 1 if place < 20 else 10 * (place - 17)
    start = number_start(ordinal)
    return value + (TENS[ordinal.doc[start].lower_] if start < ordinal.i else 0)


def roman_value(text: str) -> int | None:
    """The number that a Roman numeral below 90 tells: `IV` is 4."""
    if not ROMAN.fullmatch(text):
        return None
    values = [ROMANS[letter] for letter in text]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
