"""Reading a dependency parse: arguments, verb groups, coordination, noun phrases.

The labels are those of the ClearNLP scheme that spaCy's English pipelines are trained on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.claims.segments import parted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
NOUNS = frozenset({"NOUN", "PROPN"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
NOMINAL_SUFFIXES = ("tion", "sion", "ment", "ance", "ence", "ival", "osal", "usal", "eal", "oval", "ure", "age", "ery")
ADVERBS = frozenset({"away", "off", "down", "out", "up", "over"})
"""Adverbs that make another verb of the one in front of them, whatever the parser calls them: `passed away`."""
INTRANSITIVE = frozenset(
    [
        "die",
        "live",
        "move",
        "retire",
        "arrive",
        "return",
        "remain",
        "emigrate",
        "serve",
        "work",
        "study",
        "stay",
        "settle",
        "graduate",
        "collapse",
        "expand",
        "appear",
        "disappear",
        "travel",
        "resign",
        "marry",
        "reopen",
        "continue",
        "end",
        "lapse",
        "merge",
        "fail",
        "sail",
        "march",
        "debut",
        "perform",
        "play",
        "compete",
        "attend",
        "belong",
        "depart",
        "escape",
        "vanish",
        "survive",
    ]
)
"""Verbs whose past form is no participle of a passive where they stand without an object."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_finite(verb: Token) -> bool:
    """True if a verb or the auxiliary in front of it has a tense: `opened`, `was opened`."""
    return verb.tag_ in FINITE or any(child.dep_ in {"aux", "auxpass"} and child.tag_ in FINITE for child in verb.children)


def is_verb(token: Token) -> bool:
    """True for a full verb, and for an auxiliary that heads a clause."""
    if token.pos_ == "VERB":  # "in a cowshed": what has an article behind a preposition is a noun
        return token.dep_ != "pobj" or not any(child.dep_ == "det" for child in token.children)
    return token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"}


def opens_title(token: Token) -> bool:
    """True for a word in its base form that is written as a name is, with a name behind it, and is no verb: `Die Burg`, `Kill Bill`."""
    after = token.doc[token.i + 1 : token.i + 2].text
    return token.text[:1].isupper() and token.lower_ == token.lemma_.lower() and token.tag_ != "VBN" and after[:1].isupper()


def is_noun(token: Token) -> bool:
    """True for a common or proper noun."""
    return token.pos_ in NOUNS


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of a token under any of the labels, in text order."""
    if not token.n_lefts and not token.n_rights:  # most words, and this is asked of each
        return []
    return [child for child in token.children if child.dep_ in labels]


def conjuncts(token: Token) -> Iterator[Token]:
    """The tokens coordinated with and after this one, in text order."""
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from conjuncts(child)


def first_conjunct(token: Token) -> Token:
    """The token that the coordination hangs on."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def subjects(verb: Token) -> list[Token]:
    """The grammatical subjects of a verb, coordinated ones included; of a conjunct without one, those of the verb before it."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    found = [noun for noun in found if not parted(noun, verb)] or found
    if len(found) > 1 and is_described(found[-2], found[-1]):
        found = found[-1:]
    elif len(found) == 2 and is_noun(found[0]) and found[1].left_edge.i == found[0].right_edge.i + 1:
        found = found[:1]  # "the library of the poet Ana Reis": the name belongs to the poet
    if len(found) == 1 and (name := name_before(found[0], verb)) is not None:
        return [name]
    if found:
        return [noun for subject in found for noun in (subject, *conjuncts(subject))]
    if verb.dep_ == "conj" and is_verb(verb.head):
        return subjects(verb.head)
    return subject_behind_date(verb)


def name_before(noun: Token, verb: Token) -> Token | None:
    """The name that begins a sentence and that the parser hangs beside the noun that says who it is: `Quill, the band's singer, left`."""
    first, last = noun.left_edge.i, noun.right_edge.i
    if noun.pos_ != "NOUN" or first < noun.sent.start + 2 or noun.doc[first - 1].text != "," or last + 1 > verb.i:
        return None
    name = noun.doc[first - 2]
    ended = noun.doc[last].text == "," or noun.doc[last + 1].text == ","
    begins = name.pos_ == "PROPN" and name.head == verb and name.left_edge.i == noun.sent.start and name.ent_type_ not in {"DATE", "TIME"}
    return name if begins and ended and name.dep_ not in SUBJECTS and name.dep_ != "pobj" else None


def subject_behind_date(verb: Token) -> list[Token]:
    """The name that the parser takes for a part of the date in front of it: `In the autumn of 2012 Corvin University counted`."""
    name = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if verb.dep_ != "ROOT" or verb.tag_ not in FINITE or name.pos_ != "PROPN" or name.dep_ != "pobj":
        return []
    first = name.left_edge
    return [name] if first.dep_ == "nummod" and first.is_digit and first != name else []


def is_described(noun: Token, name: Token) -> bool:
    """True if the first of two subjects only says who the second is: `the astronomer Ruth Holm was`, `the eldest of six, she was`."""
    between = [token.text for token in noun.doc[noun.right_edge.i + 1 : name.left_edge.i]]
    is_name = name.pos_ == "PROPN" or is_title(name)
    if noun.pos_ == "PROPN" or not (is_name or name.pos_ == "PRON"):
        return False
    return between == [","] or (is_name and noun.i + 1 == name.left_edge.i)


def is_title(noun: Token) -> bool:
    """True for a title of common words inside a sentence, by its capital letters: `the film The Miller's Daughter`."""
    first = noun.left_edge
    return noun.text.istitle() and first.text in {"The", "A", "An"} and first.is_sent_start is not True


def has_own_subject(verb: Token) -> bool:
    """True if the verb itself, and not one that it is coordinated with, has a subject."""
    return any(child.dep_ in SUBJECTS or child.dep_ == "expl" for child in verb.children)


def is_passive(verb: Token) -> bool:
    """True for a passive verb group, reduced relatives (`signed by`) included."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not any(child.dep_ == "aux" for child in verb.children):
        return True
    if verb.tag_ == "VBD" and verb.dep_ in {"acl", "advcl"} and verb.i and verb.nbor(-1).text == "," and verb.lemma_ not in INTRANSITIVE:
        return not any(child.dep_ in {*SUBJECTS, "dobj", "oprd", "aux", "ccomp", "xcomp"} for child in verb.children)  # "a ship, sunk in"
    if verb.dep_ != "conj" or not is_verb(verb.head) or has_own_subject(verb) or not is_passive(verb.head):
        return False
    alike = verb.tag_ == "VBD" and verb.lower_.endswith("ed") and not any(child.dep_ in {"dobj", "aux"} for child in verb.children)
    return verb.tag_ == "VBN" or (alike and verb.lemma_ not in INTRANSITIVE)  # "was built in 1743 and restored in 1988"


