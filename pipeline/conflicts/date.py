"""Two dates of one event that happens once.

Conflict:     the bridge opened in 1932 / the bridge opened on 5 May 1934
No conflict:  the bridge opened in 1932 / the bridge opened on 19 March 1932  (`finer`)
Conflict:     she was born in December / she was born on 26 May 1970  (a month without a year is one of the other's year)
No conflict:  founded by Ada Berg in 1979 / founded by Eve Holm in 1979  (`list_valued`: one date, and two who did it)
No conflict:  she visited Rome in 1990 / she visited Rome in 1994  (`repeatable`)
No conflict:  the inn closed in 1964 / the inn, open again since 1970, closed in 1988  (it happens `seldom` twice, and then is told so)
No conflict:  the office is to open in 1999 / the office opened in 2000  (a plan is no date of what was done: see `modality`)

A date that is open on one side (*since 1995*) may be that of a state, and a pronoun or another name may stand for another thing: both
make a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.conflicts.blocking import Pair
from pipeline.conflicts.context import Context, by_sentence
from pipeline.conflicts.editions import is_noted
from pipeline.conflicts.fields import is_chronicle
from pipeline.conflicts.intervals import Interval, is_before, relate
from pipeline.conflicts.lexicon import phrases
from pipeline.conflicts.names import Name, words_of
from pipeline.conflicts.outlets import have_two_outlets
from pipeline.conflicts.recurrence import Told, by_predicate, is_one_occasion
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.verdict import Verdict, agreement, conflict, weighed
from pipeline.conflicts.yearless import in_one_year, lacks_year

if TYPE_CHECKING:
    from pipeline.rulebook import ConflictRule

KIND = "date"
Beside = Mapping[tuple[str, str], Sequence[Statement]]
PARAMETERS = frozenset({"again"})
AGAIN = re.compile(r"\b(?:once more|yet again|a second time|for the second time|back (?:in|into|to))\b", re.IGNORECASE)
PEOPLE = frozenset({"men", "women", "people", "children"})
ONE_MORE = re.compile(r"\banother\s(?:[\w-]+\s){0,2}$")
"""What stands in front of a thing that there was one of before."""
ONE_OF_MANY = r"\b(?:second|third|fourth|fifth|sixth|next|another|each|several|two|three|four|five|six) (?:[\w-]+ )?"
"""What stands in front of a noun for what has happened more than once, or could have."""
VERSION = re.compile(r"(?:version|translation|adaptation|edition|rendition|recording|cover)\b")
"""What one has made of another's work, as others have."""
NTH = frozenset({"first", "original", "earliest"})
CALENDARS = 13
"""Days between the Julian and the Gregorian calendar at most, up to the year 2100."""


def check(rule: ConflictRule, context: Context) -> Iterator[Verdict]:
    """A verdict for each two dated claims of one event."""
    told, beside = by_predicate(context.statements), by_sentence(context.statements)
    again = phrases(rule.params.get("again", ()))
    for told_pair in context.events:
        a, b = in_one_year(told_pair.a, told_pair.b)
        pair = replace(told_pair, a=a, b=b)
        if a.date and b.date and a.modality == b.modality and context.are_one_predicate(a, b) and not (_is_aim(a) or _is_aim(b)):
            once = (context.happens_once(a) and context.happens_once(b)) or _is_the_named(a, b, context)
            seldom = not once and is_one_occasion(context, told, again, a, b)
            verdict = compare(rule, context, pair, once=once or seldom, beside=beside)
            if verdict.severity and (_is_again(a) or _is_again(b)):
                verdict = agreement(KIND, "repeatable", a, b)
            if verdict.severity and (_is_one_more(a) or _is_one_more(b)):
                verdict = agreement(KIND, "repeatable", a, b)
            if verdict.severity and (_is_one_of_several(a, b) or _is_one_of_several(b, a)):
                verdict = agreement(KIND, "other_scope", a, b)
            if verdict.severity and (_is_told_too(a, b, told) or _is_told_too(b, a, told)):
                verdict = agreement(KIND, "restated", a, b)
            is_guess = seldom or lacks_year(told_pair.a) or lacks_year(told_pair.b)
            yield replace(verdict, severity="warning") if is_guess and verdict.severity == "error" else verdict


def _is_again(claim: Statement) -> bool:
    """True if a claim's verb says that it was done a second time: *broke once more*, not *stated once more that it broke*."""
    before, verb, behind = claim.evidence.partition(claim.trigger)
    return bool(verb) and (AGAIN.match(behind.lstrip()) is not None or AGAIN.fullmatch(" ".join(before.split()[-2:])) is not None)


