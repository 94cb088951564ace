"""What makes claims without a rule of its own: the names that stand in `rule_id` beside those of pattern rules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXTRACTORS: Mapping[str, str] = MappingProxyType(
    {
        "age": "A turn of a life without a date, and how old somebody was: died at the age of 58.",
        "brackets": "Births, deaths and foundations in brackets behind a name: (1914-1918), (founded 1889).",
        "clause": "A date, and the verb or event noun that it belongs to by the parse.",
        "deed": "What was done to something with a name, and is done once, without a date.",
        "denial": "That something which happens once did not happen, that something never did, or that a plan or a deal fell through.",
        "office": "Who held an office when something was done: in 1968 the rector of the university, Rosa Holm, called in the police.",
        "order": "Which of two events came first: the canal was dug after the harbour had been finished.",
        "plan": "What is announced without a date: will be opened, agreed to station.",
        "quantity": "A number, what it counts or measures, and whose it is.",
        "rank": "What place something has among its like: the third-longest river in Maradia.",
        "relation": "What a predicate with `wants: relation` says of two names: who made what, where somebody was born.",
        "since": "What has held since, or held until, a dated event: since gaining independence in 1991.",
        "sort": "What sort of thing or person something is, or is not: is a singer, is not a singer, is a kind of shark.",
        "state": "What a predicate with `wants: state` holds of somebody, or what somebody was the first to do, without a date.",
        "trait": "What a thing is or is not, by the phrases of `rules/lexicons/traits.yaml`: is venomous, remained unmarried.",
    }
)
"""Each general extractor, and what it looks for."""
