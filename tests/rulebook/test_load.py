"""Rule files: what they become, how ours and the project's merge, and what is said of a broken one."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from pipeline.errors import PipelineError, RuleError, Unreadable
from pipeline.rulebook import ConflictRule, EntityRule, PatternRule, Place, Predicate, Rulebook, load_rulebook, shipped_rules

Rules = Callable[..., Path]


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    def make(files: dict[str, bytes | str], name: str = "rules") -> Path:
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / name

    return make


@pytest.fixture
def none(tmp_path: Path) -> Path:
    """No rules of ours."""
    return tmp_path / "none"


def refused(folder: Path, shipped: Path) -> list[str]:
    with pytest.raises(PipelineError) as caught:
        load_rulebook(folder, shipped)
    return str(caught.value).replace(f"{folder}/", "").replace(str(folder), "rules").splitlines()


FILES = {
    "entities/places.yaml": """
why: Places that the trained pipeline misses.
entities:
  - {id: norway, name: Norway, type: GPE, aliases: [Kingdom of Norway, NO], demonyms: [Norwegian]}
  - id: oslo
    name: Oslo
    type: GPE
    capital_of: norway
    part_of: norway
""",
    "predicates/open.yaml": """
verbs: [open, set up]
nouns: [opening]
phrases: {cut ribbon: [of, on], go into service: [subject], open doors: []}
happens: once
identified_by: [object, place]
after: [plan]
why: A thing is opened once.
""",
    "predicates/plan.yaml": """
why: What comes before.
wants: state
symmetric: true
unique: subject
inverse: plan
opposite: [open]
fulfils: [plan]
""",
    "patterns/born.yml": """
kind: token
pattern: [{LOWER: {IN: [on, no]}}, {ORTH: 010}]
claim: {kind: event, predicate: open}
why: Words.
finds: {one: She was born on 1 May.}
ignores: {two: She was not.}
""",
    "conflicts/dates.yaml": """kind: date
