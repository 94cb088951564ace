"""Finding dates: text to symbols, symbols to meanings, meanings to intervals, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.dates.calendar import iso
from pipeline.dates.cascade import apply
from pipeline.dates.completion import tells_part_of_year
from pipeline.dates.edtf import read_edtf
from pipeline.dates.grammar import LEVELS
from pipeline.dates.intervals import Moment, Value, moments
from pipeline.dates.lexer import read_symbols
from pipeline.dates.lookalikes import is_part_of_name
from pipeline.dates.meaning import Calendar, Node, Range, can_name, is_named, yields
from pipeline.dates.mention import DateMention
from pipeline.dates.narration import Narration, reads_as_report, writes_day_first
from pipeline.dates.outcomes import Impossible, NoDate, Unanchored
from pipeline.dates.resolution import Resolver
from pipeline.dates.yielding import without_yielding


def find_dates(text: str, *, published: str | None = None, spans: Sequence[tuple[int, int]] | None = None) -> list[DateMention]:
    """Find the dates of a text, in its order.

    Args:
        text: the text; offsets of the mentions are into it, in code points.
        published: the day (or month, or year) of publication in ISO 8601 or EDTF, if it is known: what *today* and *last year* are
            counted from. What cannot be read is taken as unknown.
        spans: the stretches of the text to read, in order, all of it by default; the narration runs across them, a date does not.
    """
    found: list[tuple[int, int, Node]] = []
    for start, end in spans if spans is not None else ((0, len(text)),):
        symbols = apply(LEVELS, read_symbols(text, start, end), text)
        found += [(s.start, s.end, s.values["Date"]) for s in symbols if s and "Date" in s.values]  # type: ignore[misc]
    day = _published(published)
    nodes = [node for _, _, node in found]
    narration = Narration(text, day, reads_as_report(nodes, day), writes_day_first(nodes))
    mentions = ((_mention(narration, start, end, node), yields(node)) for start, end, node in found)
    return without_yielding(text, [(mention, is_yielding) for mention, is_yielding in mentions if mention])


def _published(text: str | None) -> Moment | None:
    try:
        return read_edtf(text).first if text else None
    except ValueError:
        return None


def _mention(narration: Narration, start: int, end: int, node: Node) -> DateMention | None:
    resolver = Resolver(narration, start)
    value: Value | None = None
    problem = None
    lacks_year = False
    try:
        value = resolver.resolve(node)
        if not all(-9999 <= moment.year <= 9999 for moment in moments(value)):  # EDTF writes four digits
            value = None
    except Unanchored:
        lacks_year = tells_part_of_year(node)
    except Impossible as error:
        problem = str(error)
    except NoDate:
        return None
    in_name = (isinstance(node, Calendar) and node.is_name) or (can_name(node) and is_part_of_name(narration.text, start, end))
    if in_name and narration.text[start : start + 4].lower() == "the " and narration.text[start + 4].isalnum():
        start += 4
    if value is not None and not in_name and not is_named(node):
        narration.note(value, start, node, is_relative=resolver.is_relative)
    ends = (
        tuple(_plain(narration.text, span, end) for span, end in zip(node.spans, resolver.ends, strict=True))
        if isinstance(node, Range) and node.spans and resolver.ends and value is not None
        else ()
    )
    return replace(
        _plain(narration.text, (start, end), value),
        is_relative=resolver.is_relative,
        in_name=in_name,
        is_ambiguous=resolver.is_ambiguous,
        problem=problem or resolver.problem,
        lacks_year=lacks_year,
        is_named=is_named(node),
        ends=ends,
    )


def _plain(text: str, span: tuple[int, int], value: Value | None) -> DateMention:
    """The mention of a value, with nothing said about how it was found."""
    return DateMention(
        text=text[slice(*span)],
        char_start=span[0],
        char_end=span[1],
        edtf=str(value) if value else None,
        start=iso(value.start) if value and value.start else None,
        end=iso(value.end) if value and value.end else None,
        precision=value.precision if value else "range",
    )
