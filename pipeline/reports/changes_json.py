"""A diff for programs.

One object: `schema` (1), `old` and `new` (the names of the two states), `conflicts` (`new`, `solved`), `claims` (`changed`, each with `old`
and `new` side by side, `added`, `gone`), `rules` and `made_by`. Keys are added without a new `schema`, none is taken away or changes its
meaning. `diff.schema.json` beside this module is the JSON Schema of it all.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.tables.diff import Changed, Clash, Row

if TYPE_CHECKING:
    from pipeline.reports.changes import Changes

SCHEMA = 1
SCHEMA_FILE = "diff.schema.json"


def render(changes: Changes) -> str:
    """The changes as JSON, indented."""
    return json.dumps(to_object(changes), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a diff."""
    text = files(__package__).joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    loaded: dict[str, object] = json.loads(text)
    return loaded


def to_object(changes: Changes) -> dict[str, object]:
    """The changes as what JSON can hold."""
    diff = changes.diff
    return {
        "schema": SCHEMA,
        "old": changes.old,
        "new": changes.new,
        "conflicts": {"new": [_clash(clash) for clash in diff.new], "solved": [_clash(clash) for clash in diff.solved]},
        "claims": {
            "changed": [_changed(changes, change) for change in diff.changed],
            "added": [{"place": _place(changes, row), "claim": dict(row)} for row in diff.added],
            "gone": [{"place": None, "claim": dict(row)} for row in diff.gone],
        },
        "rules": None if changes.rules is None else [{"status": what, "path": path} for what, path in changes.rules],
        "made_by": {name: {"old": old, "new": new} for name, (old, new) in diff.made_by.items()},
    }


def _changed(changes: Changes, change: Changed) -> dict[str, object]:
    return {"place": _place(changes, change.new), "fields": list(change.fields), "old": dict(change.old), "new": dict(change.new)}


def _clash(clash: Clash) -> dict[str, object]:
    """The row of the table with its claims, and lists where the table joins several into one cell."""
    lists = {column: [claim[key] for claim in clash.claims] for column, key in (("claim_ids", "claim_id"), ("source_ids", "source_id"))}
    return {**clash.row, **lists, "claims": [dict(claim) for claim in clash.claims]}


def _place(changes: Changes, claim: Row) -> dict[str, object] | None:
    place = changes.places.get(str(claim["claim_id"]))
    return None if place is None else {"path": place.path, "line": place.line, "column": place.column}
