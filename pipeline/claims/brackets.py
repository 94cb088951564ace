"""Facts that stand in brackets behind a name: `Ada Holm (4 March 1921 – 11 June 1989)`, `the Rovers (founded 1898)`.

Brackets are read as text and not parsed: what stands in them are names in other scripts, places and dates without a verb,
which the parser can only guess at (`pipeline.documents` hides such brackets from it).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.dates import DateMention, find_dates
from pipeline.documents.parsing import HONOURS, NICKNAME, facts_in_brackets
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

DASH = re.compile(r"\s*(?:[–—‒−-]|\bto\b)\s*")
BARE_YEAR = re.compile(r"(?:^|;)\s*(?P<words>(?P<about>(?:circa|cca?\.|ca?\.)\s?)?(?P<year>\d{3,4}))\s*$")
PART = re.compile(r"\s+[–—‒−-]\s+|(?<=\d)\s?[–—‒−-]\s?(?=\d|[A-Z])|\s?—\s?")
"""A dash that parts two dates or two places, and not the halves of a name."""
BORN, DIED = "be_born", "die"
MARKERS = {
    BORN: re.compile(r"\b(born|b\.|née?)(?=\s|$)[^;]*;?[^;]*$", re.I),
    DIED: re.compile(r"\b(died|d\.|killed|murdered|executed|assassinated)(?=\s|$)[^;]*$", re.I),
    "found": re.compile(r"\b(founded|established|formed|created|est\.)(?=\s|$)[^;]*$", re.I),
    "open": re.compile(r"\b(opened|inaugurated)(?=\s|$)[^;]*$", re.I),
    "complete": re.compile(r"\b(completed|built)(?=\s|$)[^;]*$", re.I),
    "release": re.compile(r"\b(released|published)(?=\s|$)[^;]*$", re.I),
}
LIFE = range(8, 120)
"""Years between two dates that can be a birth and a death; a shorter span behind a name is a term of office."""
AGAIN = re.compile(r"\s*(?:,|;|and)\s*(?:since\s+\d{4}|\d{4}\s*[–—‒−-]|from\s+\d{4})")
"""What goes on with another stretch of time behind two dates."""
OTHERS = re.compile(r"[A-Z][\w'’.-]*, (?:who|which)\s+(?:(?:was|were|had|been|later)\s+)*$")
"""What stands in front of a verb that is told of somebody else named in the brackets: `to succeed Holm, who died in 1950`."""
CLAUSE = re.compile(r"[A-Z][\w'’.-]*, (?:who|which)\s+[a-z]+")
"""Somebody else in brackets of whom more is told: no date in them is of anything outside."""
OTHER_VERB = re.compile(r"\b(?!circa\b|about\b|around\b|and\b|near\b)[a-z]{3,}(?![^\W\d_])")
"""A word in front of the first date that says what happened then, and so no birth: `reigned 1402–1431`."""
OWN_DEED = re.compile(r"\((?:re)?(?:[a-z]+ed|built|begun|sold|sunk|lost|won)\s+(?=[a-z])")
"""How a bracket begins that tells what was done: `(opened to passengers in 1898)`, not `(reigned 1402–1431)`."""
PARTICLES = frozenset(
    [
        "de",
        "von",
        "van",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "of",
        "ad",
        "ud",
        "abu",
        "ben",
        "bin",
        "ibn",
        "da",
        "di",
        "du",
        "dos",
        "y",
        "e",
        "the",
        "ap",
    ]
)
"""Small words inside a name."""
FAR = 12
"""Tokens in front of the last word of a name that opens a sentence, titles and all."""
NAME = re.compile(r"(?:[^\W\d_][\w'’.\-]*|[\"“”'(][^\W\d_][\w'’.\-]*[\"“”')])")


def bracket_drafts(sentence: Span, dates: Sequence[DateMention], offset: int, text: str, reader: Reader) -> tuple[list[Draft], set[int]]:
    """The births, deaths and foundations that brackets in a sentence tell, and where the dates start that they use up.

    `text` is the block's own text, `offset` its place in the article.
    """
    drafts: list[Draft] = []
    used: set[int] = set()
    for opening, end in facts_in_brackets(text):
        if not sentence.start_char <= opening < sentence.end_char:
            continue
        if OWN_DEED.match(text, opening) or CLAUSE.search(text, opening, end):  # it dates what is told in there, and nothing outside
            used.update(date.char_start for date in dates if opening <= date.char_start - offset < end)
        start = before_brackets(text, opening)
        name = token_before(sentence, start) or (
            described(sentence) if MARKERS[BORN].search(text[opening + 1 : end].split(" ")[0]) else None
        )
        if name is None:
            continue
        name = explained(name)
        who = named(name, sentence, text, min(start, name.idx + len(name)), reader)
        found = read_bracket(name, who, opens(name, sentence), (opening, end), offset, text)
        if found:
            drafts += found
            used.update(date.char_start for date in dates if opening <= date.char_start - offset < end)
    return drafts, used


def before_brackets(text: str, start: int) -> int:
    """Where the first of several brackets in a row opens: `Zhor (زهور) (born 1973)`."""
    while (closed := text[:start].rstrip()).endswith(")") and (opened := closed.rfind("(")) > 0:
        start = opened
    return start


def read_bracket(name: Token, who: Participant, is_topic: bool, bracket: tuple[int, int], offset: int, text: str) -> list[Draft]:
    """What each date of one bracket says of the name in front of it, part by part between the dashes."""
    found = dates_in(text, bracket, offset)
    out: list[Draft] = []
    at = bracket[0] + 1
    for number, date in enumerate(found):
        lead = text[at : date.char_start - offset]
        marked = next(((predicate, m) for predicate, pattern in MARKERS.items() if (m := pattern.search(lead))), None)
        if marked is not None:
            predicate, match = marked
            if not OTHERS.search(lead[: match.start(1)]):
                out.append(draft(name, predicate, date, who, (at + match.start(1), at + match.end(1))))
        elif number and out and out[-1].predicate == BORN and DASH.search(lead):
            out.append(draft(name, DIED, date, who, None))
        elif not number and is_life(found, text, offset) and (who.is_person or is_topic) and not OTHER_VERB.search(lead.rpartition(";")[2]):
            out.append(draft(name, BORN, date, who, None))
        at = date.char_end - offset
    return out


def dates_in(text: str, bracket: tuple[int, int], offset: int) -> list[DateMention]:
    """The dates of a bracket, each of its own part.

    What two digits stand for, the other end of a range tells: `3 March 81 – 12 August 142`.
    """
    found = [date for start, end in parts(text, bracket) for date in dates_between(text, start, end, offset)]
    if not any(date.is_ambiguous for date in found):
        return found
    whole = [end for date in dates_between(text, bracket[0] + 1, bracket[1] - 1, offset) for end in date.ends or (date,)]
    return whole if [date.char_start for date in whole] == [date.char_start for date in found] else found


def parts(text: str, bracket: tuple[int, int]) -> list[tuple[int, int]]:
    """The stretches of a bracket between its dashes."""
    cuts = [bracket[0] + 1, *(at for m in PART.finditer(text, *bracket) for at in m.span()), bracket[1] - 1]
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def dates_between(text: str, start: int, end: int, offset: int) -> list[DateMention]:
    """The dates in a stretch of a block, at their places in the article."""
    if alone := BARE_YEAR.search(text[start:end]):  # by itself, 1211 may be any number, and 966 is one
        told = find_dates(f"{alone['about'] or 'in '}the year {alone['year']}")
        first, last = (offset + start + at for at in alone.span("words"))
        return [replace(date, text=alone["words"], char_start=first, char_end=last) for date in told]
    return [moved(date, offset + start) for date in find_dates(text[start:end]) if date.edtf is not None]


def moved(date: DateMention, by: int) -> DateMention:
    """A date so many characters further on."""
    ends = tuple(moved(end, by) for end in date.ends)
    return replace(date, char_start=date.char_start + by, char_end=date.char_end + by, ends=ends)


def is_life(dates: Sequence[DateMention], text: str, offset: int) -> bool:
    """True if two dates with a dash between them, or one full day alone, can only be somebody's life."""
    if len(dates) == 1:
        return dates[0].precision == "day" and dates[0].start is not None and "/" not in (dates[0].edtf or "/")
    first, second = dates[0], dates[1]
    if first.start is None or second.start is None or not DASH.search(text[first.char_end - offset : second.char_start - offset]):
        return False
    again = AGAIN.search(text, second.char_end - offset)  # "(1990-1998, 2002-2006)" are terms of office
    return int(second.start[:4]) - int(first.start[:4]) in LIFE and (again is None or again.start() > second.char_end - offset)


