"""Names to ids: one id for one thing through an article, two ids for two things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import spacy
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.article import Article
from pipeline.claims.extraction import extract_articles
from pipeline.mentions.entities import defined_acronyms
from pipeline.mentions.slug import slug
from pipeline.rulebook import load_rulebook
from pipeline.settings import Settings

BLANK = spacy.blank("en")
SPEC = yaml.safe_load((Path(__file__).parent / "entities.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Named:
    """A text of one or more paragraphs and the names in it, each as `words = id`."""

    source_id: str
    text: str
    expected: list[str]


def marks(reason: str | None) -> list[pytest.MarkDecorator]:
    return [] if reason is None else [pytest.mark.xfail(reason=reason, strict=True)]


LINKED = [
    (Named(f"names/{number:02}", spec["text"], spec["names"]), name, spec.get("xfail"))
    for number, (name, spec) in enumerate(SPEC["names"].items())
]


@pytest.fixture(scope="module")
def names() -> Callable[[str], list[str]]:
    """The names in each text by source_id, in text order."""
    articles = [Article(case.source_id, "names", case.text, "") for case, _, _ in LINKED]
    found: dict[str, list[str]] = {article.source_id: [] for article in articles}
    for mention in extract_articles(articles, load_rulebook(None), Settings()).mentions:
        if mention.kind == "entity":
            found[mention.source_id].append(f"{mention.text} = {mention.entity_id}")
    return found.__getitem__


@pytest.mark.parametrize("case", [pytest.param(case, id=name, marks=marks(reason)) for case, name, reason in LINKED])
def test_all_names_of_a_text(case: Named, names: Callable[[str], list[str]]) -> None:
    assert names(case.source_id) == case.expected


SLUGS = [
    pytest.param(
        name, spec["slug"] if isinstance(spec, dict) else spec, id=name, marks=marks(spec.get("xfail") if isinstance(spec, dict) else None)
    )
    for name, spec in SPEC["slugs"].items()
]


@pytest.mark.parametrize(("name", "expected"), SLUGS)
def test_a_name_as_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(("text", "expected"), SPEC["acronyms"].items(), ids=list(SPEC["acronyms"]))
def test_acronyms_that_a_text_defines(text: str, expected: dict[str, str]) -> None:
    assert defined_acronyms(BLANK(text)) == expected


@given(st.text(max_size=30))
def test_an_id_is_small_ascii_and_an_id_of_itself(name: str) -> None:
    found = slug(name)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not found.startswith("-")
    assert not found.endswith("-")
    assert slug(found) in {found, slug(f"the {found}"), found.removeprefix("the-").removeprefix("a-").removeprefix("an-")}


@given(st.text("ABCabc ()&.-", max_size=40))
def test_an_acronym_and_its_long_form_stand_in_the_text(text: str) -> None:
    for short, long in defined_acronyms(BLANK(text)).items():
        assert f"({short})" in text
        assert len(long) > len(short)
        assert long[0] == short[0].upper()
