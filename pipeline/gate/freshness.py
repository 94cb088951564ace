"""Whether the tables still speak of the articles that are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drift:
    """The source_ids of the articles that the tables do not hold as they are now, each list sorted."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.removed)

    def describe(self) -> str:
        """In one sentence, the first few by name."""
        lists = {"changed": self.changed, "added": self.added, "removed": self.removed}
        return "; ".join(f"{what}: {_some(ids)}" for what, ids in lists.items() if ids)


def drift(tables: Mapping[str, str], articles: Mapping[str, str]) -> Drift:
    """What has changed since the tables were made; both map source_id to SHA-256, of `sources.csv` and of the articles there are."""
    return Drift(
        changed=tuple(sorted(key for key in tables.keys() & articles.keys() if tables[key] != articles[key])),
        added=tuple(sorted(articles.keys() - tables.keys())),
        removed=tuple(sorted(tables.keys() - articles.keys())),
    )


def _some(ids: tuple[str, ...], most: int = 5) -> str:
    more = f" and {len(ids) - most} more" if len(ids) > most else ""
    return ", ".join(ids[:most]) + more
