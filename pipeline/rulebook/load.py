"""The rules of a run: those that come with the program, merged with those of rule packs and the project's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError, RuleError, Unreadable
from pipeline.kept import kept
from pipeline.rulebook.book import ENTITIES, FOLDERS, Book, Entry, rule_files
from pipeline.rulebook.rules import EntityRule, Pack, Place, Rulebook, in_pack

_RULES_ARE = f"rules are YAML files in {', '.join(FOLDERS)}"


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
    books = [
        _read_shipped(ours) if shipped is None else _read_folder(ours),
        *brought,
        *([_read_folder(project)] if own and project else []),
    ]
    errors = [error for book in books for error in book.errors] or list(_defined_twice(brought, books[-1] if own else Book()))
    merged = {name: dict(sorted(dict(item for book in books for item in book.entries[name].items()).items())) for name in FOLDERS}
    if not errors:
        errors = list(_dangling(merged))
    if errors:
        raise errors[0] if len(errors) == 1 else Unreadable(errors)
    if not any(merged.values()):
        raise RuleError(f"holds no rule; {_RULES_ARE}", path=project if own else ours)
    return _rulebook(merged, packs)


def _rulebook(merged: Mapping[str, Mapping[str, Entry]], packs: Sequence[Pack]) -> Rulebook:
    def rules(name: str) -> dict[str, Any]:
        return {rule_id: entry.rule for rule_id, entry in merged[name].items()}

    content = {name: _object({rule_id: entry.text for rule_id, entry in entries.items()}) for name, entries in merged.items()}
    return Rulebook(
        entities=tuple(rules(ENTITIES).values()),
        predicates=rules("predicates"),
        patterns=tuple(rules("patterns").values()),
        conflicts=tuple(rules("conflicts").values()),
        lexicons=rules("lexicons"),
        digest=hashlib.sha256(_object(content).encode("utf-8", "surrogatepass")).hexdigest(),
        packs=tuple(packs),
        lexicon_places={lexicon_id: entry.place for lexicon_id, entry in merged["lexicons"].items()},
    )


def _object(members: Mapping[str, str]) -> str:
    """A JSON object of members that are JSON already, in the order of their keys."""
    return "{" + ",".join(f'"{key}":{members[key]}' for key in sorted(members)) + "}"


def _read_folder(root: Path) -> Book:
    """The rules of a folder; what reads and checks them is imported where there are any."""
    from pipeline.rulebook.folder import read_folder

    return read_folder(root)


def _read_shipped(root: Path) -> Book:
    """The rules of a folder, which are read and checked again only when they or the code for it have changed."""
    errors: list[PipelineError] = []
    files = list(rule_files(root, errors))
    if errors or not files:
        return _read_folder(root)
    digest = hashlib.sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *files):
        data = path.read_bytes()
        digest.update(f"{path} {len(data)}\n".encode("utf-8", "surrogateescape") + data)
    return kept("rules", digest.hexdigest(), lambda: _read_folder(root), worth=lambda book: not book.errors)


def _read_pack(pack: Pack) -> Book:
    """The rules of a pack, which know that they are its own; so do the errors in it."""
    book = _read_folder(pack.folder)
    errors = book.errors
    if not errors and not any(book.entries.values()):
        errors = [RuleError(f"holds no rule; is the package built with its YAML files? ({_RULES_ARE})", path=pack.folder)]
    entries = {name: {rule_id: _owned(entry, pack) for rule_id, entry in rules.items()} for name, rules in book.entries.items()}
    told = [RuleError(in_pack(error.message, pack), path=error.path, line=error.line, column=error.column) for error in errors]
    return Book(entries, [*told])


def _owned(entry: Entry, pack: Pack) -> Entry:
    place = replace(entry.place, pack=pack)
    rule = replace(entry.rule, place=place) if hasattr(entry.rule, "place") else entry.rule
    return replace(entry, rule=rule, place=place)


def _defined_twice(brought: Sequence[Book], project: Book) -> Iterator[RuleError]:
    """Ids that several packs define and the project does not: which is meant is not for an order of names to decide."""
    for name in FOLDERS:
        seen: dict[str, Entry] = {}
        for book in brought:
            for rule_id, entry in book.entries[name].items():
                first = seen.setdefault(rule_id, entry)
                if first is not entry and rule_id not in project.entries[name]:
                    yield _clash(name, rule_id, first, entry)


def _clash(folder: str, rule_id: str, first: Entry, second: Entry) -> RuleError:
    said = in_pack(f'"{rule_id}" stands in {first.place.path}:{first.line} already', first.place.pack)
    mend = f"give the project one of its own in rules/{folder}/, or leave a pack out with the setting ignore-packs"
    return RuleError(in_pack(f"{said}; {mend}", second.place.pack), path=second.place.path, line=second.line)


def _dangling(merged: Mapping[str, Mapping[str, Entry]]) -> Iterator[RuleError]:
    """Ids that a rule names and nothing has: most often a slip of the pen, that would make the rule say nothing."""
    for entry in merged["predicates"].values():
        rule = entry.rule
        for key in ("inverse", "after", "opposite", "fulfils", "phases"):
            yield from _unknown(getattr(rule, key), key, "predicate", entry, merged["predicates"])
    for entry in merged[ENTITIES].values():
        entity: EntityRule = entry.rule
        for key in ("capital_of", "part_of"):
            yield from _unknown(getattr(entity, key), key, "entity", entry, merged[ENTITIES])


def _unknown(named: str | Sequence[str] | None, key: str, what: str, entry: Entry, known: Mapping[str, Any]) -> Iterator[RuleError]:
    for rule_id in (named,) if isinstance(named, str) else named or ():
        if rule_id not in known:
            near = get_close_matches(rule_id, list(known), n=1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            yield entry.rule.place.error(f'"{key}" names the {what} "{rule_id}", which no rule defines{hint}', key)
