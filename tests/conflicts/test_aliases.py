"""Other names of one thing, and what is none."""

from dataclasses import replace

import pytest

from pipeline.conflicts.aliases import aliases_in, short_forms, with_aliases
from pipeline.conflicts.lexicon import read_lexicon
from pipeline.conflicts.names import Gazetteer, parse_name, same_name
from pipeline.conflicts.reading import read_statement
from pipeline.rulebook import load_rulebook

ALIASES = {
    "Rida Bey, also known as Rida III, was born in 1213.": [("Rida Bey", "Rida III")],
    "Ḥasan ad-Dīn III (1211–1255), more commonly known as Ḥasan II, was a judge.": [("Ḥasan ad-Dīn III", "Ḥasan II")],
    "Emil Holm (born 1980), better known as Vex, sang.": [("Emil Holm", "Vex"), ("Emil Holm", "Vex Holm")],
    "Brevik, formerly called Aldersund, lies at the sea.": [("Brevik", "Aldersund")],
    "Brevik was originally called Aldersund.": [("Brevik", "Aldersund")],
    "Vera Holm, née Berg, died in 1990.": [("Vera Holm", "Berg")],
    "Vera Holm, born Vera Berg in Lund, died in 1990.": [("Vera Holm", "Vera Berg")],
    "Vera Holm, born Monday, died in 1990.": [],
    "J. R. Holm, alias Jim Berg, fled.": [("J. R. Holm", "Jim Berg")],
    "Brevik is also known as the White City.": [("Brevik", "White City")],
    "The town was called Brevik.": [],
    "It is known as Brevik.": [],
    "A data centre in the USA, also known as Hive, burned.": [],
    "Troops led by Emil Holm, called the Northern Army, fled.": [],
    "He called Anna. In 1990 the King called Parliament.": [],
    "Holm was also President.": [],
    "The river is known for its salmon.": [],
    "Brevik is also known as Brevik.": [],
    'Johann Karl "Hob" Berg (born 1874) rowed.': [("Johann Karl Berg", "Hob Berg")],
    "Ida “Bee” Ann Holm sang.": [("Ida Ann Holm", "Bee Holm")],
    'He sang "Anna" in Lund.': [],
    'In Lund "Blue" was sung.': [],
}


@pytest.mark.parametrize(("sentence", "expected"), ALIASES.items(), ids=list(ALIASES))
def test_names_that_a_sentence_gives_to_one_thing(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert aliases_in(sentence) == expected


SHORT = {
    "Brevik Football Club": ["brevik"],
    "Real Alba Club de Fútbol": ["real alba"],
    "Brevik University": ["brevik"],
    "Holm Motor Corporation": ["holm"],
    "Holm Steel AG": ["holm steel"],
    "Adam Joel Berg II": ["berg"],
    "Emil Holm Jr.": ["holm"],
    "Otto III": [],
    "King Otto III": [],
    "Brevik Cathedral": [],
    "Harbour Bridge": [],
    "Ida Holm": [],
    "University": [],
    "University of Brevik": [],
    "the old club": [],
}


@pytest.mark.parametrize(("name", "expected"), SHORT.items(), ids=list(SHORT))
def test_what_a_name_is_cut_to(name: str, expected: list[str]) -> None:
    assert short_forms(name, read_lexicon(load_rulebook(None)).gazetteer) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Ines Terol Ruiz", ["ines terol", "ines"]), ("Ines Terol", []), ("Harbour Bridge Road", [])]
)
def test_what_a_person_is_called(name: str, expected: list[str]) -> None:
    gazetteer = read_lexicon(load_rulebook(None)).gazetteer
    assert short_forms(name, gazetteer, is_person="Terol" in name) == expected


