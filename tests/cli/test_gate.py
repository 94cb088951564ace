"""The gate as CI meets it: the installed command in processes of its own, in scratch git repositories, with all that it writes.

Ids and scores of findings are left out of the comparison, and so is the summary, which lists every rule; what the formats mean is tested
beside them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from pipeline.reports.json_report import schema
from tests.cli.repository import GUIDE, edit, git
from tests.cli.steps import Ended, write
from tests.reports.consumers import GITLAB, annotations, junit_problems
from tests.reports.published import SARIF, problems, published

pytestmark = pytest.mark.slow

ID = re.compile(r"\bx[0-9a-f]{15}\b(?:  score .*)?")


def crossclaim(*args: str) -> Ended:
    """The installed command in the working directory, with paths as they are written here."""
    command = Path(sys.executable).parent / "crossclaim"
    given = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR", "CI"}}
    done = subprocess.run([command, *args], env=given, capture_output=True, encoding="utf-8", check=False)
    out, err = (ID.sub("x…", text.replace(os.sep, "/")) for text in (done.stdout, done.stderr))
    return Ended(done.returncode, out, err)


BRIDGE = """\
── town · Aldersund Harbour Bridge ─────────────────────────

error[values_of_one_thing] Aldersund Harbour Bridge: 650 metres here, 560 metres there
  x…
  --> raw/town/guide.md:3:56
   |  It is 650 metres long.
   |        ^^^^^^^^^^
  --> raw/town/history.md:3:1
   |  The Aldersund Harbour Bridge is 560 metres long.
   |                                  ^^^^^^^^^^
   = value: 650 m | 560 m

"""
BRIDGE_CHANGED = """\
new conflict: error[values_of_one_thing] Aldersund Harbour Bridge: 650 metres here, 560 metres
  there
  raw/town/guide.md:3:56: It is 650 metres long.
  raw/town/history.md:3:1: The Aldersund Harbour Bridge is 560 metres long.

changed claim: raw/town/history.md:3:1 Aldersund Harbour Bridge (length)
  - The Aldersund Harbour Bridge is 650 metres long.
  + The Aldersund Harbour Bridge is 560 metres long.
    value_text: 650 metres -> 560 metres

From main to extracted: conflicts: 1 new, 0 solved; claims: 1 changed, 0 added, 0 gone.
"""
TUNNEL_SOLVED = """\
solved conflict: error[values_of_one_thing] Aldersund Tunnel: 912 metres here, 945 metres there
  raw/town/history.md:5:1: The Aldersund Tunnel is 912 metres long.
  town/leaflet: The Aldersund Tunnel is 945 metres long.

changed claim: raw/town/leaflet.txt:1:1 Aldersund Tunnel (length)
  - The Aldersund Tunnel is 945 metres long.
  + The Aldersund Tunnel is 912 metres long.
    value_text: 945 metres -> 912 metres

From main to extracted: conflicts: 0 new, 1 solved; claims: 1 changed, 0 added, 0 gone.
"""
TUNNEL_REOPENED = """\
── town · Aldersund Tunnel ─────────────────────────────────

error[values_of_one_thing] Aldersund Tunnel: 912 metres here, 954 metres there
  x…
  --> raw/town/history.md:5:1
   |  The Aldersund Tunnel is 912 metres long.
   |                          ^^^^^^^^^^
  --> raw/town/leaflet.txt:1:1
   |  The Aldersund Tunnel is 954 metres long.
   |                          ^^^^^^^^^^
   = value: 912 m | 954 m
   = open again: the entry in accepted.yaml line 1: x… (two tubes) was accepted with
     other words in its passages; the finding is open again

