"""The parts of README.md that the program writes: `python -m tests.readme` brings them up to date.

- Between `<!-- begin: NAME -->` and `<!-- end -->`: an excerpt of the report on `raw/`, and the help of every command.
- In a `console` block, what stands below the line that begins with `$`: the output of that command. The blocks run in order, in one
  project that is made of the blocks with a `title`, each a file with that name, as the reader meets them.
"""

from __future__ import annotations

import contextlib
import io
import re
import runpy
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from pipeline.cli.app import app
from pipeline.cli.main import run

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(?P<language>\w+)(?: title=(?P<title>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PART = re.compile(r"(?P<begin><!-- begin: (?P<name>\w+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
EXCERPT = (("dates_of_one_event", "Harbour Bridge"), ("copied_tense", "footbridge"), ("shares_of_a_whole", "survey"))
"""The findings that the excerpt shows: the rule, and words in it."""
HELP_WIDTH = 96


def brought_up_to_date(text: str) -> str:
    """The text of the README with everything in it that the program writes as it is now."""
    parts: dict[str, Callable[[], str]] = {"report": report_excerpt, "commands": command_reference}
    text = PART.sub(lambda part: f"{part['begin']}{parts[part['name']]()}{part['end']}", text)
    with project() as folder:
        return BLOCK.sub(lambda block: _played(block, folder), text)


def report_excerpt() -> str:
    """Some findings of the report on `raw/`, to the letter, each below its heading."""
    with project() as folder:
        shutil.copytree(ROOT / "raw", folder / "raw")
        shutil.copytree(ROOT / "rules", folder / "rules")
        report = output(["run", "--fail-on", "never"])
    findings = [_below_heading(report, rule, words) for rule, words in EXCERPT]
    return "```text\n" + "\n\n".join(findings) + "\n```\n"


def _below_heading(report: str, rule: str, words: str) -> str:
    paragraphs = report.split("\n\n")
    for index, paragraph in enumerate(paragraphs):
        if f"[{rule}]" in paragraph.partition("\n")[0] and words in paragraph:
            heading = next(above for above in reversed(paragraphs[:index]) if above.startswith("──"))
            return f"{heading}\n\n{paragraph}"
    raise LookupError(f"the report on raw/ has no finding of {rule} with the words {words!r}; choose another in {__name__}.EXCERPT")


def command_reference() -> str:
    """The help of every command."""
    return "\n".join(f"### `{context.command_path}`\n\n```text\n{context.get_help()}\n```\n" for context in commands())


def commands() -> Iterator[click.Context]:
    """Every command, a group before its members, as when it is called."""
    root = click.Context(app, info_name="crossclaim", terminal_width=HELP_WIDTH, **app.context_settings)
    waiting = [root]
    while waiting:
        context = waiting.pop(0)
        yield context
        if isinstance(context.command, click.Group):
            members = sorted(context.command.commands.items())
            waiting += [click.Context(command, info_name=name, parent=context) for name, command in members]


@contextlib.contextmanager
def project() -> Iterator[Path]:
    """An empty project in the working directory, which is gone in the end."""
    with tempfile.TemporaryDirectory(prefix="crossclaim-") as name, contextlib.chdir(name):
        yield Path(name)


def output(args: list[str]) -> str:
    """What a command line writes to standard output; RuntimeError where it could not check."""
    printed, complaints = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaints):
        code = run(args)
    if code not in (0, 1):
        raise RuntimeError(f"crossclaim {' '.join(args)}: {complaints.getvalue()}")
    return printed.getvalue()


def _played(block: re.Match[str], folder: Path) -> str:
    """The block as it should be; a file is written, and a command is run."""
    if block["language"] != "console":
        text = _accepting_the_first_finding(block["text"]) if block["title"] == "rules/accepted.yaml" else block["text"]
        if block["title"]:
            path = folder / block["title"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return block[0].replace(block["text"], text)
    prompt = block["text"].partition("\n")[0]
    printed = _python(prompt.removeprefix("$ python ")) if prompt.startswith("$ python ") else output(prompt.split()[2:])
    return f"```console\n{prompt}\n{printed.strip()}\n```"


def _accepting_the_first_finding(text: str) -> str:
    """The text with the id and the fingerprint of the first finding, as `explain` prints them."""
    explained = output(["explain", re.findall(r"^  (x[0-9a-f]{15})\b", output(["check"]), re.MULTILINE)[0]])
    for key in ("id", "fingerprint"):
        (printed,) = re.findall(rf"^[- ] {key}: \S+$", explained, re.MULTILINE)
        text = re.sub(rf"^[- ] {key}: \S+$", printed, text, flags=re.MULTILINE)
    return text


def _python(script: str) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(script)
    return printed.getvalue()


def main() -> int:
    """Rewrite the README; exit code 1 if that changed it."""
    old = README.read_text(encoding="utf-8")
    new = brought_up_to_date(old)
    README.write_text(new, encoding="utf-8", newline="\n")
    return int(old != new)


if __name__ == "__main__":
    sys.exit(main())
