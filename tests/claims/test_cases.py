"""What a text claims, all of it, case by case; the cases are in `cases/`, one file a subject."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.claims.claim import Claim
from tests.claims.case import Case, compared, read_cases

CASES = [case for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")) for case in read_cases(path)]


def parameter(case: Case) -> object:
    marks = [] if case.xfail is None else [pytest.mark.xfail(reason=case.xfail, strict=True)]
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_all_claims_of_a_text(case: Case, claims_of_file: Callable[[str], dict[str, list[Claim]]]) -> None:
    wanted, found = compared(case, claims_of_file(case.article.collection)[case.article.source_id])
    assert found == wanted


def test_cases_are_many_and_near_misses_are_among_them() -> None:
    assert len(CASES) >= 150
    assert sum(not case.expected for case in CASES) >= 40
    texts = {(case.article.collection, case.article.text, case.article.topic, case.article.title, case.article.published) for case in CASES}
    assert len(texts) == len(CASES)
