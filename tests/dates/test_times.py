"""Times that go by a name: the file of their years, and each name in each of its frames."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import find_dates, read_edtf
from pipeline.dates.times import GENERIC, NAMES, SECTIONS

UNTIMED = settings(deadline=None)
ROWS = [pytest.param(section, name, edtf, id=f"{section}: {name}") for section, rows in SECTIONS.items() for name, edtf in rows.items()]
EARLIEST, LATEST = -5000, 2025
LONGEST = {"wars": 120, "battles": 3, "sieges": 4, "reigns": 75}
"""In years; of the others the bounds are as wide as their scholars differ."""
ARGUED = -1000
"""Before that year of reigns not even the decade is agreed on."""
BATTLES = sorted(name for name, (sort, _) in NAMES.surfaces.items() if sort == "battle")
PERIODS = sorted(name for name, (sort, _) in NAMES.surfaces.items() if sort in ("period", "war"))
MONARCHS = sorted(NAMES.monarchs)


@pytest.mark.parametrize("section, name, edtf", ROWS)
def test_a_time_is_an_interval_of_its_sort(section: str, name: str, edtf: str) -> None:
    value = read_edtf(edtf)
    assert value.start is not None
    assert value.end is not None
    assert value.start <= value.end
    assert EARLIEST < value.start[0] <= value.end[0] < LATEST
    if section != "reigns" or value.end[0] > ARGUED:
        assert value.end[0] - value.start[0] <= LONGEST.get(section, 3600)


def test_no_name_stands_for_two_times() -> None:
    called: dict[str, str] = {}
    for section, rows in SECTIONS.items():
        for name, edtf in rows.items():
            for whole in (f"{name} {noun}" for noun in GENERIC[section]) if section in GENERIC else (name,):
                key = whole.casefold()
                assert called.setdefault(key, edtf) == edtf, whole


def edtf_of(name: str) -> str:
    time = NAMES.surfaces[name][1] if name in NAMES.surfaces else NAMES.monarchs[name]
    return str(time) if time.first != time.last else str(time.first)


def found(text: str) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.edtf) for mention in find_dates(text)]


@UNTIMED
@given(st.sampled_from(PERIODS), st.sampled_from(["during", "in", "throughout"]), st.booleans())
def test_a_period_is_its_own_time_behind_a_preposition_and_none_alone(name: str, opener: str, is_first: bool) -> None:
    text = f"{opener.capitalize()} the {name}, they left." if is_first else f"They left {opener} the {name}."
    assert found(text) == [(f"the {name}", edtf_of(name))]
    assert found(f"They wrote of the {name} at length.") == []
    assert found(f"It is a relic of the {name}.") == []


@UNTIMED
@given(
    st.sampled_from(MONARCHS), st.sampled_from(["in the reign of {}", "during the reign of {}", "under the rule of {}", "in {}'s reign"])
)
def test_a_reign_is_its_own_time(name: str, frame: str) -> None:
    if frame.startswith("in {}") and " of " in name:
        return
    ((_, edtf),) = found(f"It was built {frame.format(name)}.")
    assert edtf == edtf_of(name)
    assert found(f"It was built for {name}.") == []


@UNTIMED
@given(
    st.sampled_from(BATTLES),
    st.sampled_from(["He was killed at the {}.", "Two sons fell in the {}.", "She lost an eye during the {}, they say."]),
)
def test_a_battle_dates_what_befell_somebody_there(name: str, frame: str) -> None:
    assert found(frame.format(name)) == [(f"the {name}", edtf_of(name))]
    for other in (
        "The {} was lost.",
        "They won a victory at the {}.",
        "a film on those killed at the {}",
        "He was killed at the {} museum.",
    ):
        assert found(other.format(name)) == []


@UNTIMED
@given(st.sampled_from(BATTLES))
def test_a_battle_gives_way_to_a_date_that_fits(name: str) -> None:
    first = read_edtf(edtf_of(name)).start
    assert first is not None
    if first[0] >= 1000:
        assert found(f"He was killed in {first[0]} at the {name}.") == [(str(first[0]), str(first[0]))]
        off = first[0] - 12
        assert found(f"He was killed in {off} at the {name}.") == [(str(off), str(off)), (f"the {name}", edtf_of(name))]
        both = found(f"He was born in {off} and was killed at the {name}.")
        assert both == [(str(off), str(off)), (f"the {name}", edtf_of(name))]


def test_a_name_moves_no_narration() -> None:
    text = "In 1850 he came. During the Tang dynasty it was a village. That year he left."
    assert [edtf for _, edtf in found(text)] == ["1850", "0615/0910", "1850"]


@pytest.mark.parametrize(
    "text",
    [
        "The Third Dynasty of Ur fell.",
        "A vase of the Ming dynasty was found.",
        "He served in the Ming dynasty-style hall.",
        "in the Belle Époque style",
        "the Battle of Lewes Road",
        "killed at the Battle of Salamis-in-Cyprus",
        "Queen Victoria opened it.",
        "She lived under Queen Anne of Denmark.",
        "He stood under Nero.",
        "a leading figure in the Mexican Revolution",
        "a role in the Second World War",
        "during the reconstruction of the bridge",
        "Renaissance painters",
        "during the renaissance of the town",
        # Names that stand for two times: in Europe and in Ireland, in China and in Iran, of Byzantium and of Philip.
        "It fell during the Nine Years' War.",
        "They were shut during the Cultural Revolution.",
        "The walls were built in Macedonian times.",
    ],
)
def test_what_only_looks_like_a_time_by_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was founded under the Tang dynasty.", "0615/0910"),
        ("in the late Edo period", "1595/1870"),
        ("in the Eighteenth Dynasty of Egypt", "-1589/-1259"),
        ("in the 21st Dynasty", "-1099/-0919"),
        ("in the Twenty-first Dynasty", "-1099/-0919"),
        ("during Prohibition", "1900/1935"),
        ("during Queen Victoria’s long reign", "1836/1902"),
        ("before the reign of the Emperor Hadrian", "../0139"),
        ("in the middle of the reign of Henry VIII of England", "1508/1548"),
        ("at the end of the Han dynasty", "-0209/0225"),
    ],
)
def test_frames_of_a_name(text: str, edtf: str) -> None:
    assert [found_edtf for _, found_edtf in found(text)] == [edtf]


def test_every_sort_has_many() -> None:
    assert {section: len(rows) >= 25 for section, rows in SECTIONS.items()} == dict.fromkeys(SECTIONS, True)
    assert len(SECTIONS["battles"]) + len(SECTIONS["sieges"]) > 250
    assert not [name for name in NAMES.surfaces if re.search(r"\s\s", name)]
