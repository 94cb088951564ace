"""Level 7: times a counted stretch away. *three days later*, *ten years ago*, *two weeks after 3 May*, *the last three months*."""

from __future__ import annotations

import re

from pipeline.dates.cascade import Amounts, Form, Match
from pipeline.dates.lookalikes import word_after, word_before
from pipeline.dates.meaning import Node, Offset, Window

ROUND = 100
"""So many years are seldom counted."""
QUARTER = re.compile(r"\bquarters?(?: of|-)\s*\Z", re.IGNORECASE)


def _is_rough(m: Match) -> bool:
    words = m.text[m.start : m.names["Amount"].start].lower().split()
    return bool({"about", "around", "almost", "nearly", "approximately", "roughly", "some", "over", "more", "less", "at"} & set(words))


def _beside(m: Match) -> Node | None:
    """*three days later*; but *after* and *before* only where nothing follows that they could belong to."""
    sign = m.number("later") or m.number("earlier") or 1
    word = m.words.split()[-1].lower()
    after = word_after(m.text, m.end).lower()
    if word in ("after", "before", "prior") and after not in ("", ",", ".", ";", ":", ")", "and", "but", "when"):
        return None
    if after == "than":  # "opened three years later than planned": so far from the plan, and not from a date before
        return None
    if word_before(m.text, m.start) in ("half", "quarter", "quarter-") or QUARTER.search(m.text, max(0, m.start - 20), m.start):
        return None  # "half a dozen years later", "a quarter of a century earlier"
    amounts, is_rough = _counted(m)
    return Offset(amounts, sign, None, "text", is_rough or _is_rough(m))


def _counted(m: Match) -> tuple[Amounts, bool]:
    """The length, and whether it is a round one: *a hundred years before* is about ten decades, *exactly a hundred years before* is not."""
    amounts, first = m.amounts(), m.words.split()[0].lower()
    ((count, unit), *more) = amounts
    if not more and unit == "year" and count >= ROUND and count % 50 == 0 and first not in ("exactly", "precisely", "just"):
        return ((count // 10, "decade"),), True
    if not more and unit == "century":
        return ((count * 10, "decade"),), True
    return amounts, first == "half" and unit == "decade"


def _ago(m: Match) -> Node | None:
    if m.words.lower().endswith("back") and word_after(m.text, m.end) not in (".", ","):
        return None
    return Offset(m.amounts(), -1, None, "speech", _is_rough(m))


def _from_now(m: Match) -> Node | None:
    return Offset(m.amounts(), 1, None, "speech")


def _from_date(m: Match) -> Node | None:
    base = next(iter(m.nodes()), None)
    sign = -1 if "before" in m else 1
    if "from" in m and word_after(m.text, m.end).lower() in ("to", "until", "through", "till"):  # 64 days from May to July
        return None
    return Offset(m.amounts(), sign, base, "text", _is_rough(m)) if base else None


def _one_from_date(m: Match) -> Node | None:
    base, unit = next(iter(m.nodes()), None), str(m.get("unit"))
    return Offset(((1, unit),), -1 if "before" in m else 1, base, "text") if base and unit != "weekend" else None


def _in(m: Match) -> Node | None:
    """*in two weeks*: ahead in a message or a report; in narration it says how long something took, and is no date."""
    if word_before(m.text, m.start) in ("first", "time", "once", "least", "most") or word_after(m.text, m.end).lower() in (
        "of",
        "as",
        "that",
        "after",
        "before",
    ):
        return None
    return Offset(m.amounts(), 1, None, "ahead")


def _window(m: Match) -> Node | None:
    ((count, unit), *more) = m.amounts()
    if more:
        return None
    sign = -1 if "last" in m or "previous" in m else 1
    frame = "near" if "coming" in m or "next" in m else "speech" if "last" in m else "text"
    return None if word_after(m.text, m.end) == "of" else Window(count, unit, sign, None, frame)


def _window_counted(m: Match) -> Node | None:
    """*the 5 upcoming years*."""
    count, unit = m.number("count") or 0, m.get("unit")
    if not 0 < count < 1000 or unit == "weekend":
        return None
    sign = -1 if "last" in m or "previous" in m else 1
    return Window(count, str(unit), sign, None, "near" if sign > 0 else "speech")


def _within(m: Match) -> Node | None:
    ((count, unit), *more) = m.amounts()
    return (
        None
        if more or m.words.lower().split()[0] != "within" or word_after(m.text, m.end) == "of"
        else Window(count, unit, 1, None, "ahead")
    )


def _lasting(m: Match) -> Node | None:
    """*from 1992 for ten years*, *for three days from 5 May*."""
    ((count, unit), *more) = m.amounts()
    base = next(iter(m.nodes()), None)
    return None if more or base is None else Window(count, unit, 1, base, "text")


FORMS = (
    Form("later or earlier", "some_adverb* Amount (later|earlier)", _beside, "Other",
         {"He left on 3 May 1940. Three days later he returned.": "1940-05-06",
          "He left in 1940. It was two days after the vote.": "1940",
          "It opened in 1940, three years later than planned.": "1940",
          "It was rebuilt in 2002, a hundred years later.": "210X~",
          "Exactly a hundred years before 2002": "1902", "It fell in 2002. A century earlier it was built.": "190X~",
          "It fell in 2002; half a dozen years later, it rose.": "2002",
          "It fell in 2002. A quarter of a century earlier, it rose.": "2002",
          "It burned in 2002. Exactly a hundred years before, it was built.": "1902"}),
    Form("ago", "some_adverb* Amount ago", _ago, "Other",
         {"[2013-03-22] He left two years ago.": "2011"}),
    Form("from now", "some_adverb* Amount from (now|date_word)", _from_now, "Other",
         {"[2013-03-22] It opens two days from now.": "2013-03-24"}),
    Form("from a date", "in? some_adverb* (Amount) (after|before|from|since) the? (Day|Month|Year|Other)", _from_date, "Other",
         {"ten days after 3 May 1940": "1940-05-13", "two years before 1990": "1988"}),
    Form("the unit beside a date", "the unit (after|before) the? (Day|Month|Year|Other)", _one_from_date, "Other",
         {"the year before 1990": "1989", "the day after Christmas 1963": "1963-12-26"}),
    Form("in a while", "in Amount s? time?", _in, "Other",
         {"[2013-03-22] It opens in two days.": "2013-03-24", "It was built in two years.": None}),
    Form("the last or next few", "the? (last|next|coming|previous) Amount", _window, "Other",
         {"[2013-03-22] It has rained for the last three months.": "2012-12-22/2013-03-21"}),
    Form("the few last or next", "the? count (last|next|coming|previous) unit", _window_counted, "Other",
         {"[2013-03-22] It will rain in the 2 next days.": "2013-03-23/2013-03-24"}),
    Form("within", "within the? next? Amount", _within, "Other",
         {"[2013-03-22] It opens within nine months.": "2013-03-22/2013-12-22"}),
    Form("from a date for a while", "from (Day|Month|Year|Other) comma? for (about)? Amount", _lasting, "Whole",
         {"From 1992 for ten years he ruled.": "1992/2002", "He ruled for ten years.": None}),
    Form("for a while from a date", "for? Amount comma? (from|starting)+ (on|in)? (Day|Month|Year|Other)", _lasting, "Whole",
         {"It was open for two weeks from 20 May 1990.": "1990-05-20/1990-06-03"}),
)  # fmt: skip
