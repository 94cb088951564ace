"""Little or much, told without a number: *losses were light*, *few were killed*, *drew huge crowds*, *a large number of civilians died*.

What there is an amount of stands in `rules/lexicons/amounts.yaml`; *few* and *many* themselves count any noun, told apart by the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.amount_words import FEW, MANY, Amounts
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import is_denied
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import children, is_copula, is_noun, is_verb, prepositional
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREDICATE = "amount"
RULE = "amount"
HARDLY = frozenset({"hardly", "scarcely", "barely"})
OPEN = frozenset({"so", "too", "as", "how", "more", "less", "fewer", "not", "never", "no", "that", "potentially", "equally"})
"""In front of a word for an amount they leave open how much it is."""
POINTING = frozenset({"the", "these", "those", "its", "their", "his", "her", "such"})
"""In front of *few* and *many*: of those who are known already."""
AMONG = ("among", "amongst", "to", "for", "of", "by")
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "conj", "parataxis"})
LARGEST = frozenset({"most", "majority"})


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is of a noun, and the words that say it."""

    noun: Token
    place: Token
    """What stands in the clause for it: *number* in *a large number of civilians*."""
    word: Token
    value: str
    is_counted: bool
    """True if the word counts any noun."""


def amount_drafts(span: Span, reader: Reader) -> list[Draft]:
    """A draft for each amount that a sentence tells without a number."""
    listed = reader.lexicon.amounts
    out = [draft for token in span if (found := amount_of(token, listed)) is not None for draft in told(found, listed, reader)]
    text = span.text.casefold()
    if len(text) != len(span.text):
        return out
    for first, last, phrase in listed.phrases.find(text):
        start, end = span.start_char + first, span.start_char + last
        words = [token for token in span if start <= token.idx < end]
        verb = (
            next((word for word in words if is_verb(word) and word.dep_ not in {"amod", "compound"}), verb_over(words[-1]))
            if words
            else None
        )
        if verb is not None and not is_denied(verb) and words[0].nbor(-1 if words[0].i > span.start else 0).lower_ not in OPEN:
            out = [draft for draft in out if draft.words is None or not start <= draft.words[0] < end]
            out.append(draft_of(verb, f"{phrase.trait}: {phrase.value}", words, (start, end), reader))
    return out


def amount_of(token: Token, listed: Amounts) -> Amount | None:
    """The amount that a noun is told with; none where no word says it, or one that leaves it open."""
    word = token.lower_
    is_head = word in LARGEST or word in listed.counting
    if is_head and token.dep_ in {"nsubj", "nsubjpass"} and not is_bound(token):  # "few were killed", "most of those aboard survived"
        return Amount(next(iter(prepositional(token, "of")), token), token, token, listed.counting.get(word, MANY), True)
    if (
        token.dep_ in {"acomp", "attr"}
        and token.tag_ == "JJ"
        and word in listed.words
        and not is_bound(token)
        and not is_denied(token.head)
    ):
        behind = [*prepositional(token, "on", "in"), *prepositional(token.head, "on", "in")]  # "light in casualties"
        about = [noun for at in behind for noun in (prepositional(at, "of") if is_side(at) else [at])]
        measured = [noun for noun in about if noun.lemma_.lower() in listed.measures]
        return Amount(measured[0], measured[0], token, listed.words[word], False) if len(measured) == 1 else None
    is_measure = word in listed.measures  # "Turnout" at the beginning may be taken for a verb
    if not is_noun(token) and not is_measure:
        return None
    if (own := amount_in_front(token, listed)) is not None:
        return own
    verb = token.head
    if token.dep_ == "nsubj" and is_copula(verb) and (is_measure or token.lemma_.lower() in listed.measures):
        said = [child for child in children(verb, "acomp", "oprd") if child.lower_ in listed.words and not is_bound(child)]
        if len(said) == 1 and not is_denied(verb):
            return Amount(token, token, said[0], listed.words[said[0].lower_], False)
    return None


def is_side(noun: Token) -> bool:
    """True for a noun that only leads to the next one: *light on the side of losses*, *low in terms of losses*."""
    return noun.lemma_.lower() in {"side", "term", "respect", "count", "matter"}


