"""What place something has among its like: `is the third-longest river in Maradia`, `Norway's 5th largest port`.

A rank is no quantity, for it counts nothing; it is a state, whose object is the phrase that gives it. A second rank of the same noun takes
from the first among what it is: *the largest city in Norway and the second largest by area*; a criterion in front of it (*in terms of
area, it is ...*) goes to each rank in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.syntax import children, is_copula, is_verb, prepositional, subjects
from pipeline.dates import DateMention
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

RANK = "rank"
AMONG = ("in", "of", "on")
CRITERION = ("by",)
LONGEST = 15
"""Words of a phrase that gives a rank; what is longer is misread."""
WHOLE = frozenset({"world", "country", "continent", "state", "province", "region", "county", "whole"})
"""Common nouns that say among what something is ranked; else a name does."""
ALL = frozenset({"world", "earth", "globe", "planet"})
"""Common nouns that need no name as the owner of a rank: of `that continent's` another sentence has said which."""
EXCEPT = frozenset({"except", "excluding", "outside", "besides", "apart", "among", "amongst", "after", "behind"})
SECOND = frozenset({"after", "behind"})
"""In front of a name behind a rank: that one comes first."""
EXTENTS = frozenset({"terms", "area", "size", "population", "length", "volume", "height", "depth"})
DateOver = Callable[["Token"], DateMention | None]
HAVING = frozenset({"have", "boast", "possess"})


def rank_drafts(span: Span, dated: frozenset[int], date_over: DateOver, reader: Reader) -> list[Draft]:
    """A draft for each rank of a sentence that has no date, or that of one time; `dated`: positions of words with a dated claim."""
    out: list[Draft] = []
    for superlative in span:
        noun = ranked(superlative)
        if noun is None:
            continue
        date = time_of(noun, date_over)
        if noun.i in dated and date is None:
            continue
        if date is not None and (date.start is None or date.end is None):
            continue
        whose = reader.resolve(holders(first_of(noun)) or havers(noun, reader.lexicon))
        name = phrase_of(noun, superlative)
        if len(whose) == 1 and name is not None:
            roles = Roles((whose[0],), (Participant(name, slug(name)),))
            out.append(Draft(superlative, "rank", date=date, kind="state", predicate=RANK, roles=roles, clause=noun))
    return out


def time_of(noun: Token, date_over: DateOver) -> DateMention | None:
    """When a rank holds: the date of its clause; in the present tense only one that says so, as any other dates a figure beside it."""
    date = date_over(noun) or date_over(noun.head)
    verb = next((token for token in (noun.head, noun.head.head) if is_verb(token)), None)
    is_now = verb is not None and verb.tag_ in {"VBZ", "VBP"}
    return None if date is not None and is_now and not date.text.casefold().startswith("as of") else date


def ranked(superlative: Token) -> Token | None:
    """The single thing that a superlative in front of it ranks; None for `among the largest cities` and `its largest customer`."""
    adjective = superlative.head if superlative.tag_ == "RBS" else superlative
    if superlative.tag_ == "JJS" and superlative.dep_ == "attr" and any(n.tag_ == "NNPS" for n in prepositional(superlative, "of")):
        return superlative  # "is the largest of the Seven Lakes"
    if superlative.tag_ not in {"JJS", "RBS"} or adjective.dep_ != "amod" or adjective.head.tag_ != "NN" or adjective.head.i < adjective.i:
        return None
    noun = adjective.head
    return (
        noun
        if whole_of(first_among(noun)) is not None and not any(child.lower_ in {"a", "an", "no"} for child in children(noun, "det"))
        else None
    )


def first_of(noun: Token) -> Token:
    """The first of the ranked nouns that `and` joins."""
    return first_of(noun.head) if noun.dep_ == "conj" and noun.head.lemma_ == noun.lemma_ else noun


def first_among(noun: Token) -> Token:
    """The noun that says among what: the ranked one, or the one of the same word that it is joined to."""
    return noun if whole_of(noun) is not None else first_of(noun)


def whole_of(noun: Token) -> Token | None:
    """Among what a noun is ranked: the owner, or the name behind `in`; None where the sentence does not say."""
    owners = children(noun, "poss")
    if any(owner.pos_ != "PROPN" and owner.lower_ not in ALL for owner in owners):
        return None
    behind = [other for other in prepositional(noun, *AMONG) if other.pos_ == "PROPN" or other.lower_ in WHOLE or is_of_name(other)]
    return next(iter(owners + behind), None)


def is_of_name(noun: Token) -> bool:
    """True for a noun that a name explains: `the city of Lund`."""
    return any(name.pos_ == "PROPN" for name in prepositional(noun, "of"))


def is_ranked_town(noun: Token, lexicon: Lexicon) -> bool:
    """True for a rank that says where a town is as well, `is the largest town in Kenya`; what was one may lie in another state today."""
    is_town = noun.tag_ == "NN" and noun.lemma_.lower() in lexicon.settlement_nouns and any(child.tag_ == "JJS" for child in noun.children)
    return is_town and noun.head.tag_ != "VBD"


def holders(noun: Token) -> Sequence[Token]:
    """Who has the rank: the subject of `is`, the name that the phrase explains, or that explains it."""
    above = noun.head
    if noun.dep_ == "attr" and is_verb(above) and is_copula(above):
        return subjects(above)
    if noun.dep_ == "nsubj" and is_verb(above) and is_copula(above):
        return [token for token in children(above, "attr") if token.pos_ == "PROPN"]
    if noun.dep_ == "appos" and above.pos_ == "PROPN":
        return [above]
    if noun.dep_ == "appos" and above.dep_ == "attr" and is_copula(above.head):  # "is a river in Alba, the longest in the country"
        return subjects(above.head)
    whole = whole_of(noun)
    named = [name for token in (noun, whole) if token is not None for name in children(token, "appos") if name.pos_ == "PROPN"]
    return named[:1]


def havers(noun: Token, lexicon: Lexicon) -> Sequence[Token]:
    """Who has the one thing of its sort that is ranked: `has the third-largest economy in Europe`; of its ports there may be more."""
    verb = noun.head
    is_product = noun.lemma_ == "product" and any(child.lower_ == "gross" for child in children(noun, "amod"))
    only = is_product or noun.lemma_.lower() in lexicon.owned_nouns | lexicon.measure_nouns
    return subjects(verb) if only and noun.dep_ == "dobj" and verb.lemma_ in HAVING else []


def phrase_of(noun: Token, superlative: Token) -> str | None:
    """The words from the owner or the ordinal to among what, and by what: `third-longest river in Maradia by volume`."""
    others = [preposition for preposition in children(noun, "prep") if preposition.lower_ in EXCEPT]
    names = [
        name for preposition in others for name in children(preposition, "pobj") if name.pos_ == "PROPN" and preposition.lower_ in SECOND
    ]
    owner = next(iter(children(noun, "poss")), None)
    before = [token for token in noun.doc[noun.left_edge.i : superlative.i] if token.ent_type_ == "ORDINAL" or token.tag_ == "HYPH"]
    named = owner is not None and owner.pos_ == "PROPN"
    start = (owner.left_edge.i if named else owner.i) if owner is not None else before[0].i if before else superlative.i
    own = [joined(list(noun.doc[start : noun.i + 1])), *tail(noun, AMONG)]
    if whole_of(noun) is None:
        own += tail(first_among(noun), AMONG)
    criterion = list(tail(noun, CRITERION)) or in_front(first_of(noun))
    if not criterion and noun.dep_ == "dobj" and any(prep.lower_ == "by" for prep in children(noun.head, "prep")):
        return None  # "has the third-largest economy in Alba by purchasing power"
    own += criterion
    if others:
        if not names or owner is not None:
            return None
        own = own if before else [f"second {own[0]}", *own[1:]]
    phrase = " ".join(own)
    return phrase if len(phrase.split()) <= LONGEST else None


def tail(noun: Token, prepositions: Sequence[str]) -> Iterator[str]:
    """The phrases behind a ranked noun that say among what, or by what."""
    for preposition in children(noun, "prep"):
        if preposition.lower_ not in {*AMONG, *CRITERION}:
            return
        for other in children(preposition, "pobj"):
            if other.ent_type_ in {"DATE", "TIME", "CARDINAL"}:
                return
            if preposition.lower_ in prepositions:
                end = max(other.i, *(child.i for child in other.children if child.dep_ in {"compound", "nmod"}), other.i)
                yield joined(list(noun.doc[preposition.i : end + 1]))
            yield from tail(other, prepositions)


def in_front(noun: Token) -> list[str]:
    """The criterion at the verb: `by area, it is ...`, `in terms of area, it is ...`, `it has the third-largest port in Alba by area`."""
    named = [
        criterion
        for preposition in children(noun.head, "prep")
        if preposition.i < noun.i or noun.dep_ == "dobj"
        for head in children(preposition, "pobj")
        if preposition.lower_ == "by" or head.lower_ in EXTENTS
        for criterion in (prepositional(head, "of") if (preposition.lower_, head.lower_) == ("in", "terms") else [head])
    ]
    return [f"by {criterion.lower_}" for criterion in named if criterion.tag_ in {"NN", "NNS"} and not criterion.ent_type_][:1]
