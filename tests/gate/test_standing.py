"""How a finding stands once somebody decided on it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.gate.accepted import Accepted
from pipeline.gate.judged import Judged, read_judged
from pipeline.gate.standing import Decisions, Identified, read_decisions, stand
from pipeline.reports.report import Status

DAY = datetime.date(2026, 1, 2)
RULES = Path("rules")


def accepted(key: str, fingerprint: str = "f1", expires: datetime.date | None = None) -> Accepted:
    return Accepted(key, fingerprint, "Two bridges.", "Ada", DAY, expires, 3)


def judged(claim: str) -> Judged:
    return Judged(claim, "quantity", "s0", "Words.", None, "No count.", "Bo", DAY, 7)


FOUND = {"x1": Identified("f1", ("c1", "c2")), "x2": Identified("f2", ("c2", "c3"))}
WRONG = "rests on claim c2, which was read wrongly: No count. (Bo, 2026-01-02)"
CHANGED = "line 3: x1 (Two bridges.) was accepted with other words in its passages; the finding is open again"


@pytest.mark.parametrize(
    ("decisions", "by_id", "notes"),
    [
        (Decisions(), {}, []),
        (Decisions([accepted("x1")]), {"x1": (Status.ACCEPTED, "Two bridges. (Ada, 2026-01-02)")}, []),
        (Decisions([accepted("x1", expires=DAY)]), {"x1": (Status.ACCEPTED, "Two bridges. (Ada, 2026-01-02, until 2026-01-02)")}, []),
        (
            Decisions([accepted("x1", "f9")]),
            {"x1": (Status.NEW, f"open again: the entry in accepted.yaml {CHANGED}")},
            [f"rules/accepted.yaml: {CHANGED}"],
        ),
        (Decisions([accepted("x9")]), {}, ["rules/accepted.yaml: line 3: x9 (Two bridges.) matches no finding any more; take it out"]),
        (Decisions(judged=[judged("c2")]), {"x1": (Status.ACCEPTED, WRONG), "x2": (Status.ACCEPTED, WRONG)}, []),
        (Decisions(judged=[judged("c9")]), {}, []),
        (
            Decisions([accepted("x1")], [judged("c2")]),
            {"x1": (Status.ACCEPTED, "Two bridges. (Ada, 2026-01-02)"), "x2": (Status.ACCEPTED, WRONG)},
            [],
        ),
        (
            Decisions([accepted("x1", "f9")], [judged("c1")]),
            {"x1": (Status.ACCEPTED, WRONG.replace("c2", "c1"))},
            [f"rules/accepted.yaml: {CHANGED}"],
        ),
    ],
)
def test_standings(decisions: Decisions, by_id: dict[str, tuple[Status, str]], notes: list[str]) -> None:
    found = stand(decisions, FOUND, DAY, RULES)
    assert (dict(found.by_id), list(found.notes)) == (by_id, notes)
    assert found.judged == {entry.claim: "quantity" for entry in decisions.judged}


def test_files_that_are_not_there_say_nothing(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == Decisions([], [])


JUDGED = """\
- claim: c1
  rule: quantity
  source: s0
  evidence: "Words: of an article."
  reason: No count.
  who: Bo
  date: 2026-01-02
"""


def test_a_judgement_is_read_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "judged.yaml"
    path.write_text("# ours\n" + JUDGED, encoding="utf-8")
    assert read_judged(path) == [Judged("c1", "quantity", "s0", "Words: of an article.", None, "No count.", "Bo", DAY, 2)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (JUDGED.replace("  rule: quantity\n", ""), ':1: this entry lacks "rule"'),
        (JUDGED + "  verdict: wrong\n", ':8: unknown key "verdict"; known keys are claim, rule, source, evidence, read, reason, who, date'),
        (JUDGED.replace("2026-01-02", "soon"), ":7: \"date\" must be a day as in 2026-01-31, not 'soon'"),
        (JUDGED + JUDGED, ":8: c1 has an entry already, in line 1"),
        ("c1: wrong\n", ":1: this must be a list of entries, each `- claim: …`"),
    ],
)
def test_a_broken_judgement_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "judged.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_judged(path)
    assert str(caught.value) == f"{path}{message}"
