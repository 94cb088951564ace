"""Takes an article into the folder of articles: its text under an id, and a row in `sources.csv`."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from contextlib import ExitStack
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path, PurePosixPath

from pipeline.articles.decode import decode, read_bytes
from pipeline.articles.folder import find_articles, is_article
from pipeline.articles.incoming import Incoming, read_incoming
from pipeline.articles.sources import COLUMNS, NAME, Source, check_date, read_sources
from pipeline.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was taken in."""

    source_id: str
    path: Path
    source: Source


def add_article(incoming: Incoming, raw: Path, source_id: str | None, said: Source) -> Added:
    """Take the article in as `source_id`, by default its own name, and write what is known of it: what was `said`, else what it tells.

    ArticleError, and nothing is written: what is no article, an id that is taken or that no table can hold, a broken sources.csv, a
    folder that takes no files.
    """
    check_date(said.published, incoming.place)
    name = _checked_id(_slug(incoming.name) if source_id is None else source_id, incoming.place)
    ending, page = read_incoming(incoming)
    target = raw / f"{name}{ending}"
    if not is_article(target):
        raise ArticleError(
            f'the folder\'s own "{target.name}" is never read as an article; choose another id with --as', path=incoming.place
        )
    table = _with_row(raw, name, source := _merged(said, page.source))
    _write(target, page.text, raw / NAME, table)
    return Added(name, target, source)


def _write(target: Path, text: str, listed: Path, table: str) -> None:
    """Write the article and the list, or neither of them."""
    draft = listed.with_name(f".{NAME}.draft")
    try:
        with ExitStack() as undo:
            for folder in (listed.parent, target.parent):
                _make(folder, undo)
            undo.callback(draft.unlink)
            draft.write_text(table, encoding="utf-8", newline="")
            with target.open("x", encoding="utf-8", newline="") as out:
                undo.callback(target.unlink)
                out.write(text)
            draft.replace(listed)
            undo.pop_all()
    except FileExistsError:
        raise ArticleError("there is such a file already; choose another id with --as", path=target) from None
    except OSError as error:
        raise ArticleError(f"cannot be written: {error.strerror or error}", path=target) from error


def _make(folder: Path, undo: ExitStack) -> None:
    """Make a folder with those above it that are missing."""
    for missing in reversed([above for above in (folder, *folder.parents) if not above.exists()]):
        missing.mkdir()
        undo.callback(missing.rmdir)


def _merged(said: Source, found: Source) -> Source:
    return replace(found, **{name: value for name, value in asdict(said).items() if value})


def _slug(stem: str) -> str:
    """The name in small letters, what is neither letter nor digit as a hyphen."""
    return re.sub(r"[^\w]+|_+", "-", unicodedata.normalize("NFC", stem).casefold()).strip("-")


def _checked_id(name: str, file: Path | str) -> str:
    path = PurePosixPath(name)
    parts = name.split("/")
    if not name or path.is_absolute() or any(part in ("", ".", "..") or part.startswith(".") for part in parts) or "\\" in name:
        raise ArticleError(f'"{name}" is no id of an article; write it as collection/name', path=file)
    if ";" in name or any(unicodedata.category(character) == "Cc" for character in name):
        raise ArticleError("an id holds no semicolon and no control character", path=file)
    return unicodedata.normalize("NFC", name)


def _with_row(raw: Path, source_id: str, source: Source) -> str:
    """The text of sources.csv with a row for the article, and the columns that it needs."""
    known = find_articles(raw).ids if raw.is_dir() and any(map(is_article, raw.rglob("*"))) else frozenset()
    if source_id in known:
        raise ArticleError(f'there is an article "{source_id}" already; choose another id with --as', path=raw)
    path = raw / NAME
    values = {"source_id": source_id, **{field.name: getattr(source, field.name) or "" for field in fields(Source)}}
    header, rows = list(COLUMNS), []
    if path.exists():
        read_sources(path, {*known, source_id})  # a broken table is told before anything is written
        header, *rows = (row for row in csv.reader(io.StringIO(decode(read_bytes(path), path), newline="")) if row)
        missing = [name for name in COLUMNS if values[name] and name not in (cell.strip() for cell in header)]
        header, rows = [*header, *missing], [[*row, *("" for _ in missing)] for row in rows]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([header, *rows, [values[name.strip()] for name in header]])
    return out.getvalue()
