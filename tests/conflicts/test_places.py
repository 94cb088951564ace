"""Which places are apart, and of which nobody can tell."""

from __future__ import annotations

import pytest

from pipeline.conflicts.lying import Charts
from pipeline.conflicts.names import Gazetteer
from pipeline.conflicts.places import Atlas, are_alike, are_apart, are_opposite_parts

LANDS = {
    "kenya": "kenya",
    "peru": "peru",
    "kenyan": "kenya",
    "italy": "italy",
    "germany": "germany",
    "poland": "poland",
    "indonesia": "indonesia",
    "united states": "united-states",
    "united kingdom": "united-kingdom",
    "spain": "spain",
    "martinique": "martinique",
    "france": "france",
}
LISTED = {
    "region_codes": {"united kingdom": {"scotland": "SCT", "wales": "WLS"}},
    "territories": [["france", "martinique"]],
    "shared": [["germany", "poland"]],
    "isles": {"java": ["indonesia"]},
    "continents": {"africa": "AF", "asia": "AS", "south america": "SA"},
    "astride": {"indonesia": ["AS", "OC"]},
}
CHARTS = Charts.of(LISTED, LANDS, {}, past=True)
ATLAS = Atlas(
    gazetteer=Gazetteer(ids={}, within={}),
    lands=LANDS,
    seas={
        "north": "atlantic",
        "black": "mediterranean",
        "azov": "black",
        "mediterranean": "atlantic",
        "atlantic": "",
        "baltic": "atlantic",
    },
    waters=frozenset({"sea", "ocean", "bay", "lake"}),
    wide=frozenset({"county", "upper", "kent"}),
    buildings=frozenset({"hospital", "festival"}),
    renamed={"wroclaw": "wroclaw", "breslau": "wroclaw"},
    regions={
        "texas": "us",
        "ohio": "us",
        "scotland": "united-kingdom",
        "wales": "united-kingdom",
        "sicily": "italy",
        "sardinia": "italy",
    },
    charts=CHARTS,
    large=500_000,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elmstow", "Ashford"),
        ("Oslo", "Bergen"),
        ("Turin", "Palermo"),
        ("Kenya", "northern Peru"),
        ("the south of Kenya", "Peru"),
        ("steppe of Kenya", "Peru"),
        ("North Sea", "Black Sea"),
        ("Baltic", "Black Sea"),
        ("Lake Orn", "Lake Tamm"),
        ("north bank of the Osk", "south bank of the Osk"),
        ("northern bank", "south bank of the Osk"),
        ("left bank of the Osk in Kenya", "right bank of the Osk"),
        ("left bank of the Osk", "right bank of the River Osk"),
        ("northern city of Elmstow", "port of Ashford"),
        ("north of Elmstow", "south of Elmstow"),
        ("east of Elmstow", "west of city"),
        ("north-east of Elmstow", "south of Elmstow"),
        ("Texas", "Ohio"),
        ("state of Texas", "northern Ohio"),
        ("east coast of Sicily", "island of Sardinia"),
        ("Sicily", "Peru"),
        ("Sicily", "Ohio"),
        ("north coast of Kenya", "Peru"),
        ("Java", "Peru"),
        ("hill forests of Java", "South America"),
        ("Kenya", "Asia"),
        ("eastern Africa", "Peru"),
        ("Lima", "Spain"),
        ("Spain", "city of Lima"),
        ("Chicago", "Ohio"),
        ("Cardiff", "Scotland"),
        ("Nairobi", "South America"),
        ("far north of Elmstow", "south of Elmstow"),
    ],
)
def test_two_of_a_sort_are_apart(one: str, other: str) -> None:
    assert are_apart(ATLAS.read(one), ATLAS.read(other), ATLAS)
    assert are_apart(ATLAS.read(other), ATLAS.read(one), ATLAS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elmstow", "Elmstow"),
        ("Elmstow", "the town of Elmstow"),
        ("mining town of Elmstow", "Elmstow"),
        ("north of Elmstow", "north-west of Elmstow"),
        ("north of Elmstow", "east of Elmstow"),
        ("north of Elmstow", "south of Ashford"),
        ("north of Elmstow", "Ashford"),
        ("left bank of the Osk", "right bank of the Tarn"),
        ("castle of Elmstow", "Ashford"),
        ("Elmstow", "Kenya"),
        ("Elmstow", "Kent"),
        ("Elmstow", "Holm County"),
        ("Elmstow", "Berkshire"),
        ("Elmstow", "Moss Hospital"),
        ("Elmstow", "north bank of the Osk"),
        ("Bloomsbury", "London"),
        ("Brooklyn", "New York City"),
        ("Kharkov", "Kharkiv"),
        ("Breslau", "Wroclaw"),
        ("Elmstow", "Holm Oberland"),
        ("Fort Elmstow", "Elmstow"),
        ("Kenya", "northern Kenya"),
        ("Sea of Azov", "Black Sea"),
        ("Black Sea", "Atlantic Ocean"),
        ("Alder Bay", "North Sea"),
        ("Lake Orn", "North Sea"),
        ("Texas", "Elmstow"),
        ("Texas", "northern Texas"),
        ("Sicily", "Italy"),
        ("Sicily", "east coast of Sicily"),
        ("north bank of the Osk", "left bank of the Osk"),
        ("north bank of the Osk", "south bank of the Tamm"),
        ("Lima", "Peru"),
        ("Lima", "United States"),
        ("Chicago", "United States"),
        ("Breslau", "Germany"),
        ("Ashford", "Kenya"),
        ("Elmstow", "Peru"),
        ("Java", "Indonesia"),
        ("Java", "Asia"),
        ("Nairobi", "Africa"),
        ("Cardiff", "United Kingdom"),
        ("Fort-de-France", "France"),
        ("Martinique", "France"),
    ],
)
def test_what_may_lie_in_the_other_is_not_apart(one: str, other: str) -> None:
    assert not are_apart(ATLAS.read(one), ATLAS.read(other), ATLAS)
    assert not are_apart(ATLAS.read(other), ATLAS.read(one), ATLAS)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Elmstow", "Elmstow", True),
        ("Kharkov", "Kharkiv", True),
        ("Elmstow", "Ashford", False),
        ("Kenya", "Kenya", True),
        ("Kenya", "Elmstow", False),
        ("north bank of the Osk", "northern bank", True),
        ("north bank of the Osk", "south bank", False),
    ],
)
def test_one_place_by_two_names(one: str, other: str, alike: bool) -> None:
    assert are_alike(ATLAS.read(one), ATLAS.read(other)) is alike


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("northern Kenya", "southern Kenya", True),
        ("northern Kenya", "the south of Kenya", True),
        ("northern Holm County", "southern Holm County", True),
        ("north-eastern Kenya", "western Kenya", True),
        ("northern Kenya", "eastern Kenya", False),
        ("northern Kenya", "north-western Kenya", False),
        ("northern Kenya", "central Kenya", False),
        ("northern Kenya", "southern Peru", False),
        ("northern Kenya", "Kenya", False),
    ],
)
def test_two_ends_of_one_land(one: str, other: str, opposite: bool) -> None:
    assert are_opposite_parts(ATLAS.read(one), ATLAS.read(other)) is opposite
    assert are_opposite_parts(ATLAS.read(other), ATLAS.read(one)) is opposite
