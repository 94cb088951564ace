"""The way in and out: every end of a run becomes one of three exit codes."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from types import ModuleType
from typing import NoReturn

import click

from pipeline.cli.app import app
from pipeline.cli.exits import CANNOT_CHECK, FINE
from pipeline.errors import PipelineError


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 nothing that fails, 1 findings or tables out of date, 2 could not check.

    The process ends without freeing its objects one by one, which takes a tenth as long as a run: the system frees them at once.
    """
    # Most of what a run makes lives to its end, so that the collector seldom finds garbage.
    gc.set_threshold(500_000)
    # Pandera imports Hypothesis wherever it finds it, to make up tables; the command needs none, and the import takes as long as Pandera's.
    sys.modules.setdefault("hypothesis", None)  # type: ignore[arg-type]
    # Likewise spaCy imports a command of its own, and with it a web client and whatever else its other commands need.
    spacy_command = ModuleType("spacy.cli.info")
    spacy_command.info = None  # type: ignore[attr-defined]
    sys.modules.setdefault(spacy_command.__name__, spacy_command)
    code = run(args)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(args: Sequence[str] | None = None) -> int:
    """The exit code of the command line `args`, by default those of the process; messages go to standard error."""
    try:
        code = app.main(None if args is None else list(args), prog_name="crossclaim", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return CANNOT_CHECK
    except (click.Abort, KeyboardInterrupt):
        click.echo("crossclaim: interrupted; nothing was written half", err=True)
        return CANNOT_CHECK
    except PipelineError as error:
        for line in error.describe().splitlines():
            click.echo(f"crossclaim: {line}", err=True)
        return CANNOT_CHECK
    except Exception:
        # Python would exit with 1, which says that there are findings.
        traceback.print_exc()
        return CANNOT_CHECK
    return code if isinstance(code, int) else FINE
