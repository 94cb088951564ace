"""Words and numbers that look like a date and are none, and dates that are part of a name.

All checks look at the text right before and right after a stretch, never at the whole text.
"""

from __future__ import annotations

import re

from pipeline.dates.vocabulary import MONTHS, WEEKDAYS

_WORD_BEFORE = re.compile(r"([\w.'’&-]*[\w.'’&]|[^\w\s])\s*\Z")
_WORD_AFTER = re.compile(r"\s*([^\W\d_][\w'’.-]*|\d[\w.,]*|[^\w\s])")

_JOINED_BEFORE = re.compile(r"(?<![\w./-])(?:\d{4}|mid|early|late|pre|post)\s?[-–—]\Z", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"\b(?:mid|early|late|pre|post|to|\d{4}s?|" + "|".join(MONTHS | WEEKDAYS) + r")\.?[-–/]\Z", re.IGNORECASE)
_JOINED_AFTER = re.compile(r"(?:[-–—]|/(?=\d\d(?!\d)))(?:\d{4}|\d\d)(?![\w/-]|[.,]\d)")
_TITLED = re.compile(r"(?<![.!?]\s)(?<!\n)\b[A-Z][a-z]{3,} of(?: the)? \Z")
BEFORE_YEAR = frozenset(
    "in since until till by of during from to through before after between and or around about circa year years early late mid spring summer "
    "autumn fall winter beginning end start middle for as back on than into ca c".split()
)
BEFORE_WEEKDAY = frozenset("on next last this that by until since before after from every of and or to following previous ,".split())
DETERMINERS = frozenset(
    "the a an this that its his her their our my your these those each every another any no whose first second third last new famous "
    "infamous disputed failed historic abortive ill-fated controversial landmark disastrous original bloody".split()
)
COUNTED = frozenset(
    "men women people persons troops soldiers civilians casualties prisoners deaths dead wounded injured killed km kilometers kilometres "
    "miles meters metres feet ft m mi kg tons tonnes tonne percent per cent dollars pounds euros rubles roubles yen pages votes seats "
    "million billion thousand hundred hours minutes seconds acres hectares households inhabitants mph kph hp mm cm lbs guns tanks aircraft "
    "ships vessels planes sq square cubic degrees volts watts kw mw mhz ghz calories children students members refugees".split()
)
NUMBERED = frozenset("no nos number numbers room page pages p pp vol volume route highway flight chapter section article suite box apt unit "
                     "building division regiment battalion brigade squadron hill model type resolution size line isbn tel phone fax code id "
                     "item figure table".split())  # fmt: skip
STREETS = frozenset("street st avenue ave road rd boulevard blvd drive lane court place square way highway parkway terrace".split())
EVENTS = frozenset(
    "agreement accord accords treaty pact election elections war wars revolution uprising uprisings rising revolt rebellion coup clashes "
    "clash riots riot rioting violence unrest protest protests demonstrations massacre attack attacks bombing bombings incident crisis "
    "invasion offensive campaign battle siege armistice ceasefire truce conference summit congress convention constitution referendum "
    "census report survey study edition season championship championships tournament cup olympics games award awards prize act law decree "
    "reform reforms budget plan programme program festival earthquake flood floods famine epidemic independence declaration resolution "
    "protocol charter speech book novel film movie song album model version mutiny strike strikes partition genocide pogrom pogroms "
    "purge putsch assassination crash disaster fire hurricane eruption tour expedition exhibition vote poll polls deal settlement "
    "statute amendment ruling decision case trial handbook estimate estimates figures data".split()
)
_FUNCTION = frozenset(
    "in on at by for with from to of and or but as that which who when where while until since after before during through between into "
    "the a an his her its their it he she they we i you this these those was were is are be been had has have did does do would will "
    "could should may might can not also then there both all some many more most when if because although though however only just".split()
)
_MODAL_AFTER_MAY = frozenset("be have not also well i we you never only still even no contain include help lead result cause need".split())


def word_before(text: str, start: int) -> str:
    """The word or mark right before an offset, in lower case; empty at a start of line."""
    found = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return "" if not found or "\n" in text[found.end(1) : start] else found[1].lower()


def word_after(text: str, end: int) -> str:
    """The word, number or mark right after an offset, as it stands; empty at the end of a line."""
    found = _WORD_AFTER.match(text, end, end + 60)
    return "" if not found or "\n" in text[end : found.start(1)] else found[1]


def is_function_word(word: str) -> bool:
    """Tell whether a word is a pronoun, preposition, conjunction, article or auxiliary: no noun that a date could modify."""
    return word.lower() in _FUNCTION


