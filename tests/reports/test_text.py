"""The report for people, to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from pipeline.reports.report import Place, Report
from pipeline.reports.text import render
from tests.reports.sample import ACCEPTED, CLAIM, FINDING, FIRST, OTHER, REPORT, SECOND

TEXT = """\
── bridges · the bridge ────────────────────────────────────

error[opened-once] the bridge was opened on 3 May 1911 or in 1913
  x1  score 64, 3 sources, 2 independent
  --> raw/bridges/guide.txt:2:1  The Guide, 2010
   |  It was opened on 3 May 1911 by the mayor.
   |                   ^^^^^^^^^^
  --> raw/bridges/history.md  History > Opening
   |  The bridge was opened in 1913.
   |                           ^^^^
   = date: 1911-05-03 | 1913
   = said by: 3 May 1911 (2 sources, 1 independent) | 1913 (1 source)

"""

SUMMARY = """\
accepted[opened-once] x2 the bridge was opened on 3 May 1911 or in 1913: both are right (Ada,
  2026-01-02)

Compared  5 pairs of 1,234 claims in 3 articles
  3 pairs can both be right:
       2  same          both say the same
       1  finer         one is only more precise than the other
  1 fact stated alike by independent sources:
    2 sources, 2 independent: the river – is, 90 m
Nothing to compare for: order
No claim in: bridges/empty
Left out by select and ignore: 1 finding
Note: rules/accepted.yaml: line 9: x9 (old) matches no finding any more; take it out

Found 1 error, 1 accepted. 1 finding at or above warning: this fails.
Next: crossclaim explain x1  why it is one, and how to accept it
      crossclaim review      decide on a local page
"""

NOTHING = """\
Compared  0 pairs of 0 claims in 1 article

Found nothing that disagrees.
Next: crossclaim rules list  what is looked for
"""


def test_the_whole_report() -> None:
    assert render(REPORT) == TEXT + SUMMARY


def test_quiet_leaves_out_the_summary() -> None:
    assert render(REPORT, quiet=True) == TEXT


def test_nothing_found() -> None:
    assert render(Report([], sources=1)) == NOTHING


FOLDERS = {"--to": "out", "--raw": "my articles", "--rules": "own"}

NEXT = """
Next: crossclaim explain x1 --to out --raw 'my articles' --rules own  why it is one, and how to accept it
      crossclaim review --to out --raw 'my articles' --rules own      decide on a local page
      out/report.html                                                 the same as a page, with pictures
"""

NARROW = """
Next: crossclaim explain x1 --to out --raw 'my articles' --rules own
        why it is one, and how to accept it
      crossclaim review --to out --raw 'my articles' --rules own
        decide on a local page
      out/report.html
        the same as a page, with pictures
