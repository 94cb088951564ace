"""The whole comparison on small tables: every result in full."""

import itertools
import random
from dataclasses import replace
from typing import Any

import pytest

from pipeline.conflicts import Agreement, Conflict, Findings, find_conflicts
from pipeline.conflicts.conflict import Position, Support
from pipeline.conflicts.findings import REASONS
from pipeline.conflicts.kinds import check_rule
from pipeline.errors import RuleError
from pipeline.rulebook import Rulebook

PLAN = {
    "predicate": "open",
    "object": "second office in Port Ash",
    "modality": "planned",
    "attribution": "League",
    "verb_form": "will be opened",
    "evidence": "In March 2004 the League told its members that a second office will be opened in Port Ash this year.",
}
LATER_PLAN = {
    **PLAN,
    "verb_form": "would be opened",
    "evidence": "In March 2004 the League told its members that a second office would be opened in Port Ash this year.",
}
OFFICE = {
    "kind": "state",
    "predicate": "presence",
    "trigger": "office",
    "verb_form": "has",
    "subject": "centre",
    "evidence": "The centre has a small office in Port Ash.",
}


def year(number: int, **row: Any) -> dict[str, Any]:
    return {"date_text": str(number), "date_edtf": str(number), "date_start": f"{number}-01-01", "date_end": f"{number}-12-31", **row}


def opened(number: int, **row: Any) -> dict[str, Any]:
    evidence = f"The Harbour Bridge was opened to traffic in {number}."
    return year(number, predicate="open", object="Harbour Bridge", **({"evidence": evidence} | row))


def test_a_conflict_in_full(tables, rulebook: Rulebook) -> None:
    found = find_conflicts(*tables(opened(1932), opened(1934, evidence="In 1934 the king opened the Harbour Bridge.")), rulebook)
    assert found.conflicts == [
        Conflict(
            collection="example",
            rule_id="dates_of_one_event",
            type="date",
            severity="error",
            message="Harbour Bridge (open): 1932 here, 1934 there",
            subject="Harbour Bridge",
            predicate="open",
            claim_ids=("claim-1", "claim-2"),
            source_ids=("source-1", "source-2"),
            score=64,
            positions=(
                Position("1932", ("claim-1",), Support(("source-1",), 1)),
                Position("1934", ("claim-2",), Support(("source-2",), 1)),
            ),
            support=Support(("source-1", "source-2"), 2),
            at_odds=frozenset({frozenset({"claim-1", "claim-2"})}),
        )
    ]
    assert found.agreements == []
    assert found.compared == 1


@pytest.mark.parametrize(
    ("row", "subject"),
    [
        ({"subject": "Edith Marlowe", "object": "Port Ash Herald"}, "Port Ash Herald"),
        ({"object": "Port Ash Herald"}, "Port Ash Herald"),
        ({"subject": "Port Ash Herald"}, "Port Ash Herald"),
        ({"subject": "Port Ash Herald", "object": "doors"}, "Port Ash Herald"),
    ],
)
def test_a_finding_is_about_what_was_founded_and_not_about_who_did_it(
    row: dict[str, Any], subject: str, tables, rulebook: Rulebook
) -> None:
    one = year(1908, predicate="found", evidence="Edith Marlowe founded it, the Port Ash Herald, in 1908.", **row)
    other = year(1912, predicate="found", object="Port Ash Herald", evidence="The Port Ash Herald was founded in 1912.")
    found = find_conflicts(*tables(one, other), rulebook).conflicts
    assert [(conflict.subject, conflict.message) for conflict in found] == [(subject, f"{subject} (found): 1908 here, 1912 there")]


def test_an_agreement_in_full(tables, rulebook: Rulebook) -> None:
    found = find_conflicts(*tables(opened(1932), opened(1932, evidence="In 1932 the king opened the Harbour Bridge.")), rulebook)
    assert found.conflicts == []
    assert found.agreements == [Agreement("claim-1", "claim-2", "same", "dates_of_one_event")]
    assert found.compared == 1
    assert "dates_of_one_event" not in found.nothing_to_compare


