"""The formats that programs read: each is read back by a consumer of its own, or held against its published schema."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from junitparser import JUnitXml

from pipeline.reports import FORMATS
from pipeline.reports.background import Background, Manual
from pipeline.reports.json_report import finding_object, schema
from pipeline.reports.passages import Region, region
from pipeline.reports.render import RENDERERS, render
from pipeline.reports.report import Passage, Place, Report
from tests.reports.consumers import GITLAB, annotations, junit_problems
from tests.reports.published import SARIF, problems, published
from tests.reports.sample import ACCEPTED, CLAIM, FINDING, FIRST, OTHER, REPORT

HOSTILE_WORDS = "a,b:c 100% <b>@ada</b> | [x](http://evil.example) `code`\r\n::error::owned \x1b[2J\x0b ]]> <!-- # *so* --> Өзгөн"
HOSTILE_CLAIM = CLAIM | {"claim_id": "c9", "evidence": HOSTILE_WORDS, "date_edtf": None}
HOSTILE = replace(
    FINDING,
    conflict_id="x9",
    severity="info",
    message=HOSTILE_WORDS,
    subject=HOSTILE_WORDS,
    passages=(Passage(HOSTILE_CLAIM, Place("raw/a b,c:ä.txt", 3, 5), HOSTILE_WORDS, None), replace(FIRST, place=Place("bridges/guide"))),
)
IGNORED = replace(ACCEPTED, conflict_id="x3", ignored="raw/bridges/guide.txt:9: both count", note="raw/bridges/guide.txt:9: both count")
EMPTY = Report([], sources=1, program="0.1.0")
FULL = replace(REPORT, findings=[FINDING, HOSTILE, ACCEPTED, IGNORED])
MANUALS = [Manual("opened-once", "date", "error", "Once.", {"two dates": ("1 May", "3 May")}, {"finer": ("May", "1 May")})]
WITH_MANUALS = replace(FULL, background=Background({}, {}, manuals=[*MANUALS, Manual("unused", "order", "info", "Why not.")]))
REPORTS = {"empty": EMPTY, "plain": REPORT, "full": FULL, "manuals": WITH_MANUALS}


def test_every_format_has_its_module() -> None:
    assert tuple(sorted(RENDERERS)) == tuple(sorted(FORMATS))


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])
def test_width_and_colour_matter_to_text_alone(form: str) -> None:
    plain, other = render(FULL, form), render(FULL, form, width=40, colour=True)
    assert (plain == other) is (form != "text")
    assert not plain or plain.endswith("\n")


# ---- JSON
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_json_is_as_its_schema_says(report: Report) -> None:
    assert problems(json.loads(render(report, "json")), schema()) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"schema": 2}, ["$.schema: 1 was expected"]),
        ({"notes": [1]}, ["$.notes[0]: 1 is not of type 'string'"]),
        ({"findings": [{}]}, 18),
    ],
)
def test_the_schema_refuses(change: dict[str, Any], expected: list[str] | int) -> None:
    found = problems(json.loads(render(REPORT, "json")) | change, schema())
    assert found == expected if isinstance(expected, list) else len(found) == expected


def test_the_schema_asks_for_every_key() -> None:
    """A key that the report has and the schema does not know is one that nobody can rely on."""

    def compare(instance: Any, shape: dict[str, Any]) -> None:
        shape = schema()["$defs"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape  # type: ignore[index]
        if isinstance(instance, dict):
            assert list(instance) == list(shape["properties"]) == shape["required"]
            for key, value in instance.items():
                compare(value, shape["properties"][key])
        elif isinstance(instance, list) and instance:
            compare(instance[0], shape["items"])

    compare(json.loads(render(REPORT, "json")), schema())


def test_jsonl_has_the_findings_of_json() -> None:
    assert [json.loads(line) for line in render(FULL, "jsonl").splitlines()] == [finding_object(finding) for finding in FULL.findings]
    assert render(EMPTY, "jsonl") == ""


# ---- CSV
def test_csv_has_a_row_for_each_passage() -> None:
    rows = list(csv.DictReader(io.StringIO(render(FULL, "csv"), newline="")))
    assert [(row["conflict_id"], row["passage"], row["path"], row["line"], row["claim_id"]) for row in rows] == [
        ("x1", "1", "raw/bridges/guide.txt", "2", "c1"),
        ("x1", "2", "raw/bridges/history.md", "", "c2"),
        ("x9", "1", "raw/a b,c:ä.txt", "3", "c9"),
        ("x9", "2", "bridges/guide", "", "c1"),
        ("x2", "1", "raw/bridges/guide.txt", "2", "c1"),
        ("x2", "2", "raw/bridges/history.md", "", "c2"),
        ("x3", "1", "raw/bridges/guide.txt", "2", "c1"),
        ("x3", "2", "raw/bridges/history.md", "", "c2"),
    ]
    assert rows[2]["evidence"] == rows[2]["message"] == HOSTILE_WORDS
    assert {(row["score"], row["sources"], row["independent_sources"]) for row in rows if row["conflict_id"] == "x1"} == {("64", "3", "2")}


# ---- SARIF
def sarif(report: Report) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(render(report, "sarif"))["runs"][0]
    return run


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_sarif_is_as_its_schema_says(report: Report) -> None:
    assert problems(json.loads(render(report, "sarif")), published(SARIF)) == []


def test_sarif_places_a_finding() -> None:
    result = sarif(FULL)["results"][0]
    assert (result["ruleId"], result["level"], result["partialFingerprints"]) == ("opened-once", "error", {"crossclaim/v1": "x1"})
    words = "It was opened on\n3 May 1911 by the mayor."
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "raw/bridges/guide.txt", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 1, "endLine": 3, "endColumn": 25, "snippet": {"text": words}},
            }
        }
    ]
    assert result["relatedLocations"] == [
        {
            "id": 1,
            "message": {"text": "The bridge was opened in 1913."},
            "physicalLocation": {"artifactLocation": {"uri": "raw/bridges/history.md", "uriBaseId": "%SRCROOT%"}},
        }
    ]
    assert "suppressions" not in result


@pytest.mark.parametrize(
    ("severity", "score", "rank"), [("error", 100, 100), ("error", 0, 66.7), ("warning", 100, 66.7), ("warning", 40, 46.7), ("info", 0, 0)]
)
def test_sarif_ranks_as_the_report_does(severity: str, score: int, rank: float) -> None:
    (result,) = sarif(Report([replace(FINDING, severity=severity, score=score)]))["results"]
    assert result["rank"] == rank
    assert {key: result["properties"][key] for key in ("score", "sources", "independentSources")} == {
        "score": score,
        "sources": 3,
        "independentSources": 2,
    }


def test_sarif_suppresses_what_was_accepted() -> None:
    suppressions = {result["partialFingerprints"]["crossclaim/v1"]: result.get("suppressions") for result in sarif(FULL)["results"]}
    assert suppressions == {
        "x1": None,
        "x9": None,
        "x2": [{"kind": "external", "status": "accepted", "justification": "both are right (Ada, 2026-01-02)"}],
        "x3": [{"kind": "inSource", "status": "accepted", "justification": "raw/bridges/guide.txt:9: both count"}],
    }


def test_sarif_helps_with_every_rule() -> None:
    run = sarif(WITH_MANUALS)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["opened-once", "unused"]
    assert rules[0]["help"] == {
        "text": "Once.\n\nReported:\n\n  two dates: 1 May | 3 May\n\nNot reported:\n\n  finer: May | 1 May",
        "markdown": "Once.\n\nReported:\n\n- *two dates*: 1 May | 3 May\n\nNot reported:\n\n- *finer*: May | 1 May",
    }
    assert {rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"]} == {True}


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("raw/a b/ü.txt", {"uri": "raw/a%20b/%C3%BC.txt", "uriBaseId": "%SRCROOT%"}),
        ("./raw/a.txt", {"uri": "raw/a.txt", "uriBaseId": "%SRCROOT%"}),
        ("raw\\a.txt", {"uri": "raw/a.txt", "uriBaseId": "%SRCROOT%"}),
        ("/data/raw/a.txt", {"uri": "file:///data/raw/a.txt"}),
    ],
)
def test_sarif_names_files_as_uris(path: str, location: dict[str, str]) -> None:
    finding = replace(FINDING, passages=(replace(FIRST, place=Place(path)),))
    (result,) = sarif(replace(REPORT, findings=[finding]))["results"]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": location}}]


@pytest.mark.parametrize(
    ("evidence", "place", "expected"),
    [
        ("It opened.", Place("a", 7, 3), Region(7, 3, 7, 13)),
        ("It\nopened.", Place("a", 7, 3), Region(7, 3, 8, 8)),
        ("It\r\nopened.", Place("a", 1, 1), Region(1, 1, 2, 8)),
        ("Ö😀.", Place("a", 1, 2), Region(1, 2, 1, 5)),
        ("It opened.", Place("a"), None),
    ],
)
def test_where_a_passage_ends(evidence: str, place: Place, expected: Region | None) -> None:
    assert region(Passage(CLAIM | {"evidence": evidence}, place, None, None)) == expected


# ---- JUnit
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_junit_is_as_its_readers_expect(report: Report) -> None:
    assert junit_problems(render(report, "junit")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<testsuite name='a' tests='0' failures='0' errors='0' skipped='0'/>", ["the document is a testsuite"]),
        ("<testsuites tests='1' failures='0' errors='0' skipped='0'/>", ["testsuites None: tests=1"]),
        (
            "<testsuites tests='0' failures='0' errors='0' skipped='0' made='now'><case/></testsuites>",
            ["testsuites@made", "testsuites/case"],
        ),
    ],
)
def test_what_readers_do_not_expect(text: str, expected: list[str]) -> None:
    assert junit_problems(text) == expected


def test_junit_says_what_failed() -> None:
    document = JUnitXml.fromstring(render(FULL, "junit").encode())
    cases = [(suite.name, case.name.split()[0], [type(result).__name__ for result in case.result]) for suite in document for case in suite]
    assert cases == [
        ("crossclaim", "articles", []),
        ("crossclaim.opened-once", "x1", ["Failure"]),
        ("crossclaim.opened-once", "x9", []),
        ("crossclaim.opened-once", "x2", ["Skipped"]),
        ("crossclaim.opened-once", "x3", ["Skipped"]),
    ]
    assert (document.tests, document.failures, document.skipped, document.errors) == (5, 1, 2, 0)
    failure = next(result for suite in document for case in suite for result in case.result)
    assert failure.text == (
        "the bridge was opened on 3 May 1911 or in 1913\n"
        "raw/bridges/guide.txt:2:1: “It was opened on 3 May 1911 by the mayor.” (1911-05-03)\n"
        "raw/bridges/history.md: “The bridge was opened in 1913.” (1913)"
    )


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 1), ("info", 2), ("never", 0)])
def test_junit_fails_what_fails_the_run(fail_on: str, failures: int) -> None:
    report = replace(FULL, fail_on=fail_on)
    assert JUnitXml.fromstring(render(report, "junit").encode()).failures == failures == report.failing


def test_junit_without_findings_is_not_empty() -> None:
    assert JUnitXml.fromstring(render(EMPTY, "junit").encode()).tests == 1


# ---- GitHub
def test_github_annotates_each_passage() -> None:
    said = (
        "the bridge was opened on 3 May 1911 or in 1913\n"
        "raw/bridges/guide.txt:2:1: “It was opened on 3 May 1911 by the mayor.” (1911-05-03)\n"
        "raw/bridges/history.md: “The bridge was opened in 1913.” (1913)"
    )
    title = "error[opened-once] x1"
    assert annotations(render(replace(FULL, findings=[HOSTILE, FINDING, ACCEPTED, IGNORED]), "github"))[:2] == [
        ("error", {"file": "raw/bridges/guide.txt", "line": "2", "endLine": "3", "title": title}, said),
        ("error", {"file": "raw/bridges/history.md", "title": title}, said),
    ]


def test_github_keeps_hostile_text_in_its_place() -> None:
    text = render(replace(FULL, findings=[HOSTILE]), "github")
    first, second, note = annotations(text)
    assert len(text.splitlines()) == 4
    assert first[0] == "notice"
    assert first[1]["file"] == "raw/a b,c:ä.txt"
    assert (first[1]["line"], first[1]["endLine"], "col" in first[1]) == ("3", "4", False)
    assert "file" not in second[1]
    assert note[1:] == ({"title": "crossclaim"}, REPORT.notes[0])


def test_github_gives_columns_on_one_line() -> None:
    passage = Passage(OTHER, Place("a.txt", 3, 5), None, None)
    ((_, properties, _),) = annotations(render(Report([replace(FINDING, passages=(passage,))]), "github"))
    assert (properties["col"], properties["endColumn"]) == ("5", "35")


# ---- GitLab
def test_gitlab_has_what_the_widget_needs() -> None:
    issues = json.loads(render(FULL, "gitlab"))
    assert [(issue["fingerprint"], issue["severity"], issue["check_name"], issue["location"]) for issue in issues] == [
        ("x1", "major", "opened-once", {"path": "raw/bridges/guide.txt", "lines": {"begin": 2}}),
        ("x9", "info", "opened-once", {"path": "raw/a b,c:ä.txt", "lines": {"begin": 3}}),
    ]
    assert "raw/bridges/history.md: “The bridge was opened in 1913.”" in issues[0]["description"]
    assert json.loads(render(EMPTY, "gitlab")) == []


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_gitlab_is_as_its_manual_says(report: Report) -> None:
    assert problems(json.loads(render(report, "gitlab")), GITLAB) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"severity": "error"}, ["$[0].severity: 'error' is not one of ['info', 'minor', 'major', 'critical', 'blocker']"]),
        ({"location": {"path": "a.txt", "lines": {"begin": 0}}}, ["$[0].location.lines.begin: 0 is less than the minimum of 1"]),
        ({"location": {"path": "./a.txt", "lines": {"begin": 1}}}, 1),
        ({"fingerprint": ""}, ["$[0].fingerprint: '' should be non-empty"]),
    ],
)
def test_what_gitlab_refuses(change: dict[str, Any], expected: list[str] | int) -> None:
    found = problems([json.loads(render(FULL, "gitlab"))[0] | change], GITLAB)
    assert found == expected if isinstance(expected, list) else len(found) == expected


# ---- Markdown
def test_markdown() -> None:
    finding = """\
