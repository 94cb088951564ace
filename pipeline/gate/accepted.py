"""`rules/accepted.yaml`: the findings that somebody looked at and accepted, with a reason."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from pipeline.errors import RuleError

FILE = "accepted.yaml"
KEYS = ("id", "fingerprint", "reason", "who", "date", "expires")
OPTIONAL = frozenset({"expires"})


@dataclass(frozen=True, slots=True)
class Accepted:
    """One entry: a finding that stands as it is."""

    id: str
    """The conflict_id."""
    fingerprint: str
    """What its passages said when it was accepted."""
    reason: str
    who: str
    date: datetime.date
    expires: datetime.date | None
    """The last day on which it holds; null: for good."""
    line: int
    """Where it stands in the file."""


def read_accepted(path: Path) -> list[Accepted]:
    """The entries of the file, none where there is no file; RuleError with the line where one is not as it should be."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise RuleError("this is not UTF-8 text", path=path) from error
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", path=path) from error
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise RuleError(*_problem(error), path=path, line=_line(error)) from error
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in ("", "null", "~")):
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise RuleError("this must be a list of entries, each `- id: …`", path=path, line=root.start_mark.line + 1)
    entries = [_entry(node, path) for node in root.value]
    _check_unique(entries, path)
    return entries


def _entry(node: yaml.Node, path: Path) -> Accepted:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise RuleError(f"an entry has the keys {', '.join(KEYS)}", path=path, line=line)
    values: dict[str, tuple[str, int]] = {}
    for key, value in node.value:
        here = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name not in KEYS:
            raise RuleError(f'unknown key "{name}"; known keys are {", ".join(KEYS)}', path=path, line=here)
        if name in values:
            raise RuleError(f'"{name}" is given twice', path=path, line=here)
        if not isinstance(value, yaml.ScalarNode) or not value.value.strip() or value.tag.endswith(":null"):
            raise RuleError(f'"{name}" must be text', path=path, line=here)
        values[name] = (value.value.strip(), here)
    for name in KEYS:
        if name not in values and name not in OPTIONAL:
            raise RuleError(f'this entry lacks "{name}"', path=path, line=line)
    return Accepted(
        id=values["id"][0],
        fingerprint=values["fingerprint"][0],
        reason=values["reason"][0],
        who=values["who"][0],
        date=_day(values, "date", path),
        expires=_day(values, "expires", path) if "expires" in values else None,
        line=line,
    )


def _day(values: Mapping[str, tuple[str, int]], name: str, path: Path) -> datetime.date:
    text, line = values[name]
    try:
        if len(text) != len("2026-01-31"):
            raise ValueError(text)
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise RuleError(f'"{name}" must be a day as in 2026-01-31, not {text!r}', path=path, line=line) from None


def _check_unique(entries: list[Accepted], path: Path) -> None:
    lines: dict[str, int] = {}
    for entry in entries:
        if entry.id in lines:
            raise RuleError(f"{entry.id} has an entry already, in line {lines[entry.id]}", path=path, line=entry.line)
        lines[entry.id] = entry.line


def _problem(error: yaml.YAMLError) -> tuple[str]:
    words = error.problem if isinstance(error, yaml.MarkedYAMLError) and error.problem else str(error).splitlines()[0]
    return (f"this is not YAML: {words}",)


def _line(error: yaml.YAMLError) -> int | None:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return None if mark is None else mark.line + 1
