"""How many, told without a numeral in front of a noun: *married only once*, *her third husband*, *were a trio*, *a five-piece*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.modality import ACTUAL, NEGATED, is_never, modality_of
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import children, complement, is_copula, is_passive, is_verb, subjects
from pipeline.mentions.ages import find_ages
from pipeline.mentions.numerals import ONES, ORDINALS
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MARRIAGES, MEMBERS, AGE = "marriage_count", "member_count", "age_at_death"
KILLED = r"(?:\w+ly )?(?:killed|drowned|murdered|assassinated|executed)"
WHEN = re.compile(rf"(?: years old)?,? when (?:he|she) (?:died|passed|perished|(?:was )?{KILLED})\b")
AT_DEATH = re.compile(r"(?: years old)?,? (?:at|upon|on) (?:the (?:time|moment|hour|day) of )?(?:his|her) (?:death|passing|demise)\b")
DYING = frozenset({"die", "perish"})
KILLING = frozenset({"kill", "murder", "assassinate", "execute", "drown", "behead", "hang"})
THEN = re.compile(r"(?:He|She) was (?:only |just )?[\w-]+(?: years old| years of age)?[.]?\s*")
"""A sentence that tells nothing but an age: behind that of a death it is the age at death."""
GROWN = 18
"""Years: the age of a child there may be that of one who was left behind."""
APART = re.compile(r"[;:]|\b(?:and|but|who|which|where|while|whose|that)\b")
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
SIZES = {
    "duo": 2,
    "trio": 3,
    "quartet": 4,
    "quintet": 5,
    "sextet": 6,
    "septet": 7,
    "octet": 8,
    "nonet": 9,
    "duet": 2,
    "foursome": 4,
    "threesome": 3,
}


def tally_drafts(span: Span, offset: int, reader: Reader) -> list[Draft]:
    """A draft for each tally of a sentence that no numeral tells; `offset` is the block's place in its article."""
    out: list[Draft] = []
    for token in span:
        lemma = token.lemma_
        if (lemma in {"marry", "wed"} and is_verb(token)) or token.lower_ == "married":
            out += _marriages(token, offset, reader)
        if lemma.lower() in reader.lexicon.spouse_nouns:
            out += _nth_spouse(token, offset, reader)
        if lemma == "be" and is_verb(token) and is_copula(token):
            out += _members(token, offset, reader)
        if is_verb(token) and (lemma == "live" or is_death(token) or is_copula(token)):
            out += _age(token, offset, reader)
    return out


def _draft(
    head: Token, predicate: str, who: list[Token], words: list[Token], low: float, high: float | None, offset: int, reader: Reader
) -> Iterator[Draft]:
    """The draft of a tally of one that has a name; `words` are those that tell the number."""
    named = reader.resolve(who)
    if len(named) != 1 or not named[0].name[:1].isupper():
        return
    words = sorted(words, key=lambda token: token.i)
    start, end = offset + words[0].idx, offset + words[-1].idx + len(words[-1])
    whole = words[0].doc[words[0].i : words[-1].i + 1].text
    quantity = Quantity(whole, start, end, low, high, "count", number_start=start, number_end=end)
    yield Draft(
        head,
        "quantity",
        quantity=quantity,
        kind="quantity",
        predicate=predicate,
        roles=Roles((named[0],)),
        modality=ACTUAL,
        words=(head.idx, head.idx + len(head)),
    )


def _marriages(verb: Token, offset: int, reader: Reader) -> Iterator[Draft]:
    """How many times somebody has married, by the verb: `was married twice`, `three times married`, `has never been married`."""
    if children(verb, "dobj", "agent"):
        return
    said = verb.dep_ in {"acomp", "attr"} and is_verb(verb.head)  # "was married once", by some parses
    who = children(verb, "nsubj", "nsubjpass") or (subjects(verb.head) if said else logical_subjects(verb))
    who = who or [noun for aux in children(verb, "auxpass") for noun in children(aux, "nsubj")]
    who = [noun for noun in who if noun.lemma_ != "time"] or (subjects(verb.head) if verb.dep_ in {"advcl", "acl"} else [])
    if is_never(verb) and verb.tag_ in {"VBD", "VBN"} and modality_of(verb, reader.lexicon) == NEGATED:
        yield from _draft(verb, MARRIAGES, who, [verb], 0.0, 0.0, offset, reader)
        return
    if modality_of(verb, reader.lexicon) != ACTUAL:
        return
    beside = [*verb.children, *verb.head.children] if said else verb.children
    for word in beside:
        told = [child for child in word.children if child.dep_ == "nummod" or child.lower_ in {"a", "several"}]
        if word.lower_ in TIMES and word.dep_ == "advmod" and not (word.lower_ == "once" and word.i < verb.i):
            yield from _draft(verb, MARRIAGES, who, [word], TIMES[word.lower_], TIMES[word.lower_], offset, reader)
        elif word.lemma_ == "time" and told and (count := number_of_word(told[0])) is not None:
            yield from _draft(verb, MARRIAGES, who, [told[0], word], count, count, offset, reader)


def _nth_spouse(noun: Token, offset: int, reader: Reader) -> Iterator[Draft]:
    """At least how many times: `her third husband`, `from her second marriage`."""
    owners = [child for child in children(noun, "poss") if child.pos_ in {"PROPN", "PRON"}]
    nth = next((child for child in children(noun, "amod") if child.lower_ in ORDINALS), None)
    if len(owners) != 1 or nth is None or ORDINALS.index(nth.lower_) < 1:
        return
    yield from _draft(noun, MARRIAGES, owners, [nth], float(ORDINALS.index(nth.lower_) + 1), None, offset, reader)


