"""What the project says about itself, checked."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import pipeline

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

HEAVY = ("spacy", "thinc", "polars", "pandera", "dateparser", "numpy")
MACHINE_PATH = re.compile(r"(?:^|[^\w.])/(?:work|root|home|farm|tmp)/[\w.]")
INDEX_ADDRESS = re.compile(r"pypi\.org|pythonhosted\.org|--(?:(?:extra-)?index-url|find-links|trusted-host)\b")


def output(*words: str | Path, cwd: Path = ROOT) -> tuple[str, str]:
    """What a command writes to standard output and standard error; a command that fails fails the test with both."""
    done = subprocess.run(words, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout, done.stderr


def tracked_files() -> list[Path]:
    """The files under version control, or a failure where git does not know them: an empty list would let everything pass."""
    listed, _ = output("git", "ls-files", "-z")
    paths = [ROOT / name for name in listed.split("\0") if name]
    assert ROOT / "pyproject.toml" in paths
    return [path for path in paths if path.is_file()]


def canonical(name: str) -> str:
    """A distribution's name as the lock file writes it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, str]:
    """Each entry of the lock file, one or more releases of a distribution, with its text up to the next."""
    entries = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    return {entry.split(" ")[0]: entry for entry in entries}


def asked_for() -> set[str]:
    """The distributions that pyproject.toml names."""
    lists = [PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"].values(), PROJECT["build-system"]["requires"]]
    return {name for requirements in lists for name in names_of(requirements)}


def names_of(requirements: list[str]) -> set[str]:
    """The distributions that a list of requirements names."""
    return {canonical(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from pipeline.cli.main import run\n"
        "assert run(['--help']) == 0\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    printed, imported = output(sys.executable, "-c", code)
    assert "Usage: " in printed
    assert imported == "[]\n"


def test_the_command_is_installed_and_tells_its_version() -> None:
    printed, _ = output(Path(sys.executable).parent / "crossclaim", "--version")
    assert PROJECT["project"]["version"] in printed


def test_the_version_is_the_same_everywhere() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == PROJECT["project"]["version"] == pipeline.__version__
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("pattern", [MACHINE_PATH, INDEX_ADDRESS], ids=["machine path", "index address"])
def test_no_tracked_file_names_a_machine_or_an_index(pattern: re.Pattern[str]) -> None:
    found = []
    for path in tracked_files():
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        found += [f"{path.relative_to(ROOT)}:{number}: {line}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "line", "is_found"),
    [
        (MACHINE_PATH, "see \x2fhome/ada/notes.txt", True),
        (MACHINE_PATH, "(\x2ftmp/x)", True),
        (MACHINE_PATH, "docs/home/page and ../work/x", False),
        (MACHINE_PATH, "the /home page", False),
        (INDEX_ADDRESS, "\x2d-index-url somewhere", True),
        (INDEX_ADDRESS, "\x2d-extra-index-url somewhere", True),
        (INDEX_ADDRESS, "an index url", False),
    ],
)
def test_the_patterns_find_what_they_should(pattern: re.Pattern[str], line: str, is_found: bool) -> None:
    assert bool(pattern.search(line)) is is_found


def test_every_locked_release_is_pinned_and_hashed() -> None:
    entries = locked()
    assert len(entries) > len(asked_for())
    assert [name for name in entries if not re.fullmatch(r"[a-z0-9-]+==[^\s=]+", name)] == []
    assert [name for name, text in entries.items() if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", text)] == []


def test_every_dependency_is_locked() -> None:
    assert asked_for() - {name.partition("==")[0] for name in locked()} == set()


def test_every_import_of_the_program_is_a_dependency() -> None:
    """Also of what comes along with another dependency today: that one may drop it."""
    imported = set()
    for path in (ROOT / "pipeline").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(str(node.module).partition(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"pipeline"}
    homes = importlib.metadata.packages_distributions()
    needed = {module: {canonical(name) for name in homes.get(module, [])} for module in foreign}
    declared = names_of(PROJECT["project"]["dependencies"])
    assert "spacy" in foreign
    assert sorted(module for module, distributions in needed.items() if not distributions & declared) == []


def test_locked_releases_are_the_installed_ones() -> None:
    """A lock that was not made anew, or a `.venv` that was changed by hand, makes the other checks speak of something else."""
    installed = {canonical(dist.name): dist.version for dist in importlib.metadata.distributions()}
    assert {f"{name}=={installed.get(name)}" for name in asked_for()} - locked().keys() == set()
