"""Running the program and the scorers, each as a user would: from the command line."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class BenchmarkError(Exception):
    """A benchmark could not be run: nothing was measured."""


@dataclass(frozen=True)
class Place:
    """Where the material stands, and an empty folder to work in."""

    shared: Path
    work: Path

    def find(self, name: str) -> Path:
        """A file or folder of the material.

        Raises:
            BenchmarkError: it is not there.
        """
        path = self.shared / name
        if not path.exists():
            raise BenchmarkError(
                f"{name} is not in {self.shared}: the benchmarks need the folder with articles, gold and external sets; "
                "put it beside this checkout, or name it with --shared"
            )
        return path


def command(*words: str | Path, cwd: Path) -> str:
    """What the command prints.

    Raises:
        BenchmarkError: it is not installed, or its exit code is not 0; with the end of what it wrote to standard error.
    """
    try:
        done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError as error:
        raise BenchmarkError(f"{words[0]} is not installed: {error}") from error
    if done.returncode:
        called = " ".join(str(word) for word in words)
        raise BenchmarkError(f"exit code {done.returncode} from: {called}\n{done.stderr[-2000:]}")
    return done.stdout


def crossclaim(raw: Path, to: Path, *, cwd: Path) -> str:
    """The report on the articles in `raw`, with the tables written to `to`."""
    return command(Path(sys.executable).parent / "crossclaim", "run", "--raw", raw, "--to", to, "--fail-on", "never", cwd=cwd)


def read_figures(printed: str) -> dict[str, float]:
    """The numbers of a scorer, which prints one `name: number` a line."""
    pairs = (line.rpartition(": ") for line in printed.splitlines() if ": " in line)
    return {name: float(value) if "." in value else int(value) for name, _, value in pairs}
