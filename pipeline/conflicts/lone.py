"""The only figure of two sentences that name the same and share words beside: told in other words, it should be one.

Conflict:     £48,000 of Admiralty money went into Port Merrin's breakwater / the Admiralty spent £84,000 on the breakwater at Port Merrin
Conflict:     the dike at Valmora broke in May 1963 / on 9 October 1963 the dike at Valmora gave way  (two days of one year)
Conflict:     an injury of the shoulder forced Denti to end his career in 2009 / Denti retired in 2006, injured in the shoulder
Conflict:     Brevik elected a mayor for the first time in 1994 / the first election of a mayor in Brevik took place in 1998
No conflict:  £48,000 went into Port Merrin's breakwater in 1860 / the breakwater at Port Merrin cost £84,000 in 1902  (`other_time`)
No conflict:  the library has 1.3 million items, including maps / there are 900,000 books in the library  (a part)
No conflict:  she had 38 per cent in the first round / she had 54 per cent in the second round
No conflict:  King Otto I came to the throne in 1688 / King Otto II came to the throne in 1715
No conflict:  goods worth 310 million went from Alba to Boria / goods worth 95 million went from Boria to Alba

Where `value` and `date` know what is measured, or what happened, they decide; here neither noun nor verb needs to be known, so that it
takes more to be sure: every name of the shorter sentence stands in the other, no sentence has a second figure in the unit or of what
is counted (nor a second date), and both are told of one time, or neither of any. Editions of one text are left out: they bring it up
to date. Parameters: `tell_apart`, groups of words of which the sentences may not have different
ones; `partial`, words that make a figure one of a part or a whole; `first` and `last`, words for what there is one of.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from pipeline.conflicts import date
from pipeline.conflicts.blocking import Pair, candidate_pairs
from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.firsts import name_two
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.lexicon import Lexicon, Phrases, phrases
from pipeline.conflicts.lone_figures import compare_figures, shared_beside_names
from pipeline.conflicts.measure import is_one_of_several
from pipeline.conflicts.names import fold, singular, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, looked_at
from pipeline.mentions.units import dimension

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "lone"
PARAMETERS = frozenset({"tell_apart", "partial", "first", "last"})
SHARED = 3
"""Names and other words that two sentences share, together."""
SHARED_OF_ONE = 4
"""The same where two tell of a first or a last time, *first* not counted."""
FIRST_WORK = "first_work"
WORKS = frozenset(stem(noun) for noun in ("novel", "book", "play", "poem", "story", "opera", "album", "single", "film"))
"""Nouns for works that are not of one kind: the first book may have been no novel."""
YEAR = 4
"""Characters of an EDTF date that tell its year."""
DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
ONCE = frozenset({"time"})
"""Shared words that say as little as *first*."""
WHAT = re.compile(r"\b[Ff]irst ((?:[\w-]+ ?){1,3})")
"""What is first, by the words behind."""
DECIDERS = re.compile(r"\bfinals?(?=[.,;:)]|$| (?:of|at|in|on|against|by|for|and|with|to|between|was|were|which|when|after|but)\b)")
ALL_OF = re.compile(r"\b(?:every one|all|each|none|most|many|some|several|nearly all) of (?:whom|which|them)\b", re.IGNORECASE)
FOR = re.compile(r"For (?!(?:his|its|this|years|months|weeks|days|decades)\b)[a-z]+s\b")
NUMERAL = re.compile(r"[A-Z]\w+ ([IVX]+)\b")
KIND_OF = re.compile(r"\b([A-Z]\w+) (?=([A-Z]\w+))")
TOWARDS = re.compile(r"\b(?:to|against|into|towards) (?:the )?([A-Z]\w+)")


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two lone figures, and each two lone dates, of sentences that name the same."""
    tell_apart = [frozenset(map(str, group)) for group in rule.params.get("tell_apart", ())]
    partial, *once = (phrases(rule.params.get(key, ())) for key in ("partial", "first", "last"))
    sentences = by_sentence(context.statements)
    named = {
        claim.claim_id: names
        for claims in sentences.values()
        for names in [frozenset[str]().union(*(_named(claim, context) for claim in claims))]
        for claim in claims
    }
    decided = [*context.quantities, *(pair for pair in context.events if context.happens_once(pair.a) and context.happens_once(pair.b))]
    known = {frozenset((pair.a.claim_id, pair.b.claim_id)) for pair in decided}

    def keys(statement: Statement) -> Iterator[Hashable]:
        for kind in _kinds(statement, context):
            yield from ((statement.collection, kind, name) for name in sorted(named[statement.claim_id]))

    lone = [*_lone_figures(context), *_lone_dates(context)]
    pairs = [pair for pair in candidate_pairs(lone, keys, context.identifier.weights) if pair.a.source_id != pair.b.source_id]
    told = {claim.claim_id: DECIDERS.sub(" ", claim.evidence) for claim in lone}  # the final of a cup is no last time
    yield from looked_at("value", (pair.a for pair in pairs))
    for pair in pairs:
        a, b = pair.a, pair.b
        if context.are_editions(a, b) or frozenset((a.claim_id, b.claim_id)) in known:
            continue
        if not _name_the_same(a, b, named[a.claim_id], named[b.claim_id], context.lexicon) or _tell_two_apart(a, b, tell_apart, partial):
            continue
        if a.kind == "quantity":
            alike = named[a.claim_id] == named[b.claim_id]
            verdict = compare_figures(rule, context, pair, sentences, named_alike=alike)
        elif any(all(words.occur_in(told[x.claim_id]) for x in (a, b)) and _share_more(a, b, words, named) for words in once):
            are_two = _are_two_firsts(a, b, context) or _are_two_deeds(a, b, context)
            verdict = None if are_two else date.compare(rule, context, pair, once=True)
        else:
            verdict = None if _are_two_firsts(a, b, context) else _compare_dates(rule, context, pair)
        if verdict:
            yield verdict


