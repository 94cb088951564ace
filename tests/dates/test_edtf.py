"""What we write is EDTF, as the `edtf` package reads it, with the same first and last day."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from edtf import parse_edtf

from pipeline.dates import bounds, read_edtf
from pipeline.dates.grammar import LEVELS
from tests.dates.markup import read

GROUPS = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
WRITTEN = sorted(
    {e.edtf for group in GROUPS.values() for marked in group["texts"] for e in read(marked)[1] if e.edtf}
    | {edtf for each in LEVELS for form in each.forms for edtf in form.examples.values() if edtf}
)


@pytest.mark.parametrize("edtf", WRITTEN)
def test_the_edtf_package_reads_it_as_we_do(edtf: str) -> None:
    theirs = parse_edtf(edtf)
    first, last = bounds(edtf)
    if first is not None:
        assert _iso(theirs.lower_strict() if last else parse_edtf(edtf.partition("/")[0]).lower_strict()) == first
    if last is not None and not _is_winter(edtf):  # their winter ends with the year, ours in February, as winters do
        assert _iso(theirs.upper_strict() if first else parse_edtf(edtf.partition("/")[2]).upper_strict()) == last


@pytest.mark.parametrize("edtf", WRITTEN)
def test_we_read_back_what_we_write(edtf: str) -> None:
    assert str(read_edtf(edtf)) == edtf


def test_winter_runs_into_the_next_year() -> None:
    assert bounds("1993-24") == ("1993-12-01", "1994-02-28")


@pytest.mark.parametrize("text", ["", "1994-5", "94", "1994/1995/1996", "May 1994", "{1994", "1994~~", "19X4"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        read_edtf(text)


def _iso(day: tuple[int, ...]) -> str:
    year, month, number = day[:3]
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{number:02d}"


def _is_winter(edtf: str) -> bool:
    return edtf.endswith("-24")
