"""What can go wrong, one class for each thing that a user can mend."""

from __future__ import annotations

from pathlib import Path


class PipelineError(Exception):
    """Something that stops the run and that the user can mend; the command line shows it and exits with 2.

    The message says what is wrong and what would be right; `path`, `line` and `column` say where.
    """

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None, column: str | None = None) -> None:
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        self.column = column
        super().__init__(self.describe())

    def describe(self) -> str:
        """The message behind its place: `rules/patterns/x.yaml:3: unknown key "lema"; known keys are …`."""
        place = self.path or ""
        if place and self.line is not None:
            place += f":{self.line}"
        if self.column is not None:
            place += f" [{self.column}]"
        return f"{place}: {self.message}" if place else self.message


class ArticleError(PipelineError):
    """An article or the list of sources cannot be read."""


class RuleError(PipelineError):
    """A rule file is broken."""


class SettingsError(PipelineError):
    """The settings name something that does not exist or has the wrong type."""


class ModelError(PipelineError):
    """The spaCy pipeline is missing or of another version than the one that the settings name."""


class TableError(PipelineError):
    """A table on disk is not what it should be."""


class Unreadable(PipelineError):  # noqa: N818 - it lists errors, and is none by itself
    """Several things that cannot be read, listed together: one error a line."""

    def __init__(self, errors: list[PipelineError]) -> None:
        self.errors = errors
        super().__init__("\n".join(error.describe() for error in errors))
