"""The tables of one project, in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.tables.manifest import Manifest

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Tables:
    """What extraction made: frames with the columns of `pipeline.tables.columns`, sorted, checked.

    Words, ids and dates (ISO 8601) are strings, offsets and counts Int64, values Float64; what is unknown is null.
    """

    sources: pl.DataFrame
    mentions: pl.DataFrame
    claims: pl.DataFrame
    manifest: Manifest

    def frame(self, name: str) -> pl.DataFrame:
        """The table `sources`, `mentions` or `claims`."""
        return {"sources": self.sources, "mentions": self.mentions, "claims": self.claims}[name]
