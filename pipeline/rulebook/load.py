"""The rules of a run: those that come with the program, merged with those of rule packs and the project's."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError, RuleError, Unreadable
from pipeline.rulebook import shapes
from pipeline.rulebook.document import Document, read_document
from pipeline.rulebook.rules import EntityRule, Pack, Place, Rulebook, in_pack

ENTITIES = "entities"
FOLDERS = (ENTITIES, *shapes.READERS)
NO_RULES = frozenset({"accepted", "judged"})
"""Files right below `rules/` that belong to the gate."""
_RULES_ARE = f"rules are YAML files in {', '.join(FOLDERS)}"
_ID = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A rule as it was read: typed, and as the plain values that the digest is made of."""

    rule: Any
    values: Mapping[str, Any]
    place: Place
    line: int


@dataclass(frozen=True, slots=True)
class _Book:
    """The rules of one folder `rules/`: folder below it, then id."""

    entries: dict[str, dict[str, _Entry]] = field(default_factory=lambda: {name: {} for name in FOLDERS})
    errors: list[PipelineError] = field(default_factory=list)


def shipped_rules() -> Path:
    """The folder of the rules that come with the program: inside an installed package, at the top of a source checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def origin_of(place: Place) -> str:
    """Where a rule comes from: `crossclaim`, the distribution of a rule pack with its version, or the project's file."""
    if place.pack is not None:
        return str(place.pack)
    return "crossclaim" if place.path.resolve().is_relative_to(shipped_rules().resolve()) else str(place.path)


def load_rulebook(project: Path | None = None, shipped: Path | None = None, packs: Sequence[Pack] = ()) -> Rulebook:
    """The rules that come with the program, then those of `packs`, then those in the folder `project`: the later replace by id.

    `project` need not exist. RuleError, or Unreadable with all of them: a file that is broken, with its line; an id that is used twice,
    or in two packs and not in the project, or that a rule names and nothing has; a pack without a rule; no rule at all.
    """
    ours = shipped if shipped is not None else shipped_rules()
    own = project is not None and project.resolve() != ours.resolve()
    brought = [_read_pack(pack) for pack in packs]
    books = [_read_folder(ours), *brought, *([_read_folder(project)] if own and project else [])]
    errors = [error for book in books for error in book.errors] or list(_defined_twice(brought, books[-1] if own else _Book()))
    merged = {name: dict(sorted(dict(item for book in books for item in book.entries[name].items()).items())) for name in FOLDERS}
    if not errors:
        errors = list(_dangling(merged))
    if errors:
        raise errors[0] if len(errors) == 1 else Unreadable(errors)
    if not any(merged.values()):
        raise RuleError(f"holds no rule; {_RULES_ARE}", path=project if own else ours)
    return _rulebook(merged, packs)


def _rulebook(merged: Mapping[str, Mapping[str, _Entry]], packs: Sequence[Pack]) -> Rulebook:
    def rules(name: str) -> dict[str, Any]:
        return {rule_id: entry.rule for rule_id, entry in merged[name].items()}

    content = {name: {rule_id: entry.values for rule_id, entry in entries.items()} for name, entries in merged.items()}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Rulebook(
        entities=tuple(rules(ENTITIES).values()),
        predicates=rules("predicates"),
        patterns=tuple(rules("patterns").values()),
        conflicts=tuple(rules("conflicts").values()),
        lexicons=rules("lexicons"),
        digest=hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest(),
        packs=tuple(packs),
        lexicon_places={lexicon_id: entry.place for lexicon_id, entry in merged["lexicons"].items()},
    )


def _read_pack(pack: Pack) -> _Book:
    """The rules of a pack, which know that they are its own; so do the errors in it."""
    book = _read_folder(pack.folder)
    errors = book.errors
    if not errors and not any(book.entries.values()):
        errors = [RuleError(f"holds no rule; is the package built with its YAML files? ({_RULES_ARE})", path=pack.folder)]
    entries = {name: {rule_id: _owned(entry, pack) for rule_id, entry in rules.items()} for name, rules in book.entries.items()}
    told = [RuleError(in_pack(error.message, pack), path=error.path, line=error.line, column=error.column) for error in errors]
    return _Book(entries, [*told])


def _owned(entry: _Entry, pack: Pack) -> _Entry:
    place = replace(entry.place, pack=pack)
    rule = replace(entry.rule, place=place) if hasattr(entry.rule, "place") else entry.rule
    return replace(entry, rule=rule, place=place)


def _defined_twice(brought: Sequence[_Book], project: _Book) -> Iterator[RuleError]:
    """Ids that several packs define and the project does not: which is meant is not for an order of names to decide."""
    for name in FOLDERS:
        seen: dict[str, _Entry] = {}
        for book in brought:
            for rule_id, entry in book.entries[name].items():
                first = seen.setdefault(rule_id, entry)
                if first is not entry and rule_id not in project.entries[name]:
                    yield _clash(name, rule_id, first, entry)


def _clash(folder: str, rule_id: str, first: _Entry, second: _Entry) -> RuleError:
    said = in_pack(f'"{rule_id}" stands in {first.place.path}:{first.line} already', first.place.pack)
    mend = f"give the project one of its own in rules/{folder}/, or leave a pack out with the setting ignore-packs"
    return RuleError(in_pack(f"{said}; {mend}", second.place.pack), path=second.place.path, line=second.line)


def _read_folder(root: Path) -> _Book:
    book = _Book()
    for path in _rule_files(root, book.errors):
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


def _rule_files(root: Path, errors: list[PipelineError]) -> Iterator[Path]:
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


def _entries(folder: str, document: Document) -> Iterator[tuple[str, _Entry]]:
    if folder != ENTITIES:
        rule_id = _checked_id(document.path.stem, "a rule's id is its file's name:", document)
        rule = shapes.READERS[folder](document)
        yield rule_id, _Entry(rule, document.values, getattr(rule, "place", Place(document.path)), document.line())
        return
    shapes.check_entities(document)
    for index, values in enumerate(document.values[ENTITIES]):
        entity = shapes.entity(document, index)
        _checked_id(entity.id, "an id is", document, ENTITIES, index, "id")
        yield entity.id, _Entry(entity, values, entity.place, document.line(ENTITIES, index))


def _checked_id(rule_id: str, what: str, document: Document, *at: str | int) -> str:
    if _ID.fullmatch(rule_id):
        return rule_id
    raise document.error(f'"{rule_id}" is no id; {what} small letters, digits, and single "_" or "-" between them', *at)


def _dangling(merged: Mapping[str, Mapping[str, _Entry]]) -> Iterator[RuleError]:
    """Ids that a rule names and nothing has: most often a slip of the pen, that would make the rule say nothing."""
    for entry in merged["predicates"].values():
        rule = entry.rule
        for key in ("inverse", "after", "opposite", "fulfils"):
            yield from _unknown(getattr(rule, key), key, "predicate", entry, merged["predicates"])
    for entry in merged[ENTITIES].values():
        entity: EntityRule = entry.rule
        for key in ("capital_of", "part_of"):
            yield from _unknown(getattr(entity, key), key, "entity", entry, merged[ENTITIES])


def _unknown(named: str | Sequence[str] | None, key: str, what: str, entry: _Entry, known: Mapping[str, Any]) -> Iterator[RuleError]:
    for rule_id in (named,) if isinstance(named, str) else named or ():
        if rule_id not in known:
            near = get_close_matches(rule_id, list(known), n=1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            yield entry.rule.place.error(f'"{key}" names the {what} "{rule_id}", which no rule defines{hint}', key)