def token_before(sentence: Span, bracket: int) -> Token | None:
    """The last word of a name right in front of a bracket; None where no name stands there."""
    before = [token for token in sentence if token.idx + len(token) <= bracket and not token.is_space]
    while before and (before[-1].is_punct or before[-1].is_quote):
        before.pop()
    if before and (before[-1].text[:1].isupper() or not before[-1].text[:1].isascii()):
        return before[-1]
    classed = len(before) > 1 and before[-1].tag_ == "NN" and before[-2].text.istitle() and before[-2].head == before[-1]
    if classed and before[-2].dep_ in {"compound", "amod", "nmod"}:  # "Harlow station"
        return before[-1]
    joined = len(before) > 2 and before[-2].text == "-" and before[-3].text[:1].isupper()  # "Chang Hee-jin"
    return before[-1] if joined else None


def described(sentence: Span) -> Token | None:
    """The name of whom a sentence is about: `Jon Moe is a painter (born 1955)`; None where its subject is no name."""
    return next((token for token in sentence if token.dep_ == "nsubj" and token.pos_ == "PROPN" and token.head == sentence.root), None)


def is_capital(word: str) -> bool:
    """True for a word with a capital letter, behind the signs that stand for Arabic and Hebrew letters without a Latin one: `ʿAlī`."""
    return word.lstrip("ʿʾʻʼ")[:1].isupper()


