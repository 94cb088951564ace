"""The grammar of dates: its levels in order. To add a way of writing dates, add a `Form` to the module of its level, with examples."""

from __future__ import annotations

from pipeline.dates import days, deictics, digits, named, numerals, offsets, parts, periods, ranges, years
from pipeline.dates.cascade import level

LEVELS = tuple(
    level(name, forms)
    for name, forms in (
        ("numerals", numerals.FORMS),
        ("lengths", years.LENGTHS),
        ("years", years.FORMS),
        ("deictics", deictics.FORMS),
        ("points", (*days.FORMS, *periods.FORMS, *digits.FORMS, *named.FORMS)),
        ("parts", parts.FORMS),
        ("offsets", offsets.FORMS),
        ("qualified", ranges.QUALIFIED),
        ("ranges", ranges.RANGES),
        ("open ends", ranges.OPEN),
    )
)