def _kinds(statement: Statement, context: Context) -> Iterator[str]:
    """What a claim is compared by: its unit; or its predicate, and the year in which it has a day."""
    if statement.kind == "quantity":
        yield dimension(statement.unit or "") or statement.unit or ""
        return
    yield "date"
    yield context.families.get(statement.predicate, statement.predicate)
    if DAY.fullmatch(statement.date_edtf or ""):
        yield (statement.date_edtf or "")[:YEAR]


def _named(statement: Statement, context: Context) -> frozenset[str]:
    """The words of the names in a claim's sentence, and of its subjects, for which a pronoun may stand there."""
    words = {
        singular(word.casefold())
        for name in statement.subjects
        if name.is_proper
        for word in words_of(fold(name.text))
        if word[0].isupper()
    }
    return frozenset(map(singular, statement.proper)) | (words - context.lexicon.gazetteer.titles)


def _lone_figures(context: Context) -> Iterator[Statement]:
    """Figures in sentences that give no other in the unit, or none of what they count."""
    for claim in context.statements:
        if claim.kind == "quantity" and claim.value and claim.modality == "actual" and (claim.is_only_figure or claim.is_only_count):
            yield claim


def _lone_dates(context: Context) -> Iterator[Statement]:
    """Events in sentences that give one date and no other."""
    for claims in by_sentence(claim for claim in context.statements if claim.kind != "quantity" and claim.date_edtf).values():
        if len({(claim.date_edtf or "").strip("./") for claim in claims}) == 1:
            yield from (claim for claim in claims if claim.kind == "event" and claim.modality == "actual" and _is_spelled_out(claim))


def _is_spelled_out(claim: Statement) -> bool:
    """True if a date needs no other to be understood: not *the following month*."""
    return (claim.date_edtf or "")[:YEAR] in (claim.date_text or "")


def _name_the_same(a: Statement, b: Statement, mine: frozenset[str], theirs: frozenset[str], lexicon: Lexicon) -> bool:
    """True if all names of one sentence stand in the other, but for what says only what they are, and enough other words."""
    akin = shared_beside_names(a, b, lexicon)
    shared = mine & theirs
    beside = len((a.words & b.words) - _stems(shared))
    extra = [
        names - shared - lexicon.gazetteer.generic - lexicon.gazetteer.bodies - lexicon.gazetteer.settlements for names in (mine, theirs)
    ]
    is_enough = bool(shared) and not all(extra) and len(shared) + beside + akin >= SHARED
    return is_enough and not _are_of_two_kinds(a, b, shared, lexicon.gazetteer.generic)


def _are_of_two_kinds(a: Statement, b: Statement, shared: Set[str], kinds: Set[str]) -> bool:
    """True if one name has two nouns behind it, one of them for a kind of thing: *the Osk Tunnel*, *the Osk Bridge*."""
    mine, theirs = (
        {behind.casefold() for name, behind in KIND_OF.findall(claim.evidence) if singular(name.casefold()) in shared} for claim in (a, b)
    )
    return bool(mine and theirs) and not mine & theirs and bool((mine | theirs) & kinds)


