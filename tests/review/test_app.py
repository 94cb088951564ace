"""What the page asks for, and what the files say then."""

from __future__ import annotations

import datetime
import json
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from pipeline.errors import PipelineError, TableError
from pipeline.gate.accepted import read_accepted
from pipeline.gate.judged import read_judged
from pipeline.reports.background import Background
from pipeline.reports.report import Report
from pipeline.review.app import make_app
from pipeline.review.guard import TOKEN_HEADER, Guard
from pipeline.review.server import listen
from pipeline.review.store import Store
from pipeline.review.subject import Subject
from tests.reports.many import make_report

PORT = 8517
X0, X1, C0 = "x" + "0" * 15, f"x{1:015x}", "c" + "0" * 15
NOW = datetime.date.today()


@dataclass
class Project:
    """A review of three findings, and a page on it."""

    rules: Path
    manifest: Path
    client: FlaskClient
    reports: list[Report | PipelineError]
    """What the next report will be, and those after it."""

    def get(self, path: str) -> Any:
        return self.client.get(path, headers={"Host": f"127.0.0.1:{PORT}"})

    def state(self) -> dict[str, Any]:
        return self.get("/state").get_json()

    def post(self, **request: object) -> tuple[int, dict[str, Any]]:
        headers = {"Host": f"127.0.0.1:{PORT}", "Origin": f"http://127.0.0.1:{PORT}", TOKEN_HEADER: "secret"}
        answer = self.client.post("/decisions", json=request, headers=headers)
        return answer.status_code, answer.get_json()

    def seen(self, *ids: str) -> list[dict[str, str]]:
        state = self.state()
        return [{"id": key, "seen": {**state["findings"], **state["claims"]}.get(key, {}).get("seen", "")} for key in ids]

    def accept(self, *ids: str, reason: str = "Two bridges.", **more: object) -> tuple[int, dict[str, Any]]:
        return self.post(kind="accept", targets=self.seen(*ids), reason=reason, who="Ada", **more)

    def accepted(self) -> dict[str, str]:
        return {entry.id: entry.reason for entry in read_accepted(self.rules / "accepted.yaml")}

    def judged(self) -> dict[str, str]:
        return {entry.claim: entry.rule for entry in read_judged(self.rules / "judged.yaml")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    manifest = tmp_path / "manifest.json"
    manifest.write_text("{}", encoding="utf-8")
    reports: list[Report | PipelineError] = [make_report(3)]

    def make() -> Report:
        made = reports.pop(0) if len(reports) > 1 else reports[0]
        if isinstance(made, PipelineError):
            raise made
        return made

    rules = tmp_path / "rules"
    app = make_app(Subject(make, manifest), Store(rules), Guard(PORT, "secret"), "Ada")
    return Project(rules, manifest, app.test_client(), reports)


def test_an_accepted_finding_is_in_the_file_and_on_the_page(project: Project) -> None:
    code, answer = project.accept(X0, X1, expires=str(NOW + datetime.timedelta(days=9)))
    assert code == 200
    entries = read_accepted(project.rules / "accepted.yaml")
    assert [(e.id, e.reason, e.who, e.date, e.expires) for e in entries] == [
        (key, "Two bridges.", "Ada", NOW, NOW + datetime.timedelta(days=9)) for key in (X0, X1)
    ]
    assert {key: one["status"] for key, one in answer["state"]["findings"].items()} == {X0: "accepted", X1: "accepted"}
    assert re.findall(r'id="(x\w+)"[^>]*data-status="accepted"', project.get("/").get_data(as_text=True)) == [X0, X1]


@pytest.mark.parametrize(
    "change",
    [
        {"reason": ""},
        {"reason": "  \n"},
        {"reason": None},
        {"reason": "x" * 2001},
        {"who": ""},
        {"targets": []},
        {"targets": [{"id": X0}]},
        {"targets": X0},
        {"expires": "tomorrow"},
        {"expires": "2026-02-30"},
        {"kind": "delete"},
        {"more": 1},
    ],
)
def test_a_request_that_is_not_as_it_should_be_is_refused(project: Project, change: dict[str, object]) -> None:
    good = {"kind": "accept", "targets": [{"id": X0, "seen": ""}], "reason": "r", "who": "w"}
    code, answer = project.post(**{**good, **change})
    assert (code, list(answer)) == (400, ["error"])
    assert not project.rules.exists()
    assert project.post(**good)[0] == 200


@pytest.mark.parametrize(
    ("decide", "words"),
    [
        (lambda p: p.accept(X0, expires=str(NOW - datetime.timedelta(days=1))), "is over"),
        (lambda p: p.accept("x9"), "there is no finding x9"),
        (lambda p: p.post(kind="judge", targets=[{"id": "c9", "seen": ""}], reason="r", who="w"), "there is no claim c9"),
        (lambda p: p.post(kind="undo", decision=7), "cannot be taken back"),
        (lambda p: p.post(kind="accept", targets=[{"id": X0, "seen": "s1"}], reason="r", who="w"), "somebody else decided"),
    ],
)
def test_a_decision_that_cannot_be_taken_writes_nothing(project: Project, decide: Callable[[Project], Any], words: str) -> None:
    code, answer = decide(project)
    assert code == 409
    assert words in answer["error"]
    assert project.accepted() == project.judged() == {}


def test_the_last_day_of_an_acceptance_may_be_today(project: Project) -> None:
    assert project.accept(X0, expires=str(NOW))[0] == 200
    assert project.state()["findings"][X0]["status"] == "accepted"


def test_reopening_and_undoing_go_back_step_by_step(project: Project) -> None:
    project.rules.mkdir()
    begun = "# by hand\n"
    (project.rules / "accepted.yaml").write_text(begun, encoding="utf-8")
    first = project.accept(X0)[1]["decision"]
    text = (project.rules / "accepted.yaml").read_text(encoding="utf-8")
    code, answer = project.post(kind="reopen", targets=project.seen(X0))
    assert (code, project.accepted(), answer["state"]["findings"]) == (200, {}, {})
    assert project.post(kind="undo", decision=answer["decision"])[0] == 200
    assert (project.rules / "accepted.yaml").read_text(encoding="utf-8") == text
    assert project.post(kind="undo", decision=first)[0] == 200
    assert (project.rules / "accepted.yaml").read_text(encoding="utf-8") == begun
    assert project.post(kind="undo", decision=first)[0] == 409


def test_undo_leaves_what_others_decided_since(project: Project) -> None:
    mine = project.accept(X0)[1]["decision"]
    project.accept(X1, reason="By somebody else.")
    assert project.post(kind="undo", decision=mine)[0] == 200
    assert project.accepted() == {X1: "By somebody else."}


def test_undo_refuses_where_somebody_changed_the_same_decision(project: Project) -> None:
    mine = project.accept(X0)[1]["decision"]
    project.accept(X0, reason="Another reason.")
    code, answer = project.post(kind="undo", decision=mine)
    assert (code, project.accepted()) == (409, {X0: "Another reason."})
    assert X0 in answer["error"]


def test_of_two_that_decide_on_one_finding_the_second_is_told(project: Project) -> None:
    both = project.seen(X0, X1)
    assert project.post(kind="accept", targets=both[:1], reason="First.", who="Ada")[0] == 200
    code, answer = project.post(kind="accept", targets=both, reason="Second.", who="Bo")
    assert code == 409
    assert answer["error"] == f"somebody else decided on {X0} meanwhile; look at it again"
    assert answer["state"]["findings"][X0]["note"].startswith("First.")
    assert project.accepted() == {X0: "First."}


def test_a_claim_that_was_read_wrongly_is_kept_as_an_example_and_settles_its_finding(project: Project) -> None:
    code, answer = project.post(kind="judge", targets=project.seen(C0), reason="No count.", who="Ada")
    assert code == 200
    (entry,) = read_judged(project.rules / "judged.yaml")
    assert (entry.claim, entry.rule, entry.source, entry.reason) == (C0, "quantity", "article-00", "No count.")
    assert entry.evidence == "0 visitors were counted at thing 0 in 1900, more than in any year before."
    assert "value_low 0.0" in (entry.read or "")
    assert answer["state"]["findings"][X0]["status"] == "accepted"
    assert "read wrongly: No count. (Ada" in answer["state"]["findings"][X0]["note"]
    page = project.get("/").get_data(as_text=True)
    assert re.search(r"quantity</th>\s*<td>2</td>\s*<td>1</td>\s*<td>50%</td>", page)
    assert project.post(kind="unjudge", targets=project.seen(C0))[0] == 200
    assert (project.judged(), project.state()["findings"]) == ({}, {})


def test_what_is_written_by_hand_shows(project: Project) -> None:
    version = project.state()["version"]
    assert project.get(f"/state?version={version}").get_json() == {"version": version}
    project.accept(X0)
    path = project.rules / "accepted.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Two bridges.", "By hand."), encoding="utf-8")
    changed = project.get(f"/state?version={version}").get_json()
    assert changed["findings"][X0]["note"].startswith("By hand.")


