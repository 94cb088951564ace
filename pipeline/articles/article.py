"""One article as it was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text, to the letter, and what `sources.csv` says of it."""

    source_id: str
    """The path below the folder of articles without its ending: `kyrgyzstan/overview`."""
    collection: str
    """The first folder of the id; `default` right below the folder of articles."""
    text: str
    """Decoded, a leading byte order mark left out, line ends as they are in the file."""
    sha256: str
    """Of the file's bytes."""
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    """The day, month or year of publication, in EDTF."""
    topic: str | None = None
    """The entity that the article is about, where `sources.csv` says so."""
