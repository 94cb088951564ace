"""The words of a noun phrase that name what it stands for: without determiner, count, class, clauses and brackets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims.syntax import is_noun, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Token

LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "npadvmod", "advmod", "punct", "case", "neg"})
DROPPED = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "both",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "another",
        "other",
        "some",
        "any",
        "all",
        "each",
        "every",
        "several",
        "many",
        "few",
        "such",
        "certain",
        "no",
        "neither",
        "not",
        "whose",
    ]
)
LINKS = frozenset({"of", "in", "at", "for", "to", "on", "from", "near", "under", "against"})
"""Prepositions that belong to the name of a thing: `office in Osh`, `agreement for air transports`."""
IN_TITLES = LINKS | {"and", "&", "the", "a", "an", "-"}
"""What may stand with a small letter inside a title."""
MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "MONEY", "PERCENT", "CARDINAL"})
"""Labels of what is counted or dated, and is no part of a name."""
LONGEST = 11
"""Words a name may have; beyond that it is cut at its head noun."""


def phrase(noun: Token) -> str:
    """The words of a noun phrase without its determiner, its relative clauses and what stands in brackets."""
    left = min([noun.i, *(first(child) for child in noun.children if child.i < noun.i and child.dep_ in LEFT)])
    right = right_edge(noun)
    words = [t for t in noun.doc[left : right + 1] if not t.is_space]
    while words and (words[0].lower_ in DROPPED or words[0].is_punct or words[0].dep_ == "predet") and words[0] != noun:
        words.pop(0)
    words = without_class(without_count(without_date(words, noun), noun), noun)
    if len(words) > LONGEST:
        words = [t for t in words if t.i <= noun.i][-LONGEST:]
    name = joined(words)
    return name[:1].lower() + name[1:] if words and is_capital_of_sentence(words[0]) else name


def is_capital_of_sentence(word: Token) -> bool:
    """True for a common word with the capital letter that the sentence begins with; a noun alone in the singular could be a name."""
    if word.is_sent_start is not True or not word.text.istitle() or word.ent_type_ or number_of(word) is not None:
        return False
    return word.tag_ in {"NNS", "JJ"} or (word.tag_ == "NN" and any(child.lower_ == "of" for child in word.children))


def first(token: Token) -> int:
    """The position of the first word under a token."""
    return int(token.left_edge.i)


def number_of(noun: Token) -> Token | None:
    """The number behind a capitalised noun that tells it from others of its name: `Flight 204`, `Apollo 13`; None where there is none."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if behind is None or not noun.text[:1].isupper() or not behind.text.isdigit() or behind.head != noun or behind.ent_type_ == "DATE":
        return None
    counts = behind.i + 1 < len(noun.doc) and noun.doc[behind.i + 1].tag_ == "NNS"  # "the Rovers 12 times lost"
    return None if counts else behind


def right_edge(noun: Token) -> int:
    """The position of the last word of a phrase: with the prepositional phrases that name it, without dates, clauses and brackets."""
    number = number_of(noun)
    edge = noun.i if number is None else number.i
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ == "appos" and child.pos_ == "PROPN" and noun.pos_ == "NOUN" and child.left_edge.i == edge + 1:
            edge = int(child.i)  # "library of the poet Ana Reis"
            continue
        if child.dep_ != "prep" or child.lower_ not in LINKS or child.i != edge + 1:
            break
        objects = [grandchild for grandchild in child.children if grandchild.dep_ == "pobj"]
        named = bool(objects) and objects[0].pos_ == "PROPN" and objects[0].ent_type_ not in {"DATE", "TIME"}
        if not objects or (objects[0].ent_type_ in MEASURES and not named) or not is_noun(objects[0]):
            break
        year = objects[0].left_edge
        if named and year.is_digit and len(year) == 4 and year.ent_type_ == "DATE":
            break  # "In the crisis of 2001 Vektor Systems let go": the name begins the clause
        if (
            child.lower_ not in {"of"}
            and objects[0].pos_ != "PROPN"
            and child.lower_ in {"in", "at", "on", "with", "to", "from", "under", "over"}
        ):
            break
        edge = right_edge(objects[0])
        edge = max(edge, objects[0].i)
        beside = noun.doc[edge + 1] if edge + 1 < len(noun.doc) else noun
        if objects[0].pos_ == "NOUN" and beside.pos_ == "PROPN" and beside.dep_ == "compound" and beside.head.head == noun.head:
            edge = int(beside.head.i)  # the parser takes the name for a second subject
    return edge


def without_count(words: list[Token], noun: Token) -> list[Token]:
    """The phrase without the number that counts it."""
    out = list(words)
    if len(out) > 2 and out[0].lower_ == "record" and out[1].tag_ == "CD":  # "a record eight titles"
        out.pop(0)
    while (
        out
        and out[0] != noun
        and not is_compounded(out)
        and (
            is_bounding_most(out[0])
            or out[0].tag_ == "CD"
            or out[0].dep_ in {"quantmod"}
            or out[0].lower_ in DROPPED
            or out[0].lower_ in SOFT
            or out[0].is_punct
        )
    ):
        out.pop(0)
    return out


