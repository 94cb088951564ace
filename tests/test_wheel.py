"""The package as others install it: built from this checkout, put alone into an environment of its own, and used far from the checkout.

The environment gets its dependencies from the one that runs the tests, through a `.pth` file; what the running environment itself adds to
the path, such as this checkout, it does not get, since a `.pth` file in a folder that another one names is not read. No network is needed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from junitparser import JUnitXml

from tests.test_project import PROJECT, ROOT, output, tracked_files

VERSION = PROJECT["project"]["version"]
OFFLINE = ("--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installed:
    """An environment with the package in it."""

    folder: Path
    bin: Path

    def call(self, *words: str | Path, cwd: Path) -> tuple[int, str, str]:
        """The exit code of a program of this environment, and what it writes; no variable of the running one leads it elsewhere."""
        program, *rest = words
        given = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV", "VIRTUAL_ENV"))}
        done = subprocess.run([self.bin / program, *rest], cwd=cwd, env=given, capture_output=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout, done.stderr


def build(source: Path, to: Path) -> Path:
    """The wheel of a checkout or an archive of it."""
    pip = (sys.executable, "-m", "pip", "wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", to)
    output(*pip, source, cwd=to)
    (wheel,) = to.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed") / "env"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    base = {"base": str(folder), "platbase": str(folder)}
    here, scripts = (Path(sysconfig.get_path(name, "venv", vars=base)) for name in ("purelib", "scripts"))
    output(sys.executable, "-m", "pip", "--python", folder, "install", *OFFLINE, wheel, cwd=folder)
    there = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (here / "dependencies.pth").write_text("".join(f"{path}\n" for path in there), encoding="utf-8")
    return Installed(folder, scripts)


@pytest.fixture(scope="module")
def facts(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, made by the installed command, with one more article."""
    folder = tmp_path_factory.mktemp("away")
    assert not folder.is_relative_to(ROOT)
    assert installed.call("crossclaim", "init", "facts", cwd=folder)[0] == 0
    (folder / "poster.txt").write_text("The Old Mill of Hallow is 31 metres high.\n", encoding="utf-8")
    ended = installed.call("crossclaim", "add", "../poster.txt", "--as", "example/poster", cwd=folder / "facts")
    assert ended == (0, f"Added example/poster as {Path('raw/example/poster.txt')}.\nNext: crossclaim run\n", "")
    return folder / "facts"


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def shipped(folder: str) -> list[Path]:
    """The tracked files of a folder of this checkout, relative to it."""
    return [path.relative_to(ROOT / folder) for path in tracked_files() if path.is_relative_to(ROOT / folder)]


def test_the_wheel_carries_the_rules(wheel: Path) -> None:
    there = names(wheel)
    modules = {f"pipeline/{path.as_posix()}" for path in shipped("pipeline")}
    schemas = {f"pipeline/reports/{name}.schema.json" for name in ("report", "diff")}
    assert schemas | {"pipeline/py.typed"} <= modules <= there
    ours = {f"pipeline/_rules/{path.as_posix()}" for path in shipped("rules")}
    of_the_project = {f"pipeline/_rules/{name}" for name in ("accepted.yaml", "judged.yaml", "README.md")}
    assert {name for name in there if name.startswith("pipeline/_rules/")} >= ours - of_the_project
    assert there & of_the_project == set()
    assert [name for name in there if name.split("/")[0] not in {"pipeline", f"crossclaim-{VERSION}.dist-info"}] == []


def test_the_source_archive_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    output(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", tmp_path)
    archive = tmp_path / f"crossclaim-{VERSION}.tar.gz"
    with tarfile.open(archive) as members:
        held = {name.partition("/")[2] for name in members.getnames()}
    assert {path.relative_to(ROOT).as_posix() for path in tracked_files() if path.name != ".gitignore"} <= held | {".gitignore"}
    (tmp_path / "wheel").mkdir()
    assert names(build(archive, tmp_path / "wheel")) == names(wheel)


SELF = """\
import json, sys
import pipeline
from importlib.metadata import version
from pipeline.reports import changes_json, json_report
from pipeline.rulebook import shipped_rules
about = [pipeline.__file__, str(shipped_rules())]
print(json.dumps([about, sys.path, version("crossclaim"), json_report.schema()["title"], changes_json.schema()["title"]]))
"""


def test_it_is_the_installed_package_that_runs(installed: Installed, tmp_path: Path) -> None:
    code, printed, complaints = installed.call("python", "-c", SELF, cwd=tmp_path)
    assert (code, complaints) == (0, "")
    about, path, version, *titles = json.loads(printed)
    assert [name for name in about if not Path(name).is_relative_to(installed.folder)] == []
    assert about[1].endswith("_rules")
    assert [name for name in path if name and Path(name).resolve() == ROOT] == []
    assert (version, titles) == (VERSION, ["Report of Crossclaim", "Diff of Crossclaim"])


def test_it_finds_what_disagrees(installed: Installed, facts: Path) -> None:
    code, printed, complaints = installed.call("crossclaim", "run", "--format", "json", cwd=facts)
    assert (code, complaints) == (1, "")
    report = json.loads(printed)
    assert report["summary"]["articles"] == 3
    sides = [sorted(passage["path"] for passage in finding["passages"]) for finding in report["findings"]]
    leaflet = str(Path("raw/example/leaflet.txt"))
    assert sides
    assert [side for side in sides if leaflet not in side] == []
    assert {finding["rule_id"] for finding in report["findings"]} == {"values_of_one_thing"}
    written = {path.name for path in (facts / "extracted").iterdir()}
    assert {"claims.csv", "conflicts.csv", "manifest.json", "mentions.csv", "report.html", "sources.csv"} <= written


def test_it_checks_what_it_extracted(installed: Installed, facts: Path) -> None:
    assert installed.call("crossclaim", "extract", "--quiet", cwd=facts) == (0, "", "")
    assert installed.call("crossclaim", "extract", "--check", "--quiet", cwd=facts) == (0, "", "")
    code, printed, complaints = installed.call("crossclaim", "check", "--format", "junit", cwd=facts)
    assert (code, complaints) == (1, "")
    assert JUnitXml.fromstring(printed.encode()).failures >= 1


@pytest.mark.parametrize(("command", "least"), [("list", len(shipped("rules/conflicts"))), ("test", 1)])
def test_it_knows_its_rules(installed: Installed, facts: Path, command: str, least: int) -> None:
    """As many as the checkout, and their examples hold."""
    ours = output(Path(sys.executable).parent / "crossclaim", "rules", command, cwd=facts)
    assert ours[0].count("\n") >= least > 0
    assert installed.call("crossclaim", "rules", command, cwd=facts) == (0, *ours)
