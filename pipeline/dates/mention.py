"""A date expression found in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a time, and the interval that they mean."""

    text: str
    """The words as they stand, with the word that opens or closes the interval (`since 1991`), without a plain preposition."""
    char_start: int
    char_end: int
    edtf: str | None
    """The date in EDTF; null where nothing anchors a relative date, or where the date is impossible."""
    start: str | None
    """First day of the interval, ISO 8601 (`1991-08-31`); null for an open or unknown start."""
    end: str | None
    """Last day of the interval, ISO 8601, inclusive; null for an open or unknown end."""
    precision: str
    """`day`, `month`, `season`, `part` (thirds, halves, quarters, weeks), `year`, `decade`, `century` or `range`."""
    is_relative: bool = False
    """True if the narration or the day of publication anchors it."""
    in_name: bool = False
    """True if the words are part of a name (`the 2010 clashes`, `9/11`) and date the thing named, not the clause."""
    is_ambiguous: bool = False
    """True if day and month could be the other way round, or the year was chosen by a convention."""
    problem: str | None = None
    """What is wrong with it, in a sentence, where the date is impossible or its weekday does not fit; else null."""
    lacks_year: bool = False
    """True for a month, a day of one or a season whose year nothing tells: it has no interval, but is no other time of the year."""
    is_named: bool = False
    """True if the words call a time by its name (`the Tang dynasty`, `after the Second World War`)."""
    ends: tuple[DateMention, ...] = ()
    """Of a range whose words tell both (*1914 – 3 May 1918*), its first and its last date as mentions of their own: a life span is two."""
