"""Text to symbols: words by the vocabulary, numbers by their shape; everything else is a gap.

Numbers that cannot be part of a date never become a symbol: decimals, thousands with commas, money, digits grown into a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.dates.symbols import CLASSES, WORD_SYMBOLS, Symbol, number, symbol
from pipeline.dates.times import NAMES
from pipeline.dates.vocabulary import HOLIDAYS

TOKEN = re.compile(
    r"""
    (?P<skip>[$£€¥#]\s?\d[\d.,]* | \d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)? | \d+(?:[.:]\d+)+(?:[-/]\d+)*(?![./]?\d)(?<!\d\.\d\d\d\d) |
        (?![lI][5-9]\d\d\b)\d*[A-Za-z]+\d[\w-]*+(?<!\bq\d)(?<!\bQ\d)(?<!\b[hH]\d)(?<!\b[fFsS][yY]\d\d)(?<!\b[fFsS][yY]\d\d\d\d) )
  | (?P<numeric>(?<![\w.])(?:\d{4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}|\d{1,2}(?P<sep2>[-/.])\d{1,2}(?P=sep2)(?:\d{4}|\d\d))(?!\w|[./]\d)
        | (?<![\w.])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w))
  | (?P<slashed>(?<![\w./])(?<!\d\d\d-)(?<![A-Za-z]-)\d{1,2}[/.]\d{1,2}(?![\w/]|[.-]\d\d\d|\.\d))
  | (?P<clipped>(?<!\w)['’‘‛]\d\d(?:['’]?s)?(?!\w))
  | (?P<code>\b(?:[qQ][1-4]|[hH][12]|[fFsS][yY]\d\d(?:\d\d)?)\b)
  | (?P<slip>\b(?:[lI][5-9]\d\d|1[5-9]\d[oO])\b)
  | (?P<digits>\d+)(?P<suffix>(?:st|nd|rd|th|ST|ND|RD|TH|['’]?[sS](?!['’\w]))(?!\w)|(?=\D|$))(?![A-Za-z])
  | (?P<glued>(?!0ct)\d+\w+)
  | (?P<word>(?:[ABC]\.\ ?[CDE]\.(?:\ ?E\.)?|\b(?:cca?|ca|c|approx)\.|['’]til|(?:[^\W\d_]|0(?=[a-z]))[^\W\d_]*(?:['’]s\b)?))
  | (?P<mark>[-,–—‒−~/()\[\]&<>=]|\?(?=\s?[),;–-]))
  | (?P<other>\n\s*\n|[^\s\w])
    """,
    re.VERBOSE,
)

_ABBREVIATED = re.compile(r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\Z", re.IGNORECASE)


def _phrases() -> Mapping[str, re.Pattern[str]]:
    by_first: dict[str, list[str]] = {}
    for phrase in HOLIDAYS:
        by_first.setdefault(re.split(r"[ .'-]", phrase)[0], []).append(phrase)
    return {
        first: re.compile(
            "|".join(re.escape(p).replace("'", "['’]").replace(r"\ ", r"[\s-]") for p in sorted(phrases, key=len, reverse=True))
            + r"(?!\w)",
            re.IGNORECASE,
        )
        for first, phrases in by_first.items()
    }


_HOLIDAY_AT = _phrases()
_HOLIDAY_LETTER = CLASSES[frozenset({"holiday"})]


def read_symbols(text: str, start: int, end: int) -> list[Symbol | None]:
    """The symbols of a stretch of text, in order; a None stands for any row of other words between two of them."""
    out: list[Symbol | None] = [None]
    at = start
    for found in TOKEN.finditer(text, start, end):
        if found.start() < at:  # inside a phrase already read
            continue
        kind = found.lastgroup
        here: Symbol | None = None
        if kind == "word" or kind == "mark":
            here = _word(text, found.start(), found.end(), end)
        elif kind == "suffix":
            here = _numbered(text, found, end) or _number(found)
        elif kind not in ("skip", "glued", "other"):
            here = _solid(found)
        if here:
            at = here.end
            out.append(here)
        elif out[-1] is not None:
            out.append(None)
    return out


def _word(text: str, start: int, end: int, limit: int) -> Symbol | None:
    word = text[start:end].lower()
    first = word[:-2] if word[-2:] in ("'s", "’s") else word
    if named := NAMES.at(text, start, limit, first):
        return symbol(start, named[0], {named[1]: named[2]})
    if first in _HOLIDAY_AT:
        found = _HOLIDAY_AT[first].match(text, start, limit)
        if found:
            rule = HOLIDAYS[re.sub(r"[\s-]+", " ", found[0].lower().replace("’", "'"))] if found[0].lower() not in HOLIDAYS else None
            return Symbol(start, found.end(), _HOLIDAY_LETTER, {"holiday": rule or HOLIDAYS[found[0].lower()]})
    known = WORD_SYMBOLS.get(word)
    if known is None:
        if first is word:
            return None
        known, end = WORD_SYMBOLS.get(first), end - 2  # next year's: the year
        if known is None or (
            "unit" not in known[1] and "day_word" not in known[1] and "month" not in known[1] and "weekday" not in known[1]
        ):
            return None
    elif text[end : end + 1] == "." and end < limit and _ABBREVIATED.match(word):
        end += 1
    return Symbol(start, end, known[0], known[1])


def _numbered(text: str, found: re.Match[str], limit: int) -> Symbol | None:
    """A name that begins with a number: *19th dynasty*."""
    named = NAMES.at(text, found.start(), limit, found[0].casefold()) if found["suffix"] else None
    return symbol(found.start(), named[0], {named[1]: named[2]}) if named else None


def _number(found: re.Match[str]) -> Symbol:
    digits, suffix = found["digits"], found["suffix"].lower()
    value = int(digits) if len(digits) < 10 else 0
    start, end = found.span()
    if suffix.endswith("s") and suffix != "st":
        if (len(digits) == 4 and digits[3] == "0") or (len(digits) == 3 and digits[2] == "0"):
            return symbol(start, end, {"decade": value})
        if len(digits) == 2 and digits[1] == "0":
            return symbol(start, end, {"clipped_decade": value})
        end = found.end("digits")
    elif suffix:
        return number(start, end, value, "ordinal day" if 1 <= value <= 31 else "ordinal")
    if len(digits) == 4 and 1000 <= value <= 2199:
        return number(start, end, value, "4-digit year")
    if len(digits) == 3:
        return number(start, end, value, "3-digit")
    if len(digits) == 2:
        return number(start, end, value, "2-digit day" if 1 <= value <= 31 else "2-digit")
    if len(digits) == 1 and value:
        return number(start, end, value, "1-digit")
    return number(start, end, value, "big")


def _solid(found: re.Match[str]) -> Symbol:
    text, kind = found[0], found.lastgroup
    start, end = found.span()
    if kind == "slip":  # l991, 199O
        return number(start, end, int(re.sub("[lI]", "1", re.sub("[oO]", "0", text))), "4-digit year")
    if kind == "clipped":
        value = int(text[1:3])
        if len(text) > 3:
            return symbol(start, end, {"clipped_decade": value})
        return number(start, end, value, "apostrophe year")
    if kind == "code":
        value = int(text.lstrip("qQhHfFsSyY"))
        return symbol(start, end, {{"q": "quarter_code", "h": "half_code"}.get(text[0].lower(), "fiscal_code"): value})
    if kind == "slashed":
        return symbol(start, end, {"slashed": text})
    return symbol(start, end, {"numeric_date": text})
