"""Currencies: signs, names and codes to ISO 4217, from the Unicode CLDR (through Babel)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from pipeline.mentions.units_cldr import english, tender

UNKNOWN_CURRENCY = "XXX"
"""ISO 4217's own code where no currency is known: `5 million pesos` names several."""

SIGNS = {
    "US$": "USD",
    "U.S.$": "USD",
    "C$": "CAD",
    "S$": "SGD",
    "RM": "MYR",
    "Rs": "INR",
    "Rs.": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₸": "KZT",
    "₺": "TRY",
    "₦": "NGN",
    "₡": "CRC",
    "₲": "PYG",
    "₵": "GHS",
    "₾": "GEL",
    "₼": "AZN",
    "฿": "THB",
    "₭": "LAK",
    "₮": "MNT",
    "৳": "BDT",
    "֏": "AMD",
    "៛": "KHR",
}
"""Signs that the CLDR's English does not list, because each is written so at home."""

PREFERRED = {
    "dollar": "USD",
    "pound": "GBP",
    "ruble": "RUB",
    "rouble": "RUB",
    "rupee": "INR",
    "yuan": "CNY",
    "renminbi": "CNY",
    "won": "KRW",
    "som": "KGS",
    "manat": "AZN",
    "lira": "TRY",
    "mark": "DEM",
    "deutschmark": "DEM",
    "deutsche mark": "DEM",
    "sterling": "GBP",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "soum": "UZS",
    "hryvnia": "UAH",
    "shekel": "ILS",
    "rand": "ZAR",
}
"""Which currency is meant by a name that several share, or that the CLDR spells otherwise."""

ORDINARY_WORDS = frozenset(
    {"won", "real", "sol", "mark", "pound", "unit", "gold", "silver", "rand", "lev", "dram", "colon", "crown", "euro"}
)
"""Names that are also something else: they count only in the plural, or behind a large number."""

NOT_CODES = frozenset(
    {"ALL", "TOP", "TRY", "CUP", "PEN", "COP", "BAM", "MOP", "XXX", "XTS", "XBA", "XBB", "XBC", "XBD", "XUA", "XRE", "XSU"}
)
"""Codes that are English words in capitals, or no currencies."""

_ADJECTIVE = r"(?:(?:[A-Z][\w.]*)[ \u00a0]){0,2}"


def sign_before(text: str, position: int, *, is_small: bool = False) -> tuple[str, int] | None:
    """The currency whose sign or code ends at `position`: its code, and where it begins.

    Behind a code a small whole number is more likely another thing's (`SDP 2, CRC 9` are parties and their seats).
    """
    match = _before().search(text, max(0, position - 6), position)
    if match is None:
        return None
    sign = match.group("sign")
    if is_small and sign not in _signs():
        return None
    return _signs().get(sign, sign), match.start("sign")


def name_after(text: str, position: int, value: float) -> tuple[str, int] | None:
    """The currency that is named at `position`, behind a number of this value: its code, and where the name ends."""
    match = _after().match(text, position)
    if match is None:
        return None
    if match.group("code"):
        code = match.group("code")
        return _signs().get(code, code), match.end()
    words = re.sub(r"\s+", " ", match.group("name").replace("U.S.", "US")).lower()
    noun = _singular(match.group("noun").lower())
    is_plural = match.group("noun").lower() != noun
    own = _own_name(words, noun, match.group("adjective") or "")
    if own is None and noun in ORDINARY_WORDS and not (value >= 10**4 or (is_plural and noun != "pound")):
        return None  # "twenty Olympic gold medals"
    return own or _shared_name(words, noun), match.end()


def _own_name(words: str, noun: str, adjective: str) -> str | None:
    """The currency that the words name in full, or by the beginning of its country's name: `Zambian kwacha`."""
    full = _names().get(words)
    if full is not None and " " in words:
        return full
    stem = adjective.strip()[:4].lower()
    fitting = sorted(code for code, name in _nouns().get(noun, {}).items() if stem and name.startswith(stem))
    return fitting[0] if len(fitting) == 1 else None


def _shared_name(words: str, noun: str) -> str:
    """The currency that is meant by a noun alone; `XXX` where several share it."""
    full = _names().get(words)
    if full is not None:
        return full
    candidates = _nouns().get(noun, {})
    if noun in PREFERRED:
        return PREFERRED[noun]
    return next(iter(candidates)) if len(candidates) == 1 else UNKNOWN_CURRENCY


def _singular(noun: str) -> str:
    nouns = _nouns()
    return next((n for n in (noun, noun.removesuffix("s"), noun.removesuffix("es")) if n in nouns or n in PREFERRED), noun)


@cache
def _names() -> Mapping[str, str]:
    """Full names, singular and plural, in lower case: `russian rubles`."""
    names: dict[str, str] = {}
    for code, forms in english()["currency_names_plural"].items():
        if code not in NOT_CODES:
            names |= {name.lower(): code for name in forms.values() if " (" not in name}
    return names


@cache
def _nouns() -> Mapping[str, Mapping[str, str]]:
    """Nouns of today's currencies (`ruble`) to the codes that share them, with their full names."""
    nouns: dict[str, dict[str, str]] = defaultdict(dict)
    for code, forms in english()["currency_names_plural"].items():
        if code in tender() and code not in NOT_CODES - {"ALL", "TOP", "TRY", "CUP", "PEN", "COP", "BAM", "MOP"}:
            name = forms["one"].lower()
            nouns[name.rpartition(" ")[2]][code] = name
    return nouns


@cache
def _signs() -> Mapping[str, str]:
    symbols = english()["currency_symbols"]
    return SIGNS | {sign: code for code, sign in symbols.items() if not sign.isalpha() and code != "XXX"}


@cache
def _codes() -> str:
    return "|".join(sorted(code for code in tender() if code not in NOT_CODES))


@cache
def _before() -> re.Pattern[str]:
    signs = "|".join(re.escape(s) for s in sorted(_signs(), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?P<sign>{signs}|\b(?:{_codes()}))[ \u00a0]?$")


@cache
def _after() -> re.Pattern[str]:
    nouns = set(_nouns()) | set(PREFERRED)
    plural = "|".join(re.escape(n) for n in sorted({f for n in nouns for f in (n, f"{n}s")} | _plural_nouns(), key=len, reverse=True))
    signs = "|".join(re.escape(s) for s in sorted(_signs(), key=len, reverse=True) if not s[0].isalpha())
    code = rf"[ \u00a0-]?(?P<code>{signs}|\b(?:{_codes()})\b)(?!\w)"
    name = rf"[ \u00a0-](?P<name>(?P<adjective>{_ADJECTIVE})(?P<noun>(?i:{plural})))(?!\w)"
    return re.compile(f"{code}|{name}")


@cache
def _plural_nouns() -> frozenset[str]:
    """Last words of plural names that are no plain `-s` plural (`kronor`)."""
    codes = tender()
    return frozenset(name.rpartition(" ")[2] for name, code in _names().items() if code in codes)
