"""The attribute ruler's patterns looked up in tables: the same matches as spaCy's own matcher finds."""

from __future__ import annotations

from typing import Any, cast

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from pipeline.documents.lookup import TableMatcher
from pipeline.settings import DEFAULT_MODEL

TEXT = (
    "He's gonna say that the bridge, which wasn't there, has been opened by her own sister's crew.  There were two of them. "
    "Let's go, y'all: nothin' ain't lost! Who'd have sold it himself? An old one did; some say it can't be so. "
    "They went on to found a school\nand to bound over to ground. Begun in 1811, it was filled in 1903 (see below)."
)
MORE: dict[str, list[list[dict[str, Any]]]] = {
    "behind the anchor": [[{}, {"LOWER": "bridge"}]],
    "before the first token": [[{}, {}, {"LOWER": "'s"}]],
    "past the last token": [[{"LOWER": ")"}, {"LOWER": "."}, {}]],
    "repeated": [[{"TAG": "RB", "OP": "+"}], [{"LOWER": "the", "OP": "?"}, {"TAG": "NN"}]],
    "told by nothing": [[{}, {"IS_PUNCT": True}]],
    "several": [[{"LOWER": {"IN": ["school", "crew"]}, "DEP": {"NOT_IN": ["dobj"]}}], [{"DEP": "pobj"}]],
    "flags": [[{"IS_SPACE": False, "IS_SENT_START": True, "LOWER": {"REGEX": "^t"}}]],
    "another's form": [[{"LOWER": "They"}]],
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(DEFAULT_MODEL, exclude=["ner", "senter", "lemmatizer"])


@pytest.fixture
def ruler(nlp: Language) -> AttributeRuler:
    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns(cast("AttributeRuler", nlp.get_pipe("attribute_ruler")).patterns)
    return ruler


def tagged(nlp: Language, text: str) -> Doc:
    with nlp.select_pipes(disable=["attribute_ruler"]):
        return nlp(text)


@pytest.mark.parametrize("text", [TEXT, *TEXT.split(), " ", ""])
def test_the_pipelines_own_patterns_match_as_before(nlp: Language, ruler: AttributeRuler, text: str) -> None:
    doc = tagged(nlp, text)
    wanted = ruler.match(doc)
    ruler.matcher = TableMatcher(ruler)  # type: ignore[assignment]
    assert ruler.match(doc) == wanted


@pytest.mark.parametrize("name", MORE)
def test_other_patterns_match_as_before(nlp: Language, name: str) -> None:
    ruler = AttributeRuler(nlp.vocab)
    ruler.add(MORE[name], {"POS": "X"})
    doc = tagged(nlp, TEXT)
    wanted = ruler.match(doc)
    ruler.matcher = TableMatcher(ruler)  # type: ignore[assignment]
    assert sorted(set(ruler.match(doc))) == wanted
    assert bool(wanted) is (name not in {"past the last token", "another's form"})


def test_the_pipelines_own_patterns_are_nearly_all_looked_up(ruler: AttributeRuler) -> None:
    assert len(ruler.matcher) > 150
    assert len(TableMatcher(ruler).rest) <= 2