"""


@pytest.mark.parametrize(("width", "shown"), [(105, NEXT), (104, NARROW), (48, NARROW)])
def test_what_to_type_next_names_folders_that_are_not_the_default(width: int, shown: str) -> None:
    assert render(replace(REPORT, folders=FOLDERS, page="out/report.html"), width=width).endswith(shown)


def test_what_to_type_next_where_nothing_is_open() -> None:
    agreed = render(replace(REPORT, findings=[ACCEPTED], folders={"--raw": "x"}))
    assert agreed.endswith("Found 1 accepted.\nNext: crossclaim why-not c1 c3 --raw x  why two claims agree\n")
    nothing = render(Report([], sources=1, folders=FOLDERS))
    assert nothing.endswith("\nNext: crossclaim rules list --to out --rules own  what is looked for\n")


def test_two_claims_of_one_sentence_are_quoted_once() -> None:
    other = replace(FIRST, claim=CLAIM | {"claim_id": "c9", "date_edtf": None}, marks=((0, 2),))
    shown = render(replace(REPORT, findings=[replace(FINDING, passages=(FIRST, other))]), quiet=True)
    assert shown.splitlines()[4:] == [
        "  --> raw/bridges/guide.txt:2:1  The Guide, 2010",
        "   |  It was opened on 3 May 1911 by the mayor.",
        "   |  ^^               ^^^^^^^^^^",
        "   = date: 1911-05-03 | none",
        "   = said by: 3 May 1911 (2 sources, 1 independent) | 1913 (1 source)",
        "",
    ]


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_of_a_passage_is_wider_than_the_terminal(width: int) -> None:
    evidence = "In 1911 " + "the bridge was opened with a great deal of ado and 桥 " * 5 + "a" * 150
    long = replace(FINDING, message=evidence, passages=(replace(SECOND, claim=OTHER | {"evidence": evidence}, marks=((3, 7), (400, 430))),))
    lines = render(replace(REPORT, findings=[long]), width=width, quiet=True).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    quoted = [line[6:] for line in lines if line.startswith("   |  ") and set(line[6:]) - set(" ^")]
    assert " ".join(quoted).replace(" ", "") == evidence.replace(" ", "")


@pytest.mark.parametrize("width", [40, 41, 60, 79])
def test_no_line_of_the_summary_is_wider_than_the_terminal(width: int) -> None:
    many = replace(REPORT, compared=1_234_567, left_out=1_234_567, sources=1_234_567)
    lines = render(many, width=width).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    said = " ".join(" ".join(lines).split())
    assert "Compared 1,234,567 pairs of 1,234 claims in 1,234,567 articles" in said
    assert "Found 1 error, 1 accepted. 1 finding at or above warning: this fails." in said


@pytest.mark.parametrize(
    ("width", "head"),
    [
        (60, "  --> raw/bridges/guide.txt:2:1  The Guide, 2010"),
        (48, "  --> raw/bridges/guide.txt:2:1  The Guide, 2010"),
        (47, "  --> raw/bridges/guide.txt:2:1  The Guide, 20…"),
        (43, "  --> raw/bridges/guide.txt:2:1  The Guide…"),
        (40, "  --> raw/bridges/guide.txt:2:1"),
    ],
)
def test_what_stands_behind_a_place_is_cut_to_the_width(width: int, head: str) -> None:
    assert head in render(REPORT, width=width, quiet=True).splitlines()


def test_marks_stand_below_their_words_when_lines_are_wrapped() -> None:
    evidence = "one two three four five six\n  sevenths eight"
    finding = replace(FINDING, passages=(replace(SECOND, claim=OTHER | {"evidence": evidence}, marks=((24, 38),)),))
    lines = render(replace(REPORT, findings=[finding]), width=40, quiet=True).splitlines()
    quoted = [line.removeprefix("   |  ") for line in lines if line.startswith("   |  ")]
    assert quoted == ["one two three four five six", " " * 24 + "^^^", "sevenths eight", "^^^^^^^^"]


def test_wide_characters_are_marked_over_their_whole_width() -> None:
    finding = replace(FINDING, passages=(replace(SECOND, claim=OTHER | {"evidence": "桥梁 1911"}, marks=((0, 2), (3, 7))),))
    assert render(replace(REPORT, findings=[finding]), quiet=True).splitlines()[5:7] == ["   |  桥梁 1911", "   |  ^^^^ ^^^^"]


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\u202e", "\u200b", "\r", "\x9b31m", "\u2066"])
def test_articles_cannot_drive_the_terminal(hostile: str) -> None:
    text = f"In 1911{hostile} the bridge."
    claim = OTHER | {"evidence": text, "section": text}
    passage = replace(SECOND, claim=claim, title=text, place=Place(text), marks=())
    finding = replace(FINDING, message=text, subject=text, passages=(passage,), note=text)
    shown = render(replace(REPORT, findings=[finding], notes=[text], without_claims=[text]))
    assert hostile not in shown
    assert "the bridge." in shown


def test_colour_marks_the_words_and_changes_no_letter() -> None:
    coloured = render(REPORT, colour=True)
    assert "\x1b[1;31merror[opened-once]\x1b[0m" in coloured
    assert "\x1b[1;31m3 May 1911\x1b[0m" in coloured
    plain = "\n".join(line.rstrip() for line in _without_escapes(coloured).split("\n"))
    assert plain == render(REPORT)


def _without_escapes(text: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize(
    ("type_", "claim", "words"),
    [
        ("value", {"value_low": 650.0, "value_high": 700.0, "unit": "count"}, "650 to 700"),
        ("value", {"value_low": 519e6, "value_high": 519e6, "unit": "USD"}, "519,000,000 USD"),
        ("value", {"value_low": 400.0, "value_high": None, "unit": "km"}, "at least 400 km"),
        ("value", {"value_low": None, "value_high": 0.5, "unit": "percent"}, "at most 0.5 percent"),
        ("order", {"date_edtf": "1991/.."}, "1991/.."),
        ("modality", {"modality": "planned", "verb_form": "will be opened"}, "planned (will be opened)"),
        ("modality", {"modality": "negated", "verb_form": None}, "negated"),
    ],
)
def test_what_was_read_in_each_passage(type_: str, claim: dict[str, object], words: str) -> None:
    passages = (replace(FIRST, claim=CLAIM | claim), replace(SECOND, claim=OTHER | claim))
    shown = render(replace(REPORT, findings=[replace(FINDING, type=type_, passages=passages)]), quiet=True)
    assert f"   = {type_}: {words} | {words}\n" in shown


def test_wording_has_nothing_but_the_words() -> None:
    assert "   = " not in render(replace(REPORT, findings=[replace(FINDING, type="wording", positions=())]), quiet=True)
