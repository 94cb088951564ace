"""Reports: what a check found, as text and as a page for people and as JSON for programs; pure functions without files or exit codes."""

FORMATS = ("text", "json", "html")
"""The formats that `pipeline.reports.render` knows."""
