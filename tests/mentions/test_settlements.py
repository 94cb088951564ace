"""In which countries there are towns of a name."""

from __future__ import annotations

import pytest

from pipeline.mentions.settlements import continents, homes, states


@pytest.mark.parametrize(
    ("town", "countries"),
    [("montreal", {"CA"}), ("lima", {"PE", "US"}), ("cordoba", {"AR", "ES", "MX", "PH"}), ("sao paulo", {"BR"}), ("breslau", {"PL", "US"})],
)
def test_a_name_has_all_its_towns(town: str, countries: set[str]) -> None:
    assert {home.country for home in homes()[town]} == countries


def test_no_town_of_a_made_up_name() -> None:
    assert homes().get("elmstow", ()) == ()


def test_parts_of_countries() -> None:
    assert {home.part for home in homes()["cardiff"]} == {"WLS"}
    assert states()["ohio"] == "OH"


def test_continents() -> None:
    assert [continents()[code] for code in ("PE", "KE", "JP")] == ["SA", "AF", "AS"]
