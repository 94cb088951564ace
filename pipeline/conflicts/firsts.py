"""First and last times as sentences tell of them: with *first* or *last*, with *for good*, or by a denial up to then or from then on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Literal

from pipeline.conflicts.intervals import Interval, ends
from pipeline.conflicts.lexicon import Lexicon, Phrases, phrases
from pipeline.conflicts.modality import turn_of
from pipeline.conflicts.names import fold, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem

if TYPE_CHECKING:
    from pipeline.rulebook import Rulebook

LEXICON = "meanings"
Which = Literal["first", "last"]
CLAUSE = re.compile(r"[,;:]")
AT = re.compile(r"\b(?:among|one of|some of|at|his|her) (?:the )?(?:very )?$", re.IGNORECASE)
"""In front of a *first* that is none: *among the first*, *at first*, *her first marriage*."""
SINCE = re.compile(r"(?:ever )?since\b", re.IGNORECASE)
ALONE = re.compile(r"\b(?:only (?P<a>men|boys|women|girls|whites|men|officers)|(?P<b>men|boys|women|girls) only)\b", re.IGNORECASE)
OTHERS = {"men": "woman", "boys": "girl", "women": "man", "girls": "boy"}
"""Who is kept out where only some are let in."""
NONE = re.compile(r"\b(?:no|not a|not one|never|nobody|none|nothing|no[ -]one|any|ever)\b", re.IGNORECASE)
NOT_UNTIL = re.compile(r"\b(?:not (?:until|till|before)|only in|only on)(?: the| in)?(?: \w+ of)?\s*$", re.IGNORECASE)
LATE = re.compile(r"(?:not )?(?:until|till)\b", re.IGNORECASE)
IT_WAS = re.compile(r"\bit was(?: \w+)?\s*$", re.IGNORECASE)
BEFORE = re.compile(r"\s+before\b")
NARROWING = re.compile(
    r"\b(?:(?P<adverb>abroad|overseas|outdoors|indoors|alone|together)"
    r"|(?:with|without|by|under|as|from|outside|against|in an?|in (?:its|their|his|her) (?:new|own)) "
    r"(?P<how>(?:(?:an?|the|new|own) )*[a-z][\w-]*))\b"
)
"""What says with whom, how or where else something was done for the first time."""
FIRST_TIME = re.compile(r"\bfor the (?:very )?(?:first|last) time\b", re.IGNORECASE)
FIRST_OR_LAST = re.compile(r"\b(?:first|last|final) (?P<what>(?:[\w-]+ ?){1,3})", re.IGNORECASE)
SHARED_BEGINNING = 6
"""Letters that a noun and a verb of one root share: *transplantation*, *transplanted*."""
OPENING = frozenset({"to", "who", "that"})
"""What opens the clause that says what the first of some did: *the first woman to be elected*."""
LONGEST = 8
"""Words behind *first* that may say what was first."""


@dataclass(frozen=True)
class Words:
    """The words by which first and last times are known."""

    first: Phrases
    last: Phrases
    for_good: Phrases
    """Said of an end after which there is none."""
    not_first: frozenset[str]
    """Nouns before which *first* counts or is part of a name: half, floor, minister."""
    alike: Mapping[str, frozenset[int]]
    """The stem of a verb to the groups of those that tell of one first time."""
    irregular: Mapping[str, str]
    """The stem of a form that no ending tells to that of its base: of *sat*, *sit*."""

    def roots(self, stems: Iterable[str]) -> frozenset[str]:
        """Stems as those of their base."""
        return frozenset(self.irregular.get(word, word) for word in stems)

    @classmethod
    def of(cls, rulebook: Rulebook, params: Mapping[str, Any]) -> Words:
        """The lists of a rule and of `rules/lexicons/meanings.yaml`."""
        first, last, for_good = (phrases(map(str, params.get(key, ()))) for key in ("first", "last", "for_good"))
        listed = rulebook.lexicons.get(LEXICON, {})
        groups = listed.get("alike", ())
        irregular = {stem(str(form)): stem(str(base)) for form, base in dict(listed.get("irregular", {})).items()}
        alike: dict[str, frozenset[int]] = {}
        for i, group in enumerate(groups):
            for verb in {stem(str(form)) for form in group}:
                alike[verb] = alike.get(verb, frozenset()) | {i}
        return cls(first, last, for_good, frozenset(map(str, params.get("not_first", ()))), alike, irregular)


@dataclass(frozen=True)
class Edge:
    """A first or a last time."""

    claim: Statement
    which: Which
    at: Interval
    """When it was; of a denial, from when on it may have been (first), or until when (last)."""
    is_denial: bool
    what: frozenset[str]
    """The stems of the words for what there was first; empty where it is the claim's own deed."""
    clause: str
    is_late: bool = False
    """True where only a *not until* says so, which need not be a first time."""

    @property
    def is_deed(self) -> bool:
        """True if the deed itself was the first, and no thing that is called so: *was first crossed*, *for the first time*."""
        return self.is_denial or not self.what


def read_edge(claim: Statement, words: Words, lexicon: Lexicon) -> Edge | None:
    """The first or last time that a claim tells of; None where it tells of none."""
    if claim.kind == "quantity" or claim.date is None:
        return None
    clause = clause_of(claim)
    if claim.modality == "negated":
        return _denied(claim, clause)
    if claim.modality != "actual":
        return None
    turn = turn_of(claim)
    alone = ALONE.search(clause)
    if turn is not None and alone and (others := OTHERS.get((alone["a"] or alone["b"]).casefold())):
        return Edge(claim, "first", Interval(turn, None), True, frozenset({stem(others)}), clause)
    if not claim.date.is_bounded:
        return None
    for which, marks in (("first", words.first), ("last", words.last)):
        for found in marks.pattern.finditer(clause):
            what = _what(clause, found, claim, words, lexicon)
            if what is not None:
                return Edge(claim, "first" if which == "first" else "last", claim.date, False, what, clause)
    if words.for_good.occur_in(clause):
        return Edge(claim, "last", claim.date, False, frozenset(), clause)
    before, _, behind = claim.evidence.partition(claim.date_text or "\n")
    is_late = NOT_UNTIL.search(before) or LATE.match(claim.date_text or "") or (IT_WAS.search(before) and BEFORE.match(behind))
    return Edge(claim, "first", claim.date, False, frozenset(), clause, is_late=True) if is_late else None


