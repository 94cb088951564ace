"""Files of decisions: YAML lists of entries with text in known keys, each entry with the lines that it stands in."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

from pipeline.errors import RuleError

TO_BE_WRITTEN = frozenset({"…", "..."})
"""What stands for a value in an entry that was shown to be completed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    values: Mapping[str, str]
    lines: Mapping[str, int]
    """The line of each key, from 1."""
    first: int
    """The line that the entry begins in, from 1."""
    last: int
    """The line that its last value ends in."""
    path: Path

    def error(self, message: str, key: str | None = None) -> RuleError:
        """A RuleError at the line of the key, or of the entry."""
        return RuleError(message, path=self.path, line=self.lines[key] if key else self.first)

    def day(self, key: str) -> datetime.date:
        """The value as a day; RuleError where it is none."""
        text = self.values[key]
        try:
            if len(text) != len("2026-01-31"):
                raise ValueError(text)
            return datetime.date.fromisoformat(text)
        except ValueError:
            raise self.error(f'"{key}" must be a day as in 2026-01-31, not {text!r}', key) from None


@dataclass(frozen=True, slots=True)
class Shape:
    """What the entries of a file look like."""

    keys: Sequence[str]
    """In the order in which they are written; the first says what the entry is about, once in a file."""
    optional: Collection[str] = frozenset()


def read_text(path: Path) -> str:
    """The text of the file, empty where there is no file; RuleError where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise RuleError("this is not UTF-8 text", path=path) from error
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", path=path) from error


def compose(text: str, path: Path, key: str) -> yaml.SequenceNode | None:
    """The list that the text holds, null where it holds nothing; `key`: the first of an entry. RuleError where it holds anything else."""
    root = _compose(text, path)
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in ("", "null", "~")):
        return None
    if not isinstance(root, yaml.SequenceNode):
        raise RuleError(f"this must be a list of entries, each `- {key}: …`", path=path, line=root.start_mark.line + 1)
    return root


def _compose(text: str, path: Path) -> yaml.Node | None:
    # The parser in C is twelve times as fast, the one in Python says better what is wrong.
    with suppress(AttributeError, yaml.YAMLError):
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise RuleError(*_problem(error), path=path, line=_line(error)) from error


def parse_entries(text: str, path: Path, shape: Shape) -> list[Entry]:
    """The entries of the text, in its order; RuleError with the line where one is not as it should be."""
    root = compose(text, path, shape.keys[0])
    entries = [] if root is None else [_entry(node, path, shape) for node in root.value]
    _check_unique(entries, shape.keys[0])
    return entries


def _entry(node: yaml.Node, path: Path, shape: Shape) -> Entry:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise RuleError(f"an entry has the keys {', '.join(shape.keys)}", path=path, line=line)
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    last = line
    for key, value in node.value:
        here = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name not in shape.keys:
            raise RuleError(f'unknown key "{name}"; known keys are {", ".join(shape.keys)}', path=path, line=here)
        if name in values:
            raise RuleError(f'"{name}" is given twice', path=path, line=here)
        if not isinstance(value, yaml.ScalarNode) or not value.value.strip() or value.tag.endswith(":null"):
            raise RuleError(f'"{name}" must be text', path=path, line=here)
        if value.value.strip() in TO_BE_WRITTEN:
            raise RuleError(f'"{name}" is still to be written', path=path, line=here)
        values[name], lines[name] = value.value.strip(), here
        # A block of text ends at the beginning of the line after it.
        last = max(last, value.end_mark.line + (value.end_mark.column > 0))
    for name in shape.keys:
        if name not in values and name not in shape.optional:
            raise RuleError(f'this entry lacks "{name}"', path=path, line=line)
    return Entry(values, lines, line, last, path)


def _check_unique(entries: Sequence[Entry], key: str) -> None:
    lines: dict[str, int] = {}
    for entry in entries:
        name = entry.values[key]
        if name in lines:
            raise entry.error(f"{name} has an entry already, in line {lines[name]}")
        lines[name] = entry.first


def _problem(error: yaml.YAMLError) -> tuple[str]:
    words = error.problem if isinstance(error, yaml.MarkedYAMLError) and error.problem else str(error).splitlines()[0]
    return (f"this is not YAML: {words}",)


def _line(error: yaml.YAMLError) -> int | None:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return None if mark is None else mark.line + 1
