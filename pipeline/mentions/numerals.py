"""Numbers as English writes them, in digits, in words and as fractions, to values.

The grammar is composed from atoms; `NUMBER` finds a number anywhere, `read_number` says what it is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_ONES = "zero one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(_ONES.split())}
TEENS = {word: value for value, word in enumerate(_TEENS.split(), start=10)}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "lakh": 10**5,
    "crore": 10**7,
}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
"""Scales written as letters; the one-letter ones count only behind a currency (`£12m`)."""
DENOMINATORS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
}
GLYPHS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅛": (1, 8)}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth "
    "thousandth millionth"
)
ORDINALS = _ORDINALS.split()


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number's value, and how it was written."""

    value: float
    form: str
    """`digits`, `words`, `share` (a fraction of something), `vague` (`hundreds`)."""
    mantissa: float
    """The value before a scale word: 1.5 in `1.5 million`."""
    is_scaled: bool


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_ONE = _any([w for w in ONES if w != "zero"])
_BELOW_100 = rf"(?:{_any(TENS)}(?:[- ]{_ONE})?|{_any(TEENS)}|{_ONE})"
_BELOW_1000 = rf"(?:(?:(?:{_any(TENS)}(?:[- ]{_ONE})?|{_any(TEENS)}|{_ONE}|an?)[- ]hundred(?:(?: and|,)? {_BELOW_100})?)|{_BELOW_100})"
_GROUP = r"(?:,? (?:and )?|-)"
_SCALE_BEHIND = re.compile(rf"[- \u00a0\u2009\u202f\ufffd\n]({_any(SCALES)})$")
_NOT_SCALED = rf"(?![- ]{_any(SCALES)}\b)"
_WORDS = (
    "".join(rf"(?:(?:{_BELOW_1000}|an?)[- ]{s}\b(?:{_GROUP}(?=\w))?)?" for s in ("trillion", "billion", "million"))
    + rf"(?:(?:{_BELOW_1000}|an?)[- ]thousand\b(?:{_GROUP}(?=\w))?)?(?:{_BELOW_1000})?"
)
HANDFUL = 20.0
"""What nobody calls a handful any more."""
WIDE, WIDER = 80, 1000
"""How many times the least that vague words say is the most: of `hundreds`, and of `thousands` and more."""
_UNSUMMED = _any(["dozen", "lakh", "crore"])
WORDS = (
    rf"(?:(?:{_BELOW_1000}|an?)[- ]{_UNSUMMED}\b"
    rf"|(?=(?:an?[- ]{_any(SCALES)}|{_any([*ONES, *TEENS, *TENS])})\b){_WORDS}(?<=\w)(?<! and)\b{_NOT_SCALED}|zero\b)"
)
_THIN = r"[\u00a0\u2009\u202f ]"
DIGITS = (
    rf"(?:\d{{1,3}},\d{{1,2}}(?=[- \u00a0]{_any(SCALES)}\b)"
    r"|\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,18})?|\d{1,3}(?:" + _THIN + r"\d{3}){1,6}(?!\d)(?:[.,]\d{1,18})?|\d{1,3}(?:\.\d{3}){2,6}(?!\d)"
    r"|\d{1,18}(?!\d)(?:\.\d{1,18})?|\.\d{1,18})"
)
_SCALE = rf"(?:[- \u00a0\u2009\u202f\ufffd\n]{_any(SCALES)}\b)"
_SINGULAR = _any([d for d in DENOMINATORS if d != "half"])
_PLURAL = _any(["halves", *(d.removesuffix("f") + "s" for d in DENOMINATORS if d != "half")])
_OF = r"(?= of\b)"
_WHOLE = r"(?= (?:of|the|its|his|her|their|our|all|an?)\b)"
_SHARE = rf"(?:(?:{_BELOW_100})[- ]{_PLURAL}|one[- ](?:half|{_SINGULAR})|an?[ ]{_SINGULAR}{_OF}|(?:a )?half{_WHOLE}|\d/\d{{1,2}}{_OF})"
_HALF_SCALE = rf"half[- ](?:an? {_any(SCALES)})|(?:a|one) half[- ]{_any(SCALES)}"
_MIXED = (
    rf"(?:{_BELOW_100}|an?) and (?:(?:a|one)[- ])?(?:half|quarter|third|three[- ]quarters)(?:[- ]{_any(SCALES)})?"
    rf"|\d{{1,18}} ?(?:{_any(GLYPHS)}|[ -]\d/\d{{1,2}}(?!\d))(?:[- ]{_any(SCALES)})?|{_any(GLYPHS)}"
)
_VAGUE_SCALES = ("tens", "scores", "dozens", "hundreds", "thousands", "millions", "billions", "trillions")
_VAGUE_SCALE = _any(_VAGUE_SCALES)
_VAGUE = (
    rf"(?:{_VAGUE_SCALE}(?: of {_VAGUE_SCALE}){{0,2}}(?= of\b)|(?:several|a few|few|many) {_any(SCALES)}\b(?:s)?"
    r"|(?:an? (?:mere |small |tiny )?)?handful(?= of\b))"
)
_FIRST_WORD = _any([*ONES, *TEENS, *TENS, "a", "an", "half", "few", "many", "several", "handful", *_VAGUE_SCALES])
_BEGINS = rf"(?=[\d.{''.join(GLYPHS)}]|(?<!\w){_FIRST_WORD}\b)"
"""How every number begins: most places in a text are none, and need not be tried any further."""
NUMBER = re.compile(
    rf"{_BEGINS}(?:(?P<mixed>(?<!\w)(?:{_MIXED}|{_HALF_SCALE}))(?![\w/])|(?P<share>(?<!\w){_SHARE}(?!\w))|(?P<vague>\b{_VAGUE})"
    rf"|(?P<digits>(?<!\d){DIGITS}{_SCALE}?)|(?P<words>\b{WORDS}))",
    re.IGNORECASE,
)
AFTER_ORDINAL = re.compile(rf"-(?:and-)?{_any(ORDINALS)}\b", re.IGNORECASE)
AFTER_TENS_ORDINAL = re.compile(rf"(?: and)? {_any(ORDINALS)}\b", re.IGNORECASE)


