"""How long something was done or lasted, in one article, and from when to when, in another.

Conflict:     King Otto reigned for twelve years / King Otto reigned from 1310 to 1330
Conflict:     the strike went on for eleven weeks / the strike began on 3 March 1922 and ended on 14 April 1922
Conflict:     the strike went on for eleven weeks / the strike lasted five weeks  (by one verb they are two values of one thing)
No conflict:  Ada Berg was mayor of Lund for nine years / Ada Berg was mayor of Lund from 1951 to 1960
No conflict:  Ada Berg was deputy mayor of Lund for nine years / Ada Berg was mayor of Lund from 1951 to 1965
No conflict:  Ada Berg lived in Osk for twenty years / Ada Berg lived in Osk from 1920 to 1929 and again from 1940 to 1951
No conflict:  the siege lasted about forty days / the siege lasted from 3 March to 14 April 1644

Years are as good as one more or less, counting both ends, and a round number or a softened one as good as a part of itself. What was
done is known by the verb and what stands with it; of verbs of the rule (`lasting`) only by the subject. The rule's `begins` and `ends` are
what makes a beginning and an end, and `alike` are words for one thing to do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import candidate_pairs
from pipeline.conflicts.context import Context
from pipeline.conflicts.intervals import Interval, ends, relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.names import words_of
from pipeline.conflicts.rounding import comparable, is_beyond_rounding
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed
from pipeline.mentions.units import convert, dimension

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "lengths"
PARAMETERS = frozenset({"lasting", "eras", "light", "alike", "begins", "ends", "again"})
NOT_WHOLE_BEFORE = re.compile(
    r"\b(?:first|last|next|following|final|another|further|additional|remaining|other|after|within|every|each|past|previous|"
    r"another|in|some|until|till|than|of (?:his|her|its|their|the)) $",
    re.IGNORECASE,
)
NOT_WHOLE_BEHIND = re.compile(
    r"\W*(?:later|after|before|earlier|ago|old|prior|into|from now|of (?:age|prison|exile|his|her|its|their))\b", re.IGNORECASE
)
WITHIN = frozenset({"build", "construct", "complete", "write", "erect"})
"""Verbs of what is done *in four years*: all of it."""
BETWEEN = re.compile(r"between\b", re.IGNORECASE)
DEATH = "die"
UNTIL_DEATH = re.compile(r"\b(?:until|till) (?:his|her|their) death (?:in|on)\b")
FROM = re.compile(r"\b(?:from|since)(?: \w+){0,2} $", re.IGNORECASE)
SLACK = 1.02
"""Of the unit, either way: *twelve years* may be thirteen calendar years, or eleven and a bit."""
ROUGH = 0.1
"""Of a round or softened length, either way."""
ROUND = 10


@dataclass(frozen=True)
class Stretch:
    """From when to when something lasted, and the claims that say so."""

    claims: tuple[Statement, ...]
    first: Interval
    last: Interval


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each length of time and each stretch of time that two articles give of one thing."""
    lengths = [claim for claim in context.statements if _is_length(claim)]
    yield from looked_at("arithmetic", lengths)
    if not lengths:
        return
    stretches: dict[str, list[Stretch]] = defaultdict(list)
    for stretch in [*_told(context), *_begun_and_ended(rule, context)]:
        stretches[stretch.claims[0].collection].append(stretch)
    again = phrases(map(str, rule.params.get("again", ())))
    for length in lengths:
        if again.occur_in(length.evidence):
            continue
        alike = [
            stretch
            for stretch in stretches[length.collection]
            if stretch.claims[0].source_id != length.source_id and _are_one(rule, context, length, stretch.claims[0])
        ]
        by_source: dict[str, list[Stretch]] = defaultdict(list)
        for stretch in alike:
            by_source[stretch.claims[0].source_id].append(stretch)
        for found in by_source.values():
            if len({(stretch.first, stretch.last) for stretch in found}) == 1 and not any(
                again.occur_in(claim.evidence) for claim in found[0].claims
            ):
                yield _verdict(rule, length, found[0])
    yield from _told_twice(rule, context, [length for length in lengths if not again.occur_in(length.evidence)])


