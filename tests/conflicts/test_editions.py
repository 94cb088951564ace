"""What editions of one text may say otherwise, and what they may not."""

from typing import Any

import pytest

from pipeline.conflicts.copies import find_copies, find_editions, find_sentences, group_copies
from pipeline.conflicts.editions import are_settled, is_brought_up_to_date, is_estimate, is_last_of_several, is_noted
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.reading import read_statements
from pipeline.conflicts.statement import Statement


def year(number: int, **row: Any) -> dict[str, Any]:
    return {"date_text": str(number), "date_edtf": str(number), "date_start": f"{number}-01-01", "date_end": f"{number}-12-31", **row}


def read(tables, lexicon: Lexicon, *rows: dict[str, Any]) -> list[Statement]:
    return read_statements(*tables(*rows), lexicon)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (2010, 2019, True),  # the earlier came out in June 2020: what happened in 2019 may not have found its way into it
        (2010, 2020, True),
        (2010, 2018, False),  # that was over for more than a year
        (1602, 1604, False),
        (2012, 2010, False),  # nothing is brought up to an earlier date
        (2012, 2012, False),
    ],
)
def test_a_later_date_that_the_earlier_edition_could_hardly_know_is_no_mistake(
    earlier: int, later: int, expected: bool, tables, lexicon: Lexicon
) -> None:
    rows = [{"predicate": "amend", "evidence": f"It was last amended in {number}.", **year(number)} for number in (earlier, later)]
    a, b = read(tables, lexicon, {**rows[0], "published": "2020-06-01"}, {**rows[1], "published": "2022-06-01"})
    assert is_brought_up_to_date(a, b) is expected
    assert is_brought_up_to_date(b, a) is expected
    a, b = read(tables, lexicon, *rows)
    assert not is_brought_up_to_date(a, b)


@pytest.mark.parametrize(
    ("evidence", "published", "expected"),
    [
        ("Two ships guard the coast (2014)", "2017", True),
        ("Two ships guard the coast (2014 est.).", "2017", True),
        ("Two ships guard the coast (as one source had it in 2014)", "2017", False),
        ("Two ships (built in 2014) guard the coast.", "2017", False),
        ("In 2014 two ships guarded the coast.", "2017", False),
        ("The treaty was signed in Rome (2014).", "2060", False),  # long before the article: the year of the deed
        ("Two ships guard the coast (2014)", None, True),
    ],
)
def test_a_year_alone_in_brackets_at_the_end_is_that_of_the_data(
    evidence: str, published: str | None, expected: bool, tables, lexicon: Lexicon
) -> None:
    (claim,) = read(tables, lexicon, year(2014, predicate="guard", evidence=evidence, **({"published": published} if published else {})))
    assert is_noted(claim) is expected


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("Reform 30%, Unity 70% (2014 est.)", True),
        ("Reform 30%, Unity 70% (estimated 2014)", True),
        ("Reform 30%, Unity 70% (2014)", False),
        ("Reform 30% (est.), Unity 70%", False),
        ("Unity stands in the west (west of the river)", False),
    ],
)
def test_figures_that_a_note_at_the_end_calls_estimates(evidence: str, expected: bool, tables, lexicon: Lexicon) -> None:
    (claim,) = read(tables, lexicon, {"predicate": "vote", "evidence": evidence})
    assert is_estimate(claim) is expected


FIGURE = {
    "kind": "quantity",
    "predicate": "seat",
    "trigger": "seats",
    "value_text": "21",
    "value_low": 21,
    "value_high": 21,
    "unit": "count",
}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (year(2005, evidence="In 2005 women won 21 seats.", verb_form="won"), True),
        (year(2005, evidence="Since the reform of 2005 women have won 21 seats.", verb_form="have won"), False),
        (year(2005, evidence="21 seats (of which some since 2005) are held by women."), False),
        (year(2016, evidence="In 2016 women won 21 seats.", verb_form="won"), False),
        ({"evidence": "Women won 21 seats.", "verb_form": "won"}, False),
        (year(2005, evidence="Women hold 21 seats (2005)", published="2012"), False),
    ],
)
def test_a_figure_is_settled_if_its_own_time_was_over_before_both_editions(
    row: dict[str, Any], expected: bool, tables, lexicon: Lexicon
) -> None:
    a, b = read(tables, lexicon, {"published": "2017", **FIGURE, **row}, {"published": "2020", **FIGURE, **row})
    assert are_settled(a, b) is expected


SENTENCES = [
    f"The {word} of the old town of Port Ash was built by the guild of masons." for word in ("bridge", "tower", "gate", "mill", "weir")
]


@pytest.mark.parametrize(
    ("shared", "expected"),
    [(5, [{"a", "b"}]), (1, [{"a", "b"}]), (0, [])],
)
def test_articles_with_a_good_part_of_their_sentences_in_common_are_editions(
    shared: int, expected: list[set[str]], tables, lexicon: Lexicon
) -> None:
    other = ["Nobody knows who dug the wells below the castle, nor why they ran dry in summer.", *SENTENCES[:shared]]
    rows = [{"source_id": "a", "predicate": "build", "evidence": text} for text in SENTENCES]
    rows += [{"source_id": "b", "predicate": "build", "evidence": text} for text in other]
    statements = read(tables, lexicon, *rows)
    originals = group_copies(find_copies(find_sentences(statements, lexicon), lexicon))
    found = find_editions(((claim.source_id, claim.evidence) for claim in statements), originals)
    assert [set(pair) for pair in found] == expected


@pytest.mark.parametrize(
    ("words", "earlier", "later", "expected"),
    [
        ("amended several times, last in {}", 2012, 2018, True),
        ("the latest version of which is from {}", 2012, 2018, True),
        ("amended several times, last in {}", 2018, 2012, False),  # the last of several cannot become an earlier one
        ("amended several times, last in {}", 1989, 2004, False),  # long past for both
        ("amended in {}", 2012, 2018, False),
        ("at last the charter of the guild of masons was finally amended in {}", 2012, 2018, False),
    ],
)
def test_a_later_last_of_several_leaves_the_earlier_edition_behind(
    words: str, earlier: int, later: int, expected: bool, tables, lexicon: Lexicon
) -> None:
    rows = [{"predicate": "amend", "evidence": f"The charter: {words.format(number)}.", **year(number)} for number in (earlier, later)]
    a, b = read(tables, lexicon, {**rows[0], "published": "2020-06-01"}, {**rows[1], "published": "2022-06-01"})
    assert is_last_of_several(a, b) is expected
