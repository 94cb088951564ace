"""One YAML file as plain values, with the line of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import Resolver

from pipeline.errors import RuleError

try:
    from yaml.cyaml import CParser as Events  # type: ignore[attr-defined]
except ImportError:  # PyYAML was built without libyaml: slower, and its messages have other words
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class Events(Reader, Scanner, Parser):  # type: ignore[no-redef]
        """YAML's events from a text."""

        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)


TEXT, SEQUENCE, MAPPING = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))


@dataclass(frozen=True, slots=True)
class Document:
    """The mapping that a rule file holds."""

    path: Path
    values: dict[str, Any]
    root: MappingNode = field(compare=False, repr=False)

    def line(self, *keys: str | int) -> int:
        """The line of a key, of an item of its list and so on; of the nearest thing around it where it is not there."""
        node: Node = self.root
        line = node.start_mark.line + 1
        for key in keys:
            step = _step(node, key)
            if step is None:
                break
            line, node = step
        return line

    def error(self, message: str, *keys: str | int) -> RuleError:
        """A RuleError at the line of `keys`."""
        return RuleError(message, path=self.path, line=self.line(*keys))


class _Loader(Composer, Events, SafeConstructor, Resolver):
    """YAML 1.2's core schema: `on`, `no` and `1999-01-01` are words, `1:30` is no number, `010` is ten.

    Keys are text and stand once; aliases, which can make a small file endless, are refused.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own attribute

    def __init__(self, text: str) -> None:
        Events.__init__(self, text)
        Composer.__init__(self)
        SafeConstructor.__init__(self)
        Resolver.__init__(self)

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            mark: Any = getattr(self.get_event(), "start_mark", None)
            raise yaml.constructor.ConstructorError(None, None, "aliases (*name) are not used in rules; write it out", mark)
        return super().compose_node(parent, index)

    def compose_mapping_node(self, anchor: dict[Any, Node] | None) -> MappingNode:
        node = super().compose_mapping_node(anchor)  # type: ignore[arg-type]
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, ScalarNode) or key.tag != TEXT:
                raise yaml.constructor.ConstructorError(None, None, "a key must be text; put it in quotes", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f'"{key.value}" stands there twice', key.start_mark)
            seen.add(key.value)
        return node

    def construct_int(self, node: ScalarNode) -> int:
        return int(node.value)


class _Quick(Events, SafeConstructor, Resolver):
    """The same schema, composed by libyaml: for files in which nothing is to be refused."""

    yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers

    def __init__(self, text: str) -> None:
        Events.__init__(self, text)
        SafeConstructor.__init__(self)
        Resolver.__init__(self)

    def construct_int(self, node: ScalarNode) -> int:
        return int(node.value)

    def resolve(self, kind: type[Node], value: str | None, implicit: Any) -> str:
        """The tag of a node, without the resolvers by path that PyYAML asks first."""
        if kind is not ScalarNode:
            return MAPPING if kind is MappingNode else SEQUENCE
        if implicit[0] and value is not None:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return tag
        return TEXT


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", list("-+0123456789.")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_int)  # type: ignore[type-var]
_Quick.yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers
_Quick.add_constructor("tag:yaml.org,2002:int", _Quick.construct_int)  # type: ignore[type-var]


def read_document(path: Path) -> Document:
    """A rule file; RuleError with its line where it is no YAML, no mapping, or empty."""
    text = _read(path)
    if (quick := _read_quickly(path, text)) is not None:
        return quick
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        if root is None:
            raise RuleError("is empty; a rule file holds keys and their values", path=path)
        if not isinstance(root, MappingNode):
            what = "a list" if isinstance(root, SequenceNode) else "one word or text"
            raise RuleError(f"holds {what}; a rule file holds keys and their values", path=path, line=root.start_mark.line + 1)
        return Document(path, loader.construct_document(root), root)
    except yaml.reader.ReaderError as error:
        character = chr(error.character)
        line = text.count("\n", 0, text.find(character)) + 1
        raise RuleError(f"holds a character that no YAML may hold: U+{ord(character):04X}", path=path, line=line) from error
    except yaml.MarkedYAMLError as error:
        raise _broken(error, path) from error
    except RecursionError as error:
        raise RuleError("is nested too deep to be read", path=path) from error


def _read_quickly(path: Path, text: str) -> Document | None:
    """A rule file that has nothing to refuse; None for any other, which is read again, slowly, to tell what is wrong and where."""
    if not hasattr(Events, "get_single_node"):
        return None
    try:
        loader = _Quick(text)
        root = loader.get_single_node()
        return Document(path, _plain(root, loader, set()), root) if isinstance(root, MappingNode) else None
    except (yaml.YAMLError, RecursionError):
        return None


def _plain(node: Node, loader: _Quick, seen: set[Node]) -> Any:
    """The values of a tree; YAMLError for a key that is no text or stands twice, and for an alias, whose node is there before."""
    if node in seen:
        raise yaml.YAMLError
    seen.add(node)
    if isinstance(node, ScalarNode):
        return node.value if node.tag == TEXT else loader.construct_object(node)
    if isinstance(node, SequenceNode):
        return [_plain(item, loader, seen) for item in node.value]
    keys = [key.value for key, _ in node.value if isinstance(key, ScalarNode) and key.tag == TEXT]
    if len(set(keys)) != len(node.value):
        raise yaml.YAMLError
    return {key.value: _plain(value, loader, seen) for key, value in node.value}


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror or error}", path=path) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RuleError(f"is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}; save it as UTF-8", path=path, line=line) from error


def _broken(error: yaml.MarkedYAMLError, path: Path) -> RuleError:
    mark = error.problem_mark or error.context_mark
    message = error.problem or "is no YAML"
    if not isinstance(error, yaml.constructor.ConstructorError):
        message = f"is no YAML: {message}" + (f" ({error.context})" if error.context else "")
    if mark is None:
        return RuleError(message, path=path)
    return RuleError(message, path=path, line=mark.line + 1, column=f"column {mark.column + 1}")


def _step(node: Node, key: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        pairs: Sequence[tuple[Node, Node]] = node.value
        return next(((name.start_mark.line + 1, value) for name, value in pairs if name.value == key), None)
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        item: Node = node.value[key]
        return item.start_mark.line + 1, item
    return None
