"""Which words of two passages differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

Span = tuple[int, int]
Row = Mapping[str, object]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "value": ("value_text",),
    "arithmetic": ("value_text",),
    "date": ("date_text",),
    "order": ("date_text",),
    "relative-date": ("date_text",),
    "staleness": ("date_text",),
    "modality": ("verb_form",),
    "uniqueness": ("subject", "object"),
    "entity": ("subject", "object"),
}
"""The fields of a claim that a finding of each type is about; what no type names is told by comparing the words."""

_WORD = re.compile(r"\w+|[^\w\s]")


def mark(type_: str, claims: Sequence[Row]) -> list[tuple[Span, ...]]:
    """The stretches to mark in the evidence of each claim, sorted and disjoint.

    The words of the fields that the type is about, of several those that differ. Of copied sentences the words in which they differ.
    Where no such words stand in the evidence, the trigger.
    """
    evidences = [str(claim["evidence"]) for claim in claims]
    fields = FIELDS.get(type_, ())
    told_apart = [name for name in fields if len({claim.get(name) for claim in claims}) > 1] or fields
    marked: list[tuple[Span, ...]] = []
    for index, claim in enumerate(claims):
        spans = [_find(evidences[index], claim.get(name), claim.get("trigger")) for name in told_apart]
        found = sorted({span for span in spans if span is not None})
        others = [text for other, text in enumerate(evidences) if other != index and text != evidences[index]]
        if not found and others and type_ == "wording":
            found = differences(evidences[index], others[0])
        if not found and type_ != "wording":
            found = [span for span in [_find(evidences[index], claim.get("trigger"), None)] if span is not None]
        marked.append(tuple(_disjoint(found)))
    return marked


def differences(text: str, other: str) -> list[Span]:
    """The stretches of `text` whose words `other` does not have in the same order; where it only lacks words, nothing."""
    words, others = list(_WORD.finditer(text)), [match.group() for match in _WORD.finditer(other)]
    matcher = SequenceMatcher(None, [match.group() for match in words], others, autojunk=False)
    return [(words[i].start(), words[j - 1].end()) for tag, i, j, _, _ in matcher.get_opcodes() if tag != "equal" and j > i]


def _find(text: str, words: object, near: object) -> Span | None:
    """Where the words stand in the text as words of their own: the place that is nearest to the words `near`."""
    if not isinstance(words, str) or not words:
        return None
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not places:
        return None
    anchor = text.find(near) if isinstance(near, str) else 0
    return min(places, key=lambda place: abs(place[0] - anchor))


def _disjoint(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
