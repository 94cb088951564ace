"""Ids: short hashes of what a row says, never of where it stands.

An id is one letter (`c`laim, `m`ention, `x` for a conflict, `f`ingerprint) and fifteen hexadecimal digits of a SHA-256: 60 bits, so
that ten million claims of one project collide with a chance of four in 100,000. The letter keeps spreadsheets and YAML from reading an
id as a number.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.claims.claim import Claim
from pipeline.mentions.mention import Mention
from pipeline.tables.finding import Finding

DIGITS = 15

Key = tuple[object, ...]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def squash(text: str) -> str:
    """The text with each run of white space as one space: wrapping a line anew changes no id."""
    return " ".join(text.split())


def short_hash(letter: str, parts: object) -> str:
    """The id for `parts`, any value that JSON can hold; a null is not an empty string."""
    return letter + hashlib.sha256(_encode(parts).encode()).hexdigest()[:DIGITS]


def claim_ids(claims: Sequence[Claim]) -> list[str]:
    """The id of each claim, in the order of `claims`."""
    said = [[squash(words or "") or None for words in (c.evidence, c.date_text, c.value_text)] for c in claims]
    keys = [(c.source_id, evidence, c.kind, c.trigger, date, value) for c, (evidence, date, value) in zip(claims, said, strict=True)]
    ties = [(c.predicate, c.subject, c.object, c.date_edtf, c.modality, c.verb_form, c.attribution, c.rule_id) for c in claims]
    return _hashes("c", keys, ties, [c.char_start for c in claims])


def mention_ids(mentions: Sequence[Mention]) -> list[str]:
    """The id of each mention, in the order of `mentions`: its source, kind and words, and the ordinal among equals."""
    keys = [(m.source_id, m.kind, squash(m.text)) for m in mentions]
    ties = [(m.date_edtf, m.unit, m.entity_id) for m in mentions]
    return _hashes("m", keys, ties, [m.char_start for m in mentions])


def conflict_ids(conflicts: Sequence[Finding], claims: Mapping[str, Mapping[str, object]]) -> list[str]:
    """The id of each conflict, in the order of `conflicts`; `claims`: the rows of the table of claims by id.

    Values, dates and evidence are left out, so that it stays the same when one of them is edited. Equals are told apart by what their
    claims are about, and last by the claims' ids.
    """
    parties = [tuple(sorted(_party(claims[claim]) for claim in conflict.claim_ids)) for conflict in conflicts]
    keys = [(conflict.rule_id, parties[i]) for i, conflict in enumerate(conflicts)]
    ties = [
        ([[claims[claim][name] for name in ("kind", "trigger", "unit")] for claim in conflict.claim_ids], conflict.claim_ids, conflict.type)
        for conflict in conflicts
    ]
    return _hashes("x", keys, ties, [0] * len(conflicts))


def fingerprint(evidences: Iterable[str]) -> str:
    """What the passages of a conflict say: it changes when one of them does, and not when they are wrapped or moved."""
    return short_hash("f", sorted(squash(evidence) for evidence in evidences))


def _party(claim: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(str(claim[name] or "") for name in ("source_id", "predicate", "subject_id", "object_id"))


def _hashes(letter: str, keys: Sequence[Key], ties: Sequence[Key], positions: Sequence[int]) -> list[str]:
    """Hash each key with its ordinal among equals; `ties` decide which of the equals comes first, and positions only after them."""
    equals: defaultdict[Key, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        equals[key].append(index)
    hashes = [""] * len(keys)
    for members in equals.values():
        if len(members) > 1:
            members.sort(key=lambda index: (_encode(ties[index]), positions[index]))
        for ordinal, index in enumerate(members):
            hashes[index] = short_hash(letter, [*keys[index], ordinal])
    return hashes
