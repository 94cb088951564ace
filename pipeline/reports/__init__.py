"""Reports: what a check found, as text for people and as JSON for programs; pure functions without files or exit codes."""

FORMATS = ("text", "json")
"""The formats that `pipeline.reports.render` knows."""
