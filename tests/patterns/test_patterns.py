"""Patterns as they are compiled and matched: names, fields, phrases, and what is refused."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline.claims.patterns import Patterns, phrase_head
from pipeline.errors import RuleError
from pipeline.rulebook import PatternRule
from pipeline.rulebook.rules import Place

PLACE = Place(Path("rules/patterns/r.yaml"), {"pattern": 2, "claim": 7})
TOKEN = PatternRule(
    "r", "token", ({"LOWER": "bell", "AS": "bell"}, {"LOWER": "rings"}), {"kind": "event", "trigger": "bell"}, "why", place=PLACE
)
TREE = PatternRule(
    "t",
    "dependency",
    (
        {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "open"}},
        {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "thing", "RIGHT_ATTRS": {"DEP": "nsubjpass"}},
    ),
    {"kind": "event", "trigger": "verb", "object": "thing", "predicate": "open"},
    "why",
    place=PLACE,
)


def found(nlp: Language, rule: PatternRule, text: str) -> list[dict[str, str]]:
    return [{field: token.text for field, token in match.tokens.items()} for match in Patterns(nlp, [rule]).find(nlp(text))]


@pytest.mark.parametrize(
    "rule,text,wanted",
    [
        (TOKEN, "The bell rings.", [{"trigger": "bell"}]),
        (TOKEN, "A bell rings and a bell rings.", [{"trigger": "bell"}, {"trigger": "bell"}]),
        (TOKEN, "The bells rang.", []),
        (TREE, "The bridge was opened.", [{"trigger": "opened", "object": "bridge"}]),
        (TREE, "Ada opened the bridge.", []),
    ],
)
def test_matches_fill_fields(nlp: Language, rule: PatternRule, text: str, wanted: list[dict[str, str]]) -> None:
    assert found(nlp, rule, text) == wanted


def test_a_name_for_several_tokens_means_the_last(nlp: Language) -> None:
    pattern = ({"LOWER": "in", "AS": "in"}, {"POS": "PROPN", "OP": "+", "AS": "place"})
    rule = replace(TOKEN, pattern=pattern, claim={"kind": "state", "trigger": "in", "object": "place"})
    assert found(nlp, rule, "She lives in New York City today.") == [{"trigger": "in", "object": "City"}]


def test_a_token_that_may_be_missing_fills_nothing(nlp: Language) -> None:
    pattern = ({"LOWER": "the", "OP": "?", "AS": "article"}, {"LOWER": "bell", "AS": "bell"})
    rule = replace(TOKEN, pattern=pattern, claim={"kind": "event", "trigger": "bell", "object": "article"})
    assert found(nlp, rule, "Ring bell!") == [{"trigger": "bell"}]


@pytest.mark.parametrize(
    "text,word,named,head",
    [
        ("The treaty with Peru is old.", "Peru", [], "treaty"),
        ("The treaty with Peru is old.", "Peru", ["treaty"], "Peru"),
        ("The mayor of the town of Brevik came.", "Brevik", [], "mayor"),
        ("The mayor of the town of Brevik came.", "Brevik", ["mayor"], "town"),
        ("Peru is old.", "Peru", [], "Peru"),
        ("She lives in Peru.", "Peru", [], "Peru"),
    ],
)
def test_phrase_head(nlp: Language, text: str, word: str, named: list[str], head: str) -> None:
    tokens = {token.text: token for token in nlp(text)}
    assert phrase_head(tokens[word], [tokens[name] for name in named]).text == head


@pytest.mark.parametrize(
    "change,message",
    [
        ({"claim": {"kind": "event"}}, ":7: the claim names no trigger"),
        ({"claim": {"kind": "fact", "trigger": "bell"}}, ':7: kind of claim "fact"; it is one of event, quantity, state'),
        ({"claim": {"kind": "event", "trigger": "bell", "who": "bell"}}, ':7: unknown field "who"; a pattern can fill '),
        ({"claim": {"kind": "event", "trigger": "bel"}}, ':7: no token of the pattern is named "bel"; there are bell'),
        ({"pattern": ({"LOWR": "bell", "AS": "bell"},)}, ":2: the pattern does not compile: "),
        ({"kind": "dependency", "pattern": ({"RIGHT_ATTRS": {}},)}, ":2: the pattern does not compile: "),
    ],
)
def test_a_rule_that_cannot_work_is_refused(nlp: Language, change: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError) as caught:
        Patterns(nlp, [replace(TOKEN, **change)])
    assert caught.value.describe().startswith(f"rules/patterns/r.yaml{message}")
