"""Levels 8 to 10: dates about a date, ranges and sets of dates, and open ends. *c. 1990*, *from May to June 1992*, *since 1991*."""

from __future__ import annotations

from pipeline.dates.cascade import Form, Match
from pipeline.dates.lookalikes import is_glued, is_part_of_name, word_after, word_before
from pipeline.dates.meaning import Calendar, Deictic, Fixed, Group, Holiday, Node, Offset, Open, Part, Qualified, Range, Season, Window
from pipeline.dates.symbols import Symbol, built


# ---------------------------------------------------------------- about
def _qualified(m: Match) -> Node | None:
    of = next(iter(m.nodes()), None)
    mark = m.get("circa") or m.get("round") or m.get("maybe")
    if m.words[0] == "~" and m.text[m.start - 1 : m.start].isdigit():  # 2014~2018
        return None
    if "round" in m and word_before(m.text, m.start) in ("talk", "talking", "know", "book", "think", "what", "how", "all", "turned"):
        return None
    return Qualified(str(mark), of) if of and mark else None


def _doubted(m: Match) -> Node | None:
    return Qualified("?", m.nodes()[0])


QUALIFIED = (
    Form("circa", "the? circa (Day|Month|Year|Span|Other)", _qualified, "Other",
         {"It was built c. 1990.": "1990~", "circa 1850": "1850~"}),
    Form("about", "(round) (the|on)? (Day|Month|Year|Span|Other)", _qualified, "Other",
         {"about 1910": "1910~", "around the 1850s": "185X~"}),
    Form("with a question mark", "(Year|Month|Day|Span) doubt", _doubted, "Other", {"a portrait (1942?)": "1942?"}),
    Form("possibly", "maybe (comma|in|on|at|during|the)* (Day|Month|Year|Span|Other)", _qualified, "Other",
         {"He died possibly in 1942.": "1942?"}),
)  # fmt: skip


# ---------------------------------------------------------------- ranges and sets
def _range(m: Match) -> Node | None:
    nodes = m.nodes()
    return _ranging(m) if len(nodes) == 2 and not is_glued(m.text, m.start, m.end) else None


def _ranging(m: Match) -> Range:
    first, last = (s for s in m.symbols if "Date" in s.values)
    nodes = m.nodes()
    return Range(nodes[0], nodes[-1], ((first.start, first.end), (last.start, last.end)))


def _plain_range(m: Match) -> Node | None:
    """Two dates with a dash or *to* between them and nothing before: *1992-1998*, *May to June 1992*."""
    nodes = m.nodes()
    if len(nodes) != 2 or is_glued(m.text, m.start, m.end):
        return None
    between = m.text[m.symbols[0].end : m.symbols[-1].start]
    if "until" in between and m.text[: m.start].endswith(" of "):
        return None  # "used the hall of 1871 until 1908"
    if ("—" in between or "–" in between or " - " in between) and " " in between and type(nodes[0]) is not type(nodes[1]):
        return None  # a dash between clauses
    if isinstance(nodes[0], Calendar) and isinstance(nodes[1], Calendar) and nodes[0].weekday and not nodes[0].day and nodes[1].day:
        return None
    return _ranging(m)


def _short_range(m: Match) -> Node | None:
    """*1992-98*, *2007/08*; *2015-12* is a month, and *2010-11* could be either: two years, and marked."""
    found, last = m.names["yr"], m.number("yy")
    node = found.values.get("Year")
    year = node.year if isinstance(node, Calendar) and not node.month else m.number("yr")
    text = m.text[found.end : m.end]
    if m.text[m.start - 1 : m.start] in ("-", "–", "/"):
        return None
    if not isinstance(year, int) or last is None or is_glued(m.text, m.start, m.end) or year < 100:
        return None
    if text[0].isspace() or text[1].isspace():
        return None
    short = m.names["yy"]
    spans = (found.start, found.end), (short.start, short.end)
    if last > year % 100:
        return Range(
            Calendar(year=year), Calendar(year=year - year % 100 + last, is_clipped=year % 100 + 1 < last <= 12 and text[0] == "-"), spans
        )
    if year % 100 == 99 and last == 0:
        return Range(Calendar(year=year), Calendar(year=year + 1), spans)
    return Calendar(year, last) if 1 <= last <= 12 and text[0] == "-" and len(text) == 3 else None


