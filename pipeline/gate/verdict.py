"""Which severities may fail a run."""

from __future__ import annotations

NEVER = "never"
FAIL_ON = ("error", "warning", "info", NEVER)