def _told_twice(rule: ConflictRule, context: Context, lengths: Sequence[Statement]) -> Iterator[Verdict]:
    """A verdict for each two lengths that two articles give one thing, by two words for one."""

    def keys(claim: Statement) -> Iterator[Hashable]:
        yield from {(claim.collection, name.head) for name in (*claim.subjects, *claim.objects)}

    for pair in candidate_pairs(lengths, keys, context.identifier.weights):
        a, b = pair.a, pair.b
        if a.source_id == b.source_id or a.noun == b.noun or not (_are_one(rule, context, a, b) and _are_one(rule, context, b, a)):
            continue
        values = comparable(a, b)
        if values is not None and relate(*values) == "disjoint" and is_beyond_rounding(a, b):
            yield conflict("value", weighed(rule.severity, a, b), a, b, a=a.value_text or "", b=b.value_text or "")
        else:
            yield agreement("value", "about", a, b)


def _is_length(claim: Statement) -> bool:
    """True for a length of time that is the whole of what it is told of, as far as its words say."""
    if claim.kind != "quantity" or claim.modality != "actual" or claim.value is None or dimension(claim.unit or "") != "duration":
        return False
    before, found, behind = claim.evidence.partition(claim.value_text or " ")
    is_within = before.endswith(("in ", "In ")) and claim.predicate in WITHIN
    return bool(found) and not (NOT_WHOLE_BEFORE.search(before) and not is_within) and not NOT_WHOLE_BEHIND.match(behind)


def _told(context: Context) -> Iterator[Stretch]:
    """The stretches that one date gives: *from 1310 to 1330*."""
    dated = [claim for claim in context.statements if claim.kind != "quantity" and claim.modality == "actual" and claim.date_edtf]
    deaths = {(claim.source_id, claim.evidence): claim for claim in dated if claim.predicate == DEATH and claim.date}
    for claim in dated:
        if BETWEEN.match(claim.date_text or ""):
            continue
        first, last = ends(claim.date_edtf, claim.date_text)
        death = deaths.get((claim.source_id, claim.evidence))
        if first is not None and last is not None:
            yield Stretch((claim,), first, last)
        elif last is None and death is not None and death.date is not None and death is not claim and UNTIL_DEATH.search(claim.evidence):
            start = first or (claim.date if FROM.search(claim.evidence.partition(claim.date_text or " ")[0]) else None)
            if start is not None and start.is_bounded and context.identifier.match(claim.subjects, death.subjects):
                yield Stretch((claim, death), start, death.date)


def _begun_and_ended(rule: ConflictRule, context: Context) -> Iterator[Stretch]:
    """The stretches between a beginning and an end of one thing that one article dates."""
    begins, over = (frozenset(map(str, rule.params.get(key, ()))) for key in ("begins", "ends"))
    dated: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in context.statements:
        if claim.kind != "quantity" and claim.modality == "actual" and claim.date is not None and claim.date.is_bounded:
            dated[claim.source_id, "begin" if claim.predicate in begins else "end" if claim.predicate in over else ""].append(claim)
    for (source, kind), found in list(dated.items()):
        for begin in found if kind == "begin" else ():
            for end in dated.get((source, "end"), ()):
                things = [context.identifier.things(claim) for claim in (begin, end)]
                if context.identifier.match(*things) is True and begin.date and end.date and _happens(begin, context):
                    yield Stretch((begin, end), begin.date, end.date)


def _happens(claim: Statement, context: Context) -> bool:
    """True if what began is something that happens: a war, a strike; people are born, and do not begin."""
    return claim.predicate != "be_born" or any(name.head in context.lexicon.event_nouns for name in claim.objects)


