"""Cases of the claims step as data: a text, what is known of its article, and every claim that it makes.

A claim is written as `{event: opened, date: 1931, subject: mayor, object: bridge}`: its kind and trigger, its date in EDTF, its `value`
(`50`, `650..700`, `400..`, `..90`) with a `unit` (`count` where it is left out) and its `modality` (`actual` where it is left out) are
always compared; a column of COMPARED_IF_WRITTEN only where the case writes it, and `null` says that it must be empty.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.articles.article import Article
from pipeline.claims.claim import Claim

KINDS = ("event", "quantity", "state")
COMPARED_IF_WRITTEN = (
    "predicate",
    "subject",
    "subject_id",
    "object",
    "object_id",
    "date_text",
    "date_start",
    "date_end",
    "value_text",
    "verb_form",
    "attribution",
    "section",
    "evidence",
)
ALWAYS_COMPARED = ("date", "value", "unit", "modality")
ARTICLE = ("title", "topic", "published")


class CaseError(Exception):
    """A case that is not written as cases are."""


@dataclass(frozen=True)
class Expected:
    """One claim that a case wants: what is always compared, as one line, and the columns that the case writes beside it."""

    line: str
    written: Mapping[str, str | None]


@dataclass(frozen=True)
class Case:
    """One text and all claims in it."""

    id: str
    article: Article
    expected: tuple[Expected, ...]
    xfail: str | None
    """Why the claims are not found as they should be; None: they are."""


class Loader(yaml.BaseLoader):
    """YAML whose scalars stay text (`1931` and `1987-06-04` are written as such) and whose keys are written once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key) for key, _ in node.value]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise CaseError(f"written twice, line {node.start_mark.line + 1}: {', '.join(twice)}")
        return super().construct_mapping(node, deep)


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; CaseError where one has an unknown key or lacks one."""
    # A BaseLoader builds nothing but text, lists and mappings.
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader)
    return [case_of(f"{path.stem}: {name}", f"{path.stem}/{number:03}", spec) for number, (name, spec) in enumerate(loaded.items())]


def case_of(name: str, source_id: str, spec: Mapping[str, Any]) -> Case:
    """One case of a file."""
    if unknown := set(spec) - {"text", "claims", "xfail", *ARTICLE}:
        raise CaseError(f"{name}: unknown {', '.join(sorted(unknown))}")
    if missing := {"text", "claims"} - set(spec):
        raise CaseError(f"{name}: no {', '.join(sorted(missing))}")
    article = Article(source_id, source_id.partition("/")[0], spec["text"], "", **{key: spec[key] for key in ARTICLE if key in spec})
    return Case(name, article, tuple(sorted((expected(name, row) for row in spec["claims"]), key=lambda row: row.line)), spec.get("xfail"))


def expected(name: str, row: Mapping[str, str]) -> Expected:
    """A claim as a case writes it."""
    kinds = [kind for kind in KINDS if kind in row]
    unknown = set(row) - {*KINDS, *ALWAYS_COMPARED, *COMPARED_IF_WRITTEN}
    if len(kinds) != 1 or unknown:
        raise CaseError(f"{name}: a claim has one of {', '.join(KINDS)} and columns of the table, not {dict(row)}")
    value = row.get("value", "null")
    unit = row.get("unit", "null" if value == "null" else "count")
    line = shown(kinds[0], row[kinds[0]], row.get("date", "null"), value, unit, row.get("modality", "actual"))
    return Expected(line, {key: None if row[key] == "null" else row[key] for key in COMPARED_IF_WRITTEN if key in row})


def shown(kind: str, trigger: str, date: str, value: str, unit: str, modality: str) -> str:
    """What is always compared, as one line: the failure of a test shows two of them."""
    return f"{kind} [{trigger}] date={date} value={value} unit={unit} {modality}"


def line_of(claim: Claim) -> str:
    """The line of a claim that was found."""
    return shown(claim.kind, claim.trigger, claim.date_edtf or "null", value_of(claim), claim.unit or "null", claim.modality)


def value_of(claim: Claim) -> str:
    """A claim's value as cases write it."""
    low, high = (None if bound is None else f"{bound:.12g}" for bound in (claim.value_low, claim.value_high))
    if low is None and high is None:
        return "null"
    return low if low == high and low is not None else f"{low or ''}..{high or ''}"


def compared(case: Case, claims: Sequence[Claim]) -> tuple[list[str], list[str]]:
    """The claims of a case and those that were found, both in full, one text each, with the columns that the case writes."""
    found = sorted(claims, key=line_of)
    if [line_of(claim) for claim in found] != [row.line for row in case.expected]:
        return [row.line for row in case.expected], [line_of(claim) for claim in found]
    wanted = [f"{row.line} {dict(row.written)}" for row in case.expected]
    got = [f"{line_of(claim)} {columns(claim, row.written)}" for row, claim in zip(case.expected, found, strict=True)]
    return wanted, got


def columns(claim: Claim, names: Iterable[str]) -> dict[str, str | None]:
    """Some columns of a claim."""
    return {name: getattr(claim, name) for name in names}
