"""The article in a web page: its main text as Markdown, and what the page says of itself; found by trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.articles.sources import Source
from pipeline.errors import ArticleError

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a page."""

    text: str
    """Markdown, with the title as its heading."""
    source: Source


def read_page(data: bytes, path: Path) -> Page:
    """The article in the bytes of an HTML file; ArticleError where there is no main text. `path` is for the message only."""
    import trafilatura

    text = trafilatura.extract(data, output_format="markdown", include_comments=False, include_tables=False, include_links=False)
    if not text or not text.strip():
        raise ArticleError("no main text is found in this page; save its text as .txt or .md", path=path)
    about = trafilatura.extract_metadata(data)
    title, url, publisher, published = (_one_line(getattr(about, name, None)) for name in ("title", "url", "sitename", "date"))
    day = published if published and _DAY.fullmatch(published) else None
    return Page(_titled(text.strip(), title), Source(title, url, publisher, day))


def _titled(text: str, title: str | None) -> str:
    first = text.partition("\n")[0].lstrip("# ").strip()
    if title is None or first == title:
        return f"{text}\n"
    return f"# {title}\n\n{text}\n"


def _one_line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
