"""What a run says while it works, on standard error: how far it is, and with --verbose what it reads and how long its steps take."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 2.0
"""Seconds after which work is long enough for a bar."""
BAR_WIDTH = 24


def is_watched() -> bool:
    """True if somebody sits before standard error: a terminal that can erase a line, and that no CI keeps as a log."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a run tells besides its result."""

    quiet: bool = False
    verbose: bool = False

    def tell(self, words: str) -> None:
        """Say it, if the run is to be verbose."""
        if self.verbose:
            click.echo(f"crossclaim: {words}", err=True)

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """Show what is going on as long as it does, and tell how long it took."""
        started = time.monotonic()
        shows = is_watched() and not self.quiet
        if shows:
            sys.stderr.write(f"\r{words} …")
            sys.stderr.flush()
        try:
            yield
        finally:
            if shows:
                sys.stderr.write("\r\x1b[2K")
                sys.stderr.flush()
        self.tell(f"{words}: {time.monotonic() - started:.1f} s")

    @contextmanager
    def count(self, words: str, noun: str) -> Iterator[Callable[[int, int], None] | None]:
        """A step that says how many things of all are done; null where nobody would see it. `noun`: what they are called."""
        with self.step(words):
            if self.quiet or not is_watched():
                yield None
                return
            bar = Bar(noun)
            try:
                yield bar.show
            finally:
                bar.stop()


SHOWING, QUIET = Voice(), Voice(quiet=True)


@dataclass(slots=True)
class Bar:
    """A bar with the rate and the remaining time, from when the work has taken long enough."""

    noun: str
    clock: Callable[[], float] = time.monotonic
    _started: float | None = None
    _shown: tuple[Progress, TaskID] | None = field(default=None, repr=False)

    def show(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done; the first call starts the clock."""
        now = self.clock()
        if self._started is None:
            self._started = now
        taken = now - self._started
        if self._shown is None and (taken < PATIENCE or not 0 < done < total):
            return
        rate = done / taken
        told: dict[str, Any] = {"rate": f"{rate:,.1f} {self.noun}/s", "left": _clock_time((total - done) / rate)}
        if self._shown is None:
            bar = _make_bar()
            self._shown = bar, bar.add_task("", total=total, completed=done, **told)
            bar.start()
        else:
            bar, task = self._shown
            bar.update(task, completed=done, **told)

    def stop(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown[0].stop()


def _make_bar() -> Progress:
    # Imported by those who wait: short work needs no bar.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    columns = ("Reading", BarColumn(BAR_WIDTH), MofNCompleteColumn(), "{task.fields[rate]}", "{task.fields[left]} left")
    sys.stderr.write("\r\x1b[2K")
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)


def _clock_time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
