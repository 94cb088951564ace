"""A project on disk, and the command line to run in it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.repository import commit_town
from tests.cli.steps import PREDICATE, RULE, Ended, extract_articles, find_conflicts, write


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the working directory: two articles on a bridge and a mill, one rule, and the fast steps above."""
    fake = ModuleType("pipeline.claims.extraction")
    fake.extract_articles = extract_articles  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.setattr("pipeline.conflicts.find_conflicts", find_conflicts)
    # Only the project's own rule: the tests are then fast, and of the command line alone.
    monkeypatch.setattr("pipeline.rulebook.load.shipped_rules", lambda: tmp_path / "no rules of ours")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    (tmp_path / "raw").mkdir()
    write(tmp_path / "raw" / "guide.txt", "A guide.\n\nThe bridge was opened in 1911.\nThe mill was opened in 1850.\n")
    write(tmp_path / "raw" / "history.md", "The bridge was opened in 1913.\nThe mill was opened in 1850.\n")
    for folder, name, text in (("conflicts", "opened-once", RULE), ("predicates", "open", PREDICATE)):
        (tmp_path / "rules" / folder).mkdir(parents=True)
        write(tmp_path / "rules" / folder / f"{name}.yaml", text)
    return tmp_path


@pytest.fixture
def crossclaim(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Runs the command line in this process."""
    from pipeline.cli.main import run

    def call(*args: str | Path) -> Ended:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with real articles and their tables."""
    folder = tmp_path_factory.mktemp("committed")
    commit_town(folder)
    return folder


@pytest.fixture
def town(committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository, to change, as the working directory; with the real steps and the rules that ship."""
    folder = tmp_path / "town"
    shutil.copytree(committed, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
