"""The tables as one DuckDB file."""

from __future__ import annotations

from pathlib import Path

from pipeline.tables.revision import Checked


def write(checked: Checked, path: Path) -> None:
    """Write the tables to a file that is not there yet."""
    raise NotImplementedError


def is_ours(path: Path) -> bool:
    """Whether a file is an export of this format."""
    raise NotImplementedError
