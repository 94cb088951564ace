"""Crossclaim: a linter for facts.

From Python, the same as from the command line::

    import pipeline

    tables = pipeline.extract("raw", "rules")      # sources, mentions and claims, as polars frames
    conflicts = pipeline.check(tables, "rules")    # conflicts.table, and what agrees and why

Nothing is imported before it is used: `import pipeline` costs no spaCy and no polars.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.api import Conflicts, check, extract
    from pipeline.tables.tables import Tables

__version__ = "0.1.0"

__all__ = ["Conflicts", "Tables", "__version__", "check", "extract"]

_HOMES = {"Conflicts": "pipeline.api", "Tables": "pipeline.tables.tables", "check": "pipeline.api", "extract": "pipeline.api"}


def __getattr__(name: str) -> object:
    """The public names, imported on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
