"""The judged findings are whole, and the sample is drawn the same way again."""

import random

from tests.benchmarks.factbook import AT_LEAST, COLUMNS, SIZE, VERDICTS, draw, read_judged

ROWS = read_judged()


def test_every_row_is_judged_with_a_reason() -> None:
    assert ROWS
    assert len(ROWS) <= SIZE
    assert {tuple(row) for row in ROWS} == {COLUMNS}
    assert {row["verdict"] for row in ROWS} <= set(VERDICTS)
    assert {row["severity"] for row in ROWS} == {"error"}
    assert all(row[column].strip() for row in ROWS for column in COLUMNS)
    assert len({row["conflict_id"] for row in ROWS}) == len(ROWS)


def test_four_of_five_are_right() -> None:
    assert sum(row["verdict"] == "right" for row in ROWS) >= AT_LEAST * len(ROWS)


def test_a_sample_depends_on_the_seed_and_not_on_the_order_of_the_rows() -> None:
    rows = [
        {"conflict_id": f"x{i}", "collection": "abc"[i % 3], "rule_id": "r", "severity": "error" if i % 4 else "info"} for i in range(400)
    ]
    mixed = random.Random(7).sample(rows, len(rows))
    sample = draw(rows)
    assert sample == draw(mixed)
    assert sample != draw(rows, seed=1)
    assert len(sample) == SIZE
    assert {row["severity"] for row in sample} == {"error"}


def test_where_there_are_no_more_all_are_drawn() -> None:
    rows = [{"conflict_id": f"x{i}", "collection": "a", "rule_id": "r", "severity": "error"} for i in range(30)]
    assert sorted(row["conflict_id"] for row in draw(rows)) == sorted(row["conflict_id"] for row in rows)
