"""Two who each did what only one can have done: two directors of one film, two namesakes of one college, two successors.

Conflict:     The Weir was directed by Ada Berg / Eve Holm directed The Weir
Conflict:     Ada Berg was the architect of Fort Hill / Fort Hill was designed by Eve Holm alone  (an error: *alone*)
No conflict:  written by Ada Berg / written by Ada Berg and Eve Holm  (one of several)
No conflict:  designed by A. Berg / designed by Ada Berg  (one name)
No conflict:  the novel The Weir was written by Ada Berg / the film The Weir was written by Eve Holm  (two works)
No conflict:  founded by Ada Berg / founded by the University of Lund  (who and on whose behalf)

What an article says of a thing is taken together, so whoever is named in either is one of several. The rule lists the predicates, which
say in their files which side there is only one of (`only_one`), and the words by which two sentences tell of two stages or editions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import are_disjoint, relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.names import Name, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.things import Words, are_two, nicknames_of, part_of, proper_words, same_thing, sort_of
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "relation"
PARAMETERS = frozenset(
    {"predicates", "unless", "sole", "works", "of_office", "of_people", "mixed", "whole", "alike", "things", "apart", "only_if"}
)
MOST = 40
"""Claims of one predicate and name that are compared with each other; more are of a name that many things share."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two articles that say of one thing who did it, or after whom it is called."""
    listed = {str(predicate) for predicate in rule.params.get("predicates", ())}
    claims = [claim for claim in context.statements if claim.predicate in listed and claim.modality == "actual"]
    yield from looked_at("uniqueness", claims)
    words = Words.of(context.rulebook, rule.params)
    is_person = bool(rule.params.get("of_people"))
    alike = {str(word): str(group[0]) for group in rule.params.get("alike", ()) for word in group}
    nouns = {context.lexicon.gazetteer.common(str(noun)) for noun in rule.params.get("things", ())}
    blocks: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for claim in claims:
        holders, things = sides(claim, context)
        if nouns and len(things) == 1 and not nouns & {context.lexicon.gazetteer.common(word) for word in words_of(things[0].text)}:
            continue
        if holders and len(things) == 1 and (key := _key(rule, things[0], context)):
            blocks[claim.collection, alike.get(claim.predicate, claim.predicate), key].append(claim)
    for listed_claims in blocks.values():
        block = listed_claims[:MOST]
        for a, b in combinations(block, 2):
            if a.source_id == b.source_id or not any(related(claim, context) for claim in (a, b)):
                continue
            if rule.params.get("whole") or is_of_one_thing(a, b, context, is_person):
                yield _verdict(rule, words, context, a, b, block)


def related(claim: Statement, context: Context) -> bool:
    """True for a relation: two offices of one name are no relations, though one may be held against one."""
    predicate = context.predicate(claim)
    return predicate is not None and predicate.only_one is not None


def _key(rule: ConflictRule, thing: Name, context: Context) -> str:
    """What claims of one thing have in common: the last word of its name; of a contest, all words but those for what is won (`whole`)."""
    if not (plain := {str(word) for word in rule.params.get("whole", ())}):
        return name_word(thing, context)
    words = {word.casefold() for word in thing.text.split()}
    # Several win medals at the Games of one year: it must be said in what.
    rest = words - plain - context.lexicon.stop_words
    told = {word for word in thing.text.split() if word in rest and word[:1].islower()} | {
        word for word in rest if word.isdigit() and len(word) < 4
    }
    return " ".join(sorted(rest)) if told or not words & plain else ""


def name_word(thing: Name, context: Context) -> str:
    """The last word of a thing's name, one for all its names: of *Brevik* and *Brevik Football Club*, *brevik*."""
    whole = (form.text.partition(" of ")[0] if form.text[:1].isupper() else form.text for form in forms(thing))
    return min((*proper_words(text, context.lexicon.gazetteer)[-1:], form.head)[0] for text, form in zip(whole, forms(thing), strict=True))


def forms(thing: Name) -> tuple[Name, ...]:
    """A name and what else the thing is called."""
    return (thing, *thing.others)


