"""Parts that are more than their whole.

Conflict:     The crash killed 74 people, including 50 passengers and 30 on the bridge.
No conflict:  The crash killed 78 people, including 74 passengers and four in cars.
No conflict:  The crash killed 78 people, including 5 children.  (not all parts are named)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "parts"
PARAMETERS = frozenset({"openers"})
NAMED = 4
OTHER = 10
"""Times the whole: parts of so much more count something else (*21 states, including two with 20,000 refugees*)."""
NEAR = 30
"""Characters between the whole and the word that opens its parts."""
ONE_OF = re.compile(r"\b(?:the|each|one) (?:\w+ )?$")
NAMED_CLASS = re.compile(r"(?: [A-Z][\w.'’-]*)+")
"""A name of which there are several, behind their number."""
BREAK = re.compile(r"[();-]|\b(?:of which|of whom|each)\b")


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each sentence that names parts of a counted whole."""
    opener = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in rule.params.get("openers", ())) + r")\b", re.IGNORECASE)
    for claims in by_sentence(context.statements).values():
        match = opener.search(claims[0].evidence) if rule.params.get("openers") else None
        if not match or ONE_OF.search(claims[0].evidence, 0, match.start()):
            continue  # "six seasons, the last of which comprised 21 episodes"
        whole, parts = _split(claims, match.start(), match.end())
        if whole and parts:
            yield from _compare(rule, whole, parts)


def _split(claims: Sequence[Statement], start: int, end: int) -> tuple[Statement | None, list[Statement]]:
    """The last count before the opening word, and the counts behind it up to the end of its clause."""
    text = claims[0].evidence
    closing = (
        next(
            (
                match.start()
                for match in re.finditer(r"[();]|[.](?=\s|$)| while | although |,? plus |,? as well as |,? (?:for|to) a total ", text[end:])
            ),
            len(text) - end,
        )
        + end
    )
    counts = sorted(
        (_find(text, claim.value_text), i, claim)
        for i, claim in enumerate(claims)
        if claim.unit == "count" and claim.value and claim.value.low == claim.value.high and claim.value_text
    )
    before = [
        claim for at, _, claim in counts if 0 <= start - at - len(claim.value_text or "") <= NEAR and not BREAK.search(text[at:start])
    ]
    parts = {at: claim for at, _, claim in reversed(counts) if end <= at < closing}
    if before and (named := _named_behind(text, before[-1])):  # "six Osk Awards, including one for best film, seven Lund Awards"
        closing = next((at for at in sorted(parts) if (other := _named_behind(text, parts[at])) and not named <= other), closing)
        parts = {at: claim for at, claim in parts.items() if at < closing}
    return (before[-1] if before else None), [parts[at] for at in sorted(parts)]


def _named_behind(text: str, claim: Statement) -> frozenset[str]:
    """The words of the name that a number counts: *six Osk Awards*; none where it counts what has no name."""
    found = NAMED_CLASS.match(text, _find(text, claim.value_text or " ") + len(claim.value_text or " "))
    return frozenset(found[0].split()) if found else frozenset()


def _find(text: str, number: str) -> int:
    """Where a number stands by itself, and not within a longer one."""
    match = re.search(rf"(?<![\w.,]){re.escape(number)}(?![\w]|[.,]\d)", text)
    return match.start() if match else -1


def _compare(rule: ConflictRule, whole: Statement, parts: Sequence[Statement]) -> Iterator[Verdict]:
    total = sum(part.value.low or 0.0 for part in parts if part.value)
    size = whole.value.low if whole.value else None
    if size is not None and size < total <= size * OTHER and not whole.is_softened:
        yield conflict(
            "arithmetic", weighed(rule.severity, whole, *parts), *(whole, *parts)[:NAMED], whole=whole.value_text or "", total=f"{total:g}"
        )
    else:
        yield from (agreement("arithmetic", "other_scope", whole, part) for part in parts)
