"""Numbers that are no quantities: names, ordinals, times of day, addresses, identifiers, footnotes, years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from pipeline.mentions.numerals import AFTER_ORDINAL, AFTER_TENS_ORDINAL, TENS
from pipeline.mentions.quantity_words import (
    COUNTING_ONE,
    IRREGULAR_PLURALS,
    LABELS,
    NOT_COUNTED_AFTER_ONE,
    NOT_COUNTED_BEFORE_ONE,
    NOT_HALVED,
    NOT_PLURAL,
    SCORE_AFTER,
    SCORE_BEFORE,
    STREETS,
    YEAR_BEFORE,
)

_IS_THE_ONLY = re.compile(r"\b(?:the|his|her|its|their|our|my|your|'s|’s|an) only\s+$", re.IGNORECASE)
_MONTHS = "|".join([*calendar.month_name[1:], *calendar.month_abbr[1:], "Sept"])
_CLOSED = re.compile(
    # Most places in a text begin none of it, and need not be tried any further.
    r"(?=[\d\[+-]|https?:|www\.|\b(?:IS[BS]N|OCLC|PMID|DOI|doi|Tel|Phone|Fax|[Oo]ne|two|three|four))(?:"
    r"(?:https?://|www\.)\S+"
    r"|\b(?:ISBN|ISSN|OCLC|PMID|DOI|doi|Tel|Phone|Fax|Telephone)(?:-1[03])?[:.]? ?[\d(+][\d\s()./–-]*[\dXx]"
    r"|\[[^\]\n]{0,12}\d+[^\]\n]{0,6}\]"
    r"|\b\d{1,2}[:.]\d{2}(?::\d\d)? ?(?:[ap]\.?m\b|hours|GMT|UTC|[A-Z]{2,3}T\b)|(?<![\d.,])\d{1,3}:\d{1,3}(?::\d\d)?\b"
    r"|\b\d{1,2} ?(?:[ap]\.?m\b\.?|[ap]\.m\.)"
    r"|-?\d{1,3}(?:\.\d+)? ?[°º˚] ?(?:\d+(?:\.\d+)? ?['′’] ?)?(?:\d+(?:\.\d+)? ?[\"″”] ?)?(?:[NSEW]\b|(?i:north|south|east|west))"
    r"|\b\d{1,3}(?: |°)\d\d(?: \d\d)? [NSEW]\b"
    r"|(?<!\d)\+?\d+(?:[- ]\d+){3,}|(?<![\d,.–-])\d+-\d+-\d+[\d-]*|\+\d{6,}|(?<![\d.])\d+\.\d+\.\d+(?:\.\d+)*(?!\d)(?<!\.\d{3})"
    rf"|\b\d{{1,5}} (?:[NSEW]\.? )?(?:[A-Z][\w.'’]* ){{1,4}}(?i:{'|'.join(sorted(STREETS))})\b\.?"
    r"|\b\d+[hm] ?\d+(?:\.\d+)?[ms]\b"
    r"|(?<![\d.])\d+(?:\.\d+)? ?[x×] ?10(?:\^|[⁻⁰-⁹])\S*|(?<!\d)\d{1,3}/\d{1,3}/\d{2,4}(?!\d)"
    r"|\b[Oo]ne(?:-on-| on | by | after | and the same)(?:one)?\b|\b(?:one|two|three|four)[- ]by[- ](?:one|two|three|four)\b)"
)
_CLOSED_WITH = {
    "@": re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}\.\w+"),
    "(": re.compile(
        r"\b[A-Z][\w.'’-]* \((?:(?:circa|cca?\.|ca?\.) ?\d{3}|\d{3}(?= ?[–—-]))"
        rf"(?: ?[–—-] ?(?:(?:circa|cca?\.|ca?\.) ?)?(?:\d\d? (?:{_MONTHS}) )?\d{{3,4}})?(?=\))"
    ),
    "clock": re.compile(r"\w+ o['’]clock"),
    **{f".{top}": re.compile(rf"[\w.-]+\.{top}\b\S*") for top in ("com", "org", "net", "gov", "edu", "htm", "php", "pdf")},
}
"""What to look for in a text before the costlier expression is tried; three digits behind a name are a year: *Holm (c. 958 – 1011)*."""
_LEFT_STUCK = re.compile(r"(?:[\w/.:#№§@=*^'’]|[A-Za-z][-–+]|\d[-–—\ufffd])\Z")
_RIGHT_STUCK = re.compile(r"(?:[^\W\d]|[/:]\d|['’]s?\b|\.\d|[-–—]\d| ?[x×] ?\d|-[A-Z]|[°º˚])")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.'’-]*)[ \u00a0]\Z")
_WORDS_AFTER = re.compile(r"(?:[ \u00a0\n-]([^\W\d_][\w'’-]*))(?:[ \n]([^\W\d_][\w'’-]*))?(?:[ \n]([^\W\d_][\w'’-]*))?")
_PERSONS = re.compile(r" (?:people|persons|men|women|children)\b")
_CODE = re.compile(r"\b(?:code|number)s?(?: [-–]|:) $", re.IGNORECASE)
_LINE_START = re.compile(r"(?:^|\n)[ \t]*\(?$")
_LABELLED = re.compile(
    rf"\b(?:{'|'.join(label.capitalize() for label in sorted(LABELS))})s?\.? \d+(?:\.\d+)*"
    r"(?:(?:,|–|-| and| or|, and) ?\d+)*(?:,| and| or|, and) $"
)
"""A list of labels: the last number of `Articles 5, 6 and 7` is one of them."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n\"“”(—–])\s*[\"“(]?$")
_SCORE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(SCORE_BEFORE))})(?: \w+){{0,4}} ?\(?$", re.IGNORECASE)
_SCORE_AFTER = re.compile(rf"[ -]+(?:\w+ )?(?:{'|'.join(sorted(SCORE_AFTER))})\b", re.IGNORECASE)
_ERA = re.compile(r"\s?(?:BCE?|CE|AD|B\.C\.|A\.D\.)(?!\w)")
_SCALES_OF_MARKS = (4, 5, 10, 20, 100)
_MARK_BEFORE = re.compile(r"\b(?:rat(?:ed?|es|ing)|scor(?:e[sd]?|ing)|grade[sd]?|gave|gives|marks?|average)\b[^.;]{0,50}$", re.IGNORECASE)
_RECENT = 1900
"""From here on a bare number of four digits behind `in` or `the` is a year, whatever follows it (`in 2010 elections were held`)."""
_SMALL_SCORE = 30
"""Up to here two falling numbers around a dash are a score without further words."""


def not_in_text(text: str) -> Iterator[tuple[int, int]]:
    """Stretches whose numbers count nothing: addresses, links, clock times, coordinates, footnote marks, numbers of books and phones."""
    for needle, pattern in _CLOSED_WITH.items():
        if needle in text:
            yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span() for match in _CLOSED.finditer(text))


