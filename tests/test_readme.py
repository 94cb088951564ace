"""What the READMEs say: every command, option, file, code and column in them is there, and what they show is what comes out."""

from __future__ import annotations

import dataclasses
import inspect
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest
import yaml

import pipeline
from pipeline.articles import sources
from pipeline.cli import exits
from pipeline.cli.app import app
from pipeline.settings import SEVERITIES, Settings, load_settings
from pipeline.tables import columns, schemas
from pipeline.tables.fields import fields, rows_of
from pipeline.tables.manifest import Manifest
from tests.readme import BLOCK, PART, README, ROOT, brought_up_to_date, commands
from tests.test_project import tracked_files

TEXT = README.read_text(encoding="utf-8")
READMES = sorted({README, *(path for path in tracked_files() if path.name == "README.md")})
CODE = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")
"""A code span, which may be wrapped once."""
TYPES = {str: "text", int: "whole number", float: "number"}


def test_what_the_readme_shows_is_what_comes_out() -> None:
    """Every excerpt, taken out and made anew; the command in the message brings it up to date."""
    assert brought_up_to_date(emptied(TEXT)) == TEXT, "README.md shows something else: python -m tests.readme"


def emptied(text: str) -> str:
    """The README without what the program writes into it."""

    def without_output(block: re.Match[str]) -> str:
        if block["language"] != "console":
            return re.sub(r"\b[xf][0-9a-f]{15}\b", "none", block[0])
        return f"```console\n{block['text'].partition(chr(10))[0]}\n```"

    text = PART.sub(lambda part: part["begin"] + part["end"], text)
    return BLOCK.sub(without_output, text)


def test_the_readme_shows_something() -> None:
    assert [part["name"] for part in PART.finditer(TEXT)] == ["report", "commands"]
    blocks = [block["language"] for block in BLOCK.finditer(emptied(TEXT))]
    assert blocks.count("console") == 6
    assert "$ crossclaim run\n```" in emptied(TEXT)
    assert [context.command_path for context in commands()] == re.findall(r"^### `(crossclaim.*)`$", TEXT, re.MULTILINE)


def test_the_tutorial_shows_what_its_words_say() -> None:
    first, with_rule, accepted, python, exported, components = (
        block["text"] for block in BLOCK.finditer(TEXT) if block["language"] == "console"
    )
    length, wires = "Marlow Bay line: 31 kilometres here, 13 kilometres there", "Marlow Bay line (electrify): 1934 here, 1936 there"
    assert re.findall(r"^error\[\w+\] (.*)$", first, re.MULTILINE) == [length]
    assert re.findall(r"^error\[\w+\] (.*)$", with_rule, re.MULTILINE) == [length, wires]
    assert re.findall(r"^error\[\w+\] (.*)$", accepted, re.MULTILINE) == [wires]
    assert "Found 1 error, 1 accepted. 1 finding at or above warning: this fails.\n" in accepted
    assert re.findall(r"^error (.*)$", python, re.MULTILINE) == [wires, length]
    assert exported.endswith(" claims and 2 conflicts to facts.sqlite.\n")
    assert components.splitlines()[1:] == [
        "mid-2027 2027-05~/2027-08~ 2027-05-01 2027-08-31",
        "open reading room 2027-05~/2027-08~ planned",
    ]


def section(path: Path, title: str) -> str:
    """The text below a heading, up to the next of the same level."""
    text = path.read_text(encoding="utf-8")
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match, f"{path.relative_to(ROOT)} has no section {title}"
    return match[1]


