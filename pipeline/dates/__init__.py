"""Dates in text, as intervals: the words of history into EDTF, without spaCy.

Data runs one way:

    vocabulary, slips, contexts          the words
    symbols, lexer                       text to symbols
    cascade, lookalikes                  the engine of the grammar, and what only looks like a date
    numerals, years, deictics, days,     the grammar: every way to write a date is one `Form` with its examples, in the module of its level;
    periods, digits, foreign, parts,     `grammar` has the levels in order
    offsets, ranges
    meaning                              what the words say
    narration, completion, steps,        when that is, by where the text stands
    pieces, resolution
    calendar, intervals, edtf            days, intervals, and their text
    finder, mention                      all of it together

To add a way of writing dates, add a `Form` to the module of its level: a pattern, a function that builds the meaning, and examples.
"""

from pipeline.dates.edtf import bounds, read_edtf
from pipeline.dates.finder import find_dates
from pipeline.dates.mention import DateMention

__all__ = ["DateMention", "bounds", "find_dates", "read_edtf"]
