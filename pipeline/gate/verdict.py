"""Whether a run fails."""

from __future__ import annotations

RANKS = {"info": 1, "warning": 2, "error": 3}
NEVER = "never"
FAIL_ON = ("error", "warning", "info", NEVER)


def fails(severity: str, fail_on: str) -> bool:
    """True if a finding of this severity that nobody accepted fails the run."""
    return fail_on != NEVER and RANKS[severity] >= RANKS[fail_on]
