"""Rule packs: found without running their code, merged between ours and the project's, and refused where they cannot be read."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.rulebook import Pack, Place, find_packs, load_rulebook, origin_of
from pipeline.settings import Settings

BOOM = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\nraise RuntimeError('this code must not run')\n"
ELECTRIFY = "verbs: [electrify]\nhappens: once\nidentified_by: [object]\nwhy: A line gets its wires once.\n"
BELL = """\
kind: token
pattern: [{LOWER: bell, AS: bell}, {LOWER: rings}]
claim: {kind: event, trigger: bell}
why: A bell that rings is an event.
finds:
  a bell: {text: The bell rings., claims: [{trigger: bell}]}
ignores:
  no bell: The phone rings.
"""
Install = Callable[..., Path]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of installed distributions, on the path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def install(site: Path) -> Install:
    """Puts a distribution there as installers leave it: files, and their metadata beside them."""

    def put(distribution: str, points: Mapping[str, str], files: Mapping[str, str], version: str = "1.0.0") -> Path:
        metadata = site / f"{distribution.replace('-', '_')}-{version}.dist-info"
        listed = "\n".join(f"{name} = {value}" for name, value in points.items())
        written = {
            f"{metadata.name}/METADATA": f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n",
            f"{metadata.name}/entry_points.txt": f"[crossclaim.rules]\n{listed}\n",
        }
        for name, text in {**written, **files}.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return site

    return put


@pytest.fixture
def railways(install: Install) -> Path:
    files = {"rail/__init__.py": BOOM, "rail/predicates/electrify.yaml": ELECTRIFY, "rail/patterns/bell.yaml": BELL}
    return install("crossclaim-railways", {"railways": "rail"}, files)


def refused(settings: Settings | None = None, project: Path | None = None) -> str:
    with pytest.raises(PipelineError) as caught:
        load_rulebook(project, packs=find_packs(settings))
    return str(caught.value)


# ---- finding
PLACES: dict[str, tuple[str, str]] = {
    "a package": ("rail", "rail"),
    "a folder of a package": ("rail:rules", "rail/rules"),
    "a folder below another": ("rail:data.rules", "rail/data/rules"),
    "a package in a package": ("rail.inner", "rail/inner"),
    "a folder of that": ("rail.inner:rules", "rail/inner/rules"),
    "spaces, as the standard allows": ("rail : rules", "rail/rules"),
}


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("is_namespace", [False, True])
def test_a_pack_is_found_and_none_of_its_code_runs(name: str, is_namespace: bool, install: Install) -> None:
    value, folder = PLACES[name]
    code = {} if is_namespace else {"rail/__init__.py": BOOM, "rail/inner/__init__.py": BOOM}
    site = install("crossclaim-railways", {"railways": value}, {**code, f"{folder}/predicates/electrify.yaml": ELECTRIFY})
    pack = Pack("railways", "crossclaim-railways", "1.0.0", site / folder)
    assert find_packs() == (pack,)
    book = load_rulebook(packs=find_packs())
    assert book.packs == (pack,)
    assert book.predicates["electrify"].place == Place(
        site / folder / "predicates/electrify.yaml", {"verbs": 1, "happens": 2, "identified_by": 3, "why": 4}, pack
    )
    assert origin_of(book.predicates["electrify"].place) == "crossclaim-railways 1.0.0"
    assert origin_of(book.predicates["open"].place) == "crossclaim"
    assert list(site.rglob("ran")) == []
    assert "rail" not in sys.modules


def test_no_pack_is_none(site: Path) -> None:
    assert find_packs() == find_packs(Settings()) == ()
    assert load_rulebook(packs=()) == load_rulebook()


def test_a_namespace_that_two_share(install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each pack has the folder beside its own metadata, wherever on the path that is."""
    other = tmp_path / "other"
    (other / "facts/predicates").mkdir(parents=True)
    (other / "facts/predicates/ring.yaml").write_text(ELECTRIFY, encoding="utf-8")
    site = install("rail-facts", {"railways": "facts"}, {"facts/predicates/electrify.yaml": ELECTRIFY})
    monkeypatch.syspath_prepend(str(other))
    assert find_packs() == (Pack("railways", "rail-facts", "1.0.0", site / "facts"),)