def amount_in_front(noun: Token, listed: Amounts) -> Amount | None:
    """The amount in front of a noun: *few survivors*, *heavy losses*, *a large number of houses*, *hardly any deaths*."""
    place = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and is_noun(noun.head.head):
        above = noun.head.head
        if above.lemma_.lower() in listed.vague and above.tag_ == "NNS":
            return Amount(noun, above, above, MANY, True)
        place = above if above.lemma_.lower() in listed.numbers else noun
    words = listed.words if place != noun or noun.lemma_.lower() in listed.measures else {}
    for child in place.children:
        if child.i > place.i or child.tag_ in {"JJR", "JJS", "RBR", "RBS"}:
            continue
        if child.lower_ == "any" and any(other.lower_ in HARDLY for other in (*child.children, *place.children)):
            return Amount(noun, place, child, FEW, True)
        value = words.get(child.lower_) or listed.counting.get(child.lower_)
        if value is not None and not is_bound(child) and not any(other.lower_ in POINTING for other in place.children):
            return Amount(noun, place, child, value, child.lower_ in listed.counting or place != noun)
    return None


def is_bound(word: Token) -> bool:
    """True if words in front of one for an amount leave open how much it is: *so few*, *not many*, *a few*, *quite a few*."""
    before = [word.doc[i].lower_ for i in range(max(word.sent.start, word.i - 3), word.i)]
    if before[-1:] == ["a"] and word.lower_ in {"few", "little"}:
        return before[-2:-1] != ["only"]
    return bool(OPEN & {*before[-1:], *(child.lower_ for child in word.children)})


def told(amount: Amount, listed: Amounts, reader: Reader) -> Iterator[Draft]:
    """The draft of an amount; none where nothing says of what it is one."""
    verb = verb_over(amount.place)
    measure = measure_of(amount, verb, listed)
    if measure is None or (is_verb(verb) and is_denied(verb)):
        return
    group = sorted(group_of(amount, listed))
    name = f"{measure} ({' '.join(group)}): {amount.value}" if group else f"{measure}: {amount.value}"
    first, last = sorted((amount.word, amount.noun), key=lambda token: token.i)
    words = (first.idx, last.idx + len(last)) if last.i - first.i <= 2 else (amount.word.idx, amount.word.idx + len(amount.word))
    yield draft_of(verb, name, [amount.noun, amount.place, amount.word], words, reader)


def measure_of(amount: Amount, verb: Token, listed: Amounts) -> str | None:
    """What there is so much of: a listed measure, what is done to those who are counted, or the noun with its verb."""
    lemma = amount.noun.lemma_.lower()
    if lemma in listed.measures:
        return listed.measures[lemma]
    if not amount.is_counted or not is_verb(verb) or amount.place.head != verb:
        return None
    is_bare = amount.place == amount.word and amount.place.lower_ not in listed.numbers | listed.vague
    if is_bare or lemma in listed.persons or amount.noun.pos_ == "PRON":
        if verb.lemma_ in listed.suffered:
            return listed.suffered[verb.lemma_]
        if is_bare or amount.noun.pos_ == "PRON":
            return None
    if amount.noun.tag_ != "NNS" and lemma not in listed.persons:
        return None
    return lemma if is_copula(verb) or verb.lemma_ == "have" else f"{lemma} {verb.lemma_.lower()}"


def group_of(amount: Amount, listed: Amounts) -> set[str]:
    """What narrows down of what there is so much: *civilian* casualties, losses among *soldiers*, damage to the *church*."""
    noun = amount.noun
    found = {child.lemma_.lower() for child in children(noun, "amod", "compound", "nmod") if child != amount.word and child.text.islower()}
    found |= {
        other.lemma_.lower()
        for other in prepositional(noun, *AMONG)
        if other.lemma_.lower() in listed.persons or (other.pos_ == "NOUN" and other.head.lower_ in {"to", "for"})
    }
    if noun.lemma_.lower() in listed.persons:
        found.add(noun.lemma_.lower())
    return found - listed.everybody - set(listed.words)


def draft_of(verb: Token, told_of: str, own: list[Token], words: tuple[int, int], reader: Reader) -> Draft:
    """The draft of an amount with everything that its clause names, beside what there is so much of."""
    around = [token for token in named_in(verb) if token not in own]
    roles = Roles(tuple(reader.resolve(around)), (Participant(told_of, slug(told_of)),))
    return Draft(verb, RULE, kind="state", predicate=PREDICATE, roles=roles, words=words)


def verb_over(token: Token) -> Token:
    """The verb of the clause that a word stands in; the word at the top where the sentence has none."""
    node = token
    while node.head != node:
        node = node.head
        if is_verb(node):
            break
    return node


def named_in(verb: Token) -> Iterator[Token]:
    """The nouns and pronouns of a clause, without those of the clauses under it."""
    for child in verb.children:
        if child.dep_ in CLAUSES and is_verb(child):
            continue
        if (is_noun(child) and child.dep_ != "compound") or (child.pos_ == "PRON" and child.dep_ in {"nsubj", "poss", "dobj"}):
            yield child
        yield from named_in(child)
