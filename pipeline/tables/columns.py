"""The columns of the four tables, in their order, and the type of each."""

from __future__ import annotations

from collections.abc import Mapping

SOURCES: Mapping[str, type] = {
    "source_id": str,
    "collection": str,
    "title": str,
    "url": str,
    "publisher": str,
    "published": str,
    "topic": str,
    "sha256": str,
    "characters": int,
    "sentences": int,
}

MENTIONS: Mapping[str, type] = {
    "mention_id": str,
    "source_id": str,
    "kind": str,
    "text": str,
    "char_start": int,
    "char_end": int,
    "date_edtf": str,
    "date_start": str,
    "date_end": str,
    "value_low": float,
    "value_high": float,
    "unit": str,
    "entity_id": str,
}

CLAIMS: Mapping[str, type] = {
    "claim_id": str,
    "source_id": str,
    "section": str,
    "char_start": int,
    "char_end": int,
    "evidence": str,
    "kind": str,
    "trigger": str,
    "predicate": str,
    "subject": str,
    "subject_id": str,
    "object": str,
    "object_id": str,
    "date_text": str,
    "date_edtf": str,
    "date_start": str,
    "date_end": str,
    "value_text": str,
    "value_low": float,
    "value_high": float,
    "unit": str,
    "modality": str,
    "verb_form": str,
    "attribution": str,
    "rule_id": str,
}

CONFLICTS: Mapping[str, type] = {
    "conflict_id": str,
    "collection": str,
    "rule_id": str,
    "type": str,
    "severity": str,
    "score": int,
    "message": str,
    "subject": str,
    "predicate": str,
    "claim_ids": str,
    "source_ids": str,
}

COLUMNS: Mapping[str, Mapping[str, type]] = {"sources": SOURCES, "mentions": MENTIONS, "claims": CLAIMS, "conflicts": CONFLICTS}

ORDER: Mapping[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "mentions": ("source_id", "char_start", "char_end", "mention_id"),
    "claims": ("source_id", "char_start", "char_end", "claim_id"),
    "conflicts": ("collection", "rule_id", "conflict_id"),
}
"""What the rows of each table are sorted by."""

EXTRACTED = ("sources", "mentions", "claims")
"""The tables that extraction makes; the check adds the conflicts."""

FORMATS = ("csv", "parquet")
"""The file formats, and the endings of the files."""

SEPARATOR = ";"
"""Between several values in one cell: the ids of the claims of a conflict."""
