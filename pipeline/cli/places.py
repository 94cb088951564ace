"""From the offset of a claim to the line of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.articles import Article
    from pipeline.reports.report import Place
    from pipeline.tables.tables import Tables

    Locator = Callable[[Mapping[str, object]], Place]


def locator(raw: Path, articles: Sequence[Article], tables: Tables) -> Locator:
    """Finds the place of a claim, a row of the table of claims, in the articles below `raw`; no line where an article has changed."""
    from pipeline.articles.folder import find_articles
    from pipeline.reports.report import Place

    hashes = dict(tables.sources.select("source_id", "sha256").iter_rows())
    texts = {article.source_id: article.text for article in articles if hashes.get(article.source_id) == article.sha256}
    files = {file.source_id: file.path for file in find_articles(raw).files} if articles else {}

    def locate(claim: Mapping[str, object]) -> Place:
        source_id, start = str(claim["source_id"]), claim["char_start"]
        path = str(files.get(source_id, source_id))
        text = texts.get(source_id)
        if text is None or not isinstance(start, int):
            return Place(path)
        return Place(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))

    return locate
