"""Changes to the text of a file of decisions: entries are added, replaced and taken out; every other line stays as somebody wrote it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from pipeline.errors import RuleError
from pipeline.gate.entries import Entry, Shape, compose, parse_entries

Values = Mapping[str, str | datetime.date]
"""What an entry says, by key."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to do to a file: all of it, or nothing."""

    put: tuple[Values, ...] = ()
    """Entries to add; one about something that has an entry already takes its place."""
    remove: frozenset[str] = frozenset()
    """What the entries to take out are about."""


def apply(text: str, change: Change, path: Path, shape: Shape) -> str:
    """The text after the change; RuleError where the file is broken, or written so that no entry has lines of its own.

    `path` is for messages alone.
    """
    old = parse_entries(text, path, shape)
    key = shape.keys[0]
    new = {str(values[key]): values for values in change.put}
    lines = _lines(text, path, key)
    indent = _indent(text, path, key)
    for entry in reversed(old):
        about = entry.values[key]
        if about in change.remove or about in new:
            replacement = _write(new.pop(about), shape, indent) if about in new else []
            lines[entry.first - 1 : entry.last] = replacement
    if new and lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    added = [line for values in change.put if str(values[key]) in new for line in _write(values, shape, indent)]
    changed = "".join([*lines, *added])
    _check(text, changed, change, path, shape)
    return changed


def _lines(text: str, path: Path, key: str) -> list[str]:
    """The lines with their ends, an empty list `[]` left out, so that entries can follow."""
    root = compose(text, path, key)
    lines = text.splitlines(keepends=True)
    if root is None or not root.flow_style:
        return [line for line in lines if line.strip() not in ("null", "~")] if root is None else lines
    if root.value or root.start_mark.line != root.end_mark.line:
        raise RuleError(
            "the list is written in brackets; write one entry after another, each `- id: …`", path=path, line=root.start_mark.line + 1
        )
    row = lines[root.start_mark.line]
    lines[root.start_mark.line] = row[: root.start_mark.column] + row[root.end_mark.column :].lstrip(" ")
    return lines


def _indent(text: str, path: Path, key: str) -> str:
    """The white space before each dash of the list."""
    root = compose(text, path, key)
    return "" if root is None or root.flow_style else " " * root.start_mark.column


def _write(values: Values, shape: Shape, indent: str) -> list[str]:
    """The lines of an entry; words are squashed to one line each."""
    squashed = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in values.items()}
    ordered = {name: squashed[name] for name in shape.keys if name in squashed}
    dumped = yaml.safe_dump(ordered, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=False).splitlines()
    return [f"{indent}{'  ' if index else '- '}{line}\n" for index, line in enumerate(dumped)]


def _check(before: str, after: str, change: Change, path: Path, shape: Shape) -> None:
    """Read what would be written: the entries that are not meant stay the same, and those that are say what they should."""
    key = shape.keys[0]
    put = {str(values[key]): {name: _text(value) for name, value in values.items()} for values in change.put}
    kept = _by_key(parse_entries(before, path, shape), key)
    wanted = {name: values for name, values in {**kept, **put}.items() if name not in change.remove or name in put}
    if _by_key(parse_entries(after, path, shape), key) != wanted:
        raise RuleError("this file is written so that its entries cannot be changed one by one; write one key a line", path=path)


def _by_key(entries: Collection[Entry], key: str) -> dict[str, dict[str, str]]:
    return {entry.values[key]: dict(entry.values) for entry in entries}


def _text(value: str | datetime.date) -> str:
    return " ".join(value.split()) if isinstance(value, str) else value.isoformat()
