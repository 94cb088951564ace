"""Where a project keeps things, and what the command line asked for."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.progress import Voice
from pipeline.settings import Settings, load_settings

if TYPE_CHECKING:
    from pipeline.rulebook import Rulebook

RAW, EXTRACTED, RULES = Path("raw"), Path("extracted"), Path("rules")


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project and its settings."""

    raw: Path
    extracted: Path
    rules: Path
    settings: Settings

    def load_rules(self) -> Rulebook:
        """Our rules, those of the installed packs that the settings take, and the project's; PipelineError where one is broken."""
        from pipeline.rulebook import find_packs, load_rulebook

        return load_rulebook(self.rules if self.rules.is_dir() else None, packs=find_packs(self.settings))

    def folders(self, raw: Path | None = None) -> dict[str, str]:
        """The options by which `explain` and its like find this project's folders, with their values: those that are not the default.

        `raw`: the folder of articles, where it is not the project's own.
        """
        return self._named(raw, self.extracted.parent / RAW)

    def command(self, name: str, raw: Path | None = None) -> str:
        """`run`, `extract` or `check` of this project as it is typed in its working directory; `raw` as for `folders`."""
        options = self.folders(raw) if name == "check" else self._named(raw, RAW)
        words = ["crossclaim", name]
        if name == "check":
            words.append(options.pop("--to", str(EXTRACTED)))
        return shlex.join([*words, *(part for option in options.items() for part in option)])

    def _named(self, raw: Path | None, beside: Path) -> dict[str, str]:
        """The folders that must be named where articles are looked for in `beside`."""
        given = {"--to": (self.extracted, EXTRACTED), "--raw": (raw or self.raw, beside), "--rules": (self.rules, RULES)}
        return {option: str(folder) for option, (folder, default) in given.items() if folder != default}

    def describe_rules(self, rulebook: Rulebook) -> str:
        """Where the rules come from, and how many there are of each kind."""
        ours = ", ".join(["ours", *(f"those of {pack}" for pack in rulebook.packs)])
        whose = f"{ours} and those in {self.rules}" if self.rules.is_dir() else f"{ours}; there is no folder {self.rules}"
        parts = ("entities", "predicates", "patterns", "conflicts", "lexicons")
        return f"rules: {whose}: {', '.join(f'{len(getattr(rulebook, part)):,} {part}' for part in parts)}"


@dataclass(frozen=True, slots=True)
class Request:
    """How a check is to be reported, and when it fails."""

    form: str = "text"
    output: Path | None = None
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    quiet: bool = False
    verbose: bool = False
    new_since: str | None = None
    """The git revision whose findings are left out."""
    accept_reason: str | None = None
    """Why every open finding is to be accepted; null: none is."""
    who: str | None = None
    """Who accepts."""

    @property
    def voice(self) -> Voice:
        """How much is told besides the report."""
        return Voice(self.quiet, self.verbose)


def make_request(*, accept_all: bool, reason: str | None, **request: Any) -> Request:
    """The request of a check; UsageError where a reason is given for nothing, or nothing for a reason."""
    given = (reason or "").strip() or None
    if accept_all and given is None:
        raise click.UsageError('--accept-all needs a reason that stands in accepted.yaml: --reason "…"')
    if not accept_all and (reason is not None or request["who"] is not None):
        raise click.UsageError("--reason and --who say why and by whom all findings are accepted; they go with --accept-all")
    return Request(accept_reason=given, **request)


def open_project(*, raw: Path | None, to: Path, rules: Path | None) -> Project:
    """The project in the working directory, with the folders that the command line names; `raw` is by default beside the tables."""
    return Project(to.parent / RAW if raw is None else raw, to, rules or RULES, load_settings(Path()))


def split_ids(values: Sequence[str]) -> tuple[str, ...]:
    """Rule ids that were given one by one or joined with commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
