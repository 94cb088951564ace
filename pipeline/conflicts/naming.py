"""When a name was taken, and when it was in use already.

Conflict:     in 1982 the band renamed itself Red Lantern / in 1975 the band, now calling itself Red Lantern, made its first record
Conflict:     he was released in 1987. Shortly after, he took the name Ivo Marsh / in 1980, now under the name Ivo Marsh, he was tried
No conflict:  the band was renamed Red Lantern in 1982 / Red Lantern was founded in 1971  (it is called so now)
No conflict:  he legally changed his name to Ivo Marsh in 1987 / in 1980 he sang under the name Ivo Marsh  (`other_scope`)
No conflict:  the ship was renamed Orba in 1982 / in 1979 the magazine went on under the new name Orba  (another thing)

A sentence without a date that begins with *shortly after* or the like tells of no time before that of the sentence in front of it.

Parameters: `taken` and `used`, phrases in front of a name; `later`, words that a sentence begins with that goes on from the one before;
`unless`, words of a name that was in use before it was taken, or of another's; `near`, such words that count only between the same commas
as the name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.intervals import Interval, is_before
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.names import name_key
from pipeline.conflicts.relation import MOST
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "naming"
PARAMETERS = frozenset({"taken", "used", "later", "unless", "near"})
BREAK = re.compile(r"[,;:()]|\s[–—]\s")
WORD = r"[^\W\d_a-z][\w'’.-]*"
NAME = rf"(?P<name>{WORD}(?: (?:(?:of|de|von|van|der|the|la|al|and|&) )?{WORD})*)"


@dataclass(frozen=True)
class Naming:
    """A name in a sentence, taken or in use, and when."""

    name: str
    claim: Statement
    date: Interval
    around: str
    """The words between the same commas."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each name that was taken at a time, and in use at one."""
    taken, used = (_in_front_of_name(rule.params.get(key, ())) for key in ("taken", "used"))
    later, unless, near = (phrases(map(str, rule.params.get(key, ()))) for key in ("later", "unless", "near"))
    takings: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    uses: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    before: dict[str, Interval] = {}
    for (source, evidence), claims in by_sentence(context.statements).items():
        dates = {claim.date for claim in claims if claim.date is not None}
        only = next(iter(dates)) if len(dates) == 1 else None
        for pattern, found in ((taken, takings), (used, uses)):
            match = pattern.search(evidence)
            date = only or (_from(before.get(source)) if not dates and found is takings and later.start(evidence) else None)
            if match is not None and date is not None:
                told = next((claim for claim in claims if claim.date == only), claims[0])
                found[told.collection, name_key(match["name"].rstrip("."))].append(Naming(match["name"], told, date, _around(match)))
        ended = [date for date in dates if date.is_bounded]
        if ended:
            before[source] = max(ended, key=lambda date: date.low or 0.0)
    yield from looked_at("order", (naming.claim for namings in takings.values() for naming in namings))
    for key, namings in takings.items():
        for taking, use in product(namings[:MOST], uses.get(key, ())[:MOST]):
            if taking.claim.source_id == use.claim.source_id or not _is_one_thing(taking, use):
                continue
            if not is_before(use.date, taking.date):
                yield agreement("order", "succession", use.claim, taking.claim)
            elif any(unless.occur_in(naming.claim.evidence) or near.occur_in(naming.around) for naming in (taking, use)):
                yield agreement("order", "other_scope", use.claim, taking.claim)
            else:
                severity = weighed(rule.severity, use.claim, taking.claim)
                yield conflict("order", severity, use.claim, taking.claim, a=use.claim.date_text or "", name=taking.name)


def _in_front_of_name(words: Sequence[str]) -> re.Pattern[str]:
    """The pattern of a name behind one of some phrases, in which `_` stands for up to four words."""
    known = "|".join(
        re.escape(str(word)).replace("_", r"(?:[\w'’-]+ ){0,4}?").replace(r"\ (?:", " (?:").replace(r"?\ ", "?") for word in words
    )
    return re.compile(rf"\b(?i:{known}),?\s*[\"“'‘]?{NAME}") if words else re.compile("(?!)")


def _around(match: re.Match[str]) -> str:
    """The words between the same commas as a name."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return BREAK.split(before)[-1] + match[0] + BREAK.split(behind)[0]


def _from(date: Interval | None) -> Interval | None:
    return Interval(date.low, None) if date is not None else None


def _is_one_thing(taking: Naming, use: Naming) -> bool:
    """True if two sentences that share a name are of one thing: the name has several words, or they share what else it is called."""
    if " " in taking.name:
        return True
    own = {word.casefold() for word in taking.name.split()}
    shared = (taking.claim.words & use.claim.words) | (taking.claim.proper & use.claim.proper)
    return bool({word for word in shared if word.casefold() not in own} - {"name", "new", "known"})
