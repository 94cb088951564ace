"""Options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline.gate.verdict import FAIL_ON
from pipeline.reports import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])

FOLDER = click.Path(path_type=Path)

paths = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")

raw = click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="The folder of articles.")

beside = click.option("--raw", type=FOLDER, help="The folder of articles.  [default: raw beside the tables]")

to = click.option("--to", type=FOLDER, default=Path("extracted"), show_default=True, help="The folder of the tables.")

rules = click.option(
    "--rules", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The project's rules.  [default: rules]"
)

keep_going = click.option("--keep-going", is_flag=True, help="Read what can be read; still ends with exit code 2.")


def _one_of_two(context: click.Context, option: click.Parameter, value: bool) -> bool:
    other = {"quiet": "verbose", "verbose": "quiet"}[str(option.name)]
    if value and context.params.get(other):
        raise click.UsageError("--quiet and --verbose contradict each other; give one of them")
    return value


quiet = click.option("--quiet", "-q", is_flag=True, callback=_one_of_two, help="No progress and no summary.")

verbose = click.option(
    "--verbose",
    "-v",
    is_flag=True,
    callback=_one_of_two,
    help="Tell on standard error what is read, by which rules, and how long it takes.",
)

output = click.option("--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the report there.")


def report(command: Command) -> Command:
    """The options of a command that prints a report."""
    for option in reversed(_REPORT):
        command = option(command)
    return command


def accept(command: Command) -> Command:
    """The options by which a project with a past accepts what there is."""
    for option in reversed(_ACCEPT):
        command = option(command)
    return command


new_since = click.option(
    "--new-since", metavar="REV", help="Only findings that the tables at this git revision do not have; the others neither show nor fail."
)

_ACCEPT = (
    click.option("--accept-all", is_flag=True, help="Accept all findings that are open: write them to rules/accepted.yaml."),
    click.option("--reason", metavar="TEXT", help="Why they are accepted."),
    click.option("--who", metavar="NAME", help="Who accepts them.  [default: the name that you are logged in with]"),
)

_REPORT = (
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="Of the report: text and html for people, markdown for a comment on a change, github, gitlab, junit and sarif for CI, "
        "the others for programs.",
    ),
    output,
    click.option("--fail-on", type=click.Choice(FAIL_ON), help="The least severity that fails.  [default: warning]"),
    click.option("--select", multiple=True, metavar="RULE", help="Only rules whose id begins so; may be repeated, or joined with commas."),
    click.option("--ignore", multiple=True, metavar="RULE", help="No rule whose id begins so; may be repeated, or joined with commas."),
    quiet,
    verbose,
)
