"""The article in a web page: its main text as Markdown, and what the page says of itself; found by trafilatura."""

from __future__ import annotations

from pathlib import Path

from pipeline.articles.page import Page, day_of, one_line, titled
from pipeline.articles.sources import Source
from pipeline.errors import ArticleError


def read_page(data: bytes | str, path: Path | str) -> Page:
    """The article in an HTML file, decoded or not; ArticleError where there is no main text. `path` is for the message only."""
    import trafilatura

    text = trafilatura.extract(data, output_format="markdown", include_comments=False, include_tables=False, include_links=False)
    if not text or not text.strip():
        raise ArticleError("no main text is found in this page; save its text as .txt or .md", path=path)
    about = trafilatura.extract_metadata(data)
    title, url, publisher, published = (one_line(getattr(about, name, None)) for name in ("title", "url", "sitename", "date"))
    return Page(titled(text, title), Source(title, url, publisher, day_of(published)))
