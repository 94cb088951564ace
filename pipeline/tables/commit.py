"""Writes several files of one folder as one change: whoever dies in the middle leaves the old files or the new ones.

Renaming one file is atomic, renaming five is not. So the new files are first written to a folder of their own inside the folder, which
then gets its final name in one rename: that is the moment of the change. From then on the files in it stand for those beside it
(`current`), and moving them into place, last the manifest, can be repeated by anybody who finds it unfinished (`settle`). Other files in
the folder are left alone, and the folder itself is never renamed: it may be a mount, or somebody's working directory.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

DRAFT = ".crossclaim-draft"
JOURNAL = ".crossclaim-journal"
ORDER = "order.json"


def commit(folder: Path, files: Mapping[str, bytes], *, replaces: Collection[str]) -> None:
    """Write `files` (name to content) into `folder` and remove those of `replaces` that are not among them; the last file goes last.

    OSError where the folder cannot be written; then the old files stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settle(folder)
    draft = folder / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        for name, data in files.items():
            _write(draft / name, data)
        order = {"remove": [name for name in sorted(replaces) if name not in files], "move": list(files)}
        _write(draft / ORDER, json.dumps(order).encode())
        _sync(draft)
        draft.rename(folder / JOURNAL)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _sync(folder)
    settle(folder)


def current(folder: Path, name: str) -> Path:
    """Where the newest `name` of the folder is."""
    waiting = folder / JOURNAL / name
    return waiting if waiting.exists() else folder / name


def settle(folder: Path) -> None:
    """Finish a change that somebody began and did not end; does nothing where there is none, and nothing twice."""
    journal = folder / JOURNAL
    try:
        order = json.loads((journal / ORDER).read_bytes())
    except FileNotFoundError:
        with suppress(OSError):
            journal.rmdir()
        return
    for name in order["remove"]:
        (folder / name).unlink(missing_ok=True)
    for name in order["move"]:
        with suppress(FileNotFoundError):
            (journal / name).replace(folder / name)
    _sync(folder)
    shutil.rmtree(journal, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Let the names in the folder reach the disk; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
