"""Countries, and the words by which texts name them."""

from __future__ import annotations

import pytest

from pipeline.mentions.gazetteer import Country, _words_for_people, countries


def by_word() -> dict[str, set[str]]:
    """Every name and demonym to the countries that hold it."""
    words: dict[str, set[str]] = {}
    for country in countries().values():
        for word in (country.name, *country.aliases, *country.demonyms):
            words.setdefault(word, set()).add(country.id)
    return words


def test_one_country_in_full() -> None:
    assert countries()["kyrgyzstan"] == Country(
        "kyrgyzstan",
        "Kyrgyzstan",
        ("Kyrgyz Republic",),
        ("Kyrgyzstani", "Kyrgyzstanis", "Kyrgyz", "Kirghiz"),
        "Bishkek",
        "KGS",
        "KG",
        "KGZ",
    )


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("U.S.", "united-states"),
        ("US", "united-states"),
        ("American", "united-states"),
        ("Americans", "united-states"),
        ("UAE", "united-arab-emirates"),
        ("British", "united-kingdom"),
        ("Dutch", "netherlands"),
        ("Danes", "denmark"),
        ("Frenchmen", "france"),
        ("Kazakh", "kazakhstan"),
        ("Kazakhstani", "kazakhstan"),
        ("Turkish", "turkey"),
        ("Türkiye", "turkey"),
        ("Czech Republic", "czechia"),
        ("Burma", "myanmar"),
        ("Chinese", "china"),
        ("Dominican", "dominican-republic"),
        ("North Korean", "north-korea"),
        ("Taiwanese", "taiwan"),
        ("Nigerien", "niger"),
        ("Nigerian", "nigeria"),
    ],
)
def test_a_word_names_one_country(word: str, country: str) -> None:
    assert by_word()[word] == {country}


@pytest.mark.parametrize("word", ["Korean", "Congolese", "Channel Islander", "NA", "s", "singular", "note"])
def test_what_two_countries_share_names_none(word: str) -> None:
    assert word not in by_word()


def test_no_word_names_two_countries() -> None:
    assert {word: ids for word, ids in by_word().items() if len(ids) > 1} == {}


def test_every_country_has_a_usable_name() -> None:
    assert len(countries()) > 240
    for key, country in countries().items():
        assert key == country.id
        assert country.name == country.name.strip() != ""
        assert not any("(" in word or word != word.strip() for word in (*country.aliases, *country.demonyms))


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("Greek(s)", ["Greek", "Greeks"]),
        ("Swiss (singular and plural)", ["Swiss"]),
        ("Frenchman(men), Frenchwoman(women)", ["Frenchman", "Frenchmen", "Frenchwoman", "Frenchwomen"]),
        ("Barbadian(s) or Bajan (colloquial)", ["Barbadian", "Barbadians", "Bajan"]),
        ("liSwati (singular); note - former term, Swazi(s), still used", ["Swazi", "Swazis"]),
        ("NA (US citizens)", []),
        ("", []),
    ],
)
def test_terms_of_nationality_are_taken_apart(term: str, words: list[str]) -> None:
    assert list(_words_for_people(term)) == words