def read_number(match: re.Match[str]) -> Numeral:
    """The value of a match of `NUMBER`; shares are given in percent (`two-fifths` is 40)."""
    form = str(match.lastgroup)
    text = match.group().lower()
    if form == "share":
        return Numeral(round(float(100 * _share(text)), 2), form, 0, False)
    if form == "vague":
        return Numeral(_vague(text), form, 0, True)
    if form == "mixed":
        return _mixed(text)
    if form == "words":
        value = read_words(text)
        return Numeral(value, form, value, value >= 100)
    digits, scale = _split_scale(text)
    mantissa = read_digits(digits)
    return Numeral(times(mantissa, scale), form, mantissa, scale != 1)


def read_digits(text: str) -> float:
    """`1,234.5`, `1 234,5`, `1.234.567` or, in front of a scale word, `1,5` as a number."""
    if re.fullmatch(r"\d{1,3},\d{1,2}", text):
        text = text.replace(",", ".")
    text = re.sub(_THIN, "\u00a0", text)
    if "\u00a0" in text:
        text = text.replace("\u00a0", "").replace(",", ".")
    if text.count(".") > 1:
        text = text.replace(".", "")
    return float(text.replace(",", ""))


def read_words(text: str) -> float:
    """`two hundred and five thousand` as a number; the words are taken to be a number already."""
    total = group = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word == "and":
            continue
        if word in ("a", "an"):
            group = 1
        elif word in SCALES:
            scale = SCALES[word]
            if scale == 100:
                group *= 100
            elif word in ("dozen", "lakh", "crore"):
                total, group = 0, (total + group) * scale
            else:
                total, group = total + group * scale, 0
        else:
            group += ONES.get(word, TEENS.get(word, TENS.get(word, 0)))
    return float(total + group)


def times(mantissa: float, scale: int) -> float:
    """The product without binary dust: 1.1 million is 1100000, not 1100000.0000000002."""
    return float(Fraction(repr(mantissa)) * scale)


def _split_scale(text: str) -> tuple[str, int]:
    match = _SCALE_BEHIND.search(text)
    return (text[: match.start()], SCALES[match.group(1)]) if match else (text, 1)


def _share(text: str) -> Fraction:
    if "/" in text:
        return Fraction(int(text.split("/")[0]), int(text.split("/")[1]) or 1)
    *numerator, last = re.findall(r"[a-z]+", text)
    bottom = 2 if last in ("half", "halves") else DENOMINATORS[last.removesuffix("s")]
    return Fraction(int(read_words(" ".join(numerator)) or 1), bottom)


def _mixed(text: str) -> Numeral:
    body, scale = _split_scale(text)
    whole, part = Fraction(0), Fraction(0)
    glyph = next((g for g in GLYPHS if g in body), None)
    if body.startswith("half") or body in ("a half", "one half", "half a", "half an"):
        part = Fraction(1, 2)
    elif glyph:
        part = Fraction(*GLYPHS[glyph])
        whole = Fraction(int(re.sub(r"\D", "", body) or 0))
    elif "/" in body:
        number, fraction = re.split(r"[ -]", body)
        whole, part = Fraction(int(number)), _share(fraction)
    else:
        number, fraction = body.split(" and ", 1)
        whole, part = Fraction(int(read_words(number))), _share(fraction)
    value = float((whole + part) * scale)
    return Numeral(value, "words", float(whole + part), scale != 1)


def is_handful(text: str) -> bool:
    """True for `a handful`, of which only the most can be told."""
    return text.lower().endswith("handful")


def most_of_vague(words: str) -> float | None:
    """The most that vague words may be said of: of 4,000 nobody says `dozens`, of 30,000 nobody `hundreds`; none where that is not sure."""
    match = next((match for match in NUMBER.finditer(f"{words} of") if match.lastgroup == "vague"), None)
    if match is None or is_handful(match.group()) or match.group().lower().startswith("many"):
        return None
    if match.group().lower().startswith(("several", "few", "a few")):
        return 10 * _vague(match.group().lower())
    least = _vague(match.group().lower())
    return least * (WIDE if least < SCALES["thousand"] else WIDER)


def _vague(text: str) -> float:
    """The least that vague words say: `hundreds` is 100 or more, `tens of thousands` 10,000 or more; of `a handful` the most."""
    if is_handful(text):
        return HANDFUL
    value = 1
    for word in re.findall(r"[a-z]+", text):
        stem = word.removesuffix("s")
        value *= {"ten": 10, "score": 20}.get(stem, SCALES.get(stem, 1))
    return float(value)
