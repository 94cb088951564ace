"""Sentences in the form of a list of fields, where a label in front or a name beside the number says whose each figure is.

*Senate - 31 for the Reform Party, 30 others* and *House - 72 for the Reform Party, 44 others* hold figures of two chambers, though the same
words stand beside them: the label tells them apart. And in *Ada Berg 61.2%, Eve Holm 38.8%* the names are no measure.
"""

from __future__ import annotations

import re

from pipeline.conflicts.names import words_of
from pipeline.conflicts.statement import Statement

LABEL = re.compile(r"\W*(?P<label>[^\W_][^:;.()]{0,60}?)\s*(?::|\s[-–—])\s")
"""Words at the beginning of a sentence, set off by a colon or a dash."""
ENTRY = re.compile(r"\b\d{4}\s*(?::|[-–—])\s")
ENTRIES = 2
"""Years set off by a colon or a dash that make a list."""


def have_two_labels(a: Statement, b: Statement) -> bool:
    """True if the sentences of both claims begin with a label, and the two are not the same."""
    labels = [label_of(claim.evidence) for claim in (a, b)]
    return all(labels) and labels[0] != labels[1]


def label_of(sentence: str) -> frozenset[str]:
    """The words of the label that a sentence begins with, in lower case; none where it begins with no label."""
    match = LABEL.match(sentence)
    return frozenset(word.casefold() for word in words_of(match["label"])) if match else frozenset()


def is_chronicle(text: str) -> bool:
    """True if a text is a list of years with what happened in each: *1921 - first mill 1934 - first tram 1950 - …*."""
    return len(ENTRY.findall(text)) >= ENTRIES


def counts_name(claim: Statement) -> bool:
    """True if what is said to be counted is a proper name, and no plural of one: *400 Port Heights*, *Holm 38.8%*, not *50 Danes*."""
    last = claim.trigger.split()[-1]
    if not last[:1].isupper() or claim.evidence.lstrip().startswith(last):
        return False
    if claim.unit == "percent" or not last.endswith("s"):
        return True
    before = re.search(r"(\w+)\s+" + re.escape(last), claim.evidence)
    return before is not None and before[1][0].isupper()
