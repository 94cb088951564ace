"""The planted conflicts: the same for one seed, and changed where they say so."""

from pathlib import Path

from tests.benchmarks.planted import CHANGES, make_pairs, write_articles


def test_the_same_seed_makes_the_same_pairs() -> None:
    assert make_pairs(40, 7) == make_pairs(40, 7)
    assert make_pairs(40, 7) != make_pairs(40, 8)


def test_every_second_pair_is_planted_and_all_kinds_of_change_come_in_turn() -> None:
    pairs = make_pairs(20, 1)
    assert [pair.planted for pair in pairs[1::2]] == [*CHANGES, *CHANGES]
    assert {pair.planted for pair in pairs[::2]} == {None}


def test_no_gap_is_left_unfilled() -> None:
    texts = [text for pair in make_pairs(400, 3) for text in (pair.a, pair.b)]
    assert not [text for text in texts if "{" in text or "}" in text or "  " in text]


def test_each_pair_is_a_collection(tmp_path: Path) -> None:
    write_articles(make_pairs(3, 1), tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt")) == [
        "p00000/a.txt", "p00000/b.txt", "p00001/a.txt", "p00001/b.txt", "p00002/a.txt", "p00002/b.txt",
    ]  # fmt: skip
