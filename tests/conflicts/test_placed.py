"""Which names a sentence gives to a country, and which it does not."""

import pytest

from pipeline.conflicts.placed import officials_in, places_in

LANDS = {
    "kenya": "kenya",
    "kenyan": "kenya",
    "uganda": "uganda",
    "ugandan": "uganda",
    "bosnia and herzegovina": "bosnia",
    "new zealand": "nz",
}
OFFICES = ["president", "foreign minister", "ambassador"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Berg, president of Kenya, came.", [("Ada Berg", "president", "kenya")]),
        ("Ada Berg, the president of Kenya, came.", [("Ada Berg", "president", "kenya")]),
        ("Ada Berg was the president of Bosnia and Herzegovina.", [("Ada Berg", "president", "bosnia")]),
        ("Ada Berg, the Kenyan president, came.", [("Ada Berg", "president", "kenya")]),
        ("The Kenyan Foreign Minister Ada van Berg came.", [("Ada van Berg", "foreign minister", "kenya")]),
        ("New Zealand ambassador Ada Berg came.", [("Ada Berg", "ambassador", "nz")]),
        ("The president of Kenya, Ada Berg, came.", [("Ada Berg", "president", "kenya")]),
        (
            "President Ada Berg of Kenya met Ugandan President Ole Moe.",
            [("Ada Berg", "president", "kenya"), ("Ole Moe", "president", "uganda")],
        ),
        ("Ada Berg, former president of Kenya, came.", []),
        ("Vice President Ada Berg of Kenya came.", []),
        ("Ex-President Ada Berg of Kenya came.", []),
        ("Former Kenyan President Ada Berg came.", []),
        ("Ada Berg, president of Kenya Railways, came.", []),
        ("Ada Berg, president of the company, came.", []),
        ("Ada Berg, who met the president of Kenya, came.", []),
        ("The president of Kenya met Ada Berg.", []),
        ("Kenya and Uganda sent an ambassador.", []),
    ],
)
def test_officials(text: str, found: list[tuple[str, str, str]]) -> None:
    placed = {(one.name, one.role, one.country) for one in officials_in(text, OFFICES, LANDS)}
    assert placed == set(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She lived in Port Ash, Kenya, for years.", [("Port Ash", "kenya")]),
        ("She lived in Port Ash, Kenya.", [("Port Ash", "kenya")]),
        ("Port Ash, a small town in northern Uganda, burned.", [("Port Ash", "uganda")]),
        ("Port Ash, a town in the north of Uganda, burned.", [("Port Ash", "uganda")]),
        ("Port Ash is the largest port of Kenya.", [("Port Ash", "kenya")]),
        ("Port Ash is located in Kenya.", [("Port Ash", "kenya")]),
        ("The University of Harlow is located in Kenya.", [("University of Harlow", "kenya")]),
        ("The Elgon is located in Kenya.", []),
        ("Lake Elgon is located in Kenya.", []),
        ("She lived in Port Ash, Kenya and Uganda.", []),
        ("She lived in Port Ash, Kenya, and Uganda.", []),
        ("She lived in Port Ash, Kenya, Uganda and Peru.", []),
        ("She went from Kenya, Uganda.", []),
        ("She lived in Port Ash, Maine.", []),
        ("Port Ash, a song about Kenya, sold well.", []),
    ],
)
def test_places(text: str, found: list[tuple[str, str]]) -> None:
    placed = {(one.name, one.country) for one in places_in(text, ["town", "port", "university"], ["lake"], LANDS)}
    assert placed == set(found)
