"""The rules of one folder, before they are merged with those of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError, RuleError
from pipeline.rulebook.rules import Place

ENTITIES = "entities"
FOLDERS = (ENTITIES, "predicates", "patterns", "conflicts", "lexicons")
"""The folders in which a file is a rule; one in `entities` holds many."""
NO_RULES = frozenset({"accepted", "judged"})
"""Files right below `rules/` that belong to the gate."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as it was read."""

    rule: Any
    text: str
    """What its file says of it, as canonical JSON: the digest is made of that."""
    place: Place
    line: int


@dataclass(frozen=True, slots=True)
class Book:
    """The rules of one folder `rules/`: folder below it, then id."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {name: {} for name in FOLDERS})
    errors: list[PipelineError] = field(default_factory=list)


def rule_files(root: Path, errors: list[PipelineError]) -> Iterator[Path]:
    """The files of a folder that are rules, in order; a file that stands where no rule does adds to the errors."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.suffix.lower() not in (".yaml", ".yml") or not path.is_file() or any(part.startswith(".") for part in parts):
            continue
        if parts[0] in FOLDERS and len(parts) > 1:
            yield path
        elif len(parts) > 1 or path.stem not in NO_RULES:
            near = get_close_matches(parts[0], FOLDERS, n=1) if len(parts) > 1 else []
            hint = f'; did you mean "{near[0]}"?' if near else ""
            errors.append(RuleError(f"no rule stands here{hint} (rules stand in {', '.join(FOLDERS)})", path=path))
