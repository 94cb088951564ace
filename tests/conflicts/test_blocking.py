"""The work of comparing grows with the number of claims: counted in pairs, not in seconds."""

from typing import Any

import pytest

from pipeline.conflicts.blocking import BLOCK, NEIGHBOURS, RAREST, candidate_pairs
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.reading import read_statements
from pipeline.conflicts.weights import BACKGROUND, ENOUGH, Weights, is_enough, weigh

WORDS = [
    f"{first}{second}"
    for first in ("ba", "ce", "di", "fo", "gu", "ha", "ke", "li")
    for second in ("rat", "mel", "non", "sip", "vut", "zag", "dop")
]


def claims(number: int) -> list[dict[str, Any]]:
    """Claims of one predicate in one collection, each about one of a few dozen things."""
    row = {"predicate": "open", "subject": "Alba"}
    return [{**row, "source_id": f"s{i % 7}", "evidence": f"{WORDS[i % 53]} {WORDS[i % 31]} {WORDS[i % 11]} {i}."} for i in range(number)]


def count(number: int, tables, lexicon: Lexicon) -> int:
    statements = read_statements(*tables(*claims(number)), lexicon)
    return len(candidate_pairs(statements, lambda claim: [(claim.collection, claim.predicate)], weigh(statements)))


@pytest.mark.parametrize("number", [0, 1, 2, 10, BLOCK])
def test_a_small_block_is_compared_all_with_all(number: int, tables, lexicon: Lexicon) -> None:
    if number == 0:
        assert candidate_pairs([], lambda claim: [claim.predicate], {}) == []
    else:
        assert count(number, tables, lexicon) == number * (number - 1) // 2


@pytest.mark.parametrize("number", [500, 1000, 2000, 4000])
def test_the_pairs_of_one_large_block_grow_with_its_claims(number: int, tables, lexicon: Lexicon) -> None:
    pairs = count(number, tables, lexicon)
    assert 0 < pairs <= number * RAREST * max(NEIGHBOURS, BLOCK)


def test_twice_the_claims_make_at_most_about_twice_the_pairs(tables, lexicon: Lexicon) -> None:
    assert count(4000, tables, lexicon) <= 2.2 * count(2000, tables, lexicon)


def test_a_pair_comes_once_whatever_keys_it_shares(tables, lexicon: Lexicon) -> None:
    statements = read_statements(*tables(*claims(4)), lexicon)
    pairs = candidate_pairs(statements, lambda claim: [1, 2, claim.collection, 1], weigh(statements))
    assert [(pair.a.claim_id, pair.b.claim_id) for pair in pairs] == [
        (a.claim_id, b.claim_id) for i, a in enumerate(statements) for b in statements[i + 1 :]
    ]


def test_a_rare_word_says_more_than_a_common_one() -> None:
    weights = Weights(100, {"rare": 2, "common": 90})
    assert weights.bits(["rare"]) > 3 * weights.bits(["common"]) > 0
    assert weights.bits(["nobody"]) == 0
    assert weights.bits(["rare", "common"]) == pytest.approx(weights.bits(["rare"]) + weights.bits(["common"]))
    assert Weights(2, {"only": 2}).bits(["only"]) == pytest.approx(4.087, abs=0.001)
    assert BACKGROUND > 0


def test_the_more_rivals_the_more_must_be_shared() -> None:
    assert is_enough(ENOUGH + 1, 1)
    assert not is_enough(ENOUGH + 1, 2)
    assert not is_enough(ENOUGH, 1)