def _age(verb: Token, offset: int, reader: Reader) -> Iterator[Draft]:
    """At what age somebody died: `died aged 60`, `lived to be 91`, `was only 24 when she died`."""
    sentence = verb.sent
    ages = find_ages(sentence.text)
    if len(ages) != 1 or modality_of(verb, reader.lexicon) != ACTUAL:
        return
    age = ages[0]
    start, at = sentence.start_char + age.start, verb.idx - sentence.start_char
    lived = age.text.casefold().startswith(("lived", "into"))
    dies = is_death(verb)
    is_own = dies and age.text.casefold().startswith(("aged", "at", "died", "in ")) and age.start - at in range(-1, 60)
    is_when = dies and WHEN.match(sentence.text, age.end) is not None and age.end <= at <= age.end + 40
    is_when = is_when or (is_copula(verb) and AT_DEATH.match(sentence.text, age.end) is not None and age.start - at in range(-1, 8))
    is_when = is_when or (
        age.low >= GROWN and is_copula(verb) and THEN.fullmatch(sentence.text) is not None and _has_just_died(verb, reader)
    )
    if (
        not (is_own or is_when or (verb.lemma_ == "live" and lived))
        or (is_own and APART.search(sentence.text[at : age.start]))
        or (dies and children(verb, "agent"))
    ):
        return
    named = reader.resolve(_dead(verb))
    if len(named) == 1 and named[0].name[:1].isupper():
        words_of_age = age.text.removeprefix("lived ").removeprefix("died ")
        first, last = offset + start + len(age.text) - len(words_of_age), offset + start + len(age.text)
        quantity = Quantity(words_of_age, first, last, float(age.low), float(age.high), "year", number_start=first, number_end=last)
        words = (verb.idx, verb.idx + len(verb))
        roles = Roles((named[0],))
        yield Draft(verb, "quantity", quantity=quantity, kind="quantity", predicate=AGE, roles=roles, modality=ACTUAL, words=words)


def _has_just_died(verb: Token, reader: Reader) -> bool:
    """True if the sentence in front tells of the death of the one whom this one is about: `Ada Holm died in Lund. She was 81.`"""
    if verb.sent.start == 0:
        return False
    who = {person.id for person in reader.resolve(_dead(verb))}
    before = verb.doc[verb.sent.start - 1].sent
    deaths = [token for token in before if is_verb(token) and is_death(token) and modality_of(token, reader.lexicon) == ACTUAL]
    owned = any(children(noun, "poss") for death in deaths for noun in _dead(death))
    return len(deaths) == 1 and not owned and bool(who) and who == {person.id for person in reader.resolve(_dead(deaths[0]))}


def _dead(verb: Token) -> list[Token]:
    """Who dies, or is killed; of two verbs that `and` joins, the first has the subject: `was taken ill and passed at the age of 73`."""
    found = list(logical_objects(verb) if is_passive(verb) else logical_subjects(verb))
    above = verb.head
    shared = not found and verb.dep_ == "conj" and is_verb(above) and is_passive(above) and not children(verb, "nsubj", "nsubjpass")
    return list(children(above, "nsubjpass")) if shared else found


def is_death(verb: Token) -> bool:
    """True for a verb by which somebody dies: `died`, `passed away`, `passed at the age of`, `was killed`."""
    if verb.lemma_ == "pass" and not children(verb, "dobj", "nsubjpass"):
        return any(child.lower_ == "away" for child in verb.children) or (
            verb.i + 1 < verb.sent.end and verb.nbor().lower_ in {"at", "aged"}
        )
    return verb.lemma_ in DYING or (verb.lemma_ in KILLING and bool(is_passive(verb)))


def _members(verb: Token, offset: int, reader: Reader) -> Iterator[Draft]:
    """How many play together: `were a quintet from Osk`, `is a five-piece band`."""
    noun = complement(verb)
    if noun is None or noun.dep_ != "attr" or modality_of(verb, reader.lexicon) != ACTUAL:
        return
    if not any(child.lower_ in {"a", "an"} for child in noun.children):
        return
    words, size = [noun], SIZES.get(noun.lemma_.lower())
    if size is None and (piece := _piece(noun, reader.lexicon)) is not None:
        words, size = piece
    if size is not None:
        yield from _draft(noun, MEMBERS, subjects(verb), words, float(size), float(size), offset, reader)


def _piece(noun: Token, lexicon: Lexicon) -> tuple[list[Token], int] | None:
    """The number in `a five-piece band`, `a four-member group`, `a three-piece`."""
    for token in [noun, *children(noun, "compound", "amod", "nmod")]:
        if token.lemma_.lower() not in lexicon.headcount_words or token.i < 2 or token.nbor(-1).text != "-":
            continue
        number = token.nbor(-2)
        if (count := number_of_word(number)) is not None and count > 1:
            return [number, token.nbor(-1), token], int(count)
    return None


def number_of_word(word: Token) -> float | None:
    """The number that one word or figure tells."""
    if word.text.isdigit():
        return float(word.text)
    return float(ONES[word.lower_]) if word.lower_ in ONES else TIMES.get(word.lower_)
