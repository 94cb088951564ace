"""Level 1: numbers in words. *twenty-five*, *thirty-first*, *nineteen eighty-six*, *two thousand and five*."""

from __future__ import annotations

from pipeline.dates.cascade import Form, Match
from pipeline.dates.symbols import Symbol, number

BELOW_HUNDRED = "(small|tens) (dash? small)?"


def _cardinal(m: Match) -> Symbol | None:
    value = _value(m)
    if value is None:
        return None
    kind = "year word" if 1000 <= value <= 2199 else "day word" if 1 <= value <= 31 else "count word"
    return number(m.start, m.end, value, kind)


def _counted(m: Match) -> Symbol | None:
    """What begins with *a* is a number of things, and no year."""
    value = _value(m)
    return number(m.start, m.end, value, "count word") if value is not None else None


def _ordinal(m: Match) -> Symbol | None:
    rest, last = [s for s in m.symbols if "ord" not in s.values], m.number("ord") or 0
    value = last if not rest else (_value(Match(m.text, rest, {})) or 0) + last
    return number(m.start, m.end, value, "ordinal day word" if value <= 31 else "ordinal word")


def _value(m: Match) -> int | None:
    """The number that the words say; two numbers in a row are the halves of a year."""
    groups = [0]
    scaled = False
    previous = 0
    for each in m.symbols:
        word = each.values
        if "hundred" in word or "thousand" in word:
            factor = 100 if "hundred" in word else 1000
            groups[-1] *= factor
            scaled, previous = True, 0
        elif "small" in word or "tens" in word:
            value = int(str(word.get("small") or word.get("tens")))
            if previous and not (previous >= 20 and value < 10):
                groups.append(0)
            groups[-1] += value
            previous = value
        elif "a" in word:
            groups[-1] += 1
    if len(groups) == 1:
        return groups[0]
    if len(groups) == 2 and not scaled and 10 <= groups[0] <= 21 and 10 <= groups[1] <= 99:
        return groups[0] * 100 + groups[1]
    return None


FORMS = (
    Form("scaled number", f"{BELOW_HUNDRED} ((hundred|thousand) (and? {BELOW_HUNDRED})?)+", _cardinal, "Number",
         {"It was in nineteen hundred and five.": "1905", "It was in two thousand and five.": "2005",
          "It was in two thousand ships.": None}),
    Form("a hundred", f"a (hundred|thousand) (and? {BELOW_HUNDRED})?", _counted, "Number",
         {"It began in 1990, exactly a hundred years later it ended.": "2090", "A hundred men came in 1990.": "1990",
          "The losses were light, with an estimate of a thousand.": None}),
    Form("halves of a year", f"{BELOW_HUNDRED} {BELOW_HUNDRED}", _cardinal, "Number",
         {"It was in nineteen eighty-six.": "1986", "It was in May nineteen fourteen.": "1914-05"}),
    Form("number", BELOW_HUNDRED, _cardinal, "Number", {"It began in May 1990. Three months later it ended.": "1990-08"}),
    Form("ordinal", "(tens dash?)? ord", _ordinal, "Number", {"It was in the twenty-first century.": "20XX"}),
)  # fmt: skip