def clause_of(claim: Statement) -> str:
    """The stretch of a claim's sentence between commas that its trigger stands in, with the subject where an apposition parts them."""
    at = max(claim.evidence.find(claim.trigger), 0)
    cuts = [0, *(match.end() for match in CLAUSE.finditer(claim.evidence)), len(claim.evidence)]
    start = max(cut for cut in cuts if cut <= at)
    clause = claim.evidence[start : min(cut for cut in cuts if cut > at)]
    is_parted = clause.lstrip().startswith(claim.trigger) and len(cuts) > 2 and start > cuts[1]
    return f"{claim.evidence[: cuts[1] - 1]}{clause}" if is_parted else clause


def narrowing(clause: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of the words that make a first time one of some: *crossed by balloon*, *met in its new hall*, *sang abroad*."""
    found = (match["adverb"] or match["how"] for match in NARROWING.finditer(clause))
    return frozenset(stem(lexicon.gazetteer.common(word)) for text in found for word in words_of(text) if word not in lexicon.stop_words)


def name_two(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """True if two sentences tell of the first or last of two kinds of things, *the last wolf*, *the last bear*, or one of a first time of
    some sort alone: *met in its new hall for the first time*."""
    for claim, other in ((a, b), (b, a)):
        if FIRST_TIME.search(claim.evidence) and not among(narrowing(claim.evidence, lexicon), other.words):
            return True
    named = [_named_first(claim, lexicon) for claim in (a, b)]
    return all(named) and not (among_any(named[0], b.words) or among_any(named[1], a.words))


def _named_first(claim: Statement, lexicon: Lexicon) -> frozenset[str]:
    out: list[str] = []
    for found in FIRST_OR_LAST.finditer(claim.evidence):
        behind = [word.casefold() for word in words_of(found["what"])]
        out += takewhile(lambda word: word not in lexicon.stop_words and word != "time" and word != claim.trigger.casefold(), behind)
    return frozenset(stem(lexicon.gazetteer.common(word)) for word in out)


def among_any(wanted: Iterable[str], words: Iterable[str]) -> bool:
    """True if one of some stems has its like among others."""
    known = frozenset(words)
    return any(are_alike(word, other) for word in wanted for other in known)


def _denied(claim: Statement, clause: str) -> Edge | None:
    """Of what had never been done until then, the first time; of what nobody has done since, the last."""
    if not NONE.search(f"{claim.verb_form or ''} {clause}"):
        return None
    turn = turn_of(claim)
    if turn is not None:
        return Edge(claim, "first", Interval(turn, None), True, frozenset(), clause)
    start, end = ends(claim.date_edtf, claim.date_text)
    if start is not None and end is None and SINCE.match(claim.date_text or ""):
        return Edge(claim, "last", Interval(None, start.high), True, frozenset(), clause)
    return None


def _what(clause: str, found: re.Match[str], claim: Statement, words: Words, lexicon: Lexicon) -> frozenset[str] | None:
    """What a *first* is said of; nothing where it is said of the deed, None where it is no first."""
    if AT.search(clause[: found.start()]):
        return None
    behind = words_of(fold(clause[found.end() :]))[:LONGEST]
    if behind[:1] == ["time"] or " time" in found[0]:
        return frozenset()
    out: list[str] = []
    for i, word in enumerate(behind):
        small = word.casefold()
        if out and small in OPENING:
            rest = takewhile(lambda word: word.casefold() != claim.trigger.casefold(), behind[i + 1 :])
            out += [word for word in rest if word[:1].islower() and word not in lexicon.stop_words]
        if small in lexicon.stop_words or small[0].isdigit() or small in {claim.trigger.casefold(), "ever"}:
            break
        out.append(small)
    if out and (out[0] in words.not_first or lexicon.gazetteer.common(out[0]) in words.not_first or out[-1] in words.not_first):
        return None
    return words.roots(stem(lexicon.gazetteer.common(word)) for word in out)


def are_alike(a: str, b: str) -> bool:
    """True if two stems are of one root: those of *transplantation* and *transplant*."""
    return a == b or (min(len(a), len(b)) >= SHARED_BEGINNING and a[:SHARED_BEGINNING] == b[:SHARED_BEGINNING])


def among(wanted: Iterable[str], words: Iterable[str]) -> bool:
    """True if each of some stems has its like among others."""
    known = frozenset(words)
    return all(word in known or any(are_alike(word, other) for other in known) for word in wanted)


def same_deed(a: Statement, b: Statement, words: Words) -> bool:
    """True if two verbs can tell of one first time."""
    return a.predicate == b.predicate or any(tells(word, b, words) for word in _verbs(a, words))


def tells(word: str, claim: Statement, words: Words) -> bool:
    """True if a claim's verb can tell of what a word, given as its stem, tells of."""
    groups = words.alike.get(word, frozenset())
    return any(are_alike(word, verb) or groups & words.alike.get(verb, frozenset()) for verb in _verbs(claim, words))


def _verbs(claim: Statement, words: Words) -> frozenset[str]:
    return words.roots([stem(claim.predicate.split("_")[0]), stem(claim.trigger)])
