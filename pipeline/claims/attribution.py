"""Who is said to say it: `according to X`, `X announced that`, `the data of X give`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.claims.lexicon import Lexicon
from pipeline.claims.syntax import children, is_noun, is_verb, prepositional, subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def source_of(head: Token, lexicon: Lexicon) -> Token | None:
    """The noun that names who says what `head` heads; None where the article says it itself."""
    node = head
    while True:
        if is_verb(node) and (found := said_here(node, lexicon)) is not None:
            return found
        if node.head == node:
            break
        if node.dep_ in {"ccomp", "xcomp"} and is_verb(node.head) and (found := reporter(node, node.head, lexicon)) is not None:
            return found
        if node.dep_ == "acl" and is_noun(node.head) and node.head.lemma_ in {"claim", "report", "allegation", "announcement", "statement"}:
            return next((c for c in node.head.children if c.dep_ == "poss"), node.head)
        if node.dep_ in {"relcl"}:
            break
        node = node.head
    return giver(head, lexicon) or according_to(head)


def reporter(clause: Token, verb: Token, lexicon: Lexicon) -> Token | None:
    """The subject of a report verb over the clause; an infinitive is no report, but what somebody means to do."""
    if verb.lemma_ not in lexicon.report or (clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.children)):
        return None
    return next((noun for noun in subjects(verb) if noun.pos_ != "PRON" or noun.lower_ not in {"it", "there", "which", "that"}), None)


def said_here(verb: Token, lexicon: Lexicon) -> Token | None:
    """A report put into the clause itself: `…, officials said`, `according to X`."""
    for child in verb.children:
        if (
            child.dep_ in {"parataxis", "ccomp"}
            and child.lemma_ in lexicon.report
            and child.i > verb.i
            and subjects(child)
            and child.dep_ == "parataxis"
        ):
            return subjects(child)[0]
    return according_to(verb)


def according_to(token: Token) -> Token | None:
    """The noun behind `according to`, where that stands at the clause's own level or heads the sentence by a slip of the parser."""
    for word in accordings(token.doc):
        if word.sent == token.sent and (word.head == token or word.dep_ == "ROOT" or word.head == token.head or token.is_ancestor(word)):
            to = next((child for child in word.children if child.lower_ == "to"), None)
            if to is not None and (noun := next(iter(children(to, "pobj")), None)) is not None:
                return noun
    return None


@lru_cache(maxsize=1)
def accordings(doc: Doc) -> tuple[Token, ...]:
    """Each `according` of a document: there are few, and every claim asks for its own."""
    return tuple(word for word in doc if word.lower_ == "according")


def giver(head: Token, lexicon: Lexicon) -> Token | None:
    """Whose data give a figure: the `of` noun, or the subject, where a noun of source is the subject of a verb that gives."""
    node = head
    while True:
        if is_verb(node) and node.lemma_ in lexicon.giving:
            for noun in subjects(node):
                if noun.lemma_.lower() in lexicon.source_nouns or restates(node, lexicon):
                    owner = prepositional(noun, "of", "by", "from") or children(noun, "poss", "compound")
                    return owner[0] if owner else noun
            return None
        if node.head == node:
            return None
        node = node.head


def restates(verb: Token, lexicon: Lexicon) -> bool:
    """True if what a verb gives is a figure by name: `gives a lower number`."""
    return any(noun.lemma_.lower() in lexicon.measure_nouns for noun in children(verb, "dobj"))
