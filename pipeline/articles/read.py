"""A folder of articles, read."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from pipeline.articles.article import Article
from pipeline.articles.decode import decode, read_bytes
from pipeline.articles.folder import ArticleFile, find_articles
from pipeline.articles.sources import NAME, Source, read_sources
from pipeline.errors import ArticleError, PipelineError, Unreadable


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a folder: the articles that could be read, and an error for each that could not."""

    articles: tuple[Article, ...]
    """Sorted by source_id."""
    errors: tuple[ArticleError, ...]


def read_folder(raw: Path, only: Sequence[Path] = ()) -> Reading:
    """The articles below `raw`, whatever of them can be read: for those who want to go on with the rest.

    `only` names files or folders below `raw`; nothing else is read then. ArticleError or Unreadable where going on makes no sense: no
    article at all, or a `sources.csv` that is broken, for it speaks of all of them.
    """
    found = find_articles(raw, only)
    errors = list(found.errors)
    # An article that cannot be read is there all the same: its row in sources.csv is right.
    sources, broken = _sources(raw, find_articles(raw).ids if only and (raw / NAME).exists() else found.ids)
    articles: list[Article] = []
    for file in found.files:
        try:
            articles.append(_read(file, sources.get(file.source_id, Source())))
        except ArticleError as error:
            errors.append(error)
    if broken:
        _raise([*errors, *broken])
    return Reading(tuple(articles), tuple(errors))


def read_articles(raw: Path, only: Sequence[Path] = ()) -> list[Article]:
    """The articles below `raw` (of `only`, files or folders below it, where given), sorted by source_id.

    ArticleError: nothing to read, or one article that cannot be read; Unreadable: several, all of them listed.
    """
    reading = read_folder(raw, only)
    if reading.errors:
        _raise(reading.errors)
    return list(reading.articles)


def _raise(errors: Sequence[PipelineError]) -> NoReturn:
    raise errors[0] if len(errors) == 1 else Unreadable(list(errors))


def _sources(raw: Path, known: Collection[str]) -> tuple[dict[str, Source], list[PipelineError]]:
    try:
        return (read_sources(raw / NAME, known) if (raw / NAME).exists() else {}), []
    except Unreadable as error:
        return {}, error.errors
    except ArticleError as error:
        return {}, [error]


def _read(file: ArticleFile, source: Source) -> Article:
    data = read_bytes(file.path)
    return Article(
        source_id=file.source_id,
        collection=file.collection,
        text=decode(data, file.path),
        sha256=hashlib.sha256(data).hexdigest(),
        **asdict(source),
    )
