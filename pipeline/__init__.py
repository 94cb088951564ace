"""Crossclaim: a linter for facts.

From Python, the same as from the command line::

    import pipeline

    tables = pipeline.extract("raw", "rules")      # sources, mentions and claims, as polars frames
    conflicts = pipeline.check(tables, "rules")    # conflicts.table, and what agrees and why
    changes = pipeline.diff(pipeline.read_tables("extracted"), tables, "rules")

What stands in `__all__` is for users: it keeps its names, arguments and types, and what changes is in the changelog. Everything below
`pipeline.` may move. Nothing is imported before it is used: `import pipeline` costs no spaCy and no polars.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.api import Conflicts, check, diff, extract
    from pipeline.errors import PipelineError
    from pipeline.settings import Settings, load_settings
    from pipeline.tables.diff import TablesDiff
    from pipeline.tables.store import read_tables
    from pipeline.tables.tables import Tables

__version__ = "0.1.0"

__all__ = [
    "Conflicts",
    "PipelineError",
    "Settings",
    "Tables",
    "TablesDiff",
    "__version__",
    "check",
    "diff",
    "extract",
    "load_settings",
    "read_tables",
]

_HOMES = {
    "Conflicts": "pipeline.api",
    "PipelineError": "pipeline.errors",
    "Settings": "pipeline.settings",
    "Tables": "pipeline.tables.tables",
    "TablesDiff": "pipeline.tables.diff",
    "check": "pipeline.api",
    "diff": "pipeline.api",
    "extract": "pipeline.api",
    "load_settings": "pipeline.settings",
    "read_tables": "pipeline.tables.store",
}


def __getattr__(name: str) -> object:
    """The public names, imported on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
