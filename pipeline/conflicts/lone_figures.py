"""Whether the lone figures of two sentences that name the same are of one thing, and what they have in common beside names.

Two counts need nouns that can count one thing: what one sentence counts as men, another may count as soldiers; seats are no spectators.
Conflict:     thirty-eight musicians made up the orchestra / the orchestra fielded sixty-two players
No conflict:  the opera has forty-four singers / the opera has seventy-one instrumentalists
No conflict:  the stadium has places for 31,000 / 4,200 people came to the stadium
No conflict:  he first drew the tower with twenty storeys / the tower has fourteen storeys
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.conflicts import value
from pipeline.conflicts.blocking import Pair
from pipeline.conflicts.context import Context
from pipeline.conflicts.counted import COUNTED, is_partitive
from pipeline.conflicts.denials import is_of_all_time
from pipeline.conflicts.extent import scope
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.measure import have_two_holders, is_of_some_workers
from pipeline.conflicts.names import singular
from pipeline.conflicts.rests import is_rest_or_sum
from pipeline.conflicts.sorts import PEOPLE
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict
from pipeline.mentions.units import dimension

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

Sentences = Mapping[tuple[str, str], Sequence[Statement]]
POPULATION = "population"
DEAD = "casualty"
SPELLED_OUT = frozenset({"weeks_at_top", "gross", "marriage_count", "member_count"})
"""Measures that a sentence spells out, so that another figure beside them is of something else."""
WHOLE = 100
SOME = frozenset(map(stem, ("woman", "women", "girl", "boy", "apprentice")))
"""Nouns for some of the people that another noun counts."""
YEARS = re.compile(r"\b(1\d{3}|20\d\d)\b(?!,?\d)")


def compare_figures(rule: ConflictRule, context: Context, pair: Pair, sentences: Sentences, *, named_alike: bool) -> Verdict | None:
    """The verdict on two figures of one extent and time; none where they may be of two.

    `named_alike`: neither sentence has a name that the other lacks, so that none may be of a part of the other's thing.
    """
    a, b = pair.a, pair.b
    sorts, nouns = context.lexicon.sorts, (_sort(a, context.lexicon), _sort(b, context.lexicon))
    may_be_one = a.unit == b.unit == COUNTED and sorts.may_count_one(*nouns) is True
    if context.predicate(a) and context.predicate(b) and a.predicate != b.predicate and not may_be_one:
        return None
    counts_one = a.noun == b.noun or (may_be_one and named_alike and sorts.are_one(*nouns))
    if not (a.is_only_figure and b.is_only_figure) and (not counts_one or have_two_holders(a, b, context.identifier)):
        return None
    if a.unit == b.unit == COUNTED and (_count_two_sorts(a, b, context.lexicon) or is_of_some_workers(a, b, context.identifier)):
        return None
    if a.unit == COUNTED and is_partitive(a) != is_partitive(b):
        return None  # "240 of the beetles that she described", of more than 300
    is_timeless = any(is_of_all_time(claim.evidence, claim.value) for claim in (a, b)) or _are_of_one_year(a, b)
    if scope(a, b, context.identifier) != "same" or (bool(a.told) != bool(b.told) and not is_timeless):
        return None
    if _are_of_two_measures(a, b, context.lexicon) or _make_a_whole(a, b) or is_rest_or_sum(a, b, sentences):
        return None
    return value.compare(rule, context, pair)


def shared_beside_names(a: Statement, b: Statement, lexicon: Lexicon) -> int:
    """How much two figures have in common beside names and words, one for each: two nouns that can count one thing, one year.

    The year says nothing of money and shares, of which a year has many.
    """
    if a.unit == b.unit == COUNTED:
        is_akin = a.predicate == b.predicate == DEAD or lexicon.sorts.may_count_one(_sort(a, lexicon), _sort(b, lexicon)) is True
    else:
        is_akin = a.kind == "quantity" and dimension(a.unit or "") is not None and a.unit != "percent"
    is_one_year = is_akin and _are_of_one_year(a, b)
    return is_one_year + (
        is_akin and a.unit == COUNTED and (a.noun != b.noun or (is_one_year and a.predicate == DEAD and a.trigger != b.trigger))
    )


def _are_of_one_year(a: Statement, b: Statement) -> bool:
    """True if two sentences name one year, wherever they have it: *in 2011*, *the census of 2011*."""
    years = [frozenset(YEARS.findall(claim.evidence)) for claim in (a, b)]
    return bool(years[0]) and years[0] == years[1]


def _count_two_sorts(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """True if what two figures count cannot be one: singers and violinists, seats and spectators, the dead and those who are alive."""
    for dead, other in ((a, b), (b, a)):
        if dead.predicate == DEAD and other.predicate != DEAD and not lexicon.dying.occur_in(other.evidence):
            return True
    if any(_counts_beside(x, y) for x, y in ((a, b), (b, a))) or (a.noun != b.noun and {a.noun, b.noun} & SOME):
        return True
    sorts = [PEOPLE if claim.predicate == POPULATION else _sort(claim, lexicon) for claim in (a, b)]
    return lexicon.sorts.may_count_one(*sorts) is False


def _counts_beside(a: Statement, b: Statement) -> bool:
    """True if one figure counts as well, behind an *and*, what the other counts alone: *58 men and boys*, *eleven boys*."""
    found = re.search(rf"{re.escape(a.value_text or ' ')} \w+ and (\w+)", a.evidence)
    return found is not None and stem(singular(found[1])) == b.noun != a.noun


def _sort(statement: Statement, lexicon: Lexicon) -> str:
    """The noun that a figure counts, or what it measures by the words around it; of the dead, who they were."""
    is_plain = statement.predicate == DEAD or is_of_all_time(statement.evidence, statement.value)  # "has never held a crowd of 10,000"
    if not is_plain and statement.predicate in lexicon.figures.measures:
        return lexicon.gazetteer.common(statement.predicate)
    return lexicon.gazetteer.common(statement.trigger.split()[-1])


def _are_of_two_measures(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """True if a noun says what one figure measures, *a main span of 480 metres*, and the other sentence does not have it."""
    if a.predicate != b.predicate and {a.predicate, b.predicate} & SPELLED_OUT:
        return True
    if a.unit == COUNTED or a.predicate == b.predicate:
        return False
    for claim, other in ((a, b), (b, a)):
        noun = re.search(rf"(\w+) of (?:\w+ )?{re.escape(claim.value_text or ' ')}", claim.evidence)
        if not noun or noun[1][0].isupper() or noun[1].casefold() in lexicon.numbers:
            continue
        if noun[1].casefold() not in other.evidence.casefold() and stem(lexicon.gazetteer.common(noun[1])) not in other.words:
            return True
    return False


def _make_a_whole(a: Statement, b: Statement) -> bool:
    """True if two shares make a whole: *60 per cent of its shoes abroad*, *two fifths at home*."""
    ends = [claim.value.low if claim.unit == "percent" and claim.value else None for claim in (a, b)]
    return ends[0] is not None and ends[1] is not None and round(ends[0] + ends[1]) == WHOLE
