"""What sort of thing or person something is, or is not: `is an American singer and actress`, `is not a singer`, `is a kind of shark`.

Of a place or a work only a noun is told that `rules/lexicons/classes.yaml` lists; of what nation something is, also without a noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, NEGATED
from pipeline.claims.names import Participant, apposed
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.predicates import Predicates
from pipeline.claims.syntax import children, complement, conjuncts, is_copula, is_verb, subjects, verb_group
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREDICATE, RULE = "sort", "sort"
ARTICLES = frozenset({"a", "an"})
CLASSES = frozenset({"kind", "species", "type", "sort", "form", "genus", "breed", "variety"})
DENYING = frozenset({"not", "never", "no"})
OF_A_PLACE = frozenset({"native", "resident", "inhabitant"})
HEDGES = frozenset({"only", "just", "merely", "simply", "also", "even"})
ANYTHING = frozenset({"something", "anything", "someone", "anyone", "somebody", "anybody"})
"""In front of `other than` or `but`, what somebody is not."""
RANKS = frozenset({"first", "second", "third", "last", "final", "only", "sole", "next", "same"})
"""In front of what only one of many is: `the first woman to cross the strait`."""
OTHER = frozenset({"other", "else", "different", "but", "besides", "except"})


def sort_drafts(span: Span, reader: Reader, predicates: Predicates) -> list[Draft]:
    """A draft for each sort that a sentence says something is of, or is not of."""
    out: list[Draft] = []
    for verb in span:
        if not is_verb(verb) or not is_copula(verb) or _is_unreal(verb):
            continue
        first, is_other = _said(verb)
        if first is None or (first.pos_ != "NOUN" and not _is_nation(first, reader)):
            continue
        who = _titled(verb) or reader.resolve(_subjects(verb, first))
        is_one = len(who) == 1 or (len(who) > 1 and any(child.lower_ == "or" for noun in subjects(verb) for child in noun.children))
        if not is_one:
            continue
        is_denied = is_other != any(token.dep_ == "neg" and not _is_but(token) for token in verb_group(verb))
        for noun, denied in _sorts(first, is_denied=is_denied):
            if not _is_told(noun, first, who[0], reader, predicates, denied=denied):
                continue
            phrase = _phrase(noun, reader) + (_behind(noun) if denied else [])
            told = Participant(" ".join(token.text for token in phrase), slug(noun.lemma_))
            words = (noun.idx, noun.idx + len(noun))
            modality = NEGATED if denied else ACTUAL
            out.append(
                Draft(verb, RULE, kind="state", predicate=PREDICATE, roles=Roles((who[0],), (told,)), modality=modality, words=words)
            )
    return out


def _is_unreal(verb: Token) -> bool:
    """True for what may be, had been or somebody wants to be: `refused to be a model`."""
    return verb.tag_ == "VB" or any(token.tag_ == "MD" or token.lower_ == "had" for token in verb_group(verb))


def _said(verb: Token) -> tuple[Token | None, bool]:
    """What a copula says of its subject, and whether it says that it is something else: `is something other than a film`."""
    first = complement(verb)
    if first is None or first.lower_ not in ANYTHING:
        return first, False
    behind = next((word for word in first.subtree if word.pos_ == "NOUN" and word.i > first.i), None)
    is_other = behind is not None and any(word.lower_ in OTHER for word in first.doc[first.i + 1 : behind.i])
    return (behind, True) if is_other else (first, False)


def _subjects(verb: Token, first: Token) -> list[Token]:
    """Of what it is said: of `Lund, Sweden is`, the town; of `there is a painter called Ada Berg`, the name."""
    if not children(verb, "expl"):
        found = list(logical_subjects(verb))
        towns = [town for town in children(verb, "npadvmod") if town.pos_ == "PROPN" and town.ent_type_ not in ("DATE", "TIME")]
        is_pair = len(found) == len(towns) == 1 and towns[0].left_edge.is_sent_start and found[0].pos_ == "PROPN"
        return towns if is_pair and [token.text for token in towns[0].doc[towns[0].i + 1 : found[0].left_edge.i]] == [","] else found
    named = apposed(first)
    return [named] if named is not None else []


def _titled(verb: Token) -> list[Participant]:
    """The title in the plural that a sentence begins with: `Savages is a film`."""
    title = next((noun for noun in subjects(verb) if noun.tag_ in ("NNS", "NNPS") and noun.is_sent_start and noun.text.istitle()), None)
    is_one = title is not None and verb.lower_ in ("is", "was") and title.n_lefts == 0
    return [Participant(title.text, slug(title.text))] if title is not None and is_one else []


def _is_nation(word: Token, reader: Reader) -> bool:
    """True for the word for a nation: `is American`, `is an American`, `is only Chinese`."""
    mention = reader.index.at(word)
    return mention is not None and mention.is_demonym and not word.text.endswith("s") and not children(word, "prep")


def _is_told(noun: Token, first: Token, who: Participant, reader: Reader, predicates: Predicates, *, denied: bool) -> bool:
    """True if a sort is told of somebody or something with a name, or of a species, and no relation of its own tells it."""
    lemma = noun.lemma_.lower()
    articles = {child.lower_ for child in first.children} & (ARTICLES | {"the"})
    if _is_nation(noun, reader):
        return who.is_named and articles <= ARTICLES
    if lemma in reader.lexicon.sort_nouns and who.name.split()[-1][:1].isupper():
        is_ranked = who.is_person and any(
            child.tag_ in ("JJS", "CD") or child.lower_ in RANKS or child.ent_type_ == "ORDINAL" for child in noun.children
        )
        return bool(articles) and not ("the" in articles and (denied or is_ranked or predicates.of(noun) in predicates.rules))
    if not articles & ARTICLES or predicates.of(noun) in predicates.rules or predicates.work(lemma) or lemma in OF_A_PLACE:
        return False
    return denied or who.is_person or not any(word[:1].isupper() for word in who.name.split())


def _is_but(word: Token) -> bool:
    """True for the `not` of `is not only a singer`, which denies nothing of the sort."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in HEDGES


