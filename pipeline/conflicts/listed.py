"""A count, and a list of names right behind it that has another number of them.

Conflict:     five others (Norway, Peru, Chile, Estonia, Malta and Japan) signed
Conflict:     three coaches (1401, 1402, 1406 and 1407)
No conflict:  six others (Norway, Peru, Chile, Estonia, Malta and Japan) signed
No conflict:  five others, including Norway and Peru
No conflict:  three towns (Lund in Alba, Brevik and Port Ash and its harbour)  (how many names that is, is not sure)
No conflict:  three coaches (12 to 14 m)
No conflict:  19 seats (Reform 12, Unity 7)  (the shares of two, not 19 names)
No conflict:  two towns (Lund, Alba, and Brevik, Caria)  (each with its country)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.fields import counts_name
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, conflict, looked_at, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "listed"
PARAMETERS = frozenset({"not_all", "between", "most"})
MOST = 20
"""A list that names more than so many leaves some out, or is no list."""
BETWEEN = 60
"""Characters between the count and its list."""
LIST = re.compile(r"[^,;:()\d]*(?: \((?P<brackets>[^()]+)\)|: (?P<colon>[^:;()]+?)(?=[.;]?$|; ))")
"""What stands behind a count up to its list: no comma and no other number."""
ITEM = re.compile(r"(?:(?:the|an?|its|his|her|their|El|La|Le|Les|Der|Die|Das) )?[\"“'‘]?[^\W\d_a-z][^,]*")
"""A name, with what is said of it."""
NUMBER = re.compile(r"\d{4,}")
FIGURE = re.compile(r"(?<!\d)\d{1,3}$")
"""At the end of an item: its share of what is counted, *19 seats (Reform 12, Unity 7)*."""
AND = re.compile(r"\s(?:and|&)\s")
BEHIND = r"(?:\s(?:of|in|from|for|at|on)\s[\w'’ -]{1,40})?"
"""What may stand between the counted noun and a list in brackets; more, and the brackets explain another word."""
WORDS = 7
"""Words that an item may have; what is longer is a clause."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each exact count with a list of names behind it."""
    not_all = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in rule.params.get("not_all", ["etc"])) + r")\b", re.IGNORECASE)
    between = int(rule.params.get("between", BETWEEN))
    for claim, figures in ((claim, claims) for claims in by_sentence(context.statements).values() for claim in claims):
        items = _items(claim, figures, not_all, between)
        if items is None or claim.value is None or claim.value.low is None or claim.is_softened:
            continue
        fewest, most = items
        count = int(claim.value.low)
        if fewest <= count <= most or count * 2 in items or max(count, most) > int(rule.params.get("most", MOST)):
            yield from looked_at("arithmetic", [claim])
        else:
            yield conflict("arithmetic", weighed(rule.severity, claim), claim, count=claim.value_text or "", listed=str(most))


def _items(claim: Statement, figures: Sequence[Statement], not_all: re.Pattern[str], between: int) -> tuple[int, int] | None:
    """The fewest and the most names that the list behind a count can have; none without a list of names."""
    value, words = claim.value, claim.value_text or ""
    exact = value is not None and value.low == value.high and value.low is not None and 1 < value.low <= MOST
    if not exact or counts_name(claim) or claim.kind != "quantity" or claim.unit != "count" or claim.evidence.count(words) != 1:
        return None
    end = claim.evidence.index(words) + len(words)
    match = LIST.match(claim.evidence, end)
    start = max(match.start("brackets"), match.start("colon")) if match is not None else end
    if match is None or not_all.search(claim.evidence, start, match.end()):
        return None
    gap = claim.evidence[end:start]
    counted = rf"\s(?:[\w'’-]+\s){{0,3}}?{re.escape(claim.trigger)}{BEHIND if match['brackets'] else '.*'}"
    if (
        start - end > between
        or not re.fullmatch(counted, gap.rstrip(" (:"))
        or any(other.value_text and re.search(rf"\b{re.escape(other.value_text)}\b", gap) for other in figures)
    ):
        return None
    return count_names(match["brackets"] or match["colon"])


def are_numbers(parts: Sequence[str]) -> bool:
    """True if a list names things by their numbers, all of one length: *five coaches (1401, 1402, 1406)*, *two games (1934, 1938)*."""
    return all(NUMBER.fullmatch(part) for part in parts) and len({len(part) for part in parts}) == 1


def count_names(words: str) -> tuple[int, int] | None:
    """The fewest and the most names in a list: an `and` inside a name may join two; none where it is no list of names."""
    *chunks, last = [chunk.strip() for chunk in words.split(",")]
    closed = re.sub(r"^(?:and|&)\s+", "", last)
    parts = [*chunks, *([closed] if closed != last else AND.split(last, maxsplit=1) if len(AND.findall(last)) == 1 else [last])]
    if (
        len(parts) < 2
        or any(FIGURE.search(part) for part in parts)
        or not (are_numbers(parts) or all(ITEM.fullmatch(part) and len(part.split()) <= WORDS for part in parts))
    ):
        return None
    unsure = sum(len(AND.findall(part)) for part in parts)
    fewest = len(parts) - (1 if not chunks else 0)  # "the Osk and the Velm" can be one name
    return fewest, len(parts) + unsure
