"""Reading the rule files of a folder `rules/`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import RuleError
from pipeline.rulebook import shapes
from pipeline.rulebook.book import ENTITIES, Book, Entry, rule_files
from pipeline.rulebook.document import Document, read_document
from pipeline.rulebook.rules import Place

_ID = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


def read_folder(root: Path) -> Book:
    """The rules of a folder, and what is wrong with its files."""
    book = Book()
    for path in rule_files(root, book.errors):
        folder = path.relative_to(root).parts[0]
        try:
            document = read_document(path)
            for rule_id, entry in _entries(folder, document):
                known = book.entries[folder].get(rule_id)
                if known:
                    raise RuleError(f'"{rule_id}" stands in {known.place.path}:{known.line} already', path=path, line=entry.line)
                book.entries[folder][rule_id] = entry
        except RuleError as error:
            book.errors.append(error)
    return book


def _entries(folder: str, document: Document) -> Iterator[tuple[str, Entry]]:
    if folder != ENTITIES:
        rule_id = _checked_id(document.path.stem, "a rule's id is its file's name:", document)
        rule = shapes.READERS[folder](document)
        yield rule_id, Entry(rule, canonical(document.values), getattr(rule, "place", Place(document.path)), document.line())
        return
    shapes.check_entities(document)
    for index, values in enumerate(document.values[ENTITIES]):
        entity = shapes.entity(document, index)
        _checked_id(entity.id, "an id is", document, ENTITIES, index, "id")
        yield entity.id, Entry(entity, canonical(values), entity.place, document.line(ENTITIES, index))


def _checked_id(rule_id: str, what: str, document: Document, *at: str | int) -> str:
    if _ID.fullmatch(rule_id):
        return rule_id
    raise document.error(f'"{rule_id}" is no id; {what} small letters, digits, and single "_" or "-" between them', *at)


def canonical(values: Any) -> str:
    """Plain values as JSON, the same whatever the order of keys."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