"""
NOTHING = "From main to extracted: conflicts: 0 new, 0 solved; claims: 0 changed, 0 added, 0 gone.\n"
FINE = Ended(0, "", "")


def test_a_changed_figure_fails(town: Path) -> None:
    """It names the line, and shows the old and the new value; and before that, that the tables were left behind."""
    edit(town / "raw/town/history.md", "650", "560")
    behind = crossclaim("check", "--new-since", "main", "-q")
    assert (behind.code, behind.out) == (1, "")
    assert "history" in behind.err
    assert crossclaim("extract", "-q") == FINE
    assert crossclaim("check", "--new-since", "main", "-q") == Ended(1, BRIDGE, "")
    assert crossclaim("diff", "main") == Ended(0, BRIDGE_CHANGED, "")


def test_a_repaired_sentence_passes(town: Path) -> None:
    """And the conflict is listed as solved."""
    assert crossclaim("check", "-q").code == 1
    edit(town / "raw/town/leaflet.txt", "945", "912")
    assert crossclaim("run", "-q") == FINE
    assert crossclaim("diff", "main") == Ended(0, TUNNEL_SOLVED, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The keeper lives beside the northern tower", "The keeper lives\nbeside the northern\ntower"),
        ("It is 650 metres long.", "It is\n650 metres long."),
        ("# Aldersund Harbour Bridge\n", "# Aldersund Harbour Bridge\n\nA page of ours, written for those who walk.\n"),
        (GUIDE.partition("\n\n")[2], "\n\n".join(reversed(GUIDE.strip().split("\n\n")[1:])) + "\n"),
    ],
    ids=["no claim in it, wrapped anew", "a claim wrapped anew", "further down", "paragraphs exchanged"],
)
def test_what_only_moves_brings_nothing(town: Path, old: str, new: str) -> None:
    before = (town / "extracted/sources.csv").read_text(encoding="utf-8")
    edit(town / "raw/town/guide.md", old, new)
    assert crossclaim("extract", "-q") == FINE
    assert (town / "extracted/sources.csv").read_text(encoding="utf-8") != before
    assert crossclaim("check", "--new-since", "main", "-q") == FINE
    assert crossclaim("diff", "main") == Ended(0, NOTHING, "")


def test_an_edited_passage_is_open_again(town: Path) -> None:
    accepted = crossclaim("check", "--accept-all", "--reason", "two tubes", "--who", "Ada", "-q")
    assert accepted == Ended(0, "", "crossclaim: 1 finding accepted in rules/accepted.yaml\n")
    assert crossclaim("check", "-q") == FINE
    edit(town / "raw/town/leaflet.txt", "945", "954")
    assert crossclaim("run", "-q") == Ended(1, TUNNEL_REOPENED, "")


def test_a_table_edited_by_hand_is_told(town: Path) -> None:
    assert crossclaim("extract", "--check") == FINE
    edit(town / "extracted/claims.csv", "945 metres,945,945", "912 metres,912,912")
    said = (
        "extracted/claims.csv: this is not the table that manifest.json describes: it was edited by hand, or not all of the files were "
        "copied; edit the articles or the rules instead, and make the tables again with `crossclaim extract`\n"
    )
    assert crossclaim("extract", "--check") == Ended(1, "", f"crossclaim: extracted is out of date; run crossclaim extract\n  {said}")
    assert crossclaim("check") == Ended(2, "", f"crossclaim: {said}")


def test_a_broken_rule_is_no_finding(town: Path) -> None:
    (town / "rules/predicates").mkdir()
    write(town / "rules/predicates/electrify.yaml", "verbs: [electrify]\nhapens: once\nwhy: Once.\n")
    place = 'crossclaim: rules/predicates/electrify.yaml:2: unknown key "hapens", did you mean "happens"? known keys are why, verbs, '
    before = git(town, "status", "--porcelain")
    for command in (("run",), ("check",), ("extract", "--check")):
        ended = crossclaim(*command)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1), command
        assert ended.err.startswith(place)
    assert git(town, "status", "--porcelain") == before


# ---- a project with a past
HEADS = ("Alder", "Birch", "Crane", "Dove", "Elm", "Fern", "Gorse", "Heath", "Iron", "Jute")
TAILS = ("beck", "combe", "dale", "ford", "gate", "holm", "mere", "wick")
KINDS = ("Tunnel", "Canal", "Bridge", "Viaduct")
WORKS = [f"{head}{tail} {kind}" for head in HEADS for tail in TAILS for kind in KINDS][:301]


def register(first: int, works: list[str]) -> str:
    """An article that says of each work when it was opened, five to a paragraph."""
    said = [f"The {work} was opened in {first + number % 100}." for number, work in enumerate(works)]
    return "\n\n".join(" ".join(said[start : start + 5]) for start in range(0, len(said), 5)) + "\n"


def told(ended: Ended) -> list[tuple[str, str, str]]:
    """Of each finding its status, severity and subject."""
    return [(finding["status"], finding["severity"], finding["subject"]) for finding in json.loads(ended.out)["findings"]]


def test_three_hundred_old_conflicts_and_one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quiet once they are accepted, and loud about the next."""
    monkeypatch.chdir(tmp_path)
    articles = {1700: Path("raw/works/survey.txt"), 1800: Path("raw/works/register.txt")}
    articles[1700].parent.mkdir(parents=True)
    old, newest = WORKS[:300], WORKS[300]
    for first, path in articles.items():
        write(path, register(first, old))
    ended = crossclaim("run", "--format", "json")
    assert (ended.code, ended.err) == (1, "")
    assert sorted(told(ended)) == sorted(("new", "error", work) for work in old)
    accepted = crossclaim("check", "--accept-all", "--reason", "from before", "--who", "Ada", "-q")
    assert accepted == Ended(0, "", "crossclaim: 300 findings accepted in rules/accepted.yaml\n")
    entries = yaml.safe_load(Path("rules/accepted.yaml").read_text(encoding="utf-8"))
    assert len({(entry["id"], entry["fingerprint"]) for entry in entries}) == 300
    assert {(entry["reason"], entry["who"]) for entry in entries} == {("from before", "Ada")}
    assert crossclaim("check", "-q") == FINE
    for first, path in articles.items():
        write(path, register(first, WORKS))
    ended = crossclaim("run", "-q")
    assert (ended.code, ended.err) == (1, "")
    assert re.findall(r"^\w+\[\w+\] .*", ended.out, re.MULTILINE) == [f"error[dates_of_one_event] {newest} (open): 1800 here, 1700 there"]
    assert re.findall(r"^ +--> (\S+)", ended.out, re.MULTILINE) == ["raw/works/register.txt:121:1", "raw/works/survey.txt:121:1"]
    ended = crossclaim("check", "--format", "json")
    assert sorted(told(ended)) == sorted([("new", "error", newest), *(("accepted", "error", work) for work in old)])


