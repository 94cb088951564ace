"""The commands: options, and one call each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pipeline import __version__
from pipeline.cli import options
from pipeline.cli.doors import add, init
from pipeline.cli.exporting import export
from pipeline.cli.progress import Voice
from pipeline.cli.project import Request, make_request, open_project

EXIT_CODES = """\b
Exit codes:
  0  nothing that fails
  1  findings at or above --fail-on that are not accepted, or tables out of date
  2  could not check: wrong usage, an article, rule or table that cannot be read"""


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="crossclaim")
def app() -> None:
    """A linter for facts: finds where articles on one subject cannot all be right.

    In a project, a folder with articles in raw/, type: crossclaim run
    """


app.add_command(init)
app.add_command(add)
app.add_command(export)


@app.command()
@options.paths
@options.raw
@options.to
@options.rules
@options.keep_going
@options.report
def run(paths: tuple[Path, ...], raw: Path, to: Path, rules: Path | None, keep_going: bool, **request: Any) -> int:
    """Extract the claims of articles, and check them.

    PATH is a folder of articles, or single files; without one, everything in raw/.

    \b
    crossclaim run
    crossclaim run articles/ --to tables --format json
    """
    from pipeline.cli.running import run_project

    return run_project(open_project(raw=raw, to=to, rules=rules), paths, Request(**request), keep_going=keep_going)


@app.command()
@options.paths
@options.raw
@options.to
@options.rules
@click.option("--format", "form", type=click.Choice(("csv", "parquet")), default="csv", show_default=True, help="Of the tables.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if the tables are out of date.")
@options.keep_going
@options.quiet
@options.verbose
def extract(
    paths: tuple[Path, ...], raw: Path, to: Path, rules: Path | None, form: str, only_check: bool, keep_going: bool, **voice: bool
) -> int:
    """Write the tables of sources, mentions and claims.

    \b
    crossclaim extract --to extracted
    crossclaim extract --check
    """
    from pipeline.cli.extracting import compare_extracted, extract_project, write_extracted

    project, said = open_project(raw=raw, to=to, rules=rules), Voice(**voice)
    extracted = extract_project(project, paths, keep_going=keep_going, voice=said)
    return compare_extracted(extracted, project) if only_check else write_extracted(extracted, project, form, voice=said)


@app.command()
@click.argument("extracted", type=options.FOLDER, default=Path("extracted"))
@options.beside
@options.rules
@options.report
@options.new_since
@options.accept
def check(extracted: Path, raw: Path | None, rules: Path | None, **request: Any) -> int:
    """Find conflicts in the tables, write conflicts.csv, print a report.

    \b
    crossclaim check
    crossclaim check tables --fail-on error --ignore aged_statement
    crossclaim check --format sarif --output crossclaim.sarif
    crossclaim check --new-since origin/main --format github
    crossclaim check --accept-all --reason "known when we began"
    """
    from pipeline.cli.running import check_project

    return check_project(open_project(raw=raw, to=extracted, rules=rules), make_request(**request))


@app.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@options.to
@options.beside
@options.rules
@click.option("--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True, help="Of the diff.")
@options.output
def diff(old: str, new: str | None, to: Path, raw: Path | None, rules: Path | None, form: str, output: Path | None) -> int:
    """Claims added, gone and changed, and conflicts new and solved.

    OLD and NEW are folders of tables, or git revisions of the folder --to; without NEW, that folder as it is now.

    \b
    crossclaim diff HEAD
    crossclaim diff v1.0 main --format markdown
    crossclaim diff old-tables extracted
    """
    from pipeline.cli.diffing import diff_states

    return diff_states(open_project(raw=raw, to=to, rules=rules), old, new, form, output)


@app.command()
@click.argument("identifier", metavar="ID")
@options.to
@options.beside
@options.rules
def explain(identifier: str, to: Path, raw: Path | None, rules: Path | None) -> int:
    """Everything about a claim, a conflict or a rule.

    ID may be the beginning of an id, if no other begins so.
    """
    from pipeline.cli.explaining import explain_id

    return explain_id(open_project(raw=raw, to=to, rules=rules), identifier)


@app.command("why-not")
@click.argument("first", metavar="CLAIM")
@click.argument("second", metavar="CLAIM")
@options.to
@options.beside
@options.rules
def why_not(first: str, second: str, to: Path, raw: Path | None, rules: Path | None) -> int:
    """Why two claims do not conflict."""
    from pipeline.cli.explaining import explain_pair

    return explain_pair(open_project(raw=raw, to=to, rules=rules), first, second)


@app.command()
@options.to
@options.beside
@options.rules
@click.option("--port", type=click.IntRange(0, 65535), default=8517, show_default=True, help="Where the page answers; 0 for any free port.")
@click.option("--who", metavar="NAME", help="Who decides.  [default: the name that you are logged in with]")
@click.option("--open/--no-open", "opens", default=True, help="Open the page in the browser.")
def review(to: Path, raw: Path | None, rules: Path | None, port: int, who: str | None, opens: bool) -> int:
    """Look at the findings on a local web page, accept them with a reason, reopen them.

    \b
    crossclaim review
    crossclaim review --to tables --port 0 --who "Ada Berg"
    """
    from pipeline.cli.reviewing import review_project

    return review_project(open_project(raw=raw, to=to, rules=rules), port=port, who=who, opens=opens)


@app.group()
def rules() -> None:
    """What is looked for."""


@rules.command("list")
@options.to
@options.rules
@click.option(
    "--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of annotated claims to hold the rules against."
)
def list_rules(to: Path, rules: Path | None, gold: Path | None) -> int:
    """The rules, where each comes from, and how much of the tables is whose.

    \b
    crossclaim rules list
    crossclaim rules list --gold tests/gold
    """
    from pipeline.cli.listing import print_rules

    return print_rules(open_project(raw=None, to=to, rules=rules), gold)


@rules.command("test")
@click.argument("prefixes", nargs=-1, metavar="[RULE]...")
@options.rules
@click.option("--pack", metavar="NAME", help="Only rules that this rule pack brings.")
def test_rules(prefixes: tuple[str, ...], rules: Path | None, pack: str | None) -> int:
    """Run the examples that the rules carry; exit code 1 if one is not as its rule says.

    RULE is an id or the beginning of some; without one, all rules are tried.

    \b
    crossclaim rules test
    crossclaim rules test capital_by_name
    crossclaim rules test --pack railways
    """
    from pipeline.cli.examples import run_all_examples

    return run_all_examples(open_project(raw=None, to=Path("extracted"), rules=rules), prefixes, pack)