def _is_one_more(claim: Statement) -> bool:
    """True if a claim tells of one more of what there was before: *another war broke out*, *but another broke out*."""
    evidence = claim.evidence.casefold()
    for name in claim.subjects or claim.objects:
        words = name.text.casefold() if name.text.casefold() in evidence else name.head
        before, found, _ = evidence.partition(words) if words else ("", "", "")
        if name.text.startswith("another ") or (found and ONE_MORE.search(before)):
            return True
    return False


def _is_one_of_several(a: Statement, b: Statement) -> bool:
    """True if one claim tells of any of several, and the other of the first: *an edition came out in 1821*, *the first edition*."""
    firsts = [name.head for name in (*b.subjects, *b.objects) if NTH & name.modifiers]
    return any(
        re.search(rf"\b(?:an?|another|one|some|other|later)\s(?:[\w-]+\s){{0,2}}{re.escape(head)}\b", a.evidence, re.I) for head in firsts
    )


def _is_the_named(a: Statement, b: Statement, context: Context) -> bool:
    """True if one claim's thing has a name and happens once, and the other calls it by its noun: *the Peace of Lund*, *the peace*."""
    identifier = context.identifier
    is_pointed = identifier.is_pointed_at(a, identifier.things(a), b, identifier.things(b))
    return is_pointed and (context.happens_once(a) or context.happens_once(b))


def compare(rule: ConflictRule, context: Context, pair: Pair, *, once: bool, beside: Beside | None = None) -> Verdict:
    """The verdict on two dated claims of one event, which happens `once` or may have been told of two occasions; `beside`: the claims of
    each sentence, by which it is known what the other dates in it are of."""
    a, b = pair.a, pair.b
    assert a.date is not None
    assert b.date is not None
    relation = relate(a.date, b.date)
    if relation != "disjoint":
        return agreement(KIND, "list_valued" if context.identifier.have_two_agents(a, b) else relation, a, b)
    if have_two_outlets(a, b, context.lexicon):
        return agreement(KIND, "other_scope", a, b)
    if not once or any(_is_about_many(claim, context) for claim in (a, b)):
        return agreement(KIND, "repeatable", a, b)
    if relate(roughly(a), roughly(b)) != "disjoint":
        return agreement(KIND, "about", a, b)
    if (a.source_id, a.evidence) == (b.source_id, b.evidence) and not (a.attribution or b.attribution):
        return agreement(KIND, "repeatable", a, b)
    is_elsewhere = (a.source_id, a.evidence) != (b.source_id, b.evidence)
    tells_both = [names_date_of(x, y) and not _is_of_another(x, y, context, beside or {}) for x, y in ((a, b), (b, a))]
    if is_elsewhere and any(tells_both):
        return agreement(KIND, "restated", a, b)
    if a.modality == "negated" or could_not_know(a, b) or is_noted(a) or is_noted(b):
        return agreement(KIND, "other_time", a, b)
    if is_chronicle(a.evidence) or is_chronicle(b.evidence):
        return agreement(KIND, "repeatable", a, b)
    return conflict(KIND, _severity(rule, context, a, b), a, b, a=date_words(a), b=date_words(b))


def _is_told_too(a: Statement, b: Statement, told: Told) -> bool:
    """True if a claim's sentence gives the event's day in another calendar too, which is the other's: *28 February (17 February)*."""
    mine = (other for other in told.get((a.source_id, a.predicate), ()) if other.evidence == a.evidence and other.claim_id != a.claim_id)
    days = (other.date for other in mine if other.date is not None and other.date.is_bounded and a.date is not None and a.date.is_bounded)
    return any(
        b.date is not None
        and a.date is not None
        and relate(day, a.date) == "disjoint"  # the year of a day is that day's own, and no other calendar's
        and relate(day, b.date) != "disjoint"
        and relate(day, a.date.widened(CALENDARS)) != "disjoint"
        for day in days
    )


def _severity(rule: ConflictRule, context: Context, a: Statement, b: Statement) -> str:
    """The rule's severity, lower where it is a matter of reading whether both dates are of one event."""
    is_bounded = a.date is not None and b.date is not None and a.date.is_bounded and b.date.is_bounded
    if _is_any(a, context) and _is_any(b, context):
        return weighed("warning", a, b)
    severity = weighed(rule.severity, a, b)
    return severity if severity != "error" or (is_bounded and _are_named_alike(a, b, context)) else "warning"


