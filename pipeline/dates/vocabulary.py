"""The words of dates, by the part that they can play.

`VOCABULARY` maps an atom (what a form of the grammar asks for) to the words that can be it, in lower case, and what they mean.
A word may stand under several atoms (*second*, *may*, *fall*); the grammar decides which one it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.dates.slips import with_slips

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
    "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
"""ISO weekday numbers: Monday is 1."""

UNITS = {
    "day": "day", "days": "day", "night": "day", "nights": "day", "week": "week", "weeks": "week", "fortnight": "fortnight",
    "fortnights": "fortnight", "weekend": "weekend", "weekends": "weekend", "month": "month", "months": "month", "quarter": "quarter",
    "quarters": "quarter", "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
    "centuries": "century",
}  # fmt: skip

CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

SEASONS = {"spring": 21, "springtime": 21, "summer": 22, "summertime": 22, "autumn": 23, "fall": 23, "winter": 24, "wintertime": 24}
"""The season codes of EDTF."""

HOLIDAYS = {
    "christmas": "12-25", "christmas day": "12-25", "xmas": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new year's day": "01-01", "new years day": "01-01", "new year day": "01-01", "new year's eve": "12-31", "new years eve": "12-31",
    "epiphany": "01-06", "candlemas": "02-02", "groundhog day": "02-02", "valentine's day": "02-14", "valentines day": "02-14",
    "saint patrick's day": "03-17", "st. patrick's day": "03-17", "st patrick's day": "03-17", "saint patrick": "03-17",
    "saint patricks day": "03-17", "april fools' day": "04-01", "april fool's day": "04-01", "april fools": "04-01", "earth day": "04-22",
    "anzac day": "04-25", "may day": "05-01", "midsummer's day": "06-24", "midsummer day": "06-24", "canada day": "07-01",
    "independence day": "", "national day": "", "constitution day": "", "bastille day": "07-14",
    "michaelmas": "09-29", "halloween": "10-31", "hallowe'en": "10-31",
    "all saints' day": "11-01", "all saints day": "11-01", "all souls' day": "11-02", "guy fawkes night": "11-05",
    "bonfire night": "11-05", "armistice day": "11-11", "remembrance day": "11-11", "veterans day": "11-11", "martinmas": "11-11",
    "juneteenth": "06-19",
    "d-day": "1944-06-06", "ve day": "1945-05-08", "v-e day": "1945-05-08", "vj day": "1945-08-15", "v-j day": "1945-08-15",
    "easter": "easter+0", "easter sunday": "easter+0", "easter day": "easter+0", "easter monday": "easter+1", "good friday": "easter-2",
    "palm sunday": "easter-7", "maundy thursday": "easter-3", "ash wednesday": "easter-46", "ascension day": "easter+39",
    "whit sunday": "easter+49", "pentecost": "easter+49", "whit monday": "easter+50", "corpus christi": "easter+60",
    "thanksgiving": "11/4/4", "thanksgiving day": "11/4/4", "black friday": "11/4/4+1", "labor day": "09/1/1", "labour day": "",
    "memorial day": "05/1/-1", "columbus day": "10/1/2", "martin luther king day": "01/1/3", "mlk day": "01/1/3",
    "presidents day": "02/1/3", "presidents' day": "02/1/3", "mother's day": "", "mothers day": "",
    "father's day": "", "fathers day": "",
}  # fmt: skip
"""A day of every year (`12-25`), one day (`1944-06-06`), days from Easter, month/weekday/which (`11/4/4`: the fourth Thursday), or
nothing where each country has its own."""

VOCABULARY: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "month": with_slips(MONTHS),
        "weekday": with_slips(WEEKDAYS, shortest=7),
        "unit": UNITS,
        "season": SEASONS,
        "holiday": HOLIDAYS,
        "small": CARDINALS,
        "tens": TENS,
        "ord": ORDINALS,
        "hundred": {"hundred": 100, "hundreds": 100},
        "thousand": {"thousand": 1000},
        "decadeword": {
            "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
        },
        "day_word": {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yesterday": -1},
        "now": {"now": 0, "present": 0, "currently": 0, "nowadays": 0},
        "date_word": {"date": 0, "present": 0, "presently": 0},
        "ordinary": {"day": 0},
        "daypart": {
            "morning": 0, "afternoon": 0, "evening": 0, "night": 0, "dawn": 0, "dusk": 0, "noon": 0, "midnight": 0, "eve": 0,
        },
        # which one of a row of units: counted from the anchor
        "next": {"next": 1, "following": 1, "ensuing": 1, "subsequent": 1, "succeeding": 1},
        "previous": {"previous": -1, "preceding": -1, "prior": -1},
        "coming": {"coming": 1, "upcoming": 1},
        "last": {"last": -1, "past": -1},
        "same": {"same": 0, "very": 0},
        "that": {"that": 0},
        "this": {"this": 0, "current": 0},
        "these": {"these": 0, "those": 0},
        # parts of a period
        "early": {"early": "early"},
        "mid": {"mid": "mid", "middle": "mid", "midway": "mid"},
        "late": {"late": "late"},
        "rough_part": {"earlier": "early", "later": "late"},
        "edge": {
            "beginning": "beginning", "start": "beginning", "onset": "beginning", "outset": "beginning", "dawn": "beginning",
            "opening": "beginning", "middle": "middle", "midpoint": "middle", "height": "middle", "end": "end",
            "close": "end", "closing": "end",
        },
        "turn": {"turn": "turn"},
        "half": {"half": 2, "halves": 2},
        "third_part": {"part": 3, "portion": 3, "years": 3, "months": 3, "stages": 3, "days": 1, "weeks": 1, "hours": 1},
        "latter": {"latter": -1},
        "final": {"final": -1, "last": -1, "closing": -1},
        "rest": {"rest": "rest", "remainder": "rest", "remaining": "rest", "whole": "whole", "entirety": "whole"},
        # directions
        "later": {"later": 1, "after": 1, "afterwards": 1, "afterward": 1, "hence": 1, "thereafter": 1},
        "earlier": {"earlier": -1, "before": -1, "previously": -1, "beforehand": -1, "prior": -1},
        "ago": {"ago": -1, "back": -1},
        "after": {"after": 1, "following": 1, "past": 1},
        "before": {"before": -1, "preceding": -1, "prior": -1},
        "from": {"from": "from"},
        "starting": {"starting": 0, "beginning": 0, "effective": 0},
        "pre": {"pre": 0},
        "post": {"post": 0},
        "doubt": {"?": "?"},
        "since": {"since": "since"},
        "until": {"until": "until", "till": "until", "til": "until", "'til": "until"},
        "up": {"up": 0},
        "by": {"by": "by"},
        "in": {"in": "in"},
        "within": {"within": 0},
        "during": {"during": 0},
        "throughout": {"throughout": 0},
        "outbreak": {"outbreak": "outbreak"},
        "for": {"for": "for"},
        "between": {"between": 0, "betwixt": 0, "bet": 0},
        "and": {"and": "and", "&": "and"},
        "or": {"or": "or"},
        "to": {"to": "to", "through": "to", "thru": "to", "till": "to", "until": "to", "til": "to"},
        "on": {"on": 0},
        "onward": {"onwards": 0, "onward": 0, "on": 0, "forward": 0, "forwards": 0, "upward": 0, "upwards": 0},
        "at": {"at": 0},
        "of": {"of": 0},
        "the": {"the": 0},
        "a": {"a": 1, "an": 1, "one": 1},
        "as": {"as": 0},
        "later_than": {"later": 0},
        "earlier_than": {"earlier": 0, "sooner": 0},
        "than": {"than": 0},
        "no": {"no": 0, "not": 0},
        "under": {"under": 0},
        "more": {"more": 0, "over": 0, "less": 0, "fewer": 0, "under": 0},
        "circa": {"circa": "~", "c": "~", "c.": "~", "ca": "~", "ca.": "~", "cca": "~", "approx": "~", "approx.": "~", "~": "~"},
        "about": {
            "about": "~", "around": "~", "approximately": "~", "roughly": "~", "some": "~", "nearly": "~", "almost": "~", "perhaps": "~",
        },
        "round": {"about": "~", "around": "~", "approximately": "~", "roughly": "~", "near": "~", "nearly": "~"},
        "maybe": {
            "possibly": "?", "perhaps": "?", "probably": "?", "maybe": "?", "presumably": "?", "supposedly": "?", "allegedly": "?",
            "likely": "?", "reportedly": "?", "apparently": "?", "conceivably": "?",
        },
        "some_adverb": {
            "only": 0, "just": 0, "barely": 0, "exactly": 0, "precisely": 0, "shortly": 0, "soon": 0, "almost": 0, "nearly": 0, "over": 0,
            "about": 0, "around": 0, "approximately": 0, "roughly": 0, "some": 0, "at": 0, "least": 0, "less": 0,
            "scarcely": 0, "hardly": 0, "little": 0,
        },
        "couple": {"couple": 2, "pair": 2, "dozen": 12},
        "several": {"few": 0, "several": 0, "some": 0, "many": 0},
        "then": {"then": 0},
        "time": {"time": 0, "moment": 0, "point": 0, "date": 0},
        "era": {
            "bc": "bc", "b.c.": "bc", "bce": "bc", "b.c.e.": "bc", "b.c": "bc", "ad": "ad", "a.d.": "ad", "ce": "ad", "c.e.": "ad",
            "a.d": "ad",
        },
        "millennium": {"millennium": 0, "millennia": 0},
        "fiscal": {"fiscal": "fiscal", "financial": "fiscal", "fy": "fiscal", "budget": "fiscal"},
        "school": {"academic": "school", "school": "school", "sy": "school"},
        "calendar": {"calendar": 0},
        "business": {"business": 0, "working": 0},
        "comma": {",": 0},
        "dash": {"-": 0, "–": 0, "—": 0, "‒": 0, "~": 0, "−": 0},
        "slash": {"/": 0},
        "open": {"(": 0, "[": 0},
        "s": {"s": 0, "'s": 0, "’s": 0},
        "eoy": {"eoy": "year", "eom": "month", "eod": "day", "ytd": "year"},
    }
)  # fmt: skip
