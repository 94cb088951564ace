"""`python -m tests.patterns.readme`: write the list of rules into `rules/README.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.claims.extractors import EXTRACTORS
from pipeline.rulebook import Rulebook, load_rulebook

README = Path(__file__).parents[2] / "rules" / "README.md"
BEGIN = "<!-- rules: written by `python -m tests.patterns.readme` -->\n"
END = "<!-- end of rules -->\n"


def rule_list(rulebook: Rulebook) -> str:
    """All rules in tables, with what each is for."""
    patterns = [(rule.id, rule.kind, rule.why) for rule in rulebook.patterns]
    conflicts = [(rule.id, rule.kind, rule.severity, rule.why) for rule in rulebook.conflicts]
    predicates = [
        (rule.id, ", ".join((*rule.verbs, *rule.nouns, *rule.doers, *rule.works, *rule.phrases, *rule.place_of)), rule.happens, rule.why)
        for rule in rulebook.predicates.values()
    ]
    lexicons = [(name, str(words["why"])) for name, words in rulebook.lexicons.items()]
    parts = (
        ("Extractors", "These are code, and make claims in general; `rule_id` names them.", ("name", "finds"), list(EXTRACTORS.items())),
        ("Patterns", "", ("rule", "kind", "why"), patterns),
        ("Conflicts", "", ("rule", "kind", "severity", "why"), conflicts),
        ("Predicates", "", ("rule", "verbs, nouns, phrases, and what it tells the place of", "happens", "why"), predicates),
        ("Lexicons", "", ("file", "why"), lexicons),
    )
    return "\n".join(section(*part) for part in parts)


def section(title: str, said: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """One table below its heading."""
    lines = [f"### {title} ({len(rows)})", "", *([said, ""] if said else []), cells(header), "|" + "---|" * len(header)]
    return "\n".join([*lines, *(cells([f"`{row[0]}`", *row[1:]]) for row in rows), ""])


def cells(row: Iterable[Any]) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(" ".join(str(cell).split()).replace("|", "\\|") for cell in row) + " |"


def with_list(text: str, rulebook: Rulebook) -> str:
    """The README with the list of these rules in the place of the one that it holds; ValueError where it has no place for it."""
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{README.name} has lost the marks between which the rules are listed")
    return f"{head}{BEGIN}\n{rule_list(rulebook)}\n{END}{tail}"


def main() -> int:
    """Write the file."""
    README.write_text(with_list(README.read_text(encoding="utf-8"), load_rulebook()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