def is_score(text: str, start: int, end: int, first: float, second: float) -> bool:
    """True if two numbers around a dash, or `to`, are a score or a vote, not a range."""
    if max(first, second) >= 10**3 or first != int(first):
        return False
    if _SCORE_AFTER.match(text, end):
        return True
    if first < second:
        return bool(_SCORE_BEFORE.search(text, max(0, start - 40), start)) and second <= _SMALL_SCORE and not plural_follows(text, end)
    return first <= _SMALL_SCORE or bool(_SCORE_BEFORE.search(text, max(0, start - 40), start))


def is_mark(text: str, start: int, end: int, value: float, top: float) -> bool:
    """True if two numbers are a mark on a scale (`5.7/10`), not a share of so many things (`45 out of 100 seats`) or a fraction (`3/4`)."""
    if top not in _SCALES_OF_MARKS or value > top:
        return False
    if re.match(r" (?:stars|points)\b", text[end : end + 8]):
        return True
    is_marked = value != int(value) or bool(_MARK_BEFORE.search(text, max(0, start - 60), start))
    return is_marked and not plural_follows(text, end)


def is_stuck(text: str, start: int, end: int) -> bool:
    """True if the characters beside a number make it part of a longer word: `5th`, `Su-27`, `3:1`, `90s`."""
    return bool(_LEFT_STUCK.search(text, max(0, start - 2), start) or _RIGHT_STUCK.match(text, end))


def names_something(text: str, start: int, end: int, *, is_bounded: bool) -> bool:
    """True if a bare number in digits names a thing, a day or a year, or is an identifier."""
    digits = text[start:end]
    if (len(digits) > 1 and digits[0] == "0" and digits.isdigit()) or (digits.isdigit() and len(digits) >= 8):
        return True
    if _ERA.match(text, end) or (digits.isdigit() and len(digits) >= 5 and re.match(r" [A-Z]", text[end : end + 2])):
        return True
    if _LINE_START.search(text, max(0, start - 20), start) and re.match(r"(?:\.\d+)*(?:[.)] |\.?\s+[A-Z]|\s*$)", text[end : end + 12]):
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and len(digits) <= 2:
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    word = before.group(1) if before else ""
    if _beside_month(text, end, word) and digits.isdigit() and int(digits) <= 31:
        return True
    if _CODE.search(text, max(0, start - 12), start) and not plural_follows(text, end):
        return True
    if _LABELLED.search(text, max(0, start - 40), start):
        return True
    if before and "," not in digits and _is_label(text, before.start(), word, end):
        return True
    if digits.isdigit() and len(digits) == 4 and 1000 <= int(digits) <= 2100 and not is_bounded:
        return _is_year(text, end, int(digits), word.lower())
    return word in ("a", "an") and not _WORDS_AFTER.match(text, end)


