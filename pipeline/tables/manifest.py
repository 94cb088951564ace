"""`manifest.json`: what made the tables, and a hash of each."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import TableError

FILE = "manifest.json"

SCHEMA = 2
"""The number of the layout of the tables: their columns, and what the cells mean. A table of another number is not read."""

MAKE_AGAIN = "make the tables again with `crossclaim extract`"

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The versions behind the tables: no time and no path, so that the same input gives the same bytes."""

    schema: int = field(default=SCHEMA, kw_only=True)
    """The number of the layout of the tables."""
    program: str
    """The version of Crossclaim."""
    model: str
    """The spaCy pipeline, its name and version."""
    rules: str
    """The hash of the rules that extracted the claims."""
    conflict_rules: str | None = None
    """The hash of the rules that found the conflicts; null where there is no table of conflicts."""
    tables: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of each table by file name; empty before they are written."""

    def to_json(self) -> str:
        """The text of `manifest.json`."""
        content = {
            "schema": self.schema,
            "program": self.program,
            "model": self.model,
            "rules": self.rules,
            "conflict_rules": self.conflict_rules,
            "tables": dict(sorted(self.tables.items())),
        }
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def parse_manifest(data: bytes, path: Path) -> Manifest:
    """The manifest in `data`; TableError with file, line and key where it is not one, or one of tables of another layout."""
    try:
        content = json.loads(data.decode())
    except json.JSONDecodeError as error:
        raise TableError(f"this is not JSON: {error.msg}", path=path, line=error.lineno) from error
    except UnicodeDecodeError as error:
        raise TableError("this is not UTF-8 text", path=path) from error
    if not isinstance(content, dict):
        raise TableError("a manifest is a JSON object", path=path)
    if content.get("schema") != SCHEMA:
        raise TableError(_other_schema(content.get("schema"), content.get("program")), path=path)
    for key in ("program", "model", "rules"):
        if not isinstance(content.get(key), str):
            raise TableError(f"{key!r} is missing, or is not a string", path=path)
    if not isinstance(content.get("conflict_rules"), str | None):
        raise TableError("'conflict_rules' is neither a string nor null", path=path)
    tables = content.get("tables")
    if not isinstance(tables, dict) or not all(isinstance(value, str) and _SHA256.fullmatch(value) for value in tables.values()):
        raise TableError("'tables' does not give the SHA-256 of each table by file name", path=path)
    return Manifest(content["program"], content["model"], content["rules"], content.get("conflict_rules"), tables)


def _other_schema(schema: object, program: object) -> str:
    """What to say of tables whose layout is not ours."""
    if schema is None:
        return f"'schema' is missing: this is no manifest of tables, or one of a version of Crossclaim before schema 1; {MAKE_AGAIN}"
    by = f" (written by crossclaim {program})" if isinstance(program, str) else ""
    newer = isinstance(schema, int) and schema > SCHEMA
    mend = f"update Crossclaim, or {MAKE_AGAIN}" if newer else MAKE_AGAIN
    return f"these are tables of schema {schema!r}{by}, and this version reads schema {SCHEMA}; {mend}"