message: two dates
severity: error
why: One thing, one date.
tolerance: 2
agrees: {finer: [1999, 1999-01]}
""",
    "lexicons/hedges.yaml": "why: Words of doubt.\nadverbs: [perhaps, no]\n",
    "accepted.yaml": "- anything\n",
    "judged.yaml": "",
    "README.md": "Rules.",
    "patterns/README.md": "Patterns.",
    ".cache/x.yaml": "- 1",
}


def test_every_kind_of_file(rules: Rules, none: Path) -> None:
    book = load_rulebook(rules(FILES), none)
    assert book == Rulebook(
        entities=(
            EntityRule("norway", "Norway", "GPE", aliases=("Kingdom of Norway", "NO"), demonyms=("Norwegian",)),
            EntityRule("oslo", "Oslo", "GPE", capital_of="norway", part_of="norway"),
        ),
        predicates={
            "open": Predicate(
                "open",
                "A thing is opened once.",
                verbs=("open", "set up"),
                nouns=("opening",),
                phrases={"cut ribbon": ("of", "on"), "go into service": ("subject",), "open doors": ()},
                happens="once",
                identified_by=("object", "place"),
                after=("plan",),
            ),
            "plan": Predicate(
                "plan",
                "What comes before.",
                symmetric=True,
                inverse="plan",
                opposite=("open",),
                fulfils=("plan",),
                unique="subject",
                wants="state",
            ),
        },
        patterns=(
            PatternRule(
                "born",
                "token",
                ({"LOWER": {"IN": ["on", "no"]}}, {"ORTH": 10}),
                {"kind": "event", "predicate": "open"},
                "Words.",
                {"one": "She was born on 1 May."},
                {"two": "She was not."},
            ),
        ),
        conflicts=(
            ConflictRule(
                "dates", "date", "two dates", "error", "One thing, one date.", agrees={"finer": [1999, "1999-01"]}, params={"tolerance": 2}
            ),
        ),
        lexicons={"hedges": {"why": "Words of doubt.", "adverbs": ["perhaps", "no"]}},
        digest=book.digest,
    )
    assert pickle.loads(pickle.dumps(book)) == book


def test_a_rule_knows_where_it_stands(rules: Rules, none: Path) -> None:
    folder = rules(FILES)
    book = load_rulebook(folder, none)
    assert book.predicates["open"].place == Place(
        folder / "predicates/open.yaml", {"verbs": 2, "nouns": 3, "phrases": 4, "happens": 5, "identified_by": 6, "after": 7, "why": 8}
    )
    assert book.entities[1].place.lines == {"id": 5, "name": 6, "type": 7, "capital_of": 8, "part_of": 9}
    assert book.conflicts[0].place.lines["tolerance"] == 5
    error = book.conflicts[0].place.error("must be positive", "tolerance")
    assert (type(error), str(error)) == (RuleError, f"{folder}/conflicts/dates.yaml:5: must be positive")
    assert str(book.conflicts[0].place.error("is odd")) == f"{folder}/conflicts/dates.yaml: is odd"


def test_the_project_adds_to_ours_and_replaces_by_id(rules: Rules) -> None:
    ours = rules(FILES, "ours")
    project = rules(
        {
            "entities/mine.yaml": "entities:\n- {id: norway, name: Norge, type: GPE}\n- {id: moss, name: Moss, type: GPE, part_of: norway}",
            "predicates/plan.yaml": "why: Mine.",
            "conflicts/a/b.yaml": "{kind: value, message: m, severity: info, why: w}",
            "lexicons/hedges.yaml": "why: Mine.",
        },
        "project",
    )
    book, base = load_rulebook(project, ours), load_rulebook(None, ours)
    assert book == replace(
        base,
        entities=(EntityRule("moss", "Moss", "GPE", part_of="norway"), EntityRule("norway", "Norge", "GPE"), base.entities[1]),
        predicates={**base.predicates, "plan": Predicate("plan", "Mine.")},
        conflicts=(ConflictRule("b", "value", "m", "info", "w"), *base.conflicts),
        lexicons={"hedges": {"why": "Mine."}},
        digest=book.digest,
    )
    assert book.predicates["plan"].place.path == project / "predicates/plan.yaml"
    assert load_rulebook(ours, ours) == load_rulebook(ours.parent / "gone", ours) == base


def test_the_digest_is_of_what_the_rules_say(rules: Rules, none: Path) -> None:
    digest = load_rulebook(rules(FILES, "a"), none).digest
    assert len(digest) == 64
    same = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}
    same["predicates/open.yaml"] = "# a comment\n" + "\n".join(reversed(FILES["predicates/open.yaml"].strip().splitlines()))
    assert load_rulebook(rules(same, "b"), none).digest == digest
    changes = {
        "lexicons/hedges.yaml": "why: Words of doubt.\nadverbs: [no, perhaps]\n",
        "conflicts/more.yaml": FILES["conflicts/dates.yaml"],
    }
    for name, text in changes.items():
        assert load_rulebook(rules({**FILES, name: text}, f"c/{name}"), none).digest != digest
    # Half from here, half from there: the same rules.
    half = {name: text for name, text in FILES.items() if "predicates" in name}
    rest = {name: text for name, text in FILES.items() if "predicates" not in name}
    assert load_rulebook(rules(half, "d"), rules(rest, "e")).digest == digest


KNOWN = (
    "known keys are why, verbs, nouns, phrases, happens, takes, phases, once_for, identified_by, "
    "symmetric, inverse, after, opposite, fulfils, unique, wants, only_one, doers, works, kinds, place_of, behind"
)
BROKEN = yaml.safe_load((Path(__file__).parent / "broken.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_its_line(name: str, rules: Rules, none: Path) -> None:
    case = BROKEN[name]
    assert refused(rules({case["file"]: case["content"]}), none) == [case["error"].replace("{known}", KNOWN)]


HOSTILE: dict[str, tuple[bytes, str]] = {
    "Latin-1": (b"why: w\nverbs: [caf\xe9]\n", "lexicons/a.yaml:2: is not UTF-8: byte 18 is 0xe9; save it as UTF-8"),
    "nested without end": (b"why: " + b"[" * 5000, "lexicons/a.yaml: is nested too deep to be read"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read(name: str, rules: Rules, none: Path) -> None:
    content, expected = HOSTILE[name]
    assert refused(rules({"lexicons/a.yaml": content}), none) == [expected]


def test_all_broken_files_are_listed_together(rules: Rules, none: Path) -> None:
    folder = rules({"predicates/a.yaml": "", "predicates/b.yaml": "why: w", "lexicons/c.yaml": "a: b", "predicates/b.yml": "why: w"})
    assert refused(folder, none) == [
        'lexicons/c.yaml:1: "why" is missing: say what the words are for',
        "predicates/a.yaml: is empty; a rule file holds keys and their values",
        'predicates/b.yml:1: "b" stands in predicates/b.yaml:1 already',
    ]
    with pytest.raises(Unreadable):
        load_rulebook(folder, none)


def test_no_rule_at_all(rules: Rules, none: Path) -> None:
    expected = ["rules: holds no rule; rules are YAML files in entities, predicates, patterns, conflicts, lexicons"]
    assert refused(rules({"README.md": "", "accepted.yaml": "[]"}), none) == expected
    with pytest.raises(RuleError):
        load_rulebook(None, none)


def test_our_own_rules_are_sound() -> None:
    book = load_rulebook()
    assert book.entities
    assert book.predicates
    assert book.conflicts
    assert shipped_rules().is_dir()
    assert all(place.path.is_relative_to(shipped_rules()) for place in (rule.place for rule in book.conflicts))


def test_rules_are_read_without_spacy() -> None:
    program = (
        "import sys, json, pipeline.rulebook, pipeline.settings, pipeline.articles, pipeline.blocks; print(json.dumps([*sys.modules]))"
    )
    loaded = json.loads(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    )
    assert "pipeline.rulebook.load" in loaded
    assert [name for name in loaded if name.split(".")[0] in ("spacy", "pandera", "polars", "pyspark")] == []


def test_rules_are_the_same_without_libyaml(rules: Rules, none: Path) -> None:
    folder = rules(FILES)
    program = (
        "import sys; sys.modules['yaml.cyaml'] = None\n"
        "from pathlib import Path; from pipeline.rulebook import load_rulebook\n"
        f"print(load_rulebook(Path({str(folder)!r}), Path({str(none)!r})).digest)"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    assert found.strip() == load_rulebook(folder, none).digest


def test_rules_that_are_kept_are_those_of_the_files(rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = rules(FILES, "ours")
    monkeypatch.setattr("pipeline.rulebook.load.shipped_rules", lambda: ours)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made, again = load_rulebook(), load_rulebook()
    assert list((tmp_path / "cache").rglob("*.pickle")) != []
    assert again == made == load_rulebook(shipped=ours)
    assert again.predicates["open"].place == made.predicates["open"].place
    opened = ours / "predicates" / "open.yaml"
    opened.write_text(FILES["predicates/open.yaml"].replace("once", "repeatable"), encoding="utf-8")
    changed = load_rulebook()
    assert (made.predicates["open"].happens, changed.predicates["open"].happens) == ("once", "repeatable")
    assert changed.digest != made.digest
    opened.write_text("why: A thing is opened once.\nhappens: sometimes\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RuleError, match='"happens" must be') as caught:
            load_rulebook()
        assert (caught.value.path, caught.value.line) == (str(opened), 2)
