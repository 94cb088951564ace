"""Are two quantities of one measure of the same extent: *video albums* and albums, the country and its capital, a day and a year?"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.conflicts.counted import COPULAS, COUNTED, LIGHT, counted_names, is_partitive, verb_of
from pipeline.conflicts.denials import is_of_all_time
from pipeline.conflicts.identity import Identifier
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.names import Name, fold, singular, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.times import TITLED

RATE_WITHIN = 30
"""Characters behind a figure, in which it is said to be so many a day."""
SIZED = re.compile(r"\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|\d+)-([a-z]+)\b")
BEGINNING = re.compile(
    r"\b(?:when|as|before|once) (?:\w+ ){1,6}?(?:began|begun|started|broke out)\b"
    r"|\bwhen (?:it|they|the \w+) (?:was |were |had been )?(?:first )?(?:opened|launched|unveiled|founded|new)\b"
    r"|\bat the (?:start|beginning|outset)\b|\bon starting\b",
    re.IGNORECASE,
)
FOR_ONE = re.compile(r"\b(?:for|with|under|against) (?:whom|which)\b", re.IGNORECASE)
"""In front of a figure that is but one club's or one opponent's: *Rovers, for whom he scored 672 goals*."""
OF_THE = re.compile(r" of (?:the|these|those)\b")
OPENING = re.compile(r"[;:]|\s(?:and|but|while)\s")
BREAK = re.compile(r"[,;:]|\s(?:and|but|while)\s")
CALLED = re.compile(r"\b([a-z]+) of ([A-Z]\w+)")
IN_FRONT = re.compile(r"(?:In|Within|Across) ([^,]{3,60}),")
AT_MOST = "at its peak"
EACH = re.compile(r"\W*(?:each|every) (?:single )?(\w+)", re.IGNORECASE)
DRAWN = re.compile(
    r"\b(?:drew|drawn|designed|planned|conceived|intended|envisaged|envisioned|meant|fixed|scheduled|billed|slated)\b[^,;.]*"
    r" (?:with|for|at|over) $"
)
Scope = Literal["same", "a is part", "b is part", "other"]


def scope(a: Statement, b: Statement, identifier: Identifier) -> Scope:
    """Whether two quantities of one measure are of the same extent, one of a part of the other, or of two parts."""
    if any((a.said & group) - b.said and (b.said & group) - a.said for group in identifier.lexicon.contraries):
        return "other"  # "in the lower house", "in the upper house"
    lexicon = identifier.lexicon
    apart = lexicon.set_aside if _are_of_one_date(a, b) else (*lexicon.set_aside, lexicon.early)
    clauses = [_without_each(figure_clause(x), y.evidence) for x, y in ((a, b), (b, a))]
    if any(is_of_all_time(claim.evidence, claim.value) for claim in (a, b)):
        apart = tuple(words for words in apart if not words.occur_in(AT_MOST))  # what it never was, it was not at its height
    if any(words.occur_in(clauses[0]) != words.occur_in(clauses[1]) for words in apart):
        return "other"
    if bool(BEGINNING.search(a.evidence)) != bool(BEGINNING.search(b.evidence)):
        return "other"  # the men in the fort when the siege began, and when it fell
    if a.unit == COUNTED and any(
        verb_of(x) in identifier.lexicon.changing and verb_of(y) in identifier.lexicon.holding for x, y in ((a, b), (b, a))
    ):
        return "other"  # what was lost in the fire, and what there was before
    if a.unit == COUNTED and _do_two_things(a, b, identifier):
        return "other"  # twelve soldiers guard a castle, and twenty visit it
    if _is_planned(a, identifier) != _is_planned(b, identifier):
        return "other"
    if _tell_of_two_levels(a, b, identifier) or _are_of_two_sizes(a, b) or _rate(a, identifier) != _rate(b, identifier):
        return "other"
    only_a, only_b = (_left_out(x, y, identifier) | _in_front(x, y) for x, y in ((a, b), (b, a)))
    partial = identifier.lexicon.partial
    if partial.occur_in(a.evidence) != partial.occur_in(b.evidence):
        (only_a if partial.occur_in(a.evidence) else only_b).add("partial")
    if (for_one := bool(FOR_ONE.search(clauses[0]))) != bool(FOR_ONE.search(clauses[1])):
        (only_a if for_one else only_b).add("for whom")
    if (opens := _opens_with_only(a)) != _opens_with_only(b):
        (only_a if opens else only_b).add("only")
    holding = identifier.lexicon.holding | COPULAS
    is_counted = a.unit == COUNTED and not any(verb_of(claim) in holding for claim in (a, b))
    if is_partitive(a) != is_partitive(b) and not (is_counted and _do_one_thing(a, b, identifier)) and not _is_understood(a, b):
        (only_a if is_partitive(a) else only_b).add("of")
    if only_a and only_b:
        return "other"
    if only_a:
        return "a is part"
    return "b is part" if only_b else "same"


def _do_two_things(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if those who are counted do two things, and the sentences share only names and the noun; *wrote*, *written* are one."""
    verbs = [verb_of(claim) for claim in (a, b)]
    plain = COPULAS | LIGHT | identifier.lexicon.holding | identifier.lexicon.changing
    if (
        not all(verbs)
        or verbs[0][0] == verbs[1][0]
        or any(verb in plain for verb in verbs)
        or a.predicate != b.predicate
        or a.noun not in identifier.lexicon.acting
    ):
        return False
    names = {stem(word) for word in a.proper | b.proper}
    return not a.words & b.words - names - {a.noun}


