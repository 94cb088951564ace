"""Who says what, who copies whom, and which subject a claim belongs to."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.conflicts.conflict import Position, Support
from pipeline.reports.background import Background
from pipeline.reports.facts import describe, describe_sides, describe_support, find_facts, said, supported
from pipeline.reports.html.pictures import picture_data
from pipeline.reports.html.subjects import find_subjects
from pipeline.reports.html.view import Choice, make_view
from pipeline.reports.render import render
from pipeline.reports.report import Agreed, Fact, Finding, Passage, Place, Report, Status
from pipeline.tables.columns import CLAIMS, SOURCES


def claim(claim_id: str, source: str, **more: object) -> Mapping[str, object]:
    named = {"claim_id": claim_id, "source_id": source, "evidence": f"Words of {claim_id}.", "trigger": "opened", "modality": "actual"}
    return dict.fromkeys(CLAIMS) | named | {"rule_id": "clause", "subject": "The Bridge", "subject_id": "bridge"} | more


def source(source_id: str, published: str | None = None, collection: str = "default") -> Mapping[str, object]:
    return dict.fromkeys(SOURCES) | {"source_id": source_id, "collection": collection, "published": published}


def finding(conflict_id: str, *claims: Mapping[str, object], **more: object) -> Finding:
    named = {"fingerprint": "f", "collection": "default", "rule_id": "rule", "type": "date", "severity": "error", "message": "m"}
    passages = tuple(Passage(row, Place("raw/x"), None, None) for row in claims)
    return Finding(conflict_id=conflict_id, subject="The Bridge", predicate="open", why=None, passages=passages, **{**named, **more})  # type: ignore[arg-type]


def background(claims: list[Mapping[str, object]], *sources: Mapping[str, object], **more: object) -> Background:
    return Background({str(row["claim_id"]): row for row in claims}, {str(row["source_id"]): row for row in sources}, **more)  # type: ignore[arg-type]


A, B, C, D = (claim(f"c{n}", f"s{n}") for n in range(4))
SOURCES_OF = [source("s0", "2012"), source("s1", "2010"), source("s2"), source("s3")]
BEHIND = background([A, B, C, D], *SOURCES_OF)


def agreed(*pairs: str, reason: str = "same") -> list[Agreed]:
    return [Agreed((f"c{pair[0]}", f"c{pair[1]}"), reason, "rule") for pair in pairs]


def fact(claims: tuple[str, ...], findings: tuple[str, ...], sources: tuple[str, ...], independent: int) -> Fact:
    return Fact("The Bridge – opened", "opened", claims, findings, Support(sources, independent), {})


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (Report([]), []),
        (Report([], agreements=agreed("01")), [fact(("c0", "c1"), (), ("s0", "s1"), 2)]),
        (Report([], agreements=agreed("01", "12")), [fact(("c0", "c1", "c2"), (), ("s0", "s1", "s2"), 3)]),
        (
            Report([], agreements=agreed("10", "32")),
            [fact(("c0", "c1"), (), ("s0", "s1"), 2), fact(("c2", "c3"), (), ("s2", "s3"), 2)],
        ),
        (Report([], agreements=agreed("01", reason="repeatable")), []),
        (Report([finding("x1", B, A)]), [fact(("c0", "c1"), ("x1",), ("s0", "s1"), 2)]),
        (Report([finding("x1", A, B)], agreements=agreed("12")), [fact(("c0", "c1", "c2"), ("x1",), ("s0", "s1", "s2"), 3)]),
        (Report([finding("x1", A)]), []),
        (
            Report([finding("x1", C, D)], agreements=agreed("01")),
            [fact(("c2", "c3"), ("x1",), ("s2", "s3"), 2), fact(("c0", "c1"), (), ("s0", "s1"), 2)],
        ),
    ],
)
def test_claims_about_one_thing_are_put_together(report: Report, expected: list[Fact]) -> None:
    assert find_facts(report, BEHIND) == expected


def test_a_copied_sentence_counts_once_and_names_its_first_source() -> None:
    copied = background([A, B, C, D], *SOURCES_OF, copies=(frozenset({"c0", "c1", "c2"}),))
    (found,) = find_facts(Report([], agreements=agreed("01", "12")), copied)
    assert (found.support.independent, found.copied) == (1, {"s0": "s1", "s2": "s1"})
    assert supported([found]) == []
    (found,) = find_facts(Report([], agreements=agreed("01", "13")), copied)
    assert (found.support.independent, found.copied) == (2, {"s0": "s1"})
    assert supported([found]) == [found]


def test_what_a_finding_is_about_is_not_supported() -> None:
    assert supported(find_facts(Report([finding("x1", A, B)], agreements=agreed("12")), BEHIND)) == []


@pytest.mark.parametrize(
    ("support", "words"),
    [
        (Support(("a",), 1), "1 source"),
        (Support(("a", "b"), 2), "2 sources, 2 independent"),
        (Support(("a", "b", "c"), 1), "3 sources, 1 independent"),
    ],
)
def test_support_in_words(support: Support, words: str) -> None:
    assert describe_support(support) == words


ONE, TWO = Support(("a",), 1), Support(("b", "c"), 1)


@pytest.mark.parametrize(
    ("positions", "sides"),
    [
        ((), []),
        ((Position("1932", ("c1", "c2"), TWO),), []),
        ((Position("1932", ("c1",), ONE), Position("1934", ("c2",), ONE)), []),
        (
            (Position("1932", ("c1", "c2"), TWO), Position("1934", ("c3",), ONE)),
            [("1932", "2 sources, 1 independent"), ("1934", "1 source")],
        ),
        ((Position("", ("c1", "c2"), TWO), Position("", ("c3",), ONE)), [("side 1", "2 sources, 1 independent"), ("side 2", "1 source")]),
    ],
)
def test_sides_are_told_where_one_has_more_than_one_source(positions: tuple[Position, ...], sides: list[tuple[str, str]]) -> None:
    assert describe_sides(positions) == sides


@pytest.mark.parametrize(
    ("fields", "about", "words"),
    [
        ({}, "The Bridge – opened", "opened"),
        ({"object": "the  river\nside", "verb_form": "was opened"}, "The Bridge – was opened – the river side", "was opened"),
        ({"subject": None, "date_text": "in 1911", "value_text": "2,000"}, "opened", "in 1911, 2,000"),
    ],
)
def test_a_claim_in_a_few_words(fields: dict[str, object], about: str, words: str) -> None:
    row = claim("c", "s", **fields)
    assert (describe(row), said(row)) == (about, words)


def dated(claim_id: str, source_id: str, start: str | None, end: str | None, **more: object) -> Mapping[str, object]:
    return claim(claim_id, source_id, date_start=start, date_end=end, date_edtf="x", **more)


def test_the_dated_claims_of_every_entity_are_found_by_date() -> None:
    claims = [
        dated("c1", "s0", "1950-01-01", None),
        dated("c2", "s0", None, "1940-12-31", subject="Alba; The Bridge", subject_id="alba;bridge"),
        claim("c3", "s0"),
        dated("c4", "s1", "1900-01-01", "1900-01-01", subject="A Bridge", object="Alba", object_id="alba"),
        dated("c5", "s2", "1900-01-01", "1900-01-01", subject_id=None, subject=None),
    ]
    behind = background(claims, source("s0"), source("s1"), source("s2", collection="other"), names={"alba": "The Republic of Alba"})
    found = find_subjects(behind)
    assert [(subject.collection, subject.entity, subject.title, subject.dated) for subject in found.listed] == [
        ("default", "bridge", "The Bridge (default)", ("c4", "c2", "c1")),
        ("default", "alba", "The Republic of Alba (default)", ("c4", "c2")),
    ]
    assert found.of_finding(finding("x1", claims[3], claims[1])) == [0, 1]
    assert found.of_finding(finding("x1", claims[4])) == []


def test_the_pictures_hold_each_text_once_and_numbers_that_fit() -> None:
    claims = [
        dated("c1", "s0", "1950-01-01", "1950-12-31"),
        dated("c2", "s1", "1951-01-01", None, object="Alba", object_id="alba"),
        claim("c3", "s1"),
    ]
    behind = background(claims, source("s0"), source("s1"))
    report = Report([finding("x1", claims[0], claims[1]), finding("x2", claims[2])])
    data = picture_data(report, behind, find_facts(report, behind), find_subjects(behind))
    assert [row["id"] for row in data["claims"]] == ["c1", "c2"]  # type: ignore[union-attr]
    assert data["findings"] == {"x1": [0, 1], "x2": []}
    assert data["subjects"] == [
        {"number": 0, "entity": "alba", "title": "Alba", "collection": "default", "dated": [1], "facts": [0]},
        {"number": 1, "entity": "bridge", "title": "The Bridge", "collection": "default", "dated": [0, 1], "facts": [0]},
    ]
    assert data["facts"] == [{"title": "The Bridge – opened", "claims": [0, 1], "findings": ["x1"], "copied": {}}]


def test_filters_count_what_they_show_and_subjects_keep_their_order() -> None:
    accepted = finding("x2", C, type="value", severity="info", status=Status.ACCEPTED)
    other = finding("x3", D, collection="default", severity="warning")
    report = Report([finding("x1", A, B), other, accepted], judged={"c9": "quantity", "c2": "clause"})
    subjects = find_subjects(BEHIND)
    view = make_view(report, BEHIND, find_facts(report, BEHIND), subjects)
    assert view.choices == {
        "subject": [Choice("0", "The Bridge", 3)],
        "type": [Choice("date", "date", 2), Choice("value", "value", 1)],
        "source": [Choice(str(number), f"s{number}", 1) for number in range(4)],
        "severity": [Choice("error", "error", 1), Choice("warning", "warning", 1), Choice("info", "info", 1)],
        "status": [Choice("new", "new", 2), Choice("accepted", "accepted", 1)],
    }
    assert view.counts == {"error": 1, "warning": 1, "info": 0, "accepted": 1}
    assert [[item.finding.conflict_id for item in group.findings] for group in view.groups] == [["x1", "x3", "x2"]]
    assert [(one.rule_id, one.looked_at, one.wrong, one.precision) for one in view.readings] == [
        ("clause", 1, 1, 0.0),
        ("quantity", 1, 1, 0.0),
    ]


def test_the_page_says_who_stands_behind_a_finding_and_a_fact() -> None:
    sides = (Position("1932 <b>", ("c0", "c2"), Support(("s0", "s2"), 1)), Position("1934", ("c1",), Support(("s1",), 1)))
    clash = finding("x1", A, B, score=64, support=Support(("s0", "s1", "s2"), 2), positions=sides)
    html = render(Report([clash], agreements=agreed("23"), background=BEHIND), "html")
    shown = " ".join(html.split())
    assert (
        "score <b>64</b> · 3 sources, 2 independent: <b>1932 &lt;b&gt;</b> (2 sources, 1 independent) | <b>1934</b> (1 source)</p>" in shown
    )
    assert "The Bridge – opened <small>2 sources, 2 independent</small>" in shown