def rows(text: str) -> list[list[str]]:
    """The cells of a Markdown table's body, without the marks of code."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.split("|")[1:-1]] for line in lines[2:]]


def test_every_exit_code_is_documented() -> None:
    codes = {value for name, value in vars(exits).items() if name.isupper()}
    assert [int(row[0]) for row in rows(section(README, "In CI"))] == sorted(codes)


def test_severities_are_documented() -> None:
    assert tuple(row[0] for row in rows(section(README, "What the output means"))) == SEVERITIES


def test_settings_are_documented_with_their_defaults() -> None:
    shown = {"all": (), "none": (), "what the rule says": {}}
    documented = {name.replace("-", "_"): shown.get(default, default) for name, _, default in rows(section(README, "Settings"))}
    assert documented == dataclasses.asdict(Settings())


def test_the_names_for_python_are_documented() -> None:
    """Every public name, and for the functions their arguments without a keyword, in order."""
    documented = [row[0].partition("(")[::2] for row in rows(section(README, "From Python"))]
    assert sorted([*(name for name, _ in documented), "__version__"]) == pipeline.__all__
    for name, arguments in documented:
        parameters = inspect.signature(getattr(pipeline, name)).parameters.values() if arguments else ()
        assert [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD] == re.findall(r"\w+", arguments)


def test_the_settings_shown_are_allowed(tmp_path: Path) -> None:
    (block,) = (block for block in BLOCK.finditer(TEXT) if block["title"] == "crossclaim.toml")
    (tmp_path / "crossclaim.toml").write_text(block["text"], encoding="utf-8")
    assert load_settings(tmp_path) == Settings(ignore=("name_spelled_two_ways",), severity={"aged_statement": "warning"}, fail_on="error")


def test_the_job_shown_is_a_workflow() -> None:
    (block,) = (block for block in BLOCK.finditer(TEXT) if block["title"] == ".github/workflows/facts.yaml")
    steps = yaml.safe_load(block["text"])["jobs"]["crossclaim"]["steps"]
    assert [step["run"] for step in steps if step.get("run", "").startswith("crossclaim")] == [
        "crossclaim extract --check",
        "crossclaim check --fail-on error",
    ]


# ---- commands, targets and links, in every README
def mentioned(text: str, program: str) -> list[str]:
    """Every call of a program that a text shows, in code between words or in a block."""
    prose = BLOCK.sub("", PART.sub("", text))
    spans = [" ".join(span.split()) for span in CODE.findall(prose) if re.match(rf"{program}\b", span)]
    blocks = "\n".join(block["text"] for block in BLOCK.finditer(PART.sub("", text)))
    lines = re.findall(rf"^(?:\$ | *- run: )?({program} [^#\n]*)", blocks, re.MULTILINE)
    return [*spans, *(line.strip() for line in lines)]


def faults(line: str) -> Iterator[str]:
    """What a call names that is not there: a command or an option."""
    command: click.Command = app
    known: set[str] = {"--help", "--version"}
    for word in shlex.split(line)[1:]:
        if word.startswith("-"):
            if word.partition("=")[0] not in known:
                yield f"{line}: no option {word}"
        elif isinstance(command, click.Group):
            if word not in command.commands:
                yield f"{line}: no command {word}"
                return
            command = command.commands[word]
            known = {"--help", *(name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts))}


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_and_options_exist(path: Path) -> None:
    calls = mentioned(path.read_text(encoding="utf-8"), "crossclaim")
    assert [fault for call in calls for fault in faults(call)] == []


def test_the_readme_names_commands() -> None:
    assert {"crossclaim run --raw DIR --to OUT", "crossclaim extract --check", "crossclaim check"} <= set(mentioned(TEXT, "crossclaim"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("crossclaim run --raw DIR --to OUT", []),
        ("crossclaim rules list", []),
        ("crossclaim", []),
        ("crossclaim rnu", ["crossclaim rnu: no command rnu"]),
        ("crossclaim rules lst", ["crossclaim rules lst: no command lst"]),
        ("crossclaim check --raw=x --fail-one error", ["crossclaim check --raw=x --fail-one error: no option --fail-one"]),
        ("crossclaim review --no-open", []),
    ],
)
def test_a_wrong_call_is_told(line: str, expected: Sequence[str]) -> None:
    assert list(faults(line)) == expected


def test_options_named_alone_exist() -> None:
    known = {
        name for context in commands() for parameter in context.command.params for name in (*parameter.opts, *parameter.secondary_opts)
    }
    prose = BLOCK.sub("", PART.sub("", TEXT))
    named = {span.split()[0] for span in CODE.findall(prose) if re.match("--[a-z]", span)}
    assert {"--fail-on", "--format", "--select"} <= named <= known


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = {call.split()[1] for call in mentioned(path.read_text(encoding="utf-8"), "make") if " " in call}
    assert called <= targets
    assert path != README or called >= {"run", "test", "bench"}


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    headings = {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    local = [link for link in links if not re.match(r"https?://", link)]
    assert [link for link in local if link.startswith("#") and link[1:] not in headings] == []
    assert [link for link in local if not link.startswith("#") and not (path.parent / link.partition("#")[0]).exists()] == []


# ---- the tables
EXTRACTED = ROOT / "extracted" / "README.md"


@pytest.mark.parametrize("name", columns.COLUMNS)
def test_every_column_is_documented(name: str) -> None:
    """In the words of the schema, which the data package and the exports repeat."""
    lines = [line for line in section(EXTRACTED, f"{name}.csv").splitlines() if line.startswith("| `")]
    assert lines == [
        f"| `{field.name}` | {TYPES[field.type]} | {'no' if field.is_required else 'yes'} | {field.description} |" for field in fields(name)
    ]


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("claims", "kind", schemas.KINDS),
        ("claims", "modality", schemas.MODALITIES),
        ("conflicts", "severity", schemas.SEVERITIES),
        ("conflicts", "type", schemas.TYPES),
        ("mentions", "kind", ("date", "quantity", "entity")),
    ],
)
def test_the_words_of_a_closed_column_are_documented(table: str, column: str, words: Sequence[str]) -> None:
    (described,) = (row[3] for row in rows(section(EXTRACTED, f"{table}.csv")) if row[0] == column)
    assert [word for word in words if word not in re.findall(r"[\w-]+", described)] == []


def test_the_rows_and_their_order_are_documented() -> None:
    text = EXTRACTED.read_text(encoding="utf-8").partition("\n## ")[0]
    assert dict(re.findall(r"^\| \[`(\w+)\.csv`\]\S+ \| ([^|]+) \|", text, re.MULTILINE)) == {
        name: rows_of(name) for name in columns.COLUMNS
    }
    order = {match[1]: tuple(CODE.findall(match[2])) for match in re.finditer(r"^\| \[`(\w+)\.csv`\].*\| ([^|]+) \|$", text, re.MULTILINE)}
    assert order == columns.ORDER


def test_the_manifest_is_documented() -> None:
    assert [row[0] for row in rows(section(EXTRACTED, "manifest.json"))] == [field.name for field in dataclasses.fields(Manifest)]


def test_the_columns_of_the_list_of_sources_are_documented() -> None:
    assert [row[0] for row in rows(section(ROOT / "raw" / "README.md", "sources.csv"))] == list(sources.COLUMNS)
