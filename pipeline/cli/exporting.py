"""`export`: the tables as one file for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.exits import FINE
from pipeline.cli.output import write_out
from pipeline.exports.formats import FORMATS


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.to
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Of the file.  [default: what its ending says]")
@click.option("--base", metavar="IRI", help="Of turtle, jsonld and ntriples: what stands before the ids.")
@click.option("--force", is_flag=True, help="Write over a file that is something else.")
def export(file: Path, to: Path, form: str | None, base: str | None, force: bool) -> int:
    """Write the tables to one file for other programs.

    \b
    crossclaim export facts.sqlite
    crossclaim export facts.duckdb --to tables
    crossclaim export facts.ttl --base https://facts.example/bridges/
    """
    return export_tables(to, file, form, base=base, force=force)


def export_tables(folder: Path, file: Path, form: str | None, *, base: str | None, force: bool) -> int:
    """Write the tables in a folder to a file; the exit code. PipelineError, and the file stays as it is, where that cannot be done."""
    from pipeline.exports.formats import format_of, write_export
    from pipeline.tables.columns import EXTRACTED
    from pipeline.tables.revision import read_checked

    form = form or format_of(file)
    checked = read_checked(folder)
    write_export(checked, file, form, force=force, base=base)
    frames = {**{name: checked.tables.frame(name) for name in EXTRACTED}, "conflicts": checked.conflicts}
    counts = [f"{frame.height:,} {name if frame.height != 1 else name[:-1]}" for name, frame in frames.items() if frame is not None]
    if checked.conflicts is None:
        click.echo(
            f"crossclaim: nobody has looked for conflicts yet, so that there are none in {file}; crossclaim check {folder}", err=True
        )
    write_out(f"Wrote {', '.join(counts[:-1])} and {counts[-1]} to {file}.\n")
    return FINE
