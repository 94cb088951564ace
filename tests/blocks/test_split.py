"""Every case of `cases.yaml`, in full; and what holds for any text."""

import json
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.blocks import PROSE, split_blocks

PARAGRAPHS = {
    "{P}": "The bridge was opened in 1931 and cost two million. It still stands.",
    "{Q}": "A storm tore away the railing in 1953.",
}
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    (
        *(
            "\r",
            "\n",
            " ",
            "|",
            ":",
            "é",
            "\0",
            "𝔸",
            "。",
            "\n\n",
            "\r\n",
            "\u00a0",
            "\u2028",
            "Abc",
            "It rained.",
            "1. ",
            "2.1. ",
            "# ",
            "== A ==",
        ),
        *(
            "- ",
            "^ ",
            "```",
            "<!--",
            "-->",
            "> ",
            "---",
            "===",
            "(See also X)",
            "See also",
            "References",
            "A > B",
            "(OSCE/Ann Reed)",
            "[1] ",
        ),
        *("[edit]", "**", "By Ann", "3 May 1953", "(22454204010)", "Contents"),
    )
)
UNITS = (
    *(
        "word ",
        "It rained. ",
        "<!--",
        "x <!-- a -->",
        "(",
        "(See also ",
        '"',
        "> ",
        "1.",
        "* ",
        "```\n",
        "^",
        "A B ",
        "Retrieved on ",
        "(© ",
    ),
    *("A, ", "in A ", "A.", "A > ", " ", "\u00a0", "=", "[[", "Abc\n\n", "1. A\n"),
)


def filled(template: str) -> str:
    for name, paragraph in PARAGRAPHS.items():
        template = template.replace(name, paragraph)
    return template


def shown(text: str) -> list[str]:
    return [
        f"{block.kind} | {' > '.join(block.section)}{' ' if block.section else ''}| {text[block.char_start : block.char_end]}"
        for block in split_blocks(text)
    ]


@pytest.mark.parametrize("name", CASES)
def test_a_text_falls_into_these_blocks(name: str) -> None:
    assert shown(filled(CASES[name]["text"])) == [filled(block) for block in CASES[name]["blocks"]]


@pytest.mark.parametrize("name", CASES)
def test_line_ends_do_not_matter(name: str) -> None:
    text = filled(CASES[name]["text"]).replace("\r\n", "\n")
    assert [line.replace("\r\n", "\n") for line in shown(text.replace("\n", "\r\n"))] == shown(text)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join)))
def test_blocks_of_any_text_are_disjoint_ordered_and_bare_of_white_space(text: str) -> None:
    end = 0
    for block in split_blocks(text):
        words = text[block.char_start : block.char_end]
        assert end <= block.char_start < block.char_end <= len(text)
        assert words == words.strip()
        end = block.char_end


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    """What no block covers is white space and marks; numbers and letters in brackets are marks of list items."""
    covered = {at for block in split_blocks(text) for at in range(block.char_start, block.char_end)}
    assert [text[at] for at in range(len(text)) if text[at].isalpha() and at not in covered] == []


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_of_a_line(unit: str) -> None:
    def seconds(length: int) -> float:
        text = "A" + unit * (length // len(unit)) + "B"
        started = time.perf_counter()
        split_blocks(text)
        return time.perf_counter() - started

    # Ten times the length: a quadratic step would take a hundred times as long.
    assert min(seconds(200_000) for _ in range(2)) < 30 * max(min(seconds(20_000) for _ in range(3)), 0.005)


def test_gold_claims_stand_in_prose_under_the_heading_that_a_reader_gave(shared: Path) -> None:
    claims = [file for file in (shared / "gold").glob("*.jsonl") if (shared / "articles" / f"{file.stem}.txt").exists()]
    assert claims
    for file in claims:
        text = (shared / "articles" / f"{file.stem}.txt").read_text(encoding="utf-8-sig")
        blocks = [block for block in split_blocks(text) if block.kind in PROSE]
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            around = [block for block in blocks if block.char_start <= row["char_start"] and row["char_end"] <= block.char_end]
            assert [" > ".join(block.section) for block in around] == [row["section"]], row["evidence"]
