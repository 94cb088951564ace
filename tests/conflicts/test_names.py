"""Names of one thing and of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.conflicts.names import Gazetteer, Name, is_misspelled, parse_name, parse_names, same_name, singular
from pipeline.conflicts.never import acts_for

ONE_THING = [
    ("OSCE office in Osh", "an additional office in Osh"),
    ("additional office in Osh", "field office in Osh"),
    ("Turkish Embassy in Bishkek", "the embassy of Turkey in Bishkek"),
    ("US embassy in Bishkek", "U.S. Embassy in the Kyrgyz Republic"),
    ("Kyrgyz Republic", "Kyrgyzstan"),
    ("President Askar Akayev", "Akayev"),
    ("Askar Akayev", "Akayev"),
    ("people of Greek descent", "people of Greek descent"),
    ("Harbour Bridge", "harbour bridge"),
    ("the finished bridge", "Aldersund Harbour Bridge"),
    ("The Rasmus", "Ramus"),
    ("Henrik Østby", "Henrik Ostby"),
    ("A. Baird", "Angus Baird"),
    ("P. I. Drohan", "Pavel Drohan"),
    ("Karsun Dam", "embankment at Karsun"),
    ("Harran Bridge", "Felix Gaunt's bridge at Harran"),
    ("the municipality of Quarnholm", "Quarnholm"),
    ("the whole of the Harrow Canal", "Harrow Canal"),
    ("the constitution of Veldania", "the Veldanian constitution"),
    ("Karuvai's summit", "Mount Karuvai"),
    ("HMS Resolve", "Resolve"),
    ("Brevik Ironworks AG", "Brevik Ironworks"),
    ("Brevik Ironworks Pty Ltd", "Brevik Ironworks"),
    ("Holt plc", "Holt"),
    ("Lund Rovers FC", "Lund Rovers Football Club"),
    ("Mt Osk", "Mount Osk"),
    ("the Velm Valley Rly", "Velm Valley Railway"),
    ("Mike Alan Turkey", "Mike Turkey"),
]
TWO_THINGS = [
    ("Mike Turkey", "Alan Turkey"),
    ("the elder Vale", "Jon Vale"),
    ("OSCE office in Osh", "OSCE office in Bishkek"),
    ("OSCE office in Osh", "UN office in Osh"),
    ("Polish Embassy in Bishkek", "Kyrgyz Embassy in Warsaw"),
    ("people of Greek descent", "people of Danish descent"),
    ("people of Greek descent", "Greek schools"),
    ("Askar Akayev", "Bermet Akayev"),
    ("northern border", "southern border"),
    ("Lund RFC", "Lund Football Club"),
    ("Lund FC", "Lund Cricket Club"),
    ("Mt Osk", "Lake Osk"),
    ("video albums", "studio albums"),
    ("the constitution of Veldania", "the Velmanian constitution"),
    ("the whole of the Harrow Canal", "Elgo Canal"),
    ("Karuvai's summit", "Mount Osk"),
    ("Iran", "Iraq"),
    ("Austria", "Australia"),
    ("A. Baird", "Berta Baird"),
    ("A. Baird", "B. Baird"),
    ("Karsun Dam", "Karsun lake"),
    ("Harran Bridge", "Gaunt's bridge at Lund"),
    ("the port of Quarnholm", "Quarnholm"),
    ("the municipality of Quarnholm", "the municipality of Lysvik"),
    ("crash of Flight 204", "crash of Flight 310"),
    ("Brevik Ironworks AG", "Brevik Ironworks Ltd"),
    ("Brevik Ironworks AG", "Lund Ironworks AG"),
    ("Holt AG", "AG"),
]


@pytest.mark.parametrize(("a", "b"), ONE_THING)
def test_names_of_one_thing(a: str, b: str, gazetteer: Gazetteer) -> None:
    assert same_name(parse_name(a, gazetteer), parse_name(b, gazetteer), gazetteer)
    assert same_name(parse_name(b, gazetteer), parse_name(a, gazetteer), gazetteer)


@pytest.mark.parametrize(("a", "b"), TWO_THINGS)
def test_names_of_two_things(a: str, b: str, gazetteer: Gazetteer) -> None:
    assert not same_name(parse_name(a, gazetteer), parse_name(b, gazetteer), gazetteer)
    assert not same_name(parse_name(b, gazetteer), parse_name(a, gazetteer), gazetteer)


def test_a_name_taken_apart(gazetteer: Gazetteer) -> None:
    assert parse_name("a new OSCE field office in Osh", gazetteer) == Name(
        "a new OSCE field office in Osh", "office", frozenset({"osce"}), frozenset({"osh"}), frozenset({"field"}), False
    )
    assert parse_name("Foreign Minister Dora Bakoyannis", gazetteer) == Name(
        "Foreign Minister Dora Bakoyannis", "bakoyannis", frozenset({"dora"}), frozenset(), frozenset(), True
    )
    assert parse_name("the United States", gazetteer).head == "united-states"


def test_several_names(gazetteer: Gazetteer) -> None:
    assert [name.head for name in parse_names("Turkey; Kyrgyz Republic; ", gazetteer)] == ["turkey", "kyrgyzstan"]
    assert parse_names(None, gazetteer) == ()
    assert parse_names("", gazetteer) == ()


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("cities", "city"),
        ("churches", "church"),
        ("people", "people"),
        ("offices", "office"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("gas", "gas"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("satybaldiev", "satybaldyev", True),
        ("atambaev", "atambayev", True),
        ("rasmus", "ramus", True),
        ("atambayev", "atambaev", True),
        ("bakiev", "atambaev", False),
        ("anna", "hanna", False),
        ("france", "france", True),
        ("france", "francis", False),
    ],
)
def test_is_misspelled(a: str, b: str, expected: bool) -> None:
    assert is_misspelled(a, b, Gazetteer({}, {})) == expected


@given(st.text(max_size=60))
def test_any_text_can_be_a_name(text: str) -> None:
    gazetteer = Gazetteer({"alba": "alba"}, {})
    name = parse_name(text, gazetteer)
    assert same_name(name, name, gazetteer)


@pytest.mark.parametrize(
    ("state", "body", "acts"),
    [
        ("Caria", "parliament of Caria", True),
        ("Caria", "Carian government", True),
        ("Caria", "King of Caria", True),
        ("Caria", "parliament of Doria", False),
        ("Caria", "army of Caria", False),
        ("Caria", "president of the Caria Rovers", False),
        ("Caria", "Caria", False),
    ],
)
def test_what_a_state_acts_by(state: str, body: str, acts: bool) -> None:
    gazetteer = Gazetteer(ids={}, within={})
    names = parse_name(state, gazetteer), parse_name(body, gazetteer)
    assert acts_for(*names, gazetteer) is acts
    assert acts_for(*names[::-1], gazetteer) is acts
