"""Other names of one thing, and what is none."""

import pytest

from pipeline.conflicts.aliases import aliases_in, with_aliases
from pipeline.conflicts.lexicon import read_lexicon
from pipeline.conflicts.names import same_name
from pipeline.conflicts.reading import read_statement
from pipeline.rulebook import load_rulebook

ALIASES = {
    "Rida Bey, also known as Rida III, was born in 1213.": [("Rida Bey", "Rida III")],
    "Ḥasan ad-Dīn III (1211–1255), more commonly known as Ḥasan II, was a judge.": [("Ḥasan ad-Dīn III", "Ḥasan II")],
    "Emil Holm (born 1980), better known as Vex, sang.": [("Emil Holm", "Vex")],
    "Brevik, formerly called Aldersund, lies at the sea.": [("Brevik", "Aldersund")],
    "Brevik was originally called Aldersund.": [("Brevik", "Aldersund")],
    "Vera Holm, née Berg, died in 1990.": [("Vera Holm", "Berg")],
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
}


@pytest.mark.parametrize(("sentence", "expected"), ALIASES.items(), ids=list(ALIASES))
def test_names_that_a_sentence_gives_to_one_thing(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert aliases_in(sentence) == expected


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
