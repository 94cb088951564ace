"""What the figures of one sentence make together, and another figure for it, there or in another article.

Conflict:     the club played 18 games, winning eleven, drawing three and losing five
Conflict:     she fought 41 times / she won 34 fights, lost eight and drew three
Conflict:     four turbines of 35 MW each, a total of 120 MW / two seasons of thirteen episodes each, and 39 episodes elsewhere
Conflict:     three islets: Olm, with 212 people, Ask, with 340, and Ure, with 97 / the atoll has a population of 749
Conflict:     winners (5): 1951, 1960, 1974, 1979, 1983, 1988
Conflict:     of the 94 aboard the Corvina 57 reached the shore / the Corvina left 49 dead of the 94 who had sailed in her
No conflict:  the club played 18 games, winning eleven and drawing three  (how many it lost is left out)
No conflict:  three of the islets: Olm, with 212 people, and Ask, with 340 / the atoll has a population of 749  (one is left out)
No conflict:  four turbines of 35 MW each / it bought turbines of 70 MW

The rule lists the words of a record (`wins`, `draws`, `losses`, `games`), those that say that a figure is a total (`total`), and
those that say that it is of a part or of another time (`part`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.lexicon import Phrases, phrases
from pipeline.conflicts.names import Name, fold, singular, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed
from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.quantity import Quantity

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "reckoned"
PARAMETERS = frozenset({"wins", "draws", "losses", "games", "total", "part", "saved", "lost"})
COUNT = "count"
ROUND = 0.02
"""Of a sum of measures, by how much a total may differ from it where figures are rounded."""
_YEAR = r"(?:1[89]|20)\d\d(?:[–/-]\d{2,4})?"
TITLES = re.compile(rf"\((?P<count>\d{{1,2}})\):? (?P<years>{_YEAR}(?:(?:, | and |, and ){_YEAR}){{1,30}})(?![\w,–-])")
"""So many times, and the years: *winners (5): 1951, 1960*."""
AS = re.compile(r"\b[Aa]s an? ([a-z]+)")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
EACH = re.compile(r"(?P<noun>(?: [a-z-]+){0,3}?)(?: (?:in |for )?each\b(?! other)|, (?:in |for )?each\b(?=\W*$|[.,;:)]))")
"""So much *each*; behind a comma, *each made up of many islets* tells of the last of the nouns."""
HAVING = r"(?:of|with|having|containing|seating|holding|carrying)"
EACH_HAS = re.compile(rf" (?:(?!{HAVING} )[\w-]+ ){{0,4}}[a-z]+s?,? {HAVING} ")
POPULATION = "population"
PEOPLE = frozenset(map(stem, ("person", "people", "resident", "inhabitant")))
NEAR = 60
"""Characters between a figure and the word that says that it is a total."""


@dataclass(frozen=True)
class Sum:
    """What figures of a sentence make together."""

    claim: Statement
    value: float
    unit: str
    nouns: frozenset[str]
    """Stems of what it is a number of; none of what is measured."""
    parts: tuple[Quantity, ...]
    words: str


@dataclass(frozen=True)
class Fate:
    """How many of how many were saved, or lost."""

    claim: Statement
    whole: float
    part: float
    is_saved: bool


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each sum that a sentence makes and each figure for it, beside it or in another article."""
    total, part = (phrases(map(str, rule.params.get(key, ()))) for key in ("total", "part"))
    words = {key: frozenset(map(str, rule.params.get(key, ()))) for key in ("wins", "draws", "losses", "games")}
    sums: list[Sum] = []
    saved, lost = (phrases(map(str, rule.params.get(key, ()))) for key in ("saved", "lost"))
    fates: list[Fate] = []
    for claims in by_sentence(context.statements).values():
        claim = claims[0]
        if titles := TITLES.search(claim.evidence):
            listed = len(re.findall(r"\d{4}(?:[–/-]\d{2,4})?", titles["years"]))
            if listed != int(titles["count"]):
                yield conflict("arithmetic", weighed(rule.severity, claim), claim, whole=titles["count"], total=str(listed))
        figures = [
            one
            for one in find_quantities(claim.evidence)
            if one.value_low is not None and one.value_low == one.value_high and not YEAR.fullmatch(one.text)
        ]
        if (fate := _fate(claim, figures, saved, lost)) is not None:
            fates.append(fate)
        found = _record(claim, figures, words) or _product(claim, figures) or _list(claim, figures)
        if found is None:
            continue
        yield from looked_at("arithmetic", [claim])
        sums.append(found)
        beside = _beside(found, figures, total, words["games"])
        if beside is not None and beside.value_low is not None and not _fits(found, beside.value_low):
            yield conflict("arithmetic", weighed(rule.severity, claim), claim, whole=beside.text, total=f"{found.value:g}")
    yield from _all_told(rule, fates)
    for found in sums:
        for claim in context.statements:
            if claim.kind == "quantity" and claim.source_id != found.claim.source_id and _is_whole(claim, found, total, part):
                yield _verdict(rule, found, claim)


