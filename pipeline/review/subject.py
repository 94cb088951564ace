"""What is being reviewed: the report on the tables as they are, made anew when they change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.reports.report import Report

Stamp = tuple[int, int] | None
"""Time of change and size of the manifest of the tables; null where there is none."""


GONE = "the tables are gone. Decisions on what this page shows are still kept; `crossclaim run` makes the tables again."


class Subject:
    """The report under review, shared by the threads of the server.

    The first report is made at once: what cannot be reviewed is said before anything listens. When the tables change or vanish later,
    the page goes on with the report that it has, and says so.
    """

    def __init__(self, make: Callable[[], Report], manifest: Path) -> None:
        self._make = make
        self._manifest = manifest
        self._lock = threading.Lock()
        self._stamp = self._read_stamp()
        self._report = make()

    @property
    def report(self) -> Report:
        """The report as it was last made."""
        return self._report

    def problem(self) -> str | None:
        """Why the report is not that of the tables on disk, null if it is."""
        stamp = self._read_stamp()
        if stamp is None:
            return f"{self._manifest.parent}: {GONE}"
        return None if stamp == self._stamp else "The tables have changed since this page was made; load it again to see them."

    def refresh(self) -> str | None:
        """Make the report anew if the tables have changed; the reason where that is not possible, and the old report stays."""
        with self._lock:
            stamp = self._read_stamp()
            if stamp == self._stamp or stamp is None:
                return self.problem()
            try:
                self._report = self._make()
            except PipelineError as error:
                return error.describe()
            self._stamp = stamp
            return None

    def _read_stamp(self) -> Stamp:
        try:
            status = self._manifest.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size
