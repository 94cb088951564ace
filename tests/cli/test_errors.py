"""What cannot be checked: one clear message, exit code 2, and the old tables stay."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.steps import Ended, write
from tests.cli.test_commands import tables

Crossclaim = Callable[..., Ended]


def into(path: str, text: str | bytes) -> Callable[[Path], object]:
    data = text if isinstance(text, bytes) else text.encode()
    return lambda project: (project / path).write_bytes(data)


def without(folder: str) -> Callable[[Path], object]:
    return lambda project: (project / folder).rename(project / "away")


def emptied(project: Path) -> None:
    for path in (project / "raw").iterdir():
        path.unlink()


def no_rules(project: Path) -> None:
    for path in (project / "rules").rglob("*.yaml"):
        path.unlink()


def nothing(project: Path) -> None:
    """Leave the project as it is."""


BROKEN_TABLE = b"source_id\n"

CASES: dict[str, tuple[Callable[[Path], object], tuple[str, ...], tuple[str, ...]]] = {
    # what happens to the project, what is typed, what the message holds
    "no folder of articles": (without("raw"), ("run",), ("raw: there is no such folder",)),
    "no article": (emptied, ("run",), ("raw: holds no article",)),
    "no article to check against": (emptied, ("check",), ("raw: holds no article",)),
    "an article that is not text": (into("raw/guide.txt", b"\x00\xff\x00"), ("run",), ("raw/guide.txt:1: is not text",)),
    "two articles that are not text": (
        lambda project: [into(f"raw/{name}", b"\x00\xff\x00")(project) for name in ("guide.txt", "new.txt")],
        ("run",),
        ("crossclaim: raw/guide.txt:1: is not text", "crossclaim: raw/new.txt:1: is not text"),
    ),
    "an article that cannot be read, in a check": (into("raw/guide.txt", b"\x00\xff\x00"), ("check",), ("raw/guide.txt:1: is not text",)),
    "sources.csv names an article that is not there": (
        into("raw/sources.csv", "source_id\nmill\n"),
        ("run",),
        ("raw/sources.csv:2 [source_id]: ",),
    ),
    "a broken rule": (into("rules/conflicts/opened-once.yaml", "kind: [\n"), ("run",), ("rules/conflicts/opened-once.yaml:",)),
    "a broken rule, in a check": (
        into("rules/conflicts/opened-once.yaml", "kind: [\n"),
        ("check",),
        ("rules/conflicts/opened-once.yaml:",),
    ),
    "no rule": (no_rules, ("run",), ("holds no rule",)),
    "broken accepted.yaml": (into("rules/accepted.yaml", "- id: x\n  why: y\n"), ("check",), ('rules/accepted.yaml:2: unknown key "why"',)),
    "broken accepted.yaml, in a run": (
        into("rules/accepted.yaml", "- id: x\n  why: y\n"),
        ("run",),
        ('rules/accepted.yaml:2: unknown key "why"',),
    ),
    "broken settings": (into("crossclaim.toml", "fail_onn = 1\n"), ("run",), ('crossclaim.toml:1: unknown setting "fail_onn"',)),
    "a severity for no rule": (into("crossclaim.toml", 'severity = {x = "info"}\n'), ("check",), ('severity: there is no rule "x"',)),
    "a table edited by hand": (
        into("extracted/sources.csv", BROKEN_TABLE),
        ("check",),
        ("extracted/sources.csv:1 [collection]: without the column",),
    ),
    "a table of mentions that is gone": (
        lambda project: (project / "extracted" / "mentions.csv").unlink(),
        ("check",),
        ("mentions.csv: the table is missing",),
    ),
    "no tables": (nothing, ("check", "nowhere"), ("nowhere/manifest.json: there are no tables here",)),
    "an unknown rule": (
        nothing,
        ("check", "--select", "open-once"),
        ('select: no rule id begins with "open-once"; did you mean "opened-once"?',),
    ),
    "an unknown id": (nothing, ("explain", "x9"), ('nothing here has the id "x9"',)),
    "an id that is several": (nothing, ("explain", "c"), ('"c" is the beginning of 4 ids: ',)),
    "one claim twice": (nothing, ("why-not", "c", "c"), ('"c" is the beginning of 4 ids: ',)),
    "a report to nowhere": (
        nothing,
        ("check", "--output", "nowhere/report.txt"),
        ("nowhere/report.txt: the report cannot be written: No such file or directory",),
    ),
    "a folder where the tables should be": (
        into("file", b""),
        ("run", "--to", "file"),
        ("file: the tables cannot be written: File exists",),
    ),
    "an unknown command": (nothing, ("chekc",), ("No such command 'chekc'.",)),
    "an unknown option": (nothing, ("run", "--formt", "json"), ("No such option",)),
    "an unknown format": (nothing, ("run", "--format", "html5"), ("'html5' is not one of",)),
    "an unknown level": (nothing, ("run", "--fail-on", "fatal"), ("'fatal' is not one of",)),
    "a path that is not there": (nothing, ("run", "nowhere"), ("Path 'nowhere' does not exist.",)),
    "rules that are not there": (nothing, ("run", "--rules", "nowhere"), ("Directory 'nowhere' does not exist.",)),
    "too few words": (nothing, ("explain",), ("Missing argument 'ID'.",)),
}


@pytest.mark.parametrize(("damage", "typed", "messages"), CASES.values(), ids=CASES)
def test_exit_code_2_with_a_message(
    project: Path, crossclaim: Crossclaim, damage: Callable[[Path], object], typed: tuple[str, ...], messages: tuple[str, ...]
) -> None:
    assert crossclaim("run").code == 1
    damage(project)
    before = tables(project / "extracted")
    ended = crossclaim(*typed)
    assert ended.code == 2
    assert ended.out == ""
    assert "Traceback" not in ended.err
    for message in messages:
        assert message in ended.err
    assert tables(project / "extracted") == before


def test_keep_going_reads_the_rest_and_still_ends_with_2(project: Path, crossclaim: Crossclaim) -> None:
    write(project / "raw" / "new.txt", "The mill was opened in 1850.\n")
    (project / "raw" / "guide.txt").write_bytes(b"\x00\xff\x00")
    ended = crossclaim("run", "--keep-going")
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert ended.err.startswith("crossclaim: raw/guide.txt:1: is not text")
    assert "Compared  1 pair of 3 claims in 2 articles\n" in ended.out
    assert len(tables()) == 6
    assert crossclaim("extract", "--keep-going").code == 2


def test_keep_going_with_nothing_to_read(project: Path, crossclaim: Crossclaim) -> None:
    for path in (project / "raw").iterdir():
        path.write_bytes(b"\x00\xff\x00")
    assert crossclaim("run", "--keep-going").code == 2
    assert tables() == {}


@pytest.mark.parametrize("error", [RuntimeError("boom"), KeyboardInterrupt()])
def test_a_crash_does_not_look_like_findings(
    project: Path, crossclaim: Crossclaim, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def crash(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr("pipeline.api.extract_tables", crash)
    ended = crossclaim("run")
    assert ended.code == 2
    assert ended.out == ""
    assert ("RuntimeError: boom" in ended.err) is isinstance(error, RuntimeError)
    assert ("interrupted" in ended.err) is isinstance(error, KeyboardInterrupt)


def start(*words: str, folder: Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Runs the command as a process of its own, as a shell would."""
    code = "import sys; from pipeline.cli import main; main(sys.argv[1:])"
    root = Path(__file__).parents[2]
    # Without the warnings that the test run asks for: those of libraries would stand among what the command says.
    given = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", "PYTHONWARNDEFAULTENCODING": ""}
    return subprocess.run([sys.executable, "-c", code, *words], cwd=folder, env=given, encoding="utf-8", check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_exit_codes_of_the_process(tmp_path: Path) -> None:
    for words, code in ((("--help",), 0), (("--version",), 0), (("check", "nowhere"), 2), (("run", "--nonsense"), 2)):
        assert start(*words, folder=tmp_path, capture_output=True).returncode == code, words


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as closed:
        ended = start("rules", "list", folder=tmp_path, stdout=closed, stderr=subprocess.PIPE)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_terminal_of_another_encoding(tmp_path: Path) -> None:
    given = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii"}
    code = "from pipeline.cli.output import write_out; write_out('Өзгөн – 5 €\\n')"
    ended = subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, encoding="ascii", check=True)
    assert ended.stdout == "\\u04e8\\u0437\\u0433\\u04e9\\u043d \\u2013 5 \\u20ac\n"