# ---- formats
SAID = (
    "Aldersund Tunnel: 912 metres here, 945 metres there\n"
    "raw/town/history.md:5:1: “The Aldersund Tunnel is 912 metres long.” (912 m)\n"
    "raw/town/leaflet.txt:1:1: “The Aldersund Tunnel is 945 metres long.” (945 m)"
)


def region(path: str, line: int, end: int, words: str) -> dict[str, Any]:
    where = {"startLine": line, "startColumn": 1, "endLine": line, "endColumn": end, "snippet": {"text": words}}
    return {"physicalLocation": {"artifactLocation": {"uri": path, "uriBaseId": "%SRCROOT%"}, "region": where}}


def read_sarif(text: str) -> None:
    found = json.loads(text)
    assert problems(found, published(SARIF)) == []
    (result,) = found["runs"][0]["results"]
    assert result["locations"] == [region("raw/town/history.md", 5, 41, "The Aldersund Tunnel is 912 metres long.")]
    related = {"id": 1, "message": {"text": "The Aldersund Tunnel is 945 metres long."}}
    assert result["relatedLocations"] == [related | region("raw/town/leaflet.txt", 1, 41, "The Aldersund Tunnel is 945 metres long.")]
    assert (result["ruleId"], result["level"], list(result["partialFingerprints"])) == ("values_of_one_thing", "error", ["crossclaim/v1"])
    rule = found["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], rule["help"]["markdown"] != "") == ("values_of_one_thing", True)


def read_junit(text: str) -> None:
    assert junit_problems(text) == []
    document = JUnitXml.fromstring(text.encode())
    (suite,) = (suite for suite in document if suite.failures)
    (case,) = suite
    assert (document.tests, document.failures, suite.name) == (2, 1, "crossclaim.values_of_one_thing")
    assert (case.result[0].type, case.result[0].text) == ("error", SAID)


def read_github(text: str) -> None:
    title = "error[values_of_one_thing] x…"
    places = [("raw/town/history.md", "5"), ("raw/town/leaflet.txt", "1")]
    assert annotations(text) == [
        ("error", {"file": path, "line": line, "endLine": line, "col": "1", "endColumn": "41", "title": title}, SAID)
        for path, line in places
    ]


def read_gitlab(text: str) -> None:
    assert problems(json.loads(text), GITLAB) == []
    (issue,) = json.loads(text)
    assert (issue["check_name"], issue["severity"], issue["fingerprint"], issue["description"]) == (
        *("values_of_one_thing", "major", "x…"),
        SAID,
    )
    assert issue["location"] == {"path": "raw/town/history.md", "lines": {"begin": 5}}


def read_json(text: str) -> None:
    assert problems(json.loads(text), schema()) == []
    (finding,) = json.loads(text)["findings"]
    assert [(passage["path"], passage["line"]) for passage in finding["passages"]] == [
        ("raw/town/history.md", 5),
        ("raw/town/leaflet.txt", 1),
    ]


@pytest.mark.parametrize(
    ("form", "read"),
    [("sarif", read_sarif), ("junit", read_junit), ("github", read_github), ("gitlab", read_gitlab), ("json", read_json)],
)
def test_a_format_is_read_back(town: Path, form: str, read: Callable[[str], None]) -> None:
    """As it goes to standard output; the exit code is that of the finding."""
    ended = crossclaim("check", "--format", form)
    assert (ended.code, ended.err) == (1, "")
    read(ended.out)