def _share_more(a: Statement, b: Statement, marks: Phrases, named: Mapping[str, frozenset[str]]) -> bool:
    """True if two sentences share enough beside the words that say *first*."""
    names = named[a.claim_id] & named[b.claim_id]
    beside = (a.words & b.words) - _stems(names) - ONCE
    return len(names) + sum(not marks.occur_in(word) for word in beside) >= SHARED_OF_ONE


def _are_two_deeds(a: Statement, b: Statement, context: Context) -> bool:
    """True if two sentences tell of two deeds that a file knows: a first novel written, and one published."""
    return bool(context.predicate(a) and context.predicate(b)) and not context.are_one_predicate(a, b)


def _are_two_firsts(a: Statement, b: Statement, context: Context) -> bool:
    """True if two sentences tell of two firsts: the first novel and the first book, the first novel and the first historical one."""
    if a.predicate == b.predicate == FIRST_WORK:
        return context.identifier.match(a.objects, b.objects) is not True
    behind = [[[stem(word) for word in found.casefold().split()] for found in WHAT.findall(claim.evidence)] for claim in (a, b)]
    if len(behind[0]) != 1 or len(behind[1]) != 1 or any(ONCE & set(words) for (words,) in behind):
        return name_two(a, b, context.lexicon)
    (mine,), (theirs,) = behind
    first = {mine[0], theirs[0]}
    is_one_in_other = any(one[0] in WORKS and one[0] in other for one, other in ((mine, theirs), (theirs, mine)))
    return name_two(a, b, context.lexicon) or (len(first) > 1 and (first <= WORKS or is_one_in_other))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _tell_two_apart(a: Statement, b: Statement, tell_apart: Sequence[frozenset[str]], partial: Phrases) -> bool:
    """True if words of two sentences tell two things apart that have the same names."""
    if any((a.said & group) - b.said and (b.said & group) - a.said for group in tell_apart):
        return True
    if partial.occur_in(_without_value(a)) != partial.occur_in(_without_value(b)):
        return True
    if bool(FOR.match(a.evidence)) != bool(FOR.match(b.evidence)):
        return True  # "for concerts it can hold 9,000"
    if any(map(is_one_of_several, a.subjects)) != any(map(is_one_of_several, b.subjects)):
        return True
    for mark in (TOWARDS, NUMERAL):
        found = [frozenset(mark.findall(claim.evidence)) for claim in (a, b)]
        if all(found) and not found[0] & found[1]:
            return True
    return False


def _without_value(claim: Statement) -> str:
    """A sentence without its figure: *three and a half thousand* is no half; but *three years after* tells of a later time."""
    is_time = dimension(claim.unit or "") == "duration"
    text = ALL_OF.sub(" ", claim.evidence)
    return text.replace(claim.value_text, " ") if claim.value_text and not is_time else text


def _are_of_two_things(a: Statement, b: Statement, context: Context) -> bool:
    """True if two deeds of one predicate are done to things with two names: the founding of a university, and of its faculty of law."""
    mine, theirs = (tuple(name for name in context.identifier.things(claim) if name.names) for claim in (a, b))
    return context.identifier.match(mine, theirs) is False


def _is_told_from(a: Statement, b: Statement) -> bool:
    """True if one deed is told as done before or after the other: *she crossed the bridge in October, after it was opened*."""
    return re.search(rf"\b(?:after|before|since|once|until|till)\b[^,;.]*\b{re.escape(stem(b.trigger))}", a.evidence) is not None


def _compare_dates(rule: ConflictRule, context: Context, pair: Pair) -> Verdict | None:
    """The verdict on two dates of one predicate, or on two days of one year; none where both predicates are known, and not one."""
    a, b = pair.a, pair.b
    assert a.date is not None
    assert b.date is not None
    known = [predicate for claim in (a, b) if (predicate := context.predicate(claim))]
    if not context.are_one_predicate(a, b):
        days = [claim.date_edtf or "" for claim in (a, b) if DAY.fullmatch(claim.date_edtf or "")]
        if len(known) == 2 or len(days) < 2 or days[0][:YEAR] != days[1][:YEAR] or _is_told_from(a, b) or _is_told_from(b, a):
            return None
    elif (
        _are_of_two_things(a, b, context)
        or any(predicate.happens == "repeatable" for predicate in known)
        or a.predicate.split("_")[0] in context.lexicon.habitual
    ):
        return None
    return None if relate(a.date, b.date) != "disjoint" else date.compare(rule, context, pair, once=True)