def sides(claim: Statement, context: Context) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Of whom there is only one, and of what."""
    predicate = context.predicate(claim)
    is_object = predicate is not None and predicate.only_one == "object"
    return (claim.objects, claim.subjects) if is_object else (claim.subjects, claim.objects)


def is_of_one_thing(a: Statement, b: Statement, context: Context, is_person: bool = False) -> bool:
    """True if two claims of a predicate are about one thing: by its proper name, or by what the sentences say of it where it has none."""
    things = [sides(claim, context)[1][0] for claim in (a, b)]
    parts = {part_of(thing, context.lexicon.gazetteer) for thing in things}
    if len(parts) > 1 and not is_person:
        return False
    mine, theirs = ([proper_words(form.text, context.lexicon.gazetteer) for form in forms(thing)] for thing in things)
    if mine[0] or theirs[0] or things[0].head != things[1].head:
        nicknames = nicknames_of(context.rulebook) if is_person else ()
        return any(same_thing(one, other, is_person, nicknames) for one in mine for other in theirs)
    said = {stem(word) for name in (*a.subjects, *b.subjects, *a.objects, *b.objects) for word in _small(name.text)}
    deed = frozenset(stem(word) for claim in (a, b) for word in claim.trigger.casefold().split())
    pairs = [_pairs(claim.evidence, said | deed, context) for claim in (a, b)]
    return bool(pairs[0] & pairs[1]) and context.identifier.shares_enough(a, b, 2, frozenset(said) | deed)


def _pairs(text: str, but: Set[str], context: Context) -> set[tuple[str, str]]:
    """The content words that stand side by side in a text: *the treaty that ended the Salt War* has *salt war*."""
    words = [stem(word.casefold()) for word in words_of(text)]
    stop = {stem(word) for word in context.lexicon.stop_words} | but
    return {pair for pair in pairwise(words) if not set(pair) & stop}


def _verdict(rule: ConflictRule, words: Words, context: Context, a: Statement, b: Statement, block: list[Statement]) -> Verdict:
    """What two claims of one thing say of who did it."""
    every = [_all_holders(claim, block, context) for claim in (a, b)]
    if context.identifier.match(*every) is not False:
        return agreement("uniqueness", "same", a, b)
    apart = bool(rule.params.get("apart"))  # who stand side by side in a cast have parts of their own
    if not apart and (_are_named_together(a, every[1]) or _are_named_together(b, every[0])):
        return agreement("uniqueness", "list_valued", a, b)
    if not _differ(every[0], every[1], words, context, bool(rule.params.get("mixed"))):
        return agreement("uniqueness", "list_valued", a, b)
    if not _is_said_to_be_one(rule, a, b):
        return agreement("uniqueness", "list_valued", a, b)
    if words.are_two_works(a, b) or any(_tells_of_another(words, claim, context) for claim in (a, b)) or are_disjoint(a.date, b.date):
        return agreement("uniqueness", "other_scope", a, b)
    if rule.params.get("of_office") and not _are_of_one_office(a, b):
        return agreement("uniqueness", "other_scope", a, b)
    here, there = (sides(claim, context)[0] for claim in (a, b))
    severity = "error" if any(words.sole.occur_in(claim.evidence) for claim in (a, b)) else rule.severity
    return conflict("uniqueness", weighed(severity, a, b), a, b, a=_joined(here), b=_joined(there))


def _is_said_to_be_one(rule: ConflictRule, a: Statement, b: Statement) -> bool:
    """True unless the rule is of what can have several (`only_if`), and neither sentence says that there was only one."""
    only = rule.params.get("only_if")
    return only is None or any(phrases(map(str, only)).occur_in(claim.evidence) for claim in (a, b))


def _tells_of_another(words: Words, claim: Statement, context: Context) -> bool:
    """True if a sentence has a word for another stage or part of the thing, beside the part that the claim is about, and does not say that
    there was nobody else."""
    if words.sole.occur_in(claim.evidence):
        return False
    part = part_of(sides(claim, context)[1][0], context.lexicon.gazetteer)
    return words.unless.occur_in(re.sub(rf"\b{part}\b", " ", claim.evidence) if part else claim.evidence)


def _all_holders(claim: Statement, block: list[Statement], context: Context) -> tuple[Name, ...]:
    """Everyone whom the claim's article names for the thing."""
    own = (other for other in block if other.source_id == claim.source_id and (other is claim or is_of_one_thing(claim, other, context)))
    return tuple(dict.fromkeys(name for other in own for name in sides(other, context)[0]))


def _are_named_together(claim: Statement, others: tuple[Name, ...]) -> bool:
    """True if a sentence names one of the others beside its own: `Ada Berg founded it with Eve Holm`."""
    names = "|".join(re.escape(name.text) for name in others)
    return bool(re.search(rf"(?:\b(?:with|and|alongside)|&)\s+(?:[a-z]+\s+){{0,4}}(?:{names})\b", claim.evidence))


def _differ(here: tuple[Name, ...], there: tuple[Name, ...], words: Words, context: Context, mixed: bool) -> bool:
    """True if nobody of one side can be anybody of the other, and both sides are people, or both are companies."""
    gazetteer = context.lexicon.gazetteer
    sorts = [{sort_of(_proper(name.text) if mixed else name.text, words, gazetteer) for name in names} for names in (here, there)]
    if None in sorts[0] | sorts[1] or (not mixed and (sorts[0] != sorts[1] or len(sorts[0]) > 1)):
        return False
    return all(are_two(x.text, y.text, words, gazetteer) for x in here for y in there)


def _are_of_one_office(a: Statement, b: Statement) -> bool:
    """True if the sentences share a date, or a word beside the names and the deed: the office in which one followed the other."""
    if a.told is not None and b.told is not None:
        return relate(a.told, b.told) != "disjoint"
    names = {stem(word) for claim in (a, b) for name in claim.subjects for word in _small(name.text)}
    names |= {stem(word) for claim in (a, b) for name in claim.objects for word in name.text.casefold().split()[-2:]}
    deed = {stem(word) for claim in (a, b) for word in (claim.trigger.casefold(), claim.predicate)}
    return bool({word for word in a.words & b.words if not word.startswith("success")} - names - deed)


def _proper(text: str) -> str:
    """A name without the common nouns beside it: of *the Tollgate label*, *Tollgate*."""
    return " ".join(word for word in text.split() if not word[:1].islower())


def _small(text: str) -> set[str]:
    return {word.casefold() for word in text.split()}


def _joined(names: tuple[Name, ...]) -> str:
    return " and ".join(name.text for name in names)
