"""Units and currencies: spellings to one symbol, and values from one unit to another."""

from __future__ import annotations

import pytest

from pipeline.mentions.units import _symbols, convert, dimension, unit_at
from pipeline.mentions.units_money import name_after, sign_before


@pytest.mark.parametrize(
    ("spelling", "symbol"),
    [
        ("kilometers", "km"),
        ("kilometres", "km"),
        ("Kilometers", "km"),
        ("km", "km"),
        ("sq. km", "km²"),
        ("square kilometres", "km²"),
        ("km2", "km²"),
        ("cu m", "m³"),
        ("hectares", "ha"),
        ("tonnes", "t"),
        ("metric tons", "t"),
        ("pounds", "lb"),
        ("feet", "ft"),
        ("nautical miles", "nmi"),
        ("miles per hour", "mph"),
        ("mph", "mph"),
        ("degrees Celsius", "°C"),
        ("kilowatt-hours", "kWh"),
        ("MWh", "MWh"),
        ("years", "year"),
        ("decades", "decade"),
        ("per cent", "percent"),
        ("percentage points", "percentage point"),
        ("cubic metres per second", "m³/second"),
    ],
)
def test_a_spelling_is_one_unit(spelling: str, symbol: str) -> None:
    found = unit_at(spelling, 0)
    assert found is not None
    assert (found[0].symbol, found[1]) == (symbol, len(spelling))


@pytest.mark.parametrize("word", ["people", "in the", "million", "monthsx", "kmx", "s", "bars", "points", "nights", "mW2"])
def test_other_words_are_no_unit(word: str) -> None:
    assert unit_at(word, 0) is None


@pytest.mark.parametrize(
    ("value", "unit_from", "unit_to", "expected"),
    [
        (900, "km", "mi", 559.234073014),
        (41, "°F", "°C", 5),
        (1, "km²", "ha", 100),
        (2, "TWh", "GWh", 2000),
        (3, "year", "month", 36),
        (1, "m³/second", "ft³/s", 35.3146667215),
        (50, "basis point", "percent", 0.5),
        (-40, "°C", "°F", -40),
        (1, "°C", "K", 274.15),
        (1, "mi²", "acre", 640),
        (1, "gal", "L", 3.785411784),
        (1, "bbl", "gal", 42),
        (1, "oz", "g", 28.349523125),
        (1, "ton", "lb", 2000),
        (1, "kt", "t", 1000),
        (1, "nmi", "km", 1.852),
        (1, "hp", "W", 745.69987158227022),
        (1, "psi", "Pa", 6894.757293168361),
        (100, "km/h", "mph", 62.1371192237),
        (1, "km/hour", "km/h", 1),
        (8766, "GWh/year", "GW", 1),
        (1, "century", "decade", 10),
        (1, "MB", "kb", 8000),
        (1, "GB", "percent", None),
        (1, "°C", "km", None),
        (1, "°C/hour", "°F/hour", None),
        (1, "A", "V", None),
        (1, "km", "kg", None),
        (1, "count", "km", None),
        (1, "USD", "EUR", None),
    ],
)
def test_conversion(value: float, unit_from: str, unit_to: str, expected: float | None) -> None:
    assert convert(value, unit_from, unit_to) == (expected if expected is None else pytest.approx(expected, rel=1e-11))


def test_dimensions() -> None:
    assert [dimension(u) for u in ("km", "mi²", "°C", "year", "percent", "bbl/day", "count", "USD")] == [
        "length",
        "area",
        "temperature",
        "duration",
        "share",
        "rate",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "code", "start"),
    [("US$5", "USD", 0), ("a $5", "USD", 2), ("A$5", "AUD", 0), ("€ 5", "EUR", 0), ("EUR 5", "EUR", 0), ("₸5", "KZT", 0)],
)
def test_signs_before_a_number(text: str, code: str, start: int) -> None:
    assert sign_before(text, text.index("5")) == (code, start)


@pytest.mark.parametrize("text", ["ALL 5", "TRY 5", "5", "NATO 5"])
def test_words_before_a_number_are_no_sign(text: str) -> None:
    assert sign_before(text, text.index("5")) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (" dollars", "USD"),
        (" U.S. dollars", "USD"),
        (" Russian roubles", "RUB"),
        (" rubles", "RUB"),
        (" Uzbek soum", "UZS"),
        (" French francs", "FRF"),
        (" euros", "EUR"),
        (" pesos", "XXX"),
        (" Mexican pesos", "MXN"),
        (" USD", "USD"),
        ("€", "EUR"),
    ],
)
def test_names_behind_a_number(name: str, code: str) -> None:
    assert name_after(f"5{name}", 1, 5) == (code, len(name) + 1)


@pytest.mark.parametrize("name", [" won", " pounds", " Real problems", " people"])
def test_ordinary_words_are_no_money(name: str) -> None:
    found = name_after(f"5{name}", 1, 5)
    assert found is None


def test_every_unit_of_a_measure_has_a_factor() -> None:
    missing = [symbol for symbol in _symbols() if convert(1, symbol, symbol) != 1]
    assert missing == []
