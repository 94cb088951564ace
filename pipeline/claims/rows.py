"""Places in a row that nothing but time orders: `the 31st governor of Talia`, `the second of four adaptations`, `her debut novel`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.ranks import RANK, holders
from pipeline.claims.syntax import children, is_copula, is_passive, is_verb, prepositional, subjects
from pipeline.mentions.numerals import ORDINALS, TENS
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FURTHER = frozenset({"of", "by", "in", "from"})
"""Prepositions behind a numbered noun that leave the list whole; any other tells of a list of its own (`her third album for the firm`)."""
TAKING = frozenset(
    {"serve", "become", "remain", "elect", "appoint", "choose", "inaugurate", "install", "crown", "name", "select", "pick", "swear"}
    | {"take", "induct", "invest", "enthrone", "consecrate", "proclaim", "designate", "act", "engage", "hire", "instal"}
)
OATHS = frozenset({"oath", "office", "post", "seat", "charge"})
"""What whoever begins as something takes: `took the oath as the first mayor`."""
LANDS = frozenset({"country", "nation", "state", "republic", "kingdom", "province", "city", "town", "colony"})
"""Common nouns for what has but one of each office."""
FIRST = "first"
TOLD_IN_ORDER = frozenset({"chronologically", "chronological", "chronology", "alphabetically", "alphabetical"})
"""Words of another order than that in which the parts of a series came out."""
LONGEST = 8
"""Words of a deed that numbers who does it; what is longer tells more than that."""


class Place(NamedTuple):
    """A place in a row: the words that tell it, what is numbered, and among what."""

    said: str
    """`fourth adaptation`."""
    noun: Token
    among: str | None


def ordinal_drafts(span: Span, reader: Reader) -> list[Draft]:
    """A draft for each place in a row: who was the how manieth governor, which album is the fifth, who was the third to do it."""
    out: list[Draft] = []
    for word in span:
        place = place_by_number(word, reader.lexicon) or place_of_several(word) or place_as_debut(word, reader.lexicon)
        whose = reader.resolve(bearers(place.noun)) if place is not None else []
        if place is None or len(whose) != 1:
            continue
        phrase = place.said if place.among is None else f"{place.said} of {place.among}"
        roles = Roles((whose[0],), (Participant(phrase, slug(phrase)),))
        out.append(Draft(word, "rank", kind="state", predicate=RANK, roles=roles, clause=place.noun))
    return out


def place_by_number(ordinal: Token, lexicon: Lexicon) -> Place | None:
    """`the 31st governor of Talia`, `the second film in the Night Sea series`, `the third woman to win the prize`."""
    noun = numbered(ordinal)
    if noun is None:
        return None
    said = numbered_words(ordinal, noun)
    if (series := series_of(noun, lexicon)) is not None:
        return None if is_narrowed(noun) else Place(said, noun, series)
    if (deed := deed_of(noun, lexicon)) is not None:
        return None if children(noun, "prep") else Place(f"{said} {deed}", noun, None)
    owners = [name for name in prepositional(noun, *FURTHER) if name.pos_ in {"PROPN", "NOUN"}]
    among = next((last_name(name) for name in owners if last_name(name) is not None), None)
    if (owners and among is None) or children(noun, "relcl", "acl"):
        return None
    return Place(said, noun, whole_name(among) or (owner_of(noun) if owners == [] else None))


def owner_of(noun: Token) -> str | None:
    """Among what something is numbered by its owner: `Talia's first governor`, `the country's first governor`."""
    owner = next(iter(children(noun, "poss")), None)
    if owner is None or owner.pos_ == "PRON":
        return None
    name = whole_name(owner) if owner.pos_ == "PROPN" else None
    return owner.lower_ if owner.lower_ in LANDS else name and name.removesuffix("'s").strip()


def place_of_several(ordinal: Token) -> Place | None:
    """`the second of four official adaptations of Moor`."""
    if not is_ordinal(ordinal) or ordinal.dep_ not in {"attr", "appos"} or not any(child.lower_ == "the" for child in ordinal.children):
        return None
    several = [noun for noun in prepositional(ordinal, "of") if noun.tag_ == "NNS" and children(noun, "nummod")]
    if len(several) != 1 or children(several[0], "conj", "relcl", "acl"):
        return None
    noun = several[0]
    kind = joined([child for child in children(noun, "amod", "compound") if child.i < noun.i and not child.like_num])
    owners = [last_name(name) for name in prepositional(noun, *FURTHER)]
    if any(owner is None for owner in owners):
        return None
    said = " ".join(part for part in (ordinal.lower_, kind, noun.lemma_.lower()) if part)
    return Place(said, ordinal, whole_name(next(iter(owners), None)))


def place_as_debut(word: Token, lexicon: Lexicon) -> Place | None:
    """`is the debut novel by Ada Holm`: her first."""
    noun = word.head
    works = lexicon.book_nouns | lexicon.album_nouns  # a single has its place on an album too
    if word.lower_ not in lexicon.debut_modifiers - {FIRST} or word.dep_ not in {"amod", "compound"} or noun.lemma_.lower() not in works:
        return None
    if noun.tag_ != "NN" or noun.i < word.i or children(noun, "relcl", "conj"):
        return None
    if any(child.i < word.i and child.dep_ in {"amod", "compound", "nmod"} for child in (*noun.children, *word.children)):
        return None  # "her solo debut album", "the English-language debut novel by": not the first of all
    owners = [last_name(name) for name in prepositional(noun, *FURTHER)]
    if any(prep.lower_ not in FURTHER for prep in children(noun, "prep")) or any(owner is None for owner in owners):
        return None
    if not owners and any(child.lower_ in {"a", "an"} for child in children(noun, "det")):
        return None
    return Place(f"{FIRST} {joined(list(noun.doc[word.i + 1 : noun.i + 1]))}", noun, whole_name(next(iter(owners), None)))


def series_of(noun: Token, lexicon: Lexicon) -> str | None:
    """The series that something is numbered in, by its name and sort or by `series` alone; None where it is in none."""
    for series in prepositional(noun, "in", "of"):
        if series.lemma_.lower() not in lexicon.cycle_nouns or any(child.lower_ in {"a", "an"} for child in children(series, "det")):
            continue
        words = [token for token in noun.doc[series.left_edge.i : series.i] if token.dep_ in {"compound", "nmod", "amod", "poss", "case"}]
        return joined([*words, series])
    return None


def is_narrowed(noun: Token) -> bool:
    """True for a part of a series among some of its parts, or in another order: `the third film in the series to be set at sea`."""
    if any(token.lower_ in TOLD_IN_ORDER for token in noun.sent):
        return True
    told = [verb for over in (noun, *prepositional(noun, "in", "of")) for verb in children(over, "relcl", "acl")]
    last = max((over.i for over in prepositional(noun, "in", "of")), default=noun.i)
    is_aim = last + 1 < noun.sent.end and noun.doc[last + 1].tag_ == "TO"
    return is_aim or any(verb.i > last and verb.doc[verb.left_edge.i - 1].text != "," for verb in told)


def deed_of(noun: Token, lexicon: Lexicon) -> str | None:
    """The deed by which something is numbered: `to open outside Alba`, and `to win the prize`, whichever verb tells of one getting it."""
    clauses = [*children(noun, "relcl", "acl"), *(children(noun.head, "xcomp", "advcl") if noun.dep_ == "attr" else [])]
    verb = next((verb for verb in clauses if any(child.lower_ == "to" and child.i > noun.i for child in children(verb, "aux"))), None)
    if verb is not None and verb.head != noun and verb.left_edge.i != noun.i + 1:
        return None
    if verb is None or children(verb, "advcl", "conj", "ccomp", "nsubj"):
        return None
    dated = [prep for prep in children(verb, "prep") if any(noun.ent_type_ == "DATE" for noun in children(prep, "pobj"))]
    aside = {token.i for prep in dated for token in prep.subtree}
    own = [token for token in verb.subtree if token.i > verb.i and token.i not in aside and token.dep_ != "det" and token.pos_ != "PUNCT"]
    if len(own) > LONGEST or any(token.ent_type_ in {"DATE", "TIME"} for token in own) or not own:
        return None
    got = verb.lemma_ in lexicon.obtaining or (is_passive(verb) and verb.lemma_ in lexicon.awarding)
    done = "get" if got else f"be {verb.lower_}" if is_passive(verb) else verb.lemma_
    return " ".join(["to", done, *(token.text for token in own if token.lower_ != "of")])


def is_ordinal(word: Token) -> bool:
    """True for `third` and `23rd`."""
    return word.lower_ in ORDINALS or (word.text[:1].isdigit() and word.lower_.endswith(("st", "nd", "rd", "th")))


def numbered(ordinal: Token) -> Token | None:
    """The single thing that an ordinal in front of it numbers, in a row that nothing but `of`, a series or a deed narrows."""
    if ordinal.dep_ != "amod":
        return None
    noun = ordinal.head
    if not is_ordinal(ordinal) or noun.tag_ not in {"NN", "NNP"} or noun.i < ordinal.i or children(ordinal, "conj"):
        return None
    is_known = any(child.lower_ == "the" for child in children(noun, "det")) or bool(children(noun, "poss")) or is_taken(noun)
    between = noun.doc[ordinal.i + 1 : noun.i]
    is_ranked = any(token.tag_ in {"JJS", "RBS", "HYPH"} or token.ent_type_ == "DATE" for token in between)
    narrowed = children(noun, "conj") or any(prep.lower_ not in FURTHER for prep in children(noun, "prep"))
    return noun if is_known and not is_ranked and not narrowed else None


def is_taken(noun: Token) -> bool:
    """True for an office without an article: `was appointed first director of the gallery`."""
    above = noun.head.head if noun.head.lower_ == "as" else noun.head
    return not children(noun, "det") and noun.dep_ in {"oprd", "attr", "pobj"} and is_verb(above) and above.lemma_ in TAKING


def number_start(ordinal: Token) -> int:
    """Where an ordinal begins: `thirty-first` is three tokens."""
    before = [ordinal.doc[i].lower_ for i in (ordinal.i - 2, ordinal.i - 1) if i >= 0]
    if before[-1:] and before[-1] in TENS and ordinal.lower_ in ORDINALS[:9]:  # "thirty seventh"
        return ordinal.i - 1
    return ordinal.i - 2 if before[1:] == ["-"] and before[0] in TENS else ordinal.i


def numbered_words(ordinal: Token, noun: Token) -> str:
    """The words from an ordinal to what it numbers; of an ordinal of two words, with the hyphen between them."""
    start = number_start(ordinal)
    said = joined(list(noun.doc[start : noun.i + 1]))
    return said.replace(" ", "-", 1) if start == ordinal.i - 1 else said


def bearers(noun: Token) -> Sequence[Token]:
    """Who or what has a place in a row: as with a rank, or who takes an office: `served as the 31st governor`."""
    above = noun.head
    taken = above.head.head if above.head.lower_ in OATHS else above.head
    if above.lower_ == "as" and is_verb(taken) and taken.lemma_ in TAKING:
        return who_takes(taken, noun)
    if noun.dep_ in {"attr", "oprd"} and is_verb(above) and above.lemma_ in TAKING:
        return who_takes(above, noun)
    if above.lower_ == "as" and above.i == noun.sent.start and is_verb(above.head):  # "As the first governor of Talia, she built"
        return subjects(above.head)
    if noun.dep_ in {"nsubj", "nsubjpass"} and is_verb(above):
        told = [name for name in children(above, "attr") if name.ent_type_ == "PERSON" and name.pos_ == "PROPN"] if is_copula(above) else []
        return told[:1] or spoken_behind(noun)
    return holders(noun) if noun.dep_ == "appos" or (is_verb(above) and is_copula(above) and noun.dep_ == "attr") else []


def who_takes(verb: Token, office: Token) -> list[Token]:
    """Who takes an office, or is given it."""
    return [who for who in logical_objects(verb) if who != office] if is_passive(verb) else list(logical_subjects(verb))


def spoken_behind(noun: Token) -> Sequence[Token]:
    """The name or the pronoun by which a sentence goes on that begins with what it is about: `Her fifth novel, it is set in Talia`."""
    pronouns = [token for token in children(noun.head, noun.dep_) if token.i > noun.i and token.pos_ == "PRON"]
    if pronouns and noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2].text == ",":
        return pronouns[:1]
    by = [name for writer in prepositional(noun, "by") if writer.ent_type_ == "PERSON" for name in children(writer, "appos")]
    named = [name for name in (*children(noun, "appos"), *by) if name.pos_ == "PROPN" and name.ent_type_ != "PERSON"]
    return named if len(named) == 1 else []


def whole_name(noun: Token | None) -> str | None:
    """The words of a name, of which `noun` is the last."""
    return None if noun is None else joined(list(noun.doc[noun.left_edge.i : noun.i + 1]))


def last_name(noun: Token) -> Token | None:
    """The name that a noun is or that explains it: `the singer Rita Dale`."""
    if noun.pos_ == "PROPN":
        return noun
    return next((name for name in children(noun, "appos") if name.pos_ == "PROPN"), None)
