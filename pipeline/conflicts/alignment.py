"""Two near-identical sentences aligned word by word, and what differs between them classed.

Dates, values and names of listed entities are compared by what they mean, so that *20 December 1991* and *December 20, 1991*, or
*the Kyrgyz Republic* and *Kyrgyzstan*, are no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.names import words_of
from pipeline.conflicts.statement import Statement

NO_DENIAL = frozenset({"only", "just", "merely"})
"""Behind *not*, words that take the denial back."""
Difference = Literal["number", "date", "name", "negation", "verb form", "addition", "wording"]

AUXILIARIES = frozenset(
    {"will", "would", "shall", "should", "can", "could", "may", "might", "must", "to", "going"}
    | {"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did"}
)
AIM = "to"
TIMES = {"planned": frozenset({"will", "shall", "going"}), "foreseen": frozenset({"would", "should"}), "aimed at": frozenset({AIM})}
PERFECT = frozenset({"has", "have"})
PAST = frozenset({"was", "were", "had", "did", "been"})
PRESENT = frozenset({"is", "are", "be", "do", "does", "has", "have"})
STEM = 4
ALIKE = 0.75
"""Two words of which so much is the same are one name in two spellings (*Hutu*, *Hutus*), unless both are listed names."""
YEAR = re.compile(r"\d{3,4}")
RUN = 4
"""Words: a run of equal words that is long enough to be no chance."""
LONG = 12
"""Equal words that make a part of a sentence a copy, whatever stands before and behind it."""

Operation = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or the words of one date, value or name."""

    key: str
    """What is compared: the lower-cased word, or what the words mean."""
    text: str
    kind: Literal["word", "number", "date", "name"] = "word"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that differs between two sentences."""

    difference: Difference
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """How much of two sentences is the same, and what is not."""

    matched: float
    """Of all words of both, the part that has a counterpart."""
    changes: tuple[Change, ...]


def tokenize(evidence: str, claims: Sequence[Statement], lexicon: Lexicon) -> list[Token]:
    """A sentence as tokens; what its claims know of its dates and values is used."""
    known = _known_stretches(evidence, claims)
    tokens: list[Token] = []
    at = 0
    for start, end, token in known:
        tokens += _words(evidence[at:start], lexicon)
        tokens.append(token)
        at = end
    return tokens + _words(evidence[at:], lexicon)


def _known_stretches(evidence: str, claims: Sequence[Statement]) -> list[tuple[int, int, Token]]:
    found: list[tuple[int, int, Token]] = []
    for claim in claims:
        dated = (claim.date_text, _date_key(claim), "date") if claim.date_edtf else (None, "", "date")
        valued = (claim.value_text, f"{claim.value} {claim.unit}", "number")
        for text, key, kind in (dated, valued):
            if text and (start := evidence.find(text)) >= 0:
                found.append((start, start + len(text), Token(key, text, "date" if kind == "date" else "number")))
    found.sort(key=lambda item: (item[0], -item[1]))
    return [item for i, item in enumerate(found) if all(item[0] >= before[1] for before in found[:i])]


def _date_key(claim: Statement) -> str:
    """What a date means where it names a year; *the last two decades* means another time in every article, and is the same words."""
    return f"{claim.date_edtf}" if YEAR.search(claim.date_text or "") else (claim.date_text or "").casefold()


def fold(word: str) -> str:
    """A word in lower case and without diacritics: *Yucatán* is no other name than *Yucatan*."""
    return unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode() or word.casefold()


def _words(text: str, lexicon: Lexicon) -> list[Token]:
    words = words_of(text)
    tokens: list[Token] = []
    i = 0
    gazetteer = lexicon.gazetteer
    while i < len(words):
        for size in range(min(gazetteer.longest.get(words[i].casefold(), 0), len(words) - i), 0, -1):
            stretch = words[i : i + size]
            if any(word[0].isupper() for word in stretch) and (entity := gazetteer.ids.get(" ".join(stretch).casefold())):
                tokens.append(Token(f"={entity}", " ".join(stretch), "name"))
                i += size
                break
        else:
            tokens.append(_word(words[i], at_start=i == 0 and not tokens))
            i += 1
    return tokens


def _word(word: str, *, at_start: bool) -> Token:
    key = fold(word)
    if any(char.isdigit() for char in word):
        return Token(key, word, "number")
    return Token(key, word, "name" if word[0].isupper() and not at_start else "word")


def align(a: Sequence[Token], b: Sequence[Token], lexicon: Lexicon) -> Alignment:
    """Two tokenized sentences aligned by their longest common stretches (Ratcliff and Obershelp 1988)."""
    matcher = SequenceMatcher(None, [token.key for token in a], [token.key for token in b], autojunk=False)
    operations: list[Operation] = list(matcher.get_opcodes())
    matched = matcher.ratio()
    core = _core(operations)
    if len(core) > 1 and sum(i2 - i1 for operation, i1, i2, _, _ in core if operation == "equal") >= LONG:
        operations, matched = core, max(matched, _ratio(core))
    changes = [_classed(a[i1:i2], b[j1:j2], lexicon) for operation, i1, i2, j1, j2 in operations if operation != "equal"]
    return Alignment(matched, tuple(change for part in changes for change in part))


def _core(operations: Sequence[Operation]) -> list[Operation]:
    """The stretch between the first and the last long run of equal words: one sentence may go on where its copy ends."""
    runs = [i for i, (operation, i1, i2, _, _) in enumerate(operations) if operation == "equal" and i2 - i1 >= RUN]
    return list(operations[runs[0] : runs[-1] + 1]) if runs else []


def _ratio(operations: Sequence[Operation]) -> float:
    """Of the words of both stretches, the part that has a counterpart."""
    both = sum((i2 - i1) + (j2 - j1) for _, i1, i2, j1, j2 in operations)
    return 2 * sum(i2 - i1 for operation, i1, i2, _, _ in operations if operation == "equal") / both if both else 0.0


def _classed(old: Sequence[Token], new: Sequence[Token], lexicon: Lexicon) -> list[Change]:
    """What a differing stretch changes; none where it only orders the same words in another way."""
    if sorted(token.key for token in old) == sorted(token.key for token in new):
        return []
    texts = " ".join(token.text for token in old), " ".join(token.text for token in new)
    return [Change(_difference(old, new, lexicon), *texts)]


def _difference(old: Sequence[Token], new: Sequence[Token], lexicon: Lexicon) -> Difference:
    denied = [_denies(side, lexicon) for side in (old, new)]
    if denied[0] != denied[1] and max(len(old), len(new)) <= RUN:
        return "negation"
    if not old or not new:
        return "addition"
    kinds = [{token.kind for token in side} for side in (old, new)]
    for kind in ("date", "number", "name"):
        if all(kind in side for side in kinds):
            told = [{_digits(t.text) or t.key for t in side if t.kind == kind} for side in (old, new)]
            return kind if told[0] != told[1] and (kind != "name" or _are_other_names(old, new)) else "wording"
    if {"date", "number"} == kinds[0] | kinds[1]:
        return "date"
    return "verb form" if _is_verb_form(old, new) else "wording"


def _denies(side: Sequence[Token], lexicon: Lexicon) -> bool:
    """True if a stretch has a negation; *not only* is none."""
    behind = {i: token.key for i, token in enumerate(side[1:])}
    return any(token.key in lexicon.negations and behind.get(i) not in NO_DENIAL for i, token in enumerate(side))


def _are_other_names(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """True if one name stands for another, and not a name for a description, a short form or another spelling of it."""
    if len(old) != len(new) or any(token.kind != "name" for token in (*old, *new)):
        return False
    listed = all(token.key.startswith("=") for token in (*old, *new))
    return listed or not any(SequenceMatcher(None, a.key, b.key).ratio() >= ALIKE for a, b in zip(old, new, strict=True))


def _digits(text: str) -> str:
    """The digits of a number as it stands, so that *75%* and *75* differ in their words only."""
    return re.sub(r"[^\d.]", "", text).strip(".")


def _is_verb_form(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """True if two stretches hold the same verbs at other times: *will be opened*, *would open*; *was* and *were* are of one."""
    stems = [{token.key[:STEM] for token in side if token.key not in AUXILIARIES} for side in (old, new)]
    auxiliary = any(token.key in AUXILIARIES - {AIM} for token in (*old, *new)) or any(token.key.endswith("ed") for token in (*old, *new))
    times = [_times(side) for side in (old, new)]
    return stems[0] == stems[1] and auxiliary and all(times) and not times[0] & times[1]


def _times(side: Sequence[Token]) -> frozenset[str]:
    """The times that a stretch of a verb group can be of, *has been* of two; none where it tells no time: *including*."""
    words = {token.key for token in side}
    for time, marks in TIMES.items():
        if words & marks:
            return frozenset({time})
    if words & PERFECT and ("been" in words or any(word.endswith("ed") for word in words)):
        return frozenset({"past", "present"})
    if words & PAST or (not words & AUXILIARIES and any(word.endswith("ed") for word in words)):
        return frozenset({"past"})
    if words & PRESENT:
        return frozenset({"present"})
    return frozenset() if any(word.endswith("ing") for word in words) else frozenset({"present"})
