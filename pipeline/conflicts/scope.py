"""What a denial holds of, beside what it names: *never published in Germany* does not deny that it was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.conflicts.reading import content_words

if TYPE_CHECKING:
    from pipeline.conflicts.lexicon import Lexicon
    from pipeline.conflicts.statement import Statement

END = re.compile(r"[,;:()–—]|\.(?=\s|$)|\s(?:and|but|or|although|though|because|when|while|who|which|where|whose|despite|nor)\s")
"""What follows belongs to another clause."""
LEADING = re.compile(r"(?:in|during|after|before|under|at|on|from|throughout|outside|within|among|despite|apart)\b", re.IGNORECASE)
DENYING = re.compile(r"\b(?:never|not|n't|no)\b", re.IGNORECASE)
ANY = re.compile(r"\b(?:any|anywhere|at all)(?: \w+)?", re.IGNORECASE)


def is_narrowed(denied: Statement, other: Statement, lexicon: Lexicon) -> bool:
    """True if words of a denial say of what part, where or how it holds, and the other sentence does not have them."""
    text = denied.evidence.replace(denied.date_text, " ") if denied.date_text else denied.evidence
    verb = denied.verb_form.split()[-1] if denied.verb_form else ""
    whole = re.search(rf"\b{re.escape(denied.verb_form or denied.trigger)}\b", text)  # "has acted for Moe, but declined to act for Dahl"
    found = whole or re.search(rf"\b{re.escape(verb or denied.trigger)}\w*", text)
    if not found:
        return False
    at = found.end() - len(verb) if whole and verb else found.start()
    behind = text[found.end() :] if verb else ""
    end = END.search(behind)
    denials = [match.end() for match in DENYING.finditer(text, 0, at)]
    near = text[denials[-1] : at] if denials and not END.search(text, denials[-1], at) else ""
    said = [near, behind[: end.start()] if end else behind, _setting(text[:at], denied)]
    named = content_words(f"{denied.subject or ''} {denied.object or ''}", lexicon)
    if any(lexicon.limiting.occur_in(part) and not lexicon.limiting.occur_in(other.evidence) for part in said):
        return True
    words = content_words(ANY.sub(" ", " ".join(said)), lexicon) - named - lexicon.unlimiting
    return not words <= other.words


def _setting(before: str, denied: Statement) -> str:
    """The phrase with a preposition that a sentence opens with, up to who it tells of: *in its whole history the town hall …*."""
    if not LEADING.match(before):
        return ""
    names = [name for name in (denied.subject, denied.object) if name]
    starts = [before.find(word) for name in names for word in name.split()[:1]]
    found = [start for start in (*starts, before.find(",")) if start >= 0]
    return before[: min(found)] if found else DENYING.split(before)[0]
