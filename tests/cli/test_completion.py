"""The line of the README that gives a shell the commands and options to complete."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("crossclaim")
"""The command as it is installed beside the Python of the tests."""


def env(**more: str) -> dict[str, str]:
    return {**os.environ, "PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}", **more}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(shell: str) -> None:
    if shell == "bash" and not shutil.which("bash"):
        pytest.skip("click asks bash for its version, and there is none here")
    ended = subprocess.run([COMMAND], env=env(_CROSSCLAIM_COMPLETE=f"{shell}_source"), capture_output=True, text=True, check=True)
    assert f"_CROSSCLAIM_COMPLETE={shell}_complete" in ended.stdout
    assert ended.stderr == ""


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("crossclaim re", ["review"]),
        ("crossclaim rules ", ["list", "test"]),
        ("crossclaim check --fail", ["--fail-on"]),
        ("crossclaim check --fail-on e", ["error"]),
        ("crossclaim extract --format p", ["parquet"]),
        ("crossclaim zzz", []),
    ],
)
def test_what_is_offered(typed: str, offered: list[str]) -> None:
    words = typed.split(" ")
    ended = subprocess.run(
        [COMMAND],
        env=env(_CROSSCLAIM_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=str(len(words) - 1)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.partition(",")[2] for line in ended.stdout.split()] == offered


def test_the_line_of_the_readme_works_in_bash(root: Path) -> None:
    if not shutil.which("bash"):
        pytest.skip("there is no bash here")
    (line,) = re.findall(r"^.*_CROSSCLAIM_COMPLETE=bash_source.*$", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    tab = "COMP_WORDS=(crossclaim wh); COMP_CWORD=1; _crossclaim_completion crossclaim"
    script = f'{line}\ncomplete -p crossclaim\n{tab}\necho "${{COMPREPLY[@]}}"'
    ended = subprocess.run(["bash", "--norc", "-c", script], env=env(), capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == ["complete -o nosort -F _crossclaim_completion crossclaim", "why-not"]