def _group(m: Match) -> Symbol | None:
    nodes = m.nodes()
    kinds = {_kind(node) for node in nodes}
    if len(nodes) < 2 or len(kinds) != 1:
        return None
    if is_part_of_name(m.text, m.symbols[-1].start, m.end):
        return None
    if any(isinstance(node, Deictic | Offset) and node.frame == "text" for node in nodes[1:]):  # … and the day following: that one
        return None
    return built(m.start, m.end, "Whole", Group(tuple(nodes), either="or" in m))


def _kind(node: Node) -> str:
    if isinstance(node, Calendar):
        return "day" if node.day or node.weekday else "month" if node.month else "year"
    if isinstance(node, Part | Qualified):
        return _kind(node.of)
    if isinstance(node, Fixed):
        return node.value.precision
    if isinstance(node, Season):
        return "season"
    if isinstance(node, Holiday):
        return "day"
    if isinstance(node, Deictic):
        return node.of if isinstance(node.of, str) else _kind(node.of)
    return "other"


def _to_present(m: Match) -> Node | None:
    """*1992–present*, *from March to date*: up to the day of publication if it is known."""
    of = next(iter(m.nodes()), None)
    if "and" in m and not m.words.casefold().startswith("between"):
        return None  # "retired in 2014 and now sells pumps"
    return Window(0, "day", 1, of, "present") if of else None


ANY = "(Day|Month|Year|Span|Other)"
RANGES = (
    Form("from … to", f"from (the|on|in)? {ANY} comma? (to|dash) (the|on|in)? {ANY}", _range, "Whole",
         {"from 1999 to 2000": "1999/2000", "from June to August 1941": "1941-06/1941-08",
          "from 30 May until 2 June 1990": "1990-05-30/1990-06-02"}),
    Form("between … and", f"between (the|on|in)? {ANY} (and|to|dash) (the|on|in)? {ANY}", _range, "Whole",
         {"between 1999 and early 2001": "1999/2001-04~", "between 1999 and 2000": "1999/2000"}),
    Form("… to …", f"{ANY} (to|dash) the? {ANY}", _plain_range, "Whole",
         {"1999-2000": "1999/2000", "May–June 1992": "1992-05/1992-06", "mayor 1999 until 2000": "1999/2000"}),
    Form("… to the present", f"(from|between|since)? {ANY} (to|dash|and|up to) the? (now|date_word) ordinary?", _to_present, "Whole",
         {"from 1992 to the present day": "1992/..", "He was mayor (1992–present).": "1992/..",
          "He left in 1992 and now sells boats.": "1992", "He kept it up to date.": None}),
    Form("year to clipped year", "(from|between)? yr (dash|slash|to) yy", _short_range, "Whole",
         {"1992-98": "1992/1998", "1999/00": "1999/2000", "2015-12": "2015-12"}),
    Form("months with a slash", "Month slash Month", _plain_range, "Whole", {"August/September 1956": "1956-08/1956-09"}),
    Form("years with a slash", "Year slash Year", _plain_range, "Whole", {"in 1999/2000": "1999/2000"}),
    Form("two dates", f"{ANY} (and|or) (in|on|the)* {ANY}", _group, "Whole",
         {"in 1999 and 2000": "{1999,2000}", "1999 or 2000": "[1999,2000]"}),
    Form("several dates", f"{ANY} (comma {ANY}){{1,9}} comma? (and|or) (in|on|the)* {ANY}", _group, "Whole",
         {"in 1996, 1998, and 2000": "{1996,1998,2000}"}),
)  # fmt: skip


# ---------------------------------------------------------------- open ends
def _open(kind: str):  # type: ignore[no-untyped-def]
    def read(m: Match) -> Node | None:
        of = next(iter(m.nodes()), None)
        last = m.symbols[-1] if "Date" in m.symbols[-1].values else next(s for s in m.symbols if "Date" in s.values)
        if of is None or isinstance(of, Open) or (isinstance(of, Calendar) and of.is_name) or is_part_of_name(m.text, last.start, last.end):
            return None
        return Open(kind, of)

    return read


def _prefixed(kind: str):  # type: ignore[no-untyped-def]
    return lambda m: Open(kind, m.nodes()[0])


def _more_than(m: Match) -> Node | None:
    """*more than two weeks after …*: from then on."""
    of = next(iter(m.nodes()), None)
    return Open("since" if of.sign > 0 else "until", of) if isinstance(of, Offset) else None


def _or_later(kind: str):  # type: ignore[no-untyped-def]
    read = _open(kind)
    return lambda m: None if word_after(m.text, m.end)[:1].isalnum() else read(m)


def _since_then(kind: str):  # type: ignore[no-untyped-def]
    return lambda m: None if word_after(m.text, m.end)[:1].isupper() else Open(kind, None)