def is_glued(text: str, start: int, end: int) -> bool:
    """Tell whether a number goes on beyond the stretch: *133-03-03-2020*, *Su-27*, *2010-2015-86*."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and before[-1] in "$£€#_@\\":
        return True
    if text[start].isdigit() and len(before) == 2 and before[0].isalnum() and before[1] in "-–/.,":
        if before[1] in ".,":
            return before[0].isdigit()
        return not _NAMED_BEFORE.search(text, max(0, start - 12), start)
    if before[-1:].isalnum():
        return True
    return len(after) > 1 and (after[0] in "-–/.,:" and after[1].isdigit() and text[end - 1].isdigit()) or after[:1] in ("%", "°", "_", "@")


def is_year(text: str, start: int, end: int, year: int) -> bool:
    """Tell whether a lone four-digit number is a year there.

    A year: *in 1999*, *(1942)*, *2006 also saw*. None: *in 1200 men*, *2360 Massachusetts Avenue*, *killed 1942 people*.
    """
    joined_before, joined_after = _JOINED_BEFORE.search(text, max(0, start - 12), start), _JOINED_AFTER.match(text, end)
    joined = bool(joined_before) != bool(joined_after)
    if is_glued(text, start, end) and not joined:
        return False
    before, after = word_before(text, start), word_after(text, end)
    low = after.lower().rstrip(".,")
    if joined:
        return True
    if before.rstrip(".") in NUMBERED or low in COUNTED or low.rstrip(".") in STREETS and after[:1].isupper():
        return False
    if before in ("$", "£", "€", "#", "№", "+", "=", "*") and before != "=":
        return False
    likely = 1400 <= year <= 2100
    if before in BEFORE_YEAR or before in ("(", "[", "–", "-"):
        return likely or not _is_plural(low)
    if not likely:
        return False
    if _is_address(text, end):
        return False
    if low and after[:1].islower() and _is_plural(low) and low not in EVENTS and before not in DETERMINERS and not before.endswith("s"):
        return False
    return True


def is_month(text: str, start: int, end: int) -> bool:
    """Tell whether a month's name stands for the month: *may* and *march* are verbs too, *April* and *June* are persons."""
    if text[max(0, start - 1) : start] in ("$", "#", "@", "_"):
        return False
    word = text[start:end].rstrip(".")
    low, before, after = word.lower(), word_before(text, start), word_after(text, end)
    if low in ("may", "march", "mar", "sep", "dec", "jan", "august") and not word[0].isupper():
        return low in ("sep", "dec", "jan") and before in BEFORE_YEAR
    if low == "may" and (after.lower() in _MODAL_AFTER_MAY or not _is_dating(before) and before not in ("", ",", "(", "and", "last", "next", "this", "late", "early")):
        return False
    if low == "march" and (
        (before == "the" and not after[:1].isalpha())
        or before in ("long", "death", "protest", "forced", "their", "its")
        or (after.lower() in ("on", "to", "through", "against", "past") and not _is_dating(before))
    ):
        return False
    if low in ("april", "june", "may", "august") and after[:1].isupper() and before not in BEFORE_YEAR and not before.endswith(","):
        return False
    return word[0].isupper() or _is_dating(before) or len(low) > 3


def is_weekday(text: str, start: int, end: int) -> bool:
    """Tell whether a weekday's name stands for the day: *sun*, *sat* and *wed* are words too."""
    word = text[start:end].rstrip(".")
    if len(word) > 5:
        return word[0].isupper() or word_before(text, start) in BEFORE_WEEKDAY or word_after(text, end).lower() not in ("night", "nights")
    before, after = word_before(text, start), word_after(text, end)
    return before in BEFORE_WEEKDAY and (not after[:1].isupper() or after.lower() in WEEKDAYS)


def is_season(text: str, start: int, end: int) -> bool:
    """Tell whether a season's name stands for the time: *fall* and *spring* are verbs and things too."""
    words = text[start:end].lower().split()
    if words[-1] == "fall" and word_after(text, end) == "of":
        return False
    before, after = word_before(text, start), word_after(text, end).lower()
    if after in EVENTS or after.removesuffix("s") in EVENTS:
        return True
    if words[0] == "the" or before in ("this", "that", "next", "last", "following", "same", "coming", "previous", "late", "early", "mid", "the"):
        return after not in ("of", "olympics", "games", "palace") and not (words[-1] == "fall" and after in ("in", "to", "from"))
    if words[-1] in ("winter", "summer", "autumn") and (not after or not after[0].isalpha() or after in _FUNCTION):
        return True
    return before in ("in", "by", "until", "since", "during", "through", "of", "and", "to") and (
        words[-1] != "fall" or after in ("", ".", ",", ";", "and", "the", "of")
    )


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Tell whether the date belongs to a name or an event's label: *the 2010 clashes*, *the 2014 Human Rights Defender Award*."""
    before, after = word_before(text, start), word_after(text, end)
    if not after or not after[0].isalpha():
        return bool(_TITLED.search(text, max(0, start - 40), start))
    modified = before in DETERMINERS or before.endswith(("'s", "’s", "s'", "s’")) or text[start : start + 4].lower() == "the "
    low = after.lower().rstrip(".,")
    if low in _FUNCTION:
        return bool(_TITLED.search(text, max(0, start - 40), start))
    return modified or (low in EVENTS and before not in BEFORE_YEAR)


def _is_dating(word: str) -> bool:
    return word in BEFORE_YEAR or word in ("last", "next", "this", "that", "early", "late", "mid", "-")


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")) and word not in ("was", "has", "does", "as")


def _is_address(text: str, end: int) -> bool:
    row = re.match(r"(?:\s+[A-Z][\w.'’]*){1,3}", text[end : end + 50])
    return bool(row) and any(w.strip(".,").lower() in STREETS for w in row[0].split())
