"""Ids say what a row says and never where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.claims.claim import Claim
from pipeline.tables.build import build_conflicts
from pipeline.tables.ids import claim_ids, fingerprint, mention_ids, short_hash, squash
from tests.tables.sample import CLAIMS, MENTIONS, claim, conflict, tables

BRIDGE = claim("bridges/history", "The bridge was opened in 1913.", date_text="1913")


def test_the_ids_of_a_release_stay() -> None:
    """Ids stand in `accepted.yaml` and in git: changing how they are made is a change that users must hear of."""
    built = tables()
    assert built.claims["claim_id"].to_list() == ["c980f5e523004134", "cc86b54d0286cf59", "c2adc4ddb21cfad9", "c45d27719ba98e77"]
    assert built.mentions["mention_id"].to_list() == ["m75ce36b5fa36c7d", "mab97489a605d51d"]
    assert build_conflicts([conflict(built)], built.claims)["conflict_id"].to_list() == ["x0714b2d42839b40"]
    assert fingerprint(["a b", "c"]) == "f7286faa1a2a3e69"


@pytest.mark.parametrize(
    "changes",
    [
        {"source_id": "bridges/other"},
        {"evidence": "The bridge was opened in 1931."},
        {"kind": "state"},
        {"trigger": "bridge"},
        {"date_text": "in 1913"},
        {"date_text": None},
        {"value_text": "1913"},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_what_a_claim_id_holds(changes: dict[str, str]) -> None:
    assert claim_ids([replace(BRIDGE, **changes)]) != claim_ids([BRIDGE])


@pytest.mark.parametrize(
    "changes",
    [
        {"char_start": 100, "char_end": 130},
        {"section": "History > Opening"},
        {"evidence": "The bridge\n   was opened in 1913."},
        {"predicate": "begin"},
        {"subject": "the mayor"},
        {"date_edtf": "1913"},
        {"modality": "planned"},
        {"rule_id": "another"},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_what_a_claim_id_does_not_hold(changes: dict[str, str]) -> None:
    assert claim_ids([replace(BRIDGE, **changes)]) == claim_ids([BRIDGE])


claims = st.builds(
    replace,
    st.just(BRIDGE),
    evidence=st.sampled_from(["The bridge was opened in 1913.", "It opened in 1913."]),
    subject=st.sampled_from([None, "the mayor", "the king"]),
    modality=st.sampled_from(["actual", "planned"]),
    char_start=st.integers(0, 10**6),
)


def content(given: Claim) -> Claim:
    return replace(given, char_start=0, char_end=0)


@given(st.lists(claims, max_size=8), st.randoms(use_true_random=False), st.data())
def test_moving_claims_changes_no_id(before: list[Claim], random: object, data: st.DataObject) -> None:
    after = [replace(moved, char_start=data.draw(st.integers(0, 10**6))) for moved in before]
    random.shuffle(after)  # type: ignore[attr-defined]
    was, now = claim_ids(before), claim_ids(after)
    assert len(set(was)) == len(before)
    by_content = [
        sorted((repr(content(row)), row_id) for row, row_id in zip(rows, ids, strict=True)) for rows, ids in ((before, was), (after, now))
    ]
    assert by_content[0] == by_content[1]


def test_equal_mentions_have_ids_of_their_own() -> None:
    twice = [MENTIONS[0], replace(MENTIONS[0], char_start=50, char_end=54)]
    first, second = mention_ids(twice)
    assert first != second
    assert mention_ids(twice[::-1]) == [second, first]
    assert mention_ids(twice[1:]) == [first]


@pytest.mark.parametrize(
    ("changes", "stays"),
    [
        ({"evidence": "The bridge was opened in 1914.", "date_text": "1914"}, True),
        ({"char_start": 40, "char_end": 70, "section": "Opening"}, True),
        ({"object_id": "mill"}, False),
        ({"subject_id": "king", "subject": "the king"}, False),
        ({"predicate": "begin"}, False),
    ],
    ids=["value edited", "paragraph moved", "other object", "other subject", "other predicate"],
)
def test_a_conflict_id_stays_when_a_value_is_edited(changes: dict[str, str], stays: bool) -> None:
    before = tables()
    edited = [replace(row, **changes) if row.date_text == "1913" else row for row in CLAIMS]
    after = tables(edited)
    pair = [row["claim_id"] for row in after.claims.iter_rows(named=True) if row["trigger"] == "opened"]
    sources = [row["source_id"] for row in after.claims.iter_rows(named=True) if row["trigger"] == "opened"]
    was = build_conflicts([conflict(before)], before.claims)["conflict_id"][0]
    now = build_conflicts([conflict(before, claim_ids=tuple(pair), source_ids=tuple(sources))], after.claims)["conflict_id"][0]
    assert (was == now) is stays


def test_the_order_of_a_conflicts_claims_changes_nothing() -> None:
    built = tables()
    given = conflict(built)
    turned = replace(given, claim_ids=given.claim_ids[::-1], source_ids=given.source_ids[::-1])
    assert build_conflicts([given], built.claims)["conflict_id"][0] == build_conflicts([turned], built.claims)["conflict_id"][0]


def test_conflicts_on_one_thing_are_told_apart() -> None:
    built = tables()
    ids = build_conflicts([conflict(built), conflict(built, type="order")], built.claims)["conflict_id"]
    assert ids.n_unique() == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["a", "b"], ["b", "a"], True),
        (["a  b\n c"], ["a b c"], True),
        (["a", "b"], ["ab"], False),
        (["650"], ["560"], False),
        (["a"], ["a", "a"], False),
    ],
)
def test_fingerprints(one: list[str], other: list[str], same: bool) -> None:
    assert (fingerprint(one) == fingerprint(other)) is same


def test_a_null_is_not_an_empty_string() -> None:
    assert short_hash("c", [None]) != short_hash("c", [""])


def test_squash() -> None:
    assert squash(" a\t b\r\n\u00a0c ") == "a b c"


def test_a_date_or_a_value_that_is_wrapped_is_the_same() -> None:
    spaced = replace(BRIDGE, date_text="3 May 1911", value_text="1,200 m")
    assert claim_ids([replace(spaced, date_text="3\nMay 1911", value_text="1,200\n  m")]) == claim_ids([spaced])