def objects(verb: Token) -> list[Token]:
    """The direct, indirect and predicative objects of a verb, coordinated ones included."""
    found = [child for child in verb.children if child.dep_ in OBJECTS]
    return [noun for child in found for noun in (child, *conjuncts(child))]


def agents(verb: Token) -> list[Token]:
    """Who does it, of a passive verb: the nouns behind `by`."""
    found = [noun for by in children(verb, "agent") for noun in children(by, "pobj") if not is_means(noun)]
    return [noun for child in found for noun in (child, *conjuncts(child))]


def is_means(noun: Token) -> bool:
    """True for a bare singular noun, which is how and not who: `by hand`, `by mistake`."""
    return noun.tag_ == "NN" and not any(child.dep_ != "punct" for child in noun.children)


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """The nouns behind a token's prepositions; of all of them where none is named."""
    found = [
        noun
        for prep in children(token, "prep", "dative", "agent")
        if not prepositions or prep.lower_ in prepositions
        for noun in children(prep, "pobj")
    ]
    return [noun for child in found for noun in (child, *conjuncts(child))]


def particle(verb: Token) -> str:
    """The verb's lemma with its particle: `set up`."""
    part = next((child for child in verb.children if child.dep_ == "prt" or (child.lower_ in ADVERBS and child.i == verb.i + 1)), None)
    return f"{verb.lemma_.lower()} {part.lower_}" if part is not None else verb.lemma_.lower()


def verb_group(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation and particle, in text order: `had not been set up`."""
    shared = [] if has_own_auxiliary(verb) or verb.dep_ != "conj" else shared_auxiliaries(verb)
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "prt"}]
    return sorted({*shared, *own, verb}, key=lambda token: token.i)


def has_own_auxiliary(verb: Token) -> bool:
    """True if the verb has an auxiliary of its own."""
    return any(child.dep_ in {"aux", "auxpass"} for child in verb.children)


def shared_auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries that a coordinated participle or infinitive takes from the verb before it: `was opened and (was) closed`."""
    head = verb.head
    if not is_verb(head) or has_own_subject(verb) or verb.tag_ not in {"VBN", "VBG", "VB"} or head.tag_ != verb.tag_:
        return []
    own = [child for child in head.children if child.dep_ in {"aux", "auxpass", "neg"}]
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in own) and parted(head, verb):
        return []  # "cannot be moved; moved in 1950"
    return own or (shared_auxiliaries(head) if head.dep_ == "conj" else [])


def has_to(verb: Token) -> bool:
    """True for an infinitive with `to`, active or passive: `to close`, `to be closed`."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def text_of(tokens: list[Token]) -> str:
    """The words of the tokens, one space between them, contractions closed up."""
    out = ""
    for token in tokens:
        out += token.text if not out or token.text.startswith(("'", "n't")) else f" {token.text}"
    return out


def is_event_noun(token: Token, event_nouns: frozenset[str]) -> bool:
    """True for a common noun that names what happens, by the lexicon or by how it is made of a verb."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    lemma = token.lemma_.lower()
    if lemma in event_nouns:
        return True
    if token.pos_ == "PROPN":
        return False
    return len(lemma) > 6 and lemma.endswith(NOMINAL_SUFFIXES)


def tokens_in(doc: Doc, char_start: int, char_end: int) -> Span | None:
    """The tokens of a stretch of text; None where it holds none."""
    return doc.char_span(char_start, char_end, alignment_mode="expand")


def is_copula(verb: Token) -> bool:
    """True if the verb is `be` with a complement instead of a voice."""
    return verb.lemma_ == "be" and verb.dep_ not in {"aux", "auxpass"}


def complement(verb: Token) -> Token | None:
    """What a copula says of its subject: the noun or adjective behind `be`."""
    return next((child for child in verb.children if child.dep_ in {"attr", "acomp", "oprd"}), None)


def specified(verb: Token) -> Token | None:
    """The noun that a copula says the name of: `the mayor of Lund was Jon Ek`; None where the name is the subject, as it mostly is."""
    word = complement(verb) if is_copula(verb) else None
    if word is None or word.pos_ != "PROPN":
        return None
    noun = next((child for child in children(verb, "nsubj") if child.pos_ == "NOUN"), None)
    held = noun is not None and any(child.lower_ == "of" or child.dep_ == "poss" for child in noun.children)
    return noun if held else None


def is_next(name: Token, noun: Token) -> bool:
    """True for a name right behind a noun, or behind its comma: `two schoolmates, Ada Berg and Eve Holm, set it up`."""
    first = name.left_edge.i
    return first == noun.i + 1 or (first == noun.i + 2 and noun.nbor().text in {",", ":", "–", "—"})