def _fate(claim: Statement, figures: Sequence[Quantity], saved: Phrases, lost: Phrases) -> Fate | None:
    """How many of how many a sentence says were saved, or lost, where it has no other figure."""
    counts = [one for one in figures if one.unit == COUNT]
    is_saved, is_lost = saved.occur_in(claim.evidence), lost.occur_in(claim.evidence)
    if len(counts) != 2 or is_saved == is_lost:
        return None
    part, whole = sorted(one.value_low or 0.0 for one in counts)
    return Fate(claim, whole, part, is_saved=is_saved) if part < whole else None


def _all_told(rule: ConflictRule, fates: Sequence[Fate]) -> Iterator[Verdict]:
    """A verdict for each number of those saved and each of those lost, of one number of people."""
    for one in (fate for fate in fates if fate.is_saved):
        for other in (fate for fate in fates if not fate.is_saved and fate.whole == one.whole):
            a, b = one.claim, other.claim
            if a.source_id == b.source_id or a.collection != b.collection or not _names(a) & _names(b):
                continue
            if one.part + other.part <= one.whole:
                yield agreement("arithmetic", "other_scope", a, b)
            else:
                yield conflict(
                    "arithmetic", weighed(rule.severity, a, b), a, b, whole=f"{one.whole:g}", total=f"{one.part:g} + {other.part:g}"
                )


def _record(claim: Statement, figures: Sequence[Quantity], words: Mapping[str, frozenset[str]]) -> Sum | None:
    """Wins, draws and defeats, each told once: together, all that was played."""
    found: dict[str, list[Quantity]] = {"wins": [], "draws": [], "losses": []}
    for figure in (one for one in figures if one.unit == COUNT):
        before, behind = (words_of(text.casefold()) for text in (claim.evidence[: figure.char_start], claim.evidence[figure.char_end :]))
        nouns = [kind for kind in found if behind[:1] and behind[0].endswith("s") and behind[0] in words[kind]]
        verbs = [kind for kind in found if before[-1:] and before[-1] in words[kind]]
        for kind in (nouns or verbs)[:1]:
            found[kind].append(figure)
    if any(len(told) != 1 for told in found.values()):
        return None
    parts = tuple(figure for told in found.values() for figure in told)
    return _sum(claim, parts, COUNT, frozenset(map(stem, words["games"])))


def _sum(claim: Statement, parts: tuple[Quantity, ...], unit: str, nouns: frozenset[str]) -> Sum:
    value = sum(part.value_low or 0.0 for part in parts)
    return Sum(claim, value, unit, nouns, parts, " + ".join(part.text for part in parts))


def _product(claim: Statement, figures: Sequence[Quantity]) -> Sum | None:
    """So many of so much each: *four turbines of 35 MW each*, *three shifts, with 150 hands in each*."""
    for many, much in pairwise(figures):
        between = claim.evidence[many.char_end : much.char_start]
        behind = EACH.match(claim.evidence[much.char_end :])
        is_each = EACH_HAS.fullmatch(between)
        if many.unit != COUNT or not behind or not is_each or many.value_low is None or much.value_low is None or many.is_approximate:
            continue
        noun = behind["noun"].split()[-1:] if much.unit == COUNT else []
        if much.unit != COUNT or noun:
            value = many.value_low * much.value_low
            nouns = frozenset(stem(singular(word)) for word in noun)
            return Sum(claim, value, much.unit or COUNT, nouns, (many, much), f"{many.text} × {much.text}")
    return None