def test_a_rule_that_had_nothing_to_compare_is_named(tables, rulebook: Rulebook) -> None:
    found = find_conflicts(*tables(opened(1932)), rulebook)
    looked = {"impossible_date", "aged_statement"}  # its one date was looked up in the calendar, and against the newest article
    assert found == Findings([], [], sorted({rule.id for rule in rulebook.conflicts} - looked), 0)


LOOKED = {
    "impossible_date": [opened(1932)],
    "aged_statement": [opened(1932)],
    "name_spelled_two_ways": [
        {"predicate": "tell", "subject": "Ada Satybaldiev", "evidence": "Ada Satybaldiev told the council."},
        {"predicate": "tell", "subject": "Eve Marlowe", "evidence": "Eve Marlowe told the council as well."},
    ],
    "span_of_years": [{"predicate": "war", "evidence": "A five-year war from 1975 to 1980 laid the coast waste."}],
    "measure_in_brackets": [{"predicate": "border", "evidence": "They agree on about 900 kilometers (560 miles) of the border."}],
}


@pytest.mark.parametrize(("rule_id", "rows"), LOOKED.items(), ids=LOOKED.keys())
def test_a_rule_that_looked_and_found_nothing_had_something_to_compare(
    rule_id: str, rows: list[dict[str, Any]], tables, rulebook: Rulebook
) -> None:
    found = find_conflicts(*tables(*rows), rulebook)
    assert (found.conflicts, found.agreements, found.compared) == ([], [], 0)
    assert rule_id not in found.nothing_to_compare
    bare = find_conflicts(*tables({"predicate": "sleep", "evidence": "All slept."}), rulebook)
    assert bare.nothing_to_compare == sorted(rule.id for rule in rulebook.conflicts)


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Some 600 kilometres (470 miles)", "Some 600 kilometres is 372.8 mi, not 470 miles"),
        ("Exactly 12.5 kilometres (12 miles)", "12.5 kilometres is 7.767 mi, not 12 miles"),
        ("Some 600 to 700 kilometres (570 to 680 miles)", "Some 600 to 700 kilometres is 372.8 to 435 mi, not 570 to 680 miles"),
    ],
)
def test_a_wrong_conversion_is_set_against_that_of_the_stated_value(words: str, right: str, tables, rulebook: Rulebook) -> None:
    found = find_conflicts(*tables({"predicate": "border", "evidence": f"{words} of the border have no fence."}), rulebook)
    assert [conflict.message for conflict in found.conflicts] == [right]


def test_no_claims_at_all(tables, rulebook: Rulebook) -> None:
    claims, sources = tables(opened(1932))
    assert find_conflicts(claims.clear(), sources.clear(), rulebook).compared == 0


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        ({}, "error"),
        ({"attribution": "the registry"}, "warning"),
        ({"date_text": "about 1934", "date_edtf": "1934~"}, "warning"),
    ],
)
def test_a_side_that_is_not_the_articles_own_exact_statement_makes_it_a_warning(
    row: dict[str, Any], severity: str, tables, rulebook: Rulebook
) -> None:
    found = find_conflicts(*tables(opened(1930), opened(1934, evidence="In 1934 the king opened the Harbour Bridge.", **row)), rulebook)
    assert [conflict.severity for conflict in found.conflicts] == [severity]


def test_what_copies_repeat_is_told_once_and_names_them_all(tables, rulebook: Rulebook) -> None:
    found = find_conflicts(*tables(PLAN, LATER_PLAN, OFFICE), rulebook)
    assert [(conflict.rule_id, conflict.severity, conflict.claim_ids) for conflict in found.conflicts] == [
        ("copied_tense", "warning", ("claim-1", "claim-2")),
        ("planned_or_done", "warning", ("claim-1", "claim-3", "claim-2")),
    ]
    assert found.copies == (frozenset({"claim-1", "claim-2"}),)


