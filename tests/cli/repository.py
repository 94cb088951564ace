"""A scratch git repository with a project in it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from pipeline.cli.main import run
from tests.cli.steps import write

GUIDE = """\
# Aldersund Harbour Bridge

The Aldersund Harbour Bridge was opened on 3 May 1931. It is 650 metres long.

The bridge was repainted in 1998. The keeper lives beside the northern tower with his family, where the old ferry used to land.
"""
HISTORY = """\
# Aldersund Harbour Bridge

The Aldersund Harbour Bridge is 650 metres long. It was opened on 3 May 1931.

The Aldersund Tunnel is 912 metres long.
"""
LEAFLET = "The Aldersund Tunnel is 945 metres long.\n"
KEEPERS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_TERMINAL_PROMPT": "0"}


def git(folder: Path, *words: str) -> str:
    """What git says; the settings of whoever runs the tests do not matter."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env={**os.environ, **KEEPERS}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def edit(path: Path, old: str, new: str) -> None:
    """Puts other words in the place of some that stand there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    write(path, text.replace(old, new))


def commit_town(folder: Path) -> None:
    """A repository with two articles and a leaflet that is at odds with one of them, and its tables, committed on `main`."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "raw" / "town").mkdir(parents=True)
    (folder / "rules").mkdir()
    write(folder / "raw" / "town" / "guide.md", GUIDE)
    write(folder / "raw" / "town" / "history.md", HISTORY)
    write(folder / "raw" / "town" / "leaflet.txt", LEAFLET)
    write(folder / ".gitignore", "report.html\n")
    assert run(["run", "--raw", str(folder / "raw"), "--to", str(folder / "extracted"), "-q"]) == 1
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The town")
