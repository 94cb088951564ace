"""Where a sentence begins behind no full stop: behind the label of a note, and where the stop has slipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
LABEL = re.compile(r"(?:(?<=[;.)\w])\s|^)\s*(?:(?:[Nn]otes?(?: \d{1,2})?|N\.?B\.?)(?:\s?:|\s[–—-])\s+)+(?=\S)")
"""The label of a note, with the white space around it: `; note - `, ` Note 2: `, `NB: `."""
HELD = re.compile(r"\b(?:the|(?:an?|this|that|another|one|his|her|its|their|my|our|your|no|[a-z]+['’]s?)(?: [\w-]+){0,2})$", re.IGNORECASE)
"""What stands in front of a note that somebody wrote: `left a short note: `."""
SLIPPED = re.compile(
    rf"\b(?:in|of|since) (?:{MONTH} )?\d{{4}} "
    rf"(?=(?:in|on|since|by|as of) (?:early |late |mid-)?(?:\d{{1,2}} )?(?:{MONTH} )?(?:\d{{1,2}}, )?\d{{4}}, )"
)
"""Two dates side by side, the second in front of a clause of its own: `was founded in 2009 in 2018, the members signed`."""

UNSPACED = re.compile(r"(?:(?<=\b[a-z]{3})|(?<=[a-z]{4})|(?<=\d)|(?<=\))|(?<=\]))\.(?=[A-Z][a-z]+,? [a-z\d(]|(?:In|On|At) [A-Z\d])")
"""A full stop without the space behind it: `stood until 1939.The mill burned down`."""
AFTER_NUMBER = re.compile(rf"(?<=\d){UNSPACED.pattern}")
"""The same behind a number, which the tokeniser would take for one word with what follows."""


def without_labels(text: str) -> tuple[str, list[int]]:
    """The text, as long as before, with a full stop for the label of each note outside brackets; and where those notes begin."""
    starts: list[int] = []
    for label in LABEL.finditer(text):
        before = text[: label.start()].rstrip()
        numbered = any(char.isdigit() for char in label[0])
        if before.count("(") > before.count(")") or (before[-1:].isalnum() and not numbered and HELD.search(before[-40:])):
            continue
        kept = before.removesuffix(";") + ("" if before.endswith(".") or not before else ".")
        text = kept.ljust(label.end()) + text[label.end() :]
        starts.append(label.end())
    return text, starts


def without_joins(text: str) -> tuple[str, list[int]]:
    """The text, as long as before, with a space for each full stop that joins a number to the sentence behind; and where those begin."""
    starts = [stop.end() for stop in AFTER_NUMBER.finditer(text)]
    return (AFTER_NUMBER.sub(" ", text) if starts else text), starts


def begin_sentences(doc: Doc, starts: list[int]) -> Doc:
    """The document, not parsed yet, with sentences that begin at these characters and where a full stop has slipped between two dates."""
    wanted = {*starts, *(seam.end() for slip in (SLIPPED, UNSPACED) for seam in slip.finditer(doc.text))}
    for token in doc if wanted else ():
        if token.idx in wanted:
            token.is_sent_start = True
    return doc