SINCE = {"kind": "state", "object": "Alba Rovers", "date_text": "since 2015", "date_edtf": "2015/..", "date_start": "2015-01-01"}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            {
                **SINCE,
                "predicate": "director",
                "subject": "Ngozi Okafor",
                "evidence": "Ngozi Okafor is a director of Alba Rovers since 2015.",
            },
            {
                **SINCE,
                "predicate": "director",
                "subject": "Peter Hale",
                "evidence": "Alba Rovers have had Peter Hale as director since 2015.",
            },
            "list_valued",
        ),
        (
            year(1979, predicate="found", subject="Ada Berg", object="Alba Rovers", evidence="Ada Berg founded Alba Rovers in 1979."),
            year(1979, predicate="found", subject="Eve Holm", object="Alba Rovers", evidence="In 1979 Eve Holm co-founded Alba Rovers."),
            "list_valued",
        ),
        (
            year(1979, predicate="found", subject="Ada Berg", object="Alba Rovers", evidence="Ada Berg founded Alba Rovers in 1979."),
            year(1979, predicate="found", subject="Berg", object="Alba Rovers", evidence="In 1979 Berg founded Alba Rovers."),
            "same",
        ),
        (
            year(1979, predicate="found", subject="Ada Berg", object="Alba Rovers", evidence="Ada Berg founded Alba Rovers in 1979."),
            year(1979, predicate="found", object="Alba Rovers", evidence="In 1979 Alba Rovers were founded."),
            "same",
        ),
        (
            opened(1932, subject="king", evidence="In 1932 the king opened the Harbour Bridge."),
            year(1932, predicate="open", subject="Harbour Bridge", evidence="The Harbour Bridge opened to traffic in 1932."),
            "same",
        ),
    ],
)
def test_one_date_and_two_who_did_it_do_not_say_the_same(
    one: dict[str, Any], other: dict[str, Any], reason: str, tables, rulebook: Rulebook
) -> None:
    found = find_conflicts(*tables(one, other), rulebook)
    assert found.conflicts == []
    assert [agreement.reason for agreement in found.agreements] == [reason]


WORDINGS = (
    "The Harbour Bridge was opened to traffic in {}.",
    "In {}, after a long delay, the king came to Port Ash and opened the Harbour Bridge.",
    "Crowds from all of Alba saw how the Harbour Bridge opened in {}.",
    "It took until {} before the old Harbour Bridge could be opened by the mayor.",
    "The council opened the Harbour Bridge in {} without any speech.",
    "Of all that was opened in {}, the Harbour Bridge is what most travellers remember.",
)


def told(*years: int) -> list[dict[str, Any]]:
    return [opened(number, evidence=words.format(number)) for number, words in zip(years, WORDINGS, strict=False)]


@pytest.mark.parametrize(
    ("years", "named"),
    [
        ((1934, 1932, 1932), ["1 2 3"]),
        ((1934, 1932, 1932, 1932), ["1 2 3 4"]),
        ((1934, 1932, 1932, 1932, 1932, 1932), ["1 2 3 4"]),
        ((1932, 1932, 1932, 1932, 1932, 1934), ["1 6 2 3"]),
        ((1932, 1932, 1934, 1934), ["1 3 4 2"]),
        ((1932, 1934, 1936), ["1 2 3", "2 3"]),
        ((1932, 1932, 1932), []),
    ],
)
def test_one_odd_source_against_many_is_one_finding(years: tuple[int, ...], named: list[str], tables, rulebook: Rulebook) -> None:
    found = find_conflicts(*tables(*told(*years)), rulebook)
    assert [" ".join(claim.removeprefix("claim-") for claim in conflict.claim_ids) for conflict in found.conflicts] == named


def test_two_bridges_opened_a_year_apart_by_two_sources_are_two_findings(tables, rulebook: Rulebook) -> None:
    rows = told(1932, 1934, 1932, 1934)
    rows[2:] = [{**row, "object": "Tower Bridge", "evidence": row["evidence"].replace("Harbour", "Tower")} for row in rows[2:]]
    found = find_conflicts(*tables(*rows), rulebook)
    assert [(conflict.subject, conflict.claim_ids) for conflict in found.conflicts] == [
        ("Harbour Bridge", ("claim-1", "claim-2")),
        ("Tower Bridge", ("claim-3", "claim-4")),
    ]