def without_date(words: list[Token], noun: Token) -> list[Token]:
    """The phrase without the date that only stands in front of it: `On 18 February 2001 voters`."""
    start = words[0].i if words else 0
    while start > noun.sent.start and noun.doc[start - 1].ent_type_ == "DATE":
        start -= 1
    if not words or start == noun.sent.start or noun.doc[start - 1].lower_ not in {"in", "on", "by"} or noun.ent_type_ == "DATE":
        return words
    out = [word for word in words if word.ent_type_ != "DATE"]
    return out if any(word.is_digit for word in words[: len(words) - len(out)]) and out == words[len(words) - len(out) :] else words


def is_bounding_most(word: Token) -> bool:
    """True for the `most` of `at most 150 million copies`."""
    return word.lower_ == "most" and word.i > 0 and word.nbor(-1).lower_ == "at"


def is_compounded(words: list[Token]) -> bool:
    """True for a number with a hyphen that belongs to the noun: `ten-penny piece`, not `sixty-one pieces`."""
    return len(words) > 2 and words[1].text == "-" and not words[0].whitespace_ and words[2].tag_ != "CD"


def without_class(words: list[Token], noun: Token) -> list[Token]:
    """A name without the common noun in front of it that says what it is: `thriller Grey Harbour Road`, `geologist Émile Garrat`."""
    if noun.pos_ != "PROPN":
        return words
    start = next((number for number, word in enumerate(words) if word.text[:1].isupper()), 0)
    named = words[start:]
    if not start or words[start - 1].tag_ != "NN" or words[start - 1].dep_ not in {"compound", "amod", "nmod"} or noun not in named:
        return words
    return named if all(word.text[:1].isupper() or not word.is_alpha for word in named if word.i <= noun.i) else words


SOFT = frozenset(
    [
        "about",
        "approximately",
        "roughly",
        "around",
        "some",
        "nearly",
        "almost",
        "over",
        "more",
        "fewer",
        "less",
        "than",
        "at",
        "least",
        "up",
        "to",
        "between",
        "and",
        "additional",
        "estimated",
        "only",
        "just",
        "exactly",
        "merely",
        "barely",
    ]
)


def joined(words: list[Token]) -> str:
    """The words with the white space that stood between them."""
    text = "".join(token.text_with_ws for token in words).strip()
    while text.endswith(("'s", "’s")):
        text = text[:-2].rstrip()
    return " ".join(text.split()).strip(" ,;:'\"’*(")


def joined_title(nouns: Sequence[Token]) -> str | None:
    """The one name that two words make, None for two things: the verb takes them for one, `Salt and Mercy was written by`, or they explain
    one thing, `The second novel, Ada Berg and the Gates of Osk, came out`."""
    first = nouns[0] if nouns else None
    nouns = [*nouns, *(child for child in first.children if child.dep_ == "conj")] if first is not None and len(nouns) == 1 else nouns
    if first is None or len(nouns) != 2 or nouns[1].head != first:
        return None
    words = first.doc[first.left_edge.i : nouns[1].right_edge.i + 1]
    inner = [word for word in words if word.i not in {words[0].i, nouns[1].i}]
    if [word.lower_ for word in first.doc[first.i + 1 : nouns[1].left_edge.i]] not in (["and"], ["&"]):
        return None
    capital = all(word.text[:1].isupper() or word.lower_ in IN_TITLES or word.tag_ == "POS" for word in (words[0], *inner, nouns[1]))
    owner = any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in nouns[1].children)
    if owner and nouns[1].tag_ == "NN" and first.pos_ == "PROPN" and _are_taken_for_one(first, words[-1]):
        return joined(list(words))  # "Berg and Moe's daughter was born"
    return joined(list(words)) if capital and (_are_taken_for_one(first, words[-1]) or _explain_one(first, words[-1])) else None


def _are_taken_for_one(noun: Token, last: Token) -> bool:
    """True for a subject whose verb behind it has the form for one thing."""
    singular = any(word.tag_ == "VBZ" or word.lower_ == "was" for word in verb_group(noun.head))
    return noun.dep_ in {"nsubj", "nsubjpass"} and singular and noun.head.i > last.i


def _explain_one(noun: Token, last: Token) -> bool:
    """True for names between commas behind a noun in the singular."""
    closed = last.i + 1 < len(last.doc) and last.nbor().text in {",", ")"}
    return noun.dep_ == "appos" and noun.head.tag_ == "NN" and closed and noun.doc[noun.left_edge.i - 1].text in {",", "("}
