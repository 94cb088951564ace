"""How many there are against the number of one of them: *ten songs*, *the twelfth track*.

The number of one says how many there are at least in the whole, so that only a count of the whole can be too small for it.
"""

from __future__ import annotations

import re

from pipeline.conflicts.counted import COUNTED, verb_of
from pipeline.conflicts.identity import Identifier
from pipeline.conflicts.statement import Statement
from pipeline.mentions.numerals import ORDINALS

NUMBERED = re.compile(rf"(?:\w+-)?(?:{'|'.join(ORDINALS)})|\d+(?:st|nd|rd|th)|[IVXL]+", re.IGNORECASE)
OTHERS = r"(?:another|more|further|additional|extra|other)"
SOME = re.compile(rf"\b(?:{OTHERS}|first|last|next|these|those|final|remaining|of (?:the|its|his|her|their))\s+$", re.IGNORECASE)
BEHIND = re.compile(r"(?:-\w+|(?: \w+){0,2}?)(?: (?:by|for|before|until|between|from|and|or|but|which|who|that) |\s*[.,;:()!?–—]|\s*$)")
"""What may stand behind the count of a whole: *52 caps for Alba*; not *two albums with Ada Holm*."""
WORK = re.compile(r"(?:\b(?:an?|the) (?:\w+ )?\w+ (?:of|in)|\bin) $")
"""In front of the count of a whole: *a novel of twelve chapters*, *an opera in three acts*."""


def is_nth(claim: Statement) -> bool:
    """True if a count is the number of one: *the twelfth track*, *Chapter 14*, *Act IV*."""
    text = claim.value_text or ""
    return claim.unit == COUNTED and (
        NUMBERED.fullmatch(text) is not None or (text.isdigit() and f"{claim.trigger} {text}" in claim.evidence)
    )


def is_of_whole(claim: Statement, identifier: Identifier) -> bool:
    """True if a count is that of all there are: *has ten songs*, *ran for three seasons*; not *two more seasons*."""
    before, _, behind = claim.evidence.partition(claim.value_text or " ")
    if is_nth(claim) or SOME.search(before) or re.match(rf" {OTHERS}\b", behind):
        return False
    if behind.startswith("-"):  # "a fourteen-storey tower"
        return True
    lexicon = identifier.lexicon
    had = verb_of(claim) in lexicon.holding | lexicon.totalling and not before.strip(" ").endswith((".", ":")) and bool(before.strip())
    return (had or WORK.search(before) is not None) and BEHIND.match(behind) is not None