def _are_one(rule: ConflictRule, context: Context, length: Statement, told: Statement) -> bool:
    """True if a length and a stretch are of one deed of one thing, or of one happening."""
    identifier = context.identifier
    lasting, turns = _lasting(rule), _turns(rule)
    if length.predicate in lasting and told.predicate in lasting | turns:
        happening, same = (next(iter((*claim.subjects, *claim.objects)), None) for claim in (length, told))
        if happening is None or same is None or happening.head != same.head:
            return False
        lexicon = context.lexicon
        eras = frozenset(map(str, rule.params.get("eras", ())))
        is_event = happening.head in lexicon.event_nouns | lexicon.process_nouns | eras or not (happening.is_proper or same.is_proper)
        return is_event and identifier.match((happening,), (same,)) is not False and _name_the_same(length, told)
    if told.predicate in turns or length.predicate in lasting or told.predicate in lasting:
        return False
    if not (length.subjects or told.subjects):
        own = _deed(rule, length, context)
        return own == _deed(rule, told, context) and bool(length.names & told.names)
    if identifier.match(length.subjects, told.subjects) is not True or not _share_a_name(length, told):
        return False
    mine, theirs = (_deed(rule, claim, context) for claim in (length, told))
    proper = length.proper | told.proper
    plain = [{word for word in words if word not in proper} for words in (mine, theirs)]
    named = [words - plain[i] for i, words in enumerate((mine, theirs))]
    return bool(plain[0]) and plain[0] == plain[1] and (named[0] <= named[1] or named[1] <= named[0])


def _name_the_same(a: Statement, b: Statement) -> bool:
    """True if every name of one sentence stands in the other."""
    return bool(a.proper & b.proper) and (a.proper <= b.proper or b.proper <= a.proper)


def _share_a_name(a: Statement, b: Statement) -> bool:
    return bool(a.names & b.names)


def _lasting(rule: ConflictRule) -> frozenset[str]:
    return frozenset(map(str, rule.params.get("lasting", ())))


def _turns(rule: ConflictRule) -> frozenset[str]:
    return frozenset(map(str, (*rule.params.get("begins", ()), *rule.params.get("ends", ()))))


def _deed(rule: ConflictRule, claim: Statement, context: Context) -> frozenset[str]:
    """The stems of what was done, without verbs that say nothing of it: `mayor`, `lund`."""
    light = {stem(str(word)) for word in rule.params.get("light", ())} | {stem(word) for word in context.lexicon.stop_words}
    alike = {stem(str(word)): stem(str(group[0])) for group in rule.params.get("alike", ()) for word in group}
    own = {stem(word) for name in claim.subjects for word in words_of(name.text)}
    said = f"{claim.predicate.replace('_', ' ')} {claim.trigger} {claim.object or ''}".replace(claim.value_text or "\n", " ")
    stems = {alike.get(one, one) for word in words_of(said.casefold()) if (one := stem(word))}
    return frozenset(word for word in stems - light - own if not any(char.isdigit() for char in word))


def _verdict(rule: ConflictRule, length: Statement, stretch: Stretch) -> Verdict:
    """What a length and a stretch of time say of each other."""
    assert length.value is not None
    unit = convert(1.0, length.unit or "day", "day") or 1.0
    least, most = ((stretch.last.low or 0.0) - (stretch.first.high or 0.0), (stretch.last.high or 0.0) - (stretch.first.low or 0.0) + 1)
    low, high = length.value.low, length.value.high
    size = max(high or 0.0, low or 0.0)
    is_rough = length.is_softened or size % ROUND == 0
    slack = unit * max(SLACK, ROUGH * size * (1 + length.is_softened) if is_rough else 0.0)
    claims = (length, *stretch.claims)
    if (high is not None and high * unit + slack < least) or (low is not None and low * unit - slack > most):
        return conflict("arithmetic", weighed(rule.severity, *claims), *claims, a=length.value_text or "", b=_dates(stretch.claims))
    return agreement("arithmetic", "overlaps", length, stretch.claims[0])


def _dates(claims: Sequence[Statement]) -> str:
    return " to ".join(claim.date_text or "" for claim in claims)