def _has_since(m: Match) -> Node | None:
    """*has since warned*: since what the narration has just told."""
    after = word_after(m.text, m.end).rstrip(".,")
    return Open("since", None) if word_before(m.text, m.start) in ("has", "have") and after.islower() and after.isalpha() else None


def _from(m: Match) -> Node | None:
    """*From 1942, …* opens a sentence; elsewhere *from 1942* may only say which one (*a map from 1942*)."""
    of = next(iter(m.nodes()), None)
    if not m.words[0].isupper() or of is None or is_part_of_name(m.text, m.symbols[-1].start, m.end):
        return None
    return of if isinstance(of, Range) else Open("from", of)


def _as_of(m: Match) -> Node | None:
    return next(iter(m.nodes()), None)


WHOLE = "(Day|Month|Year|Span|Whole|Other)"
OPEN = (
    Form("since", f"since (the|in|on|at|about)* {WHOLE}", _open("since"), "Whole",
         {"since 1991": "1991/..", "since late spring 1993": "1993-05~/..", "It has since warned them.": None}),
    Form("more than … from", f"more than {WHOLE}", _more_than, "Whole",
         {"It opened more than two days after 3 May 1990.": "1990-05-05/.."}),
    Form("since then", "since (then|(that|this) time)", _since_then("since"), "Whole",
         {"He left in May 1990. Since that time it has been closed.": "1990-05/.."}),
    Form("has since", "since", _has_since, "Whole",
         {"He left in May 1990. It has since closed.": "1990-05/..", "Since he left, it is closed.": None}),
    Form("until then", "(until|by) (then|(that|this) time)", _since_then("until"), "Whole",
         {"He left in May 1990. Until then it was open.": "../1990-05", "Said by then Mayor Smith.": None}),
    Form("from … on", f"from (the|on|in)? {WHOLE} onward", _open("from"), "Whole",
         {"from 1991 on": "1991/..", "from May 1990 onwards": "1990-05/.."}),
    Form("starting", f"starting (from|on|in|at|the)* {WHOLE}", _open("from"), "Whole", {"Starting in 1990, it grew.": "1990/.."}),
    Form("from", f"from (the|on|in)? {WHOLE}", _from, "Whole", {"From 1942 he served.": "1942/..", "a map from 1942": "1942"}),
    Form("… or later", f"{WHOLE} (and|or) (after|later|onward)", _or_later("from"), "Whole", {"in 2012 or later": "2012/.."}),
    Form("… or earlier", f"{WHOLE} (and|or) (before|earlier|earlier_than)", _or_later("until"), "Whole",
         {"in 2012 or earlier": "../2012"}),
    Form("until", f"(up to|up? until) (about|the|in|on|at)* {WHOLE}", _open("until"), "Whole",
         {"until 1992": "../1992", "Until late spring 1993 it held.": "../1993-05~"}),
    Form("by", f"by (about|the)* {WHOLE}", _open("until"), "Whole", {"By January 1992": "../1992-01", "by the 1950s": "../1959"}),
    Form("no later than", f"no (later|later_than) than (the|in|on)? {WHOLE}", _open("until"), "Whole",
         {"no later than 3 May 1990": "../1990-05-03"}),
    Form("no earlier than", f"no (earlier|earlier_than) than (the|in|on)? {WHOLE}", _open("since"), "Whole",
         {"no earlier than 1990": "1990/.."}),
    Form("before", f"(before|earlier_than than|before to) (the|in|on)* {WHOLE}", _open("before"), "Whole",
         {"before 1992": "../1991", "prior to May 1990": "../1990-04", "before the 1990 war": "1990"}),
    Form("after", f"(after|later than) (the|in|on)* {WHOLE}", _open("after"), "Whole",
         {"after 1991": "1992/..", "after 9 May 1945": "1945-05-10/..", "after the 1991 uprising": "1991"}),
    Form("on or before", f"on or before (the|in|on)? {WHOLE}", _open("until"), "Whole", {"on or before 5 May 1990": "../1990-05-05"}),
    Form("on or after", f"on or after (the|in|on)? {WHOLE}", _open("since"), "Whole", {"on or after 5 May 1990": "1990-05-05/.."}),
    Form("pre-", f"pre dash {WHOLE}", _prefixed("before"), "Whole", {"the pre-1990 rules": "../1989"}),
    Form("post-", f"post dash {WHOLE}", _prefixed("after"), "Whole", {"the post-1990 order": "1991/.."}),
    Form("as of", f"as (of|from|at) (the|in|on)? {WHOLE}", _as_of, "Whole", {"As of 1996": "1996"}),
)  # fmt: skip
