"""What a change brought, as text, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.reports import changes_json
from pipeline.reports.layout import Line, Span, clean, render_lines, wrap
from pipeline.reports.markdown import escape
from pipeline.reports.report import Place
from pipeline.tables.diff import Changed, Row, TablesDiff

READ_FROM: Mapping[str, str] = {
    **dict.fromkeys(("date_edtf", "date_start", "date_end"), "date_text"),
    **dict.fromkeys(("value_low", "value_high"), "value_text"),
    "subject_id": "subject",
    "object_id": "object",
}
"""Columns that follow from the words in another."""
MARK = "<!-- crossclaim diff -->"


@dataclass(frozen=True, slots=True)
class Changes:
    """A diff, and what to call its parts."""

    old: str
    """The name of the state before: a folder or a revision."""
    new: str
    diff: TablesDiff
    places: Mapping[str, Place]
    """Where claims of the new state stand, by claim_id, as far as the articles are at hand."""
    rules: Sequence[tuple[str, str]] | None = None
    """Files of the project's rules that differ: `added`, `gone` or `changed`, and the path; null where nothing tells."""


def render(changes: Changes, form: str, *, width: int = 100, colour: bool = False) -> str:
    """The changes in one of FORMS."""
    if form == "text":
        return render_lines(_lines(changes, width), colour=colour)
    return FORMS[form](changes)


def _lines(changes: Changes, width: int) -> Iterator[Line]:
    diff = changes.diff
    for title, clashes, style in (("new conflict", diff.new, "error"), ("solved conflict", diff.solved, "good")):
        for clash in clashes:
            words = f"{title}: {clash.row['severity']}[{clash.row['rule_id']}] {clash.row['message']}"
            yield from wrap(words, width, rest="  ", style=style)
            for claim in clash.claims:
                yield from wrap(str(claim["evidence"]), width, first=f"  {_place(changes, claim)}: ", rest="    ")
            yield []
    for change in diff.changed:
        yield from _claim(changes, "changed", change.new, width)
        yield from wrap(str(change.old["evidence"]), width, first="  - ", rest="    ", style="error")
        yield from wrap(str(change.new["evidence"]), width, first="  + ", rest="    ", style="good")
        for name, old, new in _sides(change):
            yield from wrap(f"{name}: {old} -> {new}", width, first="    ", rest="      ")
        yield []
    for title, rows, sign, style in (("gone", diff.gone, "- ", "error"), ("added", diff.added, "+ ", "good")):
        for row in rows:
            yield from _claim(changes, title, row, width)
            yield from wrap(str(row["evidence"]), width, first=f"  {sign}", rest="    ", style=style)
            yield []
    for note in _notes(changes):
        yield from wrap(note, width, rest="  ")
    yield [Span(_total(changes), "strong")]


def _claim(changes: Changes, title: str, row: Row, width: int) -> Sequence[Line]:
    return wrap(f"{title} claim: {_place(changes, row)}  {_about(row)}", width, rest="  ")


def _place(changes: Changes, claim: Row) -> str:
    return clean(str(changes.places.get(str(claim["claim_id"]), claim["source_id"])))


def _about(row: Row) -> str:
    subject = row["subject"] or row["object"]
    return f"{clean(str(subject))} ({row['predicate']})" if subject else str(row["predicate"])


def _sides(change: Changed) -> list[tuple[str, str, str]]:
    """Each column that differs, before and after, but the sentence and what is only read from another that differs."""
    shown = [name for name in change.fields if name != "evidence" and READ_FROM.get(name) not in change.fields]
    return [(name, _shown(change.old[name]), _shown(change.new[name])) for name in shown]


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.10g}"
    return "none" if value is None else clean(str(value))


def _notes(changes: Changes) -> list[str]:
    made_by = [f"{name}: {old} -> {new}" for name, (old, new) in changes.diff.made_by.items() if name != "rules"]
    rules = [f"rule {what}: {path}" for what, path in changes.rules or ()]
    if "rules" in changes.diff.made_by and not rules:
        rules = ["the rules that the claims were extracted with have changed"]
    return [*rules, *made_by]


def _total(changes: Changes) -> str:
    diff = changes.diff
    claims = f"{len(diff.changed)} changed, {len(diff.added)} added, {len(diff.gone)} gone"
    conflicts = f"{len(diff.new)} new, {len(diff.solved)} solved"
    return f"From {changes.old} to {changes.new}: conflicts: {conflicts}; claims: {claims}."


def _markdown(changes: Changes) -> str:
    diff = changes.diff
    lines = [MARK, "## Crossclaim: what changes", "", escape(_total(changes)), ""]
    for title, clashes in (("❌ New conflicts", diff.new), ("✅ Solved conflicts", diff.solved)):
        lines += [f"### {title}", ""] if clashes else []
        for clash in clashes:
            lines += [f"- `{clash.row['severity']}[{clash.row['rule_id']}]` {escape(str(clash.row['message']))}"]
            lines += [f"  - `{_place(changes, claim).replace('`', chr(39))}` {escape(str(claim['evidence']))}" for claim in clash.claims]
        lines += [""] if clashes else []
    rows = [
        (_place(changes, change.new), str(change.old["evidence"]), str(change.new["evidence"]), _sides(change)) for change in diff.changed
    ]
    cells = [
        (place, escape(old), "<br>".join([escape(new), *(f"*{name}*: {escape(a)} → {escape(b)}" for name, a, b in sides)]))
        for place, old, new, sides in rows
    ]
    cells += [(_place(changes, row), escape(str(row["evidence"])), "") for row in diff.gone]
    cells += [(_place(changes, row), "", escape(str(row["evidence"]))) for row in diff.added]
    if cells:
        lines += ["### Claims", "", "| where | before | after |", "|---|---|---|"]
        lines += [f"| `{place.replace('`', chr(39)).replace('|', '/')}` | {old} | {new} |" for place, old, new in cells]
        lines += [""]
    lines += [f"- {escape(note)}" for note in _notes(changes)]
    return "\n".join(lines).rstrip() + "\n"


FORMS: Mapping[str, Callable[[Changes], str]] = {"markdown": _markdown, "json": changes_json.render}
"""The formats but text, which alone knows the width of a terminal."""
