"""Which files of a folder are articles, and what they are called."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import ArticleError

ENDINGS = (".txt", ".md")
DEFAULT_COLLECTION = "default"


@dataclass(frozen=True, slots=True, order=True)
class ArticleFile:
    """A file that holds an article."""

    source_id: str
    path: Path

    @property
    def collection(self) -> str:
        """The first folder of the id; `default` where it has none."""
        folder, slash, _ = self.source_id.partition("/")
        return folder if slash else DEFAULT_COLLECTION


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds."""

    files: tuple[ArticleFile, ...]
    """Sorted by id."""
    ids: frozenset[str]
    """Of all articles that are there, those too that are in `errors`."""
    errors: tuple[ArticleError, ...]
    """A folder that cannot be listed, a name that no table can hold, two files of one id."""


def is_article(path: Path) -> bool:
    """Whether a file of this name is an article: .txt or .md, neither hidden nor a folder's README.md."""
    return path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.name.casefold() != "readme.md"


def find_articles(raw: Path, only: Sequence[Path] = ()) -> Found:
    """The articles below `raw`, or of `only`, files or folders below it, where given.

    ArticleError: no such folder, a path of `only` that is not below it or no article, nothing found at all.
    """
    if not raw.is_dir():
        what = "is a file, not a folder" if raw.exists() else "there is no such folder"
        raise ArticleError(f"{what}; give a folder with articles ({_endings()})", path=raw)
    errors: list[ArticleError] = []
    found: dict[Path, ArticleFile] = {}
    for start in only or (raw,):
        paths = sorted(_walk(start, errors)) if start.is_dir() else [_single(start)]
        if not paths and not errors:
            raise ArticleError(f"holds no article; put {_endings()} files into it, or type crossclaim add", path=start)
        for path in paths:
            relative = _below(raw, path)
            try:
                found[relative] = ArticleFile(_source_id(relative, path), path)
            except ArticleError as error:
                errors.append(error)
    return _without_twins(list(found.values()), errors)


def resolve_paths(paths: Sequence[Path], raw: Path) -> tuple[Path, tuple[Path, ...]]:
    """The folder of articles and the part of it to read, from the paths that somebody typed and the project's own folder `raw`.

    Nothing typed: all of `raw`. Paths below `raw`: these, with the ids that they have in the project. Else one folder is itself the
    folder of articles, and single files, or several folders, are read from the folder that holds them all.
    """
    if not paths:
        return raw, ()
    absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - resolve() would leave a linked folder
    home = Path(os.path.abspath(raw))  # noqa: PTH100
    if home.is_dir() and all(path == home or home in path.parents for path in absolute):
        return raw, () if home in absolute else tuple(paths)
    if len(paths) > 1:
        return Path(os.path.commonpath([path.parent for path in absolute])), tuple(paths)
    return (paths[0].parent, tuple(paths)) if paths[0].is_file() else (paths[0], ())


def _endings() -> str:
    return " or ".join(ENDINGS)


def _walk(folder: Path, errors: list[ArticleError]) -> Iterator[Path]:
    """The articles below a folder; links are followed, but never back up to a folder that is being walked."""

    def failed(error: OSError) -> None:
        errors.append(ArticleError(f"cannot be listed: {error.strerror or error}", path=error.filename))

    for here, folders, files in os.walk(folder, onerror=failed, followlinks=True):
        real = Path(here).resolve()
        above = {real, *real.parents}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _leads_back(Path(here, name), above))
        yield from (path for path in (Path(here, name) for name in sorted(files)) if is_article(path))


def _leads_back(folder: Path, above: set[Path]) -> bool:
    return folder.is_symlink() and folder.resolve() in above


def _single(path: Path) -> Path:
    if not path.exists():
        raise ArticleError("there is no such file or folder", path=path)
    if not is_article(path):
        message = (
            f"is no article; articles are {_endings()} files, neither hidden nor README.md, and crossclaim add makes one of other files"
        )
        raise ArticleError(message, path=path)
    return path


def _below(raw: Path, path: Path) -> Path:
    for base, below in ((raw, path), (raw.absolute(), path.absolute()), (raw.resolve(), path.resolve())):
        relative = Path(os.path.relpath(below, base))
        if ".." not in relative.parts:
            return relative
    raise ArticleError(f"is not below the folder of articles {raw}; give paths below it, or that folder with --raw", path=path)


def _source_id(relative: Path, path: Path) -> str:
    """The path below the folder without its ending, in Unicode's composed form, which file systems differ in."""
    name = unicodedata.normalize("NFC", str(PurePosixPath(relative).with_suffix("")))
    try:
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError("its name is not UTF-8; rename it", path=repr(os.fspath(path))) from error
    if ";" in name or any(unicodedata.category(character) == "Cc" for character in name):
        raise ArticleError("its name holds a semicolon or a control character, which the tables cannot; rename it", path=path)
    return name


def _without_twins(files: list[ArticleFile], errors: list[ArticleError]) -> Found:
    by_id: dict[str, list[ArticleFile]] = {}
    for file in sorted(files):
        by_id.setdefault(file.source_id, []).append(file)
    twins = [
        ArticleError(f'{", ".join(str(file.path) for file in others)} has the same id "{source_id}"; rename one of them', path=first.path)
        for source_id, (first, *others) in by_id.items()
        if others
    ]
    single = tuple(same[0] for same in by_id.values() if len(same) == 1)
    return Found(single, frozenset(by_id), (*errors, *twins))
