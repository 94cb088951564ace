"""What the tests of the claims step share: everything is read through `extract_articles`, as users' articles are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from pipeline.articles.article import Article
from pipeline.claims.claim import Claim
from pipeline.claims.extraction import Extraction, extract_articles
from pipeline.rulebook import Rulebook, load_rulebook
from pipeline.settings import Settings
from tests.claims.case import read_cases

CASES = Path(__file__).parent / "cases"

ClaimsOfFile = Callable[[str], dict[str, list[Claim]]]
Extract = Callable[[Sequence[Article]], Extraction]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Our own rules."""
    return load_rulebook(None)


@pytest.fixture(scope="session")
def extract(rulebook: Rulebook) -> Extract:
    """Extraction with our own rules and the default pipeline, which is loaded once a process."""
    return lambda articles: extract_articles(articles, rulebook, Settings())


@pytest.fixture(scope="session")
def claims_of_file(extract: Extract) -> ClaimsOfFile:
    """The claims of all cases of a file by source_id, read in one go and once a session."""

    @cache
    def claims(stem: str) -> dict[str, list[Claim]]:
        articles = [case.article for case in read_cases(CASES / f"{stem}.yaml")]
        out: dict[str, list[Claim]] = {article.source_id: [] for article in articles}
        for claim in extract(articles).claims:
            out[claim.source_id].append(claim)
        return out

    return claims
