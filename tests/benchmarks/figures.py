"""Figures with what is asked of them, as rows of a table."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured number, and what it must reach or may not pass, if anything is asked of it."""

    name: str
    value: float
    at_least: float | None = None
    at_most: float | None = None

    @property
    def is_met(self) -> bool:
        """True where the number keeps to its limits; one that is not a number keeps to none."""
        low = -math.inf if self.at_least is None else self.at_least
        high = math.inf if self.at_most is None else self.at_most
        return low <= self.value <= high

    @property
    def asked(self) -> str:
        """The limits in words."""
        limits = [f"at least {written(self.at_least)}" if self.at_least is not None else ""]
        limits.append(f"at most {written(self.at_most)}" if self.at_most is not None else "")
        return ", ".join(limit for limit in limits if limit)


def written(value: float) -> str:
    """A count as it is, and anything else with three decimals."""
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def figures(
    values: Mapping[str, float], *, at_least: Mapping[str, float] | None = None, at_most: Mapping[str, float] | None = None
) -> list[Figure]:
    """The numbers in the order given, with the limits of those that have one.

    Raises:
        KeyError: a limit names no number: a figure that is no longer measured must not pass.
    """
    low, high = dict(at_least or {}), dict(at_most or {})
    if missing := sorted((low.keys() | high.keys()) - values.keys()):
        raise KeyError(f"asked for, but not measured: {', '.join(missing)}")
    return [Figure(name, value, low.get(name), high.get(name)) for name, value in values.items()]


HEADER = ("figure", "measured", "asked", "")


def rows(measured: Sequence[Figure]) -> list[tuple[str, str, str, str]]:
    """The cells of the table, without its header."""
    marks = {(True, True): "met", (True, False): "MISSED"}
    return [(f.name.replace("_", " "), written(f.value), f.asked, marks.get((bool(f.asked), f.is_met), "")) for f in measured]


def as_text(measured: Sequence[Figure]) -> str:
    """The table for a terminal, in columns."""
    cells = rows(measured)
    widths = [max(len(row[i]) for row in cells) for i in range(3)]
    return "\n".join(
        f"  {name:<{widths[0]}}  {value:>{widths[1]}}  {asked:<{widths[2]}}  {mark}".rstrip() for name, value, asked, mark in cells
    )


def as_markdown(measured: Sequence[Figure]) -> str:
    """The table for the results file."""
    lines = ["| " + " | ".join(row) + " |" for row in (HEADER, *rows(measured))]
    return "\n".join([lines[0], "|---|---:|---|---|", *lines[1:]])