@pytest.mark.parametrize(
    ("names", "sentence", "is_one"),
    [
        (["Brevik Football Club", "Brevik"], "Brevik won the cup.", True),
        (["Brevik Football Club", "Brevik"], "The cup was won in Brevik by Brevik.", False),
        (["Brevik Football Club", "Brevik University", "Brevik"], "Brevik was founded in 1921.", False),
        (["Adam Joel Berg II", "Berg"], "Berg died in 1921.", True),
        (["Radical Party", "Radicals"], "The Radicals won 40 seats.", True),
        (["Social Democratic Party", "Social Democrats"], "The Social Democrats won 40 seats.", True),
        (["Liberal Unionist Party", "Liberals"], "The Liberals won 40 seats.", False),
        (["Workers' Party", "Workers' Union"], "The union won 40 seats.", False),
        (["Denmark Group", "Denmark"], "Denmark lost the war.", False),
    ],
)
def test_a_short_form_stands_for_the_one_longer_name_of_its_collection(names: list[str], sentence: str, is_one: bool) -> None:
    lexicon = read_lexicon(load_rulebook(None))
    rows = [{"claim_id": name, "source_id": f"home/{name}", "predicate": "win", "subject": name, "evidence": sentence} for name in names]
    renamed = with_aliases([read_statement(row, {}, lexicon) for row in rows], lexicon.gazetteer)
    first, last = renamed[0].subjects[0], renamed[-1].subjects[0]
    assert same_name(first, last, lexicon.gazetteer) is is_one


@pytest.mark.parametrize(
    ("short", "long", "sources", "is_one"),
    [
        ("Vic Berg", "Victor Berg", ("home/a", "home/b"), True),
        ("Vic Berg", "Victor Hans Berg", ("home/a", "home/b"), True),
        ("Vic Hans Berg", "Victor Hans Berg", ("home/a", "home/b"), True),
        ("Vic Adam Berg", "Victor Hans Berg", ("home/a", "home/b"), False),
        ("Vic Berg", "Hans Victor Berg", ("home/a", "home/b"), True),
        ("Vic Berg", "Victor Holm", ("home/a", "home/b"), False),
        ("Vic Berg", "Viktoria Berg", ("home/a", "home/b"), False),
        ("Vic Berg", "Victor Berg", ("home/a", "home/a"), False),
    ],
)
def test_a_short_first_name_stands_for_one_that_no_article_sets_beside_it(
    short: str, long: str, sources: tuple[str, str], is_one: bool
) -> None:
    lexicon = read_lexicon(load_rulebook(None))
    rows = [
        {"claim_id": name, "source_id": source, "predicate": "win", "subject": name, "evidence": f"{name} won."}
        for name, source in zip((short, long), sources, strict=True)
    ]
    read = [read_statement(row, {}, lexicon) for row in rows]
    first, last = (statement.subjects[0] for statement in with_aliases(read, lexicon.gazetteer))
    assert same_name(first, last, lexicon.gazetteer) is is_one


def test_an_alias_holds_for_the_other_articles_of_its_collection_only() -> None:
    lexicon = read_lexicon(load_rulebook(None))
    rows = [
        ("home/a", "Rida Bey", "Rida Bey, also known as Rida III, was born in 1213."),
        ("home/b", "Rida III", "Rida III was born in 1211."),
        ("away/c", "Rida III", "Rida III was born in 1209."),
    ]
    statements = [
        read_statement({"claim_id": source, "source_id": source, "predicate": "be_born", "object": name, "evidence": text}, {}, lexicon)
        for source, name, text in rows
    ]
    a, b, c = (statement.objects[0] for statement in with_aliases(statements, lexicon.gazetteer))
    assert same_name(a, b, lexicon.gazetteer)
    assert same_name(b, a, lexicon.gazetteer)
    assert (c.others, {other.text for other in b.others}) == ((), {"Rida Bey"})


def test_a_rank_and_a_surname_are_no_name_of_another_of_the_family() -> None:
    gazetteer = Gazetteer({}, {}, titles=frozenset({"sergeant"}))
    jon = replace(parse_name("Jon Vale", gazetteer), others=(parse_name("Sergeant Vale", gazetteer),))
    assert same_name(jon, parse_name("Sergeant Vale", gazetteer), gazetteer)
    assert not same_name(jon, parse_name("Eve Vale", gazetteer), gazetteer)
