"""What each kind of rule file may hold: typed values, or errors that name file, line and what is allowed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pipeline.errors import RuleError
from pipeline.rulebook.document import Document
from pipeline.rulebook.rules import ConflictRule, EntityRule, PatternRule, Place, Predicate

Keys = tuple[str | int, ...]
R = TypeVar("R", EntityRule, Predicate, PatternRule, ConflictRule)

CLAIM_KINDS = ("event", "quantity", "state")
_NOT_WRITTEN = frozenset({"place", "params"})
_ADAPTERS: Mapping[type, TypeAdapter[Any]] = {shape: TypeAdapter(shape) for shape in (EntityRule, Predicate, PatternRule, ConflictRule)}
_MUST_BE: Mapping[str, str] = {
    "string_type": "text (in quotes, if YAML takes it for a number)",
    "tuple_type": "a list",
    "dict_type": "keys and their values",
    "bool_type": "true or false",
}


def predicate(document: Document) -> Predicate:
    """`rules/predicates/<id>.yaml`."""
    rule = _rule(Predicate, document, document.values)
    for phrase in rule.phrases:
        if len(phrase.split()) < 2:
            raise document.error(f'"{phrase}" of "phrases" must be a verb and at least one word more', "phrases", phrase)
    return rule


def pattern(document: Document) -> PatternRule:
    """`rules/patterns/<id>.yaml`; the pattern itself is spaCy's to check."""
    rule = _rule(PatternRule, document, document.values)
    if rule.claim.get("kind") not in CLAIM_KINDS:
        raise document.error(f'"kind" of "claim" must be one of {", ".join(CLAIM_KINDS)}', "claim", "kind")
    if not rule.pattern:
        raise document.error('"pattern" must hold at least one token', "pattern")
    return rule


def conflict(document: Document) -> ConflictRule:
    """`rules/conflicts/<id>.yaml`; keys of no rule in general are parameters of its kind."""
    own = {field.name for field in dataclasses.fields(ConflictRule)} - _NOT_WRITTEN - {"id"}
    params = {key: value for key, value in document.values.items() if key not in own and key != "id"}
    rule = _rule(ConflictRule, document, {key: value for key, value in document.values.items() if key not in params})
    return dataclasses.replace(rule, params=params, place=_place(document, document.values))


def entity(document: Document, index: int) -> EntityRule:
    """One entry of a file in `rules/entities/`."""
    return _rule(EntityRule, document, document.values["entities"][index], ("entities", index))


def check_entities(document: Document) -> None:
    """A file in `rules/entities/` holds a list of entries under `entities`, and may say why."""
    _check_keys(document, document.values, ("entities", "why"))
    entries = document.values.get("entities")
    if not isinstance(entries, list) or not entries:
        raise document.error('"entities" must be a list of entries: {id, name, type, aliases, demonyms}', "entities")


def lexicon(document: Document) -> dict[str, Any]:
    """`rules/lexicons/<id>.yaml`: any keys, and a reason."""
    why = document.values.get("why")
    if not isinstance(why, str) or not why.strip():
        raise document.error('"why" is missing: say what the words are for', "why")
    return document.values


def _rule(shape: type[R], document: Document, values: object, at: Keys = ()) -> R:
    if not isinstance(values, dict):
        raise document.error("must be keys and their values", *at)
    named = {} if at else {"id": document.path.stem}
    known = tuple(field.name for field in dataclasses.fields(shape) if field.name not in _NOT_WRITTEN and field.name not in named)
    _check_keys(document, values, known, at)
    try:
        # JSON mode, for it takes a list for a tuple but is strict in all else: "yes" is no truth value.
        rule: R = _ADAPTERS[shape].validate_json(json.dumps({**named, **values}), strict=True)
    except ValidationError as error:
        raise _first(error.errors(include_url=False), document, at) from error
    _check_text(document, values, at)
    return dataclasses.replace(rule, place=_place(document, values, at))


def _place(document: Document, keys: Iterable[str], at: Keys = ()) -> Place:
    return Place(document.path, {key: document.line(*at, key) for key in keys})


def _check_keys(document: Document, values: Mapping[str, Any], known: Iterable[str], at: Keys = ()) -> None:
    known = tuple(known)
    for key in values:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f', did you mean "{near[0]}"?' if near else ";"
            raise document.error(f'unknown key "{key}"{hint} known keys are {", ".join(known)}', *at, key)


def _check_text(document: Document, values: Mapping[str, Any], at: Keys) -> None:
    """A name without a letter would match anywhere, a `why` without a word says nothing."""
    for key, value in values.items():
        for keys, text in ((key,), value), *(((key, index), item) for index, item in enumerate(value if isinstance(value, list) else ())):
            if isinstance(text, str) and not text.strip():
                raise document.error(f"{_name(keys)} is empty", *at, *keys)


def _first(errors: list[ErrorDetails], document: Document, at: Keys) -> RuleError:
    error = min(errors, key=lambda found: document.line(*at, *found["loc"]))
    keys: Keys = error["loc"]
    if error["type"] == "missing":
        return document.error(f"{_name(keys)} is missing", *at)
    context = error.get("ctx", {})
    allowed = f"one of {context['expected']}" if error["type"] == "literal_error" else _MUST_BE.get(error["type"], error["msg"])
    return document.error(f"{_name(keys)} must be {allowed}, not {_shown(error['input'])}", *at, *keys)


def _name(keys: Keys) -> str:
    """How a message names a value: `"verbs"`, `item 2 of "verbs"`."""
    *outer, last = keys
    name = f'"{last}"' if isinstance(last, str) else f"item {last + 1}"
    return f"{name} of {_name(tuple(outer))}" if outer else name


def _shown(value: object) -> str:
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"


READERS: Mapping[str, Callable[[Document], Any]] = {
    "predicates": predicate,
    "patterns": pattern,
    "conflicts": conflict,
    "lexicons": lexicon,
}
"""The folders in which a file is a rule, and what reads it; a file in `entities` holds many."""
