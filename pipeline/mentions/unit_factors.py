"""What one of each unit is in units of the SI: exact definitions, not measurements, by the CLDR's ids.

Sources: the SI Brochure (BIPM, 9th edition) for SI and accepted units; the international yard and pound agreement of 1959 and NIST
Special Publication 811, appendix B, for British and American ones (the foot is the international one, the ton short, the gallon and the
barrel American); IAU resolutions B2 of 2012 and 2015 for astronomical ones. Years are Julian, 365.25 days, and months twelfths of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import pi

Factor = tuple[float, str]
"""How many, and of what: `(0.3048, "m")`."""

PREFIXES = {
    "tera": 1e12,
    "giga": 1e9,
    "mega": 1e6,
    "kilo": 1e3,
    "hecto": 1e2,
    "peta": 1e15,
    "deci": 1e-1,
    "centi": 1e-2,
    "milli": 1e-3,
    "micro": 1e-6,
    "nano": 1e-9,
    "pico": 1e-12,
}
"""Those of the SI."""

POWERS = {"square": 2, "cubic": 3}

_GRAVITY = 9.80665
_INCH = 0.0254
_FOOT = 12 * _INCH
_YARD = 3 * _FOOT
_MILE = 1760 * _YARD
_ACRE = 4840 * _YARD**2
_GALLON = 231 * _INCH**3
_POUND = 0.45359237
_POUND_FORCE = _POUND * _GRAVITY
_MERCURY = 13_595.1 * _GRAVITY
"""The pressure of a metre of mercury, by convention."""
_DAY = 86_400
_YEAR = 365.25 * _DAY
_ASTRONOMICAL_UNIT = 149_597_870_700

FACTORS: Mapping[str, Factor] = {
    "meter": (1, "m"),
    "inch": (_INCH, "m"),
    "foot": (_FOOT, "m"),
    "yard": (_YARD, "m"),
    "fathom": (2 * _YARD, "m"),
    "furlong": (220 * _YARD, "m"),
    "mile": (_MILE, "m"),
    "league": (3 * _MILE, "m"),
    "nautical-mile": (1852, "m"),
    "astronomical-unit": (_ASTRONOMICAL_UNIT, "m"),
    "light-year": (299_792_458 * _YEAR, "m"),
    "parsec": (_ASTRONOMICAL_UNIT * 648_000 / pi, "m"),
    "hectare": (1e4, "m2"),
    "acre": (_ACRE, "m2"),
    "liter": (1e-3, "m3"),
    "pint": (_GALLON / 8, "m3"),
    "quart": (_GALLON / 4, "m3"),
    "gallon": (_GALLON, "m3"),
    "barrel": (42 * _GALLON, "m3"),
    "acre-foot": (_ACRE * _FOOT, "m3"),
    "billion-cubic-meter": (1e9, "m3"),
    "gram": (1e-3, "kg"),
    "tonne": (1e3, "kg"),
    "kiloton": (1e6, "kg"),
    "megaton": (1e9, "kg"),
    "ounce": (_POUND / 16, "kg"),
    "pound": (_POUND, "kg"),
    "ton": (2000 * _POUND, "kg"),
    "second": (1, "s"),
    "minute": (60, "s"),
    "hour": (3600, "s"),
    "day": (_DAY, "s"),
    "week": (7 * _DAY, "s"),
    "fortnight": (14 * _DAY, "s"),
    "month": (_YEAR / 12, "s"),
    "year": (_YEAR, "s"),
    "decade": (10 * _YEAR, "s"),
    "century": (100 * _YEAR, "s"),
    "millennium": (1000 * _YEAR, "s"),
    "knot": (1852 / 3600, "m/s"),
    "cusec": (_FOOT**3, "m3/s"),
    "newton": (1, "N"),
    "pound-force": (_POUND_FORCE, "N"),
    "joule": (1, "J"),
    "watt-hour": (3600, "J"),
    "calorie": (4.184, "J"),
    "british-thermal-unit": (1055.05585262, "J"),
    "electronvolt": (1.602176634e-19, "J"),
    "watt": (1, "J/s"),
    "horsepower": (550 * _FOOT * _POUND_FORCE, "J/s"),
    "pascal": (1, "Pa"),
    "bar": (1e5, "Pa"),
    "atmosphere": (101_325, "Pa"),
    "millimeter-ofhg": (_MERCURY * 1e-3, "Pa"),
    "inch-ofhg": (_MERCURY * _INCH, "Pa"),
    "pound-force-per-square-inch": (_POUND_FORCE / _INCH**2, "Pa"),
    "ampere": (1, "A"),
    "volt": (1, "V"),
    "hertz": (1, "Hz"),
    "bit": (1, "bit"),
    "byte": (8, "bit"),
    "degree": (1, "degree"),
    "percent": (1e-2, "1"),
    "percentage-point": (1e-2, "1"),
    "basis-point": (1e-4, "1"),
}
"""Units without a prefix, no powers and no quotients of others but those with a name of their own."""

KELVINS: Mapping[str, tuple[float, float]] = {"kelvin": (1, 0), "celsius": (1, 273.15), "fahrenheit": (5 / 9, 459.67 * 5 / 9)}
"""Scales of temperature: how many kelvins a degree is, and where its zero lies."""


def factor(name: str) -> Factor | None:
    """What one of the unit is in SI units; null for one that is not listed."""
    if name in FACTORS:
        return FACTORS[name]
    above, per, below = name.partition("-per-")
    if per:
        return quotient(factor(above), factor(below))
    word, _, side = name.partition("-")
    if word in POWERS:
        length = factor(side)
        return length and (length[0] ** POWERS[word], f"{length[1]}{POWERS[word]}")
    prefix = next((prefix for prefix in PREFIXES if name.startswith(prefix)), "")
    base = FACTORS.get(name.removeprefix(prefix)) if prefix else None
    return base and (PREFIXES[prefix] * base[0], base[1])


def quotient(above: Factor | None, below: Factor | None) -> Factor | None:
    """One unit by another."""
    return None if above is None or below is None else (above[0] / below[0], f"{above[1]}/{below[1]}")
