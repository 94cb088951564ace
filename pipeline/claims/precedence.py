"""Which of two events a sentence puts first: `the canal was dug after the harbour had been finished`.

Of each event there is the predicate and what else its clause names, as one text (`finish: harbour`), so that another article's order of
the same two can be held against it. What was there at the time (`the tower was already standing when`) began before it, and what was still
there ended after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.happenings import UNITS, Events, happens
from pipeline.claims.meanwhile import meanwhile
from pipeline.claims.modality import ACTUAL, NEGATED, modality_of
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.predicates import Predicates
from pipeline.claims.syntax import (
    agents,
    children,
    is_copula,
    is_noun,
    is_passive,
    is_verb,
    prepositional,
    subjects,
    verb_group,
)
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREDICATE, RULE = "come_before", "order"
COME = "come"
CONNECTIVES = frozenset({"before", "after", "until", "till", "once", "when", "while", "following"})
MEANWHILE = frozenset({"when", "while", "time"})
SUCCESSION = "succeed"
CHOOSING = frozenset({"elect", "appoint", "crown", "hire"})
SUCCEEDING = CHOOSING | {"ascend_throne", "succeed", "take_office", "take_over", "become", "inherit"}
"""Predicates of coming into an office, some told of whom others choose."""
LEAVING = frozenset(
    {"death", "abdication", "resignation", "retirement", "deposition", "dismissal", "departure", "removal", "assassination", "murder"}
)
OTHER_SENSE = frozenset(
    ["name", "call", "model", "look", "ask", "take", "go", "appear", "stand", "testify", "put", "lay", "place", "chase", "seek", "pattern"]
)
"""Verbs whose *after* or *before* is of another thing than time where only a name follows: `named after her`, `stood before the court`."""


@dataclass(frozen=True, slots=True)
class Order:
    """Two events in their order, each as a text."""

    earlier: str
    later: str
    verb: Token
    word: Token
    """What puts them in order: `before`, `older`."""


def order_drafts(span: Span, reader: Reader, predicates: Predicates) -> list[Draft]:
    """A draft for each two events of which a sentence says that one came before the other."""
    out: dict[tuple[str, str], Draft] = {}
    for order in (found for token in span for found in _orders(token, Events(reader, predicates))):
        told = tuple(Participant(text, slug(text)) for text in (order.earlier, order.later))
        words = (order.word.idx, order.word.idx + len(order.word))
        roles = Roles(told[:1], told[1:])
        out[order.earlier, order.later] = Draft(
            order.verb, RULE, kind="state", predicate=PREDICATE, roles=roles, modality=ACTUAL, words=words
        )
    return list(out.values())


def _orders(token: Token, events: Events) -> Iterator[Order]:
    if token.lower_ in CONNECTIVES or (token.lower_ == "time" and token.head.lower_ == "by"):
        yield from _by_connective(token, events)
        yield from _succession(token, events)
    elif token.lower_ in {"on", "upon"}:
        yield from _succession(token, events)
    elif token.lower_ in {"sooner", "earlier", "later"} and token.dep_ == "advmod" and is_verb(token.head) and is_past(token.head):
        than = [noun for prep in children(token, "prep") if prep.lower_ == "than" for noun in children(prep, "pobj")]
        if len(than) == 1 and than[0].pos_ == "PROPN":
            first, second = (than[0], token.head) if token.lower_ == "later" else (token.head, than[0])
            yield from _order(first, second, token, events)
    elif token.lower_ == "having" and is_verb(token.head) and token.head.dep_ == "advcl" and is_verb(token.head.head):
        yield from _order(token.head, token.head.head, token, events)
    elif token.lower_ in {"older", "younger"} and is_verb(token.head) and is_copula(token.head):
        things = [noun for prep in children(token, "prep") if prep.lower_ == "than" for noun in children(prep, "pobj")]
        yield from _compared(subjects(token.head), things, token, events, is_first=token.lower_ == "older")
    elif token.lemma_ == "sequel" and is_verb(token.head) and is_copula(token.head) and token.dep_ == "attr":
        things = [noun for prep in children(token, "prep") if prep.lower_ == "to" for noun in children(prep, "pobj")]
        yield from _compared(subjects(token.head), things, token, events, is_first=False)
    elif token.lemma_ in {"follow", "precede"} and is_verb(token) and is_passive(token):
        yield from _compared(logical_objects(token), agents(token), token, events, is_first=token.lemma_ == "follow")
    elif token.lemma_ in {"predate", "antedate", "precede"} and is_verb(token) and not is_passive(token):
        yield from _compared(subjects(token), children(token, "dobj"), token, events, is_first=True)


def _compared(a: Sequence[Token], b: Sequence[Token], word: Token, events: Events, *, is_first: bool) -> Iterator[Order]:
    """An order of two things: of their making, or of when they took place."""
    if len(a) != 1 or len(b) != 1 or not is_noun(b[0]):
        return
    one, other = (events.of_noun(noun, COME) for noun in (a[0], b[0]))
    verb = word if is_verb(word) else word.head
    if one is not None and other is not None and modality_of(verb, events.reader.lexicon) == ACTUAL:
        yield Order(one, other, verb, word) if is_first else Order(other, one, verb, word)


def _succession(word: Token, events: Events) -> Iterator[Order]:
    """Who came into an office before whom: `on the death of Bishop Orm the chapter elected Gerold`."""
    leaving = children(word, "pobj")
    main = word.head
    if (
        len(leaving) != 1
        or leaving[0].lemma_.lower() not in LEAVING
        or not is_verb(main)
        or modality_of(main, events.reader.lexicon) != ACTUAL
    ):
        return
    predicate, rules = events.predicate(main), events.predicates.rules
    is_office = predicate in rules and rules[predicate].unique == "subject"
    if not (is_office or predicate in SUCCEEDING):
        return
    before = [*children(leaving[0], "poss"), *prepositional(leaving[0], "of")]
    before = [name for noun in before for name in (children(noun, "appos") or [noun])]  # "of her sister, Mary"
    after = logical_objects(main) if predicate in CHOOSING else logical_subjects(main)
    if len(before) == 1 and before[0].pos_ == "PROPN" and len(after) == 1:
        one, other = (events.of_noun(noun, SUCCESSION) for noun in (before[0], after[0]))
        if one is not None and other is not None and one != other:
            yield Order(one, other, main, word)


def _by_connective(word: Token, events: Events) -> Iterator[Order]:
    """The order that a conjunction or a preposition of time puts two clauses, or a clause and an event, in."""
    sub = _subordinate(word)
    main = _main(word, sub) if sub is not None else None
    if sub is None or main is None or sub == main:
        return
    is_cleft = is_copula(main) and any(noun.lower_ == "it" for noun in subjects(main))
    if is_cleft:
        told = next((t for t in main.sent if t.i > word.i and is_verb(t) and any(c.lower_ == "that" for c in t.children)), None)
        if told is None:
            return
        main, is_denied = told, any(child.dep_ == "neg" for child in main.children)
    else:
        is_denied = modality_of(main, events.reader.lexicon) == NEGATED
    kind = word.head.lower_ if word.head.lower_ in {"until", "till"} else word.lower_
    if not is_verb(sub) and not _is_event(sub, main, events):
        return
    if not is_past(main) or any(token.tag_ == "MD" for token in (*verb_group(main), *(verb_group(sub) if is_verb(sub) else ()))):
        return
    if kind in MEANWHILE:
        placed = meanwhile(main, sub, word.lower_) if is_verb(sub) else None
        if placed is not None:
            yield from _order(placed.earlier, placed.later, word, events, earlier=placed.was, later=placed.ends)
    elif kind == "before" and not is_denied:
        yield from _order(main, sub, word, events)
    elif (kind in {"after", "once", "following"} and not is_denied) or (kind in {"until", "till"} and is_denied):
        yield from _order(sub, main, word, events)


def is_past(verb: Token) -> bool:
    """True for a clause that tells of the past."""
    return any(token.tag_ in {"VBD", "VBN", "VBG"} or token.lemma_ == "do" for token in verb_group(verb))


def _subordinate(word: Token) -> Token | None:
    """What stands behind a word of time: the verb of a clause, a gerund or a noun."""
    if word.lower_ == "time":
        own = next((child for child in children(word, "relcl", "acl", "ccomp") if is_verb(child)), None)
        return own or next((t for t in word.sent if t.i > word.i and is_verb(t) and t.left_edge.i == word.i + 1), None)
    next_ = word.nbor(1).lower_ if word.i + 2 < len(word.doc) else ""
    if next_ in {"this", "then", "which"} or (next_ == "that" and word.nbor(2).lower_ != "of"):  # "six years after that she left"
        return None
    if word.dep_ in {"mark", "advmod"}:
        return word.head if is_verb(word.head) and word.head.dep_ in {"advcl", "ccomp", "pcomp", "relcl", "acl", "conj"} else None
    behind = children(word, "pcomp", "pobj", "prep")
    if word.dep_ not in {"prep", "pcomp"} or len(behind) != 1:
        return None
    if behind[0].lower_ in {"that", "those"}:  # "three days after that of Lund"
        named = [noun for of in children(behind[0], "prep") if of.lower_ == "of" for noun in children(of, "pobj")]
        return named[0] if len(named) == 1 else None
    return _subordinate(behind[0]) if behind[0].pos_ in {"ADP", "SCONJ"} else behind[0]


def _main(word: Token, sub: Token) -> Token | None:
    """The verb of the clause that a word of time hangs on."""
    node = sub.head if word.dep_ in {"mark", "advmod"} else word.head
    while not is_verb(node):
        is_between = (
            node.dep_ in {"prep", "attr"}
            or node.lemma_.lower() in UNITS
            or node.pos_ in {"ADV", "SCONJ", "ADP"}
            or node.ent_type_ == "DATE"
        )
        if node.head == node or not is_between:
            return None
        node = node.head
    if is_past(node):
        return node
    near = [t for t in word.doc[node.i + 1 : word.i] if is_verb(t) and t.tag_ in {"VBD", "VBN"} and t not in sub.subtree]
    return near[-1] if near else None  # "is a singer who released it in 1988, five years before she left"


def _is_event(noun: Token, main: Token, events: Events) -> bool:
    """True for a noun of what happens, and for a thing to which the same happened: `was released before Iron Harbour`."""
    if not is_noun(noun) or noun.i in events.reader.aside or noun.ent_type_ in {"DATE", "TIME", "CARDINAL"}:
        return False
    return happens(noun, events) or (noun.pos_ == "PROPN" and main.lemma_ not in OTHER_SENSE)


def _order(
    first: Token,
    second: Token,
    word: Token,
    events: Events,
    *,
    earlier: str | None = None,
    later: str | None = None,
) -> Iterator[Order]:
    """The order of two events, each headed by a verb or a noun; a thing to which the same happened has the other's predicate."""
    texts: list[str | None] = []
    for head, but, given in ((first, second, earlier), (second, first, later)):
        if is_verb(head):
            texts.append(events.of_verb(head, but if is_verb(but) else word, given))
        else:
            is_other = happens(head, events) or not is_verb(but)
            texts.append(events.of_noun(head, None if is_other else events.predicate(but), but if is_verb(but) else None))
    verb = second if is_verb(second) and not is_verb(first) else first if is_verb(first) else second
    if texts[0] is not None and texts[1] is not None and texts[0] != texts[1]:
        yield Order(texts[0], texts[1], verb, word)
