"""Writing to the terminal and to files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.reports.layout import Line

WIDTH_OF_FILES = 100
"""Where there is no terminal, so that the same findings give the same report everywhere."""


def width() -> int:
    """How wide a line may be on standard output."""
    return max(40, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDTH_OF_FILES


def has_colour() -> bool:
    """True if standard output shows colours: a terminal that is not told otherwise (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_out(text: str) -> None:
    """Write to standard output; a reader that has gone away (`| head`) is no error."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes standard output once more at exit, which would print a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_lines(lines: Sequence[Line]) -> None:
    """Write lines of marked words to standard output."""
    from pipeline.reports.layout import render_lines

    write_out(render_lines(lines, colour=has_colour()))


def write_file(path: Path, text: str) -> None:
    """Write a report to a file, whole or not at all; into a device or a pipe as it comes."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # In the place of a device such as /dev/stdout a file must not be put.
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise PipelineError(f"the report cannot be written: {error.strerror}", path=path) from error