def test_two_figures_of_one_sentence_are_two_findings(tables, rulebook: Rulebook) -> None:
    def count(number: int, evidence: str, **row: Any) -> dict[str, Any]:
        value = {"value_text": str(number), "value_low": number, "value_high": number, "unit": "count"}
        return {"kind": "quantity", "predicate": "guest", "trigger": "guests", "subject": "Port Ash", "evidence": evidence, **value, **row}

    both = "Port Ash had 31 guests in the hall and 57 guests at the pier."
    rows = [count(83, "Port Ash had 83 guests."), count(31, both, source_id="b"), count(57, both, source_id="b")]
    found = find_conflicts(*tables(*rows), rulebook)
    assert [conflict.claim_ids for conflict in found.conflicts] == [("claim-2", "claim-1"), ("claim-3", "claim-1")]


def test_a_figure_and_its_conversion_in_one_sentence_are_one_finding(tables, rulebook: Rulebook) -> None:
    def length(text: str, number: float, unit: str, evidence: str, source_id: str) -> dict[str, Any]:
        row = {"kind": "quantity", "predicate": "length", "trigger": "length", "subject": "Harbour Bridge", "source_id": source_id}
        return {**row, "value_text": text, "value_low": number, "value_high": number, "unit": unit, "evidence": evidence}

    both = "The Harbour Bridge has a length of 1,240 metres (4,068 feet)."
    rows = [
        length("1,420 metres", 1420, "m", "The length of the Harbour Bridge is 1,420 metres.", "a"),
        length("1,240 metres", 1240, "m", both, "b"),
        length("4,068 feet", 4068, "ft", both, "b"),
    ]
    found = find_conflicts(*tables(*rows), rulebook)
    assert [conflict.claim_ids for conflict in found.conflicts] == [("claim-1", "claim-2")]


def test_a_pair_at_odds_that_a_finding_has_no_room_to_name_is_no_agreement(tables, rulebook: Rulebook) -> None:
    found = find_conflicts(*tables(*told(1934, 1932, 1932, 1932, 1932)), rulebook)
    agreeing = {(agreement.claim_a, agreement.claim_b): agreement.reason for agreement in found.agreements}
    assert agreeing == {(f"claim-{a}", f"claim-{b}"): "same" for a, b in itertools.combinations(range(2, 6), 2)}
    assert found.compared == 10


def test_collections_are_never_compared_with_each_other(tables, rulebook: Rulebook) -> None:
    rows = opened(1932, collection="one"), opened(1934, collection="two", evidence="In 1934 the king opened the Harbour Bridge.")
    assert find_conflicts(*tables(*rows), rulebook).compared == 0


@pytest.mark.parametrize(("published", "conflicts"), [(("2001", "2015"), 0), (("2001", "2001"), 1), ((None, None), 1)])
def test_undated_figures_of_articles_of_two_times_are_of_two_times(
    published: tuple[str | None, ...], conflicts: int, tables, rulebook: Rulebook
) -> None:
    row = {"kind": "quantity", "predicate": "person", "trigger": "people", "subject": "Port Ash", "unit": "count"}
    small = {
        **row,
        "value_text": "4,000",
        "value_low": 4000,
        "value_high": 4000,
        "evidence": "Port Ash has 4,000 people.",
        "published": published[0],
    }
    large = {
        **row,
        "value_text": "6,000",
        "value_low": 6000,
        "value_high": 6000,
        "evidence": "In Port Ash live 6,000 people.",
        "published": published[1],
    }
    assert len(find_conflicts(*tables(small, large), rulebook).conflicts) == conflicts


STORY = (PLAN, LATER_PLAN, OFFICE, opened(1932), opened(1934, evidence="In 1934 the king opened the Harbour Bridge."), opened(1932))


def test_the_order_of_rows_does_not_matter(tables, rulebook: Rulebook) -> None:
    claims, sources = tables(*STORY)
    expected = find_conflicts(claims, sources, rulebook)
    assert expected.conflicts
    for seed in range(5):
        order = random.Random(seed).sample(range(len(claims)), len(claims))
        assert find_conflicts(claims[order], sources.reverse(), rulebook) == expected


