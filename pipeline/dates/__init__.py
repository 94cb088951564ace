"""Dates in text, as intervals: the words of history into EDTF, without spaCy."""
