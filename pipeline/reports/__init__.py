"""Reports: what a check found, for people, for programs and for CI; pure functions without files or exit codes."""

FORMATS = ("text", "json", "jsonl", "csv", "html", "markdown", "github", "gitlab", "junit", "sarif")
"""The formats that `pipeline.reports.render` knows."""

WITH_BACKGROUND = ("html", "sarif")
"""Those that show what surrounds the findings, the manuals of the rules for one."""