def test_a_broken_file_is_named_and_left_alone(project: Project) -> None:
    project.rules.mkdir()
    path = project.rules / "accepted.yaml"
    path.write_text("- id: x1\n  reasn: typo\n", encoding="utf-8")
    code, answer = project.post(kind="accept", targets=[{"id": X0, "seen": ""}], reason="r", who="w")
    assert code == 409
    assert f'{path}:2: unknown key "reasn"' in answer["error"]
    assert "Nothing is written" in answer["state"]["error"]
    assert project.get("/").status_code == 200
    assert path.read_text(encoding="utf-8") == "- id: x1\n  reasn: typo\n"


def test_new_tables_are_shown_when_the_page_is_loaded_again(project: Project) -> None:
    project.reports.append(make_report(4))
    project.reports.pop(0)
    project.manifest.write_text('{"changed": true}', encoding="utf-8")
    assert "load it again" in project.state()["problem"]
    assert project.get("/").get_data(as_text=True).count("<article") == 4
    assert project.state()["problem"] == ""


def test_tables_that_vanish_take_no_decision_with_them(project: Project) -> None:
    project.manifest.unlink()
    assert "the tables are gone" in project.state()["problem"]
    assert project.accept(X0)[0] == 200
    page = project.get("/").get_data(as_text=True)
    assert page.count("<article") == 3
    assert project.accepted() == {X0: "Two bridges."}


