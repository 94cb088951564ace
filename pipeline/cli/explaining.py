"""`explain` and `why-not`."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.cli.checking import Evidence, find, locate_in, make_report, open_tables, tell_outdated
from pipeline.cli.exits import FINE
from pipeline.cli.output import width, write_lines
from pipeline.cli.project import Project, Request
from pipeline.errors import PipelineError, TableError

if TYPE_CHECKING:
    from pipeline.api import Conflicts
    from pipeline.reports.layout import Line
    from pipeline.reports.report import Passage
    from pipeline.rulebook import Rulebook


def explain_id(project: Project, identifier: str) -> int:
    """Print everything about a rule, a conflict or a claim; PipelineError where nothing, or more than one, has this id."""
    rules = _rules_by_id(project.load_rules())
    if identifier in rules:
        return _explain_rule(identifier, rules[identifier])
    evidence = open_tables(project)
    tell_outdated(evidence, project)
    conflicts = find(evidence, project)
    found = resolve(identifier, [*rules, *conflicts.by_id, *evidence.tables.claims["claim_id"]])
    if found in rules:
        return _explain_rule(found, rules[found])
    if found in conflicts.by_id:
        return _explain_conflict(evidence, conflicts, project, found)
    return _explain_claim(evidence, conflicts, found)


def explain_pair(project: Project, first: str, second: str) -> int:
    """Print the verdict on two claims; TableError where one is not in the table."""
    evidence = open_tables(project)
    tell_outdated(evidence, project)
    known = evidence.tables.claims["claim_id"].to_list()
    pair = resolve(first, known), resolve(second, known)
    if pair[0] == pair[1]:
        raise TableError(f"{pair[0]} is one claim; give two")
    conflicts = find(evidence, project)
    lines: list[Line] = []
    for passage in _passages(evidence, pair):
        lines += [*_claim_lines(passage, ()), []]
    write_lines([*lines, *_verdict(evidence, conflicts, pair)])
    return FINE


def resolve(identifier: str, known: Iterable[str]) -> str:
    """The id that is, or alone begins with, `identifier`; PipelineError where there is none or more than one."""
    ids = sorted(set(known))
    if identifier in ids:
        return identifier
    found = [known_id for known_id in ids if identifier and known_id.startswith(identifier)]
    if len(found) == 1:
        return found[0]
    if found:
        raise TableError(f'"{identifier}" is the beginning of {len(found)} ids: {", ".join(found[:5])}{", …" if len(found) > 5 else ""}')
    raise TableError(f'nothing here has the id "{identifier}"; `crossclaim check` shows conflicts, `crossclaim rules list` shows rules')


def _explain_rule(rule_id: str, rule: object) -> int:
    from pipeline.reports.explain import explain_rule
    from pipeline.rulebook import origin_of

    own = _fields(rule)
    fields = {"from": origin_of(own["place"]), **{name: value for name, value in own.items() if name not in ("id", "place")}}
    write_lines(explain_rule(rule_id, fields, width()))
    return FINE


def _explain_conflict(evidence: Evidence, conflicts: Conflicts, project: Project, conflict_id: str) -> int:
    from pipeline.reports.explain import explain_finding

    report = make_report(evidence, conflicts, project, Request())
    finding = next((finding for finding in report.findings if finding.conflict_id == conflict_id), None)
    if finding is None:
        raise PipelineError(f"{conflict_id} is of a rule that the settings leave out: {conflicts.by_id[conflict_id].rule_id}")
    write_lines(explain_finding(finding, str(project.rules), datetime.date.today(), width()))
    return FINE


def _explain_claim(evidence: Evidence, conflicts: Conflicts, claim_id: str) -> int:
    named_in = [conflict_id for conflict_id, conflict in conflicts.by_id.items() if claim_id in conflict.claim_ids]
    for passage in _passages(evidence, [claim_id]):
        write_lines(_claim_lines(passage, named_in))
    return FINE


def _claim_lines(passage: Passage, named_in: Sequence[str]) -> list[Line]:
    from pipeline.reports.explain import explain_claim

    return explain_claim(passage, named_in, width())


def _passages(evidence: Evidence, claim_ids: Sequence[str]) -> list[Passage]:
    from pipeline.reports.report import Passage

    rows = {row["claim_id"]: row for row in evidence.tables.claims.iter_rows(named=True) if row["claim_id"] in claim_ids}
    locate = locate_in(evidence)
    return [Passage(rows[claim_id], locate(rows[claim_id]), None, None) for claim_id in claim_ids]


def _verdict(evidence: Evidence, conflicts: Conflicts, pair: tuple[str, str]) -> list[Line]:
    """Whether the pair conflicts or agrees, and why; where it was not compared, what keeps its claims apart."""
    from pipeline.conflicts.explain import explain_pair as explain
    from pipeline.reports.explain import explain_verdict

    tables = evidence.tables
    explanation = explain(*pair, conflicts.findings, tables.claims, tables.sources, evidence.rulebook)
    ids = {conflict: conflict_id for conflict_id, conflict in conflicts.by_id.items()}
    return explain_verdict(explanation, pair, ids, width())


def _rules_by_id(rulebook: Rulebook) -> Mapping[str, object]:
    """Every rule by its id; where folders share an id, the conflict rule is meant, then the pattern, the predicate, the entity."""
    folders = ("entities", "predicates", "patterns", "conflicts")
    return {rule.id: rule for folder in folders for rule in _folder(rulebook, folder)}


def _folder(rulebook: Rulebook, folder: str) -> Sequence[Any]:
    rules = getattr(rulebook, folder)
    return list(rules.values()) if isinstance(rules, Mapping) else list(rules)


def _fields(rule: object) -> Mapping[str, Any]:
    return {field.name: getattr(rule, field.name) for field in dataclasses.fields(rule)}  # type: ignore[arg-type]