BROKEN: dict[str, tuple[str, Mapping[str, str], str]] = {
    "a package that is not there": ("gone", {}, 'names the package "gone", which cannot be found; install it again'),
    "nor in a package": (
        "rail.gone",
        {"rail/__init__.py": BOOM, "rail/gone.py": BOOM},
        "has no folder of rules: {site}/rail/gone is no folder; rules are read from folders, and not out of an archive",
    ),
    "nor in a module": ("rail.gone", {"rail.py": BOOM}, 'names "rail", which is a module; rules stand in the folder of a package'),
    "a module": ("rail", {"rail.py": BOOM}, 'names "rail", which is a module; rules stand in the folder of a package'),
    "a path": ("rail/rules", {"rail/__init__.py": BOOM}, 'names no package: \'rail/rules\'; write "package" or "package:folder"'),
    "upwards": ("rail:..", {"rail/__init__.py": BOOM}, 'names no package: \'rail:..\'; write "package" or "package:folder"'),
    "no such folder": (
        "rail:rules",
        {"rail/__init__.py": BOOM},
        "has no folder of rules: {site}/rail/rules is no folder; rules are read from folders, and not out of an archive",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_pack_that_cannot_be_found_is_named(name: str, install: Install) -> None:
    value, files, said = BROKEN[name]
    site = install("crossclaim-railways", {"railways": value}, files)
    assert refused() == f'the rule pack "railways" of crossclaim-railways 1.0.0 {said}'.replace("{site}", str(site))
    assert list(site.rglob("ran")) == []
    assert find_packs(Settings(ignore_packs=("railways",))) == ()


def test_two_packs_of_one_name(install: Install) -> None:
    for distribution, package in (("rail-b", "b"), ("rail-a", "a")):
        install(distribution, {"railways": package}, {f"{package}/predicates/electrify.yaml": ELECTRIFY})
    assert refused() == (
        'two rule packs have the name "railways": of rail-a 1.0.0 and of rail-b 1.0.0; '
        "uninstall one, or leave it out: ignore-packs names the distribution"
    )
    assert [pack.distribution for pack in find_packs(Settings(ignore_packs=("rail-a",)))] == ["rail-b"]


def test_a_wheel_that_was_not_unpacked_is_no_folder(railways: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "wheels/rail.whl"
    shutil.make_archive(str(wheel.with_suffix("")), "zip", railways)
    wheel.with_suffix(".zip").rename(wheel)
    shutil.rmtree(railways)
    monkeypatch.syspath_prepend(str(wheel))
    assert refused() == (
        'the rule pack "railways" of crossclaim-railways 1.0.0 has no folder of rules: '
        f"{wheel}/rail is no folder; rules are read from folders, and not out of an archive"
    )


# ---- choosing
CHOICES: dict[str, tuple[Settings, list[str]]] = {
    "all": (Settings(), ["baltic", "nordic", "rails"]),
    "one is left out by its name": (Settings(ignore_packs=("nordic",)), ["baltic", "rails"]),
    "by its distribution, as installers spell it": (Settings(ignore_packs=("North_Facts",)), ["rails"]),
    "one that is not installed here": (Settings(ignore_packs=("alpine",)), ["baltic", "nordic", "rails"]),
    "only these": (Settings(packs=("rails", "nordic")), ["nordic", "rails"]),
    "these, and not that": (Settings(packs=("north-facts",), ignore_packs=("baltic",)), ["nordic"]),
}


@pytest.mark.parametrize("name", CHOICES)
def test_a_project_chooses_its_packs(name: str, install: Install) -> None:
    rule = "why: A predicate.\n"
    install("rail-facts", {"rails": "rail"}, {"rail/predicates/a.yaml": rule})
    install(
        "north-facts",
        {"nordic": "north:nordic", "baltic": "north:baltic"},
        {f"north/{x}/predicates/{x}.yaml": rule for x in ("nordic", "baltic")},
    )
    settings, expected = CHOICES[name]
    assert [pack.name for pack in find_packs(settings)] == expected


def test_a_pack_that_the_project_counts_on_is_missing(railways: Path) -> None:
    assert refused(Settings(packs=("railways", "nordic"))) == (
        'packs: there is no rule pack "nordic"; there are railways (crossclaim-railways 1.0.0)'
    )


# ---- merging
def test_ours_then_packs_then_the_project(install: Install, tmp_path: Path) -> None:
    install(
        "rail-facts", {"rails": "rail"}, {"rail/predicates/open.yaml": "why: Theirs.\n", "rail/predicates/close.yaml": "why: Theirs.\n"}
    )
    project = tmp_path / "rules"
    (project / "predicates").mkdir(parents=True)
    (project / "predicates/close.yaml").write_text("why: Mine.\n", encoding="utf-8")
    book = load_rulebook(project, packs=find_packs())
    said = {name: (book.predicates[name].why, origin_of(book.predicates[name].place)) for name in ("open", "close", "found")}
    assert said == {
        "open": ("Theirs.", "rail-facts 1.0.0"),
        "close": ("Mine.", str(project / "predicates/close.yaml")),
        "found": (load_rulebook().predicates["found"].why, "crossclaim"),
    }
    digests = {load_rulebook().digest, load_rulebook(project).digest, load_rulebook(packs=find_packs()).digest, book.digest}
    assert len(digests) == 4


def test_the_digest_is_of_what_the_rules_say_and_not_of_who_says_it(railways: Path, tmp_path: Path) -> None:
    packs = find_packs()
    (tmp_path / "copy/predicates").mkdir(parents=True)
    (tmp_path / "copy/patterns").mkdir(parents=True)
    (tmp_path / "copy/predicates/electrify.yaml").write_text(ELECTRIFY, encoding="utf-8")
    (tmp_path / "copy/patterns/bell.yaml").write_text(BELL, encoding="utf-8")
    assert load_rulebook(packs=packs).digest == load_rulebook(tmp_path / "copy").digest != load_rulebook().digest


CLASHES = {
    "predicates": ("predicates/electrify.yaml", ELECTRIFY, 1),
    "entities": ("entities/towns.yaml", "why: Towns.\nentities:\n- {id: moss, name: Moss, type: city}\n", 3),
    "lexicons": ("lexicons/own.yaml", "why: Words.\n", 1),
}


@pytest.mark.parametrize("folder", CLASHES)
def test_an_id_of_two_packs_is_for_the_project_to_decide(folder: str, install: Install, tmp_path: Path) -> None:
    name, text, line = CLASHES[folder]
    site = install("rail-b", {"b": "rail_b"}, {f"rail_b/{name}": text})
    install("rail-a", {"a": "rail_a"}, {f"rail_a/{name}": text})
    rule_id = "moss" if folder == "entities" else Path(name).stem
    assert refused() == (
        f'{site}/rail_b/{name}:{line}: "{rule_id}" stands in {site}/rail_a/{name}:{line} already (in the rule pack "a" of rail-a 1.0.0); '
        f"give the project one of its own in rules/{folder}/, or leave a pack out with the setting ignore-packs "
        '(in the rule pack "b" of rail-b 1.0.0)'
    )
    assert load_rulebook(packs=find_packs(Settings(ignore_packs=("a",)))).packs[0].name == "b"
    own = tmp_path / "rules" / name
    own.parent.mkdir(parents=True)
    own.write_text(text, encoding="utf-8")
    assert len(load_rulebook(tmp_path / "rules", packs=find_packs()).packs) == 2


FAULTS: dict[str, tuple[str, str, str]] = {
    "a value that is not allowed": (
        "predicates/x.yaml",
        "why: w\nhappens: daily\n",
        "/rail/predicates/x.yaml:2: \"happens\" must be one of 'once', 'seldom' or 'repeatable', not \"daily\"",
    ),
    "an id that nothing has": (
        "predicates/x.yaml",
        "why: w\nafter: [nothing_like_it]\n",
        '/rail/predicates/x.yaml:2: "after" names the predicate "nothing_like_it", which no rule defines',
    ),
    "code": (
        "lexicons/x.yaml",
        "why: !!python/name:os.system \n",
        "/rail/lexicons/x.yaml:1 [column 6]: could not determine a constructor for the tag 'tag:yaml.org,2002:python/name:os.system'",
    ),
    "a folder that is misspelt": (
        "predicate/x.yaml",
        "why: w\n",
        '/rail/predicate/x.yaml: no rule stands here; did you mean "predicates"? '
        "(rules stand in entities, predicates, patterns, conflicts, lexicons)",
    ),
    "no rule": (
        "__init__.py",
        BOOM,
        "/rail: holds no rule; is the package built with its YAML files? "
        "(rules are YAML files in entities, predicates, patterns, conflicts, lexicons)",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_an_error_in_a_pack_names_pack_file_and_line(name: str, install: Install) -> None:
    file, text, said = FAULTS[name]
    site = install("rail-facts", {"rails": "rail"}, {f"rail/{file}": text})
    assert refused() == f'{site}{said} (in the rule pack "rails" of rail-facts 1.0.0)'


# ---- the command
Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(tmp_path: Path, site: Path) -> Typed:
    """The command in a process of its own, in a project, with the distributions on its path."""
    raw = tmp_path / "project/raw/railway"
    raw.mkdir(parents=True)
    (raw / "guide.txt").write_text("The Marlow Bay line is 31 kilometres long and was electrified in 1934.\n", encoding="utf-8")
    (raw / "history.txt").write_text("After years of talk, the Marlow Bay line was electrified in 1936.\n", encoding="utf-8")

    def call(*words: str) -> tuple[int, str, str]:
        code = "import sys; from pipeline.cli import main; sys.exit(main())"
        ended = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=tmp_path / "project",
            env={**os.environ, "PYTHONPATH": str(site)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return ended.returncode, ended.stdout, ended.stderr

    return call


def test_the_command_checks_by_the_rules_of_a_pack(railways: Path, typed: Typed, tmp_path: Path) -> None:
    code, out, err = typed("run", "--verbose")
    assert (code, re.findall(r"^error\[\w+\] (.*)$", out, re.MULTILINE)) == (1, ["Marlow Bay line (electrify): 1934 here, 1936 there"]), err
    assert "rules: ours, those of crossclaim-railways 1.0.0; there is no folder rules: " in err
    (tmp_path / "project/crossclaim.toml").write_text('ignore-packs = ["railways"]\n', encoding="utf-8")
    code, out, err = typed("run", "--verbose")
    assert (code, re.findall(r"^(?:error|warning)\b", out, re.MULTILINE)) == (1, ["warning"]), err  # a verb without a rule
    assert "rules: ours; there is no folder rules: " in err


def test_the_list_tells_where_a_rule_comes_from(railways: Path, typed: Typed, tmp_path: Path) -> None:
    own = tmp_path / "project/rules/predicates/twin.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("why: Towns.\n", encoding="utf-8")
    code, out, err = typed("rules", "list")
    assert (code, err) == (0, "")
    lines = {line.split()[0]: line.split("  ")[-1].strip() for line in out.splitlines() if re.match(r"  \w", line)}
    assert {name: lines[name] for name in ("clause", "open", "electrify", "bell", "twin")} == {
        "clause": "crossclaim",
        "open": "crossclaim",
        "electrify": "crossclaim-railways 1.0.0",
        "bell": "crossclaim-railways 1.0.0",
        "twin": "rules/predicates/twin.yaml",
    }
    assert "   from         crossclaim-railways 1.0.0\n" in typed("explain", "electrify")[1]


def test_the_examples_of_a_pack_are_tested(railways: Path, typed: Typed) -> None:
    assert typed("rules", "test", "--pack", "crossclaim-railways") == (0, "2 examples of 1 rule: all as they should be.\n", "")
    path = railways / "rail/patterns/bell.yaml"
    path.write_text(BELL.replace("The phone", "A bell"), encoding="utf-8")
    code, out, err = typed("rules", "test", "bell")
    assert (code, err) == (1, "")
    (line, summary) = out.splitlines()
    assert line.startswith(f'{path}:8: "no bell" should make no claim, and makes trigger bell')
    assert line.endswith('(in the rule pack "railways" of crossclaim-railways 1.0.0)')
    assert summary == "2 examples of 1 rule: 1 failed."


def test_a_pack_without_anything_to_test(railways: Path, typed: Typed) -> None:
    assert typed("rules", "test", "--pack", "alpine") == (
        2,
        "",
        'crossclaim: there is no rule pack "alpine"; there are railways (crossclaim-railways 1.0.0)\n',
    )
    (railways / "rail/patterns/bell.yaml").unlink()
    said = 'crossclaim: the rule pack "railways" brings no rule that can have examples, in conflicts or in patterns\n'
    assert typed("rules", "test", "--pack", "railways") == (2, "", said)


def test_a_broken_pack_ends_the_command(install: Install, typed: Typed) -> None:
    install("rail-facts", {"rails": "gone"}, {})
    said = 'the rule pack "rails" of rail-facts 1.0.0 names the package "gone", which cannot be found; install it again'
    assert typed("rules", "list") == (2, "", f"crossclaim: {said}\n")