def _is_any(claim: Statement, context: Context) -> bool:
    """True if what a claim is about is one of its sort, without a name: *issued a decree*."""
    things = context.identifier.things(claim)
    return (
        len(things) == 1
        and not things[0].names
        and re.search(rf"\ban? (?:[\w-]+ ){{0,2}}{re.escape(things[0].text)}\b", claim.evidence) is not None
    )


def _are_named_alike(a: Statement, b: Statement, context: Context) -> bool:
    """True if both sentences name the one thing, in full: not *it joined in 1999*, nor *joined NATO and the EU in 1999*."""
    for claim in (a, b):
        predicate = context.predicate(claim)
        if predicate and {"subject", "object"} <= set(predicate.identified_by) and not (claim.subjects and claim.objects):
            return False
    mine, theirs = (context.identifier.things(claim) for claim in (a, b))
    if len(mine) != len(theirs) or not (_are_written(mine, a) and _are_written(theirs, b)):
        return False
    return all(
        x.head == y.head and x.names == y.names and (x.modifiers <= y.modifiers or y.modifiers <= x.modifiers)
        for x, y in zip(mine, theirs, strict=True)
    )


def _are_written(names: Iterable[Name], claim: Statement) -> bool:
    """True if a word of each name stands in the claim's sentence, and no pronoun stands for it."""
    evidence = claim.evidence.casefold()
    return all(any(word.casefold() in evidence for word in words_of(name.text)) for name in names)


def _is_aim(claim: Statement) -> bool:
    """True if a verb group only names what was aimed at, and the date is that of the aiming: *applied in 2008 to join*."""
    return (claim.verb_form or "").casefold().startswith("to ")


def names_date_of(a: Statement, b: Statement) -> bool:
    """True if a claim's sentence holds the other's date as well: it tells of both, and which date goes with what is a matter of reading."""
    return bool(b.date_text) and re.search(rf"(?<!\w){re.escape(b.date_text or '')}(?!\w)", a.evidence) is not None


def _is_of_another(a: Statement, b: Statement, context: Context, beside: Beside) -> bool:
    """True if the other's date in a claim's sentence is that of another deed: *took over the work in 1904 and opened the canal in 1914*."""
    dated = [claim for claim in beside.get((a.source_id, a.evidence), ()) if claim.date_text == b.date_text and claim.kind != "quantity"]
    return bool(dated) and all(claim.kind == "event" and claim.verb_form and not context.are_one_predicate(a, claim) for claim in dated)


def _is_about_many(claim: Statement, context: Context) -> bool:
    """True if a claim is about many that nothing tells apart, and that need not have one date: *launched satellites*, *men born in*.

    So is one of what somebody has had several of: *her third film release of 1990*, *his translation of it came out*.
    """
    is_noun = claim.trigger not in (claim.verb_form or "").split()
    if (is_noun and re.search(rf"{ONE_OF_MANY}{re.escape(claim.trigger)}\b", claim.evidence, re.IGNORECASE)) or any(
        VERSION.match(name.text) and re.search(rf"\b(?:his|her|their) (?:own )?{re.escape(name.text)}", claim.evidence, re.IGNORECASE)
        for name in context.identifier.things(claim)
    ):
        return True
    predicate = context.predicate(claim)
    return (
        predicate is not None
        and tuple(predicate.identified_by) == ("object",)
        and any(not (name.is_proper or name.names or name.modifiers) and _is_plural(name) for name in context.identifier.things(claim))
    )


def _is_plural(name: Name) -> bool:
    """True for *satellites* and *men*."""
    text = name.text.casefold()
    return text in PEOPLE or (text.endswith("s") and not text.endswith(name.head))


def could_not_know(a: Statement, b: Statement) -> bool:
    """True if one claim is of a time after the other's article was published: the later article brings the story up to date."""
    return any(
        earlier.published is not None and later.date is not None and is_before(earlier.published, later.date)
        for earlier, later in ((a, b), (b, a))
    )


def date_words(statement: Statement) -> str:
    """A date as it stands, with what it means where the words alone do not tell: *this year (2006)*."""
    text = statement.date_text or ""
    return text if any(char.isdigit() for char in text) or not statement.date_edtf else f"{text} ({statement.date_edtf})"


def roughly(statement: Statement) -> Interval:
    """A date as wide as its words allow: *about 1990* reaches half its own length to either side, *early 1995* into the next part."""
    date = statement.date
    assert date is not None
    if "~" not in (statement.date_edtf or ""):
        return date
    if not date.is_bounded:
        return date.widened(31)
    return date.widened(((date.high or 0) - (date.low or 0) + 1) / 2)
