"""Level 5, times that go by a name: *during the Second World War*, *in the Tang dynasty*, *under Henry VIII*, *at the Battle of Hastings*.

A name is a time only behind a word that says so: *the Second World War broke out*, *a temple of the 19th dynasty* and *a book on the
Battle of Hastings* tell of the thing itself. It moves no narration, since nobody counts *that year* from it.
"""

from __future__ import annotations

import re

from pipeline.dates.cascade import Form, Match
from pipeline.dates.intervals import Interval
from pipeline.dates.lookalikes import is_function_word, word_after
from pipeline.dates.meaning import Fixed, Node, Open
from pipeline.dates.symbols import NAMED, Symbol, built

LANDS = re.compile(r" of (?:ancient |imperial |the )?(?:China|Japan|Korea|India|Vietnam|Persia|Iran|Egypt|England|Britain|France)\b")
"""Behind *of* they tell no other dynasty or age from the one of that name, as in *the Third Dynasty of Ur*."""
TOLD = re.compile(
    r"\b(?:depict|paint|portray|show|describ|draw|engrav|sculpt|cast|commemorat|re-?enact|novel|films?\b|movie|book|poem|play(?:s|ed)?\b|story|"
    r"stories|scenes?\b|wr[io]t|account|series\b|game|model|diorama|exhibit|study|studies)",
    re.IGNORECASE,
)
"""Words before a battle that is only told of: *a painting of Nelson at the Battle of the Nile*."""
FATES = re.compile(
    r"\b(?:kill|die|dying|dead|death|fell\b|fall|slain|slew|wound|injur|perish|drown|captur|prisoner|execut|knight|decorat|distinguish|los(?:t|ing)|"
    r"missing|serv|fought|fight|part\b|participat|command|led\b|present\b|horse|surviv)",
    re.IGNORECASE,
)
"""What a person does or suffers there, and by which one life is dated: who won it is told of the battle itself."""
ROLES = re.compile(
    r"\b(?:involvement|intervention|participation|interest|interested|fighting|role|roles|figures?|leaders?|leadership|factors?|victory|"
    r"victories|defeat|defeats|success|turning point|event|events|episode|experts?|speciali[sz]\w+|units?|soldiers|forces|battles?)\s+\Z",
    re.IGNORECASE,
)
"""Nouns whose *in* names what they have to do with: *a leading figure in the Mexican Revolution*."""
CLAUSE = re.compile(r"[.;:!?]\s|\n")


def _sort(m: Match) -> str:
    return next(sort for sort in NAMED if sort in m)


def _time(m: Match) -> Fixed:
    time: Interval = m.names[_sort(m)].values[_sort(m)]  # type: ignore[assignment]
    return Fixed(time if time.first != time.last else time.first, is_named=True, yields="battle" in m)  # type: ignore[arg-type]


def _is_whole(m: Match) -> bool:
    """True if the words are the name, and no part of a longer one or of a noun's: *the Ming dynasty vase*, *the Third Dynasty of Ur*."""
    after = word_after(m.text, m.end)
    if m.text[m.end : m.end + 1] in ("-", "–", "/", "'", "’"):
        return False
    if after == "of":
        return LANDS.match(m.text, m.end) is not None
    if after[:1].isupper():
        return "battle" not in m
    return not after[:1].isalpha() or is_function_word(after) or after.endswith("ly")


def _words(m: Match) -> Symbol | None:
    """The time itself; its words are those of the name, for *during* is a plain preposition."""
    name = m.names.get("the", m.names[_sort(m)])
    return built(name.start, m.end, "Whole", _time(m))


def _during(m: Match) -> Symbol | None:
    if "in" in m and ROLES.search(m.text, max(0, m.start - 40), m.start):
        return None
    return _words(m) if "war" in m or _is_whole(m) else None


def _battle(m: Match) -> Symbol | None:
    before = CLAUSE.split(m.text[max(0, m.start - 200) : m.start])[-1]
    if not _is_whole(m) or TOLD.search(before):
        return None
    if before.strip() or m.text[m.end : m.end + 2] != ", ":
        return _words(m) if FATES.search(before) else None
    behind = CLAUSE.split(m.text[m.end : m.end + 200])[0]
    return _words(m) if ("during" in m or FATES.search(behind)) and not TOLD.search(behind) else None


def _open(m: Match) -> Node:
    kind = next(kind for kind in ("since", "until", "by", "before", "after") if kind in m)
    return Open("until" if kind == "by" else kind, _time(m))


def _widely(m: Match) -> Node | None:
    """Before or after a time whose own ends are argued about: before its end, after its beginning."""
    if not _is_whole(m):
        return None
    return Open("since" if "since" in m or "after" in m else "until", _time(m))


