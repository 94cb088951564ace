"""`init` and `add`: a new project, and a new article."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import click

from pipeline.cli import options
from pipeline.cli.exits import FINE
from pipeline.cli.output import write_out
from pipeline.errors import PipelineError

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
RENAMED = {"gitignore": ".gitignore"}
"""Files of the starter that would mean something where they are kept."""


class Origin(click.Path):
    """A file, or an address of the web, which stays text."""

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> Any:
        """What was typed, with a file made sure of."""
        return value if isinstance(value, str) and ADDRESS.match(value) else super().convert(value, param, context)


@click.command()
@click.argument("folder", metavar="DIR", type=options.FOLDER)
def init(folder: Path) -> int:
    """Make a small project that works: two articles, their list, settings, and a place for rules.

    Nothing that is there is written over.

    \b
    crossclaim init facts
    """
    return start_project(folder)


@click.command()
@click.argument("origin", metavar="FILE-or-URL", type=Origin(exists=True, dir_okay=False, path_type=Path))
@options.raw
@click.option("--as", "source_id", metavar="ID", help="The article's id, collection/name.  [default: the name of the file]")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--publisher", metavar="TEXT", help="Who published it.")
@click.option("--published", metavar="DATE", help="When: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--topic", metavar="TEXT", help="What it is about.")
@click.option("--allow-private", is_flag=True, help="Fetch from machines too that are not of the public internet.")
def add(origin: Path | str, raw: Path, source_id: str | None, allow_private: bool, **said: str | None) -> int:
    """Take an article into raw/, with a row in sources.csv.

    It is text (.txt, .md), a web page (.html), a document (.docx) or a PDF file, or the address of one, which is fetched. Of a page the
    main text is taken; title, date, publisher and address are noted as far as it tells them.

    \b
    crossclaim add guide.txt --as harbour/guide --published 2021-05
    crossclaim add report.pdf --as harbour/report --publisher "Harbour Board"
    crossclaim add https://courier.example/bridge --as harbour/news
    """
    return take_in(origin, raw, source_id, said, allow_private=allow_private)


def start_project(folder: Path) -> int:
    """Write the starter; the exit code. PipelineError, and nothing is written, where one of its files is there."""
    starter = {folder / RENAMED.get(name, name): content for name, content in _walk(files("pipeline.cli") / "starter")}
    there = [path for path in starter if path.exists()] or ([folder / "raw"] if (folder / "raw").exists() else [])
    if there:
        raise PipelineError("is there already; a new project begins in a folder without one", path=there[0])
    try:
        for path, content in starter.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise PipelineError(f"cannot be written: {error.strerror}", path=folder) from error
    written = "".join(f"  {path}\n" for path in sorted(starter))
    write_out(f"Made a project of two small articles:\n{written}Next: cd {folder} && crossclaim run\n")
    return FINE


def take_in(origin: Path | str, raw: Path, source_id: str | None, said: dict[str, str | None], *, allow_private: bool) -> int:
    """Add the article; the exit code. ArticleError, and nothing is written, where that cannot be done."""
    from pipeline.articles.adding import add_article
    from pipeline.articles.incoming import from_address, from_file
    from pipeline.articles.sources import Source

    incoming = from_file(origin) if isinstance(origin, Path) else from_address(origin, allow_private=allow_private)
    added = add_article(incoming, raw, source_id, Source(**said))
    known = [
        f"  {name}: {value}\n" for name in ("title", "url", "publisher", "published", "topic") if (value := getattr(added.source, name))
    ]
    write_out(f"Added {added.source_id} as {added.path}.\n{''.join(known)}Next: crossclaim run\n")
    return FINE


def _walk(folder: Traversable, above: str = "") -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        found += _walk(item, f"{above}{item.name}/") if item.is_dir() else [(f"{above}{item.name}", item.read_bytes())]
    return found
