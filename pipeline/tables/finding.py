"""What the table of conflicts asks of a finding; `pipeline.conflicts`, a later step, makes them."""

from __future__ import annotations

from typing import Protocol


class Finding(Protocol):
    """A conflict without an id: the columns of `conflicts.csv`, the ids not yet joined."""

    @property
    def collection(self) -> str: ...  # noqa: D102
    @property
    def rule_id(self) -> str: ...  # noqa: D102
    @property
    def type(self) -> str: ...  # noqa: D102
    @property
    def severity(self) -> str: ...  # noqa: D102
    @property
    def score(self) -> int: ...  # noqa: D102
    @property
    def message(self) -> str: ...  # noqa: D102
    @property
    def subject(self) -> str | None: ...  # noqa: D102
    @property
    def predicate(self) -> str | None: ...  # noqa: D102
    @property
    def claim_ids(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def source_ids(self) -> tuple[str, ...]: ...  # noqa: D102
