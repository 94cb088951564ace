"""Level 5, wars as times: *during the Second World War*, *before World War I*, *at the end of the Crimean War*.

A war is a time only behind a word that says so: *the Second World War broke out* and *a book on the Second World War* tell of the war
itself. It moves no narration, since nobody counts *that year* from it.
"""

from __future__ import annotations

from pipeline.dates.cascade import Form, Match
from pipeline.dates.intervals import Interval, Moment
from pipeline.dates.meaning import Fixed, Node, Open
from pipeline.dates.symbols import Symbol, built


def _war(m: Match) -> tuple[Moment, Moment]:
    """The months in which the war began and ended."""
    months: tuple[tuple[int, int], tuple[int, int]] = m.names["war"].values["war"]  # type: ignore[assignment]
    return Moment(*months[0]), Moment(*months[1])


def _during(m: Match) -> Symbol:
    """The time of the war; its words are those of the name, for *during* is a plain preposition."""
    name = m.names.get("the", m.names["war"])
    return built(name.start, m.end, "Whole", Fixed(Interval(*_war(m)), is_named=True))


def _open(m: Match) -> Node:
    kind = next(kind for kind in ("since", "until", "by", "before", "after") if kind in m)
    return Open("until" if kind == "by" else kind, Fixed(Interval(*_war(m)), is_named=True))


def _edge(m: Match) -> Fixed | None:
    """The month in which the war began or ended."""
    first, last = _war(m)
    ends = {"beginning": first, "outbreak": first, "end": last}
    found = ends.get(str(m.get("edge") or m.get("outbreak")))
    return Fixed(found, is_named=True) if found else None


def _at_edge(m: Match) -> Symbol | None:
    at = m.names.get("the1", m.names.get("edge") or m.names.get("outbreak"))
    edge = _edge(m)
    return built(at.start, m.end, "Whole", edge) if edge and at else None


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
)  # fmt: skip
