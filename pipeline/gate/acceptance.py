"""Holds what was accepted against what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.gate.accepted import Accepted


class Lapse(StrEnum):
    """Why an entry does not hold."""

    GONE = "gone"
    """It matches nothing any more."""
    CHANGED = "changed"
    """A passage reads differently from what was accepted."""
    EXPIRED = "expired"
    """Its last day is over."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The entries that hold, by conflict_id, and those that do not, with the reason, in the order of the file."""

    holding: Mapping[str, Accepted]
    lapsed: tuple[tuple[Accepted, Lapse], ...]


def accept(entries: Sequence[Accepted], fingerprints: Mapping[str, str], today: date) -> Acceptance:
    """Which entries hold: id and fingerprint are those of a finding, and the last day is not over.

    `fingerprints`: of every finding, by conflict_id.
    """
    lapses = [(entry, _lapse(entry, fingerprints, today)) for entry in entries]
    return Acceptance(
        holding={entry.id: entry for entry, lapse in lapses if lapse is None},
        lapsed=tuple((entry, lapse) for entry, lapse in lapses if lapse is not None),
    )


def _lapse(entry: Accepted, fingerprints: Mapping[str, str], today: date) -> Lapse | None:
    if entry.id not in fingerprints:
        return Lapse.GONE
    if fingerprints[entry.id] != entry.fingerprint:
        return Lapse.CHANGED
    return Lapse.EXPIRED if entry.expires is not None and today > entry.expires else None


def describe(entry: Accepted, lapse: Lapse) -> str:
    """What is wrong with the entry, and what follows."""
    words = {
        Lapse.GONE: "matches no finding any more; take it out",
        Lapse.CHANGED: "was accepted with other words in its passages; the finding is open again",
        Lapse.EXPIRED: f"expired after {entry.expires}; the finding is open again",
    }
    return f"line {entry.line}: {entry.id} ({entry.reason}) {words[lapse]}"