def test_tables_that_cannot_be_read_leave_the_old_report(project: Project) -> None:
    project.reports[:] = [TableError("of another version", path="extracted/manifest.json")]
    project.manifest.write_text("{broken}", encoding="utf-8")
    page = project.get("/").get_data(as_text=True)
    assert page.count("<article") == 3
    assert json.dumps("extracted/manifest.json: of another version") in page


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("GET", "/state"), ("POST", "/decisions"), ("GET", "/nothing")])
def test_nobody_else_is_answered(project: Project, method: str, path: str) -> None:
    answer = project.client.open(path, method=method, headers={"Host": f"evil.example:{PORT}"}, json={} if method == "POST" else None)
    assert answer.status_code == 403
    assert "secret" not in answer.get_data(as_text=True)


def test_the_page_may_ask_nobody_but_itself(project: Project) -> None:
    answer = project.get("/")
    policy = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
    assert (policy["default-src"], policy["connect-src"], policy["frame-ancestors"]) == ("'none'", "'self'", "'none'")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_port_in_use_is_named(project: Project, tmp_path: Path) -> None:
    report = replace(make_report(0), background=Background({}, {}))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PipelineError, match=f"port {port} is in use; give another with --port"):
            listen(Subject(lambda: report, project.manifest), Store(tmp_path), port=port, who="Ada")