### ❌ the bridge was opened on 3 May 1911 or in 1913

- `raw/bridges/guide.txt:2:1` — 1911\\-05\\-03
  > It was opened on **3 May 1911** by the mayor.
- `raw/bridges/history.md` — 1913
  > The bridge was opened in **1913**.

Said by: 3 May 1911 (2 sources, 1 independent) | 1913 (1 source)

<sub>`opened-once` `x1` — score 64, 3 sources, 2 independent — A thing is opened once.</sub>
"""
    text = render(REPORT, "markdown")
    assert text.startswith(
        "<!-- crossclaim report -->\n## Crossclaim\n\nFound 1 error, 1 accepted. 1 finding at or above warning: this fails.\n"
    )
    assert finding in text
    assert "<summary>Accepted (1)</summary>" in text
    assert text.endswith("Compared 5 pairs of 1,234 claims in 3 articles; 3 pairs can both be right.\n")


def test_markdown_shows_words_and_no_markup() -> None:
    text = render(replace(FULL, findings=[HOSTILE]), "markdown")
    assert len([line for line in text.splitlines() if line.startswith("#")]) == 2
    for mark in ("<b>", "[x](", "@ada", "*so*", "\x1b", "::error::\n"):
        assert mark not in text.replace("<!-- crossclaim report -->", "")


def test_markdown_fits_into_a_comment() -> None:
    many = [replace(FINDING, conflict_id=f"x{number}", why="y" * 900) for number in range(300)]
    text = render(Report(many), "markdown")
    assert 50_000 < len(text) < 65_536
    shown = text.count("### ❌")
    assert f"… and {300 - shown} more: run `crossclaim check` to see them." in text
