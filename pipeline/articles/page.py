"""What is taken out of a file that is more than text: the article's words as Markdown, and what the file says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.articles.sources import Source

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a file."""

    text: str
    """Markdown, with the title as its heading."""
    source: Source


def titled(text: str, title: str | None) -> str:
    """The text below its title, unless it begins with it; one line end at its end."""
    body = text.strip()
    first = body.partition("\n")[0].lstrip("# ").strip()
    if title is None or first == title:
        return f"{body}\n"
    return f"# {title}\n\n{body}\n"


def one_line(value: object) -> str | None:
    """A value's words with one space between two; None where there are none."""
    return " ".join(str(value).split()) or None if value else None


def day_of(value: str | None) -> str | None:
    """A day, month or year as `sources.csv` has it; None for anything else."""
    return value if value and _DAY.fullmatch(value) else None