def opens(name: Token, sentence: Span) -> bool:
    """True if the name is what the sentence begins with."""
    before = sentence.doc[sentence.start : name.i]
    return len(before) < FAR and all(is_capital(t.text) or not t.is_alpha or t.lower_ in PARTICLES for t in before)


def named(name: Token, sentence: Span, text: str, bracket: int, reader: Reader) -> Participant:
    """Who or what the bracket speaks of: the run of capitalised words in front of it."""
    mention = reader.index.at(name)
    start = sentence.doc[mention.start].idx if mention is not None and not mention.is_demonym else name.idx
    words = list(NAME.finditer(text, sentence.start_char, bracket))
    run: list[re.Match[str]] = []
    for word in reversed(words):
        bare = word.group().strip("\"“”'()")
        gap = text[word.end() : run[-1].start()] if run else ""
        if run and gap.strip() not in {"", ",", "("} | set("\"“”'"):
            break
        if run and not is_capital(bare) and bare.casefold() not in PARTICLES:
            break
        run.append(word)
    while run and not run[-1].group().strip("\"“”'()")[:1].isupper():
        run.pop()
    start = min(start, run[-1].start()) if run else start
    full = bare_name(re.sub(r"^(?:The|A|An) (?=[A-Z])", "", text[start:bracket].strip(" ,;\"“”'")))
    if mention is not None and full == ", ".join(reversed(mention.entity.name.rsplit(" ", 1))):
        full = mention.entity.name  # "Marsden, Ada (1871-1944)"
    if mention is not None and mention.entity.name == full:
        return Participant(full, mention.entity.id, mention.entity.type == "person", False, mention.entity.type == "country")
    return Participant(full, slug(full) or full, mention is not None and mention.entity.type == "person")


def explained(name: Token) -> Token:
    """The name that opens the sentence, where what stands behind it is a title: `Arthur Mott, 1st Baron Ellerby (1860`."""
    over = name.head
    return over if name.dep_ == "appos" and over.pos_ == "PROPN" and over.i < name.i and opens(over, name.sent) else name


def bare_name(full: str) -> str:
    """A name without the nickname in it and the honours behind it."""
    return " ".join(HONOURS.sub("", f"{NICKNAME.sub(' ', full)},").split()).rstrip(",")


def draft(name: Token, predicate: str, date: DateMention, who: Participant, words: tuple[int, int] | None) -> Draft:
    """The draft of one fact in brackets."""
    roles = Roles((who,), ()) if predicate == DIED else Roles((), (who,))
    return Draft(name, "brackets", date=date, kind="event", predicate=predicate, roles=roles, modality="actual", words=words)
