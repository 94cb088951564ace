"""A first or a last time, told in two sentences that share neither verb nor noun for it.

Conflict:     the surgeons of Elm Clinic made their first kidney transplant in 1967 / at Elm Clinic a kidney was first grafted in 1971
Conflict:     women were first allowed to study at Osk University in 1908 / until 1920 Osk University admitted men only
Conflict:     the Osk Light Railway carried its last passengers in 1931 / the light railway at Osk was shut for good in 1929
No conflict:  the first kidney transplant at Elm Clinic, in 1967 / the first heart transplant at Elm Clinic, in 1971
No conflict:  Brevik's first train, in 1880 / Brevik's first electric train, in 1920
No conflict:  until 1920 no woman had studied at Osk University / the first woman at Osk University, in 1921
No conflict:  the assembly met for the first time in 1861 / the assembly voted for the first time in 1868

Where verb or noun is one, `occasion` and `date` decide. Here all that one sentence calls first must stand in the other, and every name of
the one clause in the other sentence. Parameters: `first`, `last`, `for_good`, words by which such times are known; `not_first`, nouns
before which they are not; `kinds`, words of which one sentence may not have one that the other has not; `people`, those who are the first
of theirs only where it says in what; `again`, words of a second time.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.date import could_not_know, date_words, names_date_of, roughly
from pipeline.conflicts.firsts import ALONE, Edge, Words, among, are_alike, narrowing, read_edge, same_deed, tells
from pipeline.conflicts.intervals import is_before, relate
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import fold, singular, words_of
from pipeline.conflicts.reading import content_words
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.conflicts.statement import Statement
    from pipeline.rulebook import ConflictRule

KIND = "edge"
PARAMETERS = frozenset({"first", "last", "for_good", "not_first", "kinds", "people", "again"})
SHARED = 3
"""Names and other words that two sentences share, together."""
MARKS = frozenset({"first", "last", "final", "time", "good", "inaugural", "maiden"})


@dataclass(frozen=True)
class Told:
    """An edge and the words of its clause."""

    edge: Edge
    names: frozenset[str]
    """The proper names in its clause and among its participants, in small letters."""
    core: frozenset[str]
    """The stems of what there was first or last, or of who took part in what was done then, without names."""
    said: frozenset[str]
    """The stems of all words of its sentence and its participants."""
    near: frozenset[str]
    """The stems of those of its clause, without its date."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two first, or two last, times of one thing."""
    words = Words.of(context.rulebook, rule.params)
    kinds = words.roots(stem(str(word)) for word in rule.params.get("kinds", ()))
    people = words.roots(stem(str(word)) for word in rule.params.get("people", ()))
    again = phrases(map(str, rule.params.get("again", ())))
    edges = [edge for claim in context.statements if (edge := read_edge(claim, words, context.lexicon)) is not None]
    told = {edge.claim.claim_id: _told(edge, words, people, context) for edge in edges}
    claims = [claim for claim in context.statements if claim.claim_id in told and told[claim.claim_id].names]
    yield from looked_at("date", claims)

    def keys(claim: Statement) -> Iterator[Hashable]:
        found = told[claim.claim_id]
        yield from ((claim.collection, found.edge.which, name) for name in sorted(found.names))

    for pair in candidate_pairs(claims, keys, context.identifier.weights):
        a, b = told[pair.a.claim_id], told[pair.b.claim_id]
        if pair.a.source_id == pair.b.source_id or not _are_one(a, b, words, kinds, context):
            continue
        if not _are_apart(a.edge, b.edge):
            yield agreement("date", "overlaps", pair.a, pair.b)
        elif _may_both_be(pair.a, pair.b, again):
            yield agreement("date", "other_time", pair.a, pair.b)
        else:
            which = a.edge.which
            yield conflict(
                "date", weighed(rule.severity, pair.a, pair.b), pair.a, pair.b, a=date_words(pair.a), b=date_words(pair.b), which=which
            )


