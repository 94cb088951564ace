"""What holds for every claim and mention, whatever the text: offsets, ids, dates, values, the same again on a second run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.articles import Article, read_articles
from pipeline.claims.claim import Claim
from pipeline.claims.extraction import Extraction

Extract = Callable[[Sequence[Article]], Extraction]

KINDS = {"event", "quantity", "state"}
MODALITIES = {"actual", "planned", "possible", "negated"}
NAMES = "Norway Denmark Jonas Lund the a company bridge people percent million metres both countries it he according to reportedly"
VERBS = "was were is had will not never opened signed said that which who since until by in on of"
SIGNS = "1931 1999-2000 May 31 (1914–1998) 1,240 34% 4–1 $ £ ( ) [ ] , . ; : – — ' # - * é ß 国 😀"
WORDS = [*NAMES.split(), *VERBS.split(), *SIGNS.split(), '"', "\n\n", "\r\n", "\t", "\u00a0", "\u200b"]


@pytest.fixture(scope="module")
def articles(root: Path) -> list[Article]:
    """The project's own articles."""
    return read_articles(root / "raw")


@pytest.fixture(scope="module")
def extraction(articles: list[Article], extract: Extract) -> Extraction:
    """What was read out of them."""
    return extract(articles)


def wrong_offsets(extraction: Extraction, articles: Iterable[Article]) -> list[object]:
    """The claims and mentions that do not stand where they say."""
    texts = {article.source_id: article.text for article in articles}
    claims = [
        claim
        for claim in extraction.claims
        if texts[claim.source_id][claim.char_start : claim.char_end] != claim.evidence
        or not claim.trigger
        or any(words is not None and words not in claim.evidence for words in (claim.trigger, claim.date_text, claim.value_text))
    ]
    mentions = [
        mention for mention in extraction.mentions if texts[mention.source_id][mention.char_start : mention.char_end] != mention.text
    ]
    return [*claims, *mentions]


def test_claims_and_mentions_stand_where_they_say(articles: list[Article], extraction: Extraction) -> None:
    assert len(extraction.claims) > 200
    assert len(extraction.mentions) > 400
    assert wrong_offsets(extraction, articles) == []


def test_evidence_has_no_white_space_around_it(extraction: Extraction) -> None:
    assert [claim.evidence for claim in extraction.claims if claim.evidence != claim.evidence.strip()] == []


def test_triggers_are_at_most_three_words(extraction: Extraction) -> None:
    assert [claim.trigger for claim in extraction.claims if len(claim.trigger.split()) > 3] == []


def test_kind_and_modality_are_of_the_closed_lists(extraction: Extraction) -> None:
    assert {claim.kind for claim in extraction.claims} == KINDS
    assert {claim.modality for claim in extraction.claims} <= MODALITIES


def test_ids_of_participants_are_sorted_and_as_many_as_their_names(extraction: Extraction) -> None:
    for claim in extraction.claims:
        for name, ids in ((claim.subject, claim.subject_id), (claim.object, claim.object_id)):
            assert (name is None) == (ids is None), claim
            if name is not None and ids is not None:
                parts = ids.split(";")
                assert parts == sorted(set(parts)), claim
                assert all(parts), claim
                assert len(parts) <= len(name.split("; ")), claim


def test_what_is_unknown_is_null_and_never_empty(extraction: Extraction) -> None:
    rows: list[Claim] = extraction.claims
    cells = ("subject", "object", "subject_id", "object_id", "date_text", "date_edtf", "value_text", "unit", "attribution", "verb_form")
    assert [(row.evidence, cell) for row in rows for cell in cells if getattr(row, cell) == ""] == []


def test_a_quantity_has_a_value_and_a_unit_and_nothing_else_has(extraction: Extraction) -> None:
    for claim in extraction.claims:
        has_value = claim.value_low is not None or claim.value_high is not None
        assert has_value == (claim.kind == "quantity") == (claim.value_text is not None) == (claim.unit is not None), claim
        if claim.value_low is not None and claim.value_high is not None:
            assert claim.value_low <= claim.value_high, claim


def test_a_date_has_its_words_and_an_interval_that_is_one(extraction: Extraction) -> None:
    for claim in extraction.claims:
        has_interval = claim.date_start is not None or claim.date_end is not None
        assert has_interval == (claim.date_edtf is not None), claim
        assert claim.date_edtf is None or claim.date_text is not None, claim
        if claim.date_start is not None and claim.date_end is not None:
            assert claim.date_start <= claim.date_end, claim


def test_claims_come_in_the_order_of_articles_and_texts(articles: list[Article], extraction: Extraction) -> None:
    order = {article.source_id: number for number, article in enumerate(articles)}
    places = [(order[claim.source_id], claim.char_start) for claim in extraction.claims]
    assert places == sorted(places)


def test_no_claim_is_made_twice(extraction: Extraction) -> None:
    assert len(set(extraction.claims)) == len(extraction.claims)


def test_a_second_run_and_another_order_give_the_same_claims(articles: list[Article], extraction: Extraction, extract: Extract) -> None:
    again = extract(articles[::-1])
    for article in articles:
        first, second = ([claim for claim in e.claims if claim.source_id == article.source_id] for e in (extraction, again))
        assert first == second, article.source_id


def test_an_article_alone_gives_what_it_gives_among_others(articles: list[Article], extraction: Extraction, extract: Extract) -> None:
    alone = extract(articles[:1])
    assert alone.claims == [claim for claim in extraction.claims if claim.source_id == articles[0].source_id]


def test_a_paragraph_in_front_moves_offsets_and_nothing_else(extract: Extract) -> None:
    text = "The Vega Choir toured Spain in 1934.\n\nThe hall has 900 seats.\n"
    front = "Kelp grows along the coast.\n\n"
    plain, moved = (extract([Article("a/b", "a", prefix + text, "")]).claims for prefix in ("", front))
    shifted = [replace(c, char_start=c.char_start + len(front), char_end=c.char_end + len(front)) for c in plain]
    assert len(plain) == 2
    assert moved == shifted


def test_no_article_gives_nothing(extract: Extract) -> None:
    nothing = extract([])
    assert (nothing.mentions, nothing.claims, nothing.sentences) == ([], [], {})
    assert "3.8.0" in nothing.model


def test_an_empty_article_has_no_sentence(extract: Extract) -> None:
    empty = extract([Article("a/b", "a", " \n ", "")])
    assert (empty.mentions, empty.claims, empty.sentences) == ([], [], {"a/b": 0})


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60), min_size=6, max_size=12))
def test_any_text_is_read_and_its_offsets_hold(texts: list[str], extract: Extract) -> None:
    articles = [Article(f"any/{number}", "any", text, "") for number, text in enumerate(texts)]
    assert wrong_offsets(extract(articles), articles) == []
