"""The three exit codes."""

FINE = 0
"""Nothing that fails."""
FAILS = 1
"""Findings at or above --fail-on that nobody accepted, or tables out of date."""
CANNOT_CHECK = 2
"""Wrong usage, an article that cannot be read, a broken rule or table, nothing to check, or a crash."""
