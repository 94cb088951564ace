"""In which direction from another place a thing lies: `lies 12 km north of Lund`, `is situated to the west of the city`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.modality import governing_verb
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader
from pipeline.claims.syntax import children
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTS = frozenset(
    ["north", "south", "east", "west"] + [f"{y}{hyphen}{x}" for y in ("north", "south") for x in ("east", "west") for hyphen in ("", "-")]
)
CORES = frozenset({"centre", "center", "middle", "heart", "outskirts"})
"""What a place is measured from, and is the place: `the centre of Lund`."""


def bearings(verb: Token, reader: Reader) -> list[Participant]:
    """Where a verb of place says that a thing lies from another: `north of Lund`; of `in the north of Kenya` nothing."""
    out = []
    for point in verb.subtree:
        if point.lower_ not in POINTS or point.i <= verb.i or governing_verb(point) != verb:
            continue
        if point.dep_ == "pobj" and point.head.lower_ != "to":
            continue
        for reference in (noun for prep in children(point, "prep") if prep.lower_ == "of" for noun in children(prep, "pobj")):
            out += [Participant(name, slug(name)) for name in _names(point, reference, reader)]
    return out


def _names(point: Token, reference: Token, reader: Reader) -> list[str]:
    """The names of a direction from a place, which its middle stands for; not from a country: `north of Kenya` may lie in it."""
    inner = [noun for prep in children(reference, "prep") if prep.lower_ == "of" for noun in children(prep, "pobj")]
    if reference.lemma_.lower() in CORES and inner:
        reference = inner[0]
    return [f"{point.lower_} of {found.name}" for found in reader.resolve([reference]) if not found.is_country]
