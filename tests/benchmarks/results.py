"""RESULTS.md: the last measured figures of each benchmark, with day and command."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"

INTRODUCTION = """# Results

What `make bench` measured last, each part with the day and the command. `make bench WRITE=1` writes this file,
`make bench ONLY="gold speed" WRITE=1` only those parts of it.

All of these texts lay open while the rules were written: `gold` and `own` above all, whose every miss was looked at. The figures tell
what a change made better or worse. They do not tell how the program does on a text that it has not met; expect less there.
"""


def section(title: str, day: str, table: str, seconds: float) -> str:
    """One part of the file."""
    return f"## {title}\n\n{day}, `make bench ONLY={title}`, {seconds:.0f} s.\n\n{table}\n"


def replace_sections(old: str, new: dict[str, str], order: tuple[str, ...]) -> str:
    """The file with the parts in `new` in the place of the old ones; parts that are no benchmark any more go."""
    kept = {match[1]: match[0] for match in re.finditer(r"^## (\S+)\n.*?(?=^## |\Z)", old, re.MULTILINE | re.DOTALL)}
    parts = {name: text.rstrip() + "\n" for name, text in {**kept, **new}.items()}
    return "\n".join([INTRODUCTION, *(parts[name] for name in order if name in parts)])
