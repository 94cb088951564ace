"""`rules list`: the rules, what they say, and what each of them is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.exits import FINE
from pipeline.cli.output import width, write_lines
from pipeline.cli.project import Project

if TYPE_CHECKING:
    import polars as pl

    from pipeline.reports.layout import Line
    from pipeline.rulebook import Place, Rulebook
    from pipeline.tables.gold import Worth
    from pipeline.tables.tables import Tables

JUDGED = frozenset({"extractors", "patterns"})
"""The parts of the list that make claims: what they make can be right or wrong, and one that makes none is of no use here."""

OURS = "crossclaim"
"""Where the general extractors come from, as what comes with the program is called."""

MOSTLY_WRONG = 0.5
"""The precision below which a rule does more harm than good."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list."""

    id: str
    kind: str
    origin: str
    """`crossclaim`, a rule pack's distribution and version, or the project's file."""
    why: str
    rows: int | None
    """Rows of the present tables that are its own; None where there are no tables."""
    worth: Worth | None = None

    def mark(self) -> str:
        """What is wrong with the rule; empty where nothing is."""
        if self.worth is not None and self.worth.precision is not None and self.worth.precision < MOSTLY_WRONG:
            return "mostly wrong"
        return "never fires here" if self.rows == 0 else ""


def print_rules(project: Project, gold: Path | None = None) -> int:
    """Print every rule with its kind, where it comes from and what is its own in the tables; with `gold`, its precision and recall."""
    from pipeline.reports.layout import Span, wrap

    rulebook = project.load_rules()
    tables = present_tables(project)
    worth = worth_of_rules(tables, gold, project)
    lines: list[Line] = []
    for title, unit, rules in sections(rulebook, rows_of_rules(project, tables), worth):
        lines.append([Span(f"{title} ({len(rules)})", "strong")])
        judged = gold is not None and title in JUDGED
        header = f"  {'':<28} {'kind':<20} {unit:>9}" + (f" {'precision':>9} {'recall':>7}" if judged else "")
        lines.append([Span(f"{header}  from", "faint")])
        for rule in rules:
            lines += rule_lines(rule, is_judged=judged, is_marked=title in JUDGED)
        lines.append([])
    lines += [line for title, places in uncounted(rulebook) for line in origin_lines(title, places)]
    if tables is None:
        lines += wrap(f"There are no tables in {project.extracted}, so nothing is counted: crossclaim extract", width(), style="faint")
    write_lines(lines)
    write_lines(wrap("Next: crossclaim explain RULE", width(), style="faint"))
    return FINE


def rule_lines(rule: Listed, *, is_judged: bool, is_marked: bool) -> list[Line]:
    """A rule's figures, and why it is there."""
    from pipeline.reports.layout import Span, wrap

    rows = "" if rule.rows is None else str(rule.rows)
    figures = f"  {rule.id:<28} {rule.kind:<20} {rows:>9}"
    if is_judged:
        worth = rule.worth
        figures += f" {told(worth.precision if worth else None):>9} {told(worth.recall if worth else None):>7}"
    figures += f"  {rule.origin}"
    mark = rule.mark() if is_marked else ""
    style = "warning" if mark == "mostly wrong" else "faint"
    return [
        [Span(figures), *([Span(f"  {mark}", style)] if mark else [])],
        *wrap(rule.why, width(), first="    ", rest="    ", style="faint"),
    ]


def told(share: float | None) -> str:
    """A share with two decimals; a dash where nothing could be judged."""
    return "-" if share is None else f"{share:.2f}"


def present_tables(project: Project) -> Tables | None:
    """The tables of the project; None where there are none yet, TableError where they are broken."""
    from pipeline.tables.store import TABLE_FILES, read_tables

    if not any((project.extracted / name).exists() for name in TABLE_FILES):
        return None
    return read_tables(project.extracted)


def worth_of_rules(tables: Tables | None, gold: Path | None, project: Project) -> Mapping[str, Worth]:
    """The worth of each rule whose claims can be judged; TableError where there is gold, but nothing to judge by it."""
    if gold is None:
        return {}
    from pipeline.errors import TableError
    from pipeline.tables.gold import read_gold, worth_by_rule

    if tables is None:
        raise TableError(f"there are no tables in {project.extracted} to hold against {gold}; make them with `crossclaim extract`")
    annotated = read_gold(gold)
    worth = worth_by_rule(tables.claims.iter_rows(named=True), annotated)
    if not worth:
        raise TableError(f"no claim of {project.extracted} is from an article that {gold} annotates")
    return worth


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of the present tables belong to which rule; None where there is no such table."""

    by_rule: Mapping[str, int] | None
    by_predicate: Mapping[str, int] | None
    findings: Mapping[str, int] | None


def rows_of_rules(project: Project, tables: Tables | None) -> Rows:
    """The rows of claims and conflicts, counted; TableError where the conflicts are broken."""
    from pipeline.tables.store import read_conflicts

    if tables is None:
        return Rows(None, None, None)
    conflicts = read_conflicts(project.extracted, tables)
    findings = None if conflicts is None else counted(conflicts, "rule_id")
    return Rows(counted(tables.claims, "rule_id"), counted(tables.claims, "predicate"), findings)


def counted(table: pl.DataFrame, column: str) -> Mapping[str, int]:
    """How many rows of a table hold which value in a column."""
    return dict(table.group_by(column).len().iter_rows())


def sections(rulebook: Rulebook, rows: Rows, worth: Mapping[str, Worth]) -> list[tuple[str, str, list[Listed]]]:
    """The parts of the list: title, what is counted, rules."""
    from pipeline.claims.extractors import EXTRACTORS

    own = rows.by_rule
    general = [
        Listed(name, "general", OURS, why, None if own is None else own.get(name, 0), worth.get(name)) for name, why in EXTRACTORS.items()
    ]
    return [
        ("extractors", "claims", general),
        ("patterns", "claims", listed(rulebook.patterns, own, worth)),
        ("conflicts", "findings", listed(rulebook.conflicts, rows.findings, {})),
        ("predicates", "claims", listed(list(rulebook.predicates.values()), rows.by_predicate, {})),
    ]


def listed(rules: Sequence[Any], rows: Mapping[str, int] | None, worth: Mapping[str, Worth]) -> list[Listed]:
    """The lines of rules of one sort."""
    from pipeline.rulebook import origin_of

    return [
        Listed(rule.id, kind_of(rule), origin_of(rule.place), rule.why, None if rows is None else rows.get(rule.id, 0), worth.get(rule.id))
        for rule in rules
    ]


def kind_of(rule: Any) -> str:
    """What a rule is, as its file has it: kind and severity, or how often a predicate happens."""
    kind = str(getattr(rule, "kind", None) or rule.happens)
    return f"{kind}, {rule.severity}" if hasattr(rule, "severity") else kind


def uncounted(rulebook: Rulebook) -> list[tuple[str, list[Place]]]:
    """The rules that have no line each: a title, and where each of them stands."""
    return [
        ("lexicons", list(rulebook.lexicon_places.values())),
        ("entities", [entity.place for entity in rulebook.entities]),
    ]


def origin_lines(title: str, places: Sequence[Place]) -> list[Line]:
    """How many of these rules come from where."""
    from pipeline.reports.layout import Span
    from pipeline.rulebook import origin_of

    counts = Counter(map(origin_of, places))
    lines: list[Line] = [[Span(f"{title} ({len(places)})", "strong")]]
    return [*lines, *([Span(f"  {count:>9}  {origin}")] for origin, count in sorted(counts.items())), []]
