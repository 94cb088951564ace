"""How old somebody is, in figures or in words: *at the age of 58*, *the 41-year-old sailor*, *in her early thirties*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.mentions.numerals import ONES, TEENS, TENS, read_words

_UNITS = "|".join(word for word in ONES if word != "zero")
_NUMBER = rf"(?P<number>\d{{1,3}}(?![\d,.]\d)|(?:{'|'.join(TENS)})(?:[- ](?:{_UNITS}))?|{'|'.join(TEENS)}|{_UNITS})"
_DECADES = {word[:-1] + "ies": value for word, value in TENS.items()}
_PEOPLE = (
    "lad|boy|girl|youth|youngster|man|woman|child|teenager|student|schoolboy|schoolgirl|lass|lady|gentleman|widow|widower|bachelor|"
    "spinster|bride|veteran"
)
_NTH = {
    "eighteenth": 18, "twentieth": 20, "twenty-first": 21, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
"""Birthdays that are kept."""
_FORMS = (
    rf"\blived (?:on )?(?:to be|(?:un)?to the (?:\w+ )?age of|until the age of|(?:until|till) (?:he|she) was)\s+{_NUMBER}\b",
    rf"\b(?:aged|at (?:the )?(?:\w+ ){{0,2}}age of|at age|when (?:he|she) was)\s+(?:only |just )?{_NUMBER}\b"
    r"(?!\s+(?:months?|weeks?|days?|(?:to|and|or)\s+\d+)\b)",
    rf"\b(?:at (?:only |just )?)?{_NUMBER}[- ]years?[- ](?:old|of age)\b",
    rf"(?:\A|(?<=[,;.] ))at (?:only |just )?(?={'|'.join([*TENS, *list(TEENS)[3:]])}){_NUMBER}(?=, )",
    rf"\bturned {_NUMBER}(?=[.,;)]|$|\s+(?:in|on|that)\b)",
    r"\b(?:on|for|celebrat\w+|mark\w+|honou?r\w*) (?:his|her) "
    rf"(?P<nth>\d{{1,3}}(?=st|nd|rd|th)|{'|'.join(_NTH)})(?:st|nd|rd|th)? birthday\b",
    rf"\bdied(?: of [a-z ]{{3,40}})? at {_NUMBER}(?=[.,;)]|$|\s+(?:in|of|from|after|while|when|on)\b)",
    rf"\b(?:was|is|were) (?:only |just |then |still |already |now )?{_NUMBER}(?=[.,;)]|$|\s+(?:when|at|on)\b)",
    rf"(?<=[a-z]), (?:then )?{_NUMBER},(?= [a-z])",
    rf"\b(?:{_PEOPLE}) of (?:only |just )?{_NUMBER}(?=[.,;)]|$|\s+(?:when|at|on|in|who|he|she)\b)",
    rf"\b(?:he|she|who) (?:had )?(?:just )?turned {_NUMBER}\b(?!\s+(?:\w+\s+)?(?:of|to|into|pages|down|away)\b)",
)
_AGES = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_IN_DECADE = re.compile(
    rf"\bin(?:to)? (?:his|her|their) (?:very )?"
    rf"(?:(?P<part>early|mid|middle|late)[- ])?(?:(?P<tens>[2-9]0)s|(?P<word>{'|'.join(_DECADES)}))\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    r"\b(?:over|under|nearly|almost|about|around|approximately|some|circa|least|most|than|perhaps|probably)\s*$", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:(?P<past>lived (?:past|beyond) (?:the age of )?)"
    r"|died before (?:the age of |reaching (?:the age of )?|turning |(?:he|she) (?:was|turned) ))"
    rf"{_NUMBER}\b",
    re.IGNORECASE,
)
_ERA = re.compile(r" (?:BCE?|AD|CE)\b")
OLDEST = 120
"""Years: who lived past seventy may have lived so long."""
_PARTS = {"early": (0, 4), "mid": (3, 7), "middle": (3, 7), "late": (6, 9)}
"""Years into a decade; who is in the early thirties may be 34."""
_HINT = re.compile(
    r"\bage|years?[- ]old|\bwas |\bwere |\bis |\bdied\b.* at |, \d\d,|\bin(?:to)? (?:his|her|their) |\blived |\bdied before |\bturned |"
    rf"(?:\A|[,;.] )at [a-z-]+(?: [a-z-]+)?, |\bbirthday\b|\b(?:{_PEOPLE}) of ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Age:
    """An age in a text, in completed years."""

    text: str
    start: int
    end: int
    low: int
    high: int
    """Inclusive."""


def find_ages(text: str) -> list[Age]:
    """The exact ages of a text, in text order and disjoint; one that a word softens or bounds is left out."""
    if not _HINT.search(text):
        return []
    found: dict[int, Age] = {}
    for form in _AGES:
        group = "number" if "number" in form.groupindex else "nth"
        for match in form.finditer(text):
            start = match.start(group)
            if not _BOUNDED.search(text, max(0, start - 20), start):
                years = _years(match[group].casefold())
                found.setdefault(start, Age(match[0].strip(" ,"), match.start(), match.end(), years, years))
    for match in _PAST.finditer(text):
        years = _years(match["number"].casefold())
        if years > OLDEST or _ERA.match(text, match.end()):
            continue  # a year
        low, high = (years, OLDEST) if match["past"] else (0, years)
        found[match.start("number")] = Age(match[0], match.start(), match.end(), low, high)
    for match in _IN_DECADE.finditer(text):
        tens = int(match["tens"]) if match["tens"] else _DECADES[match["word"].casefold()]
        first, last = _PARTS.get((match["part"] or "").casefold(), (0, 9))
        found.setdefault(match.start(), Age(match[0], match.start(), match.end(), tens + first, tens + last))
    return [found[at] for at in sorted(found)]


def _years(words: str) -> int:
    if words.isdigit():
        return int(words)
    return _NTH[words] if words in _NTH else int(read_words(words))