def _sorts(noun: Token, *, is_denied: bool) -> Iterator[tuple[Token, bool]]:
    """The nouns of a complement, each with whether it is denied: `a singer and actress`, `only a singer, never an actress`."""
    for one in (noun, *conjuncts(noun), *children(noun, "appos")):
        if one != noun and (one.pos_ != "NOUN" or one.tag_ != "NN"):
            continue
        if one.pos_ == "NOUN" and one.tag_ != "NN":
            continue
        article = next((child for child in children(one, "det") if child.lower_ in ARTICLES), None)
        at = article.i - 1 if article is not None else one.i - 1
        denied_here = one != noun and at > noun.i and one.doc[at].lower_ in DENYING
        of = [inner for prep in children(one, "prep") if prep.lower_ == "of" for inner in children(prep, "pobj")]
        if one.lemma_.lower() in CLASSES and len(of) == 1 and of[0].pos_ == "NOUN":
            one = of[0]
        yield one, denied_here or is_denied


def _phrase(noun: Token, reader: Reader) -> list[Token]:
    """The noun with the words in front of it that tell of what sort it is, and of what nations."""
    beside = [child for child in children(noun, "amod", "compound") if child.i < noun.i]
    nations = [word for child in beside for word in child.subtree if word.dep_ in ("amod", "compound", "conj") and _is_nation(word, reader)]
    return sorted({*beside, *nations, noun}, key=lambda token: token.i)


def _behind(noun: Token) -> list[Token]:
    """What stands behind a noun and makes it narrower: of `is not a singer in a band`, `in a band`."""
    words: list[Token] = []
    for child in noun.rights:
        if child.dep_ not in ("prep", "acl", "relcl"):
            break
        words += child.subtree
    return words