def _list(claim: Statement, figures: Sequence[Quantity]) -> Sum | None:
    """As many named places as a count in front of the colon says, each with a figure: *three villages: Olm with 212 people, …*."""
    head, colon, _ = claim.evidence.partition(": ")
    counts = [one for one in figures if one.unit == COUNT and one.char_end <= len(head) and not re.match(r" of the", head[one.char_end :])]
    parts = tuple(one for one in figures if one.char_start > len(head) and one.unit == COUNT)
    if not colon or not counts or counts[-1].value_low != len(parts) or len(parts) < 2 or re.search(r"[.;,]", head[counts[-1].char_end :]):
        return None
    text = claim.evidence
    named = all(re.search(r"[A-Z][\w’'-]+,? (?:with|having|had|has|at|\()?\s*(?:about )?$", text[: one.char_start]) for one in parts)
    nouns = {stem(singular(words[0])) for one in parts if (words := re.findall(r"^ ([a-z]+)", text[one.char_end :])) and words[0] != "and"}
    return _sum(claim, parts, COUNT, frozenset(nouns)) if named and len(nouns) == 1 else None


def _beside(found: Sum, figures: Sequence[Quantity], total: Phrases, games: frozenset[str]) -> Quantity | None:
    """The total that the sentence itself gives."""
    text = found.claim.evidence
    for figure in figures:
        if figure in found.parts or figure.unit != found.unit or figure.is_approximate:
            continue
        around = (
            text[max(0, figure.char_start - NEAR) : figure.char_start].rpartition(".")[2]
            + " "
            + text[figure.char_end : figure.char_end + 10]
        )
        behind = words_of(text[figure.char_end :].casefold())[:4]
        is_played = (
            bool(games & set(behind)) and found.parts[0].char_start > figure.char_end and found.nouns >= {stem(word) for word in games}
        )
        if is_played or (total.occur_in(around) and (found.unit != COUNT or found.nouns & {stem(singular(word)) for word in behind})):
            return figure
    return None


def _is_whole(claim: Statement, found: Sum, total: Phrases, part: Phrases) -> bool:
    """True if a figure is of all that a sum is of: the same noun or unit, the same names, and no word for a part or another time."""
    value = claim.value
    if value is None or claim.modality != "actual" or claim.collection != found.claim.collection or claim.unit != found.unit:
        return False
    is_population = POPULATION in {claim.predicate, *(name.head for name in claim.subjects + claim.objects)}
    is_noun = claim.noun in found.nouns or (is_population and not found.nouns.isdisjoint(PEOPLE))
    if (found.nouns and not is_noun) or (not found.nouns and not total.occur_in(claim.evidence)):
        return False
    if part.occur_in(claim.evidence) or part.occur_in(found.claim.evidence):
        return False
    roles = [frozenset(AS.findall(one.evidence)) for one in (claim, found.claim)]
    if all(roles) and not roles[0] & roles[1]:  # "as a professional", "as an amateur"
        return False
    names = [_names(one) for one in (claim, found.claim)]
    holder = _words([name for name in found.claim.subjects if name.is_proper])
    is_named = bool(holder) and holder <= names[0]
    if not names[0] & names[1] or not (is_named or names[0] <= names[1] or names[1] <= names[0]):
        return False
    owner = _words([name for name in claim.subjects if name.is_proper])
    if owner and not owner & holder and (value.low or 0.0) < found.value and not total.occur_in(claim.evidence):
        return False  # "she appeared in four episodes of the series"
    told = [one.told if one.told != one.published else None for one in (claim, found.claim)]
    return not (told[0] and told[1] and relate(told[0], told[1]) == "disjoint") and bool(told[0]) == bool(told[1])


def _names(claim: Statement) -> frozenset[str]:
    """The words of the names of a claim's sentence, and of those that a pronoun stands for."""
    return frozenset(map(singular, claim.proper)) | _words(claim.subjects)


def _words(names: Iterable[Name]) -> frozenset[str]:
    return frozenset(singular(word.casefold()) for name in names for word in words_of(fold(name.text)) if word[:1].isupper())


def _fits(found: Sum, value: float) -> bool:
    slack = ROUND * max(value, found.value) if found.unit != COUNT else 0.0
    return abs(found.value - value) <= slack + 1e-6


def _verdict(rule: ConflictRule, found: Sum, claim: Statement) -> Verdict:
    """What a sum and a figure of another article say of each other."""
    assert claim.value is not None
    low, high = claim.value.low, claim.value.high
    if (low is None or found.value >= low or _fits(found, low)) and (high is None or found.value <= high or _fits(found, high)):
        return agreement("arithmetic", "same", claim, found.claim)
    if claim.is_softened and low is not None and abs(found.value - low) <= 0.2 * low:
        return agreement("arithmetic", "about", claim, found.claim)
    return conflict(
        "arithmetic", weighed(rule.severity, claim, found.claim), claim, found.claim, whole=claim.value_text or "", total=found.words
    )