def words_name_something(text: str, start: int, end: int) -> bool:
    """True if a number in words is an ordinal, a pronoun (`one of the`) or part of a name (`the Big Three`)."""
    words = text[start:end].lower()
    if AFTER_ORDINAL.match(text, end) or (
        re.split(r"[ -]", words)[-1] in {*TENS, "hundred", "thousand"} and AFTER_TENS_ORDINAL.match(text, end)
    ):
        return True
    if text[start].isupper() and not _SENTENCE_START.search(text, max(0, start - 4), start):
        return True
    if re.match(r"['’]|[ -](?:one )?hundredths?\b", text[end : end + 16]):
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    word = before.group(1).lower() if before else ""
    if before and word.rstrip(".") in LABELS and not plural_follows(text, end):
        return True
    if words == "one":
        return _is_pronoun(text, start, end, word)
    return words == "zero" and not plural_follows(text, end)


def is_capitalized_name(text: str, start: int, end: int, *, is_one: bool) -> bool:
    """True for a measure in words that is a name by its capital letters: `born in Nine Mile`, `the Thousand Year Reich`."""
    words = re.split(r"[ \u00a0-]", text[start:end])
    if len(words) < 2 or not all(word[:1].isupper() for word in words):
        return False
    is_singular = not words[-1].endswith("s") and words[-1] not in {"Feet", "Foot"}
    return (is_singular and not is_one) or not _SENTENCE_START.search(text, max(0, start - 4), start)


def is_named_half(text: str, start: int, end: int) -> bool:
    """True for `the eastern half of` and `half a` before something that is no measure."""
    if text[start:end].lower() != "half":
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    word = before.group(1).lower() if before else ""
    return (text[end : end + 2] == " a" and text[end : end + 4] != " all") or word in NOT_HALVED or word.endswith("ern")


def is_apposed_age(text: str, start: int, end: int) -> bool:
    """True for a bare number between commas behind a name: `Ada Lovelace, 36, died`."""
    digits = text[start:end]
    return (
        digits.isdigit()
        and 1 <= int(digits) <= 120
        and text[end : end + 1] == ","
        and re.search(r"\b[A-Z][\w’'-]+, $", text[max(0, start - 30) : start]) is not None
    )


def plural_follows(text: str, end: int, words: int = 3) -> bool:
    """True if one of the next words looks like a plural noun, with nothing but modifiers before it."""
    match = _WORDS_AFTER.match(text, end)
    if match is None:
        return False
    for word in match.groups()[:words]:
        if word is None or word.lower() in NOT_COUNTED_AFTER_ONE:
            return False
        if word.lower() in IRREGULAR_PLURALS or (
            len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.lower() not in NOT_PLURAL
        ):
            return True
    return False


def _is_label(text: str, start: int, word: str, end: int) -> bool:
    label = word.rstrip(".").lower()
    if word[0].isupper():
        if label in LABELS or label.removesuffix("s") in LABELS:
            return not _PERSONS.match(text, end)  # "in Lemnos Bay 40 people died"
        if re.search(r"[a-z][A-Z]", word):  # "users of OrbitOS 4"
            return True
        is_acronym = len(word) > 1 and word.isupper()
        is_initial = not is_acronym and bool(_SENTENCE_START.search(text, max(0, start - 4), start))
        return not is_initial and not plural_follows(text, end)
    is_infinitive = text[max(0, start - 3) : start] == "to "
    return label in LABELS and not is_infinitive and not plural_follows(text, end, 1)


def _is_year(text: str, end: int, year: int, word: str) -> bool:
    if year >= _RECENT and (word in YEAR_BEFORE or re.fullmatch(_MONTHS, word.rstrip("."), re.IGNORECASE)):
        return True
    return not plural_follows(text, end)


def _beside_month(text: str, end: int, word: str) -> bool:
    return bool(re.fullmatch(_MONTHS, word.rstrip(".")) or re.match(rf"[ \u00a0](?:{_MONTHS})\b", text[end : end + 12]))


def _is_pronoun(text: str, start: int, end: int, word: str) -> bool:
    if word == "only" and not _IS_THE_ONLY.search(text, max(0, start - 20), start):
        word = "just"  # "won only one medal", but "the only one"
    if word in NOT_COUNTED_BEFORE_ONE:
        return True
    if word in COUNTING_ONE and re.match(r" [A-Z]\w+ [A-Za-z]", text[end : end + 40]):
        return False  # "received just one Nobel Prize"
    match = re.compile(r" ([a-z][a-z-]*)\b").match(text, end)
    return match is None or match.group(1) in NOT_COUNTED_AFTER_ONE or match.group(1).endswith("ly")
