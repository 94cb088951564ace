"""`rules test`: the examples that rules carry, run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.cli.exits import FAILS, FINE
from pipeline.cli.output import write_out
from pipeline.cli.progress import SHOWING
from pipeline.cli.project import Project, split_ids

if TYPE_CHECKING:
    from pipeline.claims.examples import PatternExample
    from pipeline.conflicts.examples import Example
    from pipeline.rulebook import Rulebook
    from pipeline.rulebook.rules import Place


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that a rule does not live up to."""

    place: Place
    keys: tuple[str, str]
    """Where it stands in its file."""
    said: str

    def describe(self) -> str:
        """The failure behind its place: `rules/patterns/x.yaml:12: …`."""
        from pipeline.rulebook.document import read_document
        from pipeline.rulebook.rules import in_pack

        return f"{self.place.path}:{read_document(self.place.path).line(*self.keys)}: {in_pack(self.said, self.place.pack)}"


def run_all_examples(project: Project, prefixes: Sequence[str], pack: str | None = None) -> int:
    """Run the examples of rules, and print those that fail.

    Of the rules whose id begins with one of `prefixes`, or of all; with `pack`, of those that this rule pack brings.
    """
    rulebook = chosen(of_pack(project.load_rules(), pack), split_ids(prefixes))
    with SHOWING.step("Running examples"):
        conflicts, patterns = examples_of(rulebook, project)
    failures = [*failed_patterns(rulebook, patterns), *failed_conflicts(rulebook, conflicts)]
    count = len(conflicts) + len(patterns)
    rules = len(rulebook.conflicts) + len(rulebook.patterns)
    lines = [failure.describe() for failure in failures]
    lines.append(
        f"{count} examples of {rules} rule{'s' * (rules != 1)}: " + (f"{len(failures)} failed." if failures else "all as they should be.")
    )
    write_out("\n".join(lines) + "\n")
    return FAILS if failures else FINE


def of_pack(rulebook: Rulebook, name: str | None) -> Rulebook:
    """The rulebook with only those rules with examples that the rule pack brings; all where none is named.

    SettingsError: there is no such pack, or no rule of it has examples.
    """
    from pipeline.errors import SettingsError
    from pipeline.rulebook import packs_named

    if name is None:
        return rulebook
    packs = packs_named(name, rulebook.packs)
    conflicts = tuple(rule for rule in rulebook.conflicts if rule.place.pack in packs)
    patterns = tuple(rule for rule in rulebook.patterns if rule.place.pack in packs)
    if not conflicts and not patterns:
        raise SettingsError(f'the rule pack "{name}" brings no rule that can have examples, in conflicts or in patterns')
    return replace(rulebook, conflicts=conflicts, patterns=patterns)


def chosen(rulebook: Rulebook, prefixes: Sequence[str]) -> Rulebook:
    """The rulebook with only those rules that have examples and are asked for; SettingsError where a prefix begins no id of theirs."""
    from pipeline.gate.selection import make_selection

    known = [*(rule.id for rule in rulebook.conflicts), *(rule.id for rule in rulebook.patterns)]
    takes = make_selection(prefixes, (), known).takes
    return replace(
        rulebook,
        conflicts=tuple(rule for rule in rulebook.conflicts if takes(rule.id)),
        patterns=tuple(rule for rule in rulebook.patterns if takes(rule.id)),
    )


def examples_of(rulebook: Rulebook, project: Project) -> tuple[list[Example], list[PatternExample]]:
    """The examples, run; what is needed for one kind of rule is not loaded where there is none."""
    conflicts: list[Example] = []
    patterns: list[PatternExample] = []
    if rulebook.conflicts:
        from pipeline.conflicts.examples import run_examples

        conflicts = run_examples(rulebook)
    if rulebook.patterns:
        from pipeline.claims.examples import run_pattern_examples

        patterns = run_pattern_examples(rulebook, project.settings)
    return conflicts, patterns


def failed_patterns(rulebook: Rulebook, examples: Sequence[PatternExample]) -> Iterator[Failure]:
    """The failures among the examples of pattern rules."""
    rules = {rule.id: rule for rule in rulebook.patterns}
    for example in examples:
        if not example.passed:
            said = f'"{example.name}" should make {told(example.wanted)}, and makes {told(example.found)}'
            yield Failure(rules[example.rule_id].place, ("finds" if example.wanted else "ignores", example.name), said)


def told(claims: Sequence[Mapping[str, object]]) -> str:
    """Claims in words: `subject Lima, object null; …`."""
    return (
        "; ".join(", ".join(f"{key} {'null' if value is None else value}" for key, value in claim.items()) for claim in claims)
        or "no claim"
    )


def failed_conflicts(rulebook: Rulebook, examples: Sequence[Example]) -> Iterator[Failure]:
    """The failures among the examples of conflict rules."""
    rules = {rule.id: rule for rule in rulebook.conflicts}
    for example in examples:
        if not example.passed:
            said = (
                f'"{example.name}" should be reported, and is not'
                if example.is_conflict
                else f'"{example.name}" is reported: {"; ".join(example.messages)}'
            )
            yield Failure(rules[example.rule_id].place, ("conflicts" if example.is_conflict else "agrees", example.name), said)
