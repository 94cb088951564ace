"""Verbs by what they leave open of who does what to whom."""

from __future__ import annotations

from pipeline.claims.syntax import INTRANSITIVE

LIVED = frozenset(
    [
        "bear",
        "know",
        "name",
        "call",
        "nickname",
        "raise",
        "educate",
        "elect",
        "appoint",
        "marry",
        "kill",
        "bury",
        "form",
        "found",
        "establish",
    ]
)
"""What is said in a participle of who wrote or made a thing, and not of the thing: `a film by Jan Ryba, born in 1949`."""


GOING = INTRANSITIVE | frozenset(["come", "go", "sit", "stand", "walk", "wait", "rise", "fall", "run", "try"])
"""Verbs that have no object, so that one behind the next verb is not theirs: `came and saw the bridge`."""


OCCURRING = frozenset({"air", "premiere", "debut", "occur", "happen"})