def _edge(m: Match) -> Fixed | None:
    """The month in which the war began or ended."""
    time: Interval = m.names["war"].values["war"]  # type: ignore[assignment]
    ends = {"beginning": time.first, "outbreak": time.first, "end": time.last}
    found = ends.get(str(m.get("edge") or m.get("outbreak")))
    return Fixed(found, is_named=True) if found else None


def _at_edge(m: Match) -> Symbol | None:
    at = m.names.get("the1", m.names.get("edge") or m.names.get("outbreak"))
    edge = _edge(m)
    return built(at.start, m.end, "Whole", edge) if edge and at else None


def _at_wide_edge(m: Match) -> Symbol | None:
    """*at the end of the Ming dynasty*: some time in it, where its own end is argued about."""
    at = m.names.get("the1", m.names.get("edge") or m.names.get("outbreak"))
    return built(at.start, m.end, "Whole", _time(m)) if at and _is_whole(m) else None


def _open_edge(m: Match) -> Node | None:
    kind = next(kind for kind in ("since", "until", "by", "before", "after") if kind in m)
    edge = _edge(m)
    return Open("until" if kind == "by" else kind, edge) if edge else None


OPENER = "(since|until|by|before|after)"
EDGE = "(edge|outbreak)"
FORMS = (
    Form("during a war", "(during|in|throughout) the? war", _during, "Whole",
         {"It sank during the Second World War.": "1939-09/1945-09", "He flew in World War I.": "1914-07/1918-11",
          "The Second World War broke out.": None, "a book on the Second World War": None}),
    Form("before or after a war", f"{OPENER} the? war", _open, "Whole",
         {"before the First World War": "../1914-06", "after World War II": "1945-10/..", "until the Crimean War": "../1856-03"}),
    Form("edge of a war", f"(in|at|on|from) the1? {EDGE} of the2? war", _at_edge, "Whole",
         {"at the outbreak of the First World War": "1914-07", "at the end of World War II": "1945-09"}),
    Form("before or after the edge of a war", f"{OPENER} the1? {EDGE} of the2? war", _open_edge, "Whole",
         {"until the end of the Second World War": "../1945-09", "before the outbreak of World War I": "../1914-06"}),
    Form("during a period", "(during|in|throughout|under) the? (early|mid dash?|late)? period", _during, "Whole",
         {"The dam was built in the Tang dynasty.": "0615/0910", "during the Victorian era": "1835/1904",
          "He was vizier under the Nineteenth Dynasty of Egypt.": "-1329/-1159", "They came in the late Edo period.": "1595/1870",
          "a temple of the 19th dynasty": None, "in the Ming dynasty tomb": None,
          "during the Meiji era exhibition": None, "in the Belle Époque style": None,
          "during the 3rd dynasty of Ur": None}),
    Form("before or after a period", f"{OPENER} the? (early|mid dash?|late)? period", _widely, "Whole",
         {"before the French Revolution": "../1805", "since the Meiji era": "1865/..", "after the Blitz": "1940-07/.."}),
    Form("edge of a period", "(in|at|on|from) the1? (edge|outbreak) of the2? (period|reign)", _at_wide_edge, "Whole",
         {"at the end of the Ming dynasty": "1365/1665", "in the middle of the reign of Louis XIV": "1642/1716"}),
    Form("in a reign", "(during|in|throughout|under) the? reign", _during, "Whole",
         {"in the reign of Queen Victoria": "1836/1902", "It was built during Henry VIII's reign.": "1508/1548",
          "under the rule of Louis XIV of France": "1642/1716", "the reign of Queen Victoria was long": None,
          "in the reign of Queen Anne of Denmark": None}),
    Form("before or after a reign", f"{OPENER} the? reign", _widely, "Whole", {"until the reign of Henry VIII": "../1548"}),
    Form("under a monarch", "under the? monarch", _during, "Whole",
         {"He was beheaded under Henry VIII.": "1508/1548", "Henry VIII beheaded him.": None, "under Nero": None}),
    Form("at a battle", "(at|in|during) the? battle", _battle, "Whole",
         {"He fell at the Battle of Hastings.": "1066-10", "killed in the Battle of the Somme": "1916-07/1916-11",
          "In the Battle of Hastings, Harold was killed.": "1066-10", "During the Battle of Hastings, he carried the banner.": "1066-10",
          "In the Battle of Hastings, William won.": None, "During the Battle of Hastings, a play by Ek, he sleeps.": None,
          "The Battle of Hastings was fought.": None, "a painting of Nelson at the Battle of the Nile": None,
          "at the Battle of Hastings museum": None}),
    Form("before or after a battle", f"{OPENER} the? battle", _widely, "Whole",
         {"before the Battle of Hastings": "../1066-10", "after the Battle of Waterloo": "1815-06/.."}),
)  # fmt: skip