def _told(edge: Edge, words: Words, people: frozenset[str], context: Context) -> Told:
    claim, lexicon = edge.claim, context.lexicon
    participants = claim.subjects + claim.objects
    titles = lexicon.gazetteer.titles
    own = {singular(word.casefold()) for name in participants for word in words_of(fold(name.text)) if word[:1].isupper()}
    here = {singular(word.casefold()) for word in words_of(fold(edge.clause))}
    proper = {singular(name) for name in claim.proper}
    opening = {singular(word.casefold()) for word in words_of(fold(claim.evidence))[:1]} - lexicon.stop_words - lexicon.gazetteer.pronouns
    names = (proper & here | own or proper or opening) - titles - {"the"}
    text = " ".join([claim.evidence, *(name.text for name in participants)])
    core = edge.what - _marks() if edge.what else frozenset()
    if core <= people and not (edge.is_denial and core):  # nobody is the first woman of all: the first on the council, or in the choir
        core |= words.roots(content_words(" ".join(name.text for name in participants), lexicon))
    clause = content_words(ALONE.sub(" ", edge.clause).replace(claim.date_text or "\n", " "), lexicon)
    return Told(
        edge,
        frozenset(names),
        words.roots(core - {stem(name) for name in names | proper} - _marks()),
        words.roots(content_words(text, lexicon) | edge.what),
        words.roots(clause | edge.what),
    )


def _marks() -> frozenset[str]:
    return frozenset(map(stem, MARKS))


def _are_one(a: Told, b: Told, words: Words, kinds: frozenset[str], context: Context) -> bool:
    """True if two times can be of one first or last deed."""
    if not a.names & b.names or not (_are_known(a.names, b) or _are_known(b.names, a)):
        return False
    if not (a.near & kinds <= b.said and b.near & kinds <= a.said) or context.are_editions(a.edge.claim, b.edge.claim):
        return False
    shared = a.names & b.names
    beside = {word for word in a.said - _marks() if any(are_alike(word, other) for other in b.said)} - {stem(name) for name in shared}
    is_told = bool(a.edge.is_deed and b.edge.is_deed and same_deed(a.edge.claim, b.edge.claim, words))
    if (
        (a.edge.is_late and b.edge.is_late)
        or len(shared) + len(beside) + is_told < SHARED
        or not (_tells_all(a, b, words) and _tells_all(b, a, words))
    ):
        return False
    if any(x.edge.is_deed and not _among(narrowing(x.edge.clause, context.lexicon), y, words) for x, y in ((a, b), (b, a))):
        return False
    return not (a.edge.is_deed and b.edge.is_deed) or same_deed(a.edge.claim, b.edge.claim, words)


def _tells_all(a: Told, b: Told, words: Words) -> bool:
    """True if all that was the first by one sentence stands in the other, or is what its verb tells of: *the first sitting*, *sat*."""
    return all(among([word], b.said) or (b.edge.is_deed and tells(word, b.edge.claim, words)) for word in a.core)


def _among(stems: frozenset[str], other: Told, words: Words) -> bool:
    """True if each of some stems has its like in the other sentence, or names nothing that is told there otherwise."""
    return among(words.roots(stems) - _marks(), other.said)


def _are_known(names: frozenset[str], other: Told) -> bool:
    """True if every one of some names stands in the other sentence, as a name or in small letters."""
    return all(name in other.names or name in other.edge.claim.said or stem(name) in other.said for name in names)


def _are_apart(a: Edge, b: Edge) -> bool:
    """True if two edges cannot be one."""
    if a.is_denial and b.is_denial:
        return False
    if a.is_denial or b.is_denial:
        denial, other = (a, b) if a.is_denial else (b, a)
        at = roughly(other.claim)
        return is_before(at, denial.at) if a.which == "first" else is_before(denial.at, at)
    return relate(roughly(a.claim), roughly(b.claim)) == "disjoint"


def _may_both_be(a: Statement, b: Statement, again: Phrases) -> bool:
    """True if words of two sentences say that there were two of it, or that one was written before the other's time."""
    if again.occur_in(a.evidence) or again.occur_in(b.evidence):
        return True
    return could_not_know(a, b) or names_date_of(a, b) or names_date_of(b, a)
