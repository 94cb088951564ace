"""Dates in text, as intervals: the words of history into EDTF, without spaCy."""

from pipeline.dates.edtf import bounds, read_edtf
from pipeline.dates.finder import find_dates
from pipeline.dates.mention import DateMention

__all__ = ["DateMention", "bounds", "find_dates", "read_edtf"]