def _do_one_thing(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if those who are counted do one thing, or died: *forty of the miners died*, *fifty miners were killed*.

    Of the verbs of *forty of its clerks* nothing is asked: who dismissed forty of its clerks dismissed forty clerks.
    """
    if not any(OF_THE.match(claim.evidence.partition(claim.value_text or " ")[2]) for claim in (a, b)):
        return True
    return verb_of(a) == verb_of(b) or all(identifier.lexicon.dying.occur_in(claim.evidence) for claim in (a, b))


def _is_understood(a: Statement, b: Statement) -> bool:
    """True if one of two shares of a thing leaves the thing to its verb: *won 40% of the vote*, *polled 38 per cent*."""
    return a.unit == "percent" and a.noun == b.noun and any((claim.verb_form or " ").endswith(claim.trigger) for claim in (a, b))


def _without_each(clause: str, other: str) -> str:
    """A clause without the *each* of what the other sentence tells of as one: *each flower has five petals*, *the flower*."""
    found = EACH.match(clause)
    return clause[found.end() :] if found and re.search(rf"\b{found[1]}\b", other) else clause


def _is_planned(statement: Statement, identifier: Identifier) -> bool:
    """True if a figure is that of a plan: *drew the tower with twenty storeys*, *designed for 400 prisoners*."""
    verb = (statement.verb_form or " ").split(" ")[-1].casefold()
    return verb in identifier.lexicon.planning or (
        bool(statement.value_text) and DRAWN.search(statement.evidence.partition(statement.value_text or "")[0]) is not None
    )


def _opens_with_only(statement: Statement) -> bool:
    """True for *Only one novel was translated*: the others were not, and it is a part of all; *only four signed* gives all that did."""
    return (statement.value_text or "").casefold() == "one" and re.match(r"only one\b", statement.evidence, re.IGNORECASE) is not None


def _are_of_one_date(a: Statement, b: Statement) -> bool:
    """True if two figures are dated, and so that both can be of one time."""
    return a.date is not None and b.date is not None and relate(a.date, b.date) != "disjoint"


def _are_of_two_sizes(a: Statement, b: Statement) -> bool:
    """True if the sentences tell two of one sort apart by a number: *the five-penny piece*, *the ten-penny piece*."""
    sizes = [
        {sort: number for number, sort in SIZED.findall(claim.evidence.casefold()) if f"{number}-{sort}" not in (claim.value_text or "")}
        for claim in (a, b)
    ]
    return any(sizes[0][sort] != sizes[1][sort] for sort in sizes[0].keys() & sizes[1].keys())


def figure_clause(statement: Statement) -> str:
    """The clause that a figure stands in, with what a comma sets in front of it: what comes before and behind is said of something else."""
    before, figure, behind = statement.evidence.partition(statement.value_text or " ")
    return OPENING.split(before)[-1] + figure + BREAK.split(behind)[0]


def _left_out(a: Statement, b: Statement, identifier: Identifier) -> set[str]:
    """What narrows one quantity down and is nowhere in the other's names: *in France*, *video* albums."""
    gazetteer = identifier.lexicon.gazetteer
    told = b.names | narrowed(b) | {name.head for name in b.subjects + b.objects}
    both_alone = a.is_only_figure and b.is_only_figure
    places = {x for x in a.places if x not in told and not any(gazetteer.lies_in(x, y) for y in b.names)}
    places = {x for x in places if not (both_alone and _are_said(x, b, identifier))} - _in_titles(a)
    narrowing = {x for x in narrowed(a) - told if not (both_alone and _are_said(x, b, identifier))}
    # "two Grammy Awards" are some of her awards; who played in eight Olympiads played in eight Chess Olympiads
    named = () if any(name.is_proper for name in counted_names(b)) else counted_names(a)
    return places | narrowing | {x for name in named for x in _in_name(name) - told if not _are_said(x, b, identifier)}


def _in_titles(a: Statement) -> frozenset[str]:
    """The places that only titles name, in which nothing is counted: *one live album, 'Live at Osk'*."""
    plain, *titles = (
        {singular(word.casefold()) for word in words_of(fold(text))}
        for text in (TITLED.sub(" ", a.evidence), *(match[0] for match in TITLED.finditer(a.evidence)))
    )
    only = set[str]().union(*titles) - plain
    return frozenset(place for place in a.places if set(place.split()) <= only)


def _in_name(name: Name) -> frozenset[str]:
    """The proper adjectives in front of a noun: `olympic`, of *Olympic medals for Alba*."""
    front = {singular(word.casefold()) for word in words_of(name.text.partition(" of ")[0].partition(" for ")[0])}
    return frozenset(owner for owner in name.owners if owner in front)


def _are_said(words: str, statement: Statement, identifier: Identifier) -> bool:
    """True if a sentence has every one of the words: *at Dornach Field*, wherever the parser put it."""
    stems = {stem(identifier.lexicon.gazetteer.common(word)) for word in words_of(fold(words.casefold()))}
    return bool(stems) and stems <= statement.words


def narrowed(statement: Statement) -> frozenset[str]:
    """What narrows the counted noun down: *video* albums, people of Greek *descent*."""
    return frozenset[str]().union(*(name.modifiers for name in counted_names(statement)))


def _tell_of_two_levels(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if two sentences call one name by two levels: *the municipality of Selmont*, *the town of Selmont*."""
    levels = identifier.lexicon.levels
    called = [{(name, levels[sort]) for sort, name in CALLED.findall(claim.evidence) if sort in levels} for claim in (a, b)]
    names = [{name for name, _ in pairs} for pairs in called]
    return bool(names[0] & names[1]) and not called[0] & called[1]


def _rate(statement: Statement, identifier: Identifier) -> int | None:
    """By which time a figure is a rate, as its place in the lexicon's list; none for a plain figure."""
    behind = BREAK.split(statement.evidence.partition(statement.value_text or " ")[2][:RATE_WITHIN])[0]
    return next((place for place, words in enumerate(identifier.lexicon.rates) if words.occur_in(behind)), None)


def _in_front(a: Statement, b: Statement) -> set[str]:
    """The place that a sentence sets in front of itself, where the other names it nowhere: *In the county of Estmere, the road has …*."""
    found = IN_FRONT.match(a.evidence)
    words = {word.casefold() for word in words_of(fold(found[1])) if word[0].isupper()} if found else set()
    words -= frozenset(word.casefold() for name in a.subjects + a.objects for word in words_of(fold(name.text)))
    return {"in front"} if words and not words & b.proper and words <= a.proper else set()