def test_every_pair_has_one_verdict(tables, rulebook: Rulebook) -> None:
    found = find_conflicts(*tables(*STORY), rulebook)
    at_odds = [frozenset(pair) for conflict in found.conflicts for pair in itertools.combinations(conflict.claim_ids, 2)]
    agreeing = [frozenset((agreement.claim_a, agreement.claim_b)) for agreement in found.agreements]
    assert len(agreeing) == len(set(agreeing))
    assert {agreement.reason for agreement in found.agreements} <= set(REASONS)
    assert found.compared == len(set(agreeing) | set(at_odds))


def test_an_unknown_kind_and_an_unknown_key_are_refused(rulebook: Rulebook) -> None:
    rule = rulebook.conflicts[0]
    with pytest.raises(RuleError, match='unknown kind "valeu"; kinds are acquainted, amounts, anniversary, being, calendar, '):
        check_rule(replace(rule, kind="valeu"))
    with pytest.raises(RuleError, match='unknown key "differences"; the kind "value" takes these parameters: large, weight'):
        check_rule(replace(rule, kind="value", params={"differences": ["name"]}))


@pytest.mark.parametrize(("rounding", "conflicts"), [(None, 0), (0.5, 0), (0.2, 1)])
def test_how_far_shares_may_be_rounded_is_the_rules_to_say(rounding: float | None, conflicts: int, tables, rulebook: Rulebook) -> None:
    evidence = "Of the voters 34% approve, 43% disapprove and 24% are uncertain."
    shares = [
        {"kind": "quantity", "predicate": "voter", "trigger": "voters", "value_text": f"{n}%", "value_low": n, "value_high": n}
        | {"unit": "percent", "evidence": evidence, "source_id": "a"}
        for n in (34, 43, 24)
    ]
    rule = next(rule for rule in rulebook.conflicts if rule.kind == "percentages")
    rule = replace(rule, params={} if rounding is None else {"rounding": rounding})
    assert len(find_conflicts(*tables(*shares), replace(rulebook, conflicts=(rule,))).conflicts) == conflicts


@pytest.mark.parametrize(("start", "conflicts"), [("", 0), ("Before the eyes of the whole town, ", 1)])
def test_two_short_sentences_are_alike_by_chance_and_no_copies(start: str, conflicts: int, tables, rulebook: Rulebook) -> None:
    rows = [year(n, predicate="visit", object="Rome", evidence=f"{start}Ada Berg left in {n}.") for n in (1990, 1994)]
    rule = next(rule for rule in rulebook.conflicts if rule.id == "copied_fact")
    found = find_conflicts(*tables(*rows), replace(rulebook, conflicts=(replace(rule, params={}),)))
    assert (len(found.conflicts), found.agreements) == (conflicts, [])


def own(rulebook: Rulebook, where: Any) -> Rulebook:
    rule = replace(rulebook.conflicts[0], id="own", kind="expression", params={"where": where}, message="{subject}: {a}", severity="info")
    return replace(rulebook, conflicts=(rule,))


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("kind = 'event' AND date_start < '1933-01-01'", ["claim-1"]),
        ("predicate IN ('open', 'close')", ["claim-1", "claim-2"]),
        ("subject IS NULL AND evidence LIKE '%king%'", ["claim-2"]),
        ("value_low > 100", []),
    ],
)
def test_a_rule_of_ones_own(where: str, found: list[str], tables, rulebook: Rulebook) -> None:
    claims = tables(opened(1932, kind="event"), opened(1934, evidence="In 1934 the king opened the Harbour Bridge."))
    assert [conflict.claim_ids for conflict in find_conflicts(*claims, own(rulebook, where)).conflicts] == [(claim,) for claim in found]


@pytest.mark.parametrize(
    "where", ["no_such_column = 1", "kind =", "", None, 3, "__import__('os')", "SELECT * FROM claims; DROP TABLE claims"]
)
def test_a_condition_that_is_none_is_refused(where: Any, tables, rulebook: Rulebook) -> None:
    with pytest.raises(RuleError):
        find_conflicts(*tables(opened(1932)), own(rulebook, where))
