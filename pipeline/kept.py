"""What is worked out from files that seldom change, kept beside Python's compiled modules."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def kept(name: str, key: str, make: Callable[[], T], *, worth: Callable[[T], bool] | None = None) -> T:
    """What `make` gives, or gave in an earlier process that had the same `key`.

    It lies where Python keeps its compiled modules, and is as safe to load as they are. Like them it is not written where Python is told
    to write none, or where nothing can be written: then it is made again each time. `key` must tell apart all that `make` depends on,
    the code and its classes included. What is not `worth` keeping is made again, too.
    """
    path = kept_at(name)
    # Whatever is wrong with the file, what it holds can be made again.
    with suppress(Exception), path.open("rb") as file:
        if pickle.load(file) == key:
            value: T = pickle.load(file)
            return value
    made = make()
    if (worth is None or worth(made)) and not sys.dont_write_bytecode:
        with suppress(OSError):
            _write(path, pickle.dumps(key) + pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def stamp(*files: str | os.PathLike[str]) -> str:
    """What tells one edition of some files from another: where they are, how long, and when they were written."""
    found = ((path, Path(path).stat()) for path in files)
    return "; ".join(f"{path} {about.st_size} {about.st_mtime_ns}" for path, about in found)


def kept_at(name: str) -> Path:
    """The file that holds what is kept under a name."""
    return Path(cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(".pickle")


def _write(path: Path, data: bytes) -> None:
    """Write a file that others may be reading, or writing: it is theirs or ours, and never half of either."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
