"""A change in a git repository: what it brings, what it solves, and what it only moves; with real articles and the rules that ship."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.reports import changes_json
from tests.cli.repository import LEAFLET, edit, git
from tests.cli.steps import Ended, write
from tests.reports.published import problems

Crossclaim = Callable[..., Ended]


def diffed(crossclaim: Crossclaim, *args: str) -> tuple[list[str], list[str], list[tuple[str, str]], int, int]:
    """New and solved conflicts, changed claims with both sentences, how many were added and are gone."""
    ended = crossclaim("diff", *args, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    found = json.loads(ended.out)
    assert problems(found, changes_json.schema()) == []
    new, solved = ([clash["message"] for clash in found["conflicts"][name]] for name in ("new", "solved"))
    changed = [(change["old"]["evidence"], change["new"]["evidence"]) for change in found["claims"]["changed"]]
    return new, solved, changed, len(found["claims"]["added"]), len(found["claims"]["gone"])


def test_what_was_there_before_does_not_fail_a_change(town: Path, crossclaim: Crossclaim) -> None:
    assert crossclaim("check").code == 1
    ended = crossclaim("check", "--new-since", "HEAD")
    assert ended.code == 0
    assert "Note: left out, for they were there at HEAD: 1 of 1 findings" in ended.out
    assert diffed(crossclaim, "HEAD") == ([], [], [], 0, 0)


def test_an_article_under_another_name_brings_nothing_new(town: Path, crossclaim: Crossclaim) -> None:
    (town / "raw/town/leaflet.txt").rename(town / "raw/town/flyer.txt")
    crossclaim("extract")
    assert crossclaim("check", "--new-since", "main").code == 0
    sentence = "The Aldersund Tunnel is 945 metres long."
    assert diffed(crossclaim, "main") == ([], [], [(sentence, sentence)], 0, 0)


def test_a_comment_behind_a_sentence_silences_it(town: Path, crossclaim: Crossclaim) -> None:
    comment = "<!-- crossclaim: ignore values_of_one_thing: with both ramps, since 2021, 1,000 metres -->"
    edit(town / "raw/town/history.md", "912 metres long.", f"912 metres long. {comment}")
    ended = crossclaim("run")
    assert ended.code == 0
    assert "Found 1 accepted (1 by a comment in an article)." in ended.out
    assert diffed(crossclaim, "main") == ([], [], [], 0, 0)


def test_changed_rules_are_named(town: Path, crossclaim: Crossclaim) -> None:
    (town / "rules" / "predicates").mkdir()
    write(town / "rules/predicates/electrify.yaml", "verbs: [electrify]\nhappens: once\nidentified_by: [object]\nwhy: Once.\n")
    crossclaim("run")
    assert json.loads(crossclaim("diff", "main", "--format", "json").out)["rules"] == [
        {"status": "added", "path": "rules/predicates/electrify.yaml"}
    ]
    git(town, "add", "--all")
    git(town, "commit", "--quiet", "--message", "A rule")
    assert "rule added: rules/predicates/electrify.yaml" in crossclaim("diff", "main~1", "main").out
    assert "rule gone: rules/predicates/electrify.yaml" in crossclaim("diff", "main", "main~1").out


def test_claims_that_come_and_go(town: Path, crossclaim: Crossclaim) -> None:
    edit(town / "raw/town/leaflet.txt", LEAFLET, "In 1987 the mayor of Aldersund opened a library.\n")
    crossclaim("run", "-q")
    text = crossclaim("diff", "main").out
    assert "gone claim: town/leaflet Aldersund Tunnel (length)\n  - The Aldersund Tunnel is 945 metres long.\n" in text
    assert "  + In 1987 the mayor of Aldersund opened a library.\n" in text
    markdown = crossclaim("diff", "main", "--format", "markdown").out
    assert "| `town/leaflet` | The Aldersund Tunnel is 945 metres long. |  |" in markdown


def test_the_json_of_a_change_with_everything_in_it(town: Path, crossclaim: Crossclaim) -> None:
    """One conflict solved and one new, a claim changed, one added, one gone, and a rule."""
    edit(town / "raw/town/history.md", "650", "560")
    edit(town / "raw/town/leaflet.txt", LEAFLET, "In 1987 the mayor of Aldersund opened a library.\n")
    (town / "rules" / "predicates").mkdir()
    write(town / "rules/predicates/electrify.yaml", "verbs: [electrify]\nhappens: once\nidentified_by: [object]\nwhy: Once.\n")
    assert crossclaim("run", "-q").code == 1
    ended = crossclaim("diff", "main", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    found = json.loads(ended.out)
    assert problems(found, changes_json.schema()) == []
    assert (found["schema"], found["old"], found["new"], list(found["made_by"])) == (1, "main", "extracted", ["rules"])
    assert found["rules"] == [{"status": "added", "path": "rules/predicates/electrify.yaml"}]
    new, solved = found["conflicts"]["new"], found["conflicts"]["solved"]
    assert [clash["message"] for clash in new] == ["Aldersund Harbour Bridge: 650 metres here, 560 metres there"]
    assert [clash["message"] for clash in solved] == ["Aldersund Tunnel: 912 metres here, 945 metres there"]
    assert new[0]["source_ids"] == [claim["source_id"] for claim in new[0]["claims"]] == ["town/guide", "town/history"]
    assert new[0]["claim_ids"] == [claim["claim_id"] for claim in new[0]["claims"]]
    claims = found["claims"]
    (changed,), (added,), (gone,) = claims["changed"], claims["added"], claims["gone"]
    assert changed["place"] == {"path": str(Path("raw/town/history.md")), "line": 3, "column": 1}
    assert changed["fields"] == ["evidence", "value_text", "value_low", "value_high"]
    assert [changed[side]["value_low"] for side in ("old", "new")] == [650.0, 560.0]
    assert (added["place"]["line"], added["claim"]["evidence"]) == (1, "In 1987 the mayor of Aldersund opened a library.")
    assert (gone["place"], gone["claim"]["evidence"]) == (None, "The Aldersund Tunnel is 945 metres long.")


def test_folders_are_compared_too(town: Path, crossclaim: Crossclaim) -> None:
    shutil.copytree(town / "extracted", town / "before")
    edit(town / "raw/town/history.md", "650", "560")
    crossclaim("run", "-q")
    new, _, changed, *_ = diffed(crossclaim, "before", "extracted")
    assert (len(new), len(changed)) == (1, 1)
    assert crossclaim("diff", "before", "--output", "diff.txt").out == ""
    assert (town / "diff.txt").read_text(encoding="utf-8").startswith("new conflict: ")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("diff", "nowhere"), '"nowhere" is neither a folder with tables nor a revision that git knows'),
        (("diff", "--", "--output=x"), '"--output=x" is neither a folder with tables nor a revision that git knows'),
        (("check", "--new-since", "nowhere"), 'git has no revision "nowhere"'),
        (("check", "--new-since", "--all"), 'git has no revision "--all"'),
        (("check", "tables", "--new-since", "main"), "main:tables: there are no tables here; commit the tables to compare with them"),
    ],
)
def test_what_cannot_be_compared(town: Path, crossclaim: Crossclaim, args: tuple[str, ...], message: str) -> None:
    shutil.copytree(town / "extracted", town / "tables")
    ended = crossclaim(*args)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


def test_without_a_repository(town: Path, crossclaim: Crossclaim, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(town / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(town.parent))
    ended = crossclaim("check", "--new-since", "main")
    assert ended.code == 2
    assert "git has no revision" in ended.err
