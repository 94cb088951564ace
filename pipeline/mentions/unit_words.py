"""What the CLDR's list of units does not say: which of them running text means, and how else it spells them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MEASURED = _words("""
    acceleration area digital duration electric energy force frequency length light mass power pressure speed temperature
    volume
""")
"""The CLDR's categories that are read."""

NOT_READ = _words("""
    g-force meter-per-square-second year-person month-person week-person day-person quarter night point em dot item bit
    byte earth-radius solar-radius kilowatt-hour-per-100-kilometer solar-luminosity earth-mass solar-mass
    mile-scandinavian stone carat grain dalton beaufort light-speed gasoline-energy-density pint-metric cup-metric cup
    tablespoon teaspoon dessert-spoon dessert-spoon-imperial drop dram jigger pinch bushel fluid-ounce
    fluid-ounce-imperial gallon-imperial quart-imperial therm-us foodcalorie generic bar ohm candela lumen lux dunam
    portion-per-1e9 ounce-troy
""")
"""Units that are mostly other words in running text (`three drops`, `five bars`, `two nights`)."""

SYMBOL_LETTERS = frozenset({"m", "g", "t", "h", "L", "l", "W", "V"})
"""One-letter symbols that count as a unit; the others are too often something else (`90s`, `42 N`, `5 C`)."""

NOT_SYMBOLS = frozenset({"in", "a", "ct", "pt", "c", "nm", "tn", "min.", "sec.", "cal", "fur", "au", "pm"})
"""Short forms that are words, clock times or two units at once."""

SYMBOLS = {
    "meter": "m",
    "ton": "ton",
    "square-foot": "ft²",
    "square-mile": "mi²",
    "square-yard": "yd²",
    "square-inch": "in²",
    "acre": "acre",
    "cubic-foot": "ft³",
    "cubic-yard": "yd³",
    "cubic-mile": "mi³",
    "cubic-inch": "in³",
    "liter": "L",
    "gallon": "gal",
    "horsepower": "hp",
    "mile-per-hour": "mph",
    "nautical-mile": "nmi",
}
"""Symbols that differ from the CLDR's short form, by its id."""

PER_LETTERS = {"s": "second", "d": "day", "h": "hour"}
"""Letters that are a unit only behind a stroke (`m³/s`)."""

ALIASES = {
    "mt": "tonne",
    "short tons": "ton",
    "kilogramme": "kilogram",
    "kilogrammes": "kilogram",
    "kilos": "kilogram",
    "kgs": "kilogram",
    "kms": "kilometer",
    "lbs": "pound",
    "nm": "nautical-mile",
    "kph": "kilometer-per-hour",
    "kmh": "kilometer-per-hour",
    "cc": "cubic-centimeter",
    "bcm": "billion-cubic-meter",
    "bbl": "barrel",
    "hp": "horsepower",
    "hrs": "hour",
    "hr": "hour",
    "mins": "minute",
    "secs": "second",
    "yr": "year",
    "yrs": "year",
    "degrees c": "celsius",
    "degrees f": "fahrenheit",
    "degrees centigrade": "celsius",
    "celsius": "celsius",
    "fahrenheit": "fahrenheit",
    "° C": "celsius",
    "° F": "fahrenheit",
    "kilowatt hours": "kilowatt-hour",
    "atm": "atmosphere",
}
"""Spellings that the CLDR has not, to its ids."""

DERIVED = {
    "megawatt-hour": ("MWh", "energy", ("MWh", "megawatt hour", "megawatt hours")),
    "gigawatt-hour": ("GWh", "energy", ("GWh", "gigawatt hour", "gigawatt hours")),
    "terawatt-hour": ("TWh", "energy", ("TWh", "terawatt hour", "terawatt hours")),
    "terawatt": ("TW", "power", ("TW", "terawatt", "terawatts")),
    "kiloton": ("kt", "mass", ("kiloton", "kilotons", "kilotonne", "kilotonnes")),
    "megaton": ("Mt", "mass", ("megaton", "megatons", "megatonne", "megatonnes")),
    "cusec": ("ft³/s", "rate", ("cusec", "cusecs")),
    "degree": ("°", "angle", ("degree", "degrees", "°")),
    "fortnight": ("fortnight", "duration", ("fortnight", "fortnights")),
    "millennium": ("millennium", "duration", ("millennium", "millennia")),
    "league": ("league", "length", ("leagues",)),
    "billion-cubic-meter": ("bcm", "volume", ("bcm",)),
    "percentage-point": ("percentage point", "share", ("percentage point", "percentage points", "% points", "percent points")),
    "basis-point": ("basis point", "share", ("basis point", "basis points")),
    "percent": ("percent", "share", ("%", "percent", "per cent", "pct")),
}
"""Units that the CLDR has not: id to symbol, dimension and spellings."""
